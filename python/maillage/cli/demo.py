"""``maillage demo``: the example that comes with the package, ranked and put into a programme."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from maillage.cli import options as take
from maillage.cli.errors import Said
from maillage.cli.files import show, told
from maillage.cli.language import say
from maillage.cli.rank import ranked
from maillage.cli.screen import Screen
from maillage.cli.source import Reading, open_ballots
from maillage.wording import mark

NAME = "demo"
PURPOSE = mark("Rank an example of invented ballots and make its programme.")
EXAMPLE = """maillage demo
maillage demo --folder essai"""

Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar=mark("FOLDER"),
        help=mark("Also copy the example into this new folder, to try things with it."),
    ),
]

# Beside this package where it is installed, in the examples of the repository where it is not.
_PLACES = (
    Path(__file__).parents[1] / "example",
    Path(__file__).parents[3] / "examples" / "launch-2020",
)


def example() -> Path:
    """Return the folder of the example dossier."""
    for place in _PLACES:
        if place.is_dir():
            return place
    raise Said(
        mark("the example is not where it should be ({path}); install maillage again"), path=_PLACES[0]
    )


def run(*, folder: Folder = None, lang: take.Language = "fr") -> None:
    """Answer the command."""
    from maillage import programme
    from maillage.outputs.programmes import programme_document
    from maillage.outputs.rankings import ranking_document

    if folder is not None:
        if folder.exists():
            raise Said(mark("{path}: this exists already; expected a new folder"), path=folder)
        shutil.copytree(example(), folder)
    screen = Screen()
    ballots = open_ballots(example(), Reading(), lang)
    ranking = ranked(ballots.preferences, "schulze", {})
    show(ranking_document([ranking], ballots.origin, lang=lang), screen)
    screen.text("")
    show(programme_document(programme(ballots.dossier or ballots.preferences), lang=lang), screen)
    if folder is None:
        screen.text("")
        screen.text(say("To try things with this example: maillage demo --folder {name}", lang, name="essai"))
    else:
        told([folder], lang, screen)
