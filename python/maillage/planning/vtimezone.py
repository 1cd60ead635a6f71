"""The rules of a time zone as an iCalendar VTIMEZONE with yearly rules, good for every year they hold.

The rules are found by asking `zoneinfo` when clocks change, year after year, so any zone whose changes follow
one rule (or that has none) can be written.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from maillage._core import InvalidInput

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_FIRST_YEAR = 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """A change of clocks: the wall clock shows `wall` when the offset goes from `before` to `after`."""

    wall: datetime
    before: timedelta
    after: timedelta
    abbreviation: str
    is_summer: bool

    def follows(self, rule: Rule) -> bool:
        """Whether this is the change that `rule` gives for its year."""
        if (self.wall.month, self.wall.time(), self.before, self.after) != (
            rule.month,
            rule.sample.wall.time(),
            rule.sample.before,
            rule.sample.after,
        ):
            return False
        return self.wall.date() == rule.day(self.wall.year)


@dataclass(frozen=True)
class Rule:
    """The n-th (or, for -1, last) weekday of a month, every year; `sample` is one of its changes."""

    nth: int
    sample: Change

    @property
    def month(self) -> int:
        """Month of the change."""
        return self.sample.wall.month

    def day(self, year: int) -> date:
        """Day of the change in `year`."""
        length = calendar.monthrange(year, self.month)[1]
        weekday = self.sample.wall.weekday()
        first = 1 + (weekday - date(year, self.month, 1).weekday()) % 7
        days = range(first, length + 1, 7)
        return date(year, self.month, days[self.nth if self.nth < 0 else min(self.nth, len(days)) - 1])


def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> Any:
    """VTIMEZONE component (of the `icalendar` library) for events from `first_year` to `last_year`.

    Raises
    ------
    InvalidInput
        If the clocks of those years do not follow one yearly rule each way.
    """
    import icalendar

    if not _FIRST_YEAR <= first_year <= last_year < date.max.year:
        years = f"from {first_year} to {last_year}"
        raise InvalidInput(f"a calendar {years} cannot be written; expected years from {_FIRST_YEAR}")
    component = icalendar.Timezone()
    component.add("tzid", zone.key)
    # The year before as well: events before the first change of a year need the last change before them.
    rules = yearly_rules(zone, first_year - 1, last_year)
    if not rules:
        moment = datetime(first_year, 1, 1, tzinfo=zone)
        offset = moment.utcoffset() or timedelta(0)
        wall = datetime(_FIRST_YEAR, 1, 1)  # noqa: DTZ001 - RFC 5545 wants the wall clock
        still = Change(wall, offset, offset, moment.tzname() or zone.key, is_summer=False)
        component.add_component(_observance(still))
    start = _first_year_of(zone, rules, first_year - 1) if rules else first_year
    for rule in rules:
        wall = datetime.combine(rule.day(start), rule.sample.wall.time())
        observance = _observance(replace(rule.sample, wall=wall))
        weekday = _WEEKDAYS[wall.weekday()]
        observance.add("rrule", {"freq": "yearly", "bymonth": rule.month, "byday": f"{rule.nth}{weekday}"})
        component.add_component(observance)
    return component


def _observance(change: Change) -> Any:
    import icalendar

    observance = icalendar.TimezoneDaylight() if change.is_summer else icalendar.TimezoneStandard()
    observance.add("tzname", change.abbreviation)
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("dtstart", change.wall)
    return observance


def yearly_rules(zone: ZoneInfo, first_year: int, last_year: int) -> tuple[Rule, ...]:
    """Rules that all changes of clocks of those years follow; empty if clocks never change."""
    years = [changes(zone, year) for year in range(first_year, last_year + 1)]
    rules = []
    for change in years[-1]:
        nth = (change.wall.day - 1) // 7 + 1
        candidates = [Rule(-1, change), Rule(nth, change)]
        fit = [rule for rule in candidates if all(any(c.follows(rule) for c in year) for year in years)]
        rules += fit[:1]
    if any(len(year) != len(rules) for year in years):
        raise InvalidInput(
            f"clocks of {zone.key} do not change by one yearly rule from {first_year} to {last_year}, "
            "so these sessions cannot be written as local times"
        )
    return tuple(rules)


def _first_year_of(zone: ZoneInfo, rules: tuple[Rule, ...], year: int) -> int:
    """First year from which, until `year`, every change follows the rules."""
    while year > _FIRST_YEAR:
        before = changes(zone, year - 1)
        if len(before) != len(rules) or not all(any(c.follows(r) for r in rules) for c in before):
            break
        year -= 1
    return year


@lru_cache(maxsize=1000)
def changes(zone: ZoneInfo, year: int) -> tuple[Change, ...]:
    """List changes of clocks in a year (by UTC), in order."""
    found = []
    day = timedelta(days=1)
    moment = datetime(year, 1, 1, tzinfo=timezone.utc)
    end = datetime(year + 1, 1, 1, tzinfo=timezone.utc)
    while moment < end:
        if _offset(zone, moment) != _offset(zone, moment + day):
            found.append(_change_between(zone, moment, moment + day))
        moment += day
    return tuple(found)


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> Change:
    """Bisect to the second between two moments of different offsets."""
    old, new = _offset(zone, before), _offset(zone, after)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    local = after.astimezone(zone)
    return Change(
        (after + old).replace(tzinfo=None), old, new, local.tzname() or zone.key, is_summer=bool(local.dst())
    )


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
