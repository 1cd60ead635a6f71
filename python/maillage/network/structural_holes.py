"""Whose contacts do not know each other: Burt's constraint, effective size, efficiency and hierarchy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class StructuralHoles(NetworkResult):
    """How free each actor is between its contacts; NaN for actors without a contact.

    Attributes
    ----------
    actor : tuple of str
    contacts : array of int
        Actors with whom it works, in either direction.
    constraint : array of float
        How far its contacts lead back to each other: low where they do not know each other.
    effective_size : array of float
        Contacts less their redundancy.
    efficiency : array of float
        `effective_size` / `contacts`.
    hierarchy : array of float
        0: all contacts constrain it alike; 1: a single one does. NaN below two contacts.
    weights : str or None
        None: ties count once; ``"strength"``: by their strength.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("actor", "contacts", "constraint", "effective_size", "efficiency", "hierarchy"),
    )

    actor: tuple[str, ...]
    contacts: npt.NDArray[np.uint32]
    constraint: npt.NDArray[np.float64]
    effective_size: npt.NDArray[np.float64]
    efficiency: npt.NDArray[np.float64]
    hierarchy: npt.NDArray[np.float64]
    weights: str | None


def combination(weights: str | None) -> str:
    """Return how parallel cooperations combine where ties count once, or by their strength.

    Raises
    ------
    InvalidInput
        For anything but None and ``"strength"``.
    """
    if weights not in {None, "strength"}:
        raise InvalidInput(f"weights is {weights!r}; expected None or 'strength'")
    return "one" if weights is None else "sum"


def structural_holes(
    network: StakeholderNetwork, *, weights: str | None, progress: bool | Watcher | None = None
) -> StructuralHoles:
    """Return whose contacts do not know each other; see `StakeholderNetwork.structural_holes`."""
    found = _core.structural_holes(network.graph(combine=combination(weights)), progress=progress)
    return StructuralHoles(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        contacts=found.contacts,
        constraint=found.constraint,
        effective_size=found.effective_size,
        efficiency=found.efficiency,
        hierarchy=found.hierarchy,
        weights=weights,
    )
