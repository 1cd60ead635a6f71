"""What is wrong in a file, gathered and reported together, so that nobody has to correct line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.errors import FileError, InvalidInput

if TYPE_CHECKING:
    from maillage.tables import Table

MOST_SHOWN = 20


class InvalidTable(FileError, InvalidInput):
    """The content of a file is not what it should be; the message has the file, the line and the column."""


class Findings:
    """The problems found in one table: the first twenty with their place, and the count of all."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.count = 0
        self._shown: list[tuple[int, int, str]] = []
        self._start = f"{table.place()}, "

    @property
    def full(self) -> bool:
        """Whether no more are shown, so that a hint need not be worked out."""
        return self.count >= MOST_SHOWN

    def add(
        self,
        problem: str,
        *,
        line: int | None = None,
        column: int | None = None,
        heading: str | None = None,
        agent: str | None = None,
    ) -> None:
        """Note a problem. ``column`` counts from 0, as in a row's cells."""
        self.count += 1
        if self.count > MOST_SHOWN:
            return
        place = self.table.place(line, None if column is None else column + 1, heading)
        who = "" if agent is None else f", agent {agent!r}"
        text = f"{place.removeprefix(self._start)}{who}: {problem}"
        self._shown.append((line or 0, -1 if column is None else column, text))

    def fail(self, problem: str, *, line: int | None = None) -> InvalidTable:
        """Return the error of a problem that leaves nothing to go on with."""
        return InvalidTable(f"{self.table.place(line)}: {problem}")

    def check(self) -> None:
        """Raise everything noted so far as one error.

        Raises
        ------
        InvalidTable
            If anything was noted.
        """
        if self.count == 0:
            return
        if self.count == 1:
            raise InvalidTable(self._start + self._shown[0][-1])
        more = "" if self.count <= MOST_SHOWN else f", of which the first {MOST_SHOWN}"
        lines = "\n".join(f"  {text}" for _, _, text in sorted(self._shown))
        raise InvalidTable(f"{self.table.place()}: {self.count} problems{more}:\n{lines}")
