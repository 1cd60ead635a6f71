"""Where the tables of a dossier are: files of a folder, resources of a Data Package, sheets of a workbook."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maillage.dossier.finding import Finding
from maillage.dossier.schema import TableSchema, schema_named, schemas
from maillage.errors import FileError
from maillage.tables import Table, open_table, sheet_names
from maillage.tables.workbooks import is_workbook

DESCRIPTOR = "datapackage.json"
METADATA_SHEET = "dossier"
_KINDS = f"a folder of CSV files, an XLSX workbook or a {DESCRIPTOR}"
TABLE_ENDINGS = {".csv", ".tsv", ".xlsx", ".xlsm"}


#: properties of a resource that say how its file is made, and are written anew on saving
_TECHNICAL = {
    *(
        "$schema",
        "name",
        "path",
        "type",
        "profile",
        "scheme",
        "format",
        "mediatype",
        "encoding",
        "dialect",
        "schema",
    ),
    *("bytes", "hash", "maillage", "compression", "innerpath", "extrapaths"),
}
#: the standard's default encoding, often left to stand before a file in another one
_FOUND_OUT = {None, "utf-8", "UTF-8", "utf8"}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True)
class Source:
    """One table of a dossier before it is read.

    Attributes
    ----------
    name : str
        Name of the table where a schema knows it, otherwise of the resource, file or sheet.
    path : Path
        The file.
    sheet : str or None
        The sheet, in a workbook.
    label : str
        The file (and sheet) as messages name it.
    declared : dict
        The resource as the Data Package describes it.
    """

    name: str
    path: Path
    sheet: str | None
    label: str
    declared: dict[str, Any] = field(default_factory=dict)

    @property
    def schema(self) -> TableSchema | None:
        """Schema of the table; None for a table that no schema knows."""
        return schemas().get(self.name)

    @property
    def settings(self) -> dict[str, Any]:
        """What the Data Package says of it under ``maillage`` (the layout of ballots, their kind)."""
        return _object(self.declared.get("maillage"))

    @property
    def properties(self) -> dict[str, Any]:
        """What the Data Package says of it for readers: title, description, sources, licences."""
        return {key: value for key, value in self.declared.items() if key not in _TECHNICAL}

    def open(self) -> Table:
        """Open the table for reading."""
        dialect = _object(self.declared.get("dialect"))
        separator = dialect.get("delimiter") or _object(dialect.get("csv")).get("delimiter")
        encoding = self.declared.get("encoding")
        if self.sheet is not None or is_workbook(self.path):
            return open_table(self.path, sheet=self.sheet)
        return open_table(
            self.path, separator=separator, encoding=None if encoding in _FOUND_OUT else encoding
        )


@dataclass
class Sources:
    """The tables that were found, what describes the whole, and what is wrong with it."""

    name: str
    tables: list[Source] = field(default_factory=list)
    descriptor: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, source: Source) -> None:
        """Take a table in; a second file for the same table is a finding."""
        other = next((each for each in self.tables if each.name == source.name), None)
        if other is None:
            self.tables.append(source)
        else:
            details = {"table": source.name, "other": other.label}
            self.findings.append(Finding("error", "twice", source.label, source.name, details=details))


def find_sources(path: Path) -> Sources:
    """Return the tables of a folder, of a workbook, or of a ``datapackage.json``.

    Raises
    ------
    FileError
        Where there is no such file or folder, or the file is none of these.
    """
    if not path.exists():
        raise FileError(f"{path}: no such file or folder; expected {_KINDS}")
    if path.is_dir():
        sources = _package(path, path / DESCRIPTOR) if (path / DESCRIPTOR).is_file() else Sources(str(path))
        _folder(path, sources)
    elif path.suffix.lower() == ".json":
        sources = _package(path.parent, path)
    elif path.suffix.lower() in {".xlsx", ".xlsm"}:
        sources = _workbook(path)
    else:
        raise FileError(
            f"{path}: not a dossier; expected a folder of CSV files, an XLSX workbook or a {DESCRIPTOR}"
        )
    if not any(source.schema for source in sources.tables) and not any(
        each.level == "error" for each in sources.findings
    ):
        names = ", ".join(schemas())
        sources.findings.append(Finding("error", "no_table", str(path), details={"names": names}))
    return sources


def _folder(folder: Path, sources: Sources) -> None:
    """Add the files of the folder that the Data Package does not declare."""
    declared = {source.path.resolve() for source in sources.tables}
    refused = {finding.value for finding in sources.findings}
    for file in sorted(folder.iterdir()):
        if (
            not file.is_file()
            or file.suffix.lower() not in TABLE_ENDINGS
            or file.name.startswith((".", "~$"))
        ):
            continue
        if file.resolve() in declared or file.name in refused:
            continue
        schema = schema_named(file.stem)
        if schema is None and file.suffix.lower() in {".xlsx", ".xlsm"}:
            _sheets(file, sources, f"{file.name}, ")
        else:
            sources.add(Source(schema.name if schema else file.stem, file, None, file.name))


def _workbook(path: Path) -> Sources:
    sources = Sources(str(path))
    _sheets(path, sources, "")
    return sources


def _sheets(path: Path, sources: Sources, prefix: str) -> None:
    try:
        names = sheet_names(path)
    except FileError as error:
        sources.findings.append(unreadable(path.name, None, error))
        return
    declared: dict[str, dict[str, Any]] = {}
    if METADATA_SHEET in names:
        sources.descriptor, declared = _metadata(open_table(path, sheet=METADATA_SHEET), set(names))
    for name in names:
        if name == METADATA_SHEET:
            continue
        schema = schema_named(name)
        known = schema.name if schema else name
        sources.add(Source(known, path, name, f"{prefix}{name}", declared.get(known, {})))


def _metadata(table: Table, sheets: set[str]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Read the sheet of a saved workbook that holds what ``datapackage.json`` holds in a folder."""
    descriptor: dict[str, Any] = {}
    declared: dict[str, dict[str, Any]] = {}
    for _, cells in table.rows():
        key, text = (*cells, "", "")[:2]
        sheet, _, name = key.partition(".")
        if name and sheet in sheets:
            declared.setdefault(sheet, {})[name] = _metadata_value(text)
        else:
            descriptor[key] = _metadata_value(text)
    return descriptor, declared


