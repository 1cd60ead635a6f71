"""Which separator a CSV file uses: the one that cuts its rows most consistently.

Quoted cells are set aside; then semicolons, tabs and commas are counted row by row. Of the separators that
occur, the one that gives the same number of cells in the largest share of rows wins, then the one that gives
more cells. Decimal commas and commas in labels therefore do not mislead. If two separators do equally well
the file is refused and the separator asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

SEPARATORS = {";": "semicolon", "\t": "tab", ",": "comma"}

_QUOTED_CELL = re.compile(r'(^|(?<=[,;\t]))"(?:[^"]|"")*"(?=[,;\t\r\n]|\Z)', re.MULTILINE)
_OPEN_QUOTE = re.compile(r'(?:^|(?<=[,;\t]))"(?!Q")', re.MULTILINE)


def detect_separator(lines: list[str]) -> str | None:
    """Return the separator of the lines of a file's head, or None where two fit equally well.

    A head without any of the separators is a table of one column: a comma, by convention.
    """
    text = _QUOTED_CELL.sub('"Q"', "".join(lines))
    cut = _OPEN_QUOTE.search(text)  # a quoted cell that goes on beyond the head
    rows = [row for row in (text[: cut.start()] if cut else text).splitlines() if row.strip(",;\t ")]
    scores = {separator: _score(rows, separator) for separator in SEPARATORS}
    best = max(scores.values())
    if best[1] < 2:
        return ","
    winners = [separator for separator, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else None


def _score(rows: list[str], separator: str) -> tuple[Fraction, int]:
    """Return the share of rows with the commonest width of two cells and more, and that width."""
    widths = Counter(row.count(separator) + 1 for row in rows)
    count, width = max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
    return Fraction(count, max(len(rows), 1)), width
