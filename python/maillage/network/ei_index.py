"""Do actors keep to their own group? The E-I index of Krackhardt and Stern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.grouping import grouping
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from maillage.network.grouping import By
    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class EIIndex(NetworkResult):
    """Ties that leave groups against ties inside, of the network, of groups and of actors.

    An index is (external - internal) / (external + internal): -1 where all ties stay inside, 1 where all
    leave, NaN without ties. Ties count once; those of actors without a group are left out.

    Attributes
    ----------
    index, expected : float
        Of the network, and what it would be if all pairs of actors were tied equally often.
    external, internal : int
        Ties of the network.
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    group : tuple of str
    group_size, group_external, group_internal : array of int
        Of each group; a tie inside counts once.
    group_index, group_expected : array of float
    actor : tuple of str
    actor_group : tuple of (str or None)
    actor_external, actor_internal : array of int
    actor_index : array of float
    value : array of float
        The index of the network in each of the samples, in which groups are dealt out anew.
    mean, z, p_less, p_greater, p_value : float
        Mean of the samples; the distance of the index from it in standard deviations; share of samples at
        most, or at least, as large, the network itself counted among them; twice the smaller share, at most
        1. NaN without samples or ties.
    seed : int
    n_left_out : int
        Actors without a group.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("actor", "actor_group", "actor_external", "actor_internal", "actor_index"),
    )

    index: float
    expected: float
    external: int
    internal: int
    by: str
    group: tuple[str, ...]
    group_size: npt.NDArray[np.int64]
    group_external: npt.NDArray[np.uint64]
    group_internal: npt.NDArray[np.uint64]
    group_index: npt.NDArray[np.float64]
    group_expected: npt.NDArray[np.float64]
    actor: tuple[str, ...]
    actor_group: tuple[str | None, ...]
    actor_external: npt.NDArray[np.uint64]
    actor_internal: npt.NDArray[np.uint64]
    actor_index: npt.NDArray[np.float64]
    value: npt.NDArray[np.float64]
    mean: float
    z: float
    p_less: float
    p_greater: float
    p_value: float
    seed: int
    n_left_out: int

    def groups_frame(self) -> pd.DataFrame:
        """Return one row per group: its size, ties, index and expected index."""
        import pandas as pd

        names = ("size", "external", "internal", "index", "expected")
        frame: pd.DataFrame = pd.DataFrame(
            {name: getattr(self, f"group_{name}") for name in names},
            index=pd.Index(self.group, name="group"),
        )
        return frame


def ei_index(
    network: StakeholderNetwork,
    *,
    by: By,
    samples: int,
    seed: int,
    progress: bool | Watcher | None = None,
) -> EIIndex:
    """Return whether actors keep to their group; see `StakeholderNetwork.ei_index`."""
    if samples < 0:
        raise InvalidInput(f"samples is {samples}; expected 0 or more")
    groups = grouping(network, by)
    found = _core.ei_index(
        network.graph(combine="one"), groups.codes, samples=samples, seed=seed, progress=progress
    )
    chance = found.chance
    sizes = np.bincount(groups.codes[groups.codes >= 0], minlength=len(groups.levels)).astype(np.int64)
    return EIIndex(
        labels=network.labels,
        invented=network.invented,
        index=found.index,
        expected=found.expected,
        external=found.network_external,
        internal=found.network_internal,
        by=groups.by,
        group=tuple(groups.levels),
        group_size=read_only(sizes),
        group_external=found.group_external,
        group_internal=found.group_internal,
        group_index=found.group_index,
        group_expected=found.group_expected,
        actor=tuple(network.actors),
        actor_group=groups.of_actors,
        actor_external=found.external,
        actor_internal=found.internal,
        actor_index=found.vertex_index,
        value=read_only(np.empty(0)) if chance is None else chance.samples,
        mean=np.nan if chance is None else chance.mean,
        z=np.nan if chance is None else chance.z,
        p_less=np.nan if chance is None else chance.p_less,
        p_greater=np.nan if chance is None else chance.p_greater,
        p_value=np.nan if chance is None else chance.p_two_sided,
        seed=seed,
        n_left_out=found.n_left_out,
    )
