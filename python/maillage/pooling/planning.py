"""`maillage.pool`: from planned actions to the best plan of pools."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

from maillage import _core
from maillage.errors import InvalidInput, NotFound
from maillage.pooling.asked import asked_of
from maillage.pooling.case import PoolingCase, graph_of, known_distances
from maillage.pooling.cost_model import CostModel
from maillage.pooling.likeness import alike
from maillage.pooling.plan import OBJECTIVES, Nearest, PoolingPlan
from maillage.pooling.pool import Pool, make_pool
from maillage.pooling.savings import sensitivity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from maillage.dossier import Dossier
    from maillage.pooling.asked import Asked
    from maillage.pooling.case import CostFunction
    from maillage.pooling.cost_model import LegalForm
    from maillage.progress import Watcher

_LIMIT = 5_000_000


def pool(
    actions: pd.DataFrame | Dossier,
    territories: pd.DataFrame | None = None,
    *,
    cost_model: CostModel | CostFunction | None = None,
    max_size: int = 5,
    within_km: float | None = None,
    adjacency: pd.DataFrame | Iterable[tuple[str, str]] | None = None,
    neighbours_only: bool = False,
    objective: str = "savings",
    budget_eur: float | None = None,
    staff_days: float | None = None,
    pins: Iterable[Iterable[str]] = (),
    refusals: Iterable[Iterable[str]] = (),
    forms: pd.DataFrame | Iterable[LegalForm] | None = None,
    k: int = 1,
    themes: pd.DataFrame | Mapping[str, str] | None = None,
    reviews: pd.DataFrame | None = None,
    min_likeness: float = 0.5,
    max_candidates: int = _LIMIT,
    max_nodes: int | None = None,
    progress: bool | Watcher | None = None,
) -> PoolingPlan:
    """Find the best plan of pools: every action alone or in one pool.

    Which actions may be together is what `alike` says. A pool is a group of pairwise alike actions of at
    least two territories that hangs together: by distance, by neighbours, or simply because its actions
    are alike.

    Parameters
    ----------
    actions : data frame or Dossier
        The table ``actions``, or a dossier with it; its other tables are then used unless given here.
    territories : data frame, optional
        With columns ``id``, ``name``, ``latitude``, ``longitude``; without places, travel costs nothing.
    cost_model : CostModel or callable, optional
        The assumptions; or a function of a tuple of action ids that returns euros, also called for single
        actions.
    max_size : int
        Actions in a pool.
    within_km : float, optional
        Each member is at most that far from another one.
    adjacency : data frame or pairs of ids, optional
        Territories that touch.
    neighbours_only : bool
        Whether a pool must be in one piece.
    objective : {"savings", "served", "fairness"}
        Euros saved; territories in a pool; or the smallest saving of a territory, as a share of what it
        planned.
    budget_eur, staff_days : float, optional
        What forms, coordination and travel of all pools may cost together, in euros, and what forms and
        coordination may take of staff days.
    pins, refusals : iterable of groups of ids
        Actions that must be in one pool, perhaps with others; actions, or territories, that must not be
        together.
    forms : data frame or iterable of LegalForm, optional
        The table ``legal_forms``.
    k : int
        How many different plans, the best first.
    themes, reviews, min_likeness
        As for `alike`.
    max_candidates : int
        More candidate groups than this are refused, with their number.
    max_nodes : int, optional
        Stop each search after so many nodes; the plan then has its bound and gap.
    progress : bool or callable, optional
        A bar, or a function called as ``f(done, total)``.

    Returns
    -------
    PoolingPlan

    Raises
    ------
    InvalidInput
        For a table or option that is not as described, naming it.
    NotFound
        For a pin or refusal that is no action (or territory), and where maillage has no solver.
    Infeasible
        Where pins cannot be kept, alone or within the limits.
    LimitExceeded
        For more candidates than `max_candidates`.

    Examples
    --------
    >>> import maillage as ml, pandas as pd
    >>> actions = pd.DataFrame(
    ...     {
    ...         "id": ["a", "b"],
    ...         "territory": ["x", "y"],
    ...         "title": "Former les cuisiniers",
    ...         "kind": "formation",
    ...         "fixed_cost_eur": 8000.0,
    ...     }
    ... )
    >>> ml.pool(actions)
    PoolingPlan(1 pool, 0 actions alone, saves 3550.00 EUR, proven)
    """
    if objective not in OBJECTIVES:
        raise InvalidInput(f"objective is {objective!r}; expected one of {', '.join(OBJECTIVES)}")
    table: Any = forms if hasattr(forms, "columns") else None
    if adjacency is not None and not hasattr(adjacency, "columns"):
        adjacency = [(str(one), str(other)) for one, other in adjacency]
    asked = asked_of(actions, territories, adjacency, themes, reviews, table)
    likeness = alike(
        actions,
        territories,
        adjacency=adjacency,
        themes=themes,
        reviews=reviews,
        forms=table,
        min_likeness=min_likeness,
        progress=progress,
    )
    case = _case(asked, likeness.pairs, _model(actions, cost_model, forms), within_km, neighbours_only)
    pinned = [_actions(case, group, "pin") for group in pins]
    refused = [each for group in refusals for each in _apart(case, group)]
    candidates = _core.candidate_pools(
        case.costs,
        [list(others) for others in case.links],
        [list(others) for others in case.compatible],
        max_size=_count(max_size, "max_size", 2),
        limit=_count(max_candidates, "max_candidates", 1),
        pins=pinned,
        refusals=refused,
        progress=progress,
    )
    found = _core.best_plans(
        case.costs,
        candidates,
        objective=objective,
        budget_eur=math.inf if budget_eur is None else float(budget_eur),
        budget_days=math.inf if staff_days is None else float(staff_days),
        pins=pinned,
        k=_count(k, "k", 1),
        max_nodes=0 if max_nodes is None else _count(max_nodes, "max_nodes", 1),
        progress=progress,
    )
    options = {
        "max_size": max_size,
        "within_km": within_km,
        "neighbours_only": neighbours_only,
        "budget_eur": budget_eur,
        "staff_days": staff_days,
        "min_likeness": min_likeness,
        "likeness": likeness,
    }
    return _plan(asked, case, candidates, found, objective, options, bool(pinned))


def _model(actions: Any, given: CostModel | CostFunction | None, forms: Any) -> CostModel | CostFunction:
    from maillage.dossier import Dossier

    model = CostModel() if given is None else given
    if not isinstance(model, CostModel):
        if not callable(model):
            raise InvalidInput(f"cost_model is a {type(model).__name__}; expected a CostModel or a function")
        return model
    if forms is None and isinstance(actions, Dossier) and "legal_forms" in actions:
        forms = actions["legal_forms"]
    return model if forms is None else model.with_forms(forms)


def _case(
    asked: Asked,
    pairs: Iterable[tuple[str, str]],
    model: CostModel | CostFunction,
    within_km: float | None,
    neighbours_only: bool,
) -> PoolingCase:
    """Return what is asked about: compatible actions, and those through which a pool hangs together."""
    around, actions = asked.around, asked.actions
    distances, neighbours = around.distances_km, around.neighbours
    if within_km is not None and distances is None:
        raise InvalidInput(
            "within_km is given, but no places; expected territories with latitude and longitude"
        )
    if neighbours_only and neighbours is None:
        raise InvalidInput(
            "neighbours_only is given, but no adjacency; expected a table of territories that touch"
        )
    number = {name: i for i, name in enumerate(asked.ids)}
    place = {name: i for i, name in enumerate(around.ids)}
    compatible = [(number[a], number[b]) for a, b in pairs]

    def linked(a: int, b: int) -> bool:
        i, j = place[actions[a].territory], place[actions[b].territory]
        near = within_km is None or distances is None or i == j or bool(distances[i, j] <= within_km)
        return near and (not neighbours_only or neighbours is None or i == j or j in neighbours[i])

    return PoolingCase(
        actions=actions,
        territories=around.ids,
        distances_km=known_distances(distances),
        neighbours=neighbours,
        links=graph_of(len(actions), (pair for pair in compatible if linked(*pair))),
        compatible=graph_of(len(actions), compatible),
        cost_model=model,
        themes=asked.themes,
    )


def _actions(case: PoolingCase, group: Iterable[str], what: str) -> list[int]:
    names = [group] if isinstance(group, str) else list(map(str, group))
    for name in names:
        if name not in case.numbers:
            raise NotFound(f"a {what} names {name!r}; expected the id of an action")
    return [case.numbers[name] for name in names]


def _apart(case: PoolingCase, group: Iterable[str]) -> list[list[int]]:
    """Return what a refusal keeps apart: its actions, or those of one territory from those of another."""
    names = [group] if isinstance(group, str) else list(map(str, group))
    if not set(names) <= set(case.territories):
        return [_actions(case, names, "refusal")]
    own = [[i for i, action in enumerate(case.actions) if action.territory == name] for name in names]
    return [list(each) for each in product(*own)]


def _count(value: Any, name: str, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidInput(f"{name} is {value!r}; expected a whole number, {least} or more")
    return value


def _plan(
    asked: Asked,
    case: PoolingCase,
    candidates: _core.CandidatePools,
    found: _core.PlanResult,
    objective: str,
    options: Mapping[str, Any],
    pinned: bool,
) -> PoolingPlan:
    plans = [_one(asked, case, candidates, plan, objective, options) for plan in found.plans]
    first = replace(plans[0], bound=found.bound, gap=found.gap, alternatives=tuple(plans[1:]))
    if objective == "savings" and options["budget_eur"] is options["staff_days"] is None and not pinned:
        prices = dict(zip(asked.ids, found.prices.tolist(), strict=True))
        first = replace(first, relaxation_eur=round(found.relaxation_eur, 2), prices=prices)
    return first if first.pools else replace(first, nearest=_nearest(asked, case, candidates))


def _one(
    asked: Asked,
    case: PoolingCase,
    candidates: _core.CandidatePools,
    plan: _core.Plan,
    objective: str,
    options: Mapping[str, Any],
) -> PoolingPlan:
    groups: Sequence[Sequence[int]] = [candidates.groups[number] for number in plan.pools]
    made = sorted((make_pool(case, "", group) for group in groups), key=lambda each: -each.savings_eur)
    pools = tuple(replace(each, id=f"P{place}") for place, each in enumerate(made, start=1))
    taken = {action for each in pools for action in each.actions}
    reached = {"savings": plan.savings_eur, "served": float(plan.served), "fairness": plan.least_share}
    value = reached[objective]
    return PoolingPlan(
        labels=asked.labels,
        invented=asked.invented,
        pools=pools,
        alone=tuple(name for name in asked.ids if name not in taken),
        savings=plan.savings_eur,
        alone_eur=round(float(case.costs.alone.sum()), 2),
        objective=objective,
        value=value,
        bound=value,
        gap=0.0,
        proven=plan.proven,
        alternatives=(),
        nearest=None,
        n_candidates=candidates.n_candidates,
        n_paying=candidates.n_paying,
        relaxation_eur=None,
        prices=None,
        case=case,
        options=options,
    )


def _nearest(asked: Asked, case: PoolingCase, candidates: _core.CandidatePools) -> Nearest | None:
    if not candidates.nearest:
        return None
    nearest: Pool = make_pool(case, "P0", candidates.nearest)
    if not isinstance(case.cost_model, CostModel):
        return Nearest(nearest, ())
    what = sensitivity_of(case, [nearest.actions], change=0.2, labels=asked.labels, invented=asked.invented)
    return Nearest(nearest, tuple(what.weakest()))
