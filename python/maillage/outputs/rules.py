"""The ranking rules as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage.outputs.document import Column, Document, Sheet
from maillage.outputs.rankings import COMMON
from maillage.wording import mark, rule_name, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KINDS = {"ranks": mark("ranks"), "scores": mark("scores"), "approvals": mark("approvals")}


def rules_document(rules: Iterable[Mapping[str, Any]], *, lang: str = "fr") -> Document:
    """Return the rows of the registry of rules as a document."""
    say = words(lang).say
    rows = [dict(rule) for rule in rules]
    names = (mark("Rule"), mark("Name"), mark("Ballots"), mark("Options"), mark("Source"))
    texts = tuple(
        (row["id"], rule_name(row["id"], lang), _ballots(row, lang), _options(row), row["reference"])
        for row in rows
    )
    return Document(
        lang=lang,
        title=say("Rules that rank topics"),
        facts=(say("Every rule also takes unranked, tie_break and seed."),),
        sheets=(
            Sheet(
                name=say("Rules"),
                columns=tuple(say(name) for name in names),
                values=texts,
                shown=tuple(Column(say(name), wide=place >= 1) for place, name in enumerate(names)),
                texts=texts,
            ),
        ),
        data={"kind": "rules", "rules": rows},
    )


def _ballots(row: Mapping[str, Any], lang: str) -> str:
    """Return the kinds of ballots that a rule takes; the command line has no tallies."""
    kinds = [kind for kind in str(row["input"]).split(", ") if kind != "tally"]
    return ", ".join(words(lang).say(_KINDS[kind]) if kind in _KINDS else kind for kind in kinds)


def _options(row: Mapping[str, Any]) -> str:
    own = {name: values for name, values in row["values"].items() if name not in COMMON}
    return "; ".join(f"{name} = {values}" for name, values in own.items())
