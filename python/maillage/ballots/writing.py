"""Ballots written for others to read: plain tables as CSV or XLSX, and PrefLib files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from maillage.ballots.columns import WEIGHTS
from maillage.ballots.reading import PREFLIB
from maillage.errors import InvalidInput
from maillage.tables import write_csv, write_xlsx
from maillage.tables.cells import plain

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from maillage._core import PreferenceMatrix
    from maillage.tables.writing import Cell


def write_ballots(
    ballots: PreferenceMatrix,
    path: str | os.PathLike[str],
    *,
    layout: str = "auto",
    separator: str = ",",
    encoding: str = "utf-8",
) -> None:
    """Write ballots as a plain table (.csv, .tsv, .xlsx) or a PrefLib file (.soc, .soi, .toc, .toi, .cat).

    A plain table has the agents in its first column, then one column per topic: ranks, scores, or yes and no;
    an empty cell is no answer. A last column ``weight`` is written when a weight is not 1.
    :func:`maillage.read_ballots` reads back exactly what was written (scores with ``kind="scores"``, ranks
    with gaps with ``on_gap="keep"``).

    Parameters
    ----------
    ballots : PreferenceMatrix
    path : path-like
        Where to write; the ending chooses the format.
    layout : {"auto", "plain", "preflib"}
    separator, encoding : str
        Of a CSV file; ``separator=";"`` with ``encoding="utf-8-sig"`` opens directly in a French spreadsheet.

    Raises
    ------
    InvalidInput
        For an ending or layout that is not known, and for a topic or an agent that a table cannot name.
    FileError
        If the file cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if layout == "preflib" or (layout == "auto" and ending in PREFLIB):
        from maillage._core import write_preflib

        write_preflib(ballots, path)
    elif layout not in {"auto", "plain"}:
        raise InvalidInput(f"layout={layout!r} cannot be written; expected 'auto', 'plain' or 'preflib'")
    elif ending == ".xlsx":
        write_xlsx(path, {"ballots": _rows(ballots)})
    elif ending in {".csv", ".tsv", ".txt"}:
        write_csv(path, _rows(ballots), separator="\t" if ending == ".tsv" else separator, encoding=encoding)
    else:
        raise InvalidInput(
            f"{path}: ending {ending!r} is not known; expected .csv, .tsv, .xlsx or one of PrefLib's"
        )


def _rows(ballots: PreferenceMatrix) -> Iterator[list[Cell]]:
    """Yield the headings and one row per agent."""
    weights = np.asarray(ballots.weights, dtype=float)
    weighted = bool((weights != 1).any())
    clash = next((topic for topic in ballots.topics if plain(topic) in WEIGHTS or not plain(topic)), None)
    if clash is not None:
        raise InvalidInput(f"topic {clash!r} would be taken for another column; rename it before writing")
    yield ["agent", *ballots.topics, *(["weight"] if weighted else [])]
    for row, agent in enumerate(ballots.agents):
        cells: list[Cell] = [agent, *_cells(ballots, row)]
        yield [*cells, float(weights[row])] if weighted else cells


def _cells(ballots: PreferenceMatrix, row: int) -> list[Cell]:
    values = np.asarray(ballots.values[row])
    if ballots.kind == "ranks":
        return [int(rank) if rank else None for rank in values]
    if ballots.kind == "scores":
        return [None if np.isnan(score) else float(score) for score in values]
    return [{1: "yes", 0: "no"}.get(answer) for answer in values.tolist()]
