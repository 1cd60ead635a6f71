"""Arguments and options that several commands share, each with its help text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.wording import mark


def _show_version(asked: bool) -> None:
    if asked:
        from maillage._core import __version__, has_solver, solver_name

        print(f"maillage {__version__}", f"({solver_name()})" if has_solver() else "(no HiGHS)")
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help=mark("Show the version."))
]

Source = Annotated[
    Path,
    typer.Argument(
        metavar=mark("PATH"),
        help=mark(
            "A dossier (folder or workbook), or one file of ballots: PrefLib, or CSV or XLSX as survey tools "
            "export it."
        ),
        show_default=False,
    ),
]
Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=mark("FILE"),
        help=mark("Write the answer to a file, in the form of its ending; repeatable."),
    ),
]
Language = Annotated[
    str, typer.Option("--lang", metavar="fr|en", help=mark("Language; also by the variable MAILLAGE_LANG."))
]
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        "-r",
        metavar=mark("RULE"),
        help=mark("Rule, as in 'maillage rules'; repeatable, to compare rules."),
    ),
]
Rule = Annotated[
    str,
    typer.Option(
        "--rule", "-r", metavar=mark("RULE"), help=mark("Rule that ranks the topics, as in 'maillage rules'.")
    ),
]
RuleOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        metavar=mark("NAME=VALUE"),
        help=mark("Option of the rule, as in 'maillage rules'; repeatable."),
    ),
]
Unranked = Annotated[
    str | None,
    typer.Option(
        "--unranked",
        metavar="last|ignored|error",
        help=mark(
            "What a topic without an answer counts as. Default: last for ranks, ignored for scores and "
            "approvals."
        ),
    ),
]
TieBreak = Annotated[
    str,
    typer.Option(
        "--tie-break",
        metavar="none|order|random",
        help=mark("What decides between topics that tie in the result."),
    ),
]
Seed = Annotated[
    int | None, typer.Option("--seed", metavar=mark("NUMBER"), help=mark("Seed of --tie-break random."))
]
Layout = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar=mark("LAYOUT"),
        help=mark("Layout of a file of ballots, where it is not recognised by itself."),
    ),
]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        "--topics",
        metavar=mark("TOPIC"),
        help=mark(
            "A topic of the file of ballots, where names hold the separator of the file; repeatable "
            "(give them all)."
        ),
    ),
]
Labels = Annotated[
    list[str] | None,
    typer.Option(
        "--label",
        metavar=mark("CODE=LABEL"),
        help=mark("Name of a topic that the file only has a code for; repeatable."),
    ),
]
Read = Annotated[
    list[str] | None,
    typer.Option(
        "--read",
        metavar=mark("NAME=VALUE"),
        help=mark(
            "How to read a file of ballots: question, kind (ranks, scores, approvals), agent_column, "
            "on_duplicate (error, last), on_gap (error, keep), unfinished (keep, drop), sheet, encoding, "
            "separator; repeatable."
        ),
    ),
]
