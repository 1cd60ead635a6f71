"""Templates of messages: an English sentence with the names of its values, and the values of one that fits.

A value in quotes, ``'{topic}'``, is one that stands in quotes; numbers and hints are told by their names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from maillage.wording.errors import (
    ballots,
    dossiers,
    networks,
    pooling,
    preflib,
    programme,
    rules,
    tables,
    things,
)
from maillage.wording.language import mark

_VALUE = re.compile(r"'\{(?P<quoted>\w+)\}'|\{(?P<bare>\w+)\}")
_QUOTED = "'.*?'|\".*?\""
#: what a value looks like, by its name without the number at the end; anything else may be anything
_PATTERNS = {
    **dict.fromkeys(("n", "line", "row", "column", "year"), r"[+-]?\d[\d,.]*(?:e[+-]?\d+)?"),
    "hex": r"[0-9A-Fa-f]+",
    "hint": r"(?:; did you mean .+\?)?",
    "names": ".*?",
    "option": r"\w+(?:\[.*?\])?",
    "weekday": r"\w+ \(\w+\)",
    "day": r"\d{4}-\d\d-\d\d",
}

_PLACES = (
    mark("sheet '{sheet}'"),
    mark("line {line}"),
    mark("row {row}"),
    mark("column {column}"),
    mark("column {column} ('{heading}')"),
    mark("character {n}"),
    mark("cell {cell}"),
    mark("agent '{agent}'"),
    mark("feature {n} ({name})"),
)


@dataclass(frozen=True)
class Template:
    """A message and how it is recognised."""

    message: str

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The words between the values."""
        return tuple(map(_plain, re.split(r"'?\{\w+\}'?", self.message)))

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The names of the values that stand in quotes."""
        return frozenset(value["quoted"] for value in _VALUE.finditer(self.message) if value["quoted"])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The message as a regular expression with a group for each value."""
        parts, at = [], 0
        for value in _VALUE.finditer(self.message):
            parts.append(re.escape(_plain(self.message[at : value.start()])))
            name = value["quoted"] or value["bare"]
            bare = _PATTERNS.get(name.rstrip("0123456789"), ".+?")
            parts.append(f"(?P<{name}>{_QUOTED if value['quoted'] else bare})")
            at = value.end()
        parts.append(re.escape(_plain(self.message[at:])))
        return re.compile("".join(parts), re.DOTALL)

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values by their names where the text fits, else None."""
        if not all(literal in text for literal in self.literals):
            return None
        found = self.pattern.fullmatch(text)
        return None if found is None else found.groupdict()


def _plain(literal: str) -> str:
    return literal.replace("{{", "{").replace("}}", "}")


def _by_length(*groups: tuple[str, ...]) -> tuple[Template, ...]:
    """Return templates, those with the most words of their own first: they say more exactly what is meant."""
    templates = [Template(message) for group in groups for message in group]
    return tuple(sorted(templates, key=lambda each: -sum(map(len, each.literals))))


TEMPLATES = _by_length(
    tables.MESSAGES,
    ballots.MESSAGES,
    pooling.MESSAGES,
    preflib.MESSAGES,
    rules.MESSAGES,
    programme.MESSAGES,
    dossiers.MESSAGES,
    networks.MESSAGES,
    things.MESSAGES,
)
PLACE_TEMPLATES = _by_length(_PLACES)
