"""What the exports of LimeSurvey have in common: ids, unfinished responses, and how headings are made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maillage.ballots.columns import RESPONSES, SUBMITTED, agent_column, column_of, weight_column
from maillage.ballots.gathering import Voters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.model import Options
    from maillage.tables import Table

_CODE_BEFORE_TEXT = re.compile(r"^([A-Za-z][A-Za-z0-9]*)\[[^\]]*\]\s*([.:;|-])\s+")


def voters(table: Table, line: int, headings: list[str], options: Options) -> Voters:
    """Return who answers: the response id; a response is finished when it has a date of submission."""
    submitted = column_of(headings, SUBMITTED)
    return Voters(
        headings,
        line,
        agent_column(table, headings, options, RESPONSES),
        weight_column(headings),
        None if submitted is None else lambda cells: bool(cells[submitted].strip()),
    )


def texts(headings: Sequence[str]) -> list[str]:
    """Return the questions' texts: with spaces where underscores stand for them, and one code for all ranks.

    "Code and text" headings repeat the code of the column, ``Q1[2]. Classez [Classement 2]``; what remains is
    ``Q1. Classez [Classement 2]``.
    """
    underscored = any("_[" in heading for heading in headings)
    if underscored and not any(" " in heading.strip() for heading in headings):
        headings = [heading.replace("_", " ") for heading in headings]
    return [_CODE_BEFORE_TEXT.sub(r"\1\2 ", heading.strip()) for heading in headings]
