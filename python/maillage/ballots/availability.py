"""Who can come when: date polls, as Framadate exports them.

Two rows of headings (the days, then the times of each day) and one row per person with Oui, Non, "Si
nécessaire" (or "Sous réserve"). Times are Europe/Paris. A time without an end lasts ``duration_minutes``.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from maillage.ballots.findings import Findings
from maillage.ballots.names import clean
from maillage.errors import InvalidInput
from maillage.tables import open_table
from maillage.tables.cells import Answer, parse_date, parse_yes_no, plain

if TYPE_CHECKING:
    import os

    import pandas as pd

    from maillage.ballots.model import OnDuplicate
    from maillage.tables import Table

_TIME = re.compile(r"([0-9]{1,2})\s*(?:(?:h|:|heures?)\s*([0-9]{2})?)?(?:min)?")
_WORDS = {"midi": "12h", "minuit": "0h", "noon": "12h"}
_NO_ANSWER = frozenset({"", "unkown", "unknown", "?", "-"})


@dataclass(frozen=True)
class Slot:
    """A time at which people were asked to meet: ``start`` is in Europe/Paris."""

    id: str
    start: dt.datetime
    duration_minutes: int


@dataclass(frozen=True)
class Availability:
    """The answers to a date poll.

    Attributes
    ----------
    agents : tuple of str
        Who answered, in the file's order.
    slots : tuple of Slot
        The times, in the file's order.
    answers : tuple of tuple
        For each agent and slot "yes", "if_needed", "no", or None for no answer.
    """

    agents: tuple[str, ...]
    slots: tuple[Slot, ...]
    answers: tuple[tuple[Answer | None, ...], ...]

    def __repr__(self) -> str:
        return f"Availability({len(self.agents)} agents x {len(self.slots)} slots)"

    def to_frame(self) -> pd.DataFrame:
        """Return one row per agent and slot: agent, slot, start, duration_minutes, answer."""
        import pandas as pd

        rows = [
            (agent, slot.id, slot.start, slot.duration_minutes, answer)
            for agent, row in zip(self.agents, self.answers, strict=True)
            for slot, answer in zip(self.slots, row, strict=True)
        ]
        columns = ["agent", "slot", "start", "duration_minutes", "answer"]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=columns)
        return frame


def read_availability(
    path: str | os.PathLike[str],
    *,
    duration_minutes: int = 120,
    on_duplicate: OnDuplicate = "error",
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> Availability:
    """Read a date poll exported by Framadate.

    Parameters
    ----------
    path : path-like
        The CSV export, or the same table as XLSX.
    duration_minutes : int
        How long a slot lasts whose heading gives no end ("10h30").
    on_duplicate : {"error", "last"}
        What to do with two rows of one name.
    sheet, encoding, separator : str, optional
        As in :func:`maillage.tables.open_table`.

    Returns
    -------
    Availability

    Raises
    ------
    FileError
        If the file cannot be read, or a date, a time or an answer in it is not understood, also where the day
        of the week is not that of the date; with file, line and column.
    """
    if duration_minutes < 1:
        raise InvalidInput(f"duration_minutes={duration_minutes}; expected at least 1")
    table = open_table(path, sheet=sheet, encoding=encoding, separator=separator, minimum_rows=2)
    findings = Findings(table)
    columns, slots = _slots(table, findings, duration_minutes)
    findings.check()
    agents: dict[str, tuple[Answer | None, ...]] = {}
    lines: dict[str, int] = {}
    for line, cells in list(table.rows())[2:]:
        agent = clean(cells[0])
        if not agent:
            findings.add("no name; expected one in every row", line=line, column=0)
        elif agent in agents and on_duplicate == "error":
            problem = f"a second answer under this name, after line {lines[agent]}"
            findings.add(f"{problem}; keep one, or say on_duplicate='last'", line=line, column=0, agent=agent)
        agents.pop(agent, None)
        agents[agent] = _answers(findings, line, agent, cells, columns)
        lines[agent] = line
    findings.check()
    if not agents:
        raise findings.fail("days and times and no answer below them; expected one row for each person")
    return Availability(tuple(agents), slots, tuple(agents.values()))


def _slots(table: Table, findings: Findings, default: int) -> tuple[list[int], tuple[Slot, ...]]:
    """Return the columns that are slots, and the slots."""
    (day_line, days), (time_line, times) = table.head(2)
    paris = ZoneInfo("Europe/Paris")
    columns: list[int] = []
    slots: dict[str, Slot] = {}
    for column in range(1, max(len(days), len(times))):
        day = days[column] if column < len(days) else ""
        time = times[column] if column < len(times) else ""
        if not day.strip() and not time.strip():
            continue
        date = _date(findings, day_line, column, day)
        span = _span(findings, time_line, column, time, default)
        if date is None or span is None:
            continue
        start = dt.datetime.combine(date, span[0], paris)
        name = start.strftime("%Y-%m-%dT%H:%M")
        if name in slots and slots[name].duration_minutes != span[1]:
            name = f"{name}/{span[1]}min"
        if name in slots:
            findings.add(f"slot {day} {time} a second time", line=time_line, column=column)
            continue
        slots[name] = Slot(name, start, span[1])
        columns.append(column)
    if not slots and not findings.count:
        expected = "expected days in the first row, such as 'mardi 6 octobre 2026', and times in the second"
        findings.add(f"no slot of a date poll; {expected}", line=day_line)
    return columns, tuple(slots.values())


def _date(findings: Findings, line: int, column: int, text: str) -> dt.date | None:
    try:
        date = parse_date(text)
    except InvalidInput as error:
        findings.add(str(error), line=line, column=column)
        return None
    if date is None:
        findings.add(
            "no day above this time; expected one such as 'mardi 6 octobre 2026'", line=line, column=column
        )
    return date


def _span(findings: Findings, line: int, column: int, text: str, default: int) -> tuple[dt.time, int] | None:
    """Return when a slot begins and how many minutes it lasts."""
    try:
        return parse_span(text, default)
    except InvalidInput as error:
        findings.add(str(error), line=line, column=column)
        return None


def parse_span(text: str, default: int) -> tuple[dt.time, int]:
    """Return (begin, minutes) of "10h-12h", "14:00-16:00", "de 9h à midi"; ``default`` if no end is given.

    Raises
    ------
    InvalidInput
        If it is not a time, or the end is not after the begin.
    """
    words = plain(text).replace("–", "-").removeprefix("de ").removeprefix("from ")
    for word, time in _WORDS.items():
        words = re.sub(rf"\b{word}\b", time, words)
    begin, end = _clock(words), None
    if begin is None:
        halves = re.fullmatch(r"(.+?)\s*(?:-|/| a | to |>)\s*(.+)", words)
        begin, end = (_clock(halves.group(1)), _clock(halves.group(2))) if halves else (None, None)
        if begin is None or end is None:
            raise InvalidInput(f"{text!r} is not a time; expected one such as 10h-12h, 10h30 or 14:00-16:00")
    minutes = default if end is None else end - begin
    if minutes <= 0:
        raise InvalidInput(f"{text!r} ends before it begins; expected a span of one day such as 10h-12h")
    return dt.time(begin // 60, begin % 60), minutes


def _clock(text: str) -> int | None:
    """Return the minutes after midnight of "10h", "10h30", "14:00", or None."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes = int(match.group(1)), int(match.group(2) or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _answers(
    findings: Findings, line: int, agent: str, cells: list[str], columns: list[int]
) -> tuple[Answer | None, ...]:
    row: list[Answer | None] = []
    if len(cells) <= max(columns) and findings.table.sheet is None:
        findings.add(f"{len(cells)} cells where {max(columns) + 1} are expected", line=line, agent=agent)
    for column in columns:
        text = cells[column] if column < len(cells) else ""
        answer = None
        try:
            answer = None if plain(text) in _NO_ANSWER else parse_yes_no(text)
        except InvalidInput as error:
            findings.add(str(error), line=line, column=column, agent=agent)
        row.append(answer)
    return tuple(row)
