"""Which actors work more among themselves than with others, and what these groups have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.result import NetworkResult
from maillage.network.vertex_cut import ATTRIBUTES
from maillage.network.vertex_cut import attribute as attribute_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class Communities(NetworkResult):
    """Groups of actors who work more among themselves than with others.

    Attributes
    ----------
    actor : tuple of str
    community : array of int
        Of each actor; 0 is the largest community.
    sizes : array of int
        Actors of each community.
    modularity : float
        Share of the strength of ties within communities, less what chance would put there; NaN without ties.
    resolution : float
    seed : int
    attribute : tuple of str
        Attributes that the communities are compared with: those that at least two actors have.
    adjusted_rand, mutual_information : array of float
        How well communities and each attribute agree: 1 where they are the same groups, 0 as by chance
        (adjusted Rand index), or where one says nothing of the other (normalised mutual information).
    levels : mapping of str to tuple of str
        Values of each attribute.
    counts : array of int
        Actors by community (row) and value (column): one column for each of `levels`, attribute by attribute.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "community")

    actor: tuple[str, ...]
    community: npt.NDArray[np.int32]
    sizes: npt.NDArray[np.uint32]
    modularity: float
    resolution: float
    seed: int
    attribute: tuple[str, ...]
    adjusted_rand: npt.NDArray[np.float64]
    mutual_information: npt.NDArray[np.float64]
    levels: dict[str, tuple[str, ...]]
    counts: npt.NDArray[np.int64]

    def table(self, by: str) -> npt.NDArray[np.int64]:
        """Return how many actors of each value (column) of an attribute are in each community (row)."""
        start = 0
        for name, values in self.levels.items():
            if name == by:
                return self.counts[:, start : start + len(values)]
            start += len(values)
        compared = ", ".join(map(repr, self.levels))
        raise InvalidInput(f"{by!r} is no attribute that was compared; expected {compared}")

    def members(self, community: int) -> list[str]:
        """Return the actors of a community."""
        return [self.actor[i] for i in np.flatnonzero(self.community == community)]


def communities(
    network: StakeholderNetwork,
    *,
    resolution: float = 1.0,
    seed: int = 0,
    rounds: int = 3,
    progress: bool | Watcher | None = None,
) -> Communities:
    """Return the communities of a network; see `StakeholderNetwork.communities`."""
    if rounds < 1:
        raise InvalidInput(f"rounds is {rounds}; expected at least 1")
    found = _core.communities(
        network.graph(), resolution=resolution, seed=seed, rounds=rounds, progress=progress
    )
    levels: dict[str, tuple[str, ...]] = {}
    counts = np.zeros((len(found.sizes), 0), dtype=np.int64)
    alike = []
    for by in ATTRIBUTES:
        names, codes = attribute_of(network, by)
        agreement = _core.partition_agreement(found.community, codes)
        if agreement.compared < 2:
            continue
        levels[by] = tuple(names)
        table = np.zeros((len(found.sizes), len(names)), dtype=np.int64)
        np.add.at(table, (found.community[codes >= 0], codes[codes >= 0]), 1)
        counts = np.hstack([counts, table])
        alike.append(agreement)
    return Communities(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        community=found.community,
        sizes=found.sizes,
        modularity=found.modularity,
        resolution=resolution,
        seed=seed,
        attribute=tuple(levels),
        adjusted_rand=read_only(np.array([a.adjusted_rand for a in alike])),
        mutual_information=read_only(np.array([a.mutual_information for a in alike])),
        levels=levels,
        counts=read_only(counts),
    )
