"""Which planned actions resemble each other: words, tables, and what is said of wrong input."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import _core
from maillage.pooling.texts import TextLikeness, stem, stems

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"
TWO = pd.DataFrame(
    {
        "id": ["a", "b"],
        "territory": ["val", "mont"],
        "title": ["Pesée du gaspillage", "Peser le gaspillage"],
        "kind": ["pesée", "Pesée"],
        "quantity": [2.0, 1.0],
        "unit": ["tonne", "t"],
    }
)


@pytest.fixture(scope="module")
def example() -> ml.Likeness:
    return ml.alike(ml.load(EXAMPLE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cuisiniers", "cuisinières"),
        ("former", "formations"),
        ("pesée", "pesées"),
        ("accompagner", "accompagnement"),
        ("végétariens", "végétarienne"),
        ("animation", "animatrice"),
        ("étude", "études"),
    ],
)
def test_inflections_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != ""


def test_a_stem_never_takes_a_whole_word() -> None:
    assert all(
        len(stem(word)) >= min(3, len(word)) for word in ("er", "eau", "este", "xx", "ations", "ements")
    )


def test_texts_are_alike_whatever_the_order_the_accents_and_the_little_words() -> None:
    titles = ["Observatoire du foncier agricole", "FONCIER agricole : l'observatoire", "Défi des foyers"]
    compare = TextLikeness(titles, ["", "", ""])
    first, second = np.array([0, 0, 1], np.uint32), np.array([1, 2, 0], np.uint32)
    same, other, turned = compare(first, second)
    assert same == turned == 1.0
    assert other < 0.5


def test_descriptions_count_where_both_have_one() -> None:
    first, second = np.array([0], np.uint32), np.array([1], np.uint32)
    one = TextLikeness(["Pesée", "Pesée"], ["au collège", ""])(first, second)
    both = TextLikeness(["Pesée", "Pesée"], ["collège", "xyz"])(first, second)
    assert one[0] == 1.0
    assert both[0] == pytest.approx(0.75, abs=0.1)


def test_the_example_finds_what_is_alike_under_different_titles(example: ml.Likeness) -> None:
    pairs = {frozenset(pair) for pair in example.pairs}
    for one, other in [
        ("brumes-achats", "merle-achats"),  # kilograms and tonnes
        ("brumes-cuisiniers", "merle-cuisiniers"),  # a kind and the kind that it is part of
        ("trois-collines-foncier", "sauge-foncier"),
        ("merle-defi", "orme-defi"),  # foyers and familles
        ("grand-val-logistique", "trois-collines-logistique"),
    ]:
        assert {one, other} in pairs
    assert example.why("brumes-achats", "sauge-achats") == "unit"
    assert example.why("brumes-pesees", "roche-noire-pesees") == "window"
    assert example.why("roche-noire-logistique", "orme-logistique") == "poolable"
    assert example.why("grand-val-communication", "brumes-communication") == "refused"
    assert example.why("brumes-achats", "brumes-pesees") == "kind"
    assert example.why("brumes-achats", "merle-achats") == "none"
    confirmed = {pair for pair, said in zip(example.pairs, example.confirmed, strict=True) if said}
    assert confirmed == {("trois-collines-defi", "sauge-defi")}
    n = len(example.territory)
    assert len(example.pairs) + len(example.rejected) + example.n_other_kinds == n * (n - 1) // 2


def test_every_component_is_a_column_and_the_mean_is_theirs(example: ml.Likeness) -> None:
    frame = example.to_frame()
    weights = {"text": 0.5, "theme": 0.2, "quantity": 0.1, "needs": 0.1, "target_public": 0.1}
    parts = frame[[*weights]]
    assert ((parts >= 0) & (parts <= 1) | parts.isna()).all(axis=None)
    known = parts.notna() * pd.Series(weights)
    mean = (parts * pd.Series(weights)).sum(axis=1) / known.sum(axis=1)
    np.testing.assert_allclose(frame["likeness"], mean, atol=1e-12)
    assert frame.loc[frame["confirmed"].eq(False), "likeness"].min() >= 0.5


def test_legal_forms_depend_on_what_touches_and_on_kinds(example: ml.Likeness) -> None:
    forms = dict(zip(example.pairs, example.forms, strict=True))
    assert "petr" in forms["brumes-achats", "merle-achats"]
    assert "petr" not in forms["merle-achats", "orme-achats"]  # they do not touch
    assert "service-commun" in forms["trois-collines-foncier", "sauge-foncier"]
    assert "service-commun" not in forms["brumes-achats", "merle-achats"]
    only = ml.legal_forms().query("id == 'service-commun'")
    assert ml.alike(ml.load(EXAMPLE), forms=only).why("brumes-achats", "merle-achats") == "legal_form"


def test_near_and_neighbouring_territories_can_be_asked_for(example: ml.Likeness) -> None:
    near = ml.alike(ml.load(EXAMPLE), within_km=30)
    assert near.distance_km.max() <= 30
    assert 0 < len(near.pairs) < len(example.pairs)
    assert "distance" in near.failed()
    touching = ml.alike(ml.load(EXAMPLE), neighbours_only=True)
    assert touching.why("merle-achats", "orme-achats") == "neighbours"


def test_frames_alone_will_do() -> None:
    found = ml.alike(TWO)
    assert found.pairs == (("a", "b"),)
    assert found.quantity.tolist() == [0.5]
    assert np.isnan(found.distance_km).all()
    assert np.isinf(found.overlap_days).all()
    assert repr(found) == "Likeness(2 actions, 1 pairs alike)"


def test_another_likeness_of_texts_can_stand_in() -> None:
    found = ml.alike(TWO, text=lambda first, _: np.zeros(len(first)), weights={"text": 1}, min_likeness=0.1)
    assert found.pairs == ()
    assert found.rejected == (("a", "b", "likeness", 0.0),)


def test_what_the_function_for_texts_raises_comes_through() -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ml.alike(TWO, text=fails)


def test_the_order_of_the_rows_changes_nothing_but_the_order() -> None:
    dossier = ml.load(EXAMPLE)
    turned = dossier.replace(actions=dossier.actions.iloc[::-1].reset_index(drop=True))
    one, other = ml.alike(dossier), ml.alike(turned)
    as_sets = [
        {(frozenset(pair), round(like, 12)) for pair, like in zip(found.pairs, found.likeness, strict=True)}
        for found in (one, other)
    ]
    assert as_sets[0] == as_sets[1]


def test_results_are_values(example: ml.Likeness) -> None:
    assert pickle.loads(pickle.dumps(example)) == example
    assert ml.alike(ml.load(EXAMPLE), slack_days=10) != example
    assert "Likeness" in example._repr_html_()
    assert example.rejected_frame()["condition"].value_counts().to_dict() == example.failed()
    with pytest.raises(ValueError, match="read-only"):
        example.likeness[0] = 0


def test_it_is_said_in_french_and_english(example: ml.Likeness) -> None:
    french, english = example.explain(), example.explain("en")
    assert french.startswith("Exemple")
    assert "40 actions ont été comparées" in french
    assert "les quantités ne s’additionnent pas" in french
    assert "someone has refused the pair: 1 pair (“Campagne de communication" in english
    assert "Likeness goes from 0 to 1: 50% for titles" in english
    assert ml.alike(TWO.iloc[:1]).explain("en").startswith("1 action was compared. No two of them")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"actions": 3}, "actions is a int; expected a data frame or a dossier"),
        (
            {"actions": TWO.drop(columns="kind")},
            "actions has no column 'kind'; expected id, territory, title",
        ),
        ({"weights": {"colour": 1}}, "there is no component 'colour'; expected one of text, theme, quantity"),
        ({"slack_days": -1}, "slack_days is -1; expected a whole number, 0 or more"),
        ({"slack_days": 1.5}, "slack_days is 1.5; expected a whole number"),
        ({"min_likeness": 2}, "min_likeness is 2; expected from 0 to 1"),
        ({"within_km": 10}, "a distance is asked for but none is known"),
        ({"neighbours_only": True}, "neighbours are asked for but none is known"),
        (
            {"territories": pd.DataFrame({"id": ["val"], "name": ["Val"]})},
            "action 'b' is of territory 'mont', which is not in the list",
        ),
        (
            {"reviews": pd.DataFrame({"first": ["a"], "second": ["z"], "decision": ["refused"]})},
            "a review names action 'z'; expected one of the actions",
        ),
        ({"themes": {"x": "y", "y": "x"}}, "theme 'x' is part of itself"),
        (
            {"text": lambda first, _: np.full(len(first), 2.0)},
            "a likeness of texts is 2; expected from 0 to 1",
        ),
    ],
)
def test_wrong_input_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(ml.InvalidInput) as raised:
        ml.alike(**{"actions": TWO, **change})  # type: ignore[arg-type]
    assert str(raised.value).startswith(message)


def test_a_dossier_without_actions_and_an_unknown_action_are_not_found(example: ml.Likeness) -> None:
    with pytest.raises(ml.NotFound, match="has no actions; expected a table 'actions'"):
        ml.alike(ml.Dossier())
    with pytest.raises(ml.NotFound, match="there is no action 'x'"):
        example.why("x", "brumes-achats")


def test_units_of_the_library_are_those_of_python() -> None:
    assert _core.conversion("tonnes", "kg") == 1000
    assert _core.conversion("repas", "kg") is None
    assert _core.unit_named("Ménages") == ("foyer", 1.0)
    there = _core.distances_km(np.array([0.0, 90.0]), np.array([0.0, 0.0]))
    np.testing.assert_allclose(there, [0, 10007.557, 10007.557, 0], atol=0.001)
    with pytest.raises(ml.InvalidInput, match="1 latitudes are given for 2 longitudes"):
        _core.distances_km(np.zeros(1), np.zeros(2))


def test_five_thousand_actions_take_seconds() -> None:
    random = np.random.default_rng(0)
    n = 5000
    words = [
        "cantines",
        "produits",
        "locaux",
        "pesée",
        "foncier",
        "cuisiniers",
        "étude",
        "plateforme",
        "défi",
    ]
    actions = pd.DataFrame(
        {
            "id": [f"a{i}" for i in range(n)],
            "territory": [f"t{i % 64}" for i in range(n)],
            "title": [" ".join(random.choice(words, 4)) for _ in range(n)],
            "kind": [f"kind {i}" for i in random.integers(0, 25, n)],
            "quantity": random.integers(1, 100, n),
            "unit": random.choice(["kg", "t", "repas"], n),
        }
    )
    start = time.perf_counter()
    found = ml.alike(actions, min_likeness=0.8)
    assert len(found.pairs) + len(found.rejected) + found.n_other_kinds == n * (n - 1) // 2
    assert time.perf_counter() - start < 30
