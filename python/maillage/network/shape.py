"""The shape of a network: how dense, how whole, how tightly knit, how far across, how centralised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.network.arrays import read_only
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class Shape(NetworkResult):
    """The shape of a network; ties count once, whatever their strength and number.

    Attributes
    ----------
    actor : tuple of str
    partners, group, core : arrays of int
        Of each actor: the number of its partners, the group that it can reach (0 is the largest one), and its
        core number: the largest k such that it belongs to actors who all have at least k partners among them.
    clustering : array of float
        Share of the pairs of its partners who are partners of each other; NaN below two partners.
    directed : bool
        Whether ties have directions; they then count for density and distances, and for nothing else.
    n_ties : int
    density : float
        Share of the possible ties that there are.
    group_sizes : array of int
        Actors in each group that ties hold together, the largest first.
    mean_clustering, transitivity : float
        Mean of `clustering` where it is defined, and the share of chains of three that are closed.
    distances : array of int
        Ordered pairs of actors that are so many ties apart.
    unreached : int
        Ordered pairs of actors without a path.
    mean_distance, efficiency : float
        Mean distance of the pairs with a path; mean of 1 / distance over all pairs, 0 without a path.
    diameter : int
        The longest distance of a pair with a path.
    centralisation : float
        Freeman's, of the numbers of partners: 0 where all have equally many, 1 in a star.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "partners", "group", "core", "clustering")

    actor: tuple[str, ...]
    partners: npt.NDArray[np.int64]
    group: npt.NDArray[np.uint32]
    core: npt.NDArray[np.uint32]
    clustering: npt.NDArray[np.float64]
    directed: bool
    n_ties: int
    density: float
    group_sizes: npt.NDArray[np.uint32]
    mean_clustering: float
    transitivity: float
    distances: npt.NDArray[np.uint64]
    unreached: int
    mean_distance: float
    diameter: int
    efficiency: float
    centralisation: float


def shape(network: StakeholderNetwork, *, progress: bool | Watcher | None = None) -> Shape:
    """Return the shape of a network; see `StakeholderNetwork.shape`."""
    graph = network.graph(combine="one")
    groups, knit = _core.components(graph), _core.clustering(graph)
    far = _core.distances(graph, progress=progress)
    sources, targets, _ = graph.undirected().edges
    partners = np.bincount(np.concatenate([sources, targets]), minlength=graph.n_vertices)
    return Shape(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        partners=read_only(partners),
        group=groups.component,
        core=_core.core_numbers(graph),
        clustering=knit.local,
        directed=network.directed,
        n_ties=graph.n_edges,
        density=_core.density(graph),
        group_sizes=groups.sizes,
        mean_clustering=knit.mean_local,
        transitivity=knit.global_,
        distances=far.pairs,
        unreached=far.unreached,
        mean_distance=far.mean,
        diameter=far.diameter,
        efficiency=far.efficiency,
        centralisation=_core.degree_centralisation(graph),
    )
