"""By what actors are grouped: an attribute of theirs, or groups that the user gives."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maillage.errors import InvalidInput
from maillage.network.vertex_cut import attribute

if TYPE_CHECKING:
    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork

#: An attribute, a mapping from ids to groups, or one group per actor; None where none is given.
By = str | Mapping[str, object] | Sequence[object]

#: What groups of the user are called, where attributes have a name.
GIVEN = "group"


@dataclass(frozen=True)
class Grouping:
    """Groups of actors.

    Attributes
    ----------
    by : str
        ``"category"``, ``"sector"``, ``"territory"``, or ``"group"`` for groups that the user gave.
    levels : list of str
        The groups, in order of first appearance.
    codes : array of int
        Of each actor, the number of its group; -1 where none is given.
    """

    by: str
    levels: list[str]
    codes: npt.NDArray[np.int32]

    @property
    def of_actors(self) -> tuple[str | None, ...]:
        """The group of each actor."""
        return tuple(self.levels[code] if code >= 0 else None for code in self.codes.tolist())


def grouping(network: StakeholderNetwork, by: By) -> Grouping:
    """Return the groups of the actors of a network.

    Raises
    ------
    InvalidInput
        For something that is no attribute, and for a sequence that has not one group per actor.
    NotFound
        For an unknown actor in a mapping.
    """
    if isinstance(by, str):
        return Grouping(by, *attribute(network, by))
    if isinstance(by, Mapping):
        given: list[object] = [None] * network.n_actors
        for actor, group in by.items():
            given[network.core.actor_index(actor)] = group
    else:
        try:
            given = list(by)
        except TypeError:
            raise InvalidInput(
                f"by is {by!r}; expected an attribute such as 'sector', a mapping from ids to groups, or one "
                "group per actor"
            ) from None
    if len(given) != network.n_actors:
        raise InvalidInput(f"by has {len(given)} groups for {network.n_actors} actors; expected one each")
    names = [_name(group) for group in given]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(filter(None, names)))}
    codes = np.array([numbers.get(name, -1) for name in names], dtype=np.int32)
    return Grouping(GIVEN, list(numbers), codes)


def _name(group: object) -> str:
    """Return a group as text, empty for what is not given: None, an empty text, or what is no number."""
    nothing = (
        group is None or (isinstance(group, float) and math.isnan(group)) or type(group).__name__ == "NAType"
    )
    return "" if nothing else str(group).strip()
