"""What the columns of a survey export are, told from their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maillage.ballots.names import clean, listed, suggestion
from maillage.errors import InvalidInput, NotFound
from maillage.tables.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from maillage.ballots.model import Options
    from maillage.tables import Row, Table

WEIGHTS = frozenset({"weight", "poids", "ponderation", "weights"})
RESPONSES = ("id", "response id", "id de la reponse", "identifiant de la reponse", "id reponse")
SUBMITTED = frozenset({"submitdate", "date submitted", "date de soumission", "date d'envoi"})
_RANK_WORDS = r"(?:rank|ranking|classement|rang|choix|choice|priorite|priority|place|position|n°|no|#)"
_ORDINAL = re.compile(
    rf"(?:{_RANK_WORDS}\s*)?([0-9]+)\s*(?:er|ere|re|e|eme|nd|nde|st|rd|th)?(?:\s*{_RANK_WORDS})?"
)


def ordinal(text: str) -> int | None:
    """Return the rank that a heading or a cell names: "1er choix", "Classement 2", "Rank 3", "4th", "5"."""
    match = _ORDINAL.fullmatch(plain(text))
    return int(match.group(1)) if match else None


def bracketed(heading: str) -> tuple[str, str] | None:
    """Return (question, item) of a heading such as "Classez [1er choix]"; the item may hold brackets."""
    text = clean(heading)
    if not text.endswith("]"):
        return None
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] == "]") - (text[position] == "[")
        if depth == 0:
            question, item = text[:position].strip(), text[position + 1 : -1].strip()
            return (question, item) if question and item else None
    return None


def questions_with_items(headings: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Return, for every question that has items in brackets, its (column, item) in the file's order."""
    questions: dict[str, list[tuple[int, str]]] = {}
    for column, heading in enumerate(headings):
        parts = bracketed(heading)
        if parts is not None:
            questions.setdefault(parts[0], []).append((column, parts[1]))
    return questions


def ranked_questions(headings: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return, for every question with ranks in brackets, its (column, rank) by rank, without other items."""
    found = {}
    for question, items in questions_with_items(headings).items():
        ranks = [(column, rank) for column, item in items if (rank := ordinal(item)) is not None]
        if ranks:
            found[question] = sorted(ranks, key=lambda pair: pair[1])
    return found


def chosen_question(table: Table, options: Options, questions: Iterable[str], what: str) -> str:
    """Return the question to read: the only one, or the one that was asked for.

    Raises
    ------
    InvalidInput
        If there are several and none was chosen; the message lists them.
    NotFound
        If the chosen one is not there.
    """
    names = list(questions)
    if options.question is None:
        if len(names) == 1:
            return names[0]
        raise InvalidInput(f"{table.place()}: several {what} ({listed(names)}); choose one with question=...")
    wanted = plain(options.question)
    matches = [name for name in names if plain(name) == wanted]
    if len(matches) != 1:
        raise NotFound(f"{table.place()}: no {what} {options.question!r}; the file has {listed(names)}")
    return matches[0]


def agent_column(table: Table, headings: Sequence[str], options: Options, own: Sequence[str]) -> int | None:
    """Return the column of the agents' ids: the one asked for, else the first of the tool's ``own``.

    None means that agents are numbered A1, A2, … in the order of the file, as when ``agent_column=""`` is
    asked for.

    Raises
    ------
    NotFound
        If the column that was asked for is not there.
    """
    named = [plain(heading) for heading in headings]
    if options.agent_column == "":
        return None
    if options.agent_column is not None:
        wanted = plain(options.agent_column)
        if wanted not in named:
            known = [clean(heading) for heading in headings if heading.strip()]
            hint = suggestion(options.agent_column, known)
            raise NotFound(
                f"{table.place()}: no column {options.agent_column!r}; there are {listed(known)}{hint}"
            )
        return named.index(wanted)
    return next((named.index(name) for name in own if name in named), None)


def weight_column(headings: Sequence[str]) -> int | None:
    """Return the column of weights ("weight" or "poids"), which people add to exports."""
    return next((column for column, heading in enumerate(headings) if plain(heading) in WEIGHTS), None)


def column_of(headings: Sequence[str], names: Iterable[str]) -> int | None:
    """Return the first column whose heading is one of ``names`` (plain words)."""
    wanted = frozenset(names)
    return next((column for column, heading in enumerate(headings) if plain(heading) in wanted), None)


def labelled(text: str, labels: Mapping[str, str]) -> str:
    """Return the label of an answer code, or the cleaned text itself where it is no known code."""
    name = clean(text)
    return labels.get(name, name)


def below_titles(head: list[Row]) -> list[Row]:
    """Return the first rows without the titles above the headings: rows with nothing but their first cell."""
    for number, (_, cells) in enumerate(head):
        filled = [column for column, cell in enumerate(cells) if cell.strip()]
        if filled != [0]:
            return head[number:]
    return head


def heading_row(table: Table) -> Row:
    """Return the line and the headings of a table, titles above them passed over."""
    return below_titles(table.head())[0]


def header(head: list[Row]) -> list[str]:
    """Return the headings of a table."""
    return below_titles(head)[0][1] if head else []
