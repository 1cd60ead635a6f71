"""The tables of planned actions: what they hold, and each thing that can be wrong in them, cell by cell."""

from __future__ import annotations

from pathlib import Path

import maillage as ml
import pandas as pd
import pytest
from maillage.dossier import check, load, schemas

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"
HEAD = "id;territoire;intitulé;nature;coût fixe (€);coût par unité (€);quantité;unité;début;fin;mutualisable"
GOOD = "1;val;Formation;formation;12 000 €;4,50;30;séances;01/02/2020;01/06/2020;oui"
TERRITORIES = "id,name\nval,Val (inventé)\nmont,Mont (inventé)\n"


def dossier(folder: Path, actions: str = f"{HEAD}\n{GOOD}\n", **tables: str) -> Path:
    for name, text in {"territoires": TERRITORIES, "actions": actions, **tables}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_actions_are_read_as_they_are_typed_in_france(tmp_path: Path) -> None:
    action = load(dossier(tmp_path)).actions.iloc[0]
    assert action["fixed_cost_eur"] == 12000
    assert action["variable_cost_eur"] == 4.5
    assert action["start"] == pd.Timestamp("2020-02-01")
    assert action["poolable"]


WRONG = [
    ("12 000 €", "-5", "column coût fixe (€): “-5” is too small; expected: at least 0"),
    ("12 000 €", "", "column coût fixe (€): empty; expected: a value in every row"),
    (
        "12 000 €",
        "$12000",
        "column coût fixe (€): “$12000” is not an amount in euros; expected: an amount in euros, such as",
    ),
    ("4,50", "-1", "column coût par unité (€): “-1” is too small; expected: at least 0"),
    ("4,50", "4 US$", "column coût par unité (€): “4 US$” is not an amount in euros"),
    (";30;", ";-30;", "column quantité: “-30” is too small; expected: at least 0"),
    ("1;val", "1;vall", "column territoire: “vall” is not found in territories.id"),
    ("01/06/2020", "01/01/2020", "column fin: “2020-01-01” is not after start (2020-02-01)"),
    ("01/06/2020", "31/06/2020", "column fin: “31/06/2020” is not a date of the calendar"),
    (";oui", ";peut-être", "column mutualisable: “peut-être” is not yes or no"),
    ("formation;12", ";12", "column nature: empty; expected: a value in every row"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_what_is_wrong_in_an_action_is_said_where_it_stands(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in GOOD
    findings = check(dossier(tmp_path, f"{HEAD}\n{GOOD.replace(right, wrong, 1)}\n"))
    assert len(findings) == 1, findings.explain("en")
    assert findings[0].level == "error"
    assert findings[0].text("en").startswith(f"actions.csv, line 2, {said}")


def test_an_amount_in_another_currency_is_refused_in_french_too(tmp_path: Path) -> None:
    findings = check(dossier(tmp_path, f"{HEAD}\n{GOOD.replace('12 000 €', '$12000')}\n"))
    said = findings[0].text("fr").replace("\u00a0", " ").replace("\u202f", " ")
    assert "n’est pas un montant en euros ; attendu : un montant en euros, par exemple 12 000 €" in said


def test_an_action_under_two_identifiers_is_worth_a_warning(tmp_path: Path) -> None:
    again = GOOD.replace("1;val;Formation", "2;val;FORMATION")
    other = GOOD.replace("1;val", "3;mont")
    findings = check(dossier(tmp_path, f"{HEAD}\n{GOOD}\n{again}\n{other}\n"))
    assert [finding.level for finding in findings] == ["warning"]
    assert findings[0].text("en") == (
        "actions.csv, line 3, column intitulé: “FORMATION” is planned by the same territory on line 2 "
        "too, with the same kind and dates; expected: one line for each action, or titles that differ"
    )


def test_units_of_one_kind_that_cannot_be_added_are_worth_a_warning(tmp_path: Path) -> None:
    rows = [GOOD.replace("1;val;Formation", f"{i};val;Formation {i}") for i in range(4)]
    rows[1] = rows[1].replace("séances", "Session")
    rows[2] = rows[2].replace("séances", "jours")
    rows[3] = rows[3].replace("séances", "")
    findings = check(dossier(tmp_path, "\n".join([HEAD, *rows, ""])))
    assert [finding.level for finding in findings] == ["warning"]
    assert findings[0].text("en") == (
        "actions.csv, line 4, column unité: “jours” cannot be added to séance, in which most of the kind "
        "“formation” is counted; expected: séance, a unit that converts to it, or a kind of its own"
    )


def test_one_identifier_for_two_actions_is_an_error(tmp_path: Path) -> None:
    findings = check(dossier(tmp_path, "\n".join([HEAD, GOOD, GOOD.replace("val", "mont"), ""])))
    assert [finding.code for finding in findings] == ["duplicate"]


def test_themes_that_go_round_in_a_circle(tmp_path: Path) -> None:
    findings = check(dossier(tmp_path, themes="theme,parent\na,b\nb,a\nc,\nd,e\n"))
    assert [finding.code for finding in findings] == ["circle", "circle", "reference"]
    assert "is part of itself by way of a → b → a" in findings[0].text("en")


def test_reviews_of_pairs_are_read_in_french(tmp_path: Path) -> None:
    two = "\n".join([HEAD, GOOD, GOOD.replace("1;val", "2;mont"), ""])
    reviews = "action 1;action 2;avis\n1;2;Refusé\n"
    assert load(dossier(tmp_path, two, pool_reviews=reviews)).pool_reviews["decision"].tolist() == ["refused"]
    wrong = "action 1;action 2;avis\n1;1;oui\n1;3;non\n2;1;bof\n"
    findings = check(dossier(tmp_path, two, pool_reviews=wrong))
    assert [(finding.line, finding.code) for finding in findings] == [
        (2, "same"),
        (3, "reference"),
        (4, "enum"),
    ]


def test_a_legal_form_for_fewer_members_than_it_needs(tmp_path: Path) -> None:
    findings = check(
        dossier(tmp_path, formes="id,nom,membres au moins,membres au plus\na,A,3,2\nb,B,2,2\nc,C,1,\n")
    )
    assert [(finding.line, finding.code) for finding in findings] == [(2, "below"), (4, "minimum")]
    assert "“2” is less than min_members (3); expected: 3 or more" in findings[0].text("en")


def test_the_legal_forms_that_are_shipped_are_a_table_of_a_dossier() -> None:
    french, english = ml.legal_forms(), ml.legal_forms("en")
    assert [*french.columns] == [column.name for column in schemas()["legal_forms"].columns]
    words = ["name", "conditions", "source", "description"]
    pd.testing.assert_frame_equal(french.drop(columns=words), english.drop(columns=words))
    assert [len(one) for one in french["conditions"]] == [len(one) for one in english["conditions"]]
    forms = french.set_index("id")
    assert forms["source"].str.contains("L2113-6 à L2113-8").loc["groupement"]
    assert forms["source"].str.contains("L5221-1 et L5221-2").loc["entente"]
    assert forms["source"].str.contains("D5211-16").loc["service-commun"]
    assert forms.index[forms["requires_contiguity"]].tolist() == ["petr"]
    assert forms.index[forms["everyone_gains"]].tolist() == ["entente"]
    assert ml.Dossier(legal_forms=french)["legal_forms"].equals(french)
    french.loc[0, "name"] = "X"
    assert ml.legal_forms().loc[0, "name"] != "X"
    with pytest.raises(ml.InvalidInput, match="'de'"):
        ml.legal_forms("de")


def test_the_example_plans_forty_invented_actions_of_eight_projects() -> None:
    example = load(EXAMPLE)
    assert len(example.actions) == 40
    assert example.actions["territory"].nunique() == 8
    assert example.actions["description"].str.contains("Action inventée.").all()
    assert (~example.actions["poolable"]).sum() == 1
    assert {*example.pool_reviews["decision"]} == {"confirmed", "refused"}
    near = {*example.adjacency["territory"], *example.adjacency["neighbour"]}
    assert {*example.actions["territory"]} <= near
    assert example.territories["latitude"].notna().all()
