"""``maillage convert``: ballots from one format into another."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.cli import options as take
from maillage.cli.errors import Said
from maillage.cli.files import check_files, told
from maillage.cli.language import say
from maillage.cli.screen import Screen
from maillage.cli.source import Reading, open_ballots
from maillage.wording import mark

NAME = "convert"
PURPOSE = mark("Convert ballots into another format: CSV, XLSX or PrefLib.")
EXAMPLE = """maillage convert export.csv --output bulletins.toi
maillage convert examples/launch-2020 --output bulletins.xlsx"""

ENDINGS = (".csv", ".tsv", ".xlsx", ".toc", ".toi", ".soc", ".soi", ".cat")

Target = Annotated[
    list[Path],
    typer.Option(
        "--output",
        "-o",
        metavar=mark("FILE"),
        help=mark("File to write, in the format of its ending; repeatable."),
    ),
]


def run(
    path: take.Source,
    *,
    output: Target,
    layout: take.Layout = "auto",
    topic: take.Topics = None,
    label: take.Labels = None,
    read: take.Read = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    from maillage.ballots import write_ballots

    check_files(output, ENDINGS)
    for file in output:
        if file.exists() and path.exists() and file.samefile(path):
            raise Said(mark("{path}: this is the file that is read; expected another one"), path=file)
    ballots = open_ballots(path, Reading.of(layout, topic, label, read), lang)
    # As a spreadsheet of that language opens it.
    table = {"separator": ";", "encoding": "utf-8-sig"} if lang == "fr" else {}
    for file in output:
        write_ballots(ballots.preferences, file, **table)
    screen = Screen()
    if ballots.origin.invented:
        screen.title(ballots.origin.invented)
    kind, agents, topics = (
        ballots.preferences.kind,
        ballots.preferences.n_agents,
        ballots.preferences.n_topics,
    )
    screen.text(
        say(
            "Ballots: {kind}; agents: {agents}; topics: {topics}.",
            lang,
            kind=say(kind, lang),
            agents=agents,
            topics=topics,
        )
    )
    told(output, lang, screen)
