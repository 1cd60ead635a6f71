"""Calendars that other programs read: RFC 5545 files in which a session keeps its identity when it changes.

A session is known by its UID, made from the name of the programme and the id of the topic. Writing with
`update` raises the SEQUENCE of the events that changed, leaves the others as they were, and cancels those
that are gone, so that a calendar program which imports the new file moves its entries instead of adding new
ones.
"""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from maillage._core import FileError, InvalidInput
from maillage.planning.vtimezone import vtimezone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

_NAMESPACE = uuid.UUID("6b0ef2f4-8f6c-5f0e-9a55-6f4b6d6b9c11")
_PRODID = "-//maillage//programme//EN"
_TOPIC = "X-MAILLAGE-TOPIC"
# What a reader of the calendar would notice; a change of one of these raises SEQUENCE.
_COMPARED = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS")
_MAX_BYTES = 50_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"\\^`{|}]+")


@dataclass(frozen=True)
class Event:
    """One session as an entry of a calendar; `start` and `end` know their time zone."""

    topic: str
    summary: str
    description: str
    start: datetime
    end: datetime
    is_tentative: bool = False
    location: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class CalendarName:
    """Identity of a calendar: the same `name` and topic make the same session, whatever its date."""

    name: str
    description: str = ""

    @property
    def uid(self) -> str:
        """Identity of the calendar, from its name."""
        return str(self._uuid())

    def event_uid(self, topic: str) -> str:
        """Identity of the session on `topic`."""
        return str(uuid.uuid5(self._uuid(), _tidy(topic)))

    def _uuid(self) -> uuid.UUID:
        return uuid.uuid5(_NAMESPACE, _tidy(self.name))


def write_calendar(
    path: str | os.PathLike[str],
    events: Sequence[Event],
    name: CalendarName,
    zone: ZoneInfo,
    *,
    stamp: datetime | None = None,
    update: str | os.PathLike[str] | None = None,
) -> Path:
    """Write events to an iCalendar file; the file is replaced as a whole or left as it was.

    Parameters
    ----------
    path
        File to write, usually ``*.ics``.
    events
        Sessions, in any order; they are written in order of time.
    name
        Name of the programme, which identifies its events.
    zone
        Time zone in which the events are written.
    stamp
        DTSTAMP of new and changed events, now by default; give one to get the same bytes again.
    update
        An earlier file of the same programme (often `path` itself). Changed events get the next SEQUENCE,
        those that are gone become cancelled, unchanged ones and entries of other origin stay as they are.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    InvalidInput
        For a text or URL that a calendar cannot hold, or an earlier file of another programme.
    FileError
        If `update` cannot be read as a calendar, or `path` cannot be written.
    """
    previous = None if update is None else _read(Path(update))
    return _replace(Path(path), calendar_bytes(events, name, zone, stamp=stamp, previous=previous))


def calendar_bytes(
    events: Sequence[Event],
    name: CalendarName,
    zone: ZoneInfo,
    *,
    stamp: datetime | None = None,
    previous: Any = None,
) -> bytes:
    """Bytes of the calendar: UTF-8, CRLF, folded at 75 octets. `previous` is a parsed earlier one."""
    if not events:
        raise InvalidInput("a calendar of no events cannot be written; expected at least one session")
    when = _stamp(stamp)
    components = [_component(event, name, zone, when) for event in events]
    others: list[Any] = []
    if previous is not None:
        _check_same(previous, name)
        others = _carry_over(previous, components, when)
    components += others
    starts = [_moment(component) for component in components if _TOPIC in component]
    calendar = _empty_calendar(name, zone)
    calendar.add_component(vtimezone(zone, min(starts).year, max(starts).year))
    for component in _others(previous, zone):
        calendar.add_component(component)
    for component in sorted(components, key=lambda c: (_moment(c), str(c.get("UID", "")))):
        calendar.add_component(component)
    text: bytes = calendar.to_ical()
    return text


def _empty_calendar(name: CalendarName, zone: ZoneInfo) -> Any:
    import icalendar

    calendar = icalendar.Calendar()
    title = _text(name.name, "title")
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", name.uid)
    _add_text(calendar, "name", title)
    # The older names of the same properties, which most programs still look for.
    _add_text(calendar, "x-wr-calname", title)
    calendar.add("x-wr-timezone", zone.key)
    if name.description:
        description = _text(name.description, "description")
        calendar.add("description", description)
        _add_text(calendar, "x-wr-caldesc", description)
    return calendar


def _add_text(component: Any, name: str, text: str) -> None:
    """Add a text under a name that the library does not know, and so would not escape by itself."""
    import icalendar

    component.add(name, icalendar.vText(text))


