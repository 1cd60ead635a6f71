"""Ballots that list topics from the best on: in one column for each rank, or all in one cell."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.ballots.columns import labelled
from maillage.ballots.gathering import Gathering
from maillage.ballots.model import MOST_TOPICS
from maillage.ballots.names import clean, listed, sort_key, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from maillage.ballots.findings import Findings
    from maillage.ballots.gathering import Voters
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Table

Listed = tuple[int, int, str]  # rank, column, answer


def read_rank_columns(
    table: Table, voters: Voters, columns: Sequence[tuple[int, int]], options: Options
) -> BallotTable:
    """Read ballots with one column for each rank: ``columns`` are (column, rank), the best first."""

    def answers(_line: int, cells: list[str]) -> list[Listed]:
        return [(rank, column, cells[column]) for column, rank in columns if cells[column].strip()]

    return read_lists(table, voters, answers, options)


def read_lists(
    table: Table,
    voters: Voters,
    answers: Callable[[int, list[str]], list[Listed]],
    options: Options,
    findings: Findings | None = None,
) -> BallotTable:
    """Read ballots; ``answers`` returns what a row lists, the best first, as (rank, column, answer).

    What ``answers`` itself finds wrong it notes in ``findings``, which are reported with everything else.

    Raises
    ------
    InvalidTable
        For a topic ranked twice, ranks left out, and answers that are not among the given topics.
    """
    gathering = Gathering(table, voters, options, findings)
    topics = TopicList(options)
    ballots, ranks, members = array("Q"), array("H"), array("I")
    for line, cells in gathering.rows():
        ballot = answers(line, cells)
        for problem, column in _problems(topics, ballot, options, hints=not gathering.findings.full):
            heading, agent = clean(voters.headings[column]), gathering.agents[-1]
            gathering.findings.add(problem, line=line, column=column, heading=heading, agent=agent)
        for rank, _, text in ballot:
            ballots.append(len(gathering.agents) - 1)
            ranks.append(rank)
            members.append(max(topics.index(text), 0))
    names, position = topics.ordered()
    gathering.findings.check()
    if not names:
        raise gathering.findings.fail("nobody ranked anything; name the topics with topics=[...]")
    if len(names) > MOST_TOPICS:
        raise gathering.findings.fail(f"{len(names):,} topics; expected at most {MOST_TOPICS:,}")
    size = np.uint8 if max(ranks, default=0) <= 255 else np.uint16
    values: NDArray[Any] = np.zeros((len(gathering.agents), len(names)), dtype=size)
    if members:
        values[np.frombuffer(ballots, dtype=np.uint64), position[np.frombuffer(members, dtype=np.uint32)]] = (
            ranks
        )
    return gathering.table("ranks", names, values)


def _problems(
    topics: TopicList, ballot: list[Listed], options: Options, *, hints: bool
) -> Iterator[tuple[str, int]]:
    """Yield (problem, column) of what is wrong in one ballot."""
    seen: dict[int, int] = {}
    gap = False
    for place, (rank, column, text) in enumerate(ballot, start=1):
        topic = topics.index(text)
        name = labelled(text, options.labels)
        if topic < 0:
            hint = suggestion(name, topics.given) if hints else ""
            hint = hint or f"; the topics are {listed(topics.given)}"
            yield f"{name!r} is not among the given topics{hint}", column
        elif topic in seen:
            yield f"topic {name!r} a second time, after rank {seen[topic]}; keep one of the two", column
        seen.setdefault(topic, rank)
        if rank != place and not gap and options.on_gap == "error":
            gap = True
            remedy = "correct the ballot, or say on_gap='keep' if only the order matters"
            yield f"rank {rank} is given and rank {place} is not; {remedy}", column


class TopicList:
    """The topics of a file without a list of them: given beforehand, or met on the way.

    Their order is that of ``topics=``; else that of ``labels=`` where it names every answer met; else
    alphabetical (numbers by value), so that it does not depend on the order of the ballots.
    """

    def __init__(self, options: Options) -> None:
        self._labels = options.labels
        self.given = options.topics or ()
        self._open = options.topics is None
        self._index = {clean(topic): number for number, topic in enumerate(self.given)}
        self._met: dict[str, int] = {}

    def index(self, text: str) -> int:
        """Return the number of an answer's topic, -1 if it is not among the given ones."""
        number = self._met.get(text)
        if number is None:
            name = labelled(text, self._labels)
            number = self._index.get(name, -1)
            if number < 0 and self._open:
                number = self._index.setdefault(name, len(self._index))
            self._met[text] = number
        return number

    def ordered(self) -> tuple[tuple[str, ...], NDArray[np.intp]]:
        """Return the topics in their order, and the place in it of each topic by its number."""
        if not self._open:
            return tuple(self.given), np.arange(len(self.given))
        labels = list(dict.fromkeys(self._labels.values()))
        names = labels if labels and set(self._index) <= set(labels) else sorted(self._index, key=sort_key)
        places = {name: place for place, name in enumerate(names)}
        return tuple(names), np.array([places[name] for name in self._index], dtype=np.intp)
