"""Loomio, poll exported as CSV: sections ``poll``, ``poll_options``, ``votes``, one column for each option.

A ranked choice gives the best option the highest score; scores of any other poll are read with
``kind="scores"``. Agents are named by voter_id, or by the vote's id in anonymous polls. Dropped on reading:
names, titles, reasons, dates.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from maillage.ballots.columns import agent_column, weight_column
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Gathering, Voters
from maillage.ballots.grids import read_columns, topic_columns
from maillage.ballots.registry import HEAD_ROWS, Layout

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

_LAST_OWN_COLUMN = "reason_format"


def _section(cells: list[str]) -> str | None:
    """Return the name of the section that a row opens: it stands alone in its row."""
    return cells[0].strip() if cells and not any(cell.strip() for cell in cells[1:]) else None


def _votes(head: list[Row]) -> Row | None:
    """Return the headings of the votes."""
    for (_, cells), following in itertools.pairwise(head):
        if _section(cells) == "votes" and "voter_id" in following[1]:
            return following
    return None


def _recognise(head: list[Row]) -> int | None:
    if not head or _section(head[0][1]) != "poll":
        return None
    return 99 if any(_section(cells) == "poll_options" for _, cells in head) else None


def _read(table: Table, options: Options) -> BallotTable:
    votes = _votes(table.head(HEAD_ROWS * 10))
    if votes is None:
        expected = "expected the sections poll, poll_options and votes"
        raise Findings(table).fail(f"no votes of a Loomio poll in the table; {expected}")
    line, headings = votes
    while headings and not headings[-1].strip():  # a spreadsheet has widened every row
        headings = headings[:-1]
    own = headings.index(_LAST_OWN_COLUMN) if _LAST_OWN_COLUMN in headings else headings.index("voter_id")
    voter = headings.index("voter_id")
    named = all("".join(cells[voter : voter + 1]).strip() for number, cells in table.rows() if number > line)
    agent = agent_column(table, headings, options, ("voter_id",) if named else ("id",))
    weight = weight_column(headings)
    voters = Voters(headings, line, agent, weight)
    items = [(column, name) for column, name in enumerate(headings) if column > own and column != weight]
    gathering = Gathering(table, voters, options)
    columns, topics = topic_columns(gathering.findings, voters, items, options)
    gathering.findings.check()
    kind = "ranks" if options.kind == "auto" else options.kind
    values = read_columns(gathering, "scores" if kind == "ranks" else kind, columns)
    if kind == "ranks":
        values = _ranks(gathering, values, len(items))
    return gathering.table(kind, topics, values)


def _ranks(gathering: Gathering, scores: NDArray[Any], options: int) -> NDArray[np.uint16]:
    """Turn scores of a ranked choice into ranks: the highest is best, each next one is one less."""
    ranks = np.zeros(scores.shape, dtype=np.uint16)
    for row, ballot in enumerate(scores):
        given = np.flatnonzero(ballot > 0)
        best_first = given[np.argsort(-ballot[given], kind="stable")]
        steps = np.diff(ballot[best_first])
        if (steps != -1).any() or (ballot[given] > options).any() or (ballot < 0).any():
            shown = ", ".join(f"{score:g}" for score in ballot[best_first][:8])
            problem = f"scores {shown} are not those of a ranked choice, each one less than the one before"
            remedy = "for a score poll, say kind='scores'"
            line, agent = gathering.lines[row], gathering.agents[row]
            gathering.findings.add(f"{problem}; {remedy}", line=line, agent=agent)
        ranks[row, best_first] = np.arange(1, len(best_first) + 1)
    return ranks.astype(np.uint8) if ranks.max(initial=0) <= 255 else ranks


LAYOUT = Layout("loomio", "Loomio, ranked choice poll: sections poll, poll_options, votes", _recognise, _read)
