"""What a programme takes from ballots alone, or from a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maillage._core import InvalidInput, PreferenceMatrix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maillage.dossier import Dossier
    from maillage.planning.slots import RowTable


@dataclass(frozen=True)
class Inputs:
    """Ballots, and what a dossier says beside them."""

    ballots: PreferenceMatrix
    title: str
    labels: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    slots: RowTable | None = None
    availability: RowTable | None = None
    invented: str | None = None


def read_inputs(
    p: PreferenceMatrix | Dossier, labels: Mapping[str, str] | None, title: str | None, invented: str | None
) -> Inputs:
    """Return what `p` holds; `labels`, `title` and `invented` come before what a dossier says of them.

    Raises
    ------
    InvalidInput
        If `p` is neither ballots nor a dossier, or the title is empty.
    """
    if isinstance(p, PreferenceMatrix):
        return Inputs(p, _title(title), dict(labels or {}), invented=invented)
    if not isinstance(getattr(p, "ballots", None), PreferenceMatrix):
        raise InvalidInput(f"p is {type(p).__name__}; expected a PreferenceMatrix or a Dossier")
    return Inputs(
        p.ballots,
        _title(p.title if title is None else title),
        {**p.labels, **(labels or {})},
        _questions(p),
        p.slots if "slots" in p else None,
        p.availability if "availability" in p else None,
        p.invented if invented is None else invented,
    )


def _questions(dossier: Dossier) -> dict[str, str]:
    topics = dossier.topics
    if "question" not in topics:
        return {}
    asked = topics[["id", "question"]].dropna()
    return {str(id_): str(text) for id_, text in zip(asked["id"], asked["question"], strict=True)}


def _title(title: str | None) -> str:
    if title is None:
        return "Programme"
    if not isinstance(title, str) or not title.strip():
        raise InvalidInput(f"title is {title!r}; expected a text")
    return title.strip()
