"""When sessions are held: by a rule, or in slots that people offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage._core import InvalidInput
from maillage.planning.dates import find_zone, session_dates
from maillage.planning.days_off import DaysOff, holiday_finder, parse_exclude
from maillage.planning.slots import read_availability, read_slots, slot_dates

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from maillage.planning.dates import Repeat, SessionDate
    from maillage.planning.days_off import Excluded, Holidays
    from maillage.planning.slots import Availability, RowTable


@dataclass(frozen=True)
class DateRule:
    """Options for dates, as `maillage.planning.dates.session_dates` takes them."""

    start: datetime | str | None
    every_months: int
    duration_minutes: int
    repeat: Repeat
    holidays: Holidays
    subdivision: str | None
    exclude: Excluded
    skip_weekends: bool
    time_zone: str


@dataclass(frozen=True)
class Schedule:
    """Dates of sessions, the answers about each slot, and the conventions used."""

    dates: tuple[SessionDate, ...]
    availability: dict[str, Availability] | None
    zone: ZoneInfo
    conventions: dict[str, object]


def schedule(
    rule: DateRule, sessions: int, slots: RowTable | None, availability: RowTable | None
) -> Schedule:
    """Return the dates of sessions by a rule, or in the first slots where slots are given.

    Raises
    ------
    InvalidInput
        If both a start and slots are given, or neither; or availability without slots.
    """
    zone = find_zone(rule.time_zone)
    conventions: dict[str, object] = {
        "time_zone": zone.key,
        "holidays": rule.holidays if isinstance(rule.holidays, str) or rule.holidays is None else "given",
        "subdivision": rule.subdivision,
    }
    if slots is not None:
        if rule.start is not None:
            raise InvalidInput("both start and slots are given; expected one of them")
        read = read_slots(slots, zone, duration_minutes=rule.duration_minutes)
        answers = None if availability is None else read_availability(availability, [s.id for s in read])
        off = DaysOff(holiday_finder(rule.holidays, rule.subdivision), parse_exclude(rule.exclude))
        dates = slot_dates(read, sessions=sessions, off=off)
        return Schedule(dates, answers, zone, {"dates": "slots", **conventions})
    if availability is not None:
        raise InvalidInput("availability is given without the slots that it is about")
    if rule.start is None:
        raise InvalidInput("there is no start; expected start='2020-01-21T10:00', or slots")
    conventions |= {
        "every_months": rule.every_months,
        "repeat": rule.repeat,
        "skip_weekends": rule.skip_weekends,
    }
    return Schedule(_by_rule(rule, rule.start, sessions), None, zone, {"dates": "rule", **conventions})


def _by_rule(rule: DateRule, start: datetime | str, sessions: int) -> tuple[SessionDate, ...]:
    return session_dates(
        start,
        sessions=sessions,
        every_months=rule.every_months,
        duration_minutes=rule.duration_minutes,
        repeat=rule.repeat,
        holidays=rule.holidays,
        subdivision=rule.subdivision,
        exclude=rule.exclude,
        skip_weekends=rule.skip_weekends,
        time_zone=rule.time_zone,
    )
