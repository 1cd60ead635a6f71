"""One pool of a plan: who, what, when, under which form, and what it saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maillage import _core
from maillage.pooling.cost_model import CostModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from maillage.pooling.case import PoolingCase

#: Where the cost of a pool comes from, in the order in which it is told; subsidies are what is received.
COMPONENTS = (
    *("form_setup", "form_yearly", "fixed", "capacity", "variable"),
    *("coordination", "travel", "staff", "subsidies"),
)


@dataclass(frozen=True)
class Pool:
    """Actions that are done together.

    Attributes
    ----------
    id : str
    actions : tuple of str
        Their ids, in the order of their table.
    territories : tuple of str
        Whose actions they are: the players of the pool's cost game.
    leader : str
        The territory that leads most cheaply.
    form : str or None
        The cheapest legal form; None where a function has taken the place of the cost model.
    start, end : date or None
        First day of the earliest action, and day after the last one; None where one is open.
    cost_eur, alone_eur, savings_eur : float
        Together, each alone, and the difference.
    runner_up : tuple of (str, str) or None
        The leader and form that come next.
    gap_eur : float
        By how much these are dearer.
    components, alone : mapping of str to float
        Where the two costs come from, in euros; see `COMPONENTS`.
    staff_days : float
        Days that the pool takes, coordination and form included.
    """

    id: str
    actions: tuple[str, ...]
    territories: tuple[str, ...]
    leader: str
    form: str | None
    start: date | None
    end: date | None
    cost_eur: float
    alone_eur: float
    savings_eur: float
    runner_up: tuple[str, str] | None
    gap_eur: float
    components: Mapping[str, float]
    alone: Mapping[str, float]
    staff_days: float

    @property
    def saved_share(self) -> float:
        """The savings as a share of what the actions cost alone."""
        return self.savings_eur / self.alone_eur if self.alone_eur else 0.0


def make_pool(case: PoolingCase, name: str, numbers: Sequence[int]) -> Pool:
    """Return the pool of numbered actions, with its cost."""
    found = case.costs.cost(list(numbers))
    actions = [case.actions[i] for i in sorted(numbers)]
    members = {action.territory for action in actions}
    forms = [form.id for form in case.cost_model.forms] if isinstance(case.cost_model, CostModel) else []
    leader, form = found.runner_up
    return Pool(
        id=name,
        actions=tuple(action.id for action in actions),
        territories=tuple(territory for territory in case.territories if territory in members),
        leader=case.territories[found.leader],
        form=forms[found.form] if found.form >= 0 else None,
        start=_day(min(action.start for action in actions)),
        end=None
        if any(action.end == _core.NO_DAY for action in actions)
        else _day(max(action.end for action in actions)),
        cost_eur=found.cost_eur,
        alone_eur=found.alone_eur,
        savings_eur=round(found.alone_eur - found.cost_eur, 2),
        runner_up=(case.territories[leader], forms[form]) if leader >= 0 else None,
        gap_eur=found.gap_eur,
        components={part: getattr(found.components, part) for part in COMPONENTS},
        alone={part: getattr(found.alone, part) for part in COMPONENTS},
        staff_days=found.staff_days,
    )


def _day(days: int) -> date | None:
    if days == _core.NO_DAY:
        return None
    day: date = np.datetime64(days, "D").astype(object)
    return day
