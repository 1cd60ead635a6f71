"""Introductions, missing actors, competences: what is found, what words say, what is refused."""

from __future__ import annotations

import contextlib
import io
import itertools
import math
import pickle
import re
from pathlib import Path
from typing import Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest


def village() -> ml.StakeholderNetwork:
    rows = [
        ("mairie", "Mairie", "Nord", "state", "droit; accueil", 45.76, 4.83),
        ("jeanne", "Jeanne", "Nord", "production", "maraîchage; accueil", 45.7, 4.9),
        ("cantine", "Cantine", "Sud", "catering", "cuisine", 45.5, 5.0),
        ("moulin", "Moulin", "Sud", "processing", "mouture; droit", None, None),
        ("ermite", "<script>", "Est", "presse", "", 45.1, 5.0),
        ("muet", "Muet", None, None, "", None, None),
    ]
    columns = ["id", "name", "territory", "category", "competences", "latitude", "longitude"]
    ties = [("mairie", "jeanne"), ("jeanne", "cantine"), ("cantine", "moulin")]
    return ml.StakeholderNetwork(
        pd.DataFrame(rows, columns=columns),
        pd.DataFrame(ties, columns=["source", "target"]),
        invented="Invented.",
    )


def test_introductions_name_who_can_make_them() -> None:
    found = village().introductions("mairie")
    assert found.contact == ("cantine", "moulin", "ermite")
    assert found.introduced_by == (("jeanne",), ("jeanne", "cantine"), ())
    assert found.distance_km[0] == pytest.approx(31.8, abs=0.1)
    assert math.isnan(found.distance_km[1])
    assert found.brings == (("cuisine",), ("mouture",), ())
    english = found.explain("en")
    assert english.startswith("Invented.")
    assert "“Jeanne”, who works with both, could make the introduction." in english
    assert "“Jeanne” could introduce “Mairie” to “Cantine”, who works with “Moulin”." in english
    french = found.explain("fr")
    assert "«\u00a0Jeanne\u00a0», qui travaille avec les deux, pourrait faire les présentations." in french
    assert found.to_frame().loc["cantine", "introduced_by"] == ("jeanne",)
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != village().introductions("jeanne")


def test_an_isolated_actor_gets_contacts_by_what_is_known_of_it() -> None:
    found = village().introductions("ermite", k=2)
    assert found.isolated
    assert found.contact == ("jeanne", "mairie")
    assert not found.l3.any()
    assert "works with nobody yet" in found.explain("en")


def test_introductions_to_somebody() -> None:
    assert village().introductions("mairie", to="jeanne").already == ("jeanne",)
    assert "travaille déjà avec" in village().introductions("mairie", to="jeanne").explain()
    found = village().introductions("mairie", to=["muet", "moulin"])
    assert found.contact == ("moulin", "muet")
    assert "nothing that is known speaks for it" in found.explain("en")
    assert "rien de connu" in found.explain("fr")


def test_without_any_reason_nobody_is_proposed() -> None:
    silent = ml.StakeholderNetwork([{"id": "a"}, {"id": "b"}])
    found = silent.introductions("a")
    assert found.contact == ()
    assert found.explain("en").startswith("Nothing speaks for one contact of “a”")
    assert (
        "travaille déjà avec tout le monde"
        in ml.StakeholderNetwork([{"id": "a"}]).introductions("a").explain()
    )


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"actor": "jeane"}, ml.NotFound, "did you mean 'jeanne'"),
        ({"actor": "mairie", "to": "moulim"}, ml.NotFound, "did you mean 'moulin'"),
        ({"actor": "mairie", "to": "mairie"}, ml.InvalidInput, "cannot be introduced to itself"),
        ({"actor": "mairie", "to": []}, ml.InvalidInput, "to is empty"),
        ({"actor": "mairie", "k": 0}, ml.InvalidInput, "k is 0; expected at least 1"),
        ({"actor": "mairie", "chains": 0}, ml.InvalidInput, "chains is 0"),
        (
            {"actor": "mairie", "weights": "km"},
            ml.InvalidInput,
            "weights is 'km'; expected None or 'distance'",
        ),
    ],
)
def test_introductions_refuse(options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        village().introductions(**options)


def test_missing_actors() -> None:
    found = village().missing_actors({"production": 1, "catering": 2})
    frame = found.to_frame().reset_index().set_index(["territory", "category"])
    assert frame.loc[("Sud", "catering")].tolist() == [1, 2, 1]
    assert frame.loc[("Nord", "production")].tolist() == [1, 1, 0]
    assert found.isolated_actors == ("ermite", "muet")
    assert found.isolated_territories == ("Est",)
    assert found.unexpected == {"state": 1, "processing": 1, "presse": 1}
    assert (found.without_category, found.without_territory) == (1, 1)
    assert repr(found) == "MissingActors(5 of 6 expectations not met)"
    assert "“Sud”: production and catering (1 missing)" in found.explain("en")
    french = village().missing_actors().explain("fr")
    assert "transformation" in french
    assert "société civile" in french


def test_expectations_in_every_form_say_the_same() -> None:
    n = village()
    listed = n.missing_actors(["catering", "waste"])
    assert listed == n.missing_actors({"catering": 1, "waste": 1})
    assert listed == n.missing_actors([{"category": "catering"}, {"category": "waste"}])
    assert listed == n.missing_actors(pd.DataFrame({"category": ["catering", "waste"], "minimum": [1, None]}))
    own = pd.DataFrame({"territory": ["Est", None], "category": ["waste", "waste"], "minimum": [3, 1]})
    assert n.missing_actors(own).to_frame().loc["Est", "missing"] == 3
    assert n.missing_actors(["waste"], territories=["Ouest"]).territories[0] == "Ouest"
    assert "No actor is expected" in n.missing_actors({"waste": 0}).explain("en")


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ([], "no category is expected"),
        ("waste", "expected is the text 'waste'"),
        ({"waste": -1}, "minimum of category 'waste' is -1; expected a whole number, 0 or more"),
        ({"waste": 1.5}, "minimum of category 'waste' is 1.5"),
        ([{"category": "waste", "territory": "Noord"}], "did you mean 'Nord'"),
        ([{"kind": "waste"}], "expectations has no column 'category'"),
        (["waste", "waste"], "category 'waste' is expected twice everywhere"),
    ],
)
def test_missing_actors_refuses(expected: Any, message: str) -> None:
    with pytest.raises(ml.MaillageError, match=message):
        village().missing_actors(expected)


