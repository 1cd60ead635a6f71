"""Which governance bodies share members, which never do, who sits in most, and whom no body seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import descending, read_only
from maillage.network.result import NetworkResult
from maillage.network.vertex_cut import ATTRIBUTES
from maillage.network.vertex_cut import attribute as attribute_of

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from maillage.network.network import StakeholderNetwork


@dataclass(frozen=True, eq=False, repr=False)
class Interlock(NetworkResult):
    """Governance bodies and what joins them.

    Attributes
    ----------
    body : tuple of str
        Ids of the bodies.
    members : array of int
        Actors who sit in each body; whoever has several roles or periods there counts once.
    shared : array of int
        Actors whom two bodies share, body by body; on the diagonal, the members.
    weight : array of float
        Strength of the link between two bodies: each shared actor counts 1 / (seats - 1) (Newman 2001), so
        that whoever sits everywhere says little. 0 on the diagonal.
    actor : tuple of str
    seats : array of int
        Bodies in which each actor sits.
    sits : array of bool
        Body by actor.
    never_seated : mapping of str to tuple of str
        Of each attribute, the values of which no actor sits in any body.
    """

    columns: ClassVar[tuple[str, ...]] = ("body", "members")

    body: tuple[str, ...]
    members: npt.NDArray[np.uint32]
    shared: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]
    actor: tuple[str, ...]
    seats: npt.NDArray[np.uint32]
    sits: npt.NDArray[np.bool_]
    never_seated: dict[str, tuple[str, ...]]

    def shared_members(self, first: str, second: str) -> list[str]:
        """Return the actors who sit in both bodies."""
        one, other = self._place(first), self._place(second)
        return [self.actor[i] for i in np.flatnonzero(self.sits[one] & self.sits[other])]

    def pairs(self) -> pd.DataFrame:
        """Return the pairs of bodies that share members, the most first."""
        import pandas as pd

        first, second = np.nonzero(np.triu(self.shared, 1))
        frame = pd.DataFrame(
            {
                "body": [self.body[i] for i in first],
                "other": [self.body[i] for i in second],
                "shared": self.shared[first, second],
                "weight": self.weight[first, second],
            }
        )
        order = descending(self.shared[first, second])
        ordered: pd.DataFrame = frame.iloc[order].reset_index(drop=True)
        return ordered

    def separate(self) -> list[tuple[str, str]]:
        """Return the pairs of bodies, each with members, that share none."""
        n = len(self.body)
        return [
            (self.body[i], self.body[j])
            for i in range(n)
            for j in range(i + 1, n)
            if self.members[i] and self.members[j] and not self.shared[i, j]
        ]

    def _place(self, body: str) -> int:
        if body not in self.body:
            raise InvalidInput(f"{body!r} is no body; expected one of {', '.join(map(repr, self.body))}")
        return self.body.index(body)


def interlock(network: StakeholderNetwork) -> Interlock:
    """Return what joins the governance bodies; see `StakeholderNetwork.interlock`."""
    core = network.core
    ids, names, _, _ = core.bodies
    if not ids:
        raise InvalidInput("the network has no bodies; expected tables of bodies and memberships")
    found, n = _core.affiliation(core), len(ids)
    shared, weight = np.zeros((n, n), dtype=np.int64), np.zeros((n, n))
    a, b = found.bodies.from_vertices, found.bodies.to_vertices
    shared[a, b] = shared[b, a] = found.bodies.shared
    weight[a, b] = weight[b, a] = found.bodies.weights
    np.fill_diagonal(shared, found.members)
    sits = np.zeros((n, network.n_actors), dtype=np.bool_)
    sits[core.member_bodies, core.member_actors] = True
    never = {}
    for by in ATTRIBUTES:
        levels, codes = attribute_of(network, by)
        seated = set(codes[found.seats > 0].tolist())
        never[by] = tuple(level for i, level in enumerate(levels) if i in codes and i not in seated)
    return Interlock(
        labels={**dict(zip(ids, names, strict=True)), **network.labels},
        invented=network.invented,
        body=tuple(ids),
        members=found.members,
        shared=read_only(shared),
        weight=read_only(weight),
        actor=tuple(network.actors),
        seats=found.seats,
        sits=read_only(sits),
        never_seated=never,
    )
