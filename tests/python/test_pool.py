"""From planned actions to pools: the best plan, what it rests on, and what it says."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import combinations

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage.pooling.cost_model import LegalForm

PLACES = {
    "nord": (45.9, 4.5),
    "sud": (45.5, 4.5),
    "est": (45.7, 4.9),
    "ouest": (45.7, 4.1),
    "loin": (43.3, 5.4),
}


def territories() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"id": name, "name": f"PAT inventé {name}", "latitude": latitude, "longitude": longitude}
            for name, (latitude, longitude) in PLACES.items()
        ]
    )


def actions(**changed: float) -> pd.DataFrame:
    rows = []
    for place, name in enumerate(PLACES):
        for kind, title, fixed in (
            ("formation", "Former les cuisiniers des cantines", 9000),
            ("observatoire", "Observer la production locale", 12000),
        ):
            rows.append(
                {
                    "id": f"{kind}-{name}",
                    "territory": name,
                    "title": title,
                    "kind": kind,
                    "fixed_cost_eur": fixed + 500.0 * place,
                    "variable_cost_eur": 10.0,
                    "quantity": 100.0 + place,
                    "unit": "jour",
                    "staff_days": 20.0,
                    "start": "2026-01-01",
                    "end": "2027-01-01",
                    **changed,
                }
            )
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def plan() -> ml.PoolingPlan:
    return ml.pool(actions(), territories(), max_size=4)


def by_hand(found: ml.PoolingPlan, max_size: int) -> float:
    """The savings of the best plan of each kind, by trying every partition into groups."""
    costs, total = found.case.costs, 0.0

    def best(left: tuple[int, ...]) -> float:
        if not left:
            return 0.0
        first, rest = left[0], left[1:]
        value = best(rest)
        for size in range(1, max_size):
            for others in combinations(rest, size):
                cost = costs.cost([first, *others])
                remaining = tuple(each for each in rest if each not in others)
                value = max(value, cost.alone_eur - cost.cost_eur + best(remaining))
        return value

    for kind in ("formation", "observatoire"):
        total += best(tuple(i for i, action in enumerate(found.case.actions) if action.kind == kind))
    return total


def test_the_plan_saves_as_much_as_can_be(plan: ml.PoolingPlan) -> None:
    assert plan.savings == pytest.approx(by_hand(plan, 4), abs=0.01)
    assert plan.proven
    assert plan.gap == 0
    pooled = [action for pool in plan.pools for action in pool.actions]
    assert sorted([*pooled, *plan.alone]) == sorted(actions()["id"])
    assert plan.savings == pytest.approx(sum(pool.savings_eur for pool in plan.pools), abs=0.01)
    assert [pool.id for pool in plan.pools] == [f"P{i}" for i in range(1, len(plan.pools) + 1)]


def test_a_pool_says_who_leads_and_where_its_cost_comes_from(plan: ml.PoolingPlan) -> None:
    for pool in plan.pools:
        assert pool.leader in pool.territories
        assert pool.runner_up is not None
        assert pool.gap_eur >= 0
        parts = dict(pool.components)
        received = parts.pop("subsidies")
        assert sum(parts.values()) - received == pytest.approx(pool.cost_eur, abs=1e-6)
        assert pool.alone_eur - pool.cost_eur == pytest.approx(pool.savings_eur, abs=1e-6)
        assert (str(pool.start), str(pool.end)) == ("2026-01-01", "2027-01-01")
        assert pool.form == "convention"


def test_the_leader_is_the_cheapest_of_all(plan: ml.PoolingPlan) -> None:
    pool = plan.pools[0]
    model = plan.case.cost_model
    travel = {}
    for leader in pool.territories:
        place = plan.case.territories.index(leader)
        n = len(plan.case.territories)
        km = sum(plan.case.distances_km[place * n + plan.case.territories.index(t)] for t in pool.territories)
        travel[leader] = 2 * km * model.meetings_per_year * model.km_eur
    assert min(travel, key=travel.__getitem__) == pool.leader
    assert travel[pool.leader] == pytest.approx(pool.components["travel"], abs=0.01)


def test_distance_keeps_pools_near() -> None:
    near = ml.pool(actions(), territories(), within_km=60, max_size=4)
    assert all("loin" not in pool.territories for pool in near.pools)
    assert near.pools
    with pytest.raises(ml.InvalidInput, match="within_km is given, but no places"):
        ml.pool(actions(), within_km=60)


def test_neighbours_keep_pools_in_one_piece() -> None:
    touching = [("nord", "est"), ("est", "sud")]
    found = ml.pool(actions(), territories(), adjacency=touching, neighbours_only=True, max_size=4)
    assert {frozenset(pool.territories) for pool in found.pools} == {frozenset({"nord", "est", "sud"})}
    with pytest.raises(ml.InvalidInput, match="neighbours_only is given, but no adjacency"):
        ml.pool(actions(), territories(), neighbours_only=True)


def test_pins_and_refusals_are_kept() -> None:
    pinned = ml.pool(actions(), territories(), pins=[("formation-loin", "formation-nord")], max_size=2)
    assert any(set(pool.actions) == {"formation-loin", "formation-nord"} for pool in pinned.pools)
    apart = ml.pool(actions(), territories(), refusals=[("nord", "sud"), ("nord", "est")], max_size=4)
    for pool in apart.pools:
        assert not {"nord", "sud"} <= set(pool.territories)
        assert not {"nord", "est"} <= set(pool.territories)
    with pytest.raises(ml.NotFound, match="a pin names 'rien'"):
        ml.pool(actions(), pins=[("rien", "formation-nord")])
    with pytest.raises(ml.Infeasible, match="no pool can have the pinned actions"):
        ml.pool(actions(), pins=[("observatoire-nord", "formation-nord")])


def test_limits_on_money_and_days_bind() -> None:
    free = ml.pool(actions(), territories(), max_size=2)
    overhead = ("form_setup", "form_yearly", "coordination", "travel")
    spent = sum(pool.components[part] for pool in free.pools for part in overhead)
    tight = ml.pool(actions(), territories(), max_size=2, budget_eur=spent / 2)
    assert sum(pool.components[part] for pool in tight.pools for part in overhead) <= spent / 2
    assert 0 < tight.savings < free.savings
    none = ml.pool(actions(), territories(), staff_days=1)
    assert not none.pools


def test_other_objectives() -> None:
    served = ml.pool(actions(), territories(), objective="served", max_size=3)
    assert served.value == 5
    fair = ml.pool(actions(), territories(), objective="fairness", max_size=3)
    assert 0 < fair.value < 1
    assert fair.savings <= ml.pool(actions(), territories(), max_size=3).savings
    with pytest.raises(
        ml.InvalidInput, match="objective is 'joy'; expected one of savings, served, fairness"
    ):
        ml.pool(actions(), objective="joy")


def test_the_next_best_plans_follow() -> None:
    found = ml.pool(actions(), territories(), max_size=2, k=3)
    savings = [found.savings, *(other.savings for other in found.alternatives)]
    assert len(savings) == 3
    assert savings == sorted(savings, reverse=True)
    pools = [frozenset(pool.actions for pool in each.pools) for each in (found, *found.alternatives)]
    assert len(set(pools)) == 3


def test_no_pool_pays_is_an_answer_that_says_what_would_have_to_change() -> None:
    cheap = actions(fixed_cost_eur=700.0, staff_days=1.0, variable_cost_eur=0.0)
    found = ml.pool(cheap, territories())
    assert not found.pools
    assert found.savings == 0
    assert found.proven
    assert found.nearest is not None
    assert found.nearest.pool.savings_eur < 0
    assert found.nearest.changes
    told = found.explain("en")
    assert "No pool pays" in told
    assert "It would pay with any one of these changes:" in told
    assert "Aucune mutualisation n’est rentable" in found.explain()
    # The change that is told makes the pool pay, and a little less does not.
    factors = dict(found.nearest.changes)
    factor = factors["fixed_costs"]
    for times, pays in ((factor * 1.01, True), (factor * 0.99, False)):
        changed = cheap.assign(fixed_cost_eur=cheap["fixed_cost_eur"] * times)
        group = changed[changed["id"].isin(found.nearest.pool.actions)]
        assert bool(ml.pool(group, territories()).pools) == pays


def test_actions_that_are_not_alike_have_no_pool() -> None:
    found = ml.pool(actions().drop_duplicates("kind"))
    assert found.nearest is None
    assert "alike enough" in found.explain("en")
    mixed = actions().iloc[[0, 2]].assign(unit=["kg", "jour"])
    told = ml.pool(mixed, territories()).explain("en")
    assert "alike enough" in told
    assert "the quantities cannot be added: 1 pair" in told


def test_a_function_may_replace_the_cost_model() -> None:
    asked = []

    def cost(group: tuple[str, ...]) -> float:
        asked.append(group)
        return 1000.0 * len(group) ** 0.5

    found = ml.pool(actions(), cost_model=cost, max_size=3)
    assert found.pools[0].cost_eur == pytest.approx(1000 * 3**0.5, abs=0.01)
    assert found.pools[0].form is None
    assert ("formation-nord",) in asked
    with pytest.raises(ml.InvalidInput, match="expected a CostModel, whose assumptions can be varied"):
        found.sensitivity()

    def broken(group: tuple[str, ...]) -> float:
        if len(group) > 1:
            raise ValueError("pas de tarif")
        return 1.0

    with pytest.raises(ml.MaillageError, match=r"group of 'formation-\w+', .*: ValueError: pas de tarif"):
        ml.pool(actions(), cost_model=broken)
    with pytest.raises(ml.InvalidInput, match="cost_model is a int; expected a CostModel or a function"):
        ml.pool(actions(), cost_model=3)


def test_the_model_and_its_forms_may_be_edited() -> None:
    dear = ml.CostModel(forms=(LegalForm(id="entente", setup_eur=2500.0),))
    found = ml.pool(actions(), territories(), cost_model=dear)
    assert {pool.form for pool in found.pools} == {"entente"}
    table = ml.legal_forms()
    only = ml.pool(actions(), territories(), forms=table[table["id"] == "groupement"])
    assert {pool.form for pool in only.pools} == {"groupement"}


def test_sensitivity_and_chance_are_of_the_pools(plan: ml.PoolingPlan) -> None:
    what = plan.sensitivity(change=0.1)
    assert what.savings_eur == pytest.approx(plan.savings, abs=0.01)
    model = plan.case.cost_model
    frame = what.to_frame()
    changed = replace(model, fixed_cost_remaining=model.fixed_cost_remaining * 1.1)
    case = replace(plan.case, cost_model=changed)
    costs = [case.costs.cost([case.numbers[a] for a in pool.actions]) for pool in plan.pools]
    assert frame.loc["fixed_cost_remaining", "above_eur"] == pytest.approx(
        sum(cost.alone_eur - cost.cost_eur for cost in costs), abs=0.01
    )
    chance = plan.chance("P1", samples=500)
    assert 0.9 < chance.probability <= 1
    assert chance.low_eur < chance.mean_eur < chance.high_eur
    assert chance == plan.chance("P1", samples=500)
    assert chance.mean_eur != plan.chance("P1", samples=500, seed=1).mean_eur
    for result in (what, chance):
        assert result.explain()
        assert result.explain("en")
        assert pickle.loads(pickle.dumps(result)) == result
    assert what.plot().to_dict()


def test_prices_say_whether_the_plan_holds_as_a_whole(plan: ml.PoolingPlan) -> None:
    assert plan.prices is not None
    assert plan.relaxation_eur is not None
    assert sum(plan.prices.values()) == pytest.approx(plan.relaxation_eur, abs=0.01)
    assert plan.relaxation_eur >= plan.savings - 0.01
    costs, ids = plan.case.costs, tuple(plan.case.numbers)
    for kind in ("formation", "observatoire"):
        own = [plan.case.numbers[name] for name in ids if name.startswith(kind)]
        for size in (1, 2, 3, 4):
            for group in combinations(own, size):
                cost = costs.cost(list(group))
                asked = sum(plan.prices[ids[i]] for i in group)
                assert asked >= cost.alone_eur - cost.cost_eur - 0.01
    whole = plan.explain("en")
    assert ("The plan holds as a whole" in whole) == (plan.subsidy_eur == 0)
    limited = ml.pool(actions(), territories(), max_size=4, budget_eur=5000)
    assert limited.prices is limited.relaxation_eur is limited.subsidy_eur is None


def test_no_shares_hold_for_three_who_are_all_best_in_pairs() -> None:
    few = actions().iloc[[0, 2, 4]]

    def cost(group: tuple[str, ...]) -> float:
        return {1: 100.0, 2: 140.0, 3: 240.0}[len(group)]

    found = ml.pool(few, territories(), cost_model=cost)
    assert found.savings == 60
    assert found.relaxation_eur == pytest.approx(90)
    assert found.subsidy_eur == 30
    assert "aide extérieure de 30 €" in found.explain().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_search_that_is_stopped_says_its_gap() -> None:
    for objective in ("savings", "served", "fairness"):
        stopped = ml.pool(actions(), territories(), max_size=4, objective=objective, max_nodes=1)
        best = ml.pool(actions(), territories(), max_size=4, objective=objective)
        assert stopped.value <= best.value <= stopped.bound + 1e-6
        assert stopped.proven == (stopped.gap == 0)
    with pytest.raises(ml.InvalidInput, match="max_nodes is 0"):
        ml.pool(actions(), territories(), max_nodes=0)


def test_what_would_end_an_agreement_first(plan: ml.PoolingPlan) -> None:
    sturdy = plan.stability("P1")
    assert sturdy.holds
    assert not sturdy.first()
    assert "aucune hypothèse à elle seule" in sturdy.explain()
    small = ml.pool(actions(fixed_cost_eur=3000.0), territories(), max_size=4)
    broken = small.stability("P1")
    assert broken.holds
    name, factor = broken.first()[0]
    assert name == "coordination"
    model = ml.CostModel()
    for times, still in ((factor - 0.001, True), (factor + 0.001, False)):
        other = replace(
            model,
            coordination_days_per_member=model.coordination_days_per_member * times,
            coordination_days_per_pair=model.coordination_days_per_pair * times,
        )
        case = replace(small.case, cost_model=other)
        try:
            assert replace(small, case=case).shares("P1").in_core == still
        except ml.Infeasible:
            assert not still
    assert broken.first() == sorted(broken.first(), key=lambda each: abs(each[1] - 1))
    assert broken.first()[0][0] in broken.assumption
    assert broken == pickle.loads(pickle.dumps(broken))
    assert repr(broken).startswith("StabilityBreaks(holds; changed by ")
    told = broken.explain().replace("\u00a0", " ").replace("\u202f", " ")
    assert told.startswith("Ce partage tient. Il ne tiendrait plus avec :")
    two = replace(broken, assumption=("far", "near", "none"), factor=np.array([3.0, 0.5, np.nan]))
    assert two.first() == [("near", 0.5), ("far", 3.0)]
    key = dict.fromkeys(plan["P1"].territories, 1.0) | {plan["P1"].leader: 1e6}
    unfair = plan.stability("P1", "proportional", key=key)
    assert not unfair.holds
    assert "ne tient pas" in unfair.explain()
    with pytest.raises(ml.InvalidInput, match="'keys' is no option"):
        plan.stability("P1", "proportional", keys=key)
    with pytest.raises(ml.InvalidInput, match="costs come from a function"):
        ml.pool(actions(), territories(), cost_model=lambda group: 100.0 - len(group)).stability("P1")


def test_purchases_are_not_made_under_a_cooperation_agreement() -> None:
    bought = actions().assign(kind="achat de produits locaux", unit="kg")
    forms = {pool.form for pool in ml.pool(bought, territories()).pools}
    assert forms == {"groupement"}
    table = ml.legal_forms()
    assert table.loc[0, "excluded_kinds"] == ("achat",)
    table["excluded_kinds"] = [()] * len(table)
    assert {pool.form for pool in ml.pool(bought, territories(), forms=table).pools} == {"convention"}
    table["excluded_kinds"] = [("formation", "observatoire"), *[()] * (len(table) - 1)]
    assert "convention" not in {pool.form for pool in ml.pool(actions(), territories(), forms=table).pools}
    own = actions().assign(kind="marché")
    themes = {"marché": "achat"}
    assert {pool.form for pool in ml.pool(own, territories(), themes=themes).pools} == {"groupement"}


def test_a_plan_is_a_value_that_explains_itself(plan: ml.PoolingPlan) -> None:
    assert repr(plan).startswith("PoolingPlan(")
    assert plan == ml.pool(actions(), territories(), max_size=4)
    assert plan != ml.pool(actions(), territories(), max_size=2)
    back = pickle.loads(pickle.dumps(plan))
    assert back == plan
    assert back.case.costs.cost([0, 2]).cost_eur == plan.case.costs.cost([0, 2]).cost_eur
    told = plan.explain().replace("\u00a0", " ")
    assert "« PAT inventé" in told
    assert "c’est prouvé" in told
    assert "ordres de grandeur" in told
    english = plan.explain("en")
    assert "No other plan saves more: proven" in english
    assert "<table" in plan._repr_html_()
    assert len(plan.to_frame()) == len(plan.pools)
    assert plan.plot().to_dict()
    assert plan["P1"] is plan.pools[0]
    with pytest.raises(ml.NotFound, match="there is no pool 'P99'"):
        plan["P99"]


def test_a_pool_is_a_cost_game(plan: ml.PoolingPlan) -> None:
    pool = plan.pools[0]
    game = plan.game(pool)
    assert set(game.players) == set(pool.territories)
    assert game.total == pytest.approx(pool.cost_eur)
    numbers = {
        plan.case.actions[plan.case.numbers[action]].territory: plan.case.numbers[action]
        for action in pool.actions
    }
    for territory, number in numbers.items():
        assert game[territory] == pytest.approx(plan.case.costs.alone[number])
    for pair in combinations(pool.territories, 2):
        together = plan.case.costs.cost([numbers[t] for t in pair]).cost_eur
        alone = sum(plan.case.costs.alone[numbers[t]] for t in pair)
        assert game[pair] == pytest.approx(min(together, alone))
    shares = plan.shares(pool)
    assert sum(shares.shares.values()) == pytest.approx(pool.cost_eur)
    assert shares.in_core
    assert sum(plan.shares("P1", rule="shapley").shares.values()) == pytest.approx(pool.cost_eur)


def test_a_dossier_has_all_that_is_asked() -> None:
    dossier = ml.Dossier(
        territories=territories().assign(kind="pat"), actions=actions(), invented="Données inventées."
    )
    found = ml.pool(dossier, max_size=4)
    assert found.savings == ml.pool(actions(), territories(), max_size=4).savings
    assert "Données inventées." in found.explain()


@pytest.mark.parametrize("name", ["max_size", "k", "max_candidates"])
def test_numbers_out_of_range_are_refused(name: str) -> None:
    with pytest.raises(ml.InvalidInput, match=f"{name} is 0; expected a whole number"):
        ml.pool(actions(), **{name: 0})


def test_too_many_candidates_are_counted() -> None:
    with pytest.raises(ml.LimitExceeded, match="there are 52 candidate groups of up to 5 members"):
        ml.pool(actions(), max_candidates=20)
