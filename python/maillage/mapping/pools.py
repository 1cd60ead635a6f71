"""The pools of a plan as a layer over the territories: lines from the one that leads to the other members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.errors import InvalidInput
from maillage.mapping.palette import COLORS
from maillage.mapping.territories import Territory, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maillage.pooling.plan import PoolingPlan

    Place = tuple[float, float]


@dataclass(frozen=True)
class MapPool:
    """One pool on the map.

    Attributes
    ----------
    id, leader : str
        Id of the pool, and name of the territory that leads it.
    members : tuple of str
        Names of the other territories.
    savings_eur : float
    color : str
        Pools take the colours in turn.
    start : tuple of float
        Longitude and latitude of the territory that leads.
    ends : tuple of tuple of float
        Those of the other members.
    """

    id: str
    leader: str
    members: tuple[str, ...]
    savings_eur: float
    color: str
    start: Place
    ends: tuple[Place, ...]


def map_pools(plan: PoolingPlan | None, outlines: Sequence[Territory]) -> tuple[MapPool, ...]:
    """Return the pools of a plan whose territories have outlines.

    Raises
    ------
    InvalidInput
        Where there are no outlines, or none of them is of a territory of the pools.
    """
    if plan is None or not plan.pools:
        return ()
    if not outlines:
        raise InvalidInput("pools are given, but no territories; expected their outlines as GeoJSON")
    places: dict[str, Place] = {}
    for name in {territory for pool in plan.pools for territory in pool.territories}:
        known = {name.casefold(), plan.labels.get(name, name).casefold()}
        outline = next((each for each in outlines if known & each.keys), None)
        if outline is not None:
            places[name] = middle(outline)
    if not places:
        first = plan.pools[0].leader
        raise InvalidInput(
            f"no outline is of a territory of the pools, such as {first!r}; expected features whose "
            f"properties "
            "have its id or its name"
        )
    found = []
    for number, pool in enumerate(plan.pools):
        others = [territory for territory in pool.territories if territory != pool.leader]
        if pool.leader not in places:
            continue
        found.append(
            MapPool(
                id=pool.id,
                leader=plan.labels.get(pool.leader, pool.leader),
                members=tuple(plan.labels.get(other, other) for other in others),
                savings_eur=pool.savings_eur,
                color=COLORS[number % len(COLORS)],
                start=places[pool.leader],
                ends=tuple(places[other] for other in others if other in places),
            )
        )
    return tuple(found)
