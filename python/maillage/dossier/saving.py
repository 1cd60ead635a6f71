"""Writing a dossier: CSV files with a Data Package that any tool of that standard reads, or one workbook."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maillage.dossier.ballots import frame_settings
from maillage.dossier.cells import written
from maillage.dossier.schema import schemas
from maillage.dossier.sources import DESCRIPTOR, METADATA_SHEET, TABLE_ENDINGS
from maillage.dossier.validation import table_schema
from maillage.errors import FileError, InvalidInput
from maillage.tables import write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from maillage.tables.writing import Cell

_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True)
class Contents:
    """What a dossier is made of: its tables, tables kept as they are, and what is said of them."""

    frames: Mapping[str, pd.DataFrame]
    kept: Mapping[str, list[list[str]]]
    descriptor: dict[str, Any]
    properties: dict[str, dict[str, Any]]

    def about(self, name: str) -> dict[str, Any]:
        """Return what a resource says beside its file: for readers, and what the table does not tell."""
        schema = schemas().get(name)
        about = dict(self.properties.get(name, {}))
        if schema is not None and schema.other_columns:
            about["maillage"] = frame_settings(self.frames[name])
        return about


def save(path: Path, contents: Contents) -> None:
    """Write the tables to a folder or a workbook."""
    if path.name == DESCRIPTOR:
        path = path.parent
    ending = path.suffix.lower()
    if ending == ".xlsx":
        _workbook(path, contents)
    elif ending in {".csv", ".tsv", ".xls", ".xlsm", ".ods", ".json"} and not path.is_dir():
        raise InvalidInput(
            f"{path}: a dossier is saved as a folder or a workbook; expected no ending, or .xlsx"
        )
    else:
        _folder(path, contents)


def _folder(folder: Path, contents: Contents) -> None:
    files = {f"{name}.csv" for name in (*contents.frames, *contents.kept)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tables = sorted(file.name for file in folder.iterdir() if file.suffix.lower() in TABLE_ENDINGS)
    except OSError as error:
        raise FileError(f"{folder}: cannot be written ({error.strerror})") from None
    strangers = ", ".join(name for name in tables if name not in files)
    if strangers:
        raise FileError(
            f"{folder}: holds {strangers}, not of this dossier; expected another folder, or these moved"
        )
    resources = []
    for name, frame in contents.frames.items():
        write_csv(folder / f"{name}.csv", _rows(frame, workbook=False))
        schema = table_schema(schemas()[name], list(frame.columns))
        resources.append({**_file(name), **contents.about(name), "schema": schema})
    for name, rows in contents.kept.items():
        write_csv(folder / f"{name}.csv", rows)
        resources.append({**_file(name), **contents.about(name)})
    package = {"$schema": _PACKAGE, **contents.descriptor, "resources": resources}
    (folder / DESCRIPTOR).write_text(
        json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def _file(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
    }


def _workbook(path: Path, contents: Contents) -> None:
    pairs = dict(contents.descriptor)
    for name in (*contents.frames, *contents.kept):
        pairs |= {f"{name}.{key}": value for key, value in contents.about(name).items()}
    sheets: dict[str, list[list[Cell]]] = {}
    if pairs:
        sheets[METADATA_SHEET] = [[key, _metadata_text(value)] for key, value in pairs.items()]
    sheets |= {name: _rows(frame, workbook=True) for name, frame in contents.frames.items()}
    sheets |= {name: [list(row) for row in rows] for name, rows in contents.kept.items()}
    write_xlsx(path, sheets)


def _metadata_text(value: Any) -> str:
    """Return a text as it is, anything else (and a text that looks like anything else) as JSON."""
    if isinstance(value, str):
        try:
            json.loads(value)
        except ValueError:
            return value
    return json.dumps(value, ensure_ascii=False)


def _rows(frame: pd.DataFrame, *, workbook: bool) -> list[list[Cell]]:
    columns = [frame[name].astype("object").to_list() for name in frame.columns]
    return [
        list(frame.columns),
        *([_cell(cell, workbook) for cell in row] for row in zip(*columns, strict=True)),
    ]


def _cell(cell: Any, workbook: bool) -> Cell:
    """Return a value as text; in a workbook as a number, boolean or date where those come back unchanged."""
    text = written(cell)
    if not workbook or not text:
        return text or None
    if isinstance(cell, (bool, int, float)):
        return cell
    if isinstance(cell, dt.datetime) and cell.tzinfo is None and cell.year >= 1900:
        return cell.date()
    return text
