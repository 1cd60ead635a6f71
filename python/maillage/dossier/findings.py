"""What is wrong in a dossier, cell by cell, and what each question still needs."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from maillage.dossier.messages import sentence
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    import pandas as pd

Level = Literal["error", "warning"]

_WORDS = {
    "en": {
        "error": "error",
        "warning": "warning",
        "line": "line",
        "row": "row",
        "column": "column",
        "expected": "expected",
    },
    "fr": {
        "error": "erreur",
        "warning": "attention",
        "line": "ligne",
        "row": "ligne",
        "column": "colonne",
        "expected": "attendu",
    },
}
_HEADINGS = {
    "en": ["level", "file", "table", "line", "column", "value", "wrong", "expected"],
    "fr": ["niveau", "fichier", "table", "ligne", "colonne", "valeur", "problème", "attendu"],
}
_QUESTIONS = {
    "rank": {"en": "ranking the topics", "fr": "classer les sujets"},
    "programme": {"en": "making the programme", "fr": "faire le programme"},
}


_NEEDS = {
    "en": {False: "possible", True: "not possible, missing {}"},
    "fr": {False: "possible", True: "impossible, il manque {}"},
}
_NEEDS_ALSO = {"en": "; could also use {}", "fr": " ; pourrait aussi utiliser {}"}


def check_language(lang: str) -> str:
    """Return ``lang`` if it is one of the library's two languages."""
    if lang not in _WORDS:
        raise InvalidInput(f"lang is {lang!r}; expected 'fr' or 'en'")
    return lang


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or worth knowing.

    Attributes
    ----------
    level : "error" or "warning"
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
    value: str | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def wrong(self, lang: str = "fr") -> str:
        """Return what is wrong."""
        return self._sentence(0, lang)

    def expected(self, lang: str = "fr") -> str:
        """Return what would be right."""
        return self._sentence(1, lang)

    def _sentence(self, part: int, lang: str) -> str:
        where = {"table": self.table, "column": self.column}
        return sentence(self.code, part, check_language(lang), {**where, **self.details})

    def place(self, lang: str = "fr") -> str:
        """Return where it stands: "agents.csv, ligne 3, colonne poids"."""
        words = _WORDS[check_language(lang)]
        parts = [self.file]
        if self.line is not None:
            parts.append(f"{words['line']} {self.line}")
        if self.column is not None:
            parts.append(f"{words['column']} {self.column}")
        return ", ".join(parts)

    def text(self, lang: str = "fr") -> str:
        """Return the whole finding in one sentence."""
        words = _WORDS[check_language(lang)]
        space, quotes = ("", "'{}'") if lang == "en" else (" ", "« {} »")
        value = "" if self.value is None else quotes.format(self.value) + " "
        wrong = f"{self.place(lang)}{space}: {value}{self.wrong(lang)}"
        return f"{wrong}{space}; {words['expected']}{space}: {self.expected(lang)}"

    def __str__(self) -> str:
        return self.text("en")


@dataclass(frozen=True)
class Need:
    """Something that a question needs or can use.

    Attributes
    ----------
    question : str
        "rank" or "programme": the command that answers it.
    table, column : str, str or None
        Where it would stand.
    required : bool
        False where the question is answered without it, only less well.
    present : bool
        Whether the dossier has it.
    """

    question: str
    table: str
    column: str | None
    required: bool
    present: bool

    def text(self, lang: str = "fr") -> str:
        """Return what it is: "table topics, column label"."""
        column = "" if self.column is None else f", {_WORDS[check_language(lang)]['column']} {self.column}"
        return f"table {self.table}{column}"


@dataclass(frozen=True, repr=False)
class Findings(Sequence[Finding]):
    """Everything that `check` found, errors first, and what each question needs.

    Empty, and so false, where nothing is wrong.

    Attributes
    ----------
    name : str
        What was checked.
    findings : tuple of Finding
    needs : tuple of Need
    """

    name: str
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[index]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __repr__(self) -> str:
        errors, warnings = _count(len(self.errors), "error"), _count(len(self.warnings), "warning")
        return f"Findings({self.name}: {errors}, {warnings})"

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the dossier from being loaded."""
        return tuple(finding for finding in self.findings if finding.level == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth knowing."""
        return tuple(finding for finding in self.findings if finding.level == "warning")

    @property
    def ok(self) -> bool:
        """Whether the dossier can be loaded."""
        return not self.errors

    def missing(self, question: str) -> tuple[Need, ...]:
        """Return what a question cannot be answered without and the dossier has not got."""
        return tuple(need for need in self._of(question) if need.required and not need.present)

    def explain(self, lang: str = "fr") -> str:
        """Return all findings, one sentence a line, then what each question needs."""
        words = _WORDS[check_language(lang)]
        lines = [f"{words[finding.level]} - {finding.text(lang)}" for finding in self.findings]
        return "\n".join([*lines, *self._needs_text(lang)])

    def to_frame(self, lang: str = "fr") -> pd.DataFrame:
        """Return a table with one row for each finding."""
        import pandas as pd

        headings = _HEADINGS[check_language(lang)]
        frame: pd.DataFrame = pd.DataFrame(self._rows(lang), columns=headings).astype({headings[3]: "Int64"})
        return frame

    def needs_frame(self) -> pd.DataFrame:
        """Return a table with one row for each thing that a question needs or can use."""
        import pandas as pd

        fields = ["question", "table", "column", "required", "present"]
        rows = [[getattr(need, name) for name in fields] for need in self.needs]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=fields)
        return frame

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{html.escape(head)}</th>" for head in _HEADINGS["fr"])
        rows = (
            "".join(f"<td>{'' if cell is None else html.escape(str(cell))}</td>" for cell in row)
            for row in self._rows("fr")
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        needs = "".join(f"<p>{html.escape(line)}</p>" for line in self._needs_text("fr"))
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{needs}"

    def _rows(self, lang: str) -> list[list[Any]]:
        words = _WORDS[lang]
        return [
            [
                words[each.level],
                each.file,
                each.table,
                each.line,
                each.column,
                each.value,
                each.wrong(lang),
                each.expected(lang),
            ]
            for each in self.findings
        ]

    def _of(self, question: str) -> list[Need]:
        return [need for need in self.needs if need.question == question]

    def _needs_text(self, lang: str) -> list[str]:
        lines = []
        for question in dict.fromkeys(need.question for need in self.needs):
            missing = [need.text(lang) for need in self.missing(question)]
            useful = [
                need.text(lang) for need in self._of(question) if not need.required and not need.present
            ]
            name = _QUESTIONS.get(question, {}).get(lang, question)
            answer, also = (
                _NEEDS[lang][bool(missing)].format(", ".join(missing)),
                _NEEDS_ALSO[lang].format(" ; ".join(useful)),
            )
            lines.append(
                f"{name} ({question}){' : ' if lang == 'fr' else ': '}{answer}{also if useful else ''}."
            )
        return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
