"""Which groups never meet, and which single actor is all that links two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.network.arrays import read_only
from maillage.network.grouping import grouping
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.grouping import By
    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class Transversality(NetworkResult):
    """All pairs of groups: first those that never meet, where most ties are expected first.

    Ties count once, whatever their direction; those of actors without a group are left out.

    Attributes
    ----------
    group, other : tuple of str
        The two groups.
    ties : array of int
        Pairs of actors, one of each group, who work together.
    expected_by_size, expected_by_ties : array of float
        How many there would be if all pairs of actors were tied equally often, and if every group kept its
        number of ties and partners met at random.
    only : tuple of tuple of str
        The actors who have a part in every tie of the two, so that these would not meet without them: none,
        one, or two where there is a single tie.
    sizes : mapping of str to int
        Actors of each group.
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    n_left_out : int
        Actors without a group.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("group", "other", "ties", "expected_by_size", "expected_by_ties", "only"),
    )

    group: tuple[str, ...]
    other: tuple[str, ...]
    ties: npt.NDArray[np.uint32]
    expected_by_size: npt.NDArray[np.float64]
    expected_by_ties: npt.NDArray[np.float64]
    only: tuple[tuple[str, ...], ...]
    sizes: dict[str, int]
    by: str
    n_left_out: int

    @property
    def never(self) -> list[tuple[str, str]]:
        """Pairs of groups without a tie."""
        pairs = zip(self.group, self.other, self.ties.tolist(), strict=True)
        return [(a, b) for a, b, ties in pairs if not ties]


def transversality(network: StakeholderNetwork, *, by: By) -> Transversality:
    """Return which groups never meet; see `StakeholderNetwork.transversality`."""
    groups = grouping(network, by)
    found = _core.transversality(network.graph(combine="one"), groups.codes)
    order = np.lexsort((-found.expected_by_size, found.ties > 0))
    sole, n_sole, ids = found.sole, found.n_sole, network.actors
    sizes = np.bincount(groups.codes[groups.codes >= 0], minlength=len(groups.levels))
    return Transversality(
        labels=network.labels,
        invented=network.invented,
        group=tuple(groups.levels[g] for g in found.first[order]),
        other=tuple(groups.levels[g] for g in found.second[order]),
        ties=read_only(found.ties[order]),
        expected_by_size=read_only(found.expected_by_size[order]),
        expected_by_ties=read_only(found.expected_by_ties[order]),
        only=tuple(tuple(ids[v] for v in sole[pair][: n_sole[pair]]) for pair in order.tolist()),
        sizes=dict(zip(groups.levels, sizes.tolist(), strict=True)),
        by=groups.by,
        n_left_out=int(np.count_nonzero(groups.codes < 0)),
    )
