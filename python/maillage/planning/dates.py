"""Dates of sessions: a rule in local time, holidays and given days skipped, every move said.

Dates are computed on the wall clock of one time zone (Europe/Paris by default), so a session at 10:00 stays
at 10:00 when clocks change. `session_dates` states the rules.
"""

from __future__ import annotations

import calendar
import operator
import re
import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, TypeAlias

from maillage._core import InvalidInput
from maillage.planning.days_off import DayOff, DaysOff, Excluded, Holidays, holiday_finder, parse_exclude

if TYPE_CHECKING:
    from datetime import tzinfo

PARIS = "Europe/Paris"
MAX_DURATION_MINUTES = 24 * 60
# A move longer than a year means that nearly every day is off: a mistake, not a calendar.
MAX_MOVE_DAYS = 366

Repeat: TypeAlias = Literal["day", "weekday"]
_ISO_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2})?")


@dataclass(frozen=True)
class SessionDate:
    """When a session is held.

    `start` and `end` know their time zone. `moved_from` is the start that the rule gave, where the session
    was moved; `days_off` are the days it was moved over, the first being the rule's own, each with its
    reason. `slot` is the id of the slot, for dates that come from slots.
    """

    start: datetime
    end: datetime
    moved_from: datetime | None = None
    days_off: tuple[DayOff, ...] = ()
    slot: str | None = None


def session_dates(
    start: datetime | str,
    *,
    sessions: int,
    every_months: int = 2,
    duration_minutes: int = 120,
    repeat: Repeat = "day",
    holidays: Holidays = "FR",
    subdivision: str | None = None,
    exclude: Excluded = (),
    skip_weekends: bool = True,
    time_zone: str = PARIS,
) -> tuple[SessionDate, ...]:
    """Dates of `sessions` sessions, one every `every_months` months from `start`.

    The rules, in order:

    1. Session k is `every_months` × k months after `start`, at the same local time. With ``repeat="day"`` it
       has the same day of the month; a month without that day gives its last day (31 January, then 29
       February, then 31 March: each is counted from `start`, so nothing drifts). With ``repeat="weekday"`` it
       is the same weekday of the month (third Tuesday); a fifth one that a month does not have gives the last
       one.
    2. A session on a public holiday, an excluded day, a Saturday or a Sunday moves to the next day that is
       none of these, at the same local time. So does a session on or before the day of an earlier, moved
       session.
    3. A local time that does not exist, or happens twice, because clocks change is refused.
    4. The end is `duration_minutes` of elapsed time after the start.

    Parameters
    ----------
    start
        Local time of the first session: a datetime, or ISO 8601 text such as ``"2020-01-21T10:00"``. With a
        UTC offset (or an aware datetime) it is converted to `time_zone`.
    sessions, every_months, duration_minutes
        Positive integers; a duration is at most one day.
    repeat
        ``"day"`` or ``"weekday"``, see rule 1.
    holidays, subdivision
        See `maillage.planning.days_off.holiday_finder`.
    exclude
        Days, pairs ``(first, last)`` or ISO intervals ``"2020-07-15/2020-08-31"``.
    skip_weekends
        False lets sessions be held on Saturdays and Sundays.
    time_zone
        IANA name.

    Raises
    ------
    InvalidInput
        For a start in another format, a count that is not positive, an impossible date or local time.

    Examples
    --------
    >>> dates = session_dates("2020-01-21T10:00", sessions=3)
    >>> [str(d.start) for d in dates]
    ['2020-01-21 10:00:00+01:00', '2020-03-23 10:00:00+01:00', '2020-05-22 10:00:00+02:00']
    >>> dates[2].moved_from.date(), dates[2].days_off[0].name_en
    (datetime.date(2020, 5, 21), 'Ascension Day')
    """
    sessions, every_months = positive("sessions", sessions), positive("every_months", every_months)
    duration_minutes = minutes_of("duration_minutes", duration_minutes)
    if repeat not in {"day", "weekday"}:
        raise InvalidInput(f"repeat is {repeat!r}; expected 'day' or 'weekday'")
    zone = find_zone(time_zone)
    first = parse_start(start, zone)
    off = DaysOff(holiday_finder(holidays, subdivision), parse_exclude(exclude), skip_weekends)
    dates: list[SessionDate] = []
    for k in range(sessions):
        nominal = _in_month(first.date(), every_months * k, repeat)
        over = _days_moved_over(nominal, off, dates[-1].start.date() if dates else None)
        day = nominal + timedelta(days=len(over))
        begin = _on_day(first, day, zone)
        from_ = _on_day(first, nominal, zone, lenient=True) if over else None
        dates.append(SessionDate(begin, end_of(begin, duration_minutes), from_, over))
    return tuple(dates)


def positive(name: str, value: object) -> int:
    """Return `value` as an integer; refuse anything but a positive one."""
    try:
        number = 0 if isinstance(value, bool) else operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        number = 0
    if number < 1:
        raise InvalidInput(f"{name} is {value!r}; expected a positive integer")
    return number


