"""One thing that is wrong in a dossier, or worth knowing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from maillage.dossier import messages
from maillage.wording import words

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or worth knowing.

    Attributes
    ----------
    level : {"error", "warning"}
        A dossier with an error is not loaded; with a warning it is.
    code : str
        What kind of finding it is, the same in every language.
    file : str
        File (and sheet) as a reader knows it.
    table : str or None
        Table of the dossier.
    line : int or None
        Line in the file, or row of the sheet, counted from 1.
    column : str or None
        Name of the column.
    heading : str or None
        What the file calls the column.
    value : str or None
        What stands in the cell.
    details : dict
        What the sentences are made with.
    """

    level: Level
    code: str
    file: str
    table: str | None = None
    line: int | None = None
    column: str | None = None
    heading: str | None = None
    value: str | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def wrong(self, lang: str = "fr") -> str:
        """Return what is wrong."""
        return messages.wrong(words(lang), self.code, self._details())

    def expected(self, lang: str = "fr") -> str:
        """Return what would be right."""
        return messages.right(words(lang), self.code, self._details())

    def place(self, lang: str = "fr") -> str:
        """Return where it stands: "agents.csv, ligne 3, colonne weight"."""
        parts = [self.file]
        if self.line is not None:
            parts.append(words(lang).say("line {line}", line=str(self.line)))
        if self.column is not None:
            parts.append(words(lang).say("column {column}", column=self.heading or self.column))
        return ", ".join(parts)

    def text(self, lang: str = "fr") -> str:
        """Return the whole finding in one sentence."""
        wrong = self.wrong(lang)
        if self.value is not None:
            wrong = f"{words(lang).quoted(self.value)} {wrong}"
        right = self.expected(lang)
        place = self.place(lang)
        return words(lang).say("{place}: {wrong}; expected: {right}", place=place, wrong=wrong, right=right)

    def __str__(self) -> str:
        return self.text("en")

    def _details(self) -> dict[str, Any]:
        return {"table": self.table, "column": self.column, **self.details}
