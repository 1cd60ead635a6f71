"""Who and what holds a network together: articulation actors, and ties that are the only link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import NotFound
from maillage.network.arrays import descending, read_only
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class ArticulationActors(NetworkResult):
    """Actors without whom others lose touch, those with the largest effect first.

    Attributes
    ----------
    actor : tuple of str
    pairs_lost : array of int
        Pairs of other actors who can no longer reach each other without this one.
    cut_off : array of int
        Actors who are cut off from the largest group that is left around this one.
    n_groups : array of int
        Groups that the others around this actor fall into.
    everyone : tuple of str
        All actors of the network.
    search : Fragility
        What `groups` is read from.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "pairs_lost", "cut_off", "n_groups")

    actor: tuple[str, ...]
    pairs_lost: npt.NDArray[np.uint64]
    cut_off: npt.NDArray[np.uint32]
    n_groups: npt.NDArray[np.uint32]
    everyone: tuple[str, ...]
    search: _core.Fragility

    def groups(self, actor: str) -> list[list[str]]:
        """Return the groups that the others around an actor fall into without it, the largest first.

        Raises
        ------
        NotFound
            For an unknown actor.
        """
        if actor not in self.everyone:
            raise NotFound(f"there is no actor {actor!r}")
        found = self.search.groups_without(self.everyone.index(actor))
        return [[self.everyone[v] for v in group] for group in found]


@dataclass(frozen=True, eq=False, repr=False)
class Bridges(NetworkResult):
    """Ties that are the only link between two parts of a network, the most cut off first.

    Attributes
    ----------
    actor, partner : tuple of str
        The two ends; `actor` is on the smaller side.
    smaller, larger : array of int
        Actors on the two sides that lose touch without the tie.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "partner", "smaller", "larger")

    actor: tuple[str, ...]
    partner: tuple[str, ...]
    smaller: npt.NDArray[np.uint32]
    larger: npt.NDArray[np.uint32]


def articulation_actors(network: StakeholderNetwork) -> ArticulationActors:
    """Return who holds a network together; see `StakeholderNetwork.articulation_actors`."""
    search = _core.fragility(network.graph(combine="one"))
    order = descending(search.pairs_lost)[: np.count_nonzero(search.pairs_lost)]
    return ArticulationActors(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors[v] for v in order),
        pairs_lost=read_only(search.pairs_lost[order]),
        cut_off=read_only(search.cut_off[order]),
        n_groups=read_only(search.n_groups[order]),
        everyone=tuple(network.actors),
        search=search,
    )


def bridges(network: StakeholderNetwork) -> Bridges:
    """Return the ties that are the only link between two parts; see `StakeholderNetwork.bridges`."""
    search = _core.fragility(network.graph(combine="one"))
    order = descending(search.bridge_smaller)
    return Bridges(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors[v] for v in search.bridge_from[order]),
        partner=tuple(network.actors[v] for v in search.bridge_to[order]),
        smaller=read_only(search.bridge_smaller[order]),
        larger=read_only(search.bridge_larger[order]),
    )
