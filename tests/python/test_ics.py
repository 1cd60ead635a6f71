"""Calendar files: what the bytes are, what other parsers read, and what an update changes."""

from __future__ import annotations

import re
import unicodedata
import uuid
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage import FileError, InvalidInput
from maillage.planning.ics import CalendarName, Event, calendar_bytes, write_calendar
from maillage.planning.vtimezone import changes, vtimezone

PARIS = ZoneInfo("Europe/Paris")
NAME = CalendarName("Programme 2020", "Données inventées.")
STAMP = datetime(2020, 1, 6, 8, tzinfo=timezone.utc)
LATER = datetime(2020, 2, 3, 8, tzinfo=timezone.utc)


def event(topic="GOUV", month=1, day=21, *, hour=10, zone=PARIS, **others):
    start = datetime(2020, month, day, hour, tzinfo=zone)
    texts = {"summary": f"Séance {topic}", "description": "Souhaité par 14 agents ; données inventées."}
    return Event(topic, **{**texts, "start": start, "end": start + timedelta(hours=2), **others})


THREE = [event("GOUV"), event("MOYENS", 3, 23), event("DIAG", 5, 22)]


def text_of(events, name=NAME, zone=PARIS, stamp=STAMP):
    return calendar_bytes(events, name, zone, stamp=stamp)


def unfolded(raw: bytes) -> list[str]:
    """Lines of the file by RFC 5545, 3.1: CRLF followed by a space or tab is taken out, octet by octet."""
    return re.sub(rb"\r\n[ \t]", b"", raw).decode().split("\r\n")


def unescaped(text: str) -> str:
    """Text by RFC 5545, 3.3.11."""
    return re.sub(r"\\([\\;,nN])", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), str(text))


def by_topic(raw: bytes) -> dict[str, dict[str, str]]:
    """Properties of each event, read line by line."""
    found, current = {}, None
    for line in unfolded(raw):
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found[current.get("X-MAILLAGE-TOPIC", current["UID"])] = current
            current = None
        elif current is not None:
            name, value = line.split(":", 1)
            current[name] = value
    return found


# --- The bytes ---


