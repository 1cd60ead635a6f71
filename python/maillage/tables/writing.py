"""Tables written to CSV and XLSX: reading gives back what was written, and no spreadsheet runs a cell."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillage.errors import FileError, InvalidInput
from maillage.tables.formulas import neutralised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    Cell: TypeAlias = str | int | float | bool | dt.date | None


LONGEST_SHEET_TEXT = 32_767

_QUOTED = re.compile(r"[,;\t\"\r\n]|^\s|\s$|^sep=")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write_csv(
    path: str | os.PathLike[str],
    rows: Iterable[Sequence[Cell]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
) -> None:
    """Write rows (the header first) as a CSV file, replacing it as a whole or not at all.

    Texts are neutralised (:func:`maillage.tables.neutralised`), numbers are written with a point, dates in
    ISO 8601, booleans as true and false. ``encoding="utf-8-sig"`` with ``separator=";"`` opens directly in a
    French spreadsheet.

    Raises
    ------
    InvalidInput
        For NaN, infinity and characters that the encoding or a text file cannot hold.
    FileError
        Where the file cannot be written.
    """
    path = Path(path)
    with _replacing(path) as temporary, temporary.open("w", encoding=encoding, newline="") as file:
        for number, row in enumerate(rows, start=1):
            line = separator.join(
                _quoted(_text(cell, number, column)) for column, cell in enumerate(row, start=1)
            )
            try:
                file.write(line + "\r\n")
            except UnicodeEncodeError as error:
                bad = error.object[error.start : error.end]
                raise InvalidInput(
                    f"{path}, line {number}: {bad!r} cannot be written as {encoding}; use utf-8"
                ) from None


def write_xlsx(path: str | os.PathLike[str], sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> None:
    """Write a workbook with one sheet for each entry, replacing it as a whole or not at all.

    Texts are written as text cells and neutralised as in CSV, because the sheet may be saved as CSV later;
    numbers, booleans and dates are written as such.

    Raises
    ------
    InvalidInput
        For NaN, infinity, characters that a workbook cannot hold, and sheet names that Excel refuses.
    FileError
        Where the file cannot be written.
    """
    import openpyxl

    path = Path(path)
    workbook = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        if not 1 <= len(name) <= 31 or re.search(r"[\\/*?:\[\]]", name):
            raise InvalidInput(
                f"{name!r} cannot name a sheet; expected 1 to 31 characters without \\ / * ? : [ ]"
            )
        sheet = workbook.create_sheet(name)
        try:
            for number, row in enumerate(rows, start=1):
                sheet.append(
                    [_sheet_cell(sheet, value, number, column) for column, value in enumerate(row, start=1)]
                )
        finally:
            sheet.close()
    with _replacing(path) as temporary:
        workbook.save(temporary)


def _sheet_cell(sheet: Any, value: Cell, row: int, column: int) -> object:
    from openpyxl.cell import WriteOnlyCell

    text = _text(value, row, column)
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return text  # a workbook's dates have no offset
    value = _plain(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell = WriteOnlyCell(sheet, value=text)  # as digits: openpyxl would round to 16 of them
        cell.data_type = "n"
        return cell
    if not isinstance(value, str):
        return value
    if len(text) > LONGEST_SHEET_TEXT:
        problem = f"{len(text):,} characters; a workbook's cell holds {LONGEST_SHEET_TEXT:,}; write CSV"
        raise InvalidInput(f"sheet {sheet.title!r}, row {row}, column {column}: {problem}")
    cell = WriteOnlyCell(sheet, value=_escaped(text))
    cell.data_type = "s"
    return cell


def _text(cell: Cell, row: int, column: int) -> str:
    """Return a cell as it stands in a CSV file, before quoting."""
    cell = _plain(cell)
    if cell is None:
        return ""
    if isinstance(cell, str):
        bad = _UNWRITABLE.search(cell)
        if bad is not None:
            problem = f"{cell!r} holds the character {bad.group()!r}, which a table cannot hold"
            raise InvalidInput(f"row {row}, column {column}: {problem}; remove it")
        return neutralised(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and not math.isfinite(cell):
        raise InvalidInput(
            f"row {row}, column {column}: {cell} cannot be written; expected a finite number or None"
        )
    if isinstance(cell, dt.date | dt.datetime):
        return cell.isoformat()
    return (
        str(int(cell)) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    )


def _plain(cell: Any) -> Any:
    """Return a numpy scalar as Python's own."""
    return cell.item() if hasattr(cell, "item") else cell


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _escaped(text: str) -> str:
    """Write carriage returns, which XML would turn into line feeds, as Excel does."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text).replace("\r", "_x000D_")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside ``path`` that takes its place at the end, unless something goes wrong."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
        os.close(handle)
    except OSError as error:
        folder = path.parent.absolute()
        raise FileError(f"{path}: cannot be written ({error.strerror}); check the folder {folder}") from None
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except FileError:  # from the rows, where they come from another file
        raise
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror or error})") from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
