"""The dossier: the tables of a network of territorial food projects, read, checked, saved without loss."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillage.dossier.frames import empty_frame, to_frame, to_rows
from maillage.dossier.reading import Reading, read
from maillage.dossier.schema import schemas
from maillage.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from maillage._core import PreferenceMatrix
    from maillage.dossier.findings import Findings
    from maillage.network import StakeholderNetwork


class Dossier:
    """The tables of a network: territories, agents, topics, ballots, actors, cooperations, actions and more.

    Each table is an attribute, a pandas data frame with nullable types; identifiers are text. A table that is
    absent is an empty frame. ``ballots`` is a :class:`PreferenceMatrix`, with the agents' weights and with
    merged topics merged; as a frame it is ``dossier["ballots"]``.

    Parameters
    ----------
    tables : mapping of str to data frame, optional
        Tables by name (pandas, polars or Arrow). ``ballots`` may also be a PreferenceMatrix.
    name : str
        What messages call the dossier.
    title, invented : str, optional
        Title, and a sentence that says that data is invented, for everything that shows it.
    **frames
        The same tables as keywords: ``Dossier(topics=..., ballots=...)``.

    Raises
    ------
    InvalidInput
        Where a table breaks its schema; the message says where and what would be right.
    """

    def __init__(
        self,
        tables: Mapping[str, Any] | None = None,
        *,
        name: str = "dossier",
        title: str | None = None,
        invented: str | None = None,
        **frames: Any,
    ) -> None:
        from maillage.dossier.ballots import ballot_rows, topic_labels

        descriptor: dict[str, Any] = {} if title is None else {"title": title}
        if invented is not None:
            descriptor["maillage"] = {"invented": invented}
        reading = Reading(name, descriptor=descriptor)
        given = {**(tables or {}), **frames}
        for table in given:
            if table not in schemas():
                raise InvalidInput(f"there is no table {table!r}; expected one of {', '.join(schemas())}")
        for table, schema in schemas().items():
            if given.get(table) is not None:
                rows = (
                    ballot_rows(schema, given[table], topic_labels(reading.tables))
                    if schema.other_columns
                    else to_rows(schema, given[table])
                )
                reading.tables[table] = rows
        reading.judge()
        self._take(reading)

    @classmethod
    def from_reading(cls, reading: Reading) -> Dossier:
        """Return the dossier that was read, if nothing in it is wrong."""
        dossier = cls.__new__(cls)
        cls._take(dossier, reading)
        return dossier

    def _take(self, reading: Reading) -> None:
        from maillage.dossier.ballots import BallotRows, ballot_frame

        reading.require_ok()
        self._name = reading.name
        self._frames = {
            name: ballot_frame(rows) if isinstance(rows, BallotRows) else to_frame(rows)
            for name, rows in reading.tables.items()
        }
        self._kept = reading.kept
        self._descriptor = reading.descriptor
        self._properties = reading.properties
        self._findings = reading.findings

    @property
    def name(self) -> str:
        """Where the dossier was read, or the name it was given."""
        return self._name

    @property
    def title(self) -> str | None:
        """Title of the dossier."""
        title = self._descriptor.get("title")
        return None if title is None else str(title)

    @property
    def invented(self) -> str | None:
        """What is invented in the dossier, in a sentence to show with every result; None for real data."""
        own = self._descriptor.get("maillage")
        sentence = own.get("invented") if isinstance(own, dict) else None
        return str(sentence) if sentence else None

    @property
    def findings(self) -> Findings:
        """What `check` has to say of the dossier: warnings, and what each question needs."""
        return self._findings

    @property
    def labels(self) -> dict[str, str]:
        """Label of each topic by its identifier; the identifier itself where there is no label."""
        topics = self.topics
        if topics.empty:
            return {}
        labels = topics["label"].fillna(topics["id"]) if "label" in topics else topics["id"]
        return {str(key): str(label) for key, label in zip(topics["id"], labels, strict=True)}

    @cached_property
    def ballots(self) -> PreferenceMatrix:
        """The agents' preferences, weighted, merged topics merged, topics in the order of their table.

        Raises
        ------
        NotFound
            Where the dossier has no ballots.
        """
        from maillage.dossier.preferences import preferences

        if "ballots" not in self:
            raise NotFound(f"{self._name} has no ballots; expected a table 'ballots' with one row per agent")
        return preferences(self._frames["ballots"], self["agents"], self["topics"])

    @property
    def territory_names(self) -> dict[str, str]:
        """Name of each territory by its identifier."""
        territories = self.territories
        return dict(zip(map(str, territories["id"]), map(str, territories["name"]), strict=True))

    @cached_property
    def network(self) -> StakeholderNetwork:
        """Who works with whom: the actors, their cooperations, the bodies and who sits in them.

        Raises
        ------
        NotFound
            Where the dossier has no actors or no cooperations.
        """
        from maillage.network import StakeholderNetwork

        for table in ("actors", "cooperations"):
            if table not in self:
                raise NotFound(
                    f"{self._name} has no {table}; expected a table {table!r} with one row for each"
                )
        return StakeholderNetwork(
            self._frames["actors"],
            self._frames["cooperations"],
            bodies=self._frames.get("bodies"),
            memberships=self._frames.get("memberships"),
            invented=self.invented,
        )

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables that are present, by name."""
        return {name: frame.copy() for name, frame in self._frames.items()}

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table in self._frames:
            frame: pd.DataFrame = self._frames[table].copy()
            return frame
        if table in schemas():
            return empty_frame(schemas()[table])
        raise NotFound(f"there is no table {table!r}; expected one of {', '.join(schemas())}")

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table.startswith("_") or table not in schemas():
            raise AttributeError(
                f"a Dossier has no attribute {table!r}; its tables are {', '.join(schemas())}"
            )
        return self[table]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *schemas()})

    def __contains__(self, table: object) -> bool:
        return table in self._frames

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dossier):
            return NotImplemented
        same = [*self] == [*other] and self._kept == other._kept and self._about() == other._about()
        return same and all(frame.equals(other[name]) for name, frame in self._frames.items())

    def _about(self) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Return what is said of the dossier and of its tables."""
        return self._descriptor, {name: about for name, about in self._properties.items() if about}

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key.startswith("_")}

    def __repr__(self) -> str:
        tables = ", ".join(f"{len(frame)} {name}" for name, frame in self._frames.items()) or "no table"
        return f"Dossier({self._name}: {tables}{'; invented data' if self.invented else ''})"

    def _repr_html_(self) -> str:
        from maillage.dossier.html import dossier_page

        return dossier_page(self)

    def replace(self, **tables: Any) -> Dossier:
        """Return the same dossier with other tables; None takes a table out.

        Raises
        ------
        InvalidInput
            Where a table breaks its schema.
        """
        given = {**self._frames, **tables}
        changed = Dossier(given, name=self._name)
        changed.__dict__.update(_descriptor=self._descriptor, _kept=self._kept, _properties=self._properties)
        return changed

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the dossier: a folder of CSV files with a ``datapackage.json``, or one XLSX workbook.

        Columns and tables that no schema knows are written too. Cells that a spreadsheet would run are
        neutralised. Loading what was saved gives an equal dossier.

        Parameters
        ----------
        path : path-like
            A folder (made if need be), or a file that ends in ``.xlsx``.

        Raises
        ------
        FileError
            Where it cannot be written, or the folder has tables that would get mixed with the dossier's.
        """
        from maillage.dossier.saving import Contents, save

        save(Path(path), Contents(self._frames, self._kept, self._descriptor, self._properties))


def load(path: str | os.PathLike[str]) -> Dossier:
    """Read a dossier: a folder of CSV or XLSX files, one XLSX workbook, or a ``datapackage.json``.

    Spreadsheets as they come in France are read without a fuss: semicolons, decimal commas, Windows-1252,
    French headings, several header rows, dates as 21/01/2020.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    Dossier

    Raises
    ------
    FileError
        Where there is nothing of the kind.
    InvalidInput
        Where something is wrong in it; the message has the first findings of :func:`check`.
    """
    return Dossier.from_reading(read(Path(path)))


def check(dossier: str | os.PathLike[str] | Dossier) -> Findings:
    """Say everything that is wrong in a dossier, cell by cell, and what each question needs.

    Parameters
    ----------
    dossier : path-like or Dossier

    Returns
    -------
    Findings
        Empty where all is well; ``explain(lang)`` gives it in French or English, ``to_frame()`` as a table.

    Raises
    ------
    FileError
        Where there is no dossier at all.
    """
    return dossier.findings if isinstance(dossier, Dossier) else read(Path(dossier)).findings