def test_lines_end_in_crlf_and_have_at_most_75_octets_even_with_accents():
    raw = text_of([event(summary="é" * 200, description="Où trouver quelles données ? " * 20 + "🌾" * 40)])
    lines = raw.split(b"\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, lines)) <= 75
    assert sum(line.startswith(b" ") for line in lines) > 10
    # No character is cut in two: every physical line is UTF-8 by itself.
    assert "".join(line.decode() for line in lines)
    (found,) = by_topic(raw).values()
    assert found["SUMMARY"] == "é" * 200


def test_the_order_of_components_and_the_required_properties_are_there():
    lines = unfolded(text_of(THREE))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//maillage//programme//EN"]
    assert [line for line in lines if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "BEGIN:DAYLIGHT",
        "BEGIN:STANDARD",
        *["BEGIN:VEVENT"] * 3,
    ]
    for found in by_topic(text_of(THREE)).values():
        assert {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DESCRIPTION", "STATUS"} <= set(found)
        assert found["DTSTAMP"] == "20200106T080000Z"
        assert found["SEQUENCE"] == "0"
    assert by_topic(text_of(THREE))["DIAG"]["DTSTART;TZID=Europe/Paris"] == "20200522T100000"


def test_the_name_of_a_calendar_is_escaped_like_any_text():
    lines = unfolded(text_of([event()], CalendarName("Échanges, 2020", "Un,\ndeux")))
    assert r"NAME:Échanges\, 2020" in lines
    assert r"X-WR-CALNAME:Échanges\, 2020" in lines
    assert r"X-WR-CALDESC:Un\,\ndeux" in lines


def test_text_is_escaped_and_comes_back_whole():
    awkward = "Moyens, ressources ; \\ partage\nDeuxième ligne : « oui »"
    raw = text_of([event(description=awkward)])
    assert r"DESCRIPTION:Moyens\, ressources \; \\ partage\nDeuxième ligne : « oui »" in unfolded(raw)
    assert vobject.readOne(raw.decode()).vevent.description.value == awkward


def test_the_same_stamp_gives_the_same_bytes_in_whatever_order_events_come():
    assert text_of(THREE) == text_of(THREE[::-1])
    assert text_of(THREE) == text_of(THREE, stamp=STAMP.astimezone(PARIS))
    assert text_of(THREE) != text_of(THREE, stamp=LATER)
    now = datetime.now(timezone.utc)
    written = by_topic(calendar_bytes(THREE, NAME, PARIS))["GOUV"]["DTSTAMP"]
    assert abs(datetime.strptime(written, "%Y%m%dT%H%M%S%z") - now) < timedelta(minutes=1)


def test_a_session_not_settled_is_tentative():
    found = by_topic(text_of([event(), event("DIAG", 5, 22, is_tentative=True)]))
    assert (found["GOUV"]["STATUS"], found["DIAG"]["STATUS"]) == ("CONFIRMED", "TENTATIVE")


def test_place_and_address_are_written_where_given():
    found = by_topic(text_of([event(location="Visio", url="https://example.org/salle/été?x=1&y=é")]))["GOUV"]
    assert found["LOCATION"] == "Visio"
    assert found["URL"] == "https://example.org/salle/%C3%A9t%C3%A9?x=1&y=%C3%A9"
    assert not {"LOCATION", "URL"} & set(by_topic(text_of(THREE))["GOUV"])


# --- The time zone ---


def test_the_rules_of_paris_are_those_of_directive_2000_84():
    # Directive 2000/84/EC: last Sundays of March and October, at 01:00 UTC.
    lines = unfolded(vtimezone(PARIS, 2020, 2020).to_ical())
    assert "DTSTART:19960331T020000" in lines
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert "DTSTART:19961027T030000" in lines
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in lines
    assert "RDATE" not in "".join(lines)
    of_2020 = [(c.wall.isoformat(), c.after) for c in changes(PARIS, 2020)]
    assert of_2020 == [
        ("2020-03-29T02:00:00", timedelta(hours=2)),
        ("2020-10-25T03:00:00", timedelta(hours=1)),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Paris",
        "Indian/Reunion",
        "America/Martinique",
        "America/Miquelon",
        "Pacific/Noumea",
        "Australia/Sydney",
        "UTC",
    ],
)
def test_another_parser_reads_the_same_offsets_every_day(name):
    zone = ZoneInfo(name)
    raw = text_of([event(zone=zone)], zone=zone).decode()
    read = vobject.readOne(raw).vevent.dtstart.value.tzinfo
    wall = datetime(2019, 7, 1, 12)  # noqa: DTZ001
    for n in range(365 * 6):
        moment = wall + timedelta(days=n)
        assert moment.replace(tzinfo=read).utcoffset() == moment.replace(tzinfo=zone).utcoffset(), moment


def test_a_zone_without_a_yearly_rule_is_refused():
    zone = ZoneInfo("Africa/Casablanca")
    with pytest.raises(
        InvalidInput, match="clocks of Africa/Casablanca do not change by one yearly rule from 2019"
    ):
        text_of([event(zone=zone)], zone=zone)


def test_a_time_that_the_clock_shows_twice_is_written_in_utc():
    start = datetime(2020, 10, 25, 2, 30, tzinfo=PARIS)
    second = start.replace(fold=1)
    found = by_topic(text_of([event(start=start, end=second)]))["GOUV"]
    assert found["DTSTART;TZID=Europe/Paris"] == "20201025T023000"
    assert found["DTEND"] == "20201025T013000Z"


# --- Other parsers ---


def test_other_parsers_read_what_was_written():
    raw = text_of([event(), event("MOYENS", 7, 21, summary="Moyens, et ressources")])
    expected = [
        (f"{e.start:%Y-%m-%dT%H:%M%z}", f"{e.end:%Y-%m-%dT%H:%M%z}", e.summary)
        for e in (event(), event("MOYENS", 7, 21, summary="Moyens, et ressources"))
    ]
    other = vobject.readOne(raw.decode())
    assert [
        (f"{e.dtstart.value:%Y-%m-%dT%H:%M%z}", f"{e.dtend.value:%Y-%m-%dT%H:%M%z}", e.summary.value)
        for e in other.vevent_list
    ] == expected
    assert other.validate(raiseException=True)
    own = icalendar.Calendar.from_ical(raw)
    assert [str(e["SUMMARY"]) for e in own.walk("VEVENT")] == [summary for _, _, summary in expected]
    assert not [e for component in own.walk() for e in component.errors]


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(blacklist_categories=["Cc", "Cs"]) | st.just("\n"), min_size=1).filter(
            str.strip
        ),
        min_size=2,
        max_size=4,
        unique=True,
    )
)
def test_any_text_comes_back_through_another_parser(texts):
    events = [event(t, 1 + n, summary=t, description=t, location=t) for n, t in enumerate(texts)]
    raw = text_of(events, CalendarName(texts[0], texts[1]))
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    calendar = icalendar.Calendar.from_ical(raw)
    assert str(calendar["DESCRIPTION"]) == texts[1]
    # Names that the library does not know are read as they stand; RFC 5545, 3.8.8.2, has them escaped.
    assert [unescaped(calendar[name]) for name in ("NAME", "X-WR-CALNAME", "X-WR-CALDESC")] == [
        texts[0],
        texts[0],
        texts[1],
    ]
    read = calendar.walk("VEVENT")
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        assert [str(e[name]) for e in read] == texts
    assert [unescaped(e["X-MAILLAGE-TOPIC"]) for e in read] == texts
    assert len({str(e["UID"]) for e in read}) == len({unicodedata.normalize("NFC", t.strip()) for t in texts})


