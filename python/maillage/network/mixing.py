"""Who works with whom, group by group: the mixing matrix and Newman's assortativity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.network.grouping import grouping
from maillage.network.result import NetworkResult
from maillage.network.structural_holes import combination

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from maillage.network.grouping import By
    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class Mixing(NetworkResult):
    """Ties between groups; those of actors without a group are left out.

    Attributes
    ----------
    group : tuple of str
    sizes : array of int
        Actors of each group.
    ties : array of float
        From the group of the row to that of the column, square; the same both ways without directions.
    expected : array of float
        The same if every group kept its number of ties and partners met at random.
    total, within : float
        All these ties, and the share of them inside groups.
    assortativity : float
        1: ties are only inside groups; 0: as if partners met at random; below: rather outside. NaN where
        groups cannot be told apart by ties.
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    weights : str or None
        None: ties count once; ``"strength"``: by their strength.
    directed : bool
    n_left_out, ties_left_out : int
        Actors without a group, and ties of theirs.
    """

    columns: ClassVar[tuple[str, ...]] = ("group",)

    group: tuple[str, ...]
    sizes: npt.NDArray[np.uint64]
    ties: npt.NDArray[np.float64]
    expected: npt.NDArray[np.float64]
    total: float
    within: float
    assortativity: float
    by: str
    weights: str | None
    directed: bool
    n_left_out: int
    ties_left_out: int

    def to_frame(self) -> pd.DataFrame:
        """Return the ties between groups, one row and one column per group."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame(
            self.ties, index=pd.Index(self.group, name="group"), columns=list(self.group)
        )
        return frame


def mixing(network: StakeholderNetwork, *, by: By, weights: str | None) -> Mixing:
    """Return who works with whom, group by group; see `StakeholderNetwork.mixing`."""
    groups = grouping(network, by)
    found = _core.mixing(network.graph(combine=combination(weights)), groups.codes)
    return Mixing(
        labels=network.labels,
        invented=network.invented,
        group=tuple(groups.levels),
        sizes=found.sizes,
        ties=found.ties,
        expected=found.expected,
        total=found.total,
        within=found.within,
        assortativity=found.assortativity,
        by=groups.by,
        weights=weights,
        directed=network.directed,
        n_left_out=found.n_left_out,
        ties_left_out=found.ties_left_out,
    )
