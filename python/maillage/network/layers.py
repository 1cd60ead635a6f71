"""Whether kinds of cooperation join the same actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class Layers(NetworkResult):
    """Kinds of cooperation compared; a tie counts once per kind, without its direction.

    Attributes
    ----------
    kind : tuple of str
    ties : array of int
        Pairs of actors that each kind joins.
    overlap : array of float
        Kind by kind: pairs joined by both kinds, of those joined by at least one (Jaccard).
    tie_correlation : array of float
        Kind by kind: of being joined, over all pairs of actors (phi); NaN where undefined.
    degree_correlation : array of float
        Kind by kind: of the numbers of partners (Pearson); NaN where undefined.
    actor : tuple of str
    partners : array of int
        Kind by actor.
    participation : array of float
        Of each actor (Battiston et al. 2014): 1 where its ties are spread evenly over all kinds, 0 where they
        are of one kind; NaN without ties.
    """

    columns: ClassVar[tuple[str, ...]] = ("kind", "ties")

    kind: tuple[str, ...]
    ties: npt.NDArray[np.uint32]
    overlap: npt.NDArray[np.float64]
    tie_correlation: npt.NDArray[np.float64]
    degree_correlation: npt.NDArray[np.float64]
    actor: tuple[str, ...]
    partners: npt.NDArray[np.uint32]
    participation: npt.NDArray[np.float64]


def layers(network: StakeholderNetwork) -> Layers:
    """Return the kinds of cooperation compared; see `StakeholderNetwork.layers`."""
    kinds = network.core.kind[0]
    if not kinds:
        raise InvalidInput("no cooperation has a kind; expected a column 'kind'")
    found, n = _core.layers(network.core), len(kinds)

    def square(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return read_only(values.reshape(n, n).copy())

    return Layers(
        labels=network.labels,
        invented=network.invented,
        kind=tuple(kinds),
        ties=found.ties,
        overlap=square(found.overlap),
        tie_correlation=square(found.tie_correlation),
        degree_correlation=square(found.degree_correlation),
        actor=tuple(network.actors),
        partners=read_only(found.degrees.reshape(n, -1).copy()),
        participation=found.participation,
    )
