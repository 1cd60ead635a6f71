"""Framaforms and other Drupal Webform sites, grid: three rows of headings, one column for each topic.

The first row has the form's title, the second the questions, the third the columns (``SID``, …) and the
topics. A question of one column that follows the grid has nothing above it, so it looks like one more topic:
its cells are then reported, and ``topics=[...]`` says which columns belong to the grid. Dropped on reading:
times, draft mark, address, user, and every other column. Agents are named by their SID (submission id).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import agent_column, chosen_question, column_of, weight_column
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Voters
from maillage.ballots.grids import read_grid
from maillage.ballots.names import clean
from maillage.ballots.registry import Layout
from maillage.tables.cells import plain

if TYPE_CHECKING:
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

_DRAFT = frozenset({"brouillon", "draft"})
_OWN = frozenset(
    {
        *("numero", "serial", "sid", "heure", "time", "submitted time", "completed time", "modified time"),
        *("date de soumission", "heure de soumission", "heure d'achevement", "heure de modification"),
        *("adresse ip", "ip address", "uid", "username", "nom d'utilisateur", *_DRAFT),
    }
)


def _header_row(head: list[Row]) -> int | None:
    """Return which of the first rows has the columns: the one with SID, below a row of questions."""
    for number, (_, cells) in enumerate(head[:6]):
        if number and "sid" in {plain(cell) for cell in cells}:
            return number
    return None


def _questions(above: list[str], headings: list[str]) -> dict[str, list[tuple[int, str]]]:
    """Return the grids: a question above its first topic, nothing above the others."""
    own = [plain(heading) in _OWN for heading in headings]
    found: dict[str, list[tuple[int, str]]] = {}
    question = ""
    for column, heading in enumerate(headings):
        name = clean(above[column]) if column < len(above) else ""
        if own[column]:
            question = ""
        elif name:
            question = name
        if question and heading.strip():
            found.setdefault(question, []).append((column, heading))
    return {name: items for name, items in found.items() if len(items) > 1}


def _recognise(head: list[Row]) -> int | None:
    row = _header_row(head)
    return 95 if row is not None and _questions(head[row - 1][1], head[row][1]) else None


def _read(table: Table, options: Options) -> BallotTable:
    head = table.head(6)
    row = _header_row(head)
    questions = {} if row is None else _questions(head[row - 1][1], head[row][1])
    if row is None or not questions:
        expected = "expected a row with SID and the topics, below one with the questions"
        raise Findings(table).fail(f"no grid of Framaforms or Webform; {expected}")
    line, headings = head[row]
    question = chosen_question(table, options, questions, "grid questions")
    draft = column_of(headings, _DRAFT)
    voters = Voters(
        headings,
        line,
        agent_column(table, headings, options, ("sid",)),
        weight_column(headings),
        None if draft is None else lambda cells: not cells[draft].strip(),
    )
    return read_grid(table, voters, questions[question], options)


LAYOUT = Layout("webform_grid", "Framaforms, Drupal Webform, grid: three rows of headings", _recognise, _read)
