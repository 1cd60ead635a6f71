"""``maillage rules``: every rule, what it needs, its options, where it comes from."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from maillage.cli import options as take
from maillage.cli.files import answer, check_files
from maillage.cli.screen import Screen
from maillage.wording import mark

NAME = "rules"
PURPOSE = mark("Show the rules that rank topics.")
EXAMPLE = "maillage rules"


def run(*, output: take.Output = None, lang: take.Language = "fr") -> None:
    """Answer the command."""
    from maillage._core import rules
    from maillage.outputs.rules import rules_document

    check_files(output)
    answer(rules_document(rules(), lang=lang), output, Screen())
