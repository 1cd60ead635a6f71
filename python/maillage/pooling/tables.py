"""Tables of a dossier as the compiled library takes them: actions, territories, legal forms."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.pooling.cost_model import LegalForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt
    import pandas as pd

_EPOCH = np.datetime64("1970-01-01", "D")


@dataclass(frozen=True)
class Territories:
    """The territories of a case: ids, names, and what is known of where they are."""

    ids: tuple[str, ...]
    names: dict[str, str]
    distances_km: npt.NDArray[np.float64] | None
    neighbours: tuple[tuple[int, ...], ...] | None


def form_rows(frame: pd.DataFrame) -> tuple[LegalForm, ...]:
    """Return the legal forms of a table ``legal_forms``."""
    return tuple(
        LegalForm(
            id=str(row["id"]),
            setup_eur=_number(row, "setup_cost_eur", 0.0),
            yearly_eur=_number(row, "yearly_cost_eur", 0.0),
            setup_days=_number(row, "setup_days", 0.0),
            yearly_days=_number(row, "yearly_days", 0.0),
            min_members=int(_number(row, "min_members", 2)),
            max_members=int(_number(row, "max_members", 1000)),
            kinds=tuple(map(str, _listed(row.get("kinds")))),
            excluded_kinds=tuple(map(str, _listed(row.get("excluded_kinds")))),
            requires_contiguity=bool(_known(row, "requires_contiguity", default=False)),
        )
        for row in frame.to_dict("records")
    )


def action_rows(frame: pd.DataFrame) -> list[_core.Action]:
    """Return the actions of a table ``actions``: days as numbers, quantities in base units."""
    return [_core.in_base_unit(_action(row)) for row in frame.to_dict("records")]


def _action(row: Mapping[Any, Any]) -> _core.Action:
    return _core.Action(
        id=str(row["id"]),
        territory=str(row["territory"]),
        title=str(_known(row, "title", default=row["id"])),
        theme=str(_known(row, "theme", default="")),
        kind=str(_known(row, "kind", default="")),
        fixed_cost_eur=_number(row, "fixed_cost_eur", 0.0),
        variable_cost_eur=_number(row, "variable_cost_eur", 0.0),
        quantity=_number(row, "quantity", 1.0),
        unit=str(_known(row, "unit", default="")),
        staff_days=_number(row, "staff_days", 0.0),
        start=_day(row, "start"),
        end=_day(row, "end"),
        needs=[str(need) for need in _listed(row.get("needs"))],
        poolable=bool(_known(row, "poolable", default=True)),
        target_public=[str(one) for one in _listed(row.get("target_public"))],
    )


def territory_rows(
    given: pd.DataFrame | None,
    actions: Sequence[_core.Action],
    adjacency: pd.DataFrame | Iterable[tuple[str, str]] | None,
) -> Territories:
    """Return the territories of actions: of a table with their places, or those that the actions name."""
    if given is None:
        ids = tuple(dict.fromkeys(action.territory for action in actions))
        return Territories(ids, {}, None, _neighbours(ids, adjacency))
    rows = given.to_dict("records")
    ids = tuple(str(row["id"]) for row in rows)
    names = {str(row["id"]): str(_known(row, "name", default=row["id"])) for row in rows}
    return Territories(ids, names, _distances(rows), _neighbours(ids, adjacency))


def _distances(rows: Sequence[Mapping[Any, Any]]) -> npt.NDArray[np.float64] | None:
    """Return the distances as the crow flies, NaN where a place is not known; None where none is."""
    places = np.array(
        [[_number(row, "latitude", math.nan), _number(row, "longitude", math.nan)] for row in rows], float
    )
    if places.size == 0 or np.isnan(places).all():
        return None
    return _core.distances_km(places[:, 0], places[:, 1]).reshape(len(places), len(places))


def _neighbours(ids: tuple[str, ...], given: Any) -> tuple[tuple[int, ...], ...] | None:
    if given is None:
        return None
    pairs = given.iloc[:, :2].itertuples(index=False) if hasattr(given, "columns") else given
    number = {name: i for i, name in enumerate(ids)}
    found: list[set[int]] = [set() for _ in ids]
    for first, second in pairs:
        for name in (first, second):
            if str(name) not in number:
                raise InvalidInput(
                    f"the adjacency names territory {str(name)!r}, which is not among the territories"
                )
        a, b = number[str(first)], number[str(second)]
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return tuple(tuple(sorted(others)) for others in found)


def _known(row: Mapping[Any, Any], name: str, *, default: Any) -> Any:
    import pandas as pd

    value = row.get(name)
    return default if pd.api.types.is_scalar(value) and pd.isna(value) else value


def _number(row: Mapping[Any, Any], name: str, default: float) -> float:
    value = _known(row, name, default=default)
    try:
        return float(value)
    except (TypeError, ValueError):
        raise InvalidInput(f"{name} of {row.get('id')!r} is {value!r}; expected a number") from None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return list(value) if isinstance(value, (list, tuple)) else []


def _day(row: Mapping[Any, Any], name: str) -> int:
    import pandas as pd

    value = _known(row, name, default=None)
    if value is None or pd.isna(value):
        return int(_core.NO_DAY)
    try:
        stamp = pd.Timestamp(value)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"{name} of action {row.get('id')!r} is {value!r}; expected a date such as 2020-01-21"
        ) from None
    return int((np.datetime64(stamp.date(), "D") - _EPOCH).astype(int))
