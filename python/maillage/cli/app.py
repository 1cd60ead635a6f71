"""The program: its commands, and what happens to their errors."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

import sys
from typing import Any

import typer
from typer.main import get_command

from maillage.cli import check, convert, demo, network, pool, programme, rank, rules
from maillage.cli import map as cooperation_map
from maillage.cli.errors import USAGE_ERRORS, WrongUsage, check_name, failure, usage_failure
from maillage.cli.help import HelpfulCommand, HelpfulGroup
from maillage.cli.language import LANGUAGES, say, split_language
from maillage.cli.options import VersionOption
from maillage.wording import mark

_PURPOSE = mark("Rankings and programmes for territorial food projects, exact and explained.")
_NO_COMMAND = (
    mark("there is no command {name}; did you mean {near}?"),
    mark("there is no command {name}; expected {known}"),
)
_MODULES = (rank, programme, network, cooperation_map, pool, check, convert, rules, demo)


def application() -> Any:
    """Return the program as a command with subcommands."""
    app = typer.Typer(
        cls=HelpfulGroup,
        help=_PURPOSE,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def everything(*, version: VersionOption = False) -> None:
        pass

    for module in _MODULES:
        app.command(module.NAME, cls=HelpfulCommand, help=module.PURPOSE, epilog=module.EXAMPLE)(module.run)
    return get_command(app)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; what goes wrong is said in one sentence on standard error."""
    lang, arguments = split_language(arguments)
    if lang not in LANGUAGES:
        return _complain(
            "maillage", say("there is no language {lang}; expected fr or en", "fr", lang=lang), "fr", 2
        )
    program = application()
    command = arguments[0] if arguments and not arguments[0].startswith("-") else None
    name = "maillage" if command is None else f"maillage {command}"
    try:
        if not arguments:
            arguments = ["--help"]
        if command is not None:
            check_name(command, program.commands, *_NO_COMMAND)
            arguments = [command, "--lang", lang, *arguments[1:]]
        with program.make_context("maillage", arguments, obj=lang) as context:
            program.invoke(context)
    except typer.Exit as end:
        return int(end.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except WrongUsage as error:
        return _complain(name, error.text(lang), lang, 2)
    except USAGE_ERRORS as error:
        hint = say("see {command} --help", lang, command=name)
        return _complain(name, f"{usage_failure(error, lang)} ({hint})", lang, 2)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a user of the command line never sees a traceback
        return _complain(name, failure(error, lang, whole=command == check.NAME), lang, 1)
    return 0


def _complain(name: str, sentence: str, lang: str, code: int) -> int:
    separator = " : " if lang == "fr" else ": "
    sys.stdout.flush()
    print(f"{name}{separator}{sentence}", file=sys.stderr)
    return code
