"""The notebooks run from top to bottom, and show what they promise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import icalendar
import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOTEBOOKS = sorted(path.name for path in (EXAMPLES / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples, for notebooks to write beside."""
    folder = tmp_path_factory.mktemp("notebooks") / "examples"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("sortie", ".ipynb_checkpoints", "build"))
    return folder


def executed(examples: Path, name: str) -> nbformat.NotebookNode:
    notebook = nbformat.read(examples / "notebooks" / name, as_version=4)
    resources = {"metadata": {"path": str(examples / "notebooks")}}
    return NotebookClient(notebook, timeout=300, resources=resources).execute()


def texts(notebook: nbformat.NotebookNode) -> str:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_committed_without_outputs_or_paths_of_a_machine(name: str) -> None:
    text = (EXAMPLES / "notebooks" / name).read_text("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert not re.search(r"/(home|root|tmp|Users|work)/", text)


def test_from_the_export_to_the_calendar(examples: Path) -> None:
    notebook = executed(examples, "programme.ipynb")
    shown = texts(notebook)
    assert "PreferenceMatrix(ranks, 24 agents x 9 topics" in shown
    assert (
        "Exemple : bulletins, personnes, acteurs, liens, actions, territoires, agendas, passé inventés."
        in shown
    )
    assert "« Moyens et ressources » arrive en tête" in shown.replace("\u00a0", " ")
    assert "['Mutualisation entre PAT']" in shown
    assert shown.rstrip().endswith("True")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [
        output.data["image/svg+xml"] for output in outputs if "image/svg+xml" in output.get("data", {})
    ]
    assert len(pictures) == 5
    assert all("inventés" in picture for picture in pictures)
    calendar = icalendar.Calendar.from_ical(
        (examples / "notebooks" / "sortie" / "programme-2020.ics").read_bytes()
    )
    starts = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
    assert [f"{start:%Y-%m-%d %H:%M %Z}" for start in starts] == [
        "2020-01-21 10:00 CET",
        "2020-03-17 10:00 CET",
        "2020-05-19 10:00 CEST",
        "2020-07-21 10:00 CEST",
        "2020-09-15 10:00 CEST",
        "2020-11-17 10:00 CET",
    ]


def test_from_the_tables_of_actors_to_the_page(examples: Path) -> None:
    notebook = executed(examples, "cooperations.ipynb")
    shown = texts(notebook).replace("\u00a0", " ").replace("\n", " ")
    assert "StakeholderNetwork(61 actors, 139 cooperations, 6 bodies, invented data)" in shown
    assert "Sans « Fromagerie du Merle (inventé) »" in shown
    assert shown.rstrip().endswith("True")
    page = (examples / "notebooks" / "sortie" / "reseau.html").read_text(encoding="utf-8")
    assert "Fromagerie du Merle" in page
    assert "inventé" in page
    assert "Paires qui coopèrent désormais" in shown
    drawn = (examples / "notebooks" / "sortie" / "carte.html").read_text(encoding="utf-8")
    assert "Qui travaille avec qui" in drawn
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("image/svg+xml" in output.get("data", {}) for output in outputs) == 3


@pytest.mark.parametrize("present", [True, False], ids=["with data", "without data"])
def test_the_projects_of_a_region(
    examples: Path,
    present: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    folder = request.getfixturevalue("shared_data") if present else tmp_path
    monkeypatch.setenv("MAILLAGE_SHARED_DATA", str(folder))
    shown = texts(executed(examples, "reseau-des-pat.ipynb")).replace("\u00a0", " ")
    assert ("StakeholderNetwork(64 actors, 35 cooperations)" in shown) == present
    assert ("les données de la région ne sont pas là" in shown.lower()) != present


@pytest.mark.parametrize("present", [True, False], ids=["with data", "without data"])
def test_from_planned_actions_to_pools_and_shares(
    examples: Path,
    present: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    folder = request.getfixturevalue("shared_data") if present else tmp_path
    monkeypatch.setenv("MAILLAGE_SHARED_DATA", str(folder))
    shown = texts(executed(examples, "mutualisation.ipynb")).replace("\u00a0", " ").replace("\n", " ")
    assert "PoolingPlan(" in shown
    assert "c’est prouvé" in shown
    assert "n’annule les économies" in shown
    assert "Personne n’a intérêt à partir" in shown
    assert "Aucune mutualisation n’est rentable" in shown
    assert ("320 actions inventées" in shown) == present
    assert ("les données de la région ne sont pas là" in shown.lower()) != present
