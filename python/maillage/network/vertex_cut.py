"""The smallest set of actors whose loss separates two territories, sectors, categories or lists of actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput, NotFound
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork

    Side = str | Sequence[str]

ATTRIBUTES = ("category", "sector", "territory")


@dataclass(frozen=True, eq=False, repr=False)
class VertexCut(NetworkResult):
    """The smallest set of actors without whom nothing leads from one side to the other.

    Attributes
    ----------
    actor : tuple of str
        The smallest set; of several the one nearest to the first side. Empty where nothing leads from one
        side to the other anyway, and where they cannot be separated.
    belongs_to : tuple of (str or None)
        The side that each of them is part of, None for others.
    between : tuple of str
        The two sides.
    by : str or None
        The attribute whose values they are; None where they are lists of actors.
    losing : str
        ``"anyone"``, or ``"others"`` where the actors of the two sides may not be lost.
    possible : bool
        False where a direct tie joins the two sides and their actors may not be lost.
    other_actors : tuple of str
        The smallest set nearest to the second side; the same as `actor` where there is only one.
    direct_ties : tuple of pairs of str
        Ties from an actor of the first side to one of the second.
    sizes : tuple of int
        Actors of the two sides.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "belongs_to")

    actor: tuple[str, ...]
    belongs_to: tuple[str | None, ...]
    between: tuple[str, str]
    by: str | None
    losing: str
    possible: bool
    other_actors: tuple[str, ...]
    direct_ties: tuple[tuple[str, str], ...]
    sizes: tuple[int, int]


def vertex_cut(
    network: StakeholderNetwork, between: tuple[Side, Side], *, by: str | None, losing: str
) -> VertexCut:
    """Return the smallest set of actors that separates two; see `StakeholderNetwork.vertex_cut`."""
    if losing not in {"anyone", "others"}:
        raise InvalidInput(f"losing is {losing!r}; expected 'anyone' or 'others'")
    if len(between) != 2:
        raise InvalidInput(f"between names {len(between)} sides; expected two")
    first, second = (_members(network, side, by) for side in between)
    found = _core.minimum_vertex_cut(
        network.graph(combine="one"), first, second, lose_members=losing == "anyone"
    )
    ids = network.actors
    names = tuple(side if isinstance(side, str) else ", ".join(side) for side in between)
    sides = {int(v): name for name, side in zip(names, (first, second), strict=True) for v in side}
    return VertexCut(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(ids[v] for v in found.cut),
        belongs_to=tuple(sides.get(int(v)) for v in found.cut),
        between=(names[0], names[1]),
        by=by,
        losing=losing,
        possible=found.possible,
        other_actors=tuple(ids[v] for v in found.other_cut),
        direct_ties=tuple((ids[a], ids[b]) for a, b in zip(found.direct_from, found.direct_to, strict=True)),
        sizes=(len(first), len(second)),
    )


def _members(network: StakeholderNetwork, side: Side, by: str | None) -> npt.NDArray[np.uint32]:
    if by is None:
        wanted = [side] if isinstance(side, str) else list(side)
        found = np.array([network.core.actor_index(actor) for actor in wanted], dtype=np.uint32)
    else:
        levels, codes = attribute(network, by)
        if side not in levels:
            raise NotFound(f"no actor has the {by} {side!r}; there are {', '.join(map(repr, levels))}")
        found = np.flatnonzero(codes == levels.index(str(side))).astype(np.uint32)
    return np.unique(found)


def attribute(network: StakeholderNetwork, by: str) -> tuple[list[str], npt.NDArray[np.int32]]:
    """Return the values of an attribute, and the number of each actor's value, -1 where none is given.

    Raises
    ------
    InvalidInput
        For something that is no attribute.
    """
    if by not in ATTRIBUTES:
        raise InvalidInput(f"{by!r} is no attribute of actors; expected {', '.join(map(repr, ATTRIBUTES))}")
    levels, codes = getattr(network.core, by)
    return list(levels), codes
