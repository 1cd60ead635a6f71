"""Ballots read from where they stand: a table of the dossier's own form, or the export of a survey tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage.dossier.ballots import BallotRows, matrix_rows, settled, topic_labels
from maillage.dossier.cells import local_time
from maillage.dossier.rows import Rows, read_rows
from maillage.dossier.schema import Column, TableSchema, fold
from maillage.dossier.sources import TABLE_ENDINGS
from maillage.errors import InvalidInput, MaillageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from maillage._core import PreferenceMatrix
    from maillage.dossier.source import Source

HEAD_ROWS = 20
#: what a resource may say, under ``maillage``, of how a survey's export is read
_OPTIONS = ("layout", "labels", "kind", "question", "agent_column", "on_duplicate", "on_gap", "unfinished")


def read_ballot_rows(source: Source, schema: TableSchema, tables: Mapping[str, Rows]) -> BallotRows:
    """Read the ballots: a table (agent, then one column per topic), or the export of a survey tool.

    The Data Package may say, under ``maillage`` of the resource, how the export is read: the arguments of
    :func:`maillage.read_ballots`, such as ``layout`` and ``labels``; what it does not say is found out. The
    labels by which a tool names topics become their ids by the table of topics.
    """
    labels = topic_labels(tables)
    settings = source.settings
    if settings.get("layout", "plain") == "plain" and source.path.suffix.lower() in TABLE_ENDINGS:
        known = [*labels, *labels.values()]
        rows = read_rows(schema, source.label, source.open().rows(), headings=known)
        if "agent" in rows.columns and (not known or "layout" in settings or _has_topics(rows, known)):
            return settled(rows, settings, labels)
    matrix = _read_survey(source, list(labels))
    rows = matrix_rows(schema, source.label, matrix)
    if source.path.suffix.lower() in TABLE_ENDINGS:
        _add_dates(rows, source)
    return settled(rows, {"kind": matrix.kind, "on_gap": "keep"}, labels)


def _read_survey(source: Source, topics: list[str]) -> PreferenceMatrix:
    """Read the export of a survey tool, with the topics if that helps: it may not have asked about all."""
    from maillage.ballots import read_ballots

    options = {key: source.settings[key] for key in _OPTIONS if key in source.settings}
    try:
        return read_ballots(source.path, sheet=source.sheet, topics=topics or None, **options)
    except MaillageError as error:
        try:
            return read_ballots(source.path, sheet=source.sheet, **options)
        except MaillageError:
            raise error from None


def _has_topics(rows: Rows, known: Iterable[str]) -> bool:
    folded = {fold(name) for name in known}
    return any(fold(name) in folded for name in rows.columns)


def _add_dates(rows: Rows, source: Source) -> None:
    """Add when each agent answered and on which line, where the export tells it."""
    column = rows.schema.column("answered_on")
    agents = rows.column("agent")
    raw = list(source.open().rows())
    start, number = _date_column(raw, column)
    answers = dict(raw[start + 1 :])
    lines = _lines_of(agents, answers)
    if column is None or not lines:
        return
    rows.lines = lines
    if number is not None:
        rows.columns.insert(1, column.name)
        for line, row in zip(lines, rows.cells, strict=True):
            row.insert(1, _moment(column, answers[line][number] if number < len(answers[line]) else ""))


def _date_column(raw: list[tuple[int, list[str]]], column: Column | None) -> tuple[int, int | None]:
    """Return the row of the headings and the column of the dates in it."""
    wanted = column.headings if column else frozenset()
    for position, (_, cells) in enumerate(raw[:HEAD_ROWS]):
        for number, cell in enumerate(cells):
            if fold(cell) in wanted:
                return position, number
    return 0, None


def _lines_of(agents: list[str], answers: dict[int, list[str]]) -> list[int]:
    """Return the line of each agent: where a column has all ids, or in order where they are numbered."""
    width = max((len(cells) for cells in answers.values()), default=0)
    for number in range(width):
        found = {cells[number].strip(): line for line, cells in answers.items() if number < len(cells)}
        if all(agent in found for agent in agents):
            return [found[agent] for agent in agents]
    return list(answers) if len(answers) == len(agents) else []


def _moment(column: Column, text: str) -> str:
    try:
        return local_time(column, text).isoformat()
    except InvalidInput:
        return ""


def note_dates(tables: dict[str, Any]) -> None:
    """Note topics added after agents had answered, and answers given before their topic was added."""
    topics, ballots = tables.get("topics"), tables.get("ballots")
    if topics is None or not isinstance(ballots, BallotRows) or "added_on" not in topics.columns:
        return
    added = dict(zip(topics.column("id"), topics.column("added_on"), strict=True))
    late = {topic: added[topic] for topic in ballots.answers if added.get(topic)}
    moments = ballots.column("answered_on")
    if late and not any(moments):
        ballots.found("warning", "no_date", days=", ".join(sorted(set(late.values()))))
        return
    for topic, day in late.items():
        _note_topic(ballots, topic, day, moments)


def _note_topic(ballots: BallotRows, topic: str, day: str, moments: list[str]) -> None:
    before = [position for position, moment in enumerate(moments) if moment and moment[:10] < day]
    answers = ballots.column(topic)
    blank = sum(not answers[position] for position in before)
    if blank:
        ballots.found("warning", "late", column=topic, day=day, count=blank)
    for position in before:
        if answers[position]:
            ballots.found(
                "warning",
                "early",
                ballots.lines[position],
                "answered_on",
                moments[position],
                topic=topic,
                day=day,
            )
