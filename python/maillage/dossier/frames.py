"""Tables as pandas data frames with nullable types, and back to text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from maillage.dossier.cells import value, written
from maillage.dossier.rows import Rows, read_rows
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    import pandas as pd

    from maillage.dossier.schema import Column, TableSchema

_DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "list": "object",
}


def dtype(column: Column) -> str:
    """Return the pandas type of a column."""
    if column.type == "datetime":
        return f"datetime64[s, {column.own.get('timezone', 'Europe/Paris')}]"
    return _DTYPES.get(column.type, "string")


def to_frame(table: Rows) -> pd.DataFrame:
    """Return the table as a data frame; columns that the schema does not know are text."""
    import pandas as pd

    frame: dict[str, Any] = {}
    for number, name in enumerate(table.columns):
        column = table.schema.column(name)
        texts = [row[number] for row in table.cells]
        if column is None:
            frame[name] = pd.Series([text or None for text in texts], dtype="string")
        else:
            frame[name] = _series([value(column, text) for text in texts], dtype(column))
    result: pd.DataFrame = pd.DataFrame(frame, columns=table.columns)
    return result


def _series(values: list[Any], kind: str) -> Any:
    import numpy as np
    import pandas as pd

    if not kind.startswith("datetime64"):
        return pd.Series(values, dtype=kind)
    zone = kind[len("datetime64[s, ") : -1] if "," in kind else None
    if zone is not None:
        values = [
            None if each is None else each.astimezone(dt.timezone.utc).replace(tzinfo=None) for each in values
        ]
    moments = pd.Series(np.array(values, dtype="datetime64[s]"))  # past the year 2262 too
    return moments if zone is None else moments.dt.tz_localize("UTC").dt.tz_convert(zone)


def empty_frame(schema: TableSchema) -> pd.DataFrame:
    """Return a frame with the columns of a table and no row."""
    return to_frame(Rows(schema, schema.name, [column.name for column in schema.columns]))


def to_rows(schema: TableSchema, frame: Any) -> Rows:
    """Return a data frame (pandas, polars or Arrow) as a table of text, checked like one from a file.

    Raises
    ------
    InvalidInput
        Where it is not a data frame or a heading is not text.
    """
    import narwhals as nw

    try:
        columns = list(nw.from_native(frame, eager_only=True).columns)
    except TypeError:
        raise InvalidInput(
            f"table {schema.name} is a {type(frame).__name__}; expected a data frame"
        ) from None
    if not all(isinstance(name, str) for name in columns):
        raise InvalidInput(f"table {schema.name} has headings that are not text; expected names of columns")
    entries = nw.from_native(frame, eager_only=True)
    cells = zip(*(map(written, entries[name].to_list()) for name in columns), strict=True)
    rows = [(0, columns), *((number, list(row)) for number, row in enumerate(cells, start=1))]
    return read_rows(schema, schema.name, rows)
