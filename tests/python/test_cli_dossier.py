"""The command line on dossiers: the example is checked, ranked, and put into a programme and its calendar."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import icalendar
import maillage as ml
import pytest
from maillage.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAILLAGE_LANG", "MAILLAGE_DEBUG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ballots(tmp_path: Path) -> Path:
    path = tmp_path / "bulletins.csv"
    path.write_text("agent,Gouvernance,Moyens,Données\na,1,2,3\nb,2,1,3\nc,1,3,2\n", encoding="utf-8")
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command line as a program of its own, its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "maillage", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def test_the_example_is_checked_ranked_and_put_into_a_programme() -> None:
    for command in ("check", "rank", "programme"):
        done = run(command, EXAMPLE)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.strip()


def test_what_is_invented_is_said_by_every_answer(tmp_path: Path) -> None:
    sentence = str(ml.load(EXAMPLE).invented)
    assert sentence in run("check", EXAMPLE).stdout
    assert sentence in run("rank", EXAMPLE).stdout
    assert sentence in run("programme", EXAMPLE).stdout
    assert sentence in run("demo").stdout
    # Also a single file of the dossier knows what it is.
    single = next(EXAMPLE.glob("*limesurvey*.csv"))
    assert sentence in run("rank", single).stdout
    assert sentence in run("convert", single, "-o", tmp_path / "b.csv").stdout


def test_a_programme_becomes_a_calendar_that_says_what_is_invented(tmp_path: Path) -> None:
    calendar = tmp_path / "programme.ics"
    assert main(["programme", str(EXAMPLE), "--sessions", "3", "-o", str(calendar)]) == 0
    events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert len(events) == 3
    assert min(event.start for event in events).isoformat() == "2020-01-21T10:00:00+01:00"
    assert all("invent" in str(event["DESCRIPTION"]) for event in events)


def test_a_calendar_written_again_keeps_its_entries(tmp_path: Path) -> None:
    calendar = tmp_path / "programme.ics"
    seen = []
    for start in ("2020-01-21T10:00", "2020-01-28T10:00"):
        assert main(["programme", str(EXAMPLE), "-n", "2", "--start", start, "-o", str(calendar)]) == 0
        events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
        seen.append({(str(event["UID"]), int(event["SEQUENCE"])) for event in events})
    assert {uid for uid, _ in seen[0]} == {uid for uid, _ in seen[1]}
    assert {sequence for _, sequence in seen[1]} == {1}


@pytest.mark.parametrize("before", ["", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "another"])
def test_a_file_that_is_no_calendar_of_the_programme_is_replaced(
    before: str, ballots: Path, tmp_path: Path
) -> None:
    calendar = tmp_path / "programme.ics"
    if before == "another":
        assert main(["programme", str(EXAMPLE), "-o", str(calendar)]) == 0
    else:
        calendar.write_text(before, encoding="utf-8", newline="")
    asked = ["programme", str(ballots), "--start", "2020-01-21T10:00", "-n", "1", "-o", str(calendar)]
    assert main(asked) == 0
    events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Gouvernance"]


def test_a_file_gets_no_more_sessions_than_it_has_topics(ballots: Path, tmp_path: Path) -> None:
    answer = tmp_path / "r.json"
    asked = ["--start", "2020-01-21T10:00", "--ban", "Moyens", "--rule", "borda", "-o", str(answer)]
    assert main(["programme", str(ballots), *asked]) == 0
    sessions = json.loads(answer.read_text(encoding="utf-8"))["sessions"]
    assert [session["topic"] for session in sessions] == ["Gouvernance", "Données"]
    # Two months later is a Saturday, so the session moves to Monday.
    assert sessions[1]["start"] == "2020-03-23T10:00:00+01:00"
    assert sessions[1]["moved_from"] == "2020-03-21T10:00:00+01:00"


def test_sessions_are_listed_once_with_what_is_to_know_of_them(ballots: Path) -> None:
    done = run("programme", ballots, "--start", "2020-01-21T10:00", "--rule", "borda")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Gouvernance") == 1
    assert re.search(r"^2 +lun. 23 mars 2020 +10:00–12:00 +Moyens +2 ", done.stdout, re.MULTILINE)
    assert "– Séance 2\u00a0: " in done.stdout


def test_a_dossier_does_not_take_options_of_a_file() -> None:
    done = run("rank", EXAMPLE, "--label", "a=b")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--label" in done.stderr


def test_a_dossier_with_a_mistake_is_told_in_french(tmp_path: Path) -> None:
    copy = tmp_path / "dossier"
    shutil.copytree(EXAMPLE, copy)
    agents = copy / "agents.csv"
    lines = agents.read_text(encoding="utf-8").splitlines()
    wrong = lines[1].split(",")
    wrong[lines[0].split(",").index("weight")] = "-2"
    agents.write_text("\n".join([lines[0], ",".join(wrong), *lines[2:]]) + "\n", encoding="utf-8")
    done = run("rank", copy)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "agents.csv, ligne 2" in done.stderr
    checked = run("check", copy)
    assert checked.returncode == 1
    assert "agents.csv, ligne 2" in checked.stdout


def test_demo_gives_a_copy_to_try_things_with(tmp_path: Path) -> None:
    copy = tmp_path / "essai"
    assert run("demo", "--folder", copy).returncode == 0
    assert ml.load(copy).ballots == ml.load(EXAMPLE).ballots
    again = run("demo", "--folder", copy)
    assert (again.returncode, again.stdout) == (1, "")
    assert str(copy) in again.stderr
