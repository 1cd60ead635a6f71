"""Dates of sessions: the rule, public holidays, changes of clocks, slots, and what is refused."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage import InvalidInput
from maillage.planning.dates import session_dates
from maillage.planning.days_off import DaysOff, holiday_finder, parse_exclude
from maillage.planning.slots import Availability, read_availability, read_slots, slot_dates

PARIS = ZoneInfo("Europe/Paris")


def days(*args, **options):
    return [d.start.date() for d in session_dates(*args, **options)]


def easter(year: int) -> date:
    """Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def french_holidays(year: int, *, alsace_moselle: bool = False) -> set[date]:
    """The eleven days of article L3133-1 of the Code du travail, and the two of L3134-13."""
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    found = {date(year, month, day) for month, day in fixed}
    found |= {easter(year) + timedelta(days=n) for n in (1, 39, 50)}
    if alsace_moselle:
        found |= {easter(year) - timedelta(days=2), date(year, 12, 26)}
    return found


# --- Published values ---


def test_easter_dates_of_the_test_itself_are_those_published():
    # Table of Easter dates, Institut de mécanique céleste et de calcul des éphémérides.
    published = {
        1997: (3, 30),
        2008: (3, 23),
        2011: (4, 24),
        2020: (4, 12),
        2024: (3, 31),
        2025: (4, 20),
        2038: (4, 25),
    }
    assert {year: (easter(year).month, easter(year).day) for year in published} == published


def test_public_holidays_of_2020_are_those_published():
    # service-public.fr, "Jours fériés 2020".
    published = [
        "01-01",
        "04-13",
        "05-01",
        "05-08",
        "05-21",
        "06-01",
        "07-14",
        "08-15",
        "11-01",
        "11-11",
        "12-25",
    ]
    find = holiday_finder("FR")
    every_day = (date(2020, 1, 1) + timedelta(days=n) for n in range(366))
    assert [f"{day:%m-%d}" for day in every_day if find(day)] == published
    assert [find(date(2020, *day)).name_fr for day in ((4, 13), (5, 21), (6, 1))] == [
        "Lundi de Pâques",
        "Ascension",
        "Lundi de Pentecôte",
    ]
    assert find(date(2020, 5, 21)).name_en == "Ascension Day"


@pytest.mark.parametrize("subdivision", [None, "Alsace-Moselle", "Alsace", "Moselle", "57", "6ae"])
def test_holidays_of_other_years_are_those_of_the_law(subdivision):
    find = holiday_finder("FR", subdivision)
    # From 2008, when Whit Monday became a public holiday again (loi 2008-351).
    for year in range(2008, 2060):
        every_day = (
            date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
        )
        expected = french_holidays(year, alsace_moselle=subdivision is not None)
        assert {day for day in every_day if find(day)} == expected


def test_the_programme_of_2020_keeps_ten_o_clock_across_daylight_saving():
    dates = session_dates("2020-01-21T10:00", sessions=6)
    assert [d.start.isoformat() for d in dates] == [
        "2020-01-21T10:00:00+01:00",
        "2020-03-23T10:00:00+01:00",
        "2020-05-22T10:00:00+02:00",
        "2020-07-21T10:00:00+02:00",
        "2020-09-21T10:00:00+02:00",
        "2020-11-23T10:00:00+01:00",
    ]
    assert all(d.end.timestamp() - d.start.timestamp() == 7200 for d in dates)
    moves = [(d.moved_from.date(), [off.reason for off in d.days_off]) for d in dates if d.moved_from]
    assert moves == [
        (date(2020, 3, 21), ["weekend", "weekend"]),
        (date(2020, 5, 21), ["holiday"]),
        (date(2020, 11, 21), ["weekend", "weekend"]),
    ]


def test_clocks_of_paris_changed_on_29_march_and_25_october_2020():
    local = {"skip_weekends": False, "holidays": None, "sessions": 1, "duration_minutes": 60}
    # An hour from 01:30 ends after the missing hour, and in the first of the two hours between 2 and 3.
    (spring,) = session_dates("2020-03-29T01:30", **local)
    assert spring.end.isoformat() == "2020-03-29T03:30:00+02:00"
    (autumn,) = session_dates("2020-10-25T01:30", **local)
    assert autumn.end.isoformat() == "2020-10-25T02:30:00+02:00"
    with pytest.raises(InvalidInput, match="2020-03-29 02:30 does not exist in Europe/Paris"):
        session_dates("2020-03-29T02:30", **local)
    with pytest.raises(
        InvalidInput, match=r"2020-10-25 02:30 happens twice .* give 2020-10-25T02:30\+02:00 or "
    ):
        session_dates("2020-10-25T02:30", **local)
    with pytest.raises(InvalidInput, match="2020-03-29 02:30 does not exist"):
        session_dates("2020-02-29T02:30", every_months=1, **{**local, "sessions": 2})