def _metadata_value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _package(folder: Path, file: Path) -> Sources:
    sources = Sources(str(folder))
    try:
        descriptor = json.loads(file.read_bytes())
    except (ValueError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None)
        sources.findings.append(
            Finding("error", "bad_json", file.name, line=line, details={"message": str(error)})
        )
        return sources
    except OSError as error:
        raise FileError(f"{file}: cannot be read ({error.strerror})") from None
    resources = descriptor.get("resources", []) if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not isinstance(descriptor.get("maillage", {}), dict):
        sources.findings.append(Finding("error", "bad_descriptor", file.name))
        return sources
    sources.descriptor = {
        key: value for key, value in descriptor.items() if key not in {"resources", "$schema"}
    }
    for number, resource in enumerate(resources, start=1):
        _resource(folder, file, number, resource, sources)
    return sources


def _resource(folder: Path, file: Path, number: int, resource: Any, sources: Sources) -> None:
    place = f"{file.name}, resources[{number - 1}]"
    path = resource.get("path") if isinstance(resource, dict) else None
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str) or not _is_name(resource.get("name", "")):
        sources.findings.append(Finding("error", "bad_resource", place))
        return
    target = folder / path
    if not _inside(folder, path):
        sources.findings.append(Finding("error", "outside", place, value=path))
        return
    name = resource.get("name") or target.stem
    schema = schema_named(name)
    if not target.is_file():
        table = None if schema is None else schema.name
        sources.findings.append(Finding("error", "no_file", place, table, value=path))
        return
    sheet = _object(resource.get("dialect")).get("sheetName")
    sources.add(Source(schema.name if schema else name, target, sheet, path, resource))


def _inside(folder: Path, path: str) -> bool:
    """Whether a path of a Data Package is relative and stays in the folder, symbolic links followed."""
    if "://" in path or "\\" in path or Path(path).is_absolute() or ":" in path.split("/", maxsplit=1)[0]:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _is_name(name: Any) -> bool:
    """Whether a name of a resource can also name a file."""
    return isinstance(name, str) and not set(name) & set('/\\:*?"<>|') and not name.startswith(".")


def unreadable(label: str, table: str | None, error: Exception) -> Finding:
    """Return the finding for a file that cannot be read."""
    return Finding("error", "unreadable", label, table, details={"message": str(error)})
