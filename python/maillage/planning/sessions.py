"""One session of a programme, and what changes between two programmes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from maillage._core import Audience, ProgrammeChoice
    from maillage.planning.dates import SessionDate
    from maillage.planning.days_off import DayOff
    from maillage.planning.slots import Availability


@dataclass(frozen=True, repr=False)
class Session:
    """One session: a topic, when, for whom, and what nearly took its place.

    Attributes
    ----------
    number : int
        1 for the first session.
    topic, label : str
        Id of the topic, and its name for readers.
    start, end : datetime
        In the time zone of the programme.
    rank : int
        Place of the topic in the ranking: 1 + the number of topics before it, so that tied topics share one.
    served, served_weight : int, float
        Agents who have the topic among their first wishes (or approve it), and their weight.
    served_so_far, served_so_far_weight : int, float
        Agents whom this session or an earlier one serves.
    runner_up : str or None
        Best topic not chosen (the first in topic order where several tie: see `Programme.runners_up`).
    tied_with : tuple of str
        Topics not chosen that have as good a claim to this session; its topic is then provisional.
    pinned : bool
        Whether the topic was asked for.
    moved_from : datetime or None
        Start that the rule gave, where the session was moved.
    days_off : tuple of DayOff
        Days the session was moved over, with their reasons; the holiday it falls on, for a slot.
    slot : str or None
        Id of the slot.
    available : Availability or None
        Who can come, where availability was given.
    """

    number: int
    topic: str
    label: str
    start: datetime
    end: datetime
    rank: int
    served: int
    served_weight: float
    served_so_far: int
    served_so_far_weight: float
    runner_up: str | None = None
    tied_with: tuple[str, ...] = ()
    pinned: bool = False
    moved_from: datetime | None = None
    days_off: tuple[DayOff, ...] = ()
    slot: str | None = None
    available: Availability | None = None

    @property
    def duration_minutes(self) -> int:
        """Elapsed time from start to end."""
        return round((self.end.timestamp() - self.start.timestamp()) / 60)

    def __repr__(self) -> str:
        return f"Session({self.number}, {self.topic!r}, {self.start:%Y-%m-%d %H:%M}, served={self.served})"


def sessions_of(
    choice: ProgrammeChoice,
    dates: Sequence[SessionDate],
    rank: dict[str, int],
    labels: dict[str, str],
    availability: dict[str, Availability] | None,
) -> tuple[Session, ...]:
    """Sessions of a choice of topics, in order, at the dates; `rank` is the place of each topic."""
    sessions = []
    for number, (chosen, date) in enumerate(zip(choice.sessions, dates, strict=True), start=1):
        topic = choice.topics[chosen.topic]
        available = None if availability is None or date.slot is None else availability[date.slot]
        sessions.append(
            Session(
                number,
                topic,
                labels.get(topic, topic),
                date.start,
                date.end,
                rank[topic],
                *chosen.served,
                *chosen.served_so_far,
                runner_up=choice.topics[choice.runners_up[0]] if choice.runners_up else None,
                tied_with=tuple(choice.topics[tied] for tied in chosen.tied_with),
                pinned=chosen.pinned,
                moved_from=date.moved_from,
                days_off=date.days_off,
                slot=date.slot,
                available=available,
            )
        )
    return tuple(sessions)


@dataclass(frozen=True)
class Gain:
    """Agents (and their weight) whom one set of topics serves and another does not."""

    agents: int
    weight: float


def gain(audience: Audience, topics: Sequence[str], already: Sequence[str]) -> Gain:
    """Agents whom `topics` serve and `already` do not."""
    return Gain(*audience.served(list(topics), list(already)))
