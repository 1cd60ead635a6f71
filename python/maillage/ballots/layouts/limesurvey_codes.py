"""LimeSurvey 3 to 6, headings as question codes: one column ``Q1[1]``, ``Q1[2]``, … for each rank.

Cells hold answer codes (``A1``) or, with full answers, labels. Exports made for ExpressionScript write
``Q1_1``. Dropped on reading: dates, language, seed, token, address, and every column of other questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maillage.ballots.columns import chosen_question, header, heading_row, ranked_questions
from maillage.ballots.findings import Findings
from maillage.ballots.limesurvey import voters
from maillage.ballots.lists import read_rank_columns
from maillage.ballots.registry import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_UNDERSCORED = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([0-9]+)")


def _questions(headings: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    found = {
        question: ranks for question, ranks in ranked_questions(headings).items() if _CODE.fullmatch(question)
    }
    if not found:
        for column, heading in enumerate(headings):
            if match := _UNDERSCORED.fullmatch(heading.strip()):
                found.setdefault(match.group(1), []).append((column, int(match.group(2))))
    return {question: ranks for question, ranks in found.items() if [rank for _, rank in ranks][:1] == [1]}


def _recognise(head: list[Row]) -> int | None:
    headings = [heading.strip() for heading in header(head)]
    if not _questions(headings):
        return None
    if "id" in headings and ("submitdate" in headings or "lastpage" in headings):
        return 95
    return 60 if ranked_questions(headings) else None


def _read(table: Table, options: Options) -> BallotTable:
    line, headings = heading_row(table)
    questions = _questions(headings)
    if not questions:
        expected = "expected one column for each rank, such as Q1[1], Q1[2]"
        raise Findings(table).fail(
            f"no ranking question of LimeSurvey in the headings; {expected}", line=line
        )
    question = chosen_question(table, options, questions, "ranking questions")
    return read_rank_columns(table, voters(table, line, headings, options), questions[question], options)


LAYOUT = Layout("limesurvey_codes", "LimeSurvey, headings as codes: Q1[1]", _recognise, _read)