def test_a_start_with_its_offset_says_which_of_two_hours_is_meant():
    local = {"skip_weekends": False, "holidays": None, "sessions": 1}
    for offset in ("+02:00", "+01:00"):
        (one,) = session_dates(f"2020-10-25T02:30{offset}", **local)
        assert one.start.isoformat() == f"2020-10-25T02:30:00{offset}"
        assert one.end.timestamp() - one.start.timestamp() == 7200


# --- The rule ---


def test_a_short_month_gives_its_last_day_and_nothing_drifts():
    found = days("2020-01-31T10:00", sessions=5, every_months=1, holidays=None, skip_weekends=False)
    assert found == [
        date(2020, 1, 31),
        date(2020, 2, 29),
        date(2020, 3, 31),
        date(2020, 4, 30),
        date(2020, 5, 31),
    ]
    assert days("2020-02-29T10:00", sessions=2, every_months=12, holidays=None, skip_weekends=False)[
        1
    ] == date(2021, 2, 28)


def test_the_third_tuesday_stays_the_third_tuesday():
    found = days("2020-01-21T10:00", sessions=6, repeat="weekday")
    assert found == [date(2020, m, d) for m, d in ((1, 21), (3, 17), (5, 19), (7, 21), (9, 15), (11, 17))]


def test_a_fifth_weekday_that_a_month_lacks_gives_the_last_one():
    found = days("2020-01-31T10:00", sessions=4, every_months=1, repeat="weekday", holidays=None)
    assert found == [date(2020, 1, 31), date(2020, 2, 28), date(2020, 3, 27), date(2020, 4, 24)]


def test_excluded_days_and_intervals_move_a_session_after_them():
    exclude = [date(2020, 3, 23), "2020-07-15/2020-08-31", ("2020-09-21", "2020-09-22")]
    dates = session_dates("2020-01-21T10:00", sessions=5, exclude=exclude)
    assert [d.start.date() for d in dates] == [
        date(2020, m, d) for m, d in ((1, 21), (3, 24), (5, 22), (9, 1), (9, 23))
    ]
    assert dates[1].days_off[-1].reason == "excluded"
    assert len(dates[3].days_off) == (date(2020, 9, 1) - date(2020, 7, 21)).days


def test_a_session_never_falls_on_or_before_the_day_of_an_earlier_one():
    dates = session_dates("2020-06-15T10:00", sessions=4, every_months=1, exclude="2020-07-15/2020-09-30")
    assert [d.start.date() for d in dates] == [
        date(2020, m, d) for m, d in ((6, 15), (10, 1), (10, 2), (10, 5))
    ]
    assert [off.reason for off in dates[3].days_off][-4:] == ["taken", "taken", "weekend", "weekend"]


def test_the_same_moment_in_another_zone_gives_the_same_dates():
    utc = datetime(2020, 1, 21, 9, tzinfo=timezone.utc)
    plain = session_dates("2020-01-21T10:00", sessions=6)
    assert session_dates(utc, sessions=6) == plain
    assert session_dates("2020-01-21T09:00Z", sessions=6) == plain
    assert session_dates(datetime(2020, 1, 21, 10), sessions=6) == plain  # noqa: DTZ001
    assert session_dates(pd.Timestamp("2020-01-21 10:00"), sessions=6) == plain
    assert session_dates("2020-01-21 10:00:00", sessions=6) == plain


def test_another_zone_keeps_its_own_wall_clock():
    dates = session_dates(
        "2020-01-21T10:00", sessions=2, time_zone="Indian/Reunion", subdivision="La Réunion"
    )
    assert [d.start.isoformat() for d in dates][1] == "2020-03-23T10:00:00+04:00"
    slavery_abolition = session_dates("2021-12-20T10:00", sessions=1, subdivision="974")
    assert slavery_abolition[0].days_off[0].name_fr == "Abolition de l'esclavage"


def test_own_holidays_may_be_a_mapping_or_plain_days():
    (named,) = session_dates("2020-01-21T10:00", sessions=1, holidays={date(2020, 1, 21): "Fête du maire"})
    assert (named.start.date(), named.days_off[0].name("fr")) == (date(2020, 1, 22), "Fête du maire")
    (plain,) = session_dates("2020-01-21T10:00", sessions=1, holidays=["2020-01-21"])
    assert (plain.days_off[0].reason, plain.days_off[0].name("en")) == ("holiday", "")
    (none,) = session_dates("2020-05-21T10:00", sessions=1, holidays=None)
    assert none.start.date() == date(2020, 5, 21)


