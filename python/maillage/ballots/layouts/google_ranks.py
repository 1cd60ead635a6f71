"""Google Forms, grid with one row for each rank: ``Classez les sujets [1er choix]``, cells hold the topics.

Dropped on reading: timestamp, e-mail address, and every column of other questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import (
    agent_column,
    chosen_question,
    header,
    heading_row,
    ranked_questions,
    weight_column,
)
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Voters
from maillage.ballots.google import OWN, has_timestamp
from maillage.ballots.lists import read_rank_columns
from maillage.ballots.registry import Layout

if TYPE_CHECKING:
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table


def _recognise(head: list[Row]) -> int | None:
    headings = header(head)
    if not ranked_questions(headings):
        return None
    return 90 if has_timestamp(headings) else 50


def _read(table: Table, options: Options) -> BallotTable:
    line, headings = heading_row(table)
    questions = ranked_questions(headings)
    if not questions:
        expected = "expected one column for each rank, such as 'Classez les sujets [1er choix]'"
        raise Findings(table).fail(f"no grid with ranks in the headings; {expected}", line=line)
    question = chosen_question(table, options, questions, "ranking questions")
    agent = agent_column(table, headings, options, OWN)
    voters = Voters(headings, line, agent, weight_column(headings))
    return read_rank_columns(table, voters, questions[question], options)


LAYOUT = Layout(
    "google_ranks", "Google Forms, grid with a row for each rank: … [1er choix]", _recognise, _read
)
