"""What a plan was asked about, kept so that games and sensitivities of its pools can be worked out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.pooling.cost_model import CostModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The cost of a group of actions in euros, by their ids.
CostFunction: TypeAlias = Callable[[tuple[str, ...]], float]

Graph: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class PoolingCase:
    """Actions, their territories, who may be pooled with whom, and what groups cost.

    Attributes
    ----------
    actions : tuple
        The actions, quantities in base units.
    territories : tuple of str
    distances_km : tuple of float
        Of all pairs of territories, row by row, 0 where not known; empty where none is.
    neighbours : tuple of tuple of int, or None
        Territories that touch, by their numbers.
    links : tuple of tuple of int
        Actions through which a pool hangs together.
    compatible : tuple of tuple of int
        Actions that may be in one pool.
    cost_model : CostModel or callable
    themes : tuple of (str, str)
        Kinds that are part of others.
    """

    actions: tuple[_core.Action, ...]
    territories: tuple[str, ...]
    distances_km: tuple[float, ...]
    neighbours: Graph | None
    links: Graph
    compatible: Graph
    cost_model: CostModel | CostFunction
    themes: tuple[tuple[str, str], ...] = ()

    @cached_property
    def costs(self) -> _core.GroupCosts:
        """What groups cost, as the compiled library works it out."""
        actions = list(self.actions)
        if isinstance(self.cost_model, CostModel):
            model = self.cost_model.compiled(self.themes)
            neighbours = [list(others) for others in self.neighbours or ()]
            return _core.GroupCosts(model, actions, self.territories, self.distances_km, neighbours)
        function = self.cost_model

        def of_numbers(numbers: Sequence[int]) -> float:
            return float(function(tuple(actions[i].id for i in numbers)))

        return _core.GroupCosts.from_function(of_numbers, actions, self.territories)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each action, by id."""
        return {action.id: i for i, action in enumerate(self.actions)}

    def pooled(self, pools: Iterable[Iterable[str]]) -> _core.PooledCase:
        """Return pools of action ids as the compiled library asks about their savings.

        Raises
        ------
        InvalidInput
            Where a function has taken the place of the cost model, whose assumptions are not known.
        """
        if not isinstance(self.cost_model, CostModel):
            raise InvalidInput(
                "the costs come from a function; expected a CostModel, whose assumptions can be varied"
            )
        groups = _core.Groups([[self.numbers[action] for action in pool] for pool in pools])
        return _core.PooledCase(
            self.cost_model.compiled(self.themes),
            list(self.actions),
            self.territories,
            self.distances_km,
            [list(others) for others in self.neighbours or ()],
            groups,
        )

    def __getstate__(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


def graph_of(n: int, pairs: Iterable[tuple[int, int]]) -> Graph:
    """Return pairs of numbers as what each is linked with."""
    found: list[set[int]] = [set() for _ in range(n)]
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return tuple(tuple(sorted(others)) for others in found)


def known_distances(given: Any) -> tuple[float, ...]:
    """Return distances row by row, 0 where one is not known."""
    if given is None:
        return ()
    return tuple(np.nan_to_num(np.ravel(np.asarray(given, float)), nan=0.0).tolist())
