"""Where the ballots come from: a dossier, or one file as a survey tool exports it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillage.cli.errors import Said, WrongUsage, wrong_usage
from maillage.errors import InvalidInput
from maillage.outputs.rankings import Origin
from maillage.wording import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from maillage._core import PreferenceMatrix
    from maillage.dossier import Dossier, Finding

# What --read can say: options of maillage.read_ballots that have no option of their own here.
READ_OPTIONS = (
    "agent_column",
    "encoding",
    "kind",
    "on_duplicate",
    "on_gap",
    "question",
    "separator",
    "sheet",
    "unfinished",
)


@dataclass(frozen=True)
class Reading:
    """How a file of ballots is to be read, as given on the command line."""

    layout: str = "auto"
    topics: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, layout: str, topics: list[str] | None, labels: list[str] | None, read: list[str] | None
    ) -> Reading:
        """Return what the options say."""
        more = pairs("--read", read, empty=True)
        for name in more:
            if name not in READ_OPTIONS:
                raise WrongUsage(
                    mark("--read {name} is not known; expected {known}"),
                    name=name,
                    known=", ".join(READ_OPTIONS),
                )
        return cls(layout, tuple(topics or ()), pairs("--label", labels), more)

    @property
    def arguments(self) -> dict[str, Any]:
        """Arguments for maillage.read_ballots."""
        topics = {"topics": list(self.topics)} if self.topics else {}
        labels = {"labels": dict(self.labels)} if self.labels else {}
        return {"layout": self.layout, **topics, **labels, **self.more}


@dataclass(frozen=True)
class Ballots:
    """Preferences with what is known of them; ``dossier`` is None for a single file."""

    preferences: PreferenceMatrix
    origin: Origin
    dossier: Dossier | None = None


def pairs(option: str, given: list[str] | None, *, empty: bool = False) -> dict[str, str]:
    """Return the names and values of an option such as ``--label A1=Gouvernance``."""
    found = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not (empty or value.strip()):
            raise WrongUsage(mark("{option} {text}: expected NAME=VALUE"), option=option, text=text)
        found[name.strip()] = value.strip()
    return found


def is_dossier(path: Path) -> bool:
    """Tell a dossier (a folder, its description, or a workbook with tables of one) from a file of ballots."""
    if path.is_dir() or path.suffix.lower() == ".json":
        return True
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return False
    from maillage.dossier.schema import schema_named
    from maillage.tables import sheet_names

    tables = [schema.name for schema in map(schema_named, sheet_names(path)) if schema]
    return any(name != "ballots" for name in tables)


def open_ballots(path: Path, reading: Reading, lang: str) -> Ballots:
    """Read the ballots of a dossier or of a single file.

    Raises
    ------
    Said, MaillageError
        What is wrong, where, and what would be right.
    """
    check_readable(path)
    if is_dossier(path):
        return _of_dossier(path, reading, lang)
    from maillage.ballots import read_ballots

    with wrong_usage():
        preferences = read_ballots(path, **reading.arguments)
    return Ballots(preferences, Origin(path.name, {}, _said_invented(path)))


def check_readable(path: Path) -> None:
    """Say that there is nothing to read, in the language of the user."""
    if not path.exists():
        raise Said(mark("{path}: there is no such file or folder"), path=path)
    if not os.access(path, os.R_OK):
        raise Said(mark("{path}: access is not allowed"), path=path)


def load_dossier(path: Path, lang: str) -> Dossier:
    """Return a dossier, or say the first thing that is wrong in it, in the language of the user."""
    from maillage.dossier import check, load

    try:
        return load(path)
    except InvalidInput:
        errors = check(path).errors
        if not errors:
            raise
        raise _first(errors, path, lang) from None


def _of_dossier(path: Path, reading: Reading, lang: str) -> Ballots:
    if reading != Reading():
        raise WrongUsage(
            mark("--layout, --topic, --label and --read are for a single file of ballots, not for a dossier")
        )
    dossier = load_dossier(path, lang)
    return Ballots(
        dossier.ballots,
        Origin(dossier.title or path.resolve().name, dossier.labels, dossier.invented),
        dossier,
    )


def _first(errors: Sequence[Finding], path: Path, lang: str) -> Said:
    """Return the first thing that is wrong in a dossier, and where to see the others."""
    first, others = errors[0].text(lang), len(errors) - 1
    if not others:
        return Said(mark("{first}"), first=first)
    message = mark("{first} ({others} more: maillage check {path})")
    return Said(message, first=first, others=others, path=path)


def _said_invented(path: Path) -> str | None:
    """Return what the dossier beside a file of ballots says is invented in it."""
    # Whatever else stands in that file is not this command's business.
    with suppress(OSError, ValueError, AttributeError, TypeError, LookupError):
        about = json.loads((path.parent / "datapackage.json").read_text(encoding="utf-8"))
        if any(Path(resource.get("path", "")).name == path.name for resource in about["resources"]):
            return str(about["maillage"]["invented"])
    return None
