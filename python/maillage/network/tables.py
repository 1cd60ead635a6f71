"""From data frames (pandas, polars, Arrow) to the columns that the network is built from."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw
    import numpy.typing as npt

    Days = npt.NDArray[np.int32]

ALWAYS = int(np.iinfo(np.int32).min)
FOREVER = int(np.iinfo(np.int32).max)

ACTOR_COLUMNS = (
    *("id", "name", "category", "sector", "territory", "siret", "latitude", "longitude", "since", "until"),
    "competences",
)
COOPERATION_COLUMNS = ("source", "target", "kind", "weight", "since", "until", "theme", "provenance")
BODY_COLUMNS = ("id", "name", "kind", "territory")
MEMBERSHIP_COLUMNS = ("body", "actor", "role", "since", "until")


class Columns:
    """The columns of one table, by name, each in the type that the network takes."""

    def __init__(self, table: Any, name: str, required: Sequence[str], known: Sequence[str]) -> None:
        self._name = name
        self._frame = _frame(table, name, required)
        self._columns = frozenset(self._frame.columns)
        missing = [column for column in required if column not in self._columns]
        if missing:
            raise InvalidInput(
                f"{name} has no column {missing[0]!r}; expected {', '.join(required)} and, where known, "
                f"{', '.join(column for column in known if column not in required)}"
            )

    def texts(self, column: str) -> list[str]:
        """Return a column as texts, empty where nothing is given; empty where there is no such column."""
        if column not in self._columns:
            return []
        cells: list[Any] = self._frame[column].to_list()
        if set(map(type, cells)) == {str}:
            return cells
        return [cell if type(cell) is str else _text(cell) for cell in cells]

    def numbers(self, column: str, absent: float) -> npt.NDArray[np.float64]:
        """Return a column as numbers, `absent` where nothing is given."""
        if column not in self._columns:
            return np.empty(0)
        cells = self._frame[column]
        if cells.dtype.is_numeric():
            numbers = np.asarray(cells.to_numpy(), dtype=np.float64)
            return np.where(np.isnan(numbers), absent, numbers)
        return np.array(
            [self._number(cell, column, row, absent) for row, cell in enumerate(cells.to_list(), start=1)]
        )

    def days(self, column: str, absent: int) -> Days:
        """Return a column as days counted from 1970, `absent` where nothing is given."""
        if column not in self._columns:
            return np.full(len(self._frame), absent, dtype=np.int32)
        cells = self._frame[column]
        if (days := _day_numbers(cells, absent)) is not None:
            return days
        return np.array(
            [self._day(cell, column, row, absent) for row, cell in enumerate(cells.to_list(), start=1)],
            dtype=np.int32,
        )

    def lists(self, column: str) -> list[list[str]]:
        """Return a column as lists of texts; a text is cut at semicolons, commas or vertical bars."""
        if column not in self._columns:
            return []
        return [_list(cell) for cell in self._frame[column].to_list()]

    def _number(self, cell: Any, column: str, row: int, absent: float) -> float:
        if _is_nothing(cell):
            return absent
        try:
            return float(cell)
        except (TypeError, ValueError):
            raise InvalidInput(
                f"{self._name}, row {row}: the {column} is {cell!r}; expected a number"
            ) from None

    def _day(self, cell: Any, column: str, row: int, absent: int) -> int:
        if _is_nothing(cell):
            return absent
        try:
            return day_number(cell)
        except (TypeError, ValueError):
            raise InvalidInput(
                f"{self._name}, row {row}: {column} is {cell!r}; expected a date such as 2020-01-21"
            ) from None


def day_number(day: Any) -> int:
    """Return a date (a `date`, a timestamp or ISO 8601 text) as days counted from 1 January 1970."""
    if isinstance(day, str):
        day = day.strip()
        if len(day) == 4 and day.isdigit():
            day = f"{day}-01-01"
    if isinstance(day, dt.datetime) and day.tzinfo is not None:
        day = day.date()  # as it was there
    number = _days_of_text(day) if isinstance(day, str) else int(np.datetime64(day, "D").astype(np.int64))
    if not ALWAYS < number < FOREVER:
        raise ValueError(day)
    return number


# A table has many rows and few days.
@lru_cache(maxsize=4096)
def _days_of_text(day: str) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _day_numbers(cells: nw.Series[Any], absent: int) -> Days | None:
    """Return a column of dates as days, all at once; None where each cell has to be looked at."""
    import narwhals as nw

    dtype = cells.dtype
    if dtype != nw.Date and (not isinstance(dtype, nw.Datetime) or dtype.time_zone is not None):
        return None
    dates = np.asarray(cells.to_numpy())
    if dates.dtype.kind != "M":
        return None
    dates = dates.astype("datetime64[D]")
    days = np.where(np.isnat(dates), 0, dates.astype(np.int64))
    if days.size and not ALWAYS < days.min() <= days.max() < FOREVER:
        return None
    return np.where(np.isnat(dates), absent, days).astype(np.int32)


def _frame(table: Any, name: str, required: Sequence[str]) -> nw.DataFrame[Any]:
    import narwhals as nw

    if isinstance(table, list):
        import pandas as pd

        table = pd.DataFrame(table or {column: [] for column in required})
    try:
        return nw.from_native(table, eager_only=True)
    except TypeError:
        raise InvalidInput(
            f"{name} is {type(table).__name__}; expected a data frame (pandas, polars or Arrow) or a list of "
            "mappings"
        ) from None


def _is_nothing(cell: Any) -> bool:
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return isinstance(cell, str) and not cell.strip()


def _text(cell: Any) -> str:
    if _is_nothing(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _list(cell: Any) -> list[str]:
    if isinstance(cell, str):
        for separator in (";", "|", ","):
            if separator in cell:
                return [part.strip() for part in cell.split(separator) if part.strip()]
        return [cell.strip()] if cell.strip() else []
    if hasattr(cell, "__iter__"):
        return [str(part) for part in cell]
    return [] if _is_nothing(cell) else [str(cell)]
