"""Whom an actor should get to know, what speaks for it, and who can make the introduction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher

_Number = TypeVar("_Number", bound=np.generic)
_ORDERS = (None, "distance")


@dataclass(frozen=True, eq=False, repr=False)
class Introductions(NetworkResult):
    """Contacts for an actor, the best first, with what speaks for each and who can introduce them.

    Attributes
    ----------
    actor : str
        Whose contacts these are.
    contact : tuple of str
        Actors that it does not work with yet.
    place : array of int
        Place among all candidates; tied ones have the same.
    mean_rank : array of float
        What `place` orders: the mean of the ranks by three questions, each counting a third: nearness in the
        network (`adamic_adar`, `resource_allocation`, `l3`), competences (`complementarity`), nearness on
        the ground (`same_territory`, `distance_km`).
    common_partners : array of int
        Partners of both.
    adamic_adar, resource_allocation, l3 : array of float
        Scores in the network.
    complementarity : array of int
        Competences that the contact has and the actor lacks.
    same_territory : array of bool
    distance_km : array of float
        NaN where one of the two is not located.
    brings : tuple of tuple of str
        The competences that `complementarity` counts.
    chains : tuple of tuple of tuple of str
        For each contact, the best chains from the actor to it, both included; none where nothing links them.
    more_chains : tuple of bool
        Whether there is a chain as good as the last one shown.
    already : tuple of str
        Actors that were asked for, but with whom the actor works already.
    isolated : bool
        Whether the actor works with nobody.
    n_candidates : int
        Actors that it does not work with.
    n_reasons : int
        Candidates for whom anything speaks.
    n_tied : int
        Candidates that are left out although they are tied with the last contact.
    weights : str or None
        What makes a chain good: few ties, or (``"distance"``) strong ones.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "contact",
        "place",
        "mean_rank",
        "common_partners",
        "adamic_adar",
        "resource_allocation",
        "l3",
        "complementarity",
        "same_territory",
        "distance_km",
        "introduced_by",
    )

    actor: str
    contact: tuple[str, ...]
    place: npt.NDArray[np.uint32]
    mean_rank: npt.NDArray[np.float64]
    common_partners: npt.NDArray[np.uint32]
    adamic_adar: npt.NDArray[np.float64]
    resource_allocation: npt.NDArray[np.float64]
    l3: npt.NDArray[np.float64]
    complementarity: npt.NDArray[np.uint32]
    same_territory: npt.NDArray[np.bool_]
    distance_km: npt.NDArray[np.float64]
    brings: tuple[tuple[str, ...], ...]
    chains: tuple[tuple[tuple[str, ...], ...], ...]
    more_chains: tuple[bool, ...]
    already: tuple[str, ...]
    isolated: bool
    n_candidates: int
    n_reasons: int
    n_tied: int
    weights: str | None

    @property
    def introduced_by(self) -> tuple[tuple[str, ...], ...]:
        """Of each contact, who stands between in the best chain, in order; nobody where there is none."""
        return tuple(chains[0][1:-1] if chains else () for chains in self.chains)


def introductions(
    network: StakeholderNetwork,
    actor: str,
    to: str | Iterable[str] | None = None,
    *,
    k: int = 5,
    chains: int = 3,
    weights: str | None = None,
    progress: bool | Watcher | None = None,
) -> Introductions:
    """Return contacts for an actor; see `StakeholderNetwork.introductions`."""
    if weights not in _ORDERS:
        raise InvalidInput(f"weights is {weights!r}; expected None or 'distance'")
    for name, value in (("k", k), ("chains", chains)):
        if value < 1:
            raise InvalidInput(f"{name} is {value}; expected at least 1")
    number = network.core.actor_index(actor)
    found = _core.contacts(network.core, number)
    wanted = None if to is None else _wanted(network, number, to)
    shown = _shown(found, k) if wanted is None else np.flatnonzero(np.isin(found.candidate, wanted))
    candidates = [int(v) for v in found.candidate[shown]]
    graph = network.graph()
    best = [
        _core.best_chains(graph, number, v, chains, strongest=weights == "distance", progress=progress)
        for v in candidates
    ]
    ids, competences = network.actors, network.core.competences
    own = set(competences[number])
    return Introductions(
        labels=network.labels,
        invented=network.invented,
        actor=actor,
        contact=tuple(ids[v] for v in candidates),
        place=_part(found.place, shown),
        mean_rank=_part(found.mean_rank, shown),
        common_partners=_part(found.common_neighbours, shown),
        adamic_adar=_part(found.adamic_adar, shown),
        resource_allocation=_part(found.resource_allocation, shown),
        l3=_part(found.l3, shown),
        complementarity=_part(found.complementarity, shown),
        same_territory=_part(found.same_territory.astype(np.bool_), shown),
        distance_km=_part(found.distance_km, shown),
        brings=tuple(tuple(dict.fromkeys(c for c in competences[v] if c not in own)) for v in candidates),
        chains=tuple(tuple(tuple(ids[v] for v in chain) for chain in each.chains) for each in best),
        more_chains=tuple(each.tied for each in best),
        already=_already(ids, found, wanted),
        isolated=len(found.candidate) == network.n_actors - 1,
        n_candidates=len(found.candidate),
        n_reasons=int(np.count_nonzero(found.reason)),
        n_tied=_tied_beyond(found, shown) if to is None else 0,
        weights=weights,
    )


def _wanted(network: StakeholderNetwork, number: int, to: str | Iterable[str]) -> list[int]:
    wanted = [network.core.actor_index(one) for one in ([to] if isinstance(to, str) else to)]
    if not wanted:
        raise InvalidInput("to is empty; expected at least one actor")
    if number in wanted:
        raise InvalidInput(f"actor {network.actors[number]!r} cannot be introduced to itself")
    return wanted


def _shown(found: _core.Contacts, k: int) -> npt.NDArray[np.intp]:
    """Return the places of the k best candidates for whom anything speaks."""
    return np.flatnonzero(found.reason)[:k]


def _tied_beyond(found: _core.Contacts, shown: npt.NDArray[np.intp]) -> int:
    if not len(shown):
        return 0
    tied = (found.place == found.place[shown[-1]]) & (found.reason != 0)
    return int(np.count_nonzero(tied)) - int(np.count_nonzero(tied[shown]))


def _already(ids: Sequence[str], found: _core.Contacts, wanted: list[int] | None) -> tuple[str, ...]:
    candidates = set(found.candidate.tolist())
    return tuple(ids[v] for v in dict.fromkeys(wanted or ()) if v not in candidates)


def _part(values: npt.NDArray[_Number], places: npt.NDArray[np.intp]) -> npt.NDArray[_Number]:
    part: npt.NDArray[_Number] = values[places]
    part.setflags(write=False)
    return part
