"""One table of a dossier before it is read, and all that were found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from maillage.dossier.finding import Finding
from maillage.dossier.schema import TableSchema, schemas
from maillage.tables import Table, open_table
from maillage.tables.workbooks import is_workbook

if TYPE_CHECKING:
    from pathlib import Path

#: properties of a resource that say how its file is made, and are written anew on saving
_TECHNICAL = {
    *("$schema", "name", "path", "type", "profile", "scheme", "format", "mediatype", "encoding", "dialect"),
    *("schema", "bytes", "hash", "maillage"),
}
#: the standard's default encoding, often left to stand before a file in another one
_FOUND_OUT = {"utf-8", "utf8"}


def as_object(value: Any) -> dict[str, Any]:
    """Return a JSON object, an empty one for anything else."""
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
        return as_object(self.declared.get("maillage"))

    @property
    def properties(self) -> dict[str, Any]:
        """What the Data Package says of it for readers: title, description, sources, licences."""
        return {key: value for key, value in self.declared.items() if key not in _TECHNICAL}

    def open(self) -> Table:
        """Open the table for reading."""
        dialect = as_object(self.declared.get("dialect"))
        separator = dialect.get("delimiter") or as_object(dialect.get("csv")).get("delimiter")
        encoding = self.declared.get("encoding")
        if self.sheet is not None or is_workbook(self.path):
            return open_table(self.path, sheet=self.sheet)
        return open_table(
            self.path,
            separator=separator if isinstance(separator, str) else None,
            encoding=encoding if isinstance(encoding, str) and encoding.lower() not in _FOUND_OUT else None,
        )


@dataclass
class Sources:
    """The tables that were found, what describes the whole, and what is wrong with it."""

    name: str
    tables: list[Source] = field(default_factory=list)
    descriptor: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, source: Source) -> None:
        """Take a table in; a second file for a table that a schema knows is a finding."""
        other = next((each for each in self.tables if each.name == source.name), None)
        if other is None:
            self.tables.append(source)
        elif source.schema is None:
            self.add(replace(source, name=f"{source.name} (2)"))
        else:
            details = {"table": source.name, "other": other.label}
            self.findings.append(Finding("error", "twice", source.label, source.name, details=details))


def unreadable(label: str, table: str | None, error: Exception) -> Finding:
    """Return the finding for a file that cannot be read; where no schema knows its table, nothing is lost."""
    details = {"message": str(error)}
    return Finding("warning" if table is None else "error", "unreadable", label, table, details=details)