def _component(event: Event, name: CalendarName, zone: ZoneInfo, stamp: datetime) -> Any:
    import icalendar

    where = f"session on {event.topic!r}"
    component = icalendar.Event()
    component.add("uid", name.event_uid(event.topic))
    _add_text(component, _TOPIC, _text(event.topic, where))
    component.add("dtstamp", stamp)
    component.add("sequence", 0)
    component.add("dtstart", _local(event.start, zone))
    component.add("dtend", _local(event.end, zone))
    component.add("summary", _text(event.summary, where))
    component.add("description", _text(event.description, where))
    component.add("status", "TENTATIVE" if event.is_tentative else "CONFIRMED")
    if event.location is not None:
        component.add("location", _text(event.location, "location"))
    if event.url is not None:
        component.add("url", _uri(event.url))
    return component


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` on the clock of `zone`; in UTC if the clock shows it a second time (RFC 5545, 3.3.5)."""
    local = moment.astimezone(zone)
    return moment.astimezone(timezone.utc) if local.fold else local


def _others(previous: Any, zone: ZoneInfo) -> list[Any]:
    """Return what an earlier file holds beside events, such as the time zones of entries of other origin."""
    parts = [] if previous is None else previous.subcomponents
    return [part for part in parts if part.name != "VEVENT" and str(part.get("TZID", "")) != zone.key]


def _carry_over(previous: Any, components: list[Any], stamp: datetime) -> list[Any]:
    """Give `components` the sequences that follow `previous`; return the events that only `previous` has."""
    new = {str(component["UID"]): component for component in components}
    others = []
    for old in previous.walk("VEVENT"):
        component = new.get(str(old.get("UID", "")))
        if component is None:
            others.append(_cancelled(old, stamp) if _TOPIC in old else old)
        else:
            changed = _differs(old, component)
            _set(component, "SEQUENCE", int(old.get("SEQUENCE", 0)) + changed)
            if not changed and "DTSTAMP" in old:
                component["DTSTAMP"] = old["DTSTAMP"]
    return others


def _cancelled(old: Any, stamp: datetime) -> Any:
    if str(old.get("STATUS", "")).upper() != "CANCELLED":
        _set(old, "STATUS", "CANCELLED")
        _set(old, "SEQUENCE", int(old.get("SEQUENCE", 0)) + 1)
        _set(old, "DTSTAMP", stamp)
    return old


def _differs(old: Any, new: Any) -> bool:
    if any(str(old.get(key, "")) != str(new.get(key, "")) for key in _COMPARED):
        return True
    return bool(old.start != new.start or old.end != new.end)


def _set(component: Any, key: str, value: Any) -> None:
    component.pop(key, None)
    component.add(key, value)


def _check_same(previous: Any, name: CalendarName) -> None:
    if str(previous.get("UID", "")) != name.uid:
        found = str(previous.get("NAME", previous.get("X-WR-CALNAME", "")))
        raise InvalidInput(
            f"update: the file is the calendar of {found!r}; expected an earlier one of {name.name!r}"
        )


def _moments(component: Any) -> tuple[datetime, Any, int]:
    """Read what an update will need, so that a broken file is refused on reading."""
    return _moment(component), component.end, int(component.get("SEQUENCE", 0))


def _moment(component: Any) -> datetime:
    start = component.start
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day, tzinfo=timezone.utc)
    return start if start.tzinfo is not None else start.replace(tzinfo=timezone.utc)


def _stamp(stamp: datetime | None) -> datetime:
    if stamp is None:
        return datetime.now(timezone.utc).replace(microsecond=0)
    if not isinstance(stamp, datetime) or stamp.tzinfo is None:
        raise InvalidInput(f"stamp is {stamp!r}; expected a datetime with its time zone")
    return stamp.astimezone(timezone.utc).replace(microsecond=0)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _text(text: str, where: str) -> str:
    text = text.replace("\r\n", "\n")
    if found := _CONTROL.search(text):
        raise InvalidInput(
            f"{where}: the text {text!r} holds the character {found.group()!r}, which a calendar cannot hold"
        )
    return text


def _uri(url: str) -> str:
    if not isinstance(url, str) or not _URI.fullmatch(url):
        raise InvalidInput(f"url is {url!r}; expected an address such as 'https://example.org/room'")
    return quote(url, safe="%:/?#[]@!$&'()*+,;=-._~")


def _read(path: Path) -> Any:
    import icalendar

    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FileError(f"{path}: the calendar is larger than {_MAX_BYTES // 1_000_000} MB")
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            _moments(event)
    except OSError as error:
        raise FileError(f"{path}: the calendar cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, icalendar.InvalidCalendar) as error:
        raise FileError(f"{path}: not an iCalendar file ({error})") from None
    if calendar.name != "VCALENDAR":
        raise FileError(f"{path}: not an iCalendar file (it begins with {calendar.name})")
    return calendar


def _replace(path: Path, text: bytes) -> Path:
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text)
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(f"{path}: the calendar cannot be written ({error.strerror})") from None
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
