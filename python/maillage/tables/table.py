"""A table in a file: opened once, read row by row as often as needed, never held as a whole."""

from __future__ import annotations

import csv
import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maillage.errors import FileError, NotFound
from maillage.tables.encodings import check_encoding, detect_encoding
from maillage.tables.formulas import restored
from maillage.tables.separators import SEPARATORS, detect_separator
from maillage.tables.workbooks import is_workbook, workbook_rows, workbook_sheets

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import TextIO

Row = tuple[int, list[str]]

HEAD_LINES = 200
LONGEST_LINE = 1 << 24  # characters; a table of 65,535 topics with long names stays far below


@dataclass(frozen=True)
class Table:
    """A table in a CSV file or in a sheet of an XLSX workbook.

    Attributes
    ----------
    path : Path
        The file.
    sheet : str or None
        The sheet's name in a workbook; None for CSV.
    encoding : str or None
        The Python codec that reads the file; None for a workbook.
    separator : str or None
        ``";"``, ``","`` or a tab; None for a workbook.
    """

    path: Path
    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None

    def rows(self) -> Iterator[Row]:
        """Yield (line, cells) of every row with anything in it, from the start each time it is called.

        The line is where the row begins in the file, counted from 1, as an editor shows it; in a workbook it
        is the row's number. Cells are text exactly as in the file, without quotes, and with the apostrophe
        taken off that :func:`maillage.tables.neutralised` puts before formulas.

        Raises
        ------
        FileError
            Where quotes are not closed or a line has no end.
        """
        if self.sheet is not None:
            return workbook_rows(self.path, self.sheet)
        return self._csv_rows()

    def head(self, count: int = 20) -> list[Row]:
        """Return the first ``count`` rows."""
        return list(itertools.islice(self.rows(), count))

    def place(self, line: int | None = None, column: int | None = None, name: str | None = None) -> str:
        """Return where something stands, for a message: "votes.csv, line 3, column 2 ('Gouvernance')".

        ``line`` and ``column`` count from 1; ``name`` is the column's heading.
        """
        words = [str(self.path)]
        if self.sheet is not None:
            words.append(f"sheet {self.sheet!r}")
        if line is not None:
            words.append(f"{'line' if self.sheet is None else 'row'} {line}")
        if column is not None:
            words.append(f"column {column}" + (f" ({name!r})" if name else ""))
        return ", ".join(words)

    def _csv_rows(self) -> Iterator[Row]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            lines = _bounded_lines(self.path, file)
            begin = 1
            first = next(lines, "")
            if _separator_line(first) is not None:
                begin = 2
            else:
                lines = itertools.chain([first] if first else [], lines)
            reader = csv.reader(lines, delimiter=self.separator or ",", strict=True)
            offset = begin - 1
            while True:
                line = reader.line_num + 1 + offset
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    raise FileError(_broken_row(self.path, line, error)) from None
                except UnicodeError as error:
                    raise FileError(
                        f"{self.path}, line {line}: not readable as {self.encoding} ({error})"
                    ) from None
                text = "".join(cells)
                if "'" in text:
                    cells = [restored(cell) for cell in cells]
                if text and not text.isspace():
                    yield line, cells


def open_table(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    minimum_rows: int = 1,
) -> Table:
    """Open a table for reading: find out its kind, encoding and separator, and that it is not empty.

    Parameters
    ----------
    path : path-like
        A CSV file (comma, semicolon or tab; UTF-8 or UTF-16 with or without byte order mark, Windows-1252),
        or an XLSX workbook.
    sheet : str, optional
        The sheet to read; needed only where a workbook has several.
    encoding, separator : str, optional
        What the file uses, where it should not be found out.
    minimum_rows : int
        How many rows there must be: 1 for a header, 2 for a header and something below.

    Raises
    ------
    FileError
        Missing path, folder, binary file, mixed encodings, two separators that fit equally well, too few
        rows.
    NotFound
        No sheet of that name.
    """
    path = Path(path)
    _require_file(path)
    if is_workbook(path):
        table = Table(path, sheet=_chosen_sheet(path, sheet))
    else:
        if sheet is not None:
            raise FileError(f"{path}: sheet={sheet!r} was asked for, but this is not an XLSX workbook")
        table = _csv_table(path, encoding, separator)
    count = len(table.head(minimum_rows))
    if count < minimum_rows:
        what = "there is nothing in it" if count == 0 else "it has a header and nothing below it"
        raise FileError(f"{table.place()}: {what}; expected a header and one row for each entry")
    return table


