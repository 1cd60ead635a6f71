"""What a table of a dossier looks like: one Table Schema file per table, read once.

A table is added by adding its file to ``schemas/``: names, French headings, types, constraints, keys and what
each question needs all stand in it. Whatever the standard has no word for is under the key ``maillage``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any


def fold(text: str) -> str:
    """Return a heading without what people vary: case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


@dataclass(frozen=True)
class Reference:
    """Where the values of a column must be found: any of ``targets``, each a table and a column.

    Not ``strict``: an unknown value is worth a warning. ``all_or_none``: so is a column of which
    no value is known, which is then not joined.
    """

    column: str
    targets: tuple[tuple[str, str], ...]
    strict: bool = True
    all_or_none: bool = False


@dataclass(frozen=True)
class Column:
    """One column of a table, from a field of its Table Schema."""

    descriptor: dict[str, Any]
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the column in code and files."""
        return str(self.descriptor["name"])

    @property
    def type(self) -> str:
        """Type of Table Schema: string, integer, number, boolean, date, datetime or list."""
        return str(self.descriptor.get("type", "string"))

    @property
    def constraints(self) -> dict[str, Any]:
        """Constraints of Table Schema."""
        return dict(self.descriptor.get("constraints", {}))

    @property
    def required(self) -> bool:
        """Whether every row needs a value."""
        return bool(self.constraints.get("required", False))

    @property
    def headings(self) -> frozenset[str]:
        """Folded headings under which the column is recognised, English and French."""
        texts = [
            self.name,
            self.descriptor.get("title", ""),
            self.own.get("title", ""),
            *self.own.get("aliases", []),
        ]
        return frozenset(fold(text) for text in texts if text)

    def title(self, lang: str) -> str:
        """Return the heading shown to readers."""
        return str((self.own if lang == "fr" else self.descriptor).get("title") or self.name)

    def canonical(self, text: str) -> str:
        """Return the value of an enumeration that ``text`` stands for ("Si nécessaire" is "if_needed")."""
        wanted = fold(text)
        known = {fold(value): value for value in self.constraints.get("enum", [])}
        known |= {fold(alias): value for alias, value in self.own.get("values", {}).items()}
        return str(known.get(wanted, text))


@dataclass(frozen=True)
class TableSchema:
    """One table of a dossier."""

    descriptor: dict[str, Any]
    columns: tuple[Column, ...]
    own: dict[str, Any]

    @property
    def name(self) -> str:
        """Name of the table: of its file, its sheet, its resource and its attribute."""
        return str(self.descriptor["name"])

    @property
    def primary_key(self) -> list[str]:
        """Columns whose values together name a row."""
        return list(self.descriptor.get("primaryKey", []))

    @property
    def other_columns(self) -> tuple[str, str] | None:
        """Table and column whose values are the headings of further columns (ballots: one per topic)."""
        target = self.own.get("other_columns")
        return _target(target) if target else None

    @property
    def needed_by(self) -> list[str]:
        """Questions that cannot be answered without the table."""
        return list(self.own.get("needed_by", []))

    @property
    def used_by(self) -> list[str]:
        """Questions that are answered better with the table."""
        return list(self.own.get("used_by", []))

    def pairs(self, rule: str) -> list[tuple[str, str]]:
        """Return the pairs of columns under a rule: ``before``, ``at_least`` or ``different``, row by row."""
        return [(first, second) for first, second in self.own.get(rule, [])]

    def groups(self, rule: str) -> list[list[str]]:
        """Return the columns under a rule: ``alike`` (no two rows have all in common), ``one_unit``."""
        return list(self.own.get(rule, []))

    @property
    def names(self) -> frozenset[str]:
        """Folded names of files and sheets that hold the table."""
        texts = [
            self.name,
            self.descriptor.get("title", ""),
            self.own.get("title", ""),
            *self.own.get("aliases", []),
        ]
        return frozenset(fold(text) for text in texts if text)

    def title(self, lang: str) -> str:
        """Return the name shown to readers."""
        return str((self.own if lang == "fr" else self.descriptor).get("title") or self.name)

    def column(self, name: str) -> Column | None:
        """Return the column of that name."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def references(self) -> list[Reference]:
        """Return what must be found elsewhere: foreign keys, and references to one of several columns."""
        keys = [
            Reference(key["fields"][0], ((key["reference"]["resource"], key["reference"]["fields"][0]),))
            for key in self.descriptor.get("foreignKeys", [])
        ]
        several = [
            Reference(
                column.name,
                tuple(_target(target) for target in column.own["references"]),
                bool(column.own.get("references_strict", True)),
                bool(column.own.get("references_all_or_none", False)),
            )
            for column in self.columns
            if "references" in column.own
        ]
        return keys + several


def _target(text: str) -> tuple[str, str]:
    table, _, column = text.partition(".")
    return table, column


def _read(text: str) -> TableSchema:
    descriptor = json.loads(text)
    columns = tuple(Column(each, each.get("maillage", {})) for each in descriptor["fields"])
    return TableSchema(descriptor, columns, descriptor.get("maillage", {}))


@cache
def schemas() -> dict[str, TableSchema]:
    """Return the schema of every table, by name, in the order in which a reader meets them."""
    folder = files("maillage.dossier") / "schemas"
    read = [_read(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".json")]
    return {
        schema.name: schema
        for schema in sorted(read, key=lambda schema: (schema.own.get("order", 0), schema.name))
    }


def schema_named(name: str) -> TableSchema | None:
    """Return the schema of the table that a file, sheet or resource is named after, in English or French."""
    wanted = fold(name)
    return next((schema for schema in schemas().values() if wanted in schema.names), None)
