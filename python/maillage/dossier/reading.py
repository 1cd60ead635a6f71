"""A dossier read and checked: every table as text, everything that is wrong, and nothing thrown away."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from maillage.dossier.finding import Finding
from maillage.dossier.findings import Findings
from maillage.dossier.needs import needs
from maillage.dossier.polls import read_poll_rows
from maillage.dossier.rows import Rows, read_rows
from maillage.dossier.schema import fold, schemas
from maillage.dossier.source import Source, Sources, unreadable
from maillage.dossier.sources import find_sources
from maillage.dossier.surveys import note_dates, read_ballot_rows
from maillage.dossier.validation import validate
from maillage.errors import InvalidInput, MaillageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SHOWN = 5  # findings in the message of an exception


@dataclass
class Reading:
    """What reading a dossier gave.

    Attributes
    ----------
    name : str
        Path or name of the dossier.
    tables : dict
        Tables that a schema knows, as text.
    kept : dict
        Other tables, row by row as they are.
    descriptor : dict
        The Data Package without its resources.
    properties : dict
        What the Data Package says of each resource for readers.
    findings : Findings
    """

    name: str
    tables: dict[str, Rows] = field(default_factory=dict)
    kept: dict[str, list[list[str]]] = field(default_factory=dict)
    descriptor: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, dict[str, Any]] = field(default_factory=dict)
    findings: Findings = field(default_factory=lambda: Findings("", ()))

    def judge(self, found: Iterable[Finding] = ()) -> None:
        """Check the tables against their schemas and each other, and order what was found."""
        validate(self.tables)
        note_dates(self.tables)
        every = [*found, *(finding for table in self.tables.values() for finding in table.findings)]
        order = {name: number for number, name in enumerate(schemas())}
        every.sort(key=lambda each: (each.level != "error", order.get(each.table or "", -1), each.line or 0))
        present = {name: set(table.columns) for name, table in self.tables.items()}
        self.findings = Findings(self.name, tuple(every), needs(present))

    def require_ok(self) -> None:
        """Raise InvalidInput, with the first findings, where there is an error."""
        errors = self.findings.errors
        if not errors:
            return
        lines = [str(finding) for finding in errors[:SHOWN]]
        if len(errors) > SHOWN:
            lines.append(f"and {len(errors) - SHOWN} more; maillage.check lists them all")
        raise InvalidInput("\n".join(lines) if len(errors) > 1 else lines[0])


def read(path: Path) -> Reading:
    """Read and check the dossier at ``path``.

    Raises
    ------
    FileError
        Where there is no dossier at all.
    """
    sources = find_sources(path)
    reading = Reading(sources.name, descriptor=sources.descriptor)
    order = list(schemas())  # ballots want the topics, polls the slots
    for source in sorted(sources.tables, key=lambda each: order.index(each.name) if each.schema else -1):
        _read_table(source, sources, reading)
    reading.tables = {name: reading.tables[name] for name in schemas() if name in reading.tables}
    reading.judge(sources.findings)
    return reading


def _read_table(source: Source, sources: Sources, reading: Reading) -> None:
    if source.properties:
        reading.properties[source.name] = source.properties
    try:
        _read_cells(source, sources, reading)
    except MaillageError as error:
        table = None if source.schema is None else source.schema.name
        sources.findings.append(unreadable(source.label, table, error))


def _read_cells(source: Source, sources: Sources, reading: Reading) -> None:
    schema = source.schema
    if schema is None:
        reading.kept[source.name] = [cells for _, cells in source.open().rows()]
        sources.findings.append(_unknown_table(source))
    elif schema.own.get("poll"):
        reading.tables[schema.name] = read_poll_rows(source, schema, reading.tables)
    elif schema.other_columns:
        reading.tables[schema.name] = read_ballot_rows(source, schema, reading.tables)
    else:
        reading.tables[schema.name] = read_rows(schema, source.label, source.open().rows())


def _unknown_table(source: Source) -> Finding:
    names = {name: schema.name for schema in schemas().values() for name in schema.names}
    near = difflib.get_close_matches(fold(source.name), names, n=1, cutoff=0.82)
    close = names[near[0]] if near else "ballots" if _holds_ballots(source) else None
    details = {"close": close} if close else {"names": ", ".join(schemas())}
    return Finding("warning", "unknown_table", source.label, details=details)


def _holds_ballots(source: Source) -> bool:
    """Whether a table that no schema knows is the export of a survey tool."""
    from maillage.ballots import recognised_layout

    try:
        return recognised_layout(source.path, sheet=source.sheet) != "plain"
    except MaillageError:
        return False
