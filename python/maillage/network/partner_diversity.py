"""How diverse the partners of each actor are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.network.grouping import grouping
from maillage.network.result import NetworkResult
from maillage.network.structural_holes import combination

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.grouping import By
    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class PartnerDiversity(NetworkResult):
    """How diverse the partners of each actor are; partners without a group are left out.

    Attributes
    ----------
    actor : tuple of str
    group : tuple of (str or None)
        Its own group.
    partners : array of int
        Its partners, in either direction, whose group is known.
    groups : array of int
        Different groups among them.
    blau : array of float
        1 - sum of squared shares: the chance that two draws of a partner are of different groups; NaN
        without partners.
    shannon : array of float
        Entropy of the shares, by the natural logarithm; NaN without partners.
    unknown : array of int
        Its partners without a group.
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    weights : str or None
        None: every partner counts once; ``"strength"``: by the strength of the tie.
    n_groups : int
        Groups that there are.
    n_left_out : int
        Actors without a group; their own partners are counted all the same.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("actor", "group", "partners", "groups", "blau", "shannon", "unknown"),
    )

    actor: tuple[str, ...]
    group: tuple[str | None, ...]
    partners: npt.NDArray[np.uint32]
    groups: npt.NDArray[np.uint32]
    blau: npt.NDArray[np.float64]
    shannon: npt.NDArray[np.float64]
    unknown: npt.NDArray[np.uint32]
    by: str
    weights: str | None
    n_groups: int
    n_left_out: int


def partner_diversity(network: StakeholderNetwork, *, by: By, weights: str | None) -> PartnerDiversity:
    """Return how diverse partners are; see `StakeholderNetwork.partner_diversity`."""
    groups = grouping(network, by)
    found = _core.partner_diversity(network.graph(combine=combination(weights)), groups.codes)
    return PartnerDiversity(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        group=groups.of_actors,
        partners=found.partners,
        groups=found.groups,
        blau=found.blau,
        shannon=found.shannon,
        unknown=found.unknown,
        by=groups.by,
        weights=weights,
        n_groups=len(groups.levels),
        n_left_out=int(np.count_nonzero(groups.codes < 0)),
    )
