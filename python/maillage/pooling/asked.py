"""What is asked about alike actions: tables of a dossier or data frames, as C++ takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput, NotFound
from maillage.pooling.tables import Territories, action_rows, form_rows, territory_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from maillage.pooling.texts import TextLikeness

_NEEDED = ("id", "territory", "title", "kind")


@dataclass(frozen=True)
class Asked:
    """A case of the compiled library, and what readers know it by."""

    case: _core.LikenessCase
    ids: tuple[str, ...]
    territory: Mapping[str, str]
    labels: Mapping[str, str]
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    invented: str | None
    actions: tuple[_core.Action, ...]
    around: Territories
    themes: tuple[tuple[str, str], ...]

    def texts(self) -> TextLikeness:
        """Return what compares titles and descriptions."""
        from maillage.pooling.texts import TextLikeness

        return TextLikeness(self.titles, self.descriptions)


def asked_of(actions: Any, territories: Any, adjacency: Any, themes: Any, reviews: Any, forms: Any) -> Asked:
    """Return the case of a dossier, with the given tables in the place of its own, or of data frames."""
    from maillage.dossier import Dossier
    from maillage.pooling.forms import legal_forms

    invented = None
    if isinstance(actions, Dossier):
        dossier = actions
        if "actions" not in dossier:
            raise NotFound(f"{dossier.name} has no actions; expected a table 'actions' with one row for each")
        given = {"territories": territories, "adjacency": adjacency, "themes": themes}
        given |= {"pool_reviews": reviews, "legal_forms": forms}
        own = {name: dossier.tables.get(name) for name in given}
        territories, adjacency, themes, reviews, forms = (
            own[name] if table is None else table for name, table in given.items()
        )
        actions, invented = dossier["actions"], dossier.invented
    frame = _checked(actions)
    return _asked(
        frame,
        territory_rows(territories, action_rows(frame), adjacency),
        _themes(themes),
        reviews,
        legal_forms() if forms is None else forms,
        invented,
    )


def _checked(actions: Any) -> pd.DataFrame:
    import narwhals as nw
    import pandas as pd

    if not isinstance(actions, pd.DataFrame):
        try:
            actions = nw.from_native(actions, eager_only=True).to_pandas()
        except TypeError:
            kind = type(actions).__name__
            raise InvalidInput(f"actions is a {kind}; expected a data frame or a dossier") from None
    for column in _NEEDED:
        if column not in actions.columns:
            raise InvalidInput(f"actions has no column {column!r}; expected {', '.join(_NEEDED)}")
    frame: pd.DataFrame = actions
    return frame


def _asked(
    frame: pd.DataFrame,
    around: Territories,
    themes: list[tuple[str, str]],
    reviews: pd.DataFrame | None,
    forms: pd.DataFrame,
    invented: str | None,
) -> Asked:
    rows = action_rows(frame)
    ids = tuple(str(each) for each in frame["id"])
    owners = tuple(str(each) for each in frame["territory"])
    titles = tuple(str(each) for each in frame["title"])
    case = _core.LikenessCase(
        actions=rows,
        territories=list(around.ids),
        distances_km=np.empty(0) if around.distances_km is None else np.ravel(around.distances_km),
        neighbours=[(a, b) for a, others in enumerate(around.neighbours or ()) for b in others if a < b],
        themes=[list(pair) for pair in themes],
        forms=_forms(forms),
        confirmed=_reviewed(reviews, ids, "confirmed"),
        refused=_reviewed(reviews, ids, "refused"),
    )
    names = {owner: around.names.get(owner, owner) for owner in owners}
    return Asked(
        case=case,
        ids=ids,
        territory=dict(zip(ids, owners, strict=True)),
        labels={
            **names,
            **{i: f"{title} ({names[owner]})" for i, title, owner in zip(ids, titles, owners, strict=True)},
        },
        forms=tuple(str(each) for each in forms["id"]),
        titles=titles,
        descriptions=_texts(frame, "description"),
        invented=invented,
        actions=tuple(rows),
        around=around,
        themes=tuple(themes),
    )


def _texts(frame: pd.DataFrame, column: str) -> tuple[str, ...]:
    if column not in frame.columns:
        return ("",) * len(frame)
    return tuple(
        "" if missing else str(text)
        for text, missing in zip(frame[column], frame[column].isna(), strict=True)
    )


def _themes(given: Any) -> list[tuple[str, str]]:
    if given is None:
        return []
    if hasattr(given, "columns"):
        return list(zip(_texts(given, "theme"), _texts(given, "parent"), strict=True))
    return [(str(theme), str(parent or "")) for theme, parent in dict(given).items()]


def _forms(forms: pd.DataFrame) -> list[tuple[list[str], list[str], bool]]:
    return [
        (list(form.kinds), list(form.excluded_kinds), form.requires_contiguity) for form in form_rows(forms)
    ]


def _reviewed(reviews: pd.DataFrame | None, ids: tuple[str, ...], decision: str) -> list[tuple[int, int]]:
    if reviews is None:
        return []
    number = {name: i for i, name in enumerate(ids)}
    found = []
    for one, other, said in zip(reviews["first"], reviews["second"], reviews["decision"], strict=True):
        for action in (one, other):
            if str(action) not in number:
                raise InvalidInput(f"a review names action {str(action)!r}; expected one of the actions")
        if said == decision:
            found.append((number[str(one)], number[str(other)]))
    return found
