"""From the rows of a file to the columns of a table: headings recognised, cells in one form, nothing lost."""

from __future__ import annotations

import difflib
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from maillage.dossier.cells import normal_text, wrong_item
from maillage.dossier.finding import Finding, Level
from maillage.dossier.schema import Column, TableSchema, fold
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage.tables import Row

HEAD_ROWS = 12


@dataclass
class Rows:
    """A table as text: columns of the schema under their own names, other columns under their headings.

    Attributes
    ----------
    schema : TableSchema
    label : str
        The file as messages name it.
    columns : list of str
    headings : dict
        What the file calls each column.
    lines : list of int
        Line of each row in the file.
    cells : list of list of str
        One list for each row, in normal form; empty where the cell is wrong.
    wrong : set of (int, int)
        Row and column of the cells that have a finding already.
    findings : list of Finding
    """

    schema: TableSchema
    label: str
    columns: list[str] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    wrong: set[tuple[int, int]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        """Return the cells of a column; none where it is absent."""
        if name not in self.columns:
            return []
        index = self.columns.index(name)
        return [row[index] for row in self.cells]

    def found(
        self,
        level: Level,
        code: str,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        **details: object,
    ) -> None:
        """Note a finding in this table."""
        heading = None if column is None else self.headings.get(column)
        finding = Finding(level, code, self.label, self.schema.name, line, column, heading, value, details)
        self.findings.append(finding)


def read_rows(schema: TableSchema, label: str, rows: Iterable[Row], *, headings: Iterable[str] = ()) -> Rows:
    """Read a table from (line, cells) rows.

    Parameters
    ----------
    schema : TableSchema
    label : str
        The file as messages name it.
    rows : iterable of (int, list of str)
        Rows as :meth:`maillage.tables.Table.rows` yields them.
    headings : iterable of str
        Further headings that are expected (in ballots: the topics).
    """
    table = Rows(schema, label)
    others = {fold(heading) for heading in headings}
    iterator = iter(rows)
    head = list(itertools.islice(iterator, HEAD_ROWS))
    start, end = _heading_rows(schema, head, others)
    if start is None:
        table.found("error", "no_heading", names=_expected_headings(schema))
        return table
    width = _read_headings(table, head[start][1], others)
    for line, cells in itertools.chain(head[end:], iterator):
        _read_row(table, line, cells, width)
    if not table.cells:
        table.found("warning", "no_row")
    return table


def _heading_rows(schema: TableSchema, head: list[Row], others: set[str]) -> tuple[int | None, int]:
    """Return which row has the headings, and where the entries begin.

    Of the first rows, the one with the most headings that are known; a second row of headings under it
    (technical names under French ones) is passed over.
    """
    known = others.union(*(column.headings for column in schema.columns))
    scores = [len({fold(cell) for cell in cells} & known) for _, cells in head]
    best = max(scores, default=0)
    if best == 0:
        return None, 0
    start = scores.index(best)
    end = start + 1
    while end < len(scores) and scores[end] >= max(2, best - 1):
        end += 1
    return start, end


def _expected_headings(schema: TableSchema) -> str:
    needed = [column for column in schema.columns if column.required] or list(schema.columns[:2])
    return ", ".join(_both_names(column) for column in needed)


def _both_names(column: Column) -> str:
    """Return the name of a column with its French heading."""
    french = column.title("fr")
    return column.name if french == column.name else f"{column.name} ({french})"


def _read_headings(table: Rows, cells: list[str], others: set[str]) -> int:
    """Name the columns; return how many cells of a row count."""
    width = max(number for number, cell in enumerate(cells, start=1) if cell.strip())
    known = _recognised(table.schema, cells[:width])
    for number, heading in enumerate(cells[:width]):
        name = known.get(number) or heading.strip() or f"column_{number + 1}"
        if name in table.columns:
            table.found("error", "two_columns", column=name, heading=heading.strip())
            name = f"{name} ({number + 1})"
        table.columns.append(name)
        table.headings[name] = heading.strip() or name
        if number not in known and fold(heading) not in others:
            _unknown_heading(table, name)
    for column in table.schema.columns:
        if column.required and column.name not in table.columns:
            table.found("error", "missing_column", column=column.name, names=_both_names(column))
    return width


def _recognised(schema: TableSchema, headings: list[str]) -> dict[int, str]:
    """Return the columns that headings stand for: those by their own name first, then those by another."""
    found: dict[int, str] = {}
    folded = [fold(heading) for heading in headings]
    for matches in (
        lambda column, text: text == fold(column.name),
        lambda column, text: text in column.headings,
    ):
        for number, text in enumerate(folded):
            for column in schema.columns:
                if number not in found and column.name not in found.values() and matches(column, text):
                    found[number] = column.name
    return found


def _unknown_heading(table: Rows, heading: str) -> None:
    if table.schema.other_columns:
        return  # judged later, against the table that lists them
    by_heading = {text: column.name for column in table.schema.columns for text in column.headings}
    close = difflib.get_close_matches(fold(heading), by_heading, n=1, cutoff=0.8)
    names = ", ".join(column.name for column in table.schema.columns)
    details: dict[str, Any] = {"close": by_heading[close[0]]} if close else {"names": names}
    table.found("warning", "unknown_column", column=heading, **details)


def _read_row(table: Rows, line: int, cells: list[str], width: int) -> None:
    row_number = len(table.cells)
    for extra in cells[width:]:
        if extra.strip():
            table.found("error", "too_long", line, value=extra.strip(), count=width)
    cells = cells[:width] + [""] * (width - len(cells))
    if not any(cell.strip() for cell in cells):
        return
    table.lines.append(line)
    table.cells.append(
        [_read_cell(table, row_number, line, number, text) for number, text in enumerate(cells)]
    )


def _read_cell(table: Rows, row_number: int, line: int, number: int, text: str) -> str:
    column = table.schema.column(table.columns[number]) if text else None
    if column is None:
        return text
    try:
        in_form = normal_text(column, text)
    except InvalidInput:
        kind = column.own.get("said", column.type)
        table.found("error", "type", line, column.name, text.strip(), type=kind)
        table.wrong.add((row_number, number))
        return ""
    item = wrong_item(column, text) if column.type == "list" else None
    if item is not None:
        example = column.own.get("item_example", "")
        table.found("error", "item", line, column.name, text.strip(), item=item, example=example)
    return in_form
