"""The ballots of a dossier as a table: who answered when, then one column for each topic under its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from maillage._core import PreferenceMatrix
from maillage.dossier.cells import normal_text, written
from maillage.dossier.frames import to_frame, to_rows
from maillage.dossier.rows import Rows
from maillage.dossier.schema import Column, TableSchema, fold, schemas
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

#: type of a cell of each kind of ballots
_CELLS = {"ranks": "integer", "scores": "number", "approvals": "boolean"}
_KINDS = {"Int64": "ranks", "Float64": "scores", "boolean": "approvals"}


@dataclass
class BallotRows(Rows):
    """Ballots as text.

    Attributes
    ----------
    kind : str
        "ranks", "scores" or "approvals".
    answers : list of str
        Columns that hold answers: ids of topics.
    """

    kind: str = "ranks"
    answers: list[str] = field(default_factory=list)


def ballot_frame(rows: BallotRows) -> pd.DataFrame:
    """Return ballots as a data frame: answers are whole numbers, numbers or booleans by their kind."""
    answers = tuple(Column({"name": name, "type": _CELLS[rows.kind]}) for name in rows.answers)
    schema = TableSchema(rows.schema.descriptor, rows.schema.columns + answers, rows.schema.own)
    return to_frame(Rows(schema, rows.label, rows.columns, lines=rows.lines, cells=rows.cells))


def answer_columns(frame: pd.DataFrame) -> list[str]:
    """Return the columns with answers of a data frame made by :func:`ballot_frame`."""
    own = {column.name for column in schemas()["ballots"].columns}
    return [str(name) for name, dtype in frame.dtypes.items() if str(dtype) in _KINDS and name not in own]


def frame_kind(frame: pd.DataFrame) -> str:
    """Return the kind of the ballots in a data frame made by :func:`ballot_frame`."""
    return next((_KINDS[str(frame[name].dtype)] for name in answer_columns(frame)), "ranks")


def frame_settings(frame: pd.DataFrame) -> dict[str, str]:
    """Return what must be said when the ballots of a frame are written, to be read as the same."""
    kind = frame_kind(frame)
    answers = frame[answer_columns(frame)]
    gaps = kind == "ranks" and any(
        _skips([written(cell) for cell in row]) for row in answers.to_numpy(object)
    )
    return {"kind": kind, "on_gap": "keep"} if gaps else {"kind": kind}


def ballot_rows(schema: TableSchema, given: Any, labels: Mapping[str, str]) -> BallotRows:
    """Return ballots given as a PreferenceMatrix or a data frame as text."""
    if isinstance(given, PreferenceMatrix):
        return settled(
            matrix_rows(schema, schema.name, given), {"kind": given.kind, "on_gap": "keep"}, labels
        )
    kinds = {_KINDS[str(dtype)] for dtype in getattr(given, "dtypes", []) if str(dtype) in _KINDS}
    # the types of a dossier's own frame say what its ballots are; another frame is judged like a file
    settings = {"kind": kinds.pop(), "on_gap": "keep"} if len(kinds) == 1 else {}
    return settled(to_rows(schema, given), settings, labels)


def matrix_rows(schema: TableSchema, label: str, matrix: PreferenceMatrix) -> Rows:
    """Return ballots as text from a PreferenceMatrix."""
    said = {"": "", "1": "true", "0": "false"} if matrix.kind == "approvals" else {}
    blank = "0" if matrix.kind == "ranks" else ""
    weights = matrix.weights.tolist()
    own = any(weight != 1 for weight in weights)
    cells = []
    for agent, weight, row in zip(matrix.agents, weights, matrix.values.tolist(), strict=True):
        texts = ["" if text == blank else said.get(text, text) for text in map(written, row)]
        cells.append([agent, *([written(weight)] if own else []), *texts])
    columns = ["agent", *(["weight"] if own else []), *matrix.topics]
    return Rows(schema, label, columns, lines=list(range(1, len(cells) + 1)), cells=cells)


def topic_labels(tables: Mapping[str, Rows]) -> dict[str, str]:
    """Return the id of each topic by its label."""
    topics = tables.get("topics")
    if topics is None:
        return {}
    ids = topics.column("id")
    return {label or key: key for key, label in zip(ids, topics.column("label") or ids, strict=True)}


def settled(rows: Rows, settings: Mapping[str, Any], labels: Mapping[str, str]) -> BallotRows:
    """Return ballots whose columns are topics by their ids, with answers of one kind in normal form."""
    ids = {fold(key): key for key in labels.values()} | {fold(label): key for label, key in labels.items()}
    columns = [name if rows.schema.column(name) else ids.get(fold(name), name) for name in rows.columns]
    headings = {name: rows.headings.get(own, own) for name, own in zip(columns, rows.columns, strict=True)}
    ballots = BallotRows(
        rows.schema, rows.label, columns, headings, rows.lines, rows.cells, rows.wrong, rows.findings
    )
    others = [name for name in columns if ballots.schema.column(name) is None]
    ballots.answers = [name for name in others if not ids or name in labels.values()]
    ballots.kind = settings.get("kind") or _kind(ballots)
    for name in others:
        if name not in ballots.answers:
            _stranger(ballots, name)
    for name in ballots.answers:
        _settle_column(ballots, ballots.columns.index(name), name)
    if ballots.kind == "ranks" and settings.get("on_gap") != "keep":
        _note_gaps(ballots)
    return ballots


def _stranger(ballots: BallotRows, name: str) -> None:
    """Note a column that is no topic of the dossier: a mistake if it holds answers, otherwise kept."""
    if all(_answer(ballots.kind, cell) is not None for cell in ballots.column(name)):
        ballots.found("error", "reference", column=name, value=name, target="topics.id")
    else:
        ballots.found("warning", "unknown_column", column=name, names="topics.id")


def _settle_column(ballots: BallotRows, number: int, name: str) -> None:
    known: dict[str, str | None] = {}
    for position, row in enumerate(ballots.cells):
        cell = row[number]
        if cell not in known:
            known[cell] = _answer(ballots.kind, cell)
        text = known[cell]
        if text is None:
            ballots.found("error", "type", ballots.lines[position], name, cell, type=ballots.kind)
            ballots.wrong.add((position, number))
        row[number] = text or ""


def _answer(kind: str, cell: str) -> str | None:
    """Return an answer in normal form; None where it is none of its kind."""
    from maillage.ballots.ranks import parse_rank

    try:
        if kind == "ranks":
            return str(parse_rank(cell) or "")
        return normal_text(Column({"name": "", "type": _CELLS[kind]}), cell)
    except InvalidInput:
        return None


def _note_gaps(ballots: BallotRows) -> None:
    numbers = [ballots.columns.index(name) for name in ballots.answers]
    for position, (line, row) in enumerate(zip(ballots.lines, ballots.cells, strict=True)):
        answers = [row[number] for number in numbers]
        if _skips(answers) and not any((position, number) in ballots.wrong for number in numbers):
            ballots.found("error", "gap", line, value=", ".join(sorted(filter(None, answers), key=int)))


def _skips(ranks: list[str]) -> bool:
    from maillage.ballots.ranks import is_ranking

    return not is_ranking([int(rank or 0) for rank in ranks])


def _kind(ballots: BallotRows) -> str:
    """Find out the kind from the cells, by the rules of :func:`maillage.read_ballots`."""
    from maillage.ballots.gathering import Voters
    from maillage.ballots.kinds import recognised_kind

    columns = [ballots.columns.index(name) for name in ballots.answers]
    return recognised_kind(_Answers(ballots), Voters(ballots.columns, 0), columns)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Answers:
    """Ballots as the readers of survey exports go through them."""

    ballots: BallotRows

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells)."""
        return zip(self.ballots.lines, self.ballots.cells, strict=True)
