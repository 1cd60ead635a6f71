"""Which encoding a text file is in: found by reading it once, in pieces, never by guessing from frequencies.

The rules, in this order: a byte order mark says it; NUL bytes in every second place mean UTF-16 without a
mark; a file that is valid UTF-8 is UTF-8; a file without a single valid UTF-8 sequence beyond ASCII, and
without the five bytes that Windows-1252 does not define, is Windows-1252. A file that has both kinds of bytes
mixes two encodings and is refused with the place of the first of each; so is a file with control characters
(it is not a text).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1 << 20
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile("[\x80-\udc7f\ue000-\U0010ffff]")
_INVALID = re.compile("[\udc80-\udcff]")
_UNDEFINED_IN_CP1252 = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\xd0\xcf\x11\xe0", "a workbook in the old Excel format (.xls)"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_REMEDY = "save it again as 'CSV UTF-8', or give encoding=..."


@dataclass(frozen=True)
class _Place:
    """Where a character stands in a text, both counted from 1, and what it is."""

    line: int
    column: int
    character: str

    def __str__(self) -> str:
        return f"line {self.line}, character {self.column}"


def detect_encoding(path: Path) -> str:
    """Return the name of the Python codec that reads ``path``.

    Raises
    ------
    FileError
        Where the file is not a text or mixes encodings; the message has the line and the character.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise FileError(f"{path}: this is {what}, not a table; save the table as CSV or XLSX")
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return check_encoding(path, codec)
    unmarked = _unmarked_utf16(start)
    if unmarked is not None:
        return check_encoding(path, unmarked)
    return _utf8_or_windows(path)


def check_encoding(path: Path, codec: str) -> str:
    """Read ``path`` once with ``codec``, say where it does not fit, and return the codec that skips a mark.

    Raises
    ------
    FileError
        At the first byte that the codec cannot read, or at a control character; and for an unknown codec.
    """
    try:
        codec = "utf-8-sig" if codecs.lookup(codec).name == "utf-8" else codec
        decoder = codecs.getincrementaldecoder(codec)("strict")
    except LookupError:
        expected = "'utf-8', 'utf-16', 'windows-1252', 'latin-1' or another encoding that Python knows"
        raise FileError(f"{path}: encoding {codec!r} is not known; expected {expected}") from None
    position = _Position()
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeError as error:
                where = f"after line {position.line}" if position.line > 1 else "near the start"
                reason = getattr(error, "reason", error)
                raise FileError(f"{path}: not readable as {codec} {where} ({reason}); {_REMEDY}") from None
            _refuse_control_characters(path, text, position)
            position.advance(text)
            if not chunk:
                return codec


class _Position:
    """How far a text has been read: the line, and the column where the next piece starts."""

    def __init__(self) -> None:
        self.line = 1
        self.column = 0

    def advance(self, text: str) -> None:
        newlines = text.count("\n")
        self.line += newlines
        self.column = len(text) - text.rfind("\n") - 1 if newlines else self.column + len(text)

    def place(self, text: str, index: int) -> _Place:
        newlines = text.count("\n", 0, index)
        before = text.rfind("\n", 0, index)
        column = index - before if newlines else self.column + index + 1
        return _Place(self.line + newlines, column, text[index])


def _refuse_control_characters(path: Path, text: str, position: _Position) -> None:
    found = _CONTROL.search(text)
    if found is not None:
        place = position.place(text, found.start())
        character = f"control character 0x{ord(place.character):02X}"
        raise FileError(
            f"{path}, {place}: {character}; this is a binary file, not a text; expected CSV or XLSX"
        )


def _unmarked_utf16(start: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NUL bytes that every second place of Latin text has."""
    half = len(start) // 2
    if half == 0 or len(start) % 2:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if even == 0 and odd >= 0.5 * half:
        return "utf-16-le"
    if odd == 0 and even >= 0.5 * half:
        return "utf-16-be"
    return None


def _utf8_or_windows(path: Path) -> str:
    """Read the whole file as UTF-8 that keeps foreign bytes apart, and see which kinds there are."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    position = _Position()
    valid: _Place | None = None
    invalid: _Place | None = None
    undefined: _Place | None = None
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK)
            text = decoder.decode(chunk, final=not chunk)
            _refuse_control_characters(path, text, position)
            valid = valid or _first(_BEYOND_ASCII, text, position)
            invalid = invalid or _first(_INVALID, text, position)
            undefined = undefined or _first(_UNDEFINED_IN_CP1252, text, position)
            position.advance(text)
            if not chunk:
                break
    if invalid is None:
        return "utf-8"
    byte = f"byte 0x{ord(invalid.character) - 0xDC00:02X}"
    if valid is not None:
        problem = f"{byte} is not UTF-8, but {valid} is ({valid.character!r}): the file mixes two encodings"
        raise FileError(f"{path}, {invalid}: {problem}; {_REMEDY}")
    if undefined is not None:
        byte = f"byte 0x{ord(undefined.character) - 0xDC00:02X}"
        raise FileError(f"{path}, {undefined}: {byte} is neither UTF-8 nor Windows-1252; {_REMEDY}")
    return "windows-1252"


def _first(pattern: re.Pattern[str], text: str, position: _Position) -> _Place | None:
    found = pattern.search(text)
    return None if found is None else position.place(text, found.start())
