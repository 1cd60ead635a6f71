"""What the exports of LimeSurvey have in common: ids, unfinished responses, underscores in headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import RESPONSES, SUBMITTED, agent_column, column_of, weight_column
from maillage.ballots.gathering import Voters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.model import Options
    from maillage.tables import Table


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


def unscored(headings: Sequence[str]) -> list[str]:
    """Return headings with spaces again where the export was made with underscores in their place."""
    if any(" " in heading.strip() for heading in headings) or not any(
        "_[" in heading for heading in headings
    ):
        return list(headings)
    return [heading.replace("_", " ") for heading in headings]
