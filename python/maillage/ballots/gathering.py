"""Ballots gathered row by row: who answered, with which weight, and what to do about a second answer."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.ballots.findings import Findings
from maillage.ballots.model import BallotTable
from maillage.ballots.names import clean
from maillage.errors import InvalidInput
from maillage.tables.cells import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from maillage.ballots.model import Kind, Options
    from maillage.tables import Row, Table


@dataclass(frozen=True)
class Voters:
    """Where the rows say who answers: columns counted from 0, None where there is none."""

    headings: list[str]
    header_line: int
    agent: int | None = None
    weight: int | None = None
    finished: Callable[[list[str]], bool] | None = None


class Gathering:
    """The rows below the headings of a table, checked, and the agents met in them."""

    def __init__(
        self, table: Table, voters: Voters, options: Options, findings: Findings | None = None
    ) -> None:
        self.findings = findings or Findings(table)
        self.agents: list[str] = []
        self.lines = array("Q")
        self._table = table
        self._voters = voters
        self.headings = voters.headings
        self._options = options
        self._weights = array("d")
        self._row_of: dict[str, int] = {}
        if options.unfinished == "drop" and voters.finished is None:
            problem = "nothing in this layout says whether a response is finished"
            raise InvalidInput(f"{table.place()}: {problem}; leave out unfinished='drop'")

    def rows(self) -> Iterator[Row]:
        """Yield (line, cells) of every ballot, as wide as the headings, and note its agent and weight."""
        width = len(self._voters.headings)
        drop = self._voters.finished if self._options.unfinished == "drop" else None
        for line, cells in self._table.rows():
            if line <= self._voters.header_line:
                continue
            if len(cells) != width and not self._fitted(line, cells, width):
                continue
            if drop is None or drop(cells):
                self._meet(line, cells)
                yield line, cells

    def _fitted(self, line: int, cells: list[str], width: int) -> bool:
        """Pad rows of a workbook, whose empty ends are cut off; report rows of CSV that are cut wrongly."""
        if self._table.sheet is not None and len(cells) < width:
            cells.extend([""] * (width - len(cells)))
            return True
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            del cells[width:]
            return True
        remedy = "check the separators and quotes of this row"
        self.findings.add(f"{len(cells)} cells where the headings have {width}; {remedy}", line=line)
        return False

    def _meet(self, line: int, cells: list[str]) -> None:
        number = len(self.agents)
        column = self._voters.agent
        agent = f"A{number + 1}" if column is None else clean(cells[column])
        heading = None if column is None else self._voters.headings[column]
        if not agent:
            self.findings.add(
                "no agent; expected an id in every row", line=line, column=column, heading=heading
            )
        elif column is not None:
            first = self._row_of.get(agent)
            if first is not None and self._options.on_duplicate == "error":
                remedy = "keep one of the two rows, or say on_duplicate='last'"
                problem = f"a second answer of this agent, after line {self.lines[first]}; {remedy}"
                self.findings.add(problem, line=line, column=column, heading=heading, agent=agent)
            self._row_of[agent] = number
        self.agents.append(agent)
        self.lines.append(line)
        if self._voters.weight is not None:
            self._weights.append(self._weight(line, cells[self._voters.weight], agent))

    def _weight(self, line: int, text: str, agent: str) -> float:
        try:
            weight = parse_number(text)
        except InvalidInput:
            weight = math.nan
        if weight is None or not weight > 0 or not math.isfinite(weight):
            column = self._voters.weight
            heading = None if column is None else self._voters.headings[column]
            problem = f"weight {text!r}; expected a finite number above 0"
            self.findings.add(problem, line=line, column=column, heading=heading, agent=agent)
            return 1.0
        return float(weight)

    def table(self, kind: Kind, topics: tuple[str, ...], values: NDArray[Any]) -> BallotTable:
        """Return the ballots, of several answers of one agent the last, and report everything that was found.

        Raises
        ------
        InvalidTable
            If anything was found, or nobody answered.
        """
        self.findings.check()
        if not self.agents:
            raise self.findings.fail("headings and no answer below them; expected one row for each agent")
        weights = np.frombuffer(self._weights) if self._voters.weight is not None else None
        agents = self.agents
        if self._voters.agent is not None and len(self._row_of) < len(agents):
            rows = np.fromiter(sorted(self._row_of.values()), dtype=np.intp)
            agents = [agents[row] for row in rows]
            values = values[rows]
            weights = None if weights is None else weights[rows]
        return BallotTable(kind, topics, tuple(agents), values, weights)
