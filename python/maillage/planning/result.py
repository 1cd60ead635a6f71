"""The programme as a result: dated sessions, what is not settled, and what other constraints would change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from maillage import _core
from maillage._core import NotFound
from maillage.frames import places
from maillage.planning.sessions import Gain, Session, gain, sessions_of
from maillage.planning.slots import Availability

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    import altair as alt
    import pandas as pd

    from maillage.planning.dates import SessionDate


@dataclass(frozen=True)
class Plan:
    """What a programme is made from, beside the ranking and the audience."""

    title: str
    pin: tuple[str, ...]
    ban: tuple[str, ...]
    dates: tuple[SessionDate, ...]
    zone: ZoneInfo
    labels: dict[str, str]
    questions: dict[str, str]
    availability: dict[str, Availability] | None
    experts: dict[str, tuple[str, ...]]
    conventions: dict[str, object]
    invented: str | None


@dataclass(frozen=True, repr=False)
class Programme:
    """A programme: dated sessions, one topic each, that explains itself.

    Made by `programme`. It holds the ranking and, per topic, which agents are served (one bit each), not the
    ballots.

    Attributes
    ----------
    title : str
        Name, part of the identity of its events in a calendar.
    sessions : tuple of Session
        In order of time, which is the order of the ranking.
    ranking : Ranking
        The ranking that the topics were taken from.
    invented : str or None
        What is invented in the data, in a sentence shown wherever the programme is.
    """

    title: str
    sessions: tuple[Session, ...]
    ranking: _core.Ranking
    invented: str | None
    _plan: Plan = field(repr=False)
    _audience: _core.Audience = field(repr=False)
    _choice: _core.ProgrammeChoice = field(repr=False)

    __hash__ = None  # type: ignore[assignment]

    @property
    def proven(self) -> bool:
        """Whether no other choice of topics is as good: False when topics tie for the last places."""
        return bool(self._choice.proven)

    @property
    def runners_up(self) -> tuple[str, ...]:
        """Best topics not chosen; several if they tie."""
        return tuple(self._choice.topics[topic] for topic in self._choice.runners_up)

    @property
    def facts(self) -> tuple[_core.Fact, ...]:
        """Why, as facts; see the C++ header programme/programme.hpp for the reasons."""
        return tuple(self._choice.facts)

    @property
    def conventions(self) -> dict[str, object]:
        """Every option as used, defaults included."""
        return dict(self._plan.conventions)

    @property
    def labels(self) -> dict[str, str]:
        """Names of topics for readers, by id."""
        return dict(self._plan.labels)

    @property
    def questions(self) -> dict[str, str]:
        """Questions that sessions are about, by topic, where they are known."""
        return dict(self._plan.questions)

    @property
    def n_agents(self) -> int:
        """Number of agents who answered."""
        return int(self._audience.n_agents)

    def to_frame(self) -> pd.DataFrame:
        """One row per session."""
        import pandas as pd

        rows = []
        for session in self.sessions:
            row = {
                "session": session.number,
                "topic": session.topic,
                "label": session.label,
                "start": session.start,
                "end": session.end,
                "duration_minutes": session.duration_minutes,
                "rank": session.rank,
                "served": session.served,
                "served_weight": session.served_weight,
                "served_so_far": session.served_so_far,
                "served_so_far_weight": session.served_so_far_weight,
                "runner_up": session.runner_up,
                "tied_with": ", ".join(session.tied_with),
                "pinned": session.pinned,
                "moved_from": session.moved_from,
                "slot": session.slot,
            }
            if self._plan.availability is not None:
                answers = session.available or Availability()
                row |= {
                    "available": len(answers.yes),
                    "available_if_needed": len(answers.if_needed),
                    "unavailable": len(answers.no),
                }
            rows.append(row)
        frame: pd.DataFrame = pd.DataFrame(rows)
        for column in ("start", "end", "moved_from"):
            times = pd.to_datetime(frame[column], utc=True).dt.tz_convert(self._plan.zone.key)
            frame[column] = times.dt.as_unit("us")
        return frame

    def to_ics(
        self,
        path: str | os.PathLike[str],
        lang: str = "fr",
        *,
        update: str | os.PathLike[str] | None = None,
        location: str | None = None,
        url: str | None = None,
        stamp: datetime | None = None,
    ) -> Path:
        """Write the sessions as an iCalendar file; see `maillage.planning.ics.write_calendar`.

        Parameters
        ----------
        path
            File to write, usually ``*.ics``.
        lang
            Language of the descriptions, ``"fr"`` or ``"en"``.
        update
            An earlier file of the same programme: sessions that moved or changed get the next SEQUENCE, those
            that are gone are cancelled.
        location, url
            Where the sessions are held.
        stamp
            Moment written as DTSTAMP, now by default; give one to get the same bytes again.

        Returns
        -------
        Path
            The file written.
        """
        from maillage.planning.ics import CalendarName, Event, write_calendar
        from maillage.wording.programme import calendar_description, event_description

        events = [
            Event(
                topic=session.topic,
                summary=session.label,
                description=event_description(self, session, lang),
                start=session.start,
                end=session.end,
                is_tentative=bool(session.tied_with),
                location=location,
                url=url,
            )
            for session in self.sessions
        ]
        name = CalendarName(self.title, calendar_description(self, lang))
        return write_calendar(path, events, name, self._plan.zone, stamp=stamp, update=update)

    def what_if(
        self,
        *,
        pin: str | Iterable[str] = (),
        ban: str | Iterable[str] = (),
        without_expert: str | None = None,
    ) -> WhatIf:
        """Return what would change if other topics were pinned or banned, or an expert were away.

        Parameters
        ----------
        pin, ban
            Topics to add to the constraints; one that was banned may now be pinned, and the other way round.
        without_expert
            An expert of the programme's `experts`: topics that need an expert and have no other one are
            banned.

        Returns
        -------
        WhatIf

        Raises
        ------
        NotFound
            For an unknown topic or expert.
        Infeasible
            If the constraints contradict each other or leave too few topics.
        """
        pin, ban = self._known(pin, "pin"), self._known(ban, "ban")
        if without_expert is not None:
            ban = tuple(dict.fromkeys(ban + self._only_with(without_expert)))
        plan = replace(
            self._plan,
            pin=tuple(dict.fromkeys([t for t in self._plan.pin if t not in ban] + list(pin))),
            ban=tuple(dict.fromkeys([t for t in self._plan.ban if t not in pin] + list(ban))),
        )
        plan = replace(plan, conventions=plan.conventions | {"pin": plan.pin, "ban": plan.ban})
        after = assemble(plan, self.ranking, self._audience)
        old, new = [s.topic for s in self.sessions], [s.topic for s in after.sessions]
        return WhatIf(
            before=self,
            after=after,
            topics_in=tuple(topic for topic in new if topic not in old),
            topics_out=tuple(topic for topic in old if topic not in new),
            gained=gain(self._audience, new, old),
            lost=gain(self._audience, old, new),
        )

    def explain(self, lang: str = "fr") -> str:
        """Say in plain words what was chosen, when, for whom, and what is not settled."""
        from maillage.wording import explain

        return explain(self, lang, labels=self.labels)

    def plot(self, lang: str = "fr") -> alt.TopLevelMixin:
        """Draw whom each session serves, and how many agents are served so far."""
        from maillage.charts import plot

        return plot(self, lang, labels=self.labels, invented=self.invented)

    def __repr__(self) -> str:
        first, last = self.sessions[0].start, self.sessions[-1].start
        state = "proven" if self.proven else "ties not settled"
        return f"Programme({len(self.sessions)} sessions, {first:%Y-%m-%d} to {last:%Y-%m-%d}, {state})"

    def _repr_html_(self) -> str:
        from maillage.planning.html import programme_table

        return programme_table(self, "fr")

    def _known(self, topics: str | Iterable[str], option: str) -> tuple[str, ...]:
        return known_topics(topics, self.ranking.topics, self._plan.labels, option)

    def _only_with(self, expert: str) -> tuple[str, ...]:
        """Topics that have `expert` as their only expert."""
        experts = self._plan.experts
        if expert not in experts:
            raise NotFound(
                f"without_expert: {expert!r} is not an expert of the programme{near_names(expert, experts)}"
            )
        others = {topic for name, topics in experts.items() if name != expert for topic in topics}
        return tuple(topic for topic in experts[expert] if topic not in others)


@dataclass(frozen=True, repr=False)
class WhatIf:
    """What other constraints would change.

    Attributes
    ----------
    before, after : Programme
        The programme as it is and as it would be, on the same dates.
    topics_in, topics_out : tuple of str
        Topics that would come and go.
    gained, lost : Gain
        Agents (and weight) who would be served and were not; who were served and would not be.
    """

    before: Programme
    after: Programme
    topics_in: tuple[str, ...]
    topics_out: tuple[str, ...]
    gained: Gain
    lost: Gain

    __hash__ = None  # type: ignore[assignment]

    def to_frame(self) -> pd.DataFrame:
        """One row per topic of either programme, with the number of its session before and after."""
        import pandas as pd

        old = {session.topic: session for session in self.before.sessions}
        new = {session.topic: session for session in self.after.sessions}
        rows = []
        for topic in dict.fromkeys([*old, *new]):
            there = old.get(topic) or new[topic]
            change = "in" if topic not in old else "out" if topic not in new else "stays"
            before, after = (s[topic].number if topic in s else None for s in (old, new))
            rows.append((topic, there.label, change, before, after, there.served))
        columns = ["topic", "label", "change", "session_before", "session_after", "served"]
        numbers = {"session_before": "Int64", "session_after": "Int64"}
        frame: pd.DataFrame = pd.DataFrame(rows, columns=columns).astype(numbers)
        return frame

    def explain(self, lang: str = "fr") -> str:
        """Say in plain words what would change."""
        from maillage.wording import explain

        return explain(self, lang, labels=self.before.labels)

    def __repr__(self) -> str:
        return (
            f"WhatIf(in={list(self.topics_in)}, out={list(self.topics_out)}, "
            f"gained={self.gained.agents}, lost={self.lost.agents})"
        )

    def _repr_html_(self) -> str:
        from maillage.planning.html import lines

        return lines(self.explain("fr"))


def assemble(plan: Plan, ranking: _core.Ranking, audience: _core.Audience) -> Programme:
    """Programme that a plan makes of a ranking."""
    slots = [
        (date.slot or "", date.start.isoformat(timespec="minutes"), _minutes(date)) for date in plan.dates
    ]
    choice = _core.choose_sessions(
        audience, ranking, sessions=len(plan.dates), pin=list(plan.pin), ban=list(plan.ban), slots=slots
    )
    sessions = sessions_of(choice, plan.dates, places(ranking), plan.labels, plan.availability)
    return Programme(plan.title, sessions, ranking, plan.invented, plan, audience, choice)


def _minutes(date: SessionDate) -> int:
    return round((date.end.timestamp() - date.start.timestamp()) / 60)


def known_topics(
    names: str | Iterable[str], topics: Iterable[str], labels: Mapping[str, str], option: str
) -> tuple[str, ...]:
    """Return `names` (one, or several) without repeats; refuse any that is not a topic."""
    names = (names,) if isinstance(names, str) else tuple(names)
    topics = list(topics)
    for name in names:
        if name not in topics:
            by_label = {labels.get(topic, topic): topic for topic in topics}
            near = near_names(name, topics, by_label)
            raise NotFound(f"{option}: {name!r} is not one of the {len(topics)} topics{near}")
    return tuple(dict.fromkeys(names))


def near_names(name: object, names: Iterable[str], by_label: Mapping[str, str] | None = None) -> str:
    """Words to add to a message: the ids whose own name, or label, is near `name`; empty if there is none."""
    ids = {known.casefold(): known for known in names}
    ids |= {label.casefold(): id_ for label, id_ in (by_label or {}).items()}
    near = dict.fromkeys(
        ids[match] for match in get_close_matches(str(name).casefold(), ids, n=3, cutoff=0.5)
    )
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
