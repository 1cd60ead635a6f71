"""The terminal: aligned tables and prose, as wide as the window, without colours when piped."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

from maillage.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType
    from rich.table import Table

    from maillage.outputs.document import Column

UNLIMITED = 10_000  # columns of a pipe or a file: nothing is broken that a program will read
READABLE = 100  # columns of a help text in a pipe
NARROWEST = 20
GAP = 2  # between columns of a table
WIDEST_WORD = 24  # a longer word may be broken where a column is wide

# rich breaks lines at every white space; while it lays out, no-break spaces stand as letters.
_KEEP = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_GIVE_BACK = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})


class Screen:
    """Where a command writes its answer."""

    def __init__(self) -> None:
        self._console = _console(UNLIMITED)

    @property
    def width(self) -> int:
        """Number of columns of characters."""
        return max(NARROWEST, self._console.width)

    def title(self, text: str) -> None:
        """Write a title."""
        self._write(_paragraph(text, style="bold"))

    def text(self, text: str) -> None:
        """Write prose; each line is a paragraph, whose indentation is kept when it is broken."""
        for line in text.splitlines() or [""]:
            self._write(_paragraph(line))

    def table(self, heads: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Write a table; columns that do not fit follow in further tables, the first column repeated."""
        for number, places in enumerate(self._parts(heads, rows)):
            if number:
                self.text("")
            self._write(
                _table([heads[place] for place in places], [[row[place] for place in places] for row in rows])
            )

    def _parts(self, heads: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return the columns of each table that is needed."""
        needs = [_least_width(head, [row[place] for row in rows]) for place, head in enumerate(heads)]
        parts, current, used = [], [0], needs[0]
        for place in range(1, len(heads)):
            if used + GAP + needs[place] > self.width and len(current) > 1:
                parts.append(current)
                current, used = [0], needs[0]
            current.append(place)
            used += GAP + needs[place]
        return [*parts, current]

    def _write(self, what: RenderableType) -> None:
        for line in _lines(self._console, what):
            print(line)


def columns(rows: Iterable[tuple[str, str]]) -> str:
    """Return names and their meanings in two columns, for help texts."""
    from rich.padding import Padding
    from rich.table import Table

    console = _console(READABLE)
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=max(12, min(30, console.width // 3)), overflow="fold")
    table.add_column(overflow="fold")
    for name, meaning in rows:
        table.add_row(_text(name), _text(meaning))
    return "\n".join(_lines(console, Padding(table, (0, 0, 0, 2))))


def wrapped(text: str) -> str:
    """Return a paragraph of a help text, broken into lines."""
    return "\n".join(_lines(_console(READABLE), _paragraph(text)))


def _console(width_of_a_pipe: int) -> Console:
    from rich.console import Console

    known = sys.stdout.isatty() or os.environ.get("COLUMNS")
    width = None if known else width_of_a_pipe
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    console.on_broken_pipe = _reader_is_gone  # type: ignore[method-assign]
    return console


def _reader_is_gone() -> None:
    """Say it again, where rich would end the program by itself: `main` knows the exit code."""
    raise  # noqa: PLE0704 - rich calls this while it handles the error


def _lines(console: Console, what: RenderableType) -> list[str]:
    with console.capture() as capture:
        console.print(what)
    return [line.rstrip().translate(_GIVE_BACK) for line in capture.get().splitlines()]


def _text(text: str, style: str = "") -> RenderableType:
    from rich.text import Text

    return Text(one_line(text).translate(_KEEP), style=style)


def _paragraph(line: str, style: str = "") -> RenderableType:
    from rich.padding import Padding

    return Padding(_text(line, style), (0, 0, 0, len(line) - len(line.lstrip(" "))))


def _table(heads: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for head in heads:
        justify: Literal["left", "right"] = "right" if head.right else "left"
        table.add_column(_text(head.heading), justify=justify, no_wrap=not head.wide, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _least_width(head: Column, cells: Sequence[str]) -> int:
    """Return the width that a column needs: of its longest cell, or of its longest word where it is wide."""
    from rich.cells import cell_len

    texts = [head.heading, *cells]
    if head.wide:
        return min(WIDEST_WORD, max(cell_len(word) for text in texts for word in [*text.split(), ""]))
    return max(cell_len(text) for text in texts)
