"""Google Forms, grid with one row for each topic: ``Classez les sujets [Gouvernance]``, cells hold the rank.

Cells may also hold scores or yes/no. Dropped on reading: timestamp, e-mail address, and every other column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import (
    agent_column,
    chosen_question,
    header,
    heading_row,
    ordinal,
    questions_with_items,
    weight_column,
)
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Voters
from maillage.ballots.google import OWN, has_timestamp
from maillage.ballots.grids import read_grid
from maillage.ballots.registry import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table


def _questions(headings: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    found = questions_with_items(headings)
    return {name: items for name, items in found.items() if any(ordinal(item) is None for _, item in items)}


def _recognise(head: list[Row]) -> int | None:
    headings = header(head)
    if not any(len(items) > 1 for items in _questions(headings).values()):
        return None
    return 80 if has_timestamp(headings) else 40


def _read(table: Table, options: Options) -> BallotTable:
    line, headings = heading_row(table)
    questions = _questions(headings)
    if not questions:
        expected = "expected one column for each topic, such as 'Classez les sujets [Gouvernance]'"
        raise Findings(table).fail(f"no grid with topics in the headings; {expected}", line=line)
    question = chosen_question(table, options, questions, "questions with topics")
    agent = agent_column(table, headings, options, OWN)
    voters = Voters(headings, line, agent, weight_column(headings))
    return read_grid(table, voters, questions[question], options)


LAYOUT = Layout(
    "google_topics", "Google Forms, grid with a row for each topic: … [Gouvernance]", _recognise, _read
)
