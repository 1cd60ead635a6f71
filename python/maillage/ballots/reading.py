"""Ballots from a file: PrefLib by its ending, everything else by the layout of its table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from maillage.ballots.model import Options
from maillage.ballots.registry import chosen_layout
from maillage.errors import InvalidInput
from maillage.tables import open_table

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from maillage._core import PreferenceMatrix
    from maillage.ballots.model import BallotTable, Kind, OnDuplicate, OnGap, Unfinished

PREFLIB = frozenset({".soc", ".soi", ".toc", ".toi", ".cat"})


def read_ballots(
    path: str | os.PathLike[str],
    *,
    layout: str = "auto",
    topics: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    question: str | None = None,
    kind: Kind | Literal["auto"] = "auto",
    agent_column: str | None = None,
    on_duplicate: OnDuplicate = "error",
    on_gap: OnGap = "error",
    unfinished: Unfinished = "keep",
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> PreferenceMatrix:
    """Read ballots from a survey tool's export, a plain table or a PrefLib file.

    Only agents' ids, topics, answers and weights are kept: addresses, hashes, e-mails, dates and comments are
    dropped on reading.

    Parameters
    ----------
    path : path-like
        A CSV or XLSX file, or a PrefLib file (.soc, .soi, .toc, .toi, .cat).
    layout : str
        ``"auto"``, ``"preflib"``, or one of :func:`maillage.ballots.known_layouts`.
    topics : list of str, optional
        The topics, in the order that the result shall have. Needed where a topic's name holds the separator
        of a list. Of a table with one column per topic only these are read.
    labels : mapping, optional
        Label of each answer code: ``{"A1": "Gouvernance", ...}``.
    question : str, optional
        Which question, where the file has several: its code or its text.
    kind : {"auto", "ranks", "scores", "approvals"}
        What cells of a table with one column per topic are.
    agent_column : str, optional
        Heading of the column with the agents' ids; by default the tool's own id. ``""`` numbers them.
    on_duplicate : {"error", "last"}
        What to do with two answers of one agent: refuse the file, or keep the last.
    on_gap : {"error", "keep"}
        What to do with ranks that skip a place (1, 2, 4): refuse the file, or keep them for their order.
    unfinished : {"keep", "drop"}
        What to do with responses that were not submitted, where the tool tells: keep what they say, or leave
        them out.
    sheet, encoding, separator : str, optional
        As in :func:`maillage.tables.open_table`.

    Returns
    -------
    PreferenceMatrix
        One row per answer in the file's order, also for empty answers.

    Raises
    ------
    FileError
        If the file cannot be read, or something in it is wrong or ambiguous: the first twenty findings with
        file, line, column and agent, and the count of all. Nothing is half accepted.
    InvalidInput, NotFound
        If an option is not known, a question or a column is not there.

    Examples
    --------
    >>> import maillage as ml
    >>> p = ml.read_ballots("results-survey123.csv", labels={"A1": "Gouvernance"})  # doctest: +SKIP
    """
    path = Path(path)
    options = Options(
        topics=_topics(topics),
        labels=dict(labels or {}),
        kind=kind,
        question=question,
        agent_column=agent_column,
        on_duplicate=on_duplicate,
        on_gap=on_gap,
        unfinished=unfinished,
    )
    if layout == "preflib" or (layout == "auto" and path.suffix.lower() in PREFLIB):
        return _read_preflib(path, options)
    table = open_table(path, sheet=sheet, encoding=encoding, separator=separator, minimum_rows=2)
    read: BallotTable = chosen_layout(table, layout).read(table, options)
    return read.to_matrix()


def recognised_layout(path: str | os.PathLike[str], *, sheet: str | None = None) -> str:
    """Return the name of the layout that ``read_ballots(path)`` would use.

    Raises
    ------
    FileError
        If the file cannot be read, or no layout recognises it.
    """
    path = Path(path)
    if path.suffix.lower() in PREFLIB:
        return "preflib"
    return chosen_layout(open_table(path, sheet=sheet, minimum_rows=2), "auto").name


def _topics(topics: Sequence[str] | None) -> tuple[str, ...] | None:
    if isinstance(topics, str):
        raise InvalidInput(f"topics={topics!r} is one text; expected a list of topics")
    return None if topics is None else tuple(topics)


def _read_preflib(path: Path, options: Options) -> PreferenceMatrix:
    from maillage._core import read_preflib

    given = [name for name in ("labels", "question", "agent_column") if getattr(options, name)]
    if given:
        raise InvalidInput(f"{path}: {given[0]}= has no meaning for a PrefLib file; leave it out")
    ballots: PreferenceMatrix = read_preflib(path).preferences
    if options.kind not in {"auto", ballots.kind}:
        raise InvalidInput(f"{path}: holds {ballots.kind}, not {options.kind}; leave out kind=")
    return ballots if options.topics is None else ballots.select_topics(list(options.topics))
