"""The role of one actor, such as the local authority: its rank, between whom it stands, what breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage.network.arrays import read_only
from maillage.network.brokerage import ROLES
from maillage.network.fragility import articulation_actors
from maillage.network.result import NetworkResult
from maillage.network.vertex_cut import ATTRIBUTES, attribute

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher

#: Measures by which an actor is ranked.
MEASURES = ("degree", "betweenness", "closeness")
# Values closer than this share of the largest are tied.
_TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class Role(NetworkResult):
    """The role of one actor.

    Attributes
    ----------
    actor : str
    n_actors : int
        Actors of the network, this one included.
    measure : tuple of str
        Measures of `StakeholderNetwork.centrality`.
    value : array of float
    rank : array of int
        1 for the largest value; tied actors share the best rank.
    tied : array of int
        Other actors of the same rank.
    partners : tuple of str
        Actors with whom it works, in either direction.
    reaches : mapping of str to tuple of str
        The categories, sectors and territories of its partners.
    stands_between : mapping of str to mapping of str to int
        By category, sector and territory where it has one: how many pairs of its partners who do not work
        together it stands between, in each role of Gould and Fernandez (`StakeholderNetwork.brokerage`).
        Without directions, gatekeepers and representatives are the same.
    directed : bool
    open_pairs, partner_pairs : int
        Pairs of its partners who do not work together directly, and all pairs of its partners.
    pairs_lost : int
        Pairs of other actors who lose touch without it.
    groups : tuple of tuple of str
        The groups that the others around it fall into without it, the largest first.
    """

    columns: ClassVar[tuple[str, ...]] = ("measure", "value", "rank", "tied")

    actor: str
    n_actors: int
    measure: tuple[str, ...]
    value: npt.NDArray[np.float64]
    rank: npt.NDArray[np.int64]
    tied: npt.NDArray[np.int64]
    partners: tuple[str, ...]
    reaches: dict[str, tuple[str, ...]]
    stands_between: dict[str, dict[str, int]]
    directed: bool
    open_pairs: int
    partner_pairs: int
    pairs_lost: int
    groups: tuple[tuple[str, ...], ...]


def role(network: StakeholderNetwork, actor: str, *, progress: bool | Watcher | None = None) -> Role:
    """Return the role of one actor; see `StakeholderNetwork.role`."""
    me = network.core.actor_index(actor)
    central = network.centrality(list(MEASURES), progress=progress)
    ranked = [_ranked(np.asarray(central.values[measure]), me) for measure in MEASURES]
    sources, targets, _ = network.graph(combine="one").undirected().edges
    near = np.unique(np.concatenate([targets[sources == me], sources[targets == me]]))
    pairs = near.size * (near.size - 1) // 2
    joined = int(np.count_nonzero(np.isin(sources, near) & np.isin(targets, near)))
    breaks = articulation_actors(network)
    return Role(
        labels=network.labels,
        invented=network.invented,
        actor=actor,
        n_actors=network.n_actors,
        measure=MEASURES,
        value=read_only(np.array([value for value, _, _ in ranked])),
        rank=read_only(np.array([rank for _, rank, _ in ranked], dtype=np.int64)),
        tied=read_only(np.array([tied for _, _, tied in ranked], dtype=np.int64)),
        partners=tuple(network.actors[v] for v in near),
        reaches={by: _values(network, by, near) for by in ATTRIBUTES},
        stands_between={by: counts for by in ATTRIBUTES if (counts := _between(network, by, me))},
        directed=network.directed,
        open_pairs=pairs - joined,
        partner_pairs=pairs,
        pairs_lost=int(breaks.search.pairs_lost[me]),
        groups=tuple(tuple(group) for group in breaks.groups(actor)),
    )


def _ranked(values: npt.NDArray[np.float64], me: int) -> tuple[float, int, int]:
    """Return the value of an actor, its rank, and how many others share the rank."""
    mine = float(values[me])
    near = _TOLERANCE * float(np.nanmax(np.abs(values), initial=0.0))
    better = int(np.count_nonzero(values > mine + near))
    return mine, better + 1, int(np.count_nonzero(np.abs(values - mine) <= near)) - 1


def _values(network: StakeholderNetwork, by: str, actors: npt.NDArray[np.uint32]) -> tuple[str, ...]:
    levels, codes = attribute(network, by)
    return tuple(levels[code] for code in np.unique(codes[actors]) if code >= 0)


def _between(network: StakeholderNetwork, by: str, me: int) -> dict[str, int]:
    levels, codes = attribute(network, by)
    if len(levels) < 2 or codes[me] < 0:  # one group is no group, and who has none is no broker
        return {}
    counts = network.brokerage(by=by).counts[me].tolist()
    return dict(zip(ROLES, counts, strict=True)) if counts[-1] else {}
