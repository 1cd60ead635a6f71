"""Slots at which sessions can be held, and who is available when: tables given by people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from maillage._core import InvalidInput
from maillage.planning.dates import SessionDate, end_of, minutes_of, parse_start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from maillage.planning.days_off import DaysOff

# A pandas, polars or Arrow table, or mappings from column to cell, one per row.
RowTable: TypeAlias = Any

_ANSWERS = {
    "yes": "yes",
    "oui": "yes",
    "if_needed": "if_needed",
    "if needed": "if_needed",
    "si nécessaire": "if_needed",
    "no": "no",
    "non": "no",
}


@dataclass(frozen=True)
class Slot:
    """A time at which a session can be held; `start` knows its time zone."""

    id: str
    start: datetime
    duration_minutes: int


@dataclass(frozen=True)
class Availability:
    """Who can come to a slot: agents (or experts) who answered yes, if needed, and no."""

    yes: tuple[str, ...] = ()
    if_needed: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def read_slots(table: RowTable, zone: ZoneInfo, *, duration_minutes: int = 120) -> tuple[Slot, ...]:
    """Read the slots of a table with the columns id, start and duration_minutes, in order of time.

    Parameters
    ----------
    table
        A pandas, polars or Arrow table, or an iterable of mappings.
    zone
        Time zone of starts that name none.
    duration_minutes
        Duration of slots that have none.

    Raises
    ------
    InvalidInput
        For a missing column, a repeated id, an impossible start or duration; the message names the row.
    """
    slots: dict[str, Slot] = {}
    for number, row in enumerate(_rows(table, "slots", ("id", "start")), start=1):
        where = f"slots, row {number}"
        id_ = str(row["id"]).strip()
        if is_missing(row["id"]) or not id_:
            raise InvalidInput(f"{where}: there is no id; expected a unique text")
        if id_ in slots:
            raise InvalidInput(f"{where}: the id {id_!r} is used twice; expected unique ids")
        start = parse_start(row["start"], zone, f"{where} ({id_}): start")
        given = row.get("duration_minutes")
        minutes = duration_minutes if is_missing(given) else _whole(given)
        slots[id_] = Slot(id_, start, minutes_of(f"{where} ({id_}): duration_minutes", minutes))
    return tuple(sorted(slots.values(), key=lambda slot: slot.start))


def slot_dates(slots: Sequence[Slot], *, sessions: int, off: DaysOff) -> tuple[SessionDate, ...]:
    """Dates of sessions in the first slots, passing over those on excluded days.

    A slot on a public holiday is kept, because people offered it, and the holiday is told in `days_off`;
    there is no `moved_from`.
    """
    free = [slot for slot in slots if not off.is_excluded(slot.start.date())]
    if len(free) < sessions:
        excluded = f", {len(slots) - len(free)} of them on excluded days," if len(free) < len(slots) else ""
        raise InvalidInput(
            f"there are {len(slots)} slots{excluded} for {sessions} sessions; expected one slot per session"
        )
    dates = []
    for slot in free[:sessions]:
        holiday = off.holiday(slot.start.date())
        end = end_of(slot.start, slot.duration_minutes)
        dates.append(SessionDate(slot.start, end, None, (holiday,) if holiday else (), slot.id))
    return tuple(dates)


def read_availability(table: RowTable, slots: Iterable[str]) -> dict[str, Availability]:
    """Answers by slot, from a table with the columns agent_or_expert, slot and answer.

    Answers are yes, if_needed or no (also in French: oui, si nécessaire, non); an empty one is no answer.

    Raises
    ------
    InvalidInput
        For a missing column, another answer, an unknown slot, or two answers of one agent about one slot.
    """
    answers: dict[str, dict[str, list[str]]] = {
        slot: {"yes": [], "if_needed": [], "no": []} for slot in slots
    }
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(
        _rows(table, "availability", ("agent_or_expert", "slot", "answer")), start=1
    ):
        who, slot, given = str(row["agent_or_expert"]).strip(), str(row["slot"]).strip(), row["answer"]
        where = f"availability, row {number} ({who})"
        if slot not in answers:
            raise InvalidInput(f"{where}: slot {slot!r} is not one of the slots; expected {_some(answers)}")
        if (who, slot) in seen:
            raise InvalidInput(f"{where}: there are two answers about slot {slot!r}; expected one")
        seen.add((who, slot))
        if is_missing(given) or not str(given).strip():
            continue
        answer = _ANSWERS.get(" ".join(str(given).casefold().split()))
        if answer is None:
            raise InvalidInput(f"{where}: the answer is {given!r}; expected yes, if_needed or no")
        answers[slot][answer].append(who)
    return {slot: Availability(*(tuple(names) for names in by.values())) for slot, by in answers.items()}


def is_missing(value: object) -> bool:
    """Whether a cell of a table holds nothing (None, NaN, NaT)."""
    return value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in {"NaT", "<NA>"}


def _whole(value: Any) -> Any:
    """Return a float without decimals as an integer: columns with gaps hold floats."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _some(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(map(repr, names[:5])) + (", ..." if len(names) > 5 else "")


def _rows(table: RowTable, what: str, columns: tuple[str, ...]) -> list[Mapping[str, Any]]:
    rows = list(_mappings(table, what))
    for number, row in enumerate(rows, start=1):
        for column in columns:
            if not isinstance(row, Mapping) or column not in row:
                raise InvalidInput(
                    f"{what}, row {number}: there is no {column!r}; expected the columns {', '.join(columns)}"
                )
    return rows


def _mappings(table: RowTable, what: str) -> Iterable[Mapping[str, Any]]:
    if isinstance(table, (list, tuple)):
        return table
    if hasattr(table, "to_frame"):
        table = table.to_frame()
    import narwhals

    try:
        frame = narwhals.from_native(table, eager_only=True)
    except TypeError:
        raise InvalidInput(
            f"{what} is {type(table).__name__}; expected a table or a list of mappings"
        ) from None
    rows: Iterable[Mapping[str, Any]] = frame.iter_rows(named=True)
    return rows
