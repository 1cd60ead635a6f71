"""Between whom each actor stands: the broker roles of Gould and Fernandez."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.grouping import grouping
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from maillage.network.grouping import By
    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher

#: Roles, in the order of the columns of `Brokerage.counts`; the last one is any of the others.
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total")


@dataclass(frozen=True, eq=False, repr=False)
class Brokerage(NetworkResult):
    """How often each actor stands between two others who do not work together, by role.

    The columns of `counts`, `expected` and `z` are those of `ROLES`. Actors without a group are left out: as
    brokers, as the two between whom brokers stand, and of what is expected.

    Attributes
    ----------
    actor : tuple of str
    group : tuple of (str or None)
        The group of each actor.
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    directed : bool
        Whether pairs are ordered. Otherwise every pair counts once, and one between the broker's group and
        another counts for gatekeeper and representative, but once in the total.
    counts : array of int
        Pairs between whom each actor stands.
    expected, z : array of float
        What is expected where all pairs are tied equally often, given the sizes of the groups, and how many
        standard deviations the count lies above; NaN for actors without a group, and where nothing can vary.
    network_counts, network_expected, network_z : array
        The same for the sums over all actors.
    density : float
        Among the actors with a group.
    n_left_out : int
        Actors without a group.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor", "group")

    actor: tuple[str, ...]
    group: tuple[str | None, ...]
    by: str
    directed: bool
    counts: npt.NDArray[np.uint64]
    expected: npt.NDArray[np.float64]
    z: npt.NDArray[np.float64]
    network_counts: npt.NDArray[np.uint64]
    network_expected: npt.NDArray[np.float64]
    network_z: npt.NDArray[np.float64]
    density: float
    n_left_out: int

    def __getitem__(self, role: str) -> npt.NDArray[np.uint64]:
        """Return the counts of a role."""
        if role not in ROLES:
            raise InvalidInput(f"role is {role!r}; expected one of {', '.join(ROLES)}")
        return self.counts[:, ROLES.index(role)]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per actor: its group, its count in each role, and their z-scores."""
        import pandas as pd

        columns: dict[str, object] = {"group": self.group}
        columns |= {role: self.counts[:, i] for i, role in enumerate(ROLES)}
        columns |= {f"{role}_z": self.z[:, i] for i, role in enumerate(ROLES)}
        frame: pd.DataFrame = pd.DataFrame(columns, index=pd.Index(self.actor, name="actor"))
        return frame


def brokerage(network: StakeholderNetwork, *, by: By, progress: bool | Watcher | None = None) -> Brokerage:
    """Return between whom each actor stands; see `StakeholderNetwork.brokerage`."""
    groups = grouping(network, by)
    found = _core.brokerage(network.graph(combine="one"), groups.codes, progress=progress)
    return Brokerage(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        group=groups.of_actors,
        by=groups.by,
        directed=network.directed,
        counts=found.counts,
        expected=found.expected,
        z=found.z,
        network_counts=found.network_counts,
        network_expected=found.network_expected,
        network_z=found.network_z,
        density=found.density,
        n_left_out=found.n_left_out,
    )
