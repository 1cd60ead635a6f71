"""Where the tables of a dossier are: files of a folder, resources of a Data Package, sheets of a workbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from maillage.dossier.finding import Finding
from maillage.dossier.package import package_sources
from maillage.dossier.schema import schema_named, schemas
from maillage.dossier.source import Source, Sources, unreadable
from maillage.errors import FileError, MaillageError
from maillage.tables import open_table, sheet_names

if TYPE_CHECKING:
    from pathlib import Path

DESCRIPTOR = "datapackage.json"
METADATA_SHEET = "dossier"
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
#: endings of tables, and of files that hold tables which cannot be read but must be named
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".ods", ".xls"}) | WORKBOOKS
_KINDS = f"a folder of CSV files, an XLSX workbook or a {DESCRIPTOR}"


def find_sources(path: Path) -> Sources:
    """Return the tables of a folder, of a workbook, or of a ``datapackage.json``.

    Raises
    ------
    FileError
        Where there is no such file or folder, or the file is none of these.
    """
    if not path.exists():
        raise FileError(f"{path}: no such file or folder; expected {_KINDS}")
    ending = path.suffix.lower()
    sources = Sources(str(path))
    if path.is_dir():
        if (path / DESCRIPTOR).is_file():
            package_sources(path / DESCRIPTOR, sources)
        _folder(path, sources)
    elif ending == ".json":
        package_sources(path, sources)
    elif ending in WORKBOOKS:
        _sheets(path, sources, "")
    else:
        raise FileError(f"{path}: not a dossier; expected {_KINDS}")
    known = any(source.schema for source in sources.tables)
    if not known and not any(each.level == "error" for each in sources.findings):
        names = ", ".join(schemas())
        sources.findings.append(Finding("error", "no_table", str(path), details={"names": names}))
    return sources


def _folder(folder: Path, sources: Sources) -> None:
    """Add the files of the folder that the Data Package does not declare."""
    declared = {source.path.resolve() for source in sources.tables}
    refused = {finding.value for finding in sources.findings}
    for file in sorted(folder.iterdir()):
        if not file.is_file() or file.name.startswith((".", "~$")):
            continue
        schema = schema_named(file.stem)
        ending = file.suffix.lower()
        if ending not in TABLE_ENDINGS or file.resolve() in declared or file.name in refused:
            continue
        if schema is None and ending in WORKBOOKS:
            _sheets(file, sources, f"{file.name}, ")
        else:
            sources.add(Source(schema.name if schema else file.stem, file, None, file.name))


def _sheets(path: Path, sources: Sources, prefix: str) -> None:
    """Add the sheets of a workbook."""
    try:
        names = sheet_names(path)
        declared = _metadata(path, sources, set(names)) if METADATA_SHEET in names else None
    except MaillageError as error:
        sources.findings.append(unreadable(path.name, None, error))
        return
    for name in names:
        if name == METADATA_SHEET and declared is not None:
            continue
        schema = schema_named(name)
        known = schema.name if schema else name
        sources.add(Source(known, path, name, f"{prefix}{name}", (declared or {}).get(name, {})))


def _metadata(path: Path, sources: Sources, sheets: set[str]) -> dict[str, dict[str, Any]] | None:
    """Read the sheet of a saved workbook that holds what ``datapackage.json`` holds in a folder.

    Returns what it says of each sheet; None where the sheet is a table of another kind.
    """
    rows = [cells for _, cells in open_table(path, sheet=METADATA_SHEET, minimum_rows=0).rows()]
    if any(len(cells) > 2 for cells in rows):
        return None
    declared: dict[str, dict[str, Any]] = {}
    for cells in rows:
        key, text = (*cells, "")[:2]
        sheet, _, name = key.partition(".")
        if name and sheet in sheets:
            declared.setdefault(sheet, {})[name] = _metadata_value(text)
        else:
            sources.descriptor[key] = _metadata_value(text)
    return declared


def _metadata_value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
