"""Ranks in cells, and ballots whose ranks skip a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.ballots.columns import ordinal
from maillage.ballots.names import clean
from maillage.errors import InvalidInput
from maillage.tables.cells import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maillage.ballots.gathering import Gathering

HIGHEST_RANK = 65_535
CHUNK = 4096
_EMPTY = "an empty cell says not ranked"
_SCORES = "for scores, say kind='scores'"


def parse_rank(text: str) -> int:
    """Return the rank in a cell ("2", "2.0", "2e choix"), 0 for an empty one.

    Raises
    ------
    InvalidInput
        For 0, negative numbers, fractions, words, NaN and infinity, each with what would be right.
    """
    rank = ordinal(text)
    if rank is None:
        try:
            number = parse_number(text)
        except InvalidInput:
            problem = f"rank {text!r} is not a number; expected 1, 2, 3, …; {_EMPTY}"
            raise InvalidInput(problem) from None
        if number is None:
            return 0
        if number != int(number):
            raise InvalidInput(f"rank {text!r} is not a whole number; expected 1, 2, 3, …; {_SCORES}")
        rank = int(number)
    if rank < 1:
        raise InvalidInput(f"rank {text!r}: the best rank is 1; {_EMPTY}; {_SCORES}")
    if rank > HIGHEST_RANK:
        raise InvalidInput(f"rank {text!r} is above {HIGHEST_RANK:,}; expected 1, 2, 3, …")
    return rank


def is_ranking(ranks: Sequence[int]) -> bool:
    """Tell whether ranks (0 = not ranked) skip nothing, ties written as 1 1 2 or as 1 1 3."""
    given = sorted(rank for rank in ranks if rank)
    dense = all(rank - before in {0, 1} for before, rank in zip([0, *given], given, strict=False))
    if dense or not given:
        return True
    return given[0] == 1 and all(
        rank == place + 1 or rank == given[place - 1] for place, rank in enumerate(given) if place
    )


def report_gaps(gathering: Gathering, values: NDArray[Any], columns: Sequence[int]) -> None:
    """Report every ballot whose ranks skip a place, in pieces so that memory stays small."""
    for start in range(0, len(values), CHUNK):
        piece = values[start : start + CHUNK]
        for row in np.flatnonzero(_suspect(piece)):
            ranks = piece[row].tolist()
            if is_ranking(ranks):
                continue
            given = sorted({rank for rank in ranks if rank})
            missing = next(rank for rank in range(1, given[-1]) if rank not in given)
            after = min(rank for rank in given if rank > missing)
            column = columns[ranks.index(after)]
            shown = ", ".join(map(str, given[:8])) + (", …" if len(given) > 8 else "")
            remedy = "correct the ballot, or say on_gap='keep' if only the order matters"
            gathering.findings.add(
                f"rank {after} without a rank {missing} (the ballot has {shown}); {remedy}; {_SCORES}",
                line=gathering.lines[start + row],
                column=column,
                heading=clean(gathering.headings[column]),
                agent=gathering.agents[start + row],
            )


def _suspect(piece: NDArray[Any]) -> NDArray[np.bool_]:
    """Return the ballots with a step of more than one between ranks that follow each other."""
    ranked = piece > 0
    ordered = np.sort(piece, axis=1).astype(np.int32)
    steps = np.diff(ordered, axis=1, prepend=0)
    return np.asarray((steps > 1).any(axis=1) & ranked.any(axis=1))
