"""The cost model: assumptions that can be edited, stored and checked."""

from __future__ import annotations

import json
import math
import pickle

import maillage as ml
import pandas as pd
import pytest
from maillage import _core


def action(name: str, territory: str, **amounts: float) -> _core.Action:
    return _core.Action(id=name, territory=territory, kind="cuisine", **amounts)


def test_defaults_are_those_of_the_compiled_library():
    ours, theirs = ml.CostModel().compiled(), _core.CostModel()
    for name in (
        *("leader_carries", "coordination_days_per_member", "coordination_days_per_pair", "staff_day_eur"),
        *("meetings_per_year", "km_eur", "years", "max_subsidy"),
    ):
        assert getattr(ours, name) == getattr(theirs, name), name
    for name in (
        "fixed_cost_remaining",
        "staff_days_remaining",
        "capacity",
        "capacity_cost_eur",
        "price_breaks",
    ):
        assert getattr(ours.scale, name) == getattr(theirs.scale, name), name
    assert [form.id for form in ours.forms] == [form.id for form in theirs.forms]


def test_legal_forms_cost_what_the_table_of_dossiers_says():
    from maillage.pooling.forms import legal_forms

    assert ml.CostModel().with_forms(legal_forms()).forms == ml.CostModel().forms


def test_model_survives_json_and_pickle():
    model = ml.CostModel(
        staff_day_eur=310,
        by_kind={"cuisine": {"capacity": 500, "capacity_cost_eur": 900, "price_breaks": [(100, 0.1)]}},
        subsidies=(ml.Subsidy(id="région", rate=0.2, ceiling_eur=5000, kinds=("cuisine",)),),
        price_breaks_in="units",
    )
    text = json.dumps(model.to_dict(), allow_nan=False)
    assert ml.CostModel.from_dict(json.loads(text)) == model
    assert pickle.loads(pickle.dumps(model)) == model
    assert ml.CostModel.from_dict({"capacity": None}).capacity == math.inf


def test_costs_of_a_group_follow_the_assumptions():
    actions = [action("a", "x", fixed_cost_eur=10000), action("b", "y", fixed_cost_eur=6000)]
    model = ml.CostModel(
        forms=(ml.LegalForm(id="convention", setup_eur=500),), coordination_days_per_member=0
    )
    found = _core.GroupCosts(model.compiled(), actions, ["x", "y"]).cost([0, 1])
    assert found.cost_eur == 10000 + 0.3 * 6000 + 500
    assert found.alone_eur == 16000
    assert (found.leader, found.form) == (0, 0)
    changed = ml.CostModel(
        forms=model.forms, coordination_days_per_member=0, by_kind={"cuisine": {"fixed_cost_remaining": 1}}
    )
    assert _core.GroupCosts(changed.compiled(), actions, ["x", "y"]).cost([0, 1]).cost_eur == 16500


def test_a_function_may_replace_the_model_and_its_error_names_the_group():
    actions = [action("a", "x"), action("b", "y")]
    costs = _core.GroupCosts.from_function(lambda group: 100.0 / len(group), actions, ["x", "y"])
    assert costs.cost([0, 1]).cost_eur == 50
    assert list(costs.costs(_core.Groups([[0, 1], [0]]))) == [50, 100]

    def broken(group: list[int]) -> float:
        if len(group) > 1:
            raise KeyError("tarif")
        return 1.0

    costs = _core.GroupCosts.from_function(broken, actions, ["x", "y"])
    with pytest.raises(ml.MaillageError, match=r"threw for the group of 'a', 'b': KeyError: 'tarif'"):
        costs.cost([0, 1])
    costs = _core.GroupCosts.from_function(
        lambda group: 1.0 if len(group) == 1 else "dear", actions, ["x", "y"]
    )
    with pytest.raises(ml.MaillageError, match=r"'a', 'b': it returned no number"):
        costs.cost([0, 1])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"staff_day_eur": -1}, r"staff_day_eur is -1; expected a number >= 0"),
        ({"fixed_cost_remaining": 2}, r"fixed_cost_remaining is 2; expected from 0 to 1"),
        ({"carried": "both"}, r"carried is 'both'"),
        ({"price_breaks": [1, 2]}, r"expected pairs of a quantity and a discount"),
        ({"price_breaks_in": "kilos"}, r"price_breaks_in is 'kilos'"),
        ({"by_kind": {"cuisine": {"prix": 1}}}, r"by_kind\['cuisine'\] has 'prix'"),
        ({"by_kind": {"cuisine": {"capacity": 0}}}, r"by_kind\['cuisine'\].capacity is 0"),
        ({"forms": [ml.LegalForm(id="x"), ml.LegalForm(id="x")]}, r"legal form 'x' is listed twice"),
        ({"subsidies": [ml.Subsidy(id="x", rate=3)]}, r"subsidies\[0\].rate is 3"),
    ],
)
def test_wrong_assumptions_are_named(given, message):
    with pytest.raises(ml.InvalidInput, match=message):
        ml.CostModel(**given)


def test_unknown_assumptions_are_refused():
    with pytest.raises(ml.InvalidInput, match="there is no assumption 'prix'"):
        ml.CostModel.from_dict({"prix": 1})
    with pytest.raises(ml.InvalidInput, match="a LegalForm has no 'cout'"):
        ml.CostModel.from_dict({"forms": [{"id": "x", "cout": 1}]})


def test_table_lists_assumptions_with_units():
    frame = ml.CostModel(by_kind={"cuisine": {"capacity": 500}}).to_frame()
    assert frame.loc["staff_day_eur"].tolist() == [250.0, "EUR/day"]
    assert frame.loc["cuisine: capacity", "value"] == 500
    assert isinstance(frame, pd.DataFrame)