def sheet_names(path: str | os.PathLike[str]) -> list[str]:
    """Return the names of the sheets of an XLSX workbook, in its order; none for a CSV file."""
    path = Path(path)
    _require_file(path)
    return workbook_sheets(path) if is_workbook(path) else []


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise FileError(f"{path}: this is a folder; expected a CSV or XLSX file")
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError:
        folder = path.parent.absolute()
        raise FileError(f"{path}: there is no such file; check the name and the folder {folder}") from None
    except (OSError, ValueError) as error:  # no permission, a name that the system refuses
        raise FileError(f"{path}: cannot be read ({error})") from None
    if empty:
        raise FileError(f"{path}: the file is empty; expected a header and one row for each entry")


def _chosen_sheet(path: Path, sheet: str | None) -> str:
    names = workbook_sheets(path)
    listed = ", ".join(repr(name) for name in names)
    if sheet is not None:
        if sheet not in names:
            raise NotFound(f"{path}: no sheet {sheet!r}; the workbook has {listed}")
        return sheet
    filled = [name for name in names if next(workbook_rows(path, name), None) is not None]
    if len(filled) > 1:
        raise FileError(f"{path}: the workbook has several sheets ({listed}); choose one with sheet=...")
    if not filled:
        raise FileError(
            f"{path}: the workbook is empty; expected a sheet with a header and one row for each entry"
        )
    return filled[0]


def _csv_table(path: Path, encoding: str | None, separator: str | None) -> Table:
    encoding = detect_encoding(path) if encoding is None else check_encoding(path, encoding)
    if separator is not None:
        if len(separator) != 1 or separator in "\r\n\"'":
            raise FileError(f"{path}: separator {separator!r} cannot be used; expected ',', ';' or a tab")
        return Table(path, encoding=encoding, separator=separator)
    with path.open(encoding=encoding, newline="") as file:
        lines = list(itertools.islice(_bounded_lines(path, file), HEAD_LINES))
    found = _separator_line(lines[0]) if lines else None
    if found is None:
        found = detect_separator(lines)
    if found is None:
        names = " and ".join(name for mark, name in SEPARATORS.items() if any(mark in line for line in lines))
        raise FileError(f"{path}: {names} separate the cells equally well; say which with separator=...")
    return Table(path, encoding=encoding, separator=found)


def _separator_line(line: str) -> str | None:
    """Return the separator that Excel's first line ``sep=;`` announces."""
    stripped = line.rstrip("\r\n")
    return (
        stripped[4]
        if len(stripped) == 5 and stripped.startswith("sep=") and stripped[4] in SEPARATORS
        else None
    )


def _bounded_lines(path: Path, file: TextIO) -> Iterator[str]:
    """Yield lines as they are, refusing one that would fill the memory."""
    for number in itertools.count(1):
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise FileError(
                f"{path}, line {number}: longer than {LONGEST_LINE:,} characters; this is not a table"
            )
        yield line


def _broken_row(path: Path, line: int, error: csv.Error) -> str:
    if "unexpected end of data" in str(error) or "field larger" in str(error):
        return f'{path}, line {line}: a quote that opens in this row is never closed; close it with "'
    return f'{path}, line {line}: broken quotes ({error}); a quote inside a cell must be doubled: ""'
