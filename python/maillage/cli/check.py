"""``maillage check``: what is wrong in a dossier or a file of ballots, and what each question still needs."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

import typer

from maillage.cli import options as take
from maillage.cli.files import answer, check_files
from maillage.cli.screen import Screen
from maillage.cli.source import Reading, check_readable, is_dossier, open_ballots
from maillage.wording import mark

NAME = "check"
PURPOSE = mark("Check a dossier or a file of ballots, cell by cell.")
EXAMPLE = "maillage check examples/launch-2020"


def run(
    path: take.Source,
    *,
    layout: take.Layout = "auto",
    topic: take.Topics = None,
    label: take.Labels = None,
    read: take.Read = None,
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command; the exit code is 1 where something is wrong."""
    from maillage.outputs.checks import ballots_document, findings_document

    check_files(output)
    check_readable(path)
    reading = Reading.of(layout, topic, label, read)
    if not is_dossier(path):
        ballots = open_ballots(path, reading, lang)
        answer(ballots_document(ballots.preferences, ballots.origin, lang=lang), output, Screen())
        return
    from maillage.dossier import check, load

    findings = check(path)
    invented = load(path).invented if findings.ok else None
    answer(findings_document(findings, lang=lang, invented=invented), output, Screen())
    if not findings.ok:
        raise typer.Exit(1)
