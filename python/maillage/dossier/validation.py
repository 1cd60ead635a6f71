"""Whether tables keep their schemas: types and constraints by frictionless, references between tables here.

References are looked up here because frictionless leaves rows with another error out of the table that is
referred to, so that one wrong population would make every agent of the territory wrong as well.
"""

from __future__ import annotations

import difflib
import operator
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from maillage.dossier.cells import LIST_SEPARATOR
from maillage.dossier.schema import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maillage.dossier.finding import Level
    from maillage.dossier.rows import Rows
    from maillage.dossier.schema import Reference, TableSchema

MOST_SUGGESTIONS = 20  # searching for resemblance is slow
_LINE = "\u00b7"  # a column that is never empty: frictionless checks no cell of a row without any
_STRUCTURE = {"primary-key", "unique-error"}


def validate(tables: Mapping[str, Rows]) -> None:
    """Note in each table what breaks its schema."""
    for table in tables.values():
        if table.columns:
            _constraints(table)
            _cycles(table)
            _pairs(table)
            _alike(table)
            _units(table)
    for table in tables.values():
        for reference in table.schema.references():
            _reference(table, reference, tables)


def table_schema(schema: TableSchema, columns: list[str]) -> dict[str, Any]:
    """Return the standard Table Schema of a file with these columns; those of no schema are text."""
    standard = {"name", "type", "title", "description", "format", "delimiter", "itemType", "constraints"}
    fields = []
    for name in columns:
        column = schema.column(name)
        own = {} if column is None else column.descriptor
        fields.append({key: own[key] for key in own if key in standard} or {"name": name, "type": "string"})
    descriptor: dict[str, Any] = {"$schema": schema.descriptor["$schema"], "fields": fields}
    if schema.primary_key and set(schema.primary_key) <= set(columns):
        descriptor["primaryKey"] = schema.primary_key
    return descriptor


def _constraints(table: Rows) -> None:
    import frictionless

    columns = [name for name in table.columns if table.schema.column(name)]
    numbers = [table.columns.index(name) for name in columns]
    descriptor = table_schema(table.schema, columns)
    descriptor["fields"].append({"name": _LINE, "type": "string"})
    cells = ([*(row[number] for number in numbers), "x"] for row in table.cells)
    resource = frictionless.Resource.from_descriptor(
        {
            "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
            "name": table.schema.name,
            "data": [[*columns, _LINE], *cells],
            "schema": descriptor,
        }
    )
    checklist = frictionless.Checklist(skip_errors=["blank-row", "blank-label"])
    report = resource.validate(checklist, limit_errors=len(table.cells) * len(table.columns) + 100)
    for error in report.tasks[0].errors:
        _note(table, error)


def _note(table: Rows, error: Any) -> None:
    """Turn an error of frictionless into a finding."""
    row = getattr(error, "row_number", 0) - 2  # its first row is the headings
    line = table.lines[row] if 0 <= row < len(table.lines) else None
    if error.type in _STRUCTURE:
        _duplicate(table, error, row, line)
        return
    column = getattr(error, "field_name", None)
    number = table.columns.index(column) if column else -1
    if (row, number) in table.wrong:
        return
    value = str(getattr(error, "cell", "") or "") or None
    match = re.match(r'constraint "(\w+)"', error.note)
    code = match.group(1) if match else "constraint"
    field = table.schema.column(column) if column else None
    constraints = field.constraints if field else {}
    details: dict[str, object] = {"message": error.note}
    if code == "enum":
        details = {"names": ", ".join(constraints["enum"])}
    elif code == "pattern":
        details = {"example": field.own.get("example", constraints["pattern"]) if field else ""}
    elif code in constraints:
        details = {"bound": str(constraints[code])}
    table.wrong.add((row, number))
    table.found("error", code if code in _KNOWN else "constraint", line, column, value, **details)


