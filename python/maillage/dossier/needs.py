"""What each question needs from a dossier, as the schemas say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.dossier.findings import Need
from maillage.dossier.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


def needs(present: Mapping[str, AbstractSet[str]]) -> tuple[Need, ...]:
    """Return what each question needs or can use, given the columns of the tables that are there."""
    found: list[Need] = []
    for name, schema in schemas().items():
        columns = present.get(name)
        there = columns is not None
        found += [
            Need(each, name, None, required=True, present=there) for each in schema.own.get("needed_by", [])
        ]
        found += [
            Need(each, name, None, required=False, present=there) for each in schema.own.get("used_by", [])
        ]
        found += [
            Need(each, name, column.name, required=False, present=column.name in columns)
            for column in schema.columns
            for each in column.own.get("used_by", [])
            if columns is not None  # otherwise the line of the table says it all
        ]
    return tuple(sorted(found, key=lambda need: need.question == "programme"))
