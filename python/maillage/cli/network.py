"""``maillage network``: what a network of actors tells, on one page."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maillage.cli import options as take
from maillage.cli.errors import Said, wrong_usage
from maillage.cli.files import answer, check_files
from maillage.cli.screen import Screen
from maillage.cli.source import check_readable, is_dossier, load_dossier
from maillage.wording import mark, words

if TYPE_CHECKING:
    import pandas as pd

    from maillage.dossier import Dossier
    from maillage.network import StakeholderNetwork

NAME = "network"
PURPOSE = mark(
    "Say what a network of actors tells: who holds it together, who is important, what would break."
)
EXAMPLE = """maillage network examples/launch-2020
maillage network examples/launch-2020 --on 2020-01-21 --output reseau.html"""

DossierPath = Annotated[
    Path,
    typer.Argument(
        metavar=mark("PATH"),
        help=mark("Folder or workbook of a dossier with the tables actors and cooperations."),
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=mark("DATE"),
        help=mark("The network as it was on this day, as 2020-01-21; without it, all that was ever there."),
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar=mark("KIND"), help=mark("Only cooperations of this kind; repeatable.")),
]
Territories = Annotated[
    list[str] | None,
    typer.Option(
        "--territory", metavar=mark("TERRITORY"), help=mark("Only actors of this territory; repeatable.")
    ),
]

Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar=mark("ACTOR"),
        help=mark("Tell the role of this actor too, such as the local authority; repeatable."),
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=mark("ATTRIBUTE"),
        help=mark("What brokers link and silos keep apart: category, sector or territory."),
    ),
]


def run(
    path: DossierPath,
    *,
    on: On = None,
    kind: Kinds = None,
    territory: Territories = None,
    actor: Actors = None,
    by: By = None,
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    from maillage.outputs.networks import network_document, sections

    check_files(output)
    dossier = open_dossier(path, lang)
    network = dossier.network
    with wrong_usage():
        network = network.view(kinds=kind or (), territories=territory or (), on=on)
        for one in actor or ():
            network.core.actor_index(one)
        sections(by)
    facts = () if on is None else (_on(on, lang),)
    document = network_document(
        network,
        title=dossier.title or path.name,
        lang=lang,
        facts=facts,
        territories=dossier.territory_names,
        expected=_expected(dossier, network),
        actors=actor or (),
        by=by,
    )
    answer(document, output, Screen())


def open_dossier(path: Path, lang: str) -> Dossier:
    """Return a dossier that has a network, or say what it lacks."""
    check_readable(path)
    tables = ("actors", "cooperations")
    lacking = mark("{path}: the table {table} is missing; maillage check says what each question needs")
    if not is_dossier(path):
        raise Said(lacking, path=path, table=tables[0])
    dossier = load_dossier(path, lang)
    for table in tables:
        if table not in dossier:
            raise Said(lacking, path=path, table=table)
    return dossier


def _expected(dossier: Dossier, network: StakeholderNetwork) -> pd.DataFrame | None:
    """Return what is expected of the territories that are looked at."""
    if "expectations" not in dossier:
        return None
    table = dossier.expectations
    if "territory" not in table:
        return table
    there = table["territory"].isna() | table["territory"].isin(network.core.territory[0])
    kept: pd.DataFrame = table[there]
    return kept


def _on(day: str, lang: str) -> str:
    from datetime import date

    w = words(lang)
    return w.say("As it was on {day}.", day=w.day(date.fromisoformat(day), weekday=False))
