"""XLSX workbooks: their sheets, and their cells as the text that an export to CSV would hold.

Sheets are read row by row (openpyxl's read-only mode); only the workbook's shared strings are held in memory.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from maillage.errors import FileError, NotFound
from maillage.tables.formulas import restored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def is_workbook(path: Path) -> bool:
    """Tell by its content whether ``path`` is a ZIP archive, as XLSX workbooks are."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn whatever openpyxl raises on a damaged file into one FileError."""
    try:
        yield
    except (FileError, NotFound):
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl has no error of its own for damaged workbooks
        hint = "this is not a readable XLSX workbook; save the table again as XLSX or CSV"
        raise FileError(f"{path}: {hint} ({type(error).__name__}: {error})") from None


@contextmanager
def _opened(path: Path, *, computed: bool) -> Iterator[Any]:
    import openpyxl

    with _reading(path), path.open("rb") as file:  # opened here: openpyxl goes by the name's ending
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
        if "mimetype" in names and "content.xml" in names:
            raise FileError(f"{path}: this is an OpenDocument file; save the table as XLSX or CSV")
        if "[Content_Types].xml" not in names:
            raise FileError(f"{path}: this is a ZIP archive, not a table; unpack it and give the file in it")
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=computed, keep_links=False)
        try:
            yield workbook
        finally:
            workbook.close()


def workbook_sheets(path: Path) -> list[str]:
    """Return the names of the workbook's sheets of cells, in its order."""
    with _opened(path, computed=True) as workbook:
        return [sheet.title for sheet in workbook.worksheets]


def workbook_rows(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells as text) of a sheet, empty rows left out, empty cells at the end cut off.

    A formula counts with the result that was saved with it.

    Raises
    ------
    FileError
        For a damaged workbook, and for a formula without a saved result.
    """
    with _opened(path, computed=True) as values, _opened(path, computed=False) as formulas:
        rows = zip(values[sheet].iter_rows(), formulas[sheet].iter_rows(), strict=True)
        for number, (row, sources) in enumerate(rows, start=1):
            cells = [_cell_text(path, sheet, cell, source) for cell, source in zip(row, sources, strict=True)]
            while cells and not cells[-1]:
                cells.pop()
            if any(cell.strip() for cell in cells):
                yield number, cells


def _cell_text(path: Path, sheet: str, cell: Any, source: Any) -> str:
    if cell.value is None:
        if source.data_type == "f":
            remedy = "open the workbook in a spreadsheet and save it, or replace the formula by its value"
            raise FileError(
                f"{path}, sheet {sheet!r}, cell {source.coordinate}: a formula without a result; {remedy}"
            )
        return ""
    return _text(cell.value)


def _text(value: object) -> str:
    """Return a value as text: whole numbers without ".0", dates in ISO 8601, booleans as true and false."""
    if isinstance(value, str):
        from openpyxl.utils.escape import unescape

        return restored(str(unescape(value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        rounded = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return rounded.date().isoformat() if rounded.time() == dt.time() else rounded.isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
