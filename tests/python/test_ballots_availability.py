"""Date polls: days and times as Framadate writes them, in Europe/Paris."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import maillage as ml
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maillage.ballots.availability import parse_span
from maillage.tables import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path


def poll(path: Path, *rows: str) -> Path:
    path.write_text("\r\n".join(rows) + "\r\n", encoding="utf-8")
    return path


def test_the_poll_of_the_reference_data(shared_data):
    answers = ml.read_availability(shared_data / "formats" / "framadate_dates.csv")
    assert answers.agents == ("p1", "p2", "p3")
    paris = ZoneInfo("Europe/Paris")
    assert [(slot.start, slot.duration_minutes) for slot in answers.slots] == [
        (dt.datetime(2026, 10, 6, 10, tzinfo=paris), 120),
        (dt.datetime(2026, 10, 6, 14, tzinfo=paris), 120),
        (dt.datetime(2026, 10, 8, 10, tzinfo=paris), 120),
    ]
    assert [slot.id for slot in answers.slots] == ["2026-10-06T10:00", "2026-10-06T14:00", "2026-10-08T10:00"]
    assert answers.answers == (("yes", "no", "if_needed"), ("yes", "yes", "no"), ("no", "if_needed", "yes"))
    assert repr(answers) == "Availability(3 agents x 3 slots)"


def test_a_poll_as_a_frame_is_the_table_of_the_dossier(shared_data):
    frame = ml.read_availability(shared_data / "formats" / "framadate_dates.csv").to_frame()
    assert list(frame.columns) == ["agent", "slot", "start", "duration_minutes", "answer"]
    assert len(frame) == 9
    assert frame.iloc[2].to_dict() == {
        "agent": "p1",
        "slot": "2026-10-08T10:00",
        "start": frame["start"].iloc[2],
        "duration_minutes": 120,
        "answer": "if_needed",
    }
    assert frame["start"].iloc[2].utcoffset() == dt.timedelta(hours=2)


def test_winter_and_summer_time(tmp_path):
    path = poll(
        tmp_path / "f.csv",
        ",mardi 20 octobre 2026,mardi 27 octobre 2026,",
        ",10h-12h,10h-12h,",
        "p1,Oui,Oui,",
    )
    first, second = ml.read_availability(path).slots
    assert (first.start.utcoffset(), second.start.utcoffset()) == (
        dt.timedelta(hours=2),
        dt.timedelta(hours=1),
    )


def test_variants_of_answers_days_and_files(tmp_path):
    path = poll(
        tmp_path / "f.csv",
        ',"Tuesday, October 6, 2026",06/10/2026,mar. 6 octobre 2026,2026-10-07,',
        ",9:00 - 10:30,14h,de 16h à 18h,10h30,",
        '"=p1",Yes,Under reserve,Sous réserve,unkown,',
        "p2,Ifneedbe,No,,Non,",
    )
    answers = ml.read_availability(path, duration_minutes=45)
    assert [slot.duration_minutes for slot in answers.slots] == [90, 45, 120, 45]
    assert answers.agents == ("=p1", "p2")
    assert answers.answers == (("yes", "if_needed", "if_needed", None), ("if_needed", "no", None, "no"))
    rows = [["", dt.date(2026, 10, 6)], ["", "10h-12h"], ["p1", "Oui"]]
    write_xlsx(tmp_path / "f.xlsx", {"sondage": rows})
    assert ml.read_availability(tmp_path / "f.xlsx").slots[0].id == "2026-10-06T10:00"


def test_slots_of_one_start_and_two_lengths_have_two_ids(tmp_path):
    path = poll(tmp_path / "f.csv", ",06/10/2026,06/10/2026", ",10h-11h,10h-12h", "p1,Oui,Non")
    assert [slot.id for slot in ml.read_availability(path).slots] == [
        "2026-10-06T10:00",
        "2026-10-06T10:00/120min",
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            [",lundi 6 octobre 2026", ",10h-12h", "p1,Oui"],
            r"line 1, column 2: 'lundi 6 octobre 2026': 2026-10-06 is a Tuesday",
        ),
        ([",31/02/2026", ",10h-12h", "p1,Oui"], r"line 1, column 2: '31/02/2026' is an impossible date"),
        (
            [",06/10/2026", ",matin", "p1,Oui"],
            r"line 2, column 2: 'matin' is not a time; expected one such as 10h-12h",
        ),
        ([",06/10/2026", ",25h-26h", "p1,Oui"], r"'25h-26h' is not a time"),
        ([",06/10/2026", ",12h-10h", "p1,Oui"], r"'12h-10h' ends before it begins"),
        ([",06/10/2026,", ",10h,11h", "p1,Oui,Oui"], r"line 1, column 3: no day above this time"),
        (
            [",06/10/2026,06/10/2026", ",10h,10h", "p1,Oui,Oui"],
            r"line 2, column 3: slot 06/10/2026 10h a second time",
        ),
        ([",06/10/2026", ",10h", "p1,Bof"], r"line 3, column 2, agent 'p1': 'Bof' is not an answer"),
        ([",06/10/2026", ",10h", ",Oui"], r"line 3, column 1: no name"),
        (
            [",06/10/2026", ",10h", "p1,Oui", "p1,Non"],
            r"line 4, column 1, agent 'p1': a second answer under this name, after line 3",
        ),
        ([",06/10/2026", ",10h"], r"no answer below them"),
        (
            [",06/10/2026,07/10/2026", ",10h,10h", "p1,Oui"],
            r"line 3, agent 'p1': 2 cells where 3 are expected",
        ),
        ([",Eau,Sols", "p1,Oui,Non"], r"'Eau' is not a date"),
        (["nom", "p1"], r"no slot of a date poll"),
    ],
)
def test_what_is_not_understood_is_reported(tmp_path, rows, problem):
    with pytest.raises(ml.FileError, match=problem):
        ml.read_availability(poll(tmp_path / "f.csv", *rows))


def test_the_last_of_two_answers_counts_on_request(tmp_path):
    path = poll(tmp_path / "f.csv", ",06/10/2026", ",10h", "p1,Oui", "p2,Oui", "p1,Non")
    answers = ml.read_availability(path, on_duplicate="last")
    assert answers.agents == ("p2", "p1")
    assert answers.answers == (("yes",), ("no",))
    with pytest.raises(ml.InvalidInput, match="duration_minutes=0; expected at least 1"):
        ml.read_availability(path, duration_minutes=0)


@pytest.mark.parametrize(
    ("text", "begin", "minutes"),
    [
        ("10h-12h", dt.time(10), 120),
        ("10h00 - 11h45", dt.time(10), 105),
        ("10h30", dt.time(10, 30), 60),
        ("14:00-16:00", dt.time(14), 120),
        ("14:00–16:00", dt.time(14), 120),
        ("9-11h", dt.time(9), 120),
        ("de 9h à midi", dt.time(9), 180),
        ("from 9:00 to 10:00", dt.time(9), 60),
        ("8 heures", dt.time(8), 60),
    ],
)
def test_times_as_typed(text, begin, minutes):
    assert parse_span(text, 60) == (begin, minutes)


@given(content=st.binary(max_size=200) | st.text(",;\n06/102h-:éOuiNp ", max_size=120).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_arbitrary_bytes_are_answers_or_an_error_of_ours(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    try:
        answers = ml.read_availability(path)
    except ml.MaillageError:
        return
    assert answers.agents
    assert answers.slots