_KNOWN = {"required", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum"}


def _duplicate(table: Rows, error: Any, row: int, line: int | None) -> None:
    first = re.search(r"row at position (\d+)", error.note)
    if first is None:
        return  # an empty key: the cell has its finding
    names = [error.field_name] if error.type == "unique-error" else table.schema.primary_key
    numbers = [table.columns.index(name) for name in names]
    if any((row, number) in table.wrong for number in numbers):
        return
    value = " · ".join(table.cells[row][number] for number in numbers)
    table.found(
        "error", "duplicate", line, ", ".join(names), value, first=str(table.lines[int(first.group(1)) - 2])
    )


def _reference(table: Rows, reference: Reference, tables: Mapping[str, Rows]) -> None:
    """Look the values of a column up in the tables that they must come from; absent tables refuse nothing."""
    targets = [
        (name, column) for name, column in reference.targets if name in tables and tables[name].columns
    ]
    known = {text for name, column in targets for text in tables[name].column(column)} - {""}
    if reference.column not in table.columns or not targets:
        return
    kind = table.schema.column(reference.column)
    several = kind is not None and kind.type == "list"
    given = zip(table.lines, table.column(reference.column), strict=True)
    values = [
        (line, text) for line, cell in given for text in (cell.split(LIST_SEPARATOR) if several else [cell])
    ]
    unknown = [(line, text) for line, text in values if text and text not in known]
    target = " / ".join(f"{name}.{column}" for name, column in targets if column in tables[name].columns)
    if reference.all_or_none and known and len(unknown) == len(values) > 0:
        table.found("warning", "unlinked", column=reference.column, target=target, example=min(known))
        return
    level: Level = "error" if reference.strict else "warning"
    for number, (line, text) in enumerate(unknown):
        close = difflib.get_close_matches(text, known, n=1, cutoff=0.75) if number < MOST_SUGGESTIONS else []
        details = {"target": target, **({"close": close[0]} if close else {})}
        table.found(level, "reference", line, reference.column, text, **details)


def _pairs(table: Rows) -> None:
    """Find rows whose second cell does not follow the first, and rows that join something to itself."""
    wanted: list[tuple[str, str, str, Callable[[str, str], bool]]] = [
        *(("below", first, second, _at_least) for first, second in table.schema.pairs("at_least")),
        *(("not_after", first, second, operator.lt) for first, second in table.schema.pairs("before")),
        *(("same", first, second, operator.ne) for first, second in table.schema.pairs("different")),
    ]
    for code, first, second, holds in wanted:
        if not {first, second} <= {*table.columns}:
            continue
        cells = zip(table.lines, table.column(first), table.column(second), strict=True)
        for row, (line, one, other) in enumerate(cells):
            wrong = any((row, table.columns.index(name)) in table.wrong for name in (first, second))
            if one and other and not wrong and not holds(one, other):
                table.found("error", code, line, second, other, first_column=first, other=one)


def _at_least(first: str, second: str) -> bool:
    return float(first) <= float(second)


def _alike(table: Rows) -> None:
    """Find rows that say the same under two identifiers: counted twice, perhaps."""
    for names in table.schema.groups("alike"):
        seen: dict[tuple[str, ...], int] = {}
        cells = zip(*(table.column(name) or [""] * len(table.lines) for name in names), strict=True)
        for line, row in zip(table.lines, cells, strict=True):
            key = tuple(map(fold, row))
            first = seen.setdefault(key, line)
            if first != line and all(key[:2]):
                table.found("warning", "alike", line, names[1], row[1], first=str(first))


def _units(table: Rows) -> None:
    """Find rows of a kind whose unit cannot be added to the unit of most rows of that kind."""
    from maillage._core import unit_named

    for of, unit in table.schema.groups("one_unit"):
        kinds, units = table.column(of), table.column(unit)
        bases = [unit_named(text)[0] for text in units]
        counts = Counter((fold(kind), base) for kind, base in zip(kinds, bases, strict=False) if base)
        most = {kind: base for (kind, base), _ in reversed(counts.most_common())}
        for line, kind, base, text in zip(table.lines, kinds, bases, units, strict=False):
            usual = most.get(fold(kind), "")
            if base and base != usual:
                table.found("warning", "unit", line, unit, text, usual=usual, kind=kind)


def _cycles(table: Rows) -> None:
    """Find rows that refer to themselves by way of others (topics merged in a circle)."""
    for reference in table.schema.references():
        if reference.targets[0][0] != table.schema.name or reference.column not in table.columns:
            continue
        keys = table.column(reference.targets[0][1])
        following = dict(zip(keys, table.column(reference.column), strict=True))
        for line, key in zip(table.lines, keys, strict=True):
            path = [key]
            while (after := following.get(path[-1], "")) and after not in path:
                path.append(after)
            if after and after == key:
                code = table.schema.own.get("cycle", "cycle")
                table.found(
                    "error", code, line, reference.column, following[key], path=" → ".join([*path, key])
                )