def test_another_country_has_its_own_holidays():
    (german,) = session_dates(
        "2020-10-02T10:00", sessions=2, every_months=12, holidays="DE", time_zone="Europe/Berlin"
    )[:1]
    assert german.start.date() == date(2020, 10, 2)
    (unity,) = session_dates("2019-10-03T10:00", sessions=1, holidays="DE", time_zone="Europe/Berlin")
    assert unity.days_off[0].name_fr == "Tag der Deutschen Einheit"


@settings(max_examples=60, deadline=None)
@given(
    start=st.datetimes(min_value=datetime(2008, 1, 1), max_value=datetime(2060, 1, 1)).map(  # noqa: DTZ001
        lambda d: d.replace(hour=10, second=0, microsecond=0)
    ),
    every_months=st.integers(1, 7),
    repeat=st.sampled_from(["day", "weekday"]),
    gap=st.tuples(st.integers(0, 400), st.integers(0, 60)),
)
def test_dates_are_free_working_days_in_order_as_near_as_they_can_be(start, every_months, repeat, gap):
    first = start.date() + timedelta(days=gap[0])
    exclude = [(first, first + timedelta(days=gap[1]))]
    dates = session_dates(start, sessions=8, every_months=every_months, repeat=repeat, exclude=exclude)

    def is_free(day):
        return (
            day.weekday() < 5
            and day not in french_holidays(day.year)
            and not exclude[0][0] <= day <= exclude[0][1]
        )

    for before, after in itertools.pairwise(dates):
        assert before.start < after.start
    for k, d in enumerate(dates):
        nominal = (d.moved_from or d.start).date()
        assert d.start.time() == start.time()
        assert (nominal.year * 12 + nominal.month) - (start.year * 12 + start.month) == k * every_months
        assert is_free(d.start.date())
        previous = dates[k - 1].start.date() if k else date.min
        between = [nominal + timedelta(days=n) for n in range((d.start.date() - nominal).days)]
        assert [off.day for off in d.days_off] == between
        assert not any(is_free(day) and day > previous for day in between)


# --- Slots ---

SLOTS = [
    {"id": "mars", "start": "2020-03-17T10:00", "duration_minutes": 90},
    {"id": "janvier", "start": "2020-01-21T10:00", "duration_minutes": None},
    {"id": "mai", "start": "2020-05-21T10:00", "duration_minutes": 120},
]


def test_slots_are_taken_in_order_of_time_whatever_table_they_come_in():
    read = read_slots(SLOTS, PARIS)
    assert [(slot.id, slot.duration_minutes) for slot in read] == [
        ("janvier", 120),
        ("mars", 90),
        ("mai", 120),
    ]
    frame = pd.DataFrame(SLOTS)
    assert read_slots(frame, PARIS) == read
    assert read_slots(frame.assign(start=pd.to_datetime(frame["start"])), PARIS) == read
    assert read_slots(frame.convert_dtypes(), PARIS) == read
    assert read_slots(pl.from_pandas(frame), PARIS) == read


def test_a_slot_on_an_excluded_day_is_passed_over_and_one_on_a_holiday_is_told():
    off = DaysOff(holiday_finder("FR"), parse_exclude("2020-03-17"))
    first, second = slot_dates(read_slots(SLOTS, PARIS), sessions=2, off=off)
    assert (first.slot, second.slot) == ("janvier", "mai")
    assert (second.moved_from, second.days_off[0].name_fr) == (None, "Ascension")
    with pytest.raises(InvalidInput, match="there are 3 slots, 1 of them on excluded days, for 3 sessions"):
        slot_dates(read_slots(SLOTS, PARIS), sessions=3, off=off)


def test_availability_is_told_by_slot_in_french_or_english():
    rows = [
        ("Ana", "mars", "yes"),
        ("Bo", "mars", "Si  nécessaire"),
        ("Cy", "mars", "Non"),
        ("Ana", "mai", None),
    ]
    table = pd.DataFrame(rows, columns=["agent_or_expert", "slot", "answer"])
    found = read_availability(table, ["mars", "mai"])
    assert found == {"mars": Availability(("Ana",), ("Bo",), ("Cy",)), "mai": Availability()}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"id": "a"}], "slots, row 1: there is no 'start'"),
        ([{"id": " ", "start": "2020-01-21T10:00"}], "slots, row 1: there is no id"),
        ([{"id": "a", "start": "2020-01-21T10:00"}] * 2, "slots, row 2: the id 'a' is used twice"),
        ([{"id": "a", "start": "21/01/2020"}], r"slots, row 1 \(a\): start is '21/01/2020'; expected"),
        (
            [{"id": "a", "start": "2020-01-21T10:00", "duration_minutes": -5}],
            "duration_minutes is -5; expected a positive",
        ),
        ([{"id": "a", "start": "2020-01-21T10:00", "duration_minutes": 90.5}], "duration_minutes is 90.5"),
        (7, "slots is int; expected a table"),
    ],
)
def test_a_wrong_slot_is_refused_where_it_stands(rows, message):
    with pytest.raises(InvalidInput, match=message):
        read_slots(rows, PARIS)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [("Ana", "avril", "yes")],
            r"availability, row 1 \(Ana\): slot 'avril' is not one of the slots; expected 'mars'",
        ),
        (
            [("Ana", "mars", "yes"), ("Ana", "mars", "no")],
            r"row 2 \(Ana\): there are two answers about slot 'mars'",
        ),
        ([("Ana", "mars", "peut-être")], "the answer is 'peut-être'; expected yes, if_needed or no"),
    ],
)
def test_a_wrong_availability_is_refused_where_it_stands(rows, message):
    table = pd.DataFrame(rows, columns=["agent_or_expert", "slot", "answer"])
    with pytest.raises(InvalidInput, match=message):
        read_availability(table, ["mars"])


