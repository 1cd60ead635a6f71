"""One writer for each ending; a file is replaced as a whole or left as it was."""

from __future__ import annotations

import json
import math
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillage.errors import FileError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from maillage.outputs.document import Cell, Document

PIXELS_PER_POINT = 2.0  # so that a picture stays sharp on paper and on fine screens


def endings() -> tuple[str, ...]:
    """Return the endings of the files that can be written."""
    return tuple(_WRITERS)


def write_document(document: Document, path: str | os.PathLike[str]) -> Path:
    """Write a document to a file in the form of the file's ending.

    Raises
    ------
    InvalidInput
        For an ending that is not known, or that the document has nothing for.
    FileError
        Where the file cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in forms(document):
        raise InvalidInput(
            f"{path}: the ending {ending!r} does not fit; expected {', '.join(forms(document))}"
        )
    _WRITERS[ending](document, path)
    return path


def forms(document: Document) -> tuple[str, ...]:
    """Return the endings of the files that this document can be written to."""
    without = set() if document.chart else {".png", ".svg"}
    without |= set() if document.calendar else {".ics"}
    return tuple(ending for ending in _WRITERS if ending not in without)


def _csv(document: Document, path: Path) -> None:
    """French spreadsheets expect semicolons, decimal commas and a byte order mark; English ones do not."""
    from maillage.tables import write_csv

    french = document.lang == "fr"
    sheet = document.sheets[0]
    rows: list[list[Cell]] = [list(sheet.columns), *(list(row) for row in sheet.values)]
    if document.invented:
        rows = [[*row, document.invented if number else _note(document)] for number, row in enumerate(rows)]
    if french:
        rows = [[_french(cell) for cell in row] for row in rows]
    write_csv(path, rows, separator=";" if french else ",", encoding="utf-8-sig" if french else "utf-8")


def _note(document: Document) -> str:
    return "remarque" if document.lang == "fr" else "note"


def _french(cell: Cell) -> Cell:
    """Return a broken number with a decimal comma; a French spreadsheet would take 8.5 for the 8th of May."""
    is_broken = isinstance(cell, float) and math.isfinite(cell) and not cell.is_integer()
    return repr(cell).replace(".", ",") if is_broken else cell


def _xlsx(document: Document, path: Path) -> None:
    from maillage.tables import write_xlsx

    about = [document.title, *([document.invented] if document.invented else []), *document.facts]
    for section in document.sections:
        about += ["", section.heading, *section.text.splitlines()]
    sheets: dict[str, list[list[Cell]]] = {
        sheet.name: [list(sheet.columns), *(list(row) for row in sheet.values)] for sheet in document.sheets
    }
    sheets["À propos" if document.lang == "fr" else "About"] = [[line] for line in about]
    with replacing(path) as temporary:
        write_xlsx(temporary, sheets)
        if document.workbook is not None:
            document.workbook(temporary)


def _json(document: Document, path: Path) -> None:
    text = json.dumps(_finite(document.data), ensure_ascii=False, indent=2, allow_nan=False)
    with replacing(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8", newline="\n")


def _finite(value: Any) -> Any:
    """NaN stands for no answer; JSON says null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _finite(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(each) for each in value]
    return value


def _html(document: Document, path: Path) -> None:
    from maillage.outputs.page import page

    text = page(document)
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def _picture(document: Document, path: Path) -> None:
    if document.chart is None:
        raise InvalidInput(f"{path}: there is no picture")
    with replacing(path) as temporary:
        document.chart().save(
            str(temporary), scale_factor=PIXELS_PER_POINT if path.suffix.lower() == ".png" else 1
        )


def _calendar(document: Document, path: Path) -> None:
    if document.calendar is None:
        raise InvalidInput(f"{path}: there are no dates")
    document.calendar(path)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file that takes the place of ``path`` at the end, unless something goes wrong."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
        os.close(handle)
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror}); check its folder") from None
    temporary = Path(name)
    try:
        yield temporary
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror or error})") from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


_WRITERS: dict[str, Callable[[Document, Path], None]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
    ".html": _html,
    ".png": _picture,
    ".svg": _picture,
    ".ics": _calendar,
}
