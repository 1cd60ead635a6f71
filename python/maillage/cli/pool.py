"""``maillage pool``: what several territories could do together, what it saves, and who would pay what."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maillage.cli import options as take
from maillage.cli.errors import Said, WrongUsage, wrong_usage
from maillage.cli.files import answer, check_files
from maillage.cli.screen import Screen
from maillage.cli.source import check_readable, is_dossier, load_dossier
from maillage.wording import mark

if TYPE_CHECKING:
    from maillage.dossier import Dossier

NAME = "pool"
PURPOSE = mark(
    "Say which planned actions several territories could do together, what it saves, and who would pay what."
)
EXAMPLE = """maillage pool examples/launch-2020
maillage pool examples/launch-2020 --within 30 --max-size 4 --output mutualisation.xlsx"""

DossierPath = Annotated[
    Path,
    typer.Argument(
        metavar=mark("PATH"),
        help=mark("Folder or workbook of a dossier with the table actions."),
        show_default=False,
    ),
]
Within = Annotated[
    float | None,
    typer.Option(
        "--within", metavar="KM", help=mark("Each member at most so many kilometres from another one.")
    ),
]
Neighbours = Annotated[bool, typer.Option("--neighbours", help=mark("Only pools whose territories touch."))]
MaxSize = Annotated[
    int, typer.Option("--max-size", metavar="N", min=2, help=mark("Actions in a pool at most."))
]
Objective = Annotated[
    str,
    typer.Option(
        "--objective",
        metavar="savings|served|fairness",
        help=mark(
            "What is made as large as can be: euros saved, territories in a pool, or the smallest saving."
        ),
    ),
]
Budget = Annotated[
    float | None,
    typer.Option(
        "--budget", metavar="EUR", help=mark("What forms, coordination and travel may cost together.")
    ),
]
Pins = Annotated[
    list[str] | None,
    typer.Option(
        "--pin", metavar="ID,ID", help=mark("Actions that must be in one pool, by their ids; repeatable.")
    ),
]
Refusals = Annotated[
    list[str] | None,
    typer.Option(
        "--refuse",
        metavar="ID,ID",
        help=mark("Actions that must not be in one pool, by their ids; repeatable."),
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--share",
        metavar=mark("RULE"),
        help=mark("Rule that shares the costs, in place of the usual five; repeatable."),
    ),
]


def run(
    path: DossierPath,
    *,
    within: Within = None,
    neighbours: Neighbours = False,
    max_size: MaxSize = 5,
    objective: Objective = "savings",
    budget: Budget = None,
    pin: Pins = None,
    refuse: Refusals = None,
    share: Rules = None,
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    import maillage as ml
    from maillage.outputs.pools import pools_document
    from maillage.pooling.shares import COMPARED

    check_files(output)
    rules = _known(share) if share else COMPARED
    dossier = open_dossier(path, lang)
    with wrong_usage():
        plan = ml.pool(
            dossier,
            within_km=within,
            neighbours_only=neighbours,
            max_size=max_size,
            objective=objective,
            budget_eur=budget,
            pins=[_ids(group) for group in pin or ()],
            refusals=[_ids(group) for group in refuse or ()],
        )
    forms = dossier.tables.get("legal_forms")
    document = pools_document(plan, title=dossier.title or path.name, lang=lang, forms=forms, rules=rules)
    answer(document, output, Screen())


def open_dossier(path: Path, lang: str) -> Dossier:
    """Return a dossier that has actions, or say what it lacks."""
    check_readable(path)
    lacking = mark("{path}: the table {table} is missing; maillage check says what each question needs")
    if not is_dossier(path):
        raise Said(lacking, path=path, table="actions")
    dossier = load_dossier(path, lang)
    if "actions" not in dossier:
        raise Said(lacking, path=path, table="actions")
    return dossier


def _ids(group: str) -> list[str]:
    return [name.strip() for name in group.split(",") if name.strip()]


def _known(rules: list[str]) -> list[str]:
    from maillage.pooling.shares import share_rules

    table = share_rules()
    known = [str(rule) for rule in table.index[table["option"] == ""]]
    for rule in rules:
        if rule not in known:
            raise WrongUsage(
                mark("--share {rule} is not known; expected {known}"), rule=rule, known=", ".join(known)
            )
    return rules
