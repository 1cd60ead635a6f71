"""Cells that hold several names one after the other, when a name may hold the separator itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def readings(text: str, names: Sequence[str], separator: str, most: int) -> list[list[str]]:
    """Return the ways, at most ``most``, to read ``text`` as some of ``names`` separated by ``separator``."""
    known = frozenset(names)
    longest = max((name.count(separator) for name in known), default=0) + 1
    pieces = text.split(separator)
    ways: list[list[list[str]]] = [[] for _ in pieces] + [[[]]]  # ways[i]: how to read what starts at piece i
    for start in range(len(pieces) - 1, -1, -1):
        for stop in range(start + 1, min(start + longest, len(pieces)) + 1):
            name = separator.join(pieces[start:stop])
            if name in known:
                ways[start] += [[name, *rest] for rest in ways[stop][: most - len(ways[start])]]
    return ways[0]


def doubtful_pairs(ballots: Iterable[tuple[int, list[str]]]) -> list[tuple[int, str, str]]:
    """Return (line, left, right) of the pieces that never appear but side by side, with the first line.

    Such two pieces may be one name that holds the separator: nothing in the file tells.
    """
    follower: dict[str, str | None] = {}
    leader: dict[str, str | None] = {}
    first: dict[str, int] = {}
    for line, pieces in ballots:
        for piece, before, after in zip(pieces, [None, *pieces[:-1]], [*pieces[1:], None], strict=True):
            first.setdefault(piece, line)
            if follower.setdefault(piece, after) != after:
                follower[piece] = None
            if leader.setdefault(piece, before) != before:
                leader[piece] = None
    return [
        (first[left], left, right)
        for left, right in follower.items()
        if right is not None and leader.get(right) == left
    ]
