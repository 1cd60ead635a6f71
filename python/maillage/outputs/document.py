"""A result on its way to readers: the same words, tables and picture in the terminal and in files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    import altair as alt

    Cell: TypeAlias = str | int | float | bool | dt.date | None


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    heading : str
        What readers see.
    right : bool
        Whether cells stand at the right, as numbers do.
    wide : bool
        Whether cells hold texts that may be broken into lines.
    """

    heading: str
    right: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table in two forms: values for CSV and workbooks, texts for the terminal and pages.

    Attributes
    ----------
    name : str
        Name of the sheet in a workbook.
    columns, values
        The table for programs and spreadsheets; headings are in the language of the document.
    shown, texts
        The table for readers.
    """

    name: str
    columns: tuple[str, ...]
    values: tuple[tuple[Cell, ...], ...]
    shown: tuple[Column, ...]
    texts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """Sentences under a heading, one a line."""

    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """Everything that is said of a result.

    Attributes
    ----------
    lang : str
        ``"fr"`` or ``"en"``.
    title : str
    facts : tuple of str
        Lines under the title: who answered, by which conventions.
    invented : str or None
        What is invented in the data, in a sentence; shown in every form.
    sheets : tuple of Sheet
        Tables, the main one first.
    sections : tuple of Section
        Sentences.
    data : dict
        The result for programs; see docs/guides/command-line.md.
    chart : callable, optional
        Makes the picture.
    calendar : callable, optional
        Writes the sessions to an iCalendar file.
    workbook : callable, optional
        Adds to the workbook that the tables were written to, such as sheets with live formulas.
    """

    lang: str
    title: str
    facts: tuple[str, ...] = ()
    invented: str | None = None
    sheets: tuple[Sheet, ...] = ()
    sections: tuple[Section, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    chart: Callable[[], alt.TopLevelMixin] | None = None
    calendar: Callable[[Path], object] | None = None
    workbook: Callable[[Path], object] | None = None
