"""LimeSurvey 3 to 6, headings as full text: ``Classez les sujets [Classement 1]``, ``Rank … [Rank 1]``.

Also "code & text" headings (``Q1[1]. Classez les sujets [Classement 1]``) and underscores in place of spaces.
Dropped on reading: dates, language, seed, token, address, and every column of other questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import (
    RESPONSES,
    SUBMITTED,
    chosen_question,
    column_of,
    header,
    heading_row,
    ranked_questions,
)
from maillage.ballots.findings import Findings
from maillage.ballots.limesurvey import texts, voters
from maillage.ballots.lists import read_rank_columns
from maillage.ballots.registry import Layout

if TYPE_CHECKING:
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table


def _recognise(head: list[Row]) -> int | None:
    headings = texts(header(head))
    own = column_of(headings, RESPONSES) is not None and column_of(headings, SUBMITTED) is not None
    return 90 if own and ranked_questions(headings) else None


def _read(table: Table, options: Options) -> BallotTable:
    line, raw = heading_row(table)
    headings = texts(raw)
    questions = ranked_questions(headings)
    if not questions:
        expected = "expected one column for each rank, such as 'Classez les sujets [Classement 1]'"
        raise Findings(table).fail(
            f"no ranking question of LimeSurvey in the headings; {expected}", line=line
        )
    question = chosen_question(table, options, questions, "ranking questions")
    return read_rank_columns(table, voters(table, line, headings, options), questions[question], options)


LAYOUT = Layout(
    "limesurvey_text", "LimeSurvey, headings as full text: … [Classement 1], … [Rank 1]", _recognise, _read
)
