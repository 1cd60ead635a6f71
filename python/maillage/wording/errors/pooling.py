"""Messages about pooled actions that the command line can meet: ``maillage.pooling``, ``src/pooling``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("objective is {value}; expected one of {names}"),
    mark("a pin names '{name}'; expected the id of an action"),
    mark("a refusal names '{name}'; expected the id of an action"),
    mark("a pin names less than two actions; expected two or more"),
    mark("a refusal names less than two actions; expected two or more"),
    mark("within_km is given, but no places; expected territories with latitude and longitude"),
    mark("neighbours_only is given, but no adjacency; expected a table of territories that touch"),
    mark("budget_eur is {n}; expected euros >= 0"),
    mark(
        "no pool can have the pinned actions {names}; expected actions that are alike, near enough, not "
        "refused, and within max_size"
    ),
    mark(
        "no plan keeps all pins within the limits; expected a larger budget_eur or staff_days, fewer pins, "
        "or pins that have no action in common"
    ),
    mark(
        "{n} pairs of actions have compatible kinds; expected at most {n2}: name kinds more precisely, or "
        "raise the limit"
    ),
)
