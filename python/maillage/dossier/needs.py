"""What each question needs from a dossier, as the schemas say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.dossier.schema import schemas
from maillage.wording import mark, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

#: what a question is called; one that is not here is called by its command
QUESTIONS = {
    "rank": mark("ranking the topics (rank)"),
    "programme": mark("making the programme (programme)"),
    "network": mark("reading the network of actors (network)"),
    "map": mark("drawing the map of cooperations (map)"),
    "pool": mark("pooling actions (pool)"),
}
_ANSWERS = {
    (False, False): mark("{question}: possible."),
    (False, True): mark("{question}: possible; could also use {useful}."),
    (True, False): mark("{question}: not possible without {missing}."),
    (True, True): mark("{question}: not possible without {missing}; could also use {useful}."),
}


@dataclass(frozen=True)
class Need:
    """Something that a question needs or can use.

    Attributes
    ----------
    question : str
        The command that answers it: "rank", "programme", "network", "map" or "pool".
    table : str
    column : str or None
        None where it is the table as a whole.
    required : bool
        False where the question is answered without it, only less well.
    present : bool
        Whether the dossier has it.
    """

    question: str
    table: str
    column: str | None
    required: bool
    present: bool

    def text(self, lang: str = "fr") -> str:
        """Return what it is: "table topics", or a column of it: "topics.label"."""
        if self.column is not None:
            return f"{self.table}.{self.column}"
        return words(lang).say("table {table}", table=self.table)


def needs(present: Mapping[str, AbstractSet[str]]) -> tuple[Need, ...]:
    """Return what each question needs or can use, given the columns of the tables that are there."""
    found: list[Need] = []
    for name, schema in schemas().items():
        columns = present.get(name)
        there = columns is not None
        found += [Need(each, name, None, required=True, present=there) for each in schema.needed_by]
        found += [Need(each, name, None, required=False, present=there) for each in schema.used_by]
        found += [
            Need(each, name, column.name, required=False, present=column.name in columns)
            for column in schema.columns
            for each in column.own.get("used_by", [])
            if columns is not None  # otherwise the line of the table says it all
        ]
    order = list(QUESTIONS)
    return tuple(sorted(found, key=lambda need: order.index(need.question) if need.question in order else 99))


def needs_text(needs: Iterable[Need], lang: str) -> list[str]:
    """Return a sentence for each question: whether it can be answered, and what would help."""
    needs = list(needs)
    lines = []
    for question in dict.fromkeys(need.question for need in needs):
        absent = [need for need in needs if need.question == question and not need.present]
        missing = [need.text(lang) for need in absent if need.required]
        useful = [need.text(lang) for need in absent if not need.required]
        name = words(lang).say(QUESTIONS.get(question, question))
        message = _ANSWERS[bool(missing), bool(useful)]
        values = {
            "question": name,
            "missing": words(lang).listing(missing),
            "useful": words(lang).listing(useful),
        }
        lines.append(words(lang).say(message, **values))
    return lines
