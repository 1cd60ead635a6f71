"""Each thing that can be wrong in a dossier: where it is, what is wrong and what would be right."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import maillage as ml
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage.dossier import Dossier, Findings, check, load
from maillage.dossier.schema import schemas
from maillage.tables import write_xlsx


def folder_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def only(findings: Findings) -> str:
    assert len(findings) == 1, findings.explain("en")
    return findings[0].text("en")


def test_a_missing_folder() -> None:
    with pytest.raises(ml.FileError, match="nowhere: no such file or folder; expected a folder of CSV files"):
        load("nowhere")
    with pytest.raises(ml.FileError, match="no such file or folder"):
        check("nowhere")


def test_a_file_that_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "votes.txt").write_text("x", "utf-8")
    with pytest.raises(ml.FileError, match=r"votes\.txt: not a dossier; expected a folder"):
        load(tmp_path / "votes.txt")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert only(check(tmp_path)).startswith(
        f"{tmp_path}: no table of a dossier is here; expected: one of territories,"
    )
    with pytest.raises(ml.InvalidInput, match="no table of a dossier is here"):
        load(tmp_path)


CASES = json.loads((Path(__file__).parent / "dossier_findings.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["en"].partition(";")[0] for case in CASES])
def test_each_cell_gets_its_finding_in_both_languages(tmp_path: Path, case: dict[str, Any]) -> None:
    findings = check(folder_of(tmp_path, **case["files"]))
    assert [finding.text("en") for finding in findings.errors] == [case["en"]]
    assert [finding.text("fr") for finding in findings.errors] == [case["fr"]]
    with pytest.raises(ml.InvalidInput) as raised:
        load(tmp_path)
    assert str(raised.value) == case["en"]


def test_one_wrong_cell_makes_no_other_row_wrong(tmp_path: Path) -> None:
    folder_of(tmp_path, territories="id,name,population\nval,Val,-5\n", agents="id,territory\n1,val\n")
    assert "population" in only(check(tmp_path))


def test_a_wrong_item_of_a_frame_is_named_by_its_row() -> None:
    with pytest.raises(
        ml.InvalidInput, match=r"agents, line 2, column weight: “-2” is too small; expected: more than 0"
    ):
        Dossier(agents=pd.DataFrame({"id": ["a", "b"], "weight": [1, -2]}))
    with pytest.raises(
        ml.InvalidInput, match="there is no table 'agent'; expected one of territories, agents"
    ):
        Dossier({"agent": pd.DataFrame()})
    with pytest.raises(ml.InvalidInput, match="table agents is a int; expected a data frame"):
        Dossier(agents=3)


def test_mixed_encodings(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_bytes("id;nom\n1;Zoé\n".encode() + "2;Éric\n".encode("cp1252"))
    text = only(check(tmp_path))
    assert text.startswith("agents.csv: the file cannot be read; expected: ")
    assert "line 3" in text


def test_an_empty_file_and_a_header_without_rows(tmp_path: Path) -> None:
    folder_of(tmp_path, agents="", topics="id,label\n")
    codes = [(finding.level, finding.code, finding.file) for finding in check(tmp_path)]
    assert codes == [("error", "unreadable", "agents.csv"), ("warning", "no_row", "topics.csv")]


def test_a_binary_file(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_bytes(bytes(range(256)))
    assert [finding.code for finding in check(tmp_path)] == ["unreadable"]


def test_a_table_that_no_schema_knows_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n", agnets="id\n1\n", recettes="plat\nsoupe\n")
    wrong = "no table of a dossier has this name; it is kept as it is, but not used"
    names = ", ".join(schemas())
    assert [finding.text("en") for finding in check(tmp_path)] == [
        f"agnets.csv: {wrong}; expected: “agents”, if that is what is meant",
        f"recettes.csv: {wrong}; expected: any name, or one of {names}",
    ]
    assert load(tmp_path).findings[0].file == "agnets.csv"


def test_two_files_for_one_table(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n", sujets="id\nb\n")
    expected = (
        "topics.csv: the table topics is also in sujets.csv; expected: one file or sheet for each table"
    )
    assert only(check(tmp_path)) == expected


def test_a_misspelt_heading_is_suggested(tmp_path: Path) -> None:
    folder_of(tmp_path, territories="id,nom,populaton\n1,Val,3\n")
    assert "expected: “population”, if that is what is meant" in only(check(tmp_path))


SHAPE = "not as a Data Package describes its tables"


def package(folder: Path, descriptor: Any) -> Path:
    text = descriptor if isinstance(descriptor, str) else json.dumps(descriptor)
    (folder / "datapackage.json").write_text(text, "utf-8")
    return folder


def test_a_broken_datapackage(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n")
    text = only(check(package(tmp_path, '{\n "title": "x",\n "resources": [\n')))
    assert text.startswith("datapackage.json, line 4: this is not valid JSON (Expecting value: line 4")


@pytest.mark.parametrize("descriptor", [[], {"resources": 3}, "null"])
def test_a_datapackage_of_another_shape(tmp_path: Path, descriptor: Any) -> None:
    text = only(check(package(tmp_path, descriptor)))
    assert text == f"datapackage.json: {SHAPE}; expected: an object with a list of resources"


@pytest.mark.parametrize(
    "resource",
    [
        3,
        {},
        {"path": 3},
        {"path": ["a.csv", "b.csv"]},
        {"name": [], "path": "a.csv"},
        {"name": "sub/a", "path": "a.csv"},
    ],
)
def test_a_resource_without_a_file(tmp_path: Path, resource: Any) -> None:
    text = only(check(package(tmp_path, {"resources": [resource]})))
    place = "datapackage.json, resources[0]"
    expected = "a name and the path of one file"
    assert text == f"{place}: not as a Data Package describes a table; expected: {expected}"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.csv",
        "/etc/passwd",
        "a/../../secret.csv",
        "https://x.fr/a.csv",
        "..\\secret.csv",
        "C:/a.csv",
        "lien.csv",
    ],
)
def test_a_datapackage_that_leads_outside_its_folder_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.csv").write_text("id\nsecret\n", "utf-8")
    inside = tmp_path / "inside"
    (inside / "a").mkdir(parents=True)
    (inside / "lien.csv").symlink_to(tmp_path / "secret.csv")
    package(inside, {"resources": [{"name": "topics", "path": path}]})
    findings = check(inside)
    assert [finding.code for finding in findings.errors] == ["outside"]
    wrong = f"“{path}” leads outside the dossier's folder"
    right = "a relative path to a file inside the folder"
    assert findings.errors[0].text("en") == f"datapackage.json, resources[0]: {wrong}; expected: {right}"
    with pytest.raises(ml.InvalidInput, match="leads outside"):
        load(inside)


def test_a_file_that_the_datapackage_names_and_is_not_there(tmp_path: Path) -> None:
    package(tmp_path, {"resources": [{"name": "topics", "path": "sujets.csv"}]})
    assert only(check(tmp_path)).startswith("datapackage.json, resources[0]: “sujets.csv” is not there")


def test_an_exception_shows_the_first_findings_and_counts_the_rest(tmp_path: Path) -> None:
    folder_of(tmp_path, agents="id,weight\n" + "".join(f"{n},-1\n" for n in range(9)))
    with pytest.raises(ml.InvalidInput) as raised:
        load(tmp_path)
    lines = str(raised.value).splitlines()
    assert len(lines) == 6
    assert lines[0] == "agents.csv, line 2, column weight: “-1” is too small; expected: more than 0"
    assert lines[-1] == "and 4 more; maillage.check lists them all"


def test_findings_are_a_table_a_text_and_a_page(tmp_path: Path) -> None:
    findings = check(folder_of(tmp_path, agents="id,weight\n1,<b>\n"))
    frame = findings.to_frame("en")
    headings = ["level", "file", "table", "line", "column", "value", "what is wrong", "expected"]
    assert frame.columns.tolist() == headings
    assert frame.iloc[0, :6].tolist() == ["error", "agents.csv", "agents", 2, "weight", "<b>"]
    assert findings.to_frame("fr").columns[0] == "niveau"
    assert "&lt;b&gt;" in findings._repr_html_()
    assert repr(findings) == f"Findings({tmp_path}: 1 error, 0 warnings)"
    assert not findings.ok
    with pytest.raises(ml.InvalidInput, match=r"language 'de' is not spoken here"):
        findings.explain("de")


def test_check_says_what_each_question_needs(tmp_path: Path) -> None:
    findings = check(folder_of(tmp_path, topics="id\na\n"))
    assert findings.ok
    assert [need.table for need in findings.missing("rank")] == ["ballots"]
    lines = findings.explain("fr").replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    answer = "impossible sans table ballots ; pourrait aussi utiliser table agents"
    others = "topics.label, table slots, table availability"
    assert lines[:2] == [
        f"classer les sujets (rank) : {answer} et topics.label.",
        f"faire le programme (programme) : {answer}, {others} et table history.",
    ]
    network = "lire le réseau d’acteurs (network) : impossible sans table actors"
    assert network in findings.explain("fr").replace("\u00a0", " ")
    folder_of(tmp_path, bulletins="agent,a\n1,1\n")
    assert "ranking the topics (rank): possible;" in check(tmp_path).explain("en")
    assert set(check(tmp_path).needs_frame().columns) == {
        "question",
        "table",
        "column",
        "required",
        "present",
    }


def test_a_table_in_a_format_that_is_not_read_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n")
    with zipfile.ZipFile(tmp_path / "agents.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    (tmp_path / "divers.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    found = [(each.level, each.code, each.file) for each in check(tmp_path)]
    assert found == [("error", "unreadable", "agents.ods"), ("warning", "unreadable", "divers.xls")]


def test_an_export_under_another_name_is_taken_for_what_it_may_be(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n")
    headings = "ID de la réponse;Date de soumission;Classez [Classement 1];Classez [Classement 2]"
    export = f"{headings}\n1;2020-01-01;a;b\n"
    (tmp_path / "results-survey123.csv").write_text(export, "utf-8")
    assert only(check(tmp_path)).endswith("expected: “ballots”, if that is what is meant")


def test_two_unknown_sheets_of_one_name_are_both_kept(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id\na\n")
    for name in ("un", "deux"):
        write_xlsx(tmp_path / f"{name}.xlsx", {"Feuil1": [["x"], [name]]})
    dossier = load(tmp_path)
    dossier.save(tmp_path / "saved")
    assert sorted(file.name for file in (tmp_path / "saved").glob("*.csv")) == [
        *("Feuil1 (2).csv", "Feuil1.csv", "topics.csv"),
    ]


def test_a_sheet_named_dossier_with_a_table_of_its_own_is_kept(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "d.xlsx", {"dossier": [["a", "b", "c"], [1, 2, 3]], "topics": [["id"], ["x"]]})
    dossier = load(tmp_path / "d.xlsx")
    assert dossier.title is None
    assert [finding.code for finding in dossier.findings] == ["unknown_table"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["topics", "topics.csv", "ballots", ".", "", "x;"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "path", "maillage", "dialect", "delimiter", "encoding", "csv"]), inner
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({"resources": JSON | st.lists(JSON, max_size=3)}, optional={"maillage": JSON}))
def test_no_datapackage_breaks_the_check(tmp_path_factory: pytest.TempPathFactory, descriptor: Any) -> None:
    folder = folder_of(tmp_path_factory.mktemp("d"), topics="id\na\n")
    findings = check(package(folder, descriptor))
    assert findings.explain("fr")
    assert findings.explain("en")


CELLS = st.sampled_from(
    [
        "id",
        "nom",
        "poids",
        "arrivée",
        "x",
        "",
        " ",
        "1",
        "1,5",
        "-3",
        "31/02/2020",
        "=1",
        "NaN",
        "1e999",
        "oui",
        "\u00a0",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["agents", "topics", "slots", "availability", "history", "territories", "ballots"]),
    st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6),
)
def test_no_table_breaks_the_check_and_what_is_right_loads(
    tmp_path_factory: pytest.TempPathFactory, name: str, rows: list[list[str]]
) -> None:
    folder = folder_of(tmp_path_factory.mktemp("d"), **{name: "".join(";".join(row) + "\n" for row in rows)})
    findings = check(folder)
    assert findings.explain("fr")
    assert findings.explain("en")
    if findings.ok:
        dossier = load(folder)
        dossier.save(folder / "saved")
        assert load(folder / "saved") == dossier
    else:
        with pytest.raises(ml.InvalidInput):
            load(folder)
