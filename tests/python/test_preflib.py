"""The PrefLib reader and writer, from Python."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import maillage as ml
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage import _core

ROOT = Path(__file__).resolve().parents[2]
REAL = ["nasa_mariner.toc", "debian_2012_leader.toc", "debian_2002_leader.soi", "berkeley_2010_d7.toi"]


@pytest.mark.parametrize("name", ["debian_2002_leader.soi", "berkeley_2010_d7.toi"])
@pytest.mark.parametrize(("unranked", "key"), [("last", "last"), ("ignored", "ignore")])
def test_tallies_are_those_of_an_independent_script(
    shared_data: Path, name: str, unranked: str, key: str
) -> None:
    expected = json.loads((shared_data / "ballots" / "expected.json").read_text(encoding="utf-8"))[name][key]
    preferences = _core.read_preflib(shared_data / "ballots" / name).preferences
    np.testing.assert_array_equal(preferences.tally(unranked=unranked).wins, expected["pairwise_support"])


@pytest.mark.parametrize(
    "name", [*REAL, "parser_fixtures/test1.toi", "parser_fixtures/test3.toc", "parser_fixtures/test4.cat"]
)
def test_reading_and_writing_gives_the_same_bytes(shared_data: Path, tmp_path: Path, name: str) -> None:
    source = shared_data / "ballots" / name
    target = tmp_path / source.name
    _core.write_preflib(_core.read_preflib(source), target)
    assert target.read_bytes() == source.read_bytes()


def test_the_file_keeps_its_metadata_and_numbers(shared_data: Path) -> None:
    file = _core.read_preflib(str(shared_data / "ballots" / "berkeley_2010_d7.toi"))
    assert file.kind == "toi"
    assert file.metadata["TITLE"] == "2010 Berkeley City Council - District 7"
    assert file.metadata["RELATED FILES"] == "00017-00000001.dat,00017-00000001.toc"
    assert "NUMBER VOTERS" not in file.metadata
    assert file.alternatives[4] == "Write-In"
    assert file.categories == {}
    assert file.preferences.total_weight == 4173
    assert repr(file) == "PrefLibFile(toi, 4173 voters, 38 lines of ballots, 4 alternatives)"
    gaps = _core.read_preflib(shared_data / "ballots" / "parser_fixtures" / "test3.toc")
    assert list(gaps.alternatives) == [1, 2, 3, 6]
    assert gaps.preferences.topics == ["a", "b", "c", "d"]


def test_categories_are_kept(shared_data: Path) -> None:
    file = _core.read_preflib(shared_data / "ballots" / "parser_fixtures" / "test4.cat")
    assert file.categories == {1: "CAT1", 2: "CAT2", 3: "CAT3", 4: "CAT4"}
    assert file.preferences.kind == "ranks"


def test_an_undeclared_alternative_is_refused(shared_data: Path) -> None:
    with pytest.raises(
        ml.FileError, match=r"test2\.soi, line 20, column 8: there is no alternative 6 among the 5"
    ):
        _core.read_preflib(shared_data / "ballots" / "parser_fixtures" / "test2.soi")


def test_paths_that_are_not_files(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="there is no such file"):
        _core.read_preflib(tmp_path / "absent.soc")
    with pytest.raises(ml.FileError, match="this is a folder"):
        _core.read_preflib(tmp_path)


def test_names_with_any_letters_in_path_and_file(tmp_path: Path) -> None:
    path = tmp_path / "été d'Œuvres.soc"
    preferences = ml.PreferenceMatrix.from_ranks([[1, 2], [2, 1], [1, 2]], topics=["Isère", "Ardèche"])
    _core.write_preflib(preferences, path, metadata={"TITLE": "Réunion – été"})
    file = _core.read_preflib(path)
    assert file.metadata["FILE NAME"] == path.name
    assert file.metadata["TITLE"] == "Réunion – été"
    assert file.preferences.topics == ["Isère", "Ardèche"]
    assert list(file.preferences.weights) == [2, 1]


def test_the_ending_chooses_the_kind_unless_kind_does(tmp_path: Path) -> None:
    strict = ml.PreferenceMatrix.from_ranks([[1, 2], [2, 1]])
    for ending in ("soc", "soi", "toc", "toi"):
        _core.write_preflib(strict, tmp_path / f"x.{ending}")
        assert _core.read_preflib(tmp_path / f"x.{ending}").kind == ending
    _core.write_preflib(strict, tmp_path / "x.txt")
    assert _core.read_preflib(tmp_path / "x.txt").kind == "soc"
    _core.write_preflib(strict, tmp_path / "x.txt", kind="toi")
    assert _core.read_preflib(tmp_path / "x.txt").kind == "toi"
    shutil.copy(tmp_path / "x.txt", tmp_path / "x.soc")
    with pytest.raises(ml.FileError, match=r"DATA TYPE is 'toi', but the file's name ends in '\.soc'"):
        _core.read_preflib(tmp_path / "x.soc")


def test_what_a_file_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "x.toi"
    weighted = ml.PreferenceMatrix.from_ranks([[1, 2]], agents=["Lyon"], weights=[0.5])
    with pytest.raises(ml.InvalidInput, match=r"weight of agent 'Lyon' is 0\.5"):
        _core.write_preflib(weighted, path)
    with pytest.raises(ValueError, match="not scores"):
        _core.write_preflib(ml.PreferenceMatrix.from_scores([[1.0, 2.0]]), path)
    with pytest.raises(ml.InvalidInput, match="no PrefLib kind 'csv'"):
        _core.write_preflib(ml.PreferenceMatrix.from_ranks([[1, 2]]), path, kind="csv")
    assert not path.exists()


def test_undecodable_bytes_still_make_a_message(tmp_path: Path) -> None:
    path = tmp_path / "x.soc"
    path.write_bytes(b"# ALTERNATIVE NAME 1: a\n1: \xff\xfe\n")
    with pytest.raises(
        ml.FileError, match=re.escape("line 2, column 4: expected the number of an alternative, not '??'")
    ):
        _core.read_preflib(path)


ranks = st.integers(1, 6).flatmap(
    lambda topics: st.lists(
        st.lists(st.integers(0, 4), min_size=topics, max_size=topics), min_size=1, max_size=8
    )
)


@given(ranks=ranks)
@settings(max_examples=50, deadline=None)
def test_any_ranks_survive_a_file(ranks: list[list[int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("preflib") / "x.txt"
    preferences = ml.PreferenceMatrix.from_ranks(ranks)
    _core.write_preflib(preferences, path)
    again = _core.read_preflib(path).preferences
    assert again.total_weight == preferences.total_weight
    np.testing.assert_array_equal(again.tally().wins, preferences.tally().wins)


@given(data=st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("preflib") / "x.toi"
    path.write_bytes(data)
    with pytest.raises(ml.FileError, match=r"x\.toi"):
        _core.read_preflib(path)


@pytest.mark.parametrize("page", ["preflib.md", "preflib-fr.md"])
def test_the_guide_shows_what_really_happens(
    page: str, shared_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = (ROOT / "docs" / "guides" / page).read_text(encoding="utf-8")
    code, shown = re.findall(r"^```(?:python|text)\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)[:2]
    monkeypatch.chdir(shared_data / "ballots")
    exec(compile(code, page, "exec"), {})  # noqa: S102 - the page's own example
    assert capsys.readouterr().out == shown
