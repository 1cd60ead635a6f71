"""Ballots with one column per topic: the rank, the score or the yes/no that each agent gave it."""

from __future__ import annotations

from array import array
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.ballots.columns import labelled
from maillage.ballots.gathering import Gathering
from maillage.ballots.kinds import recognised_kind
from maillage.ballots.model import MOST_TOPICS
from maillage.ballots.names import clean, listed, suggestion
from maillage.ballots.ranks import parse_rank, report_gaps
from maillage.errors import InvalidInput
from maillage.tables.cells import parse_number, parse_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from maillage.ballots.findings import Findings
    from maillage.ballots.gathering import Voters
    from maillage.ballots.model import BallotTable, Kind, Options
    from maillage.tables import Table

MOST_KNOWN_CELLS = 1 << 16


def read_grid(
    table: Table, voters: Voters, items: Sequence[tuple[int, str]], options: Options
) -> BallotTable:
    """Read ballots whose ``items`` are (column, topic); with ``topics=`` only those columns, in that order.

    Raises
    ------
    InvalidTable
        For repeated or missing topics, and for every cell and ballot that is not of the kind.
    """
    gathering = Gathering(table, voters, options)
    columns, topics = topic_columns(gathering.findings, voters, items, options)
    gathering.findings.check()
    kind: Kind = recognised_kind(table, voters, columns) if options.kind == "auto" else options.kind
    values = read_columns(gathering, kind, columns)
    if kind == "ranks" and options.on_gap == "error":
        report_gaps(gathering, values, columns)
    return gathering.table(kind, topics, values)


def topic_columns(
    findings: Findings, voters: Voters, items: Sequence[tuple[int, str]], options: Options
) -> tuple[list[int], tuple[str, ...]]:
    """Return the columns to read and the names of their topics, in the order of the result."""
    where: dict[str, int] = {}
    wanted = None if options.topics is None else {clean(topic): topic for topic in options.topics}
    for column, item in items:
        topic = labelled(item, options.labels)
        if wanted is not None and topic not in wanted:
            continue
        if not topic:
            findings.add("a column without a heading; name its topic", line=voters.header_line, column=column)
        elif topic in where:
            problem = f"topic {topic!r} a second time, after column {where[topic] + 1}; topics must be unique"
            findings.add(problem, line=voters.header_line, column=column)
        else:
            where[topic] = column
    if len(where) > MOST_TOPICS:
        raise findings.fail(
            f"{len(where):,} topics; expected at most {MOST_TOPICS:,}", line=voters.header_line
        )
    if wanted is None:
        if not where:
            findings.add("no column with a topic; expected one for each topic", line=voters.header_line)
        return list(where.values()), tuple(where)
    present = [labelled(item, options.labels) for _, item in items]
    for name in wanted:
        if name not in where:
            known = f"; there are {listed(present)}" if any(present) else ""
            hint = suggestion(name, present) or known
            findings.add(f"no column for topic {name!r}{hint}", line=voters.header_line)
    return [where[name] for name in wanted if name in where], tuple(wanted.values())


def read_columns(gathering: Gathering, kind: Kind, columns: Sequence[int]) -> NDArray[Any]:
    """Return the cells of these columns as numbers of the kind, and note what is wrong in them."""
    parse, store = _KINDS[kind]
    values = array(store)
    known: dict[str, float] = {}
    pick: Callable[[list[str]], Sequence[str]] = (
        itemgetter(*columns) if len(columns) > 1 else lambda cells: (cells[columns[0]],)
    )
    for line, cells in gathering.rows():
        answers = pick(cells)
        row = list(map(known.get, answers))
        if None in row:
            row = [_parsed(gathering, parse, known, line, cells, column) for column in columns]
        try:
            values.extend(row)  # type: ignore[arg-type]
        except OverflowError:  # the first rank above 255
            del values[len(values) - len(values) % len(columns) :]
            values = array("H", values)
            values.extend(row)  # type: ignore[arg-type]
    numbers = (
        np.frombuffer(values, dtype=np.dtype(values.typecode)) if values else np.empty(0, values.typecode)
    )
    table = numbers.reshape(-1, len(columns))
    return np.where(table < 0, np.nan, table.astype(float)) if kind == "approvals" else table


def _parsed(
    gathering: Gathering,
    parse: Callable[[str], float],
    known: dict[str, float],
    line: int,
    cells: list[str],
    column: int,
) -> float:
    """Parse a cell, remember it, and note what is wrong with it."""
    text = cells[column]
    if text in known:
        return known[text]
    try:
        value = parse(text)
    except InvalidInput as error:
        heading = clean(gathering.headings[column])
        agent = gathering.agents[-1]
        gathering.findings.add(str(error), line=line, column=column, heading=heading, agent=agent)
        return 0
    if len(known) >= MOST_KNOWN_CELLS:
        known.clear()
    known[text] = value
    return value


def parse_score(text: str) -> float:
    """Return the score in a cell, NaN for an empty one.

    Raises
    ------
    InvalidInput
        For anything but a finite number.
    """
    try:
        number = parse_number(text)
    except InvalidInput as error:
        raise InvalidInput(f"score {error}") from None
    return np.nan if number is None else float(number)


def parse_approval(text: str) -> int:
    """Return 1 for yes, 0 for no, -1 for an empty cell.

    Raises
    ------
    InvalidInput
        For anything else, also for "si nécessaire", which says neither.
    """
    answer = parse_yes_no(text)
    if answer == "if_needed":
        raise InvalidInput(f"{text!r} is neither yes nor no; expected oui, non, yes or no")
    return -1 if answer is None else int(answer == "yes")


_KINDS: dict[Kind, tuple[Callable[[str], float], str]] = {
    "ranks": (parse_rank, "B"),
    "scores": (parse_score, "d"),
    "approvals": (parse_approval, "b"),
}
