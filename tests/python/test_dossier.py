"""Dossiers: read from French spreadsheets, saved and loaded again without loss."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import maillage as ml
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage.dossier import Dossier, check, load, schemas
from maillage.tables import write_xlsx

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn"), max_codepoint=0xFFFD), max_size=12)
NAME = TEXT.map(str.strip).filter(bool)


def french_folder(folder: Path) -> Path:
    """Make a dossier as three people would type it."""
    (folder / "agents.csv").write_bytes(
        "Liste des agents;;;;\r\nIdentifiant;Nom;Poids;Arrivée;commentaire\r\n"
        "01;Zoé;0,5;21/01/2020;=1+1\r\n02;Éric\u00a0B.;1\u00a0200,5;;-x\r\n".encode("cp1252")
    )
    (folder / "territoires.csv").write_text(
        "Code\tNom\tType\tPopulation\tCodes INSEE\tSIREN\n"
        "T1\tVal\tDépartement\t12\u202f500\t01001, 2A004\t200 040 350\n",
        encoding="utf-16",
    )
    (folder / "sujets.csv").write_text(
        "identifiant;intitulé;expert;ajouté le\na;Alpha;Oui;\nb;Bêta, gamma;non;1 janvier 2020\n",
        encoding="utf-8-sig",
    )
    (folder / "Créneaux.csv").write_text(
        "id,début,durée\ns1,21/01/2020 10:00,120\ns2,2020-07-21T08:00Z,\n", "utf-8"
    )
    (folder / "LISEZMOI.md").write_text("rien", "utf-8")
    return folder


def test_a_french_folder_is_read_without_a_fuss(tmp_path: Path) -> None:
    dossier = load(french_folder(tmp_path))
    assert dossier.agents["id"].tolist() == ["01", "02"]
    assert dossier.agents["weight"].tolist() == [0.5, 1200.5]
    assert dossier.agents["joined"][0] == pd.Timestamp("2020-01-21")
    assert dossier.agents["joined"].isna().tolist() == [False, True]
    territory = dossier.territories.iloc[0]
    assert (territory["kind"], territory["population"], territory["siren"]) == (
        "departement",
        12500,
        "200040350",
    )
    assert territory["insee_codes"] == ("01001", "2A004")
    assert dossier.topics["needs_expert"].tolist() == [True, False]
    assert dossier.topics["added_on"][1] == pd.Timestamp("2020-01-01")
    assert dossier.labels == {"a": "Alpha", "b": "Bêta, gamma"}
    paris = ZoneInfo("Europe/Paris")
    starts = [dt.datetime(2020, 1, 21, 10, tzinfo=paris), dt.datetime(2020, 7, 21, 10, tzinfo=paris)]
    assert [start.to_pydatetime() for start in dossier.slots["start"]] == starts


def test_columns_have_nullable_types(tmp_path: Path) -> None:
    dossier = load(french_folder(tmp_path))
    assert [str(kind) for kind in dossier.agents.dtypes] == [
        "string",
        "string",
        "Float64",
        "datetime64[s]",
        "string",
    ]
    assert str(dossier.slots["start"].dtype) == "datetime64[s, Europe/Paris]"
    assert str(dossier.slots["duration_minutes"].dtype) == "Int64"
    assert str(dossier.topics["needs_expert"].dtype) == "boolean"


def test_a_heading_by_its_own_name_wins_over_an_alias(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("code;id;nom\nx;1;Zoé\n", "utf-8")
    agents = load(tmp_path).agents
    assert agents.columns.tolist() == ["code", "id", "name"]
    assert agents["id"].tolist() == ["1"]
    assert agents["code"].tolist() == ["x"]


def test_a_second_row_of_headings_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("Agents du réseau;\nIdentifiant;Nom\nid;name\n1;Zoé\n", "utf-8")
    assert load(tmp_path).agents["name"].tolist() == ["Zoé"]


def test_more_rows_than_the_head_are_all_read(tmp_path: Path) -> None:
    ids = [f"{number:03d}" for number in range(1, 501)]
    (tmp_path / "agents.csv").write_text("id\n" + "\n".join(ids) + "\n", "utf-8")
    assert load(tmp_path).agents["id"].tolist() == ids


def test_an_absent_table_is_an_empty_frame_with_its_columns() -> None:
    dossier = Dossier(topics=pd.DataFrame({"id": ["a"]}))
    assert dossier.agents.empty
    assert dossier.agents.columns.tolist() == [column.name for column in schemas()["agents"].columns]
    assert "agents" not in dossier
    assert [*dossier] == ["topics"]
    with pytest.raises(AttributeError, match="no attribute 'actors_of'"):
        dossier.actors_of  # noqa: B018


def test_folder_to_workbook_to_folder_gives_the_same_dossier_and_files(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    dossier = load(french_folder(source))
    dossier.save(tmp_path / "a")
    load(tmp_path / "a").save(tmp_path / "b.xlsx")
    load(tmp_path / "b.xlsx").save(tmp_path / "c")
    assert load(tmp_path / "a") == load(tmp_path / "b.xlsx") == load(tmp_path / "c") == dossier
    names = sorted(file.name for file in (tmp_path / "a").iterdir())
    assert names == ["agents.csv", "datapackage.json", "slots.csv", "territories.csv", "topics.csv"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "c" / name).read_bytes()


def test_a_saved_folder_is_a_valid_data_package_for_frictionless(tmp_path: Path) -> None:
    import frictionless

    source = tmp_path / "source"
    source.mkdir()
    load(french_folder(source)).save(tmp_path / "saved")
    report = frictionless.validate(str(tmp_path / "saved" / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == 4


def test_a_datapackage_may_be_given_by_its_file(tmp_path: Path) -> None:
    Dossier(topics=pd.DataFrame({"id": ["a"]}), title="Essai", invented="Tout est inventé.").save(tmp_path)
    dossier = load(tmp_path / "datapackage.json")
    assert (dossier.title, dossier.invented) == ("Essai", "Tout est inventé.")
    assert dossier == load(tmp_path)


def test_unknown_columns_and_tables_are_kept_and_saved(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("id;humeur;\n1; très bonne ;\n", "utf-8")
    (tmp_path / "recettes.csv").write_text("plat;note\nsoupe;=2\n", "utf-8")
    dossier = load(tmp_path)
    assert dossier.agents.columns.tolist() == ["id", "humeur"]
    assert dossier.agents["humeur"].tolist() == [" très bonne "]
    assert [finding.code for finding in dossier.findings] == ["unknown_table", "unknown_column"]
    dossier.save(tmp_path / "saved")
    assert (tmp_path / "saved" / "recettes.csv").read_bytes() == b"plat,note\r\nsoupe,'=2\r\n"
    assert load(tmp_path / "saved") == dossier


def test_formulas_are_neutralised_on_saving_and_come_back_as_they_were(tmp_path: Path) -> None:
    names = ["=1+1", "+33 4", "-x", "@lou", "'=1", "-1,5"]
    agents = pd.DataFrame({"id": list("abcdef"), "name": names})
    dossier = Dossier(agents=agents)
    dossier.save(tmp_path / "d")
    dossier.save(tmp_path / "d.xlsx")
    written = (tmp_path / "d" / "agents.csv").read_text("utf-8")
    assert "a,'=1+1\n" in written
    assert 'f,"-1,5"\n' in written
    for saved in ("d", "d.xlsx"):
        assert load(tmp_path / saved).agents["name"].tolist() == names


def test_numbers_come_back_exactly_also_from_a_workbook(tmp_path: Path) -> None:
    weights = [0.1 + 0.2, 100000000000000.25, 1 / 3, 1e-9, 12]
    dossier = Dossier(agents=pd.DataFrame({"id": list("abcde"), "weight": weights}))
    dossier.save(tmp_path / "d.xlsx")
    assert load(tmp_path / "d.xlsx").agents["weight"].tolist() == weights


def test_resource_titles_licences_and_contributors_survive(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("id\na\n", "utf-8")
    package = {
        "title": "12",
        "contributors": [{"title": "Zoé"}],
        "resources": [
            {"name": "topics", "path": "topics.csv", "description": "Sujets", "sources": [{"title": "x"}]}
        ],
    }
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    dossier = load(tmp_path)
    dossier.save(tmp_path / "w.xlsx")
    load(tmp_path / "w.xlsx").save(tmp_path / "again")
    saved = json.loads((tmp_path / "again" / "datapackage.json").read_text("utf-8"))
    assert (saved["title"], saved["contributors"]) == ("12", [{"title": "Zoé"}])
    assert saved["resources"][0]["description"] == "Sujets"
    assert saved["resources"][0]["sources"] == [{"title": "x"}]
    assert load(tmp_path / "again") == dossier


def test_saving_refuses_a_folder_with_tables_of_another_dossier(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("id\n1\n", "utf-8")
    with pytest.raises(
        ml.FileError, match=r"holds agents\.csv, not of this dossier; expected another folder"
    ):
        Dossier(topics=pd.DataFrame({"id": ["a"]})).save(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["agents.csv"]


def test_saving_refuses_other_endings(tmp_path: Path) -> None:
    with pytest.raises(ml.InvalidInput, match=r"expected no ending, or \.xlsx"):
        Dossier(topics=pd.DataFrame({"id": ["a"]})).save(tmp_path / "dossier.csv")


def test_a_workbook_in_french_is_read_by_its_sheets(tmp_path: Path) -> None:
    sheets = {
        "Territoires": [["Identifiant", "Nom"], ["1", "Val"]],
        "Participants": [["Participants 2020"], ["Code", "Territoire", "Poids"], [7, 1, 2.5]],
    }
    write_xlsx(tmp_path / "tout.xlsx", sheets)
    dossier = load(tmp_path / "tout.xlsx")
    assert dossier.agents.to_dict("list") == {"id": ["7"], "territory": ["1"], "weight": [2.5]}


def test_dossiers_pickle_compare_and_show_themselves(tmp_path: Path) -> None:
    dossier = load(french_folder(tmp_path))
    assert pickle.loads(pickle.dumps(dossier)) == dossier
    assert dossier != dossier.replace(agents=None)
    assert dossier != "dossier"
    assert repr(dossier) == f"Dossier({tmp_path}: 1 territories, 2 agents, 2 topics, 2 slots)"
    page = Dossier(topics=pd.DataFrame({"id": ["<a>"]}), title="<x>", invented="Inventé")._repr_html_()
    assert "&lt;x&gt;" in page
    assert "Inventé" in page


def test_frames_given_out_are_copies(tmp_path: Path) -> None:
    dossier = load(french_folder(tmp_path))
    agents, tables = dossier.agents, dossier.tables
    agents.loc[0, "name"] = "changé"
    tables["agents"]["name"] = "changé"
    assert dossier.agents["name"][0] == "Zoé"


def test_polars_tables_are_accepted() -> None:
    import polars as pl

    dossier = Dossier(agents=pl.DataFrame({"id": ["01"], "joined": [dt.date(2020, 1, 21)], "weight": [2]}))
    assert dossier.agents["joined"][0] == pd.Timestamp("2020-01-21")
    assert dossier.agents["weight"].tolist() == [2.0]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            NAME, TEXT, st.none() | st.floats(1e-9, 1e15), st.none() | st.dates(dt.date(1900, 1, 1)), TEXT
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[0],
    )
)
def test_whatever_is_in_a_table_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("dossier")
    agents = pd.DataFrame(rows, columns=["id", "name", "weight", "joined", "remarque"], dtype="object")
    dossier = Dossier(agents=agents)
    dossier.save(folder / "csv")
    dossier.save(folder / "book.xlsx")
    assert load(folder / "csv") == dossier
    assert load(folder / "book.xlsx") == dossier
    assert len(dossier.agents) == len(rows)


def test_importing_maillage_does_not_import_heavy_libraries() -> None:
    heavy = "pandas", "frictionless", "openpyxl"
    program = f"import sys, maillage; maillage.load; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_schema_is_a_valid_table_schema_with_words_in_both_languages() -> None:
    import frictionless

    for schema in schemas().values():
        frictionless.Schema.from_descriptor(schema.descriptor)
        for thing in (schema.descriptor, *(column.descriptor for column in schema.columns)):
            assert thing["title"]
            assert thing["description"].endswith(".")
            assert thing["maillage"]["title"]
            assert thing["maillage"]["description"]
        for column in schema.columns:
            assert column.type in {"string", "integer", "number", "boolean", "date", "datetime", "list"}


def test_no_heading_means_two_columns_of_one_table() -> None:
    for schema in schemas().values():
        own = [column.name for column in schema.columns]
        assert len(own) == len(set(own))
        for name in schema.names:
            assert [each.name for each in schemas().values() if name in each.names] == [schema.name]


def test_a_table_is_added_by_its_schema_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    from maillage.dossier import schema as module

    recipes = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": "recipes",
        "title": "Recipes",
        "fields": [
            {"name": "id", "type": "string", "constraints": {"required": True}},
            {"name": "topic", "type": "string"},
            {"name": "price", "type": "number", "constraints": {"maximum": 9}},
        ],
        "primaryKey": ["id"],
        "foreignKeys": [{"fields": ["topic"], "reference": {"resource": "topics", "fields": ["id"]}}],
        "maillage": {"title": "Recettes", "aliases": ["recettes"], "order": 99, "needed_by": ["cook"]},
    }
    package = tmp_path / "package"
    shutil.copytree(Path(module.__file__).parent / "schemas", package / "schemas")
    (package / "schemas" / "recipes.json").write_text(json.dumps(recipes), "utf-8")
    monkeypatch.setattr(module, "files", lambda _: package)
    schemas.cache_clear()
    request.addfinalizer(schemas.cache_clear)
    (tmp_path / "topics.csv").write_text("id\na\n", "utf-8")
    (tmp_path / "recettes.csv").write_text("id;topic;price\n1;a;2,5\n1;z;10\n", "utf-8")
    findings = check(tmp_path)
    assert [(each.code, each.line, each.column) for each in findings] == [
        ("maximum", 3, "price"),
        ("duplicate", 3, "id"),
        ("reference", 3, "topic"),
    ]
    (tmp_path / "recettes.csv").write_text("id;topic;price\n1;a;2,5\n", "utf-8")
    dossier = load(tmp_path)
    assert dossier.recipes["price"].tolist() == [2.5]
    assert not dossier.findings.missing("cook")
    dossier.save(tmp_path / "saved")
    assert load(tmp_path / "saved") == dossier
