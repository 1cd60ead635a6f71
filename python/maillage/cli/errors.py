"""What went wrong, in one sentence and in the language asked for."""

from __future__ import annotations

import difflib
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from maillage.cli.language import say
from maillage.errors import FileError, Infeasible, InvalidInput, MaillageError, NotFound
from maillage.wording import mark, one_line
from maillage.wording.errors import error_text
from maillage.wording.errors.values import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# typer has carried click's classes and, later, its own of the same names; what it exports leads to both.
USAGE_ERRORS: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)

DEBUG = "MAILLAGE_DEBUG"

_USAGE = {
    "NoSuchOption": mark("there is no option {name}"),
    "MissingParameter": mark("{name} is missing"),
    "BadOptionUsage": mark("{name} needs a value"),
}

# Options of the library that messages name, and what they are called here.
_OPTIONS = {
    "topics": "--topic ",
    "labels": "--label ",
    "layout": "--layout ",
    "seed": "--seed ",
    "tie_break": "--tie-break ",
    "unranked": "--unranked ",
    **{name: f"--option {name}=" for name in ("max_rank", "min_score")},
    **{
        name: f"--read {name}="
        for name in (
            *("question", "kind", "agent_column", "on_duplicate", "on_gap", "unfinished"),
            *("sheet", "encoding", "separator"),
        )
    },
}
_NAMED = re.compile(
    rf"\b(?P<name>{'|'.join(_OPTIONS)})=(?P<value>'[^']*'|\[\.\.\.\]|\.\.\.|[0-9.]+\b|[a-z]+\b|(?=\s|$))"
)


class Said(MaillageError):
    """An error of the command line itself, worded in both languages."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self._message = message
        self._values = values

    def text(self, lang: str) -> str:
        """Return the sentence."""
        return say(self._message, lang, **self._values)


class WrongUsage(Said):
    """The command was given something that it does not take; the exit code is 2."""


class Refused(WrongUsage):
    """What the library says of options that it does not take."""

    def __init__(self, error: MaillageError) -> None:
        super().__init__("{error}", error=error)

    def text(self, lang: str) -> str:
        """Return the sentence."""
        return one_line(library_text(str(self), lang))


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Turn what the library refuses of the user's options into wrong usage; files stay bad data."""
    try:
        yield
    except FileError:
        raise
    except (InvalidInput, NotFound, Infeasible) as error:
        raise Refused(error) from None


def check_name(name: str, known: Iterable[str], with_near: str, with_known: str) -> None:
    """Refuse a name that is not known, with the nearest one that is, or all of them."""
    known = list(known)
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        raise WrongUsage(with_near, name=name, near=near[0])
    raise WrongUsage(with_known, name=name, known=", ".join(known))


def failure(error: Exception, lang: str, *, whole: bool = False) -> str:
    """Return the sentence for an error that a command met; raise it again where a traceback is wanted.

    Of an error that lists several problems only the first is said, unless the ``whole`` of it is wanted.
    """
    if isinstance(error, Said):
        return error.text(lang)
    if isinstance(error, MaillageError):
        message = library_text(str(error), lang)
        if whole:  # each problem on a line of its own
            head, *problems = message.splitlines()
            return "\n  ".join(map(one_line, [head, *problems]))
        return first_of_many(message, lang)
    if isinstance(error, OSError) and error.errno is not None:
        return file_failure(error, lang)
    if isinstance(error, MemoryError):
        return say("there is not enough memory for this", lang)
    if os.environ.get(DEBUG):
        raise error
    what = one_line(f"{type(error).__name__}: {error}")
    return say("this should not happen ({error}); {variable}=1 shows where", lang, error=what, variable=DEBUG)


def file_failure(error: OSError, lang: str) -> str:
    """Return the sentence for a file that cannot be read or written."""
    reason = REASONS.get(error.errno or 0)
    text = say(reason, lang) if reason else error.strerror or str(error)
    separator = " : " if lang == "fr" else ": "
    return f"{error.filename}{separator}{text}" if error.filename else text


def usage_failure(error: Any, lang: str) -> str:
    """Return the sentence for arguments that do not fit."""
    kind = type(error).__name__
    param = getattr(error, "param", None)
    name = _shown(param, lang) if param is not None else getattr(error, "option_name", "")
    if kind == "NoSuchOption" and error.possibilities:
        return say(
            "there is no option {name}; did you mean {near}?", lang, name=name, near=error.possibilities[0]
        )
    extra = re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", str(error.message))
    if extra:
        return say("there is one argument too many: {extra}", lang, extra=extra[1])
    if kind == "BadParameter" and "integer" in str(error.message):
        return say("{name} needs a whole number", lang, name=name)
    if kind in _USAGE:
        return say(_USAGE[kind], lang, name=name)
    return one_line(error.format_message())


def library_text(message: str, lang: str) -> str:
    """Return a message of the library, with its options named as the command line names them."""

    def option(found: re.Match[str]) -> str:
        value = found["value"].strip("'")
        is_open = value in {"", "[...]"} and not found["value"].startswith("'")
        return _OPTIONS[found["name"]] + ("..." if is_open else value)

    return _NAMED.sub(option, error_text(message, lang))


def first_of_many(message: str, lang: str) -> str:
    """Return a message; of one that lists several problems, one a line, its heading and the first of them."""
    head, *problems = [line.strip() for line in message.splitlines() if line.strip()] or [""]
    if len(problems) < 2:
        return one_line(message)
    return say("{heading} {problem} ... (maillage check shows all)", lang, heading=head, problem=problems[0])


def _shown(param: Any, lang: str) -> str:
    if param.param_type_name == "argument":
        return say(param.metavar, lang)
    return str(param.opts[0])
