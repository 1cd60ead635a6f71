"""One cell: from the text of a French spreadsheet to the text of a Table Schema type, and on to a value.

In between everything is text in one form: 12500.5, 2020-01-21, 2020-01-21T10:00:00+01:00, true, a;b. That is
what files hold, what frictionless checks, and what makes two dossiers equal.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from maillage.errors import InvalidInput
from maillage.tables import parse_datetime, parse_number, parse_yes_no

if TYPE_CHECKING:
    from maillage.dossier.schema import Column

if TYPE_CHECKING:
    from collections.abc import Callable

LIST_SEPARATOR = ";"


def normal_text(column: Column, text: str) -> str:
    """Return the cell in the one form of its type.

    Raises
    ------
    InvalidInput
        Where the text is not of the type.
    """
    text = text.strip()
    return _NORMAL.get(column.type, _text)(column, text) if text else ""


def _text(column: Column, text: str) -> str:
    return column.canonical(re.sub(r"\s", "", text) if column.own.get("digits") else text)


def _date(_: Column, text: str) -> str:
    moment = parse_datetime(text)
    if moment is None or moment.time() != dt.time():
        raise InvalidInput(f"{text!r} has a time of day; expected a date alone")
    return moment.date().isoformat()


def _boolean(_: Column, text: str) -> str:
    answer = parse_yes_no(text)
    if answer == "if_needed":
        raise InvalidInput(f"{text!r} is neither yes nor no")
    return "true" if answer == "yes" else "false"


def _number(column: Column, text: str) -> str:
    number = parse_number(text)
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    if column.type == "integer" and not isinstance(number, int):
        raise InvalidInput(f"{text!r} is not a whole number")
    return repr(number)


def local_time(column: Column, text: str) -> dt.datetime:
    """Return the moment in the column's time zone; an hour that the clocks skip or repeat is refused."""
    moment = parse_datetime(text)
    if moment is None:
        raise InvalidInput("no date and time")
    zone = ZoneInfo(column.own.get("timezone", "Europe/Paris"))
    if moment.tzinfo is not None:
        return moment.astimezone(zone)
    first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        raise InvalidInput(
            f"{text!r} is skipped or repeated when the clocks change; write the offset (+01:00)"
        )
    return first


def items(column: Column, text: str) -> list[str]:
    """Return the entries of a cell that holds several."""
    separators = r"\s*;\s*" if ";" in text else r"\s*[,|\n]\s*"
    if column.own.get("item_pattern"):  # entries without spaces
        separators = r"[;,/|\s]+"
    return [item for item in re.split(separators, text.strip()) if item]


_NORMAL: dict[str, Callable[[Column, str], str]] = {
    "integer": _number,
    "number": _number,
    "date": _date,
    "datetime": lambda column, text: local_time(column, text).isoformat(),
    "boolean": _boolean,
    "list": lambda column, text: LIST_SEPARATOR.join(items(column, text)),
}


def wrong_item(column: Column, text: str) -> str | None:
    """Return the first entry that has not the form of its column (an INSEE code without its zero)."""
    pattern = column.own.get("item_pattern")
    return next((item for item in items(column, text) if pattern and not re.fullmatch(pattern, item)), None)


def value(column: Column, text: str) -> Any:
    """Return what a text in normal form stands for; None where it is empty."""
    if not text:
        return None
    converters: dict[str, Any] = {
        "integer": int,
        "number": float,
        "boolean": lambda cell: cell == "true",
        "date": dt.date.fromisoformat,
        "datetime": lambda cell: local_time(column, cell),
        "list": lambda cell: tuple(cell.split(LIST_SEPARATOR)),
    }
    return converters.get(column.type, str)(text)


def _written_date(cell: dt.date) -> str:
    """Return a date in ISO 8601; midnight without a time zone is a date, as pandas has no other."""
    if isinstance(cell, dt.datetime) and cell.tzinfo is None and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat()


def written(cell: Any) -> str:
    """Return the text of a value that comes from a data frame."""
    if isinstance(cell, str):
        return cell
    if hasattr(cell, "item") and not isinstance(cell, dt.date):  # a numpy number
        cell = cell.item()
    if cell is None or str(cell) in {"<NA>", "NaT"} or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    for kind, text in _WRITTEN:
        if isinstance(cell, kind):
            return text(cell)
    return str(cell)


_WRITTEN: list[tuple[Any, Callable[[Any], str]]] = [
    (bool, lambda cell: "true" if cell else "false"),
    (float, lambda cell: str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)),
    (dt.date, _written_date),
    ((list, tuple, set, frozenset), lambda cells: LIST_SEPARATOR.join(map(written, cells))),
]
