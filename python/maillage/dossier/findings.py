"""Everything that is wrong in a dossier, and what each question still needs."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from maillage.dossier.finding import Finding
from maillage.dossier.needs import Need, needs_text
from maillage.wording import mark, words

if TYPE_CHECKING:
    import pandas as pd

_HEADINGS = (
    mark("level"),
    mark("file"),
    mark("table"),
    mark("line"),
    mark("column"),
    mark("value"),
    mark("what is wrong"),
    mark("expected"),
)
_LEVELS = {"error": mark("error"), "warning": mark("warning")}


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
        mine = (need for need in self.needs if need.question == question)
        return tuple(need for need in mine if need.required and not need.present)

    def explain(self, lang: str = "fr") -> str:
        """Return all findings, one sentence a line, then what each question needs."""
        lines = [f"{_level(finding, lang)} - {finding.text(lang)}" for finding in self.findings]
        return "\n".join([*lines, *needs_text(self.needs, lang)])

    def to_frame(self, lang: str = "fr") -> pd.DataFrame:
        """Return a table with one row for each finding."""
        import pandas as pd

        headings = [words(lang).say(heading) for heading in _HEADINGS]
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
        heads = "".join(f"<th>{html.escape(words('fr').say(heading))}</th>" for heading in _HEADINGS)
        rows = (
            "".join(f"<td>{'' if cell is None else html.escape(str(cell))}</td>" for cell in row)
            for row in self._rows("fr")
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        needs = "".join(f"<p>{html.escape(line)}</p>" for line in needs_text(self.needs, "fr"))
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{needs}"

    def _rows(self, lang: str) -> list[list[Any]]:
        return [
            [
                *(
                    _level(each, lang),
                    each.file,
                    each.table,
                    each.line,
                    each.heading or each.column,
                    each.value,
                ),
                *(each.wrong(lang), each.expected(lang)),
            ]
            for each in self.findings
        ]


def _level(finding: Finding, lang: str) -> str:
    return words(lang).say(_LEVELS[finding.level])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
