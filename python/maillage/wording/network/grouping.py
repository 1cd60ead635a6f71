"""What groups of actors are called, in words that fit into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from maillage.wording.language import mark
from maillage.wording.network.missing import category_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage.wording.telling import Voice

#: Sectors of dossiers; others are shown as they are written.
SECTORS = {
    "public": mark("public"),
    "economic": mark("economic"),
    "associative": mark("associative"),
    "research": mark("research"),
    "citizen": mark("citizen"),
}


class Kind(NamedTuple):
    """A kind of group, as messages: French has its own articles and endings for each."""

    one: str
    many: str
    own: str
    another: str
    same: str
    different: str


_KINDS = {
    "category": Kind(
        mark("category"),
        mark("categories"),
        mark("its category"),
        mark("another category"),
        mark("the same category"),
        mark("different categories"),
    ),
    "sector": Kind(
        mark("sector"),
        mark("sectors"),
        mark("its sector"),
        mark("another sector"),
        mark("the same sector"),
        mark("different sectors"),
    ),
    "territory": Kind(
        mark("territory"),
        mark("territories"),
        mark("its territory"),
        mark("another territory"),
        mark("the same territory"),
        mark("different territories"),
    ),
    "group": Kind(
        mark("group"),
        mark("groups"),
        mark("its group"),
        mark("another group"),
        mark("the same group"),
        mark("different groups"),
    ),
}


def kind(by: str, voice: Voice) -> Kind:
    """Return what groups are called in the language."""
    return Kind(*(voice.words.say(message) for message in _KINDS[by]))


def group_label(by: str, group: str, voice: Voice) -> str:
    """Return the name of a group, without quotation marks."""
    if by == "category":
        return category_name(group, voice)
    if by == "sector" and group in SECTORS:
        return voice.words.say(SECTORS[group])
    return voice.label(group)


def group_name(by: str, group: str, voice: Voice) -> str:
    """Return the name of a group between quotation marks."""
    return voice.words.quoted(group_label(by, group, voice))


def left_out(by: str, n: int, voice: Voice) -> str:
    """Return that actors without a group are not counted; empty where there is none."""
    if not n:
        return ""
    return voice.words.count(
        "{n} actor without a known {kind} is left out of these counts.",
        "{n} actors without a known {kind} are left out of these counts.",
        n,
        kind=kind(by, voice).one,
    )


def nothing_known(by: str, voice: Voice) -> str:
    """Return that there is nothing to compare."""
    return voice.words.say(
        "No tie joins two actors whose {kind} is known: there is nothing to compare.",
        kind=kind(by, voice).one,
    )


def told(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs that say something."""
    return [paragraph for paragraph in paragraphs if paragraph]
