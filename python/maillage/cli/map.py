"""``maillage map``: a network of actors as a picture, and where the actors are."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.cli import options as take
from maillage.cli.errors import WrongUsage, wrong_usage
from maillage.cli.files import check_files, told
from maillage.cli.network import DossierPath, Kinds, On, Territories, open_dossier
from maillage.cli.screen import Screen
from maillage.wording import mark

NAME = "map"
PURPOSE = mark("Draw the map of cooperations: who works with whom, and where, on one page.")
EXAMPLE = """maillage map examples/launch-2020 --output carte.html
maillage map examples/launch-2020 --outlines territoires.geojson --output carte.png"""

Outlines = Annotated[
    Path | None,
    typer.Option(
        "--outlines", metavar=mark("FILE"), help=mark("Outlines of the territories, as GeoJSON in degrees.")
    ),
]
Size = Annotated[
    str,
    typer.Option(
        "--size",
        metavar=mark("MEASURE"),
        help=mark("What the area of discs shows: degree, strength, betweenness or another measure."),
    ),
]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar=mark("WHAT"),
        help=mark("What colours show: category, sector, territory or a measure."),
    ),
]


def run(
    path: DossierPath,
    *,
    on: On = None,
    kind: Kinds = None,
    territory: Territories = None,
    outlines: Outlines = None,
    size: Size = "degree",
    color: Color = "category",
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    from maillage.mapping import map_cooperations
    from maillage.mapping.files import ENDINGS
    from maillage.mapping.territories import read_territories

    if not output:
        raise WrongUsage(mark("a map is a file; expected --output with a name such as carte.html"))
    check_files(output, ENDINGS)
    dossier = open_dossier(path, lang)
    # Outlines that cannot be read are bad data, not wrong usage.
    read_territories(outlines)
    with wrong_usage():
        network = dossier.network.view(kinds=kind or (), territories=territory or (), on=on)
        names = dossier.territory_names
        found = map_cooperations(network, outlines, names=names, size=size, color=color, lang=lang)
    for file in output:
        found.save(file)
    told(output, lang, Screen())