# --- Identity and updates ---


def test_a_session_keeps_its_uid_when_its_date_moves_and_loses_it_with_its_topic_or_programme():
    before, after = by_topic(text_of([event()])), by_topic(text_of([event(month=2, day=4)]))
    assert before["GOUV"]["UID"] == after["GOUV"]["UID"]
    assert uuid.UUID(before["GOUV"]["UID"]).version == 5
    assert by_topic(text_of([event("DIAG")]))["DIAG"]["UID"] != before["GOUV"]["UID"]
    assert by_topic(text_of([event()], CalendarName("2021")))["GOUV"]["UID"] != before["GOUV"]["UID"]
    # The same letters, composed or not, are the same name.
    composed, decomposed = CalendarName("Été"), CalendarName("E\u0301te\u0301 ")
    assert composed.event_uid("GOUV") == decomposed.event_uid("GOUV")


def test_uids_never_change_from_one_version_to_the_next():
    assert NAME.uid == "cfa5e1ae-c324-5ee5-a9ce-2746474ec20d"
    assert NAME.event_uid("GOUV") == "9fd901af-0218-59ad-8bff-21cdf3e41813"


def test_an_update_raises_only_what_changed_and_cancels_what_is_gone(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, stamp=STAMP)
    changed = [THREE[0], event("MOYENS", 3, 24), event("COOP", 7, 21)]
    write_calendar(path, changed, NAME, PARIS, stamp=LATER, update=path)
    found = {
        topic: (e["SEQUENCE"], e["STATUS"], e["DTSTAMP"][:8])
        for topic, e in by_topic(path.read_bytes()).items()
    }
    assert found == {
        "GOUV": ("0", "CONFIRMED", "20200106"),
        "MOYENS": ("1", "CONFIRMED", "20200203"),
        "DIAG": ("1", "CANCELLED", "20200203"),
        "COOP": ("0", "CONFIRMED", "20200203"),
    }


def test_an_update_that_changes_nothing_writes_the_same_bytes(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, stamp=STAMP)
    before = path.read_bytes()
    write_calendar(path, THREE[::-1], NAME, PARIS, stamp=LATER, update=path)
    assert path.read_bytes() == before
    write_calendar(path, THREE[:2], NAME, PARIS, stamp=LATER, update=path)
    cancelled = path.read_bytes()
    write_calendar(path, THREE[:2], NAME, PARIS, stamp=LATER + timedelta(days=1), update=path)
    assert path.read_bytes() == cancelled != before


@pytest.mark.parametrize(
    "change",
    [
        {"summary": "Autre"},
        {"description": "Autre"},
        {"location": "Lyon"},
        {"url": "https://example.org/"},
        {"is_tentative": True},
        {"hour": 11},
        {"end": datetime(2020, 1, 21, 11, tzinfo=PARIS)},
    ],
)
def test_every_visible_change_raises_the_sequence_once(tmp_path, change):
    path = write_calendar(tmp_path / "p.ics", [event()], NAME, PARIS, stamp=STAMP)
    for stamp in (LATER, LATER + timedelta(days=1)):
        write_calendar(path, [event(**change)], NAME, PARIS, stamp=stamp, update=path)
        assert by_topic(path.read_bytes())["GOUV"]["SEQUENCE"] == "1"


def test_a_cancelled_session_that_comes_back_is_confirmed_with_the_next_sequence(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, stamp=STAMP)
    write_calendar(path, THREE[:2], NAME, PARIS, stamp=LATER, update=path)
    write_calendar(path, THREE, NAME, PARIS, stamp=LATER, update=path)
    found = by_topic(path.read_bytes())["DIAG"]
    assert (found["STATUS"], found["SEQUENCE"]) == ("CONFIRMED", "2")


def test_entries_of_other_origin_stay_as_they_are(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, stamp=STAMP)
    other = vtimezone(ZoneInfo("Indian/Reunion"), 2020, 2020).to_ical() + (
        b"BEGIN:VEVENT\r\nUID:autre@example.org\r\nDTSTAMP:20200101T000000Z\r\nSUMMARY:Autre\r\n"
        b"DTSTART;TZID=Indian/Reunion:20200301T100000\r\nX-NOTE:gardee\r\nEND:VEVENT\r\n"
        b"BEGIN:VTODO\r\nUID:tache@example.org\r\nDTSTAMP:20200101T000000Z\r\nEND:VTODO\r\n"
    )
    path.write_bytes(path.read_bytes().replace(b"END:VCALENDAR\r\n", other + b"END:VCALENDAR\r\n"))
    write_calendar(path, THREE, NAME, PARIS, stamp=LATER, update=path)
    raw = path.read_bytes()
    kept = by_topic(raw)["autre@example.org"]
    assert (kept["SUMMARY"], kept["X-NOTE"], kept["DTSTART;TZID=Indian/Reunion"]) == (
        "Autre",
        "gardee",
        "20200301T100000",
    )
    assert (
        raw.count(b"TZID:Indian/Reunion") == raw.count(b"TZID:Europe/Paris") == raw.count(b"BEGIN:VTODO") == 1
    )


