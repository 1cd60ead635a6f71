"""Who can do what, what hangs on a single actor, and the smallest group that has what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class Competences(NetworkResult):
    """Which competences each territory has; one row per competence and territory.

    Attributes
    ----------
    competence, territory : tuple of str
    actors : array of int
        Actors of the territory who have the competence; 0 where it is missing.
    holder : tuple of str or None
        The actor, where it is the only one of its territory.
    totals : mapping of str to int
        Actors of the whole network by competence, with a territory or not.
    only : mapping of str to str
        Competences that one actor alone has in the whole network, and this actor.
    competences, territories : tuple of str
    without_competences : int
        Actors of whom no competence is known.
    """

    columns: ClassVar[tuple[str, ...]] = ("competence", "territory", "actors", "holder")

    competence: tuple[str, ...]
    territory: tuple[str, ...]
    actors: npt.NDArray[np.uint32]
    holder: tuple[str | None, ...]
    totals: Mapping[str, int]
    only: Mapping[str, str]
    competences: tuple[str, ...]
    territories: tuple[str, ...]
    without_competences: int

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """Competences that no actor of a territory has, by territory, where there are any."""
        lacking: dict[str, list[str]] = {}
        for competence, territory, n in zip(self.competence, self.territory, self.actors, strict=True):
            if n == 0:
                lacking.setdefault(territory, []).append(competence)
        return {t: tuple(lacking[t]) for t in self.territories if t in lacking}

    def __repr__(self) -> str:
        return f"Competences({len(self.competences)} competences, {len(self.territories)} territories)"


@dataclass(frozen=True, eq=False, repr=False)
class SmallestGroup(NetworkResult):
    """The smallest groups of actors that together have some competences; one row per group.

    Attributes
    ----------
    group : tuple of int
        Number of the group, from 1.
    groups : tuple of tuple of str
        Actors of each group; smaller groups first.
    competences : tuple of str
        What was required.
    missing : tuple of str
        What no actor that could be chosen has; the groups go without it.
    brings : mapping of str to tuple of str
        Which of the required competences each actor of a group has.
    territory : str or None
        Whose actors could be chosen; None for all.
    size : int
        Of the smallest group.
    lower_bound : int
        No group is smaller.
    proven : bool
        Whether the two are equal.
    complete : bool
        Whether all groups that were asked for are listed.
    """

    columns: ClassVar[tuple[str, ...]] = ("group", "groups")

    group: tuple[int, ...]
    groups: tuple[tuple[str, ...], ...]
    competences: tuple[str, ...]
    missing: tuple[str, ...]
    brings: Mapping[str, tuple[str, ...]]
    territory: str | None
    size: int
    lower_bound: int
    proven: bool
    complete: bool

    @property
    def essential(self) -> tuple[str, ...]:
        """Actors who are in every group that is listed; of interest where all groups are."""
        first, *others = self.groups or ((),)
        return tuple(actor for actor in first if all(actor in group for group in others))

    def __repr__(self) -> str:
        certain = "" if self.proven else f", at least {self.lower_bound}"
        return f"SmallestGroup({len(self.groups)} groups from {self.size} actors{certain})"


def competences(network: StakeholderNetwork, required: Iterable[str] | None = None) -> Competences:
    """Return who can do what; see `StakeholderNetwork.competences`."""
    found = _core.competence_coverage(network.core, _listed(required) if required is not None else [])
    ids = network.actors
    width, height = len(found.competences), len(found.territories)
    counts = found.counts.reshape(height, width).T.reshape(-1).copy()
    counts.setflags(write=False)
    holders = found.holders.reshape(height, width).T.reshape(-1).tolist()
    return Competences(
        labels=network.labels,
        invented=network.invented,
        competence=tuple(c for c in found.competences for _ in range(height)),
        territory=tuple(found.territories) * width,
        actors=counts,
        holder=tuple(ids[v] if v >= 0 else None for v in holders),
        totals=dict(zip(found.competences, found.totals.tolist(), strict=True)),
        only={c: ids[v] for c, v in zip(found.competences, found.only.tolist(), strict=True) if v >= 0},
        competences=tuple(found.competences),
        territories=tuple(found.territories),
        without_competences=found.without_competences,
    )


def smallest_group(
    network: StakeholderNetwork,
    required: Iterable[str],
    territory: str | None = None,
    *,
    k: int | None = None,
    max_groups: int = 100,
    max_nodes: int = 1_000_000,
    progress: bool | Watcher | None = None,
) -> SmallestGroup:
    """Return the smallest groups that have some competences; see `StakeholderNetwork.smallest_group`."""
    for name, value in (("k", k), ("max_groups", max_groups), ("max_nodes", max_nodes)):
        if value is not None and value < 1:
            raise InvalidInput(f"{name} is {value}; expected at least 1")
    wanted = _listed(required)
    found = _core.smallest_groups(
        network.core,
        wanted,
        territory,
        k=k or 0,
        max_groups=max_groups,
        max_nodes=max_nodes,
        progress=progress,
    )
    ids, known = network.actors, network.core.competences
    chosen = dict.fromkeys(v for group in found.groups for v in group)
    return SmallestGroup(
        labels=network.labels,
        invented=network.invented,
        group=tuple(range(1, len(found.groups) + 1)),
        groups=tuple(tuple(ids[v] for v in group) for group in found.groups),
        competences=tuple(wanted),
        missing=tuple(found.missing),
        brings={ids[v]: tuple(c for c in wanted if c in known[v]) for v in chosen},
        territory=territory,
        size=found.size,
        lower_bound=found.lower_bound,
        proven=found.proven,
        complete=found.complete,
    )


def _listed(required: Iterable[str]) -> list[str]:
    if isinstance(required, str):
        raise InvalidInput(f"the competences are the text {required!r}; expected a list of texts")
    return list(required)
