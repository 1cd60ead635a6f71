"""LimeSurvey 7: a ranking is one column of JSON lists of answer codes, best first: ``["A1", "A2"]``.

Dropped on reading: dates, language, seed, token, address, and every column of other questions.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from maillage.ballots.columns import RESPONSES, SUBMITTED, below_titles, chosen_question, column_of, header
from maillage.ballots.findings import Findings
from maillage.ballots.limesurvey import texts, voters
from maillage.ballots.lists import read_lists
from maillage.ballots.names import clean
from maillage.ballots.registry import HEAD_ROWS, Layout
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from maillage.ballots.lists import Listed
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table


def _codes(text: str) -> list[str]:
    """Return the answers in a cell.

    Raises
    ------
    InvalidInput
        If it is not a JSON list of texts.
    """
    if not text.strip():
        return []
    try:
        codes = json.loads(text)
    except (ValueError, RecursionError):
        codes = None
    if not isinstance(codes, list) or not all(isinstance(code, str) and code.strip() for code in codes):
        raise InvalidInput(f'{text!r} is not a list of answer codes; expected one such as ["A1", "A2"]')
    return codes


def _questions(head: list[Row]) -> dict[str, int]:
    """Return the columns in which every cell of the head that is not empty begins a list, at least one."""
    found = {}
    for column, heading in enumerate(texts(header(head))):
        cells = [
            cells[column]
            for _, cells in below_titles(head)[1:]
            if column < len(cells) and cells[column].strip()
        ]
        if cells and all(cell.lstrip().startswith("[") for cell in cells):
            found[clean(heading)] = column
    return found


def _recognise(head: list[Row]) -> int | None:
    headings = texts(header(head))
    own = column_of(headings, RESPONSES) is not None and column_of(headings, SUBMITTED) is not None
    return 97 if own and _questions(head) else None


def _read(table: Table, options: Options) -> BallotTable:
    head = below_titles(table.head(HEAD_ROWS))
    line, headings = head[0][0], texts(header(head))
    questions = _questions(head)
    if not questions:
        expected = 'expected a column with cells such as ["A1", "A2"]'
        raise Findings(table).fail(f"no ranking question of LimeSurvey 7 in the table; {expected}")
    column = questions[chosen_question(table, options, questions, "ranking questions")]
    broken = Findings(table)

    def answers(line: int, cells: list[str]) -> list[Listed]:
        try:
            codes = _codes(cells[column])
        except InvalidInput as error:
            broken.add(str(error), line=line, column=column, heading=headings[column])
            return []
        return [(rank, column, code) for rank, code in enumerate(codes, start=1)]

    return read_lists(table, voters(table, line, headings, options), answers, options, broken)


LAYOUT = Layout("limesurvey_json", 'LimeSurvey 7, rankings as JSON: ["A1", "A2"]', _recognise, _read)