def test_a_file_that_another_program_rewrote_in_utc_has_not_changed(tmp_path):
    path = write_calendar(tmp_path / "p.ics", [event()], NAME, PARIS, stamp=STAMP)
    raw = path.read_bytes().replace(b"DTSTART;TZID=Europe/Paris:20200121T100000", b"DTSTART:20200121T090000Z")
    path.write_bytes(raw.replace(b"DTEND;TZID=Europe/Paris:20200121T120000", b"DURATION:PT2H"))
    write_calendar(path, [event()], NAME, PARIS, stamp=LATER, update=path)
    assert by_topic(path.read_bytes())["GOUV"]["SEQUENCE"] == "0"


# --- Bad input ---


def test_the_calendar_of_another_programme_is_not_updated(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, CalendarName("Programme 2019"), PARIS, stamp=STAMP)
    before = path.read_bytes()
    with pytest.raises(
        InvalidInput, match="is the calendar of 'Programme 2019'; expected an earlier one of 'Programme 2020'"
    ):
        write_calendar(path, THREE, NAME, PARIS, update=path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id;start\n1;2020\n",
        b"\x00\xff\xfe\x01",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
    ],
)
def test_a_file_that_is_no_calendar_is_refused(tmp_path, content):
    path = tmp_path / "p.ics"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"p\.ics: not an iCalendar file"):
        write_calendar(path, THREE, NAME, PARIS, update=path)
    assert path.read_bytes() == content


def test_a_broken_event_is_refused_before_anything_is_written(tmp_path):
    path = write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, stamp=STAMP)
    broken = re.sub(rb"DTSTART[^\r]*\r\n", b"", path.read_bytes())
    path.write_bytes(broken)
    with pytest.raises(FileError, match="not an iCalendar file"):
        write_calendar(path, THREE, NAME, PARIS, update=path)
    assert path.read_bytes() == broken
    assert [p.name for p in tmp_path.iterdir()] == ["p.ics"]


def test_paths_that_cannot_be_read_or_written_are_named(tmp_path):
    with pytest.raises(FileError, match=r"absent\.ics: the calendar cannot be read \(No such file"):
        write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, update=tmp_path / "absent.ics")
    with pytest.raises(FileError, match=r"the calendar cannot be read \(Is a directory"):
        write_calendar(tmp_path / "p.ics", THREE, NAME, PARIS, update=tmp_path)
    with pytest.raises(FileError, match=r"p\.ics: the calendar cannot be written \(No such file"):
        write_calendar(tmp_path / "nowhere" / "p.ics", THREE, NAME, PARIS)
    with pytest.raises(FileError, match="the calendar cannot be written"):
        write_calendar(tmp_path, THREE, NAME, PARIS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"summary": "a\x00b"}, r"session on 'GOUV': the text 'a\\x00b' holds the character '\\x00'"),
        ({"description": "\ud800"}, "which a calendar cannot hold"),
        ({"location": "a\x07"}, "location: the text"),
        (
            {"url": "example.org"},
            "url is 'example.org'; expected an address such as 'https://example.org/room'",
        ),
        ({"url": "https://example.org/\r\nATTACH:x"}, r"url is .* expected an address"),
    ],
)
def test_what_a_calendar_cannot_hold_is_refused(change, message):
    with pytest.raises(InvalidInput, match=message):
        text_of([event(**change)])


def test_other_arguments_are_checked():
    with pytest.raises(InvalidInput, match="a calendar of no events cannot be written"):
        text_of([])
    with pytest.raises(InvalidInput, match=r"stamp is .* expected a datetime with its time zone"):
        text_of(THREE, stamp=datetime(2020, 1, 1))  # noqa: DTZ001
    early = datetime(1950, 1, 1, 10, tzinfo=PARIS)
    with pytest.raises(
        InvalidInput, match="a calendar from 1950 to 1950 cannot be written; expected years from 1970"
    ):
        text_of([event(start=early, end=early)])


def test_line_breaks_in_a_text_cannot_add_properties():
    raw = text_of([event(summary="Titre\r\nATTENDEE:mailto:x@example.org\nFin")])
    assert not [line for line in unfolded(raw) if line.startswith("ATTENDEE")]
    assert [line for line in raw.decode().split("\r\n") if line.startswith("SUMMARY")]
