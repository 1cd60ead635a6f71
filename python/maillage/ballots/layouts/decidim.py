"""Decidim, sorting question: one column ``1. Classez les sujets``, topics separated by comma and space.

A topic whose name holds ", " cannot be told from two topics by itself. With ``topics=[...]`` every cell is
cut into these topics in the one way that fits. Without, a cut is doubtful where two pieces never appear but
side by side, and is reported with both readings. Dropped on reading: date, IP hash, status, and every column
of other questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maillage.ballots.columns import agent_column, chosen_question, header, heading_row, weight_column
from maillage.ballots.cutting import doubtful_pairs, readings
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Voters
from maillage.ballots.lists import read_lists
from maillage.ballots.names import clean, listed
from maillage.ballots.registry import Layout
from maillage.tables.cells import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.ballots.lists import Listed
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

SEPARATOR = ", "
_QUESTION = re.compile(r"[0-9]+\. .+")
_OWN = ("identifiant", "id", "session token", "jeton de session")
_HASH = frozenset({"hash ip", "ip hash", "hash de l'ip", "hash de l'adresse ip", "ip-hash"})
_STATUS = frozenset({"statut", "user status", "statut de l'utilisateur", "status", "statut utilisateur"})


def _questions(headings: Sequence[str]) -> dict[str, int]:
    return {clean(name): column for column, name in enumerate(headings) if _QUESTION.fullmatch(clean(name))}


def _recognise(head: list[Row]) -> int | None:
    headings = header(head)
    named = {plain(heading) for heading in headings}
    if not _questions(headings):
        return None
    return 92 if named & _HASH or (named & _STATUS and named & set(_OWN)) else None


def _read(table: Table, options: Options) -> BallotTable:
    line, headings = heading_row(table)
    questions = _questions(headings)
    if not questions:
        expected = "expected a column such as '1. Classez les sujets'"
        raise Findings(table).fail(f"no question of Decidim in the headings; {expected}", line=line)
    column = questions[chosen_question(table, options, questions, "questions")]
    findings = Findings(table)
    if options.topics is None:
        _report_doubts(table, findings, line, column, options)
    known = None if options.topics is None else [*options.topics, *options.labels]

    def answers(line: int, cells: list[str]) -> list[Listed]:
        pieces = clean(cells[column]).split(SEPARATOR) if cells[column].strip() else []
        if known is not None and pieces:
            pieces = _cut(findings, line, column, headings[column], cells[column], known)
        return [(rank, column, piece) for rank, piece in enumerate(pieces, start=1)]

    agent = agent_column(table, headings, options, _OWN)
    voters = Voters(headings, line, agent, weight_column(headings))
    return read_lists(table, voters, answers, options, findings)


def _cut(
    findings: Findings, line: int, column: int, heading: str, text: str, known: Sequence[str]
) -> list[str]:
    """Cut a cell into topics in the one way there is, or report that there is none or more than one."""
    found = readings(clean(text), [clean(topic) for topic in known], SEPARATOR, 2)
    if len(found) == 1:
        return found[0]
    if found:
        problem = f"{text!r} can be read as {listed(found[0])} or as {listed(found[1])}"
        remedy = "rename one of the topics in the file and in topics=[...]"
    else:
        problem = f"{text!r} is not made of the given topics"
        remedy = f"the topics are {listed(known)}"
    findings.add(f"{problem}; {remedy}", line=line, column=column, heading=heading)
    return []


def _report_doubts(table: Table, findings: Findings, header_line: int, column: int, options: Options) -> None:
    cells = (
        (line, cells[column]) for line, cells in table.rows() if line > header_line and column < len(cells)
    )
    ballots = ((line, clean(text).split(SEPARATOR)) for line, text in cells if text.strip())
    heading = clean(heading_row(table)[1][column])
    for line, left, right in doubtful_pairs(ballots):
        if left in options.labels and right in options.labels:
            continue
        one = f"one topic {left + SEPARATOR + right!r}"
        problem = f"{left!r} is always followed by {right!r}: two topics {left!r} and {right!r}, or {one}?"
        findings.add(f"{problem} Say so with topics=[...]", line=line, column=column, heading=heading)
    findings.check()


LAYOUT = Layout("decidim", "Decidim, sorting question: '1. …', topics separated by commas", _recognise, _read)
