"""Days on which no session is held: public holidays, given days, weekends.

Public holidays come from the `holidays` library; their French and English names are kept with the day, so
that a sentence in either language can be made later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from maillage._core import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

Reason: TypeAlias = Literal["holiday", "excluded", "weekend", "taken"]
Day: TypeAlias = "date | str"
Excluded: TypeAlias = "Iterable[Day | tuple[Day, Day]] | Day"
Holidays: TypeAlias = "str | Mapping[date, str] | Iterable[date] | None"

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Alsace and Moselle share their two additional holidays (26 December and Good Friday).
_SUBDIVISIONS = {"alsace-moselle": "57"}


@dataclass(frozen=True)
class DayOff:
    """A day on which no session is held, and why.

    `reason` is ``"holiday"``, ``"excluded"`` (a day given by the caller), ``"weekend"`` or ``"taken"`` (an
    earlier session, itself moved, is held that day). Holidays have a name in French and in English.
    """

    day: date
    reason: Reason
    name_fr: str = ""
    name_en: str = ""

    def name(self, lang: str) -> str:
        """Name of the holiday in French (``"fr"``) or English; empty for other reasons."""
        return self.name_fr if lang == "fr" else self.name_en


def parse_day(value: Day, where: str) -> date:
    """Read a date or an ISO 8601 text such as ``"2020-05-21"``; `where` names the option in the message."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError as error:
            raise InvalidInput(f"{where}: {value!r} is not a day of the calendar ({error})") from None
    raise InvalidInput(f"{where}: {value!r} is not a date; expected a date or a text such as '2020-05-21'")


def parse_exclude(exclude: Excluded) -> tuple[tuple[date, date], ...]:
    """Read `exclude` into closed intervals of days.

    Each item is a day, a pair ``(first, last)``, or an ISO 8601 interval such as ``"2020-07-15/2020-08-31"``;
    first and last day are both excluded.
    """
    if isinstance(exclude, (str, date)):
        exclude = (exclude,)
    try:
        items = list(exclude)
    except TypeError:
        raise InvalidInput(f"exclude is {exclude!r}; expected dates, e.g. exclude=['2020-05-22']") from None
    return tuple(_interval(item, f"exclude[{i}]") for i, item in enumerate(items))


def _interval(item: Any, where: str) -> tuple[date, date]:
    if isinstance(item, str) and "/" in item:
        item = tuple(item.split("/"))
    if not isinstance(item, tuple):
        day = parse_day(item, where)
        return day, day
    if len(item) != 2:
        raise InvalidInput(f"{where}: {item!r} has {len(item)} dates; expected one, or a first and a last")
    first, last = (parse_day(day, where) for day in item)
    if first > last:
        raise InvalidInput(f"{where}: the interval ends on {last}, before it begins on {first}")
    return first, last


@dataclass(frozen=True)
class DaysOff:
    """Answers `why(day)`: why no session is held that day, or None for a free working day."""

    holiday: Callable[[date], DayOff | None]
    excluded: tuple[tuple[date, date], ...] = ()
    skip_weekends: bool = True

    def why(self, day: date) -> DayOff | None:
        """Reason why `day` is off; a holiday is named first, then a given day, then a weekend."""
        if found := self.holiday(day):
            return found
        if self.is_excluded(day):
            return DayOff(day, "excluded")
        if self.skip_weekends and day.weekday() >= 5:
            return DayOff(day, "weekend")
        return None

    def is_excluded(self, day: date) -> bool:
        """Whether `day` is one of the days given by the caller."""
        return any(first <= day <= last for first, last in self.excluded)


def holiday_finder(holidays: Holidays, subdivision: str | None = None) -> Callable[[date], DayOff | None]:
    """Return a function that says whether a day is a public holiday.

    Parameters
    ----------
    holidays
        Two-letter country code (``"FR"``), or None for no holidays, or your own days: a mapping from date to
        name (objects of the `holidays` library are such mappings), or plain dates.
    subdivision
        Part of the country that has more holidays: ``"Alsace-Moselle"``, or any code or name that the
        `holidays` library knows for the country (``"La Réunion"``, ``"974"``).

    Raises
    ------
    InvalidInput
        For a country or subdivision that the library does not know.
    """
    if isinstance(holidays, str):
        return _country(holidays, subdivision)
    if subdivision is not None:
        raise InvalidInput(f"subdivision {subdivision!r} needs holidays to be a country code such as 'FR'")
    if holidays is None:
        return lambda _day: None
    if isinstance(holidays, Mapping):
        named = holidays

        def own(day: date) -> DayOff | None:
            # `in` before `[]`: objects of the library compute a year when it is first asked for.
            return DayOff(day, "holiday", str(named[day]), str(named[day])) if day in named else None

        return own
    days = {parse_day(day, f"holidays[{i}]") for i, day in enumerate(holidays)}
    return lambda day: DayOff(day, "holiday") if day in days else None


def _country(code: str, subdivision: str | None) -> Callable[[date], DayOff | None]:
    import holidays as library

    known = library.list_supported_countries()
    if code not in known:
        raise InvalidInput(
            f"holidays: country {code!r} is not known; expected a two-letter code such as 'FR'"
        )
    division = None if subdivision is None else _subdivision(code, subdivision)
    french, english = (
        library.country_holidays(code, subdiv=division, language=_language(code, lang))
        for lang in ("fr", "en_US")
    )

    def find(day: date) -> DayOff | None:
        return DayOff(day, "holiday", french[day], english[day]) if day in french else None

    return find


def _language(code: str, lang: str) -> str | None:
    """Return `lang` where the country's names exist in it, otherwise the country's own language."""
    import holidays as library

    supported = library.list_localized_countries().get(code, [])
    if lang in supported or not supported:
        return lang if supported else None
    default: str | None = library.country_holidays(code).default_language
    return default


def _subdivision(code: str, name: str) -> str:
    import holidays as library

    calendar = library.country_holidays(code)
    choices = {alias.casefold(): target for alias, target in calendar.subdivisions_aliases.items()}
    choices |= {part.casefold(): part for part in calendar.subdivisions}
    if code == "FR":
        choices |= _SUBDIVISIONS
    if found := choices.get(name.casefold()):
        return str(found)
    near = get_close_matches(name.casefold(), choices, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
    raise InvalidInput(f"subdivision {name!r} of {code!r} is not known{hint}")
