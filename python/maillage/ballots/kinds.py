"""Whether the cells of a table are ranks, scores or yes/no, found out from all of them.

Words such as oui, non, yes, x are yes/no; so are zeros and ones. Numbers are ranks, unless no ballot could be
a ranking and half of them, at least two, hold fractions or negative numbers: those are scores. Numbers that
are neither are read as ranks, so that what is wrong with them is reported and never turned upside down in
silence.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from maillage.ballots.columns import ordinal
from maillage.ballots.ranks import is_ranking
from maillage.errors import InvalidInput
from maillage.tables.cells import parse_number, parse_yes_no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.gathering import Voters
    from maillage.ballots.model import Kind
    from maillage.tables import Table

_WORD = "word"
_OTHER = "other"
MOST_KNOWN_CELLS = 1 << 16


def recognised_kind(table: Table, voters: Voters, columns: Sequence[int]) -> Kind:
    """Read the cells once or twice and return what they are."""
    meanings = {_meaning(text) for text in _distinct_cells(table, voters, columns)}
    numbers = {meaning for meaning in meanings if isinstance(meaning, int | float)}
    whole = all(number >= 0 and number == int(number) for number in numbers)
    if whole and _OTHER not in meanings:
        if numbers <= {0, 1} and (_WORD in meanings or 0 in numbers):
            return "approvals"
        if _WORD not in meanings:
            return "ranks"
    return _kind_by_counting(table, voters, columns)


def _distinct_cells(table: Table, voters: Voters, columns: Sequence[int]) -> set[str]:
    """Return the different cells of these columns, or the first 65,536 of them: ranks and words are few."""
    found: set[str] = set()
    last = max(columns)
    pick = itemgetter(*columns) if len(columns) > 1 else lambda cells: (cells[columns[0]],)
    for line, cells in table.rows():
        if line > voters.header_line:
            found.update(pick(cells) if len(cells) > last else cells[min(columns) :])
            if len(found) > MOST_KNOWN_CELLS:
                break
    return found


def _kind_by_counting(table: Table, voters: Voters, columns: Sequence[int]) -> Kind:
    """Tell the kind of cells of which not all are the same by what most of them and whole ballots are."""
    words = others = larger = 0
    ballots = rankings = odd = 0
    known: dict[str, float | str | None] = {}
    for line, cells in table.rows():
        if line <= voters.header_line:
            continue
        meanings = [_known(cells[column], known) for column in columns if column < len(cells)]
        words += meanings.count(_WORD)
        others += meanings.count(_OTHER)
        numbers = [value for value in meanings if isinstance(value, int | float)]
        if not numbers:
            continue
        larger += len(numbers) - numbers.count(1) - numbers.count(0)
        fractions = any(value < 0 or value != int(value) for value in numbers)
        ballots += 1
        odd += fractions
        rankings += not fractions and 0 not in numbers and is_ranking([int(value) for value in numbers])
    if words > larger + others:
        return "approvals"
    if rankings == 0 and odd >= 2 and 2 * odd >= ballots and not others:
        return "scores"
    return "ranks"


def _known(text: str, known: dict[str, float | str | None]) -> float | str | None:
    if text not in known:
        if len(known) >= MOST_KNOWN_CELLS:
            known.clear()
        known[text] = _meaning(text)
    return known[text]


def _meaning(text: str) -> float | str | None:
    """Return the number in a cell, "word" for a yes or no in letters, "other" for any other text, or None."""
    rank = ordinal(text)
    if rank is not None:
        return rank
    try:
        return parse_number(text)
    except InvalidInput:
        pass
    try:
        parse_yes_no(text)
    except InvalidInput:
        return _OTHER
    return _WORD