def test_competences() -> None:
    found = village().competences()
    assert found.only == {"maraîchage": "jeanne", "cuisine": "cantine", "mouture": "moulin"}
    assert found.missing["Sud"] == ("accueil", "maraîchage")
    assert found.totals["droit"] == 2
    assert "3 competences of 5 hang on a single actor" in found.explain("en")
    assert "Personne n’a\u00a0: logistique." in village().competences(["droit", "logistique"]).explain("fr")
    assert "No competence of any actor is known." in ml.StakeholderNetwork(
        [{"id": "a"}]
    ).competences().explain("en")


def brute_force(have: dict[str, set[str]], wanted: set[str]) -> list[tuple[str, ...]]:
    for size in range(1, len(have) + 1):
        groups = [
            g for g in itertools.combinations(have, size) if wanted <= set().union(*(have[a] for a in g))
        ]
        if groups:
            return groups
    return []


def test_smallest_groups_are_all_that_brute_force_finds() -> None:
    rng = np.random.default_rng(4)
    for _ in range(40):
        have = {
            f"a{i}": set(rng.choice(list("stuvwxyz"), rng.integers(0, 4), replace=False)) for i in range(9)
        }
        wanted = sorted(set().union(*have.values()))
        actors = [{"id": a, "competences": sorted(map(str, c))} for a, c in have.items()]
        found = ml.StakeholderNetwork(actors).smallest_group(map(str, wanted))
        assert sorted(found.groups) == sorted(brute_force(have, set(wanted)))
        assert found.proven
        assert found.complete


def test_smallest_group_in_words() -> None:
    found = village().smallest_group(["droit", "cuisine"], k=2)
    assert found.groups == (("mairie", "cantine"), ("cantine", "moulin"))
    assert found.essential == ("cantine",)
    assert "It takes 2 actors to have all of this together (droit and cuisine):" in found.explain("en")
    assert "«\u00a0Cantine\u00a0» fait partie de tous ces groupes." in found.explain("fr")
    lacking = village().smallest_group(["droit", "cuisine"], "Nord")
    assert lacking.missing == ("cuisine",)
    assert lacking.groups == (("mairie",),)
    assert "In “Nord”, no actor has: cuisine." in lacking.explain("en")
    assert village().smallest_group(["cuisine"], "Est").groups == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"competences": []}, "no competence is required"),
        ({"competences": ["cuisin"]}, "no actor has the competence 'cuisin'; did you mean 'cuisine'"),
        ({"competences": ["droit", "droit"]}, "competence 'droit' is required twice"),
        ({"competences": "droit"}, "the competences are the text 'droit'"),
        ({"competences": ["droit"], "territory": "Sude"}, "did you mean 'Sud'"),
        ({"competences": ["droit"], "max_groups": 0}, "max_groups is 0"),
    ],
)
def test_smallest_group_refuses(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ml.MaillageError, match=message):
        village().smallest_group(**options)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_charts_and_tables_hold_no_script(lang: str) -> None:
    n = village()
    drawn: list[Any] = [n.introductions("mairie"), n.missing_actors(), n.competences()]
    every: list[Any] = [*drawn, n.smallest_group(["droit"])]
    for result in drawn:
        assert "<script>" not in result.plot(lang).to_json()
    for result in every:
        html = result._repr_html_()
        assert "<script>" not in html
        assert "Invented." in html


GUIDES = Path(__file__).resolve().parents[2] / "docs" / "network"
FENCE = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["introductions.md", "missing.md", "competences.md"])
def test_examples_print_what_the_page_shows(page: str) -> None:
    namespace: dict[str, object] = {}
    printed, compared = "", 0
    for language, text in FENCE.findall((GUIDES / page).read_text(encoding="utf-8")):
        if language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(text, page, "exec"), namespace)  # noqa: S102 - the page's own example
            printed = output.getvalue()
        else:
            assert printed.strip() == text.strip()
            compared += 1
    assert compared >= 2