def minutes_of(name: str, value: object) -> int:
    """Return a duration; refuse one that is not a whole number of minutes between 1 and one day."""
    minutes = positive(name, value)
    if minutes > MAX_DURATION_MINUTES:
        raise InvalidInput(f"{name} is {minutes}; expected at most {MAX_DURATION_MINUTES} (one day)")
    return minutes


def find_zone(name: str) -> zoneinfo.ZoneInfo:
    """Time zone of an IANA name; near names are suggested for an unknown one."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        near = get_close_matches(str(name), zoneinfo.available_timezones(), n=2)
        hint = f"; did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
        raise InvalidInput(
            f"time zone {name!r} is not known{hint}; expected a name such as {PARIS!r}"
        ) from None


def parse_start(start: datetime | str, zone: zoneinfo.ZoneInfo, where: str = "start") -> datetime:
    """Read a moment into `zone`: naive ones are its wall clock, others are converted."""
    if isinstance(start, str):
        start = _parse_iso(start, where)
    if not isinstance(start, datetime) or str(start) == "NaT":
        raise InvalidInput(f"{where} is {start!r}; expected a date and time such as '2020-01-21T10:00'")
    moment = datetime(*start.timetuple()[:6], tzinfo=start.tzinfo, fold=start.fold)
    if moment.tzinfo is None or moment.utcoffset() is None:
        return localise(moment.replace(tzinfo=None, fold=0), zone)
    try:
        return moment.astimezone(zone)
    except OverflowError:
        raise InvalidInput(f"{where} {start} is outside the calendar") from None


def _parse_iso(text: str, where: str) -> datetime:
    tidy = re.sub("Z$", "+00:00", text.strip())
    expected = "expected a date and time such as '2020-01-21T10:00'"
    if not _ISO_TIME.fullmatch(tidy):
        raise InvalidInput(f"{where} is {text!r}; {expected}")
    try:
        return datetime.fromisoformat(tidy)
    except ValueError as error:
        raise InvalidInput(
            f"{where} {text!r} is not a moment of the calendar ({error}); {expected}"
        ) from None


def localise(wall: datetime, zone: tzinfo) -> datetime:
    """Give a wall-clock time its zone; refuse one that clocks skip or show twice."""
    early, late = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early
    if early.astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) != wall:
        raise InvalidInput(
            f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: clocks go forward over it that day"
        )
    both = " or ".join(moment.isoformat(timespec="minutes") for moment in (early, late))
    raise InvalidInput(
        f"{wall:%Y-%m-%d %H:%M} happens twice in {zone}, as clocks go back that day; give {both}"
    )


def end_of(start: datetime, minutes: int) -> datetime:
    """Moment that is `minutes` of elapsed time (not of wall clock) after `start`, in the same zone."""
    try:
        return (start.astimezone(timezone.utc) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    except OverflowError:
        raise InvalidInput(f"a session of {minutes} minutes from {start} ends outside the calendar") from None


def _in_month(first: date, months: int, repeat: Repeat) -> date:
    """Day that rule 1 gives, `months` months after `first`."""
    index = first.month - 1 + months
    year, month = first.year + index // 12, index % 12 + 1
    if year > date.max.year:
        raise InvalidInput(f"a session {months} months after {first} is outside the calendar (year {year})")
    days = calendar.monthrange(year, month)[1]
    if repeat == "day":
        return date(year, month, min(first.day, days))
    offset = (first.weekday() - date(year, month, 1).weekday()) % 7
    day = 1 + offset + 7 * ((first.day - 1) // 7)
    return date(year, month, day if day <= days else day - 7)


def _days_moved_over(nominal: date, off: DaysOff, previous: date | None) -> tuple[DayOff, ...]:
    """Days from `nominal` on that cannot be used; the session takes the day after the last of them."""
    over: list[DayOff] = []
    for step in range(MAX_MOVE_DAYS):
        if (date.max - nominal).days < step:
            raise InvalidInput(f"no free working day after {nominal}, at the end of the calendar")
        day = nominal + timedelta(days=step)
        why = off.why(day)
        if why is None and previous is not None and day <= previous:
            why = DayOff(day, "taken")
        if why is None:
            return tuple(over)
        over.append(why)
    raise InvalidInput(f"no free working day within {MAX_MOVE_DAYS} days from {nominal}: exclude fewer days")


def _on_day(first: datetime, day: date, zone: tzinfo, *, lenient: bool = False) -> datetime:
    """Local time of `first` on another day; `first` itself keeps its offset (it may be the later of two)."""
    if day == first.date():
        return first
    wall = datetime.combine(day, first.time().replace(fold=0))
    # A day that the session moved away from is only shown, so its clock change does not matter.
    return wall.replace(tzinfo=zone) if lenient else localise(wall, zone)
