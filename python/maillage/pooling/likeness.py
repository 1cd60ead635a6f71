"""Which planned actions resemble each other, every component visible; and why the others do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput, NotFound
from maillage.pooling.asked import Asked, asked_of
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import numpy.typing as npt
    import pandas as pd

    from maillage.dossier import Dossier
    from maillage.progress import Watcher

    Floats = npt.NDArray[np.float64]

#: What is compared, in the order of the weights, and how much each counts.
WEIGHTS = {"text": 0.5, "theme": 0.2, "quantity": 0.1, "needs": 0.1, "target_public": 0.1}
_LIMIT = 20_000_000


@dataclass(frozen=True, eq=False, repr=False)
class Likeness(Result):
    """Which planned actions resemble each other: one row for each pair that could be done together.

    Components go from 0 to 1 and are NaN where nothing is known of one of the two.

    Attributes
    ----------
    first, second : tuple of str
        Ids of the two actions, in the order of their table.
    likeness : array of float
        Weighted mean of the components that are known.
    text, theme, quantity, needs, target_public : array of float
        Components: titles and descriptions; themes in their tree; the smaller quantity as a share of the
        larger; needs and publics that both have, as a share of all.
    overlap_days : array of float
        Days in common, the slack included; infinite where both are open.
    distance_km : array of float
        Between the territories; NaN where not known.
    confirmed : array of bool
        Whether someone has confirmed the pair.
    forms : tuple of tuple of str
        Ids of the legal forms that suit the pair.
    rejected : tuple of (str, str, str, float or None)
        Pairs of compatible kinds that are not alike: two ids, the first condition that failed ("poolable",
        "refused", "unit", "window", "neighbours", "distance", "legal_form", "likeness") and the likeness
        where that failed.
    n_other_kinds : int
        Pairs that were not compared, because their kinds are not compatible.
    territory : mapping of str to str
        Territory of each action.
    options : mapping
        What was asked.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("first", "second", "likeness", *WEIGHTS),
        *("overlap_days", "distance_km", "confirmed", "forms"),
    )

    first: tuple[str, ...]
    second: tuple[str, ...]
    likeness: Floats
    text: Floats
    theme: Floats
    quantity: Floats
    needs: Floats
    target_public: Floats
    overlap_days: Floats
    distance_km: Floats
    confirmed: npt.NDArray[np.bool_]
    forms: tuple[tuple[str, ...], ...]
    rejected: tuple[tuple[str, str, str, float | None], ...]
    n_other_kinds: int
    territory: Mapping[str, str]
    options: Mapping[str, Any]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs that are alike."""
        return tuple(zip(self.first, self.second, strict=True))

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Actions that hang together by pairs that are alike, largest group first; none that is alone."""
        leaders = {action: action for action in self.territory}
        for one, other in self.pairs:
            leaders[_leader(leaders, other)] = _leader(leaders, one)
        found: dict[str, list[str]] = {}
        for action in leaders:
            found.setdefault(_leader(leaders, action), []).append(action)
        large = sorted((group for group in found.values() if len(group) > 1), key=len, reverse=True)
        return tuple(map(tuple, large))

    def rejected_frame(self) -> pd.DataFrame:
        """Return the pairs of compatible kinds that are not alike, and the condition that failed."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame(
            list(self.rejected), columns=["first", "second", "condition", "likeness"]
        )
        return frame

    def why(self, one: str, other: str) -> str:
        """Return the condition that a pair of actions fails: "none" if it is alike, "kind" for other kinds.

        Raises
        ------
        NotFound
            For an action that is not among those that were compared.
        """
        for action in (one, other):
            if action not in self.territory:
                raise NotFound(f"there is no action {action!r}; expected one that was compared")
        if (one, other) in self._by_pair or (other, one) in self._by_pair:
            return self._by_pair.get((one, other)) or self._by_pair[other, one]
        return "kind"

    @property
    def _by_pair(self) -> dict[tuple[str, str], str]:
        known = {(one, other): condition for one, other, condition, _ in self.rejected}
        return known | dict.fromkeys(self.pairs, "none")

    def failed(self) -> dict[str, int]:
        """Return how many pairs failed at each condition, most first; other kinds are not counted."""
        return dict(Counter(condition for _, _, condition, _ in self.rejected).most_common())

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each pair that is alike."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame({name: getattr(self, name) for name in self.columns})
        return frame

    def __repr__(self) -> str:
        return f"Likeness({len(self.territory)} actions, {len(self.first)} pairs alike)"


def alike(
    actions: pd.DataFrame | Dossier,
    territories: pd.DataFrame | None = None,
    *,
    adjacency: pd.DataFrame | Iterable[tuple[str, str]] | None = None,
    themes: pd.DataFrame | Mapping[str, str] | None = None,
    reviews: pd.DataFrame | None = None,
    forms: pd.DataFrame | None = None,
    within_km: float | None = None,
    neighbours_only: bool = False,
    max_kind_steps: int = 1,
    min_overlap_days: int = 1,
    slack_days: int = 0,
    min_likeness: float = 0.5,
    weights: Mapping[str, float] | None = None,
    text: Callable[..., Any] | None = None,
    progress: bool | Watcher | None = None,
) -> Likeness:
    """Say which planned actions resemble each other so much that they could be done together.

    Conditions come first: kinds that are the same or close in the tree of themes, both poolable, not refused,
    quantities that can be added, dates that meet, territories near enough, a legal form. Of what is left,
    titles and descriptions, themes, quantities, needs and publics are compared.

    Parameters
    ----------
    actions : data frame or Dossier
        The table ``actions``, or a dossier with it; the other tables are then the dossier's unless given.
    territories : data frame, optional
        With columns ``id``, ``name``, ``latitude``, ``longitude``.
    adjacency : data frame or pairs of ids, optional
        Territories that touch.
    themes : data frame or mapping, optional
        A theme or kind of action, and what it is part of.
    reviews : data frame, optional
        The table ``pool_reviews``: a pair that someone has confirmed goes together whatever its kinds and
        likeness; one that someone has refused does not, whatever else is found.
    forms : data frame, optional
        The table ``legal_forms``; :func:`maillage.legal_forms` where it is left out.
    within_km : float, optional
        Greatest distance between the territories.
    neighbours_only : bool
        Whether the territories must touch.
    max_kind_steps : int
        Steps between two kinds in the tree of themes: 0 for the same kind, 1 where one is part of the other.
    min_overlap_days : int
        Days in common, or the whole of a shorter action.
    slack_days : int
        By how much the dates of one of the two could move.
    min_likeness : float
        Least weighted mean, from 0 to 1.
    weights : mapping, optional
        How much ``text``, ``theme``, ``quantity``, ``needs`` and ``target_public`` count; see `WEIGHTS`.
    text : callable, optional
        In place of the likeness of titles and descriptions: takes two arrays of row numbers, returns one
        number from 0 to 1 for each pair.
    progress : bool or callable, optional
        A bar, or a function called as ``f(done, total)``.

    Returns
    -------
    Likeness

    Raises
    ------
    InvalidInput
        For a table or an option that is not as described.
    NotFound
        Where a dossier has no actions.
    LimitExceeded
        For more than 20 million pairs of compatible kinds.
    """
    from maillage.progress import watcher

    asked = asked_of(actions, territories, adjacency, themes, reviews, forms)
    counted = _weights(weights)
    options: dict[str, Any] = {
        "max_kind_steps": _whole(max_kind_steps, "max_kind_steps"),
        "min_overlap_days": _whole(min_overlap_days, "min_overlap_days"),
        "slack_days": _whole(slack_days, "slack_days"),
        "within_km": float("inf") if within_km is None else float(within_km),
        "neighbours_only": bool(neighbours_only),
        "min_likeness": float(min_likeness),
    }
    found = _core.alike(
        asked.case,
        asked.texts() if text is None else text,
        _core.LikenessOptions(**options, weights=list(counted.values()), limit=_LIMIT),
        progress=watcher(progress),
    )
    return _result(asked, found, {**options, "weights": counted})


def _weights(given: Mapping[str, float] | None) -> dict[str, float]:
    unknown = [name for name in given or {} if name not in WEIGHTS]
    if unknown:
        raise InvalidInput(f"there is no component {unknown[0]!r}; expected one of {', '.join(WEIGHTS)}")
    return {name: float((given or WEIGHTS).get(name, 0.0)) for name in WEIGHTS}


def _whole(value: int, name: str) -> int:
    if not isinstance(value, (int, np.integer)) or not 0 <= value < 2**31:
        raise InvalidInput(f"{name} is {value!r}; expected a whole number, 0 or more")
    return int(value)


def _result(asked: Asked, found: _core.AlikePairs, options: dict[str, Any]) -> Likeness:
    ids = asked.ids
    conditions = _core.pair_conditions()
    days = found.overlap_days.astype(np.float64)
    days[found.overlap_days == np.iinfo(np.int32).max] = np.inf
    near = [None if likeness < 0 else likeness for likeness in found.rejected_likeness.tolist()]
    components = {name: getattr(found, name) for name in ("likeness", *WEIGHTS, "distance_km")}
    days.setflags(write=False)
    confirmed = found.confirmed.astype(bool)
    confirmed.setflags(write=False)
    return Likeness(
        labels=asked.labels,
        invented=asked.invented,
        first=tuple(ids[i] for i in found.first.tolist()),
        second=tuple(ids[i] for i in found.second.tolist()),
        **components,
        overlap_days=days,
        confirmed=confirmed,
        forms=tuple(
            tuple(name for f, name in enumerate(asked.forms) if bits >> f & 1)
            for bits in found.forms.tolist()
        ),
        rejected=tuple(
            (ids[i], ids[j], conditions[condition], likeness)
            for i, j, condition, likeness in zip(
                found.rejected_first.tolist(),
                found.rejected_second.tolist(),
                found.rejected_condition.tolist(),
                near,
                strict=True,
            )
        ),
        n_other_kinds=found.n_other_kinds,
        territory=asked.territory,
        options=options,
    )


def _leader(leaders: dict[str, str], action: str) -> str:
    while leaders[action] != action:
        leaders[action] = leaders[leaders[action]]
        action = leaders[action]
    return action
