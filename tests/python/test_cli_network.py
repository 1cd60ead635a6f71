"""``maillage network``, and the tables of a dossier that it reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import maillage as ml
import pytest
from maillage.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"


def test_the_page_says_who_holds_the_network_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", str(EXAMPLE)]) == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "61 acteurs, 139 coopérations entre 138 paires." in told
    assert "acteurs, liens, actions, territoires, agendas, passé inventés" in told
    assert "Sans « Fromagerie du Merle (inventé) »" in told
    assert "Place entre les autres : « Département d'Argence (inventé) » vient en tête" in told


def test_the_page_is_also_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", str(EXAMPLE), "--lang", "en", "--on", "2018-06-01"]) == 0
    told = capsys.readouterr().out
    assert "As it was on 1 June 2018." in told
    assert "Who holds it together" in told
    assert "acteurs," not in told.split("inventés.")[1]


def test_the_role_of_an_actor_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", str(EXAMPLE), "--actor", "dept"]) == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Le rôle de Département d'Argence (inventé)" in told
    assert "1er sur 61" in told
    assert "Le rôle de" not in str(ml.load(EXAMPLE).network.page())


def test_parts_of_the_network_can_be_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "reseau.json"
    arguments = ["--kind", "approvisionnement", "--territory", "orme", "--output", str(path)]
    assert main(["network", str(EXAMPLE), *arguments]) == 0
    data = json.loads(path.read_text(encoding="utf-8"))
    n = ml.load(EXAMPLE).network.view(kinds=["approvisionnement"], territories=["orme"])
    assert data["n_actors"] == n.n_actors == 9
    assert data["n_cooperations"] == n.n_cooperations
    assert "Écrit" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--on", "hier"], 2, "hier\u00a0» n’est pas une date"),
        (["--actor", "depts"], 2, "vouliez-vous dire «\u00a0dept\u00a0»"),
        (["--kind", "vente"], 2, "n’est de la sorte «\u00a0vente"),
        (["--output", "page.docx"], 2, "page.docx"),
        (["--sur", "2020"], 2, "--sur"),
        (["--by", "taille"], 2, "l’attribut (by) vaut"),
    ],
)
def test_wrong_options_are_refused(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["network", str(EXAMPLE), *arguments]) == code
    told = capsys.readouterr()
    assert message in told.err
    assert len(told.err.splitlines()) == 1


def test_the_attribute_that_groups_actors_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", str(EXAMPLE), "--by", "category"]) == 0
    told = capsys.readouterr().out
    assert "Qui relie les catégories" in told
    assert "Qui relie les territoires" not in told


def test_a_dossier_without_actors_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "topics.csv").write_text("id,label\na,A\n", encoding="utf-8")
    assert main(["network", str(tmp_path)]) == 1
    assert "il manque la table actors" in capsys.readouterr().err
    assert main(["network", str(tmp_path / "absent")]) == 1


def spoiled(tmp_path: Path, table: str, before: str, after: str) -> Path:
    folder = tmp_path / "dossier"
    shutil.copytree(EXAMPLE, folder)
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("table", "before", "after", "message"),
    [
        ("cooperations", "dept,cc-brumes,", "dept,dept,", "est aussi la valeur de source"),
        ("cooperations", "dept,cc-brumes,", "dept,cc-brume,", "cc-brumes"),
        (
            "cooperations",
            "2017-06-01,2020-01-01",
            "2020-06-01,2020-01-01",
            "n’est pas après since (2020-06-01)",
        ),
        ("cooperations", "financement,2,", "financement,-2,", "plus de 0"),
        ("actors", ",economic,brumes", ",privée,brumes", "sector"),
        ("actors", ",economic,brumes,", ",economic,brume,", "brumes"),
        ("memberships", "copil,dept,", "copile,dept,", "copil"),
        ("bodies", ",political,", ",secret,", "kind"),
    ],
)
def test_each_wrong_cell_is_found(
    table: str, before: str, after: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(spoiled(tmp_path, table, before, after))]) == 1
    told = capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")
    assert table in told
    assert message in told


def test_french_tables_are_read(tmp_path: Path) -> None:
    (tmp_path / "acteurs.csv").write_text(
        "identifiant;nom;catégorie;secteur;depuis;compétences\n"
        "a;Mairie;collectivité;public;21/01/2020;droit, finances\n"
        "b;Ferme;producteur;économique;;\n",
        encoding="cp1252",
    )
    (tmp_path / "coopérations.csv").write_text(
        "de;vers;nature;poids;jusqu'à\na;b;aide;1,5;31/12/2020\n", encoding="utf-8-sig"
    )
    n = ml.load(tmp_path).network
    tables = n.to_frames()
    assert tables["actors"]["category"].tolist() == ["state", "production"]
    assert tables["actors"]["sector"].tolist() == ["public", "economic"]
    assert tables["actors"]["competences"].tolist()[0] == "droit; finances"
    assert tables["cooperations"]["weight"].tolist() == [1.5]
    assert str(tables["cooperations"]["until"][0].date()) == "2020-12-31"


def test_a_dossier_without_a_network_says_so(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name\na,A\n", encoding="utf-8")
    with pytest.raises(ml.NotFound, match="has no cooperations; expected a table 'cooperations'"):
        _ = ml.load(tmp_path).network


def test_a_network_survives_saving(tmp_path: Path) -> None:
    dossier = ml.load(EXAMPLE)
    dossier.save(tmp_path / "copie.xlsx")
    assert ml.load(tmp_path / "copie.xlsx").network == dossier.network