# --- Bad input ---


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("21/01/2020 10h", "start is '21/01/2020 10h'; expected a date and time such as '2020-01-21T10:00'"),
        ("2020-01-21", "start is '2020-01-21'; expected a date and time"),
        ("2020-02-30T10:00", "start '2020-02-30T10:00' is not a moment of the calendar"),
        ("2020-01-21T25:00", "is not a moment of the calendar"),
        ("2020-W04-2T10:00", "expected a date and time"),
        ("", "start is ''; expected"),
        (date(2020, 1, 21), "expected a date and time"),
        (20200121, "start is 20200121; expected a date and time"),
        (None, "start is None; expected a date and time"),
        (pd.NaT, "expected a date and time"),
    ],
)
def test_a_wrong_start_is_refused(start, message):
    with pytest.raises(InvalidInput, match=message):
        session_dates(start, sessions=1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sessions": 0}, "sessions is 0; expected a positive integer"),
        ({"sessions": 2.5}, "sessions is 2.5; expected a positive integer"),
        ({"sessions": True}, "sessions is True; expected a positive integer"),
        ({"every_months": 0}, "every_months is 0; expected a positive integer"),
        ({"every_months": -2}, "every_months is -2; expected a positive integer"),
        ({"every_months": 200_000}, r"outside the calendar \(year 18686\)"),
        ({"duration_minutes": -120}, "duration_minutes is -120; expected a positive integer"),
        ({"duration_minutes": 1441}, r"duration_minutes is 1441; expected at most 1440 \(one day\)"),
        ({"repeat": "week"}, "repeat is 'week'; expected 'day' or 'weekday'"),
        ({"holidays": "Fr"}, "country 'Fr' is not known; expected a two-letter code such as 'FR'"),
        ({"subdivision": "Alsas"}, "subdivision 'Alsas' of 'FR' is not known; did you mean 'alsace'"),
        ({"subdivision": "57", "holidays": None}, "subdivision '57' needs holidays to be a country code"),
        ({"exclude": ["2020-13-01"]}, r"exclude\[0\]: '2020-13-01' is not a day of the calendar"),
        ({"exclude": ["hier"]}, r"exclude\[0\]: 'hier' is not a date; expected a date or a text such as"),
        ({"exclude": ["2020-02-02/2020-01-01"]}, "ends on 2020-01-01, before it begins on 2020-02-02"),
        ({"exclude": [("2020-01-01",) * 3]}, r"exclude\[0\]: .* has 3 dates"),
        ({"exclude": 5}, "exclude is 5; expected dates"),
        (
            {"exclude": ["2020-01-01/2023-01-01"]},
            "no free working day within 366 days from 2020-01-21: exclude fewer days",
        ),
        ({"time_zone": "Europe/Pari"}, "time zone 'Europe/Pari' is not known; did you mean 'Europe/Paris'"),
        ({"time_zone": "../etc/passwd"}, "time zone '../etc/passwd' is not known"),
    ],
)
def test_a_wrong_option_is_refused(options, message):
    with pytest.raises(InvalidInput, match=message):
        session_dates("2020-01-21T10:00", **{"sessions": 2, **options})


def test_the_end_of_the_calendar_is_refused_not_crashed_into():
    with pytest.raises(InvalidInput, match=r"a session 1 months after 9999-12-30 is outside the calendar"):
        session_dates("9999-12-30T10:00", sessions=2, every_months=1)
    with pytest.raises(
        InvalidInput, match="no free working day after 9999-12-30, at the end of the calendar"
    ):
        session_dates("9999-12-30T10:00", sessions=1, exclude="9999-12-30/9999-12-31")
    with pytest.raises(InvalidInput, match="outside the calendar"):
        session_dates("9999-12-31T23:30", sessions=1)
