"""``maillage map``: the files that it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from maillage.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"


def test_a_map_is_written_in_every_form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = [tmp_path / f"carte{ending}" for ending in (".html", ".svg", ".geojson", ".graphml", ".json")]
    assert main(["map", str(EXAMPLE), *(word for file in files for word in ("--output", str(file)))]) == 0
    told = capsys.readouterr().out
    assert all(f"Écrit : {file}" in told.replace("\u00a0", " ").replace("\n", "") for file in files)
    page = files[0].read_text(encoding="utf-8")
    assert "Fromagerie du Merle" in page
    assert '<option value="catering">restauration</option>' in page
    assert '<option value="brumes">PAT inventé du Val des Brumes</option>' in page
    assert "société civile" in files[1].read_text(encoding="utf-8")
    points = [
        f for f in json.loads(files[2].read_text("utf-8"))["features"] if f["geometry"]["type"] == "Point"
    ]
    assert len(points) == 61


def test_parts_of_the_network_can_be_drawn(tmp_path: Path) -> None:
    path = tmp_path / "carte.geojson"
    assert (
        main(["map", str(EXAMPLE), "--territory", "sauge", "--on", "2020-01-01", "--output", str(path)]) == 0
    )
    shown = json.loads(path.read_text("utf-8"))["features"]
    assert len([f for f in shown if f["geometry"]["type"] == "Point"]) == 8


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "--output"),
        (["--output", "carte.docx"], 2, "carte.docx"),
        (["--output", "absent/carte.html"], 1, "absent"),
        (["--size", "poids", "--output", "carte.html"], 2, "poids"),
        (["--kind", "vente", "--output", "carte.html"], 2, "n’est de la sorte «\u00a0vente"),
        (["--outlines", "absent.geojson", "--output", "carte.html"], 1, "absent.geojson"),
    ],
)
def test_wrong_options_are_refused(
    arguments: list[str],
    code: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["map", str(EXAMPLE), *arguments]) == code
    told = capsys.readouterr()
    assert message in told.err
    assert len(told.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())
