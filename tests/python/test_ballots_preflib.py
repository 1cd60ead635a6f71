"""PrefLib files through the same two functions as everything else."""

from __future__ import annotations

import maillage as ml
import numpy as np
import pytest
from maillage.ballots import recognised_layout

FILES = ["nasa_mariner.toc", "debian_2012_leader.toc", "debian_2002_leader.soi", "berkeley_2010_d7.toi"]


@pytest.mark.parametrize("name", FILES)
def test_preflib_files_are_known_by_their_ending(shared_data, name):
    path = shared_data / "ballots" / name
    ballots = ml.read_ballots(path)
    assert recognised_layout(path) == "preflib"
    assert ballots == ml.read_ballots(path, layout="preflib")
    voters = {"nasa_mariner.toc": 10, "debian_2012_leader.toc": 403, "debian_2002_leader.soi": 475}
    assert sum(ballots.weights) == voters.get(name, 4173)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".toi"])
def test_preflib_ballots_survive_every_format(shared_data, tmp_path, name, ending):
    ballots = ml.read_ballots(shared_data / "ballots" / name)
    path = tmp_path / f"copy{ending}"
    ml.write_ballots(ballots, path)
    again = ml.read_ballots(path, **({} if ending == ".toi" else {"layout": "plain"}))
    assert list(again.topics) == list(ballots.topics)
    np.testing.assert_array_equal(again.tally().wins, ballots.tally().wins)


def test_preflib_and_the_options_of_tables(shared_data):
    path = shared_data / "ballots" / "debian_2012_leader.toc"
    topics = list(reversed(ml.read_ballots(path).topics))
    assert list(ml.read_ballots(path, topics=topics).topics) == topics
    with pytest.raises(ml.InvalidInput, match=r"labels= has no meaning for a PrefLib file"):
        ml.read_ballots(path, labels={"1": "un"})
    with pytest.raises(ml.InvalidInput, match=r"holds ranks, not scores; leave out kind="):
        ml.read_ballots(path, kind="scores")
    with pytest.raises(ml.NotFound, match="Nobody"):
        ml.read_ballots(path, topics=["Nobody"])


def test_preflib_files_that_are_wrong(tmp_path):
    path = tmp_path / "none.toc"
    with pytest.raises(ml.FileError, match=r"none\.toc"):
        ml.read_ballots(path)
    with pytest.raises(ml.FileError):
        ml.read_ballots(tmp_path, layout="preflib")
    path.write_bytes(b"# FILE NAME: x\n1: 1,{2,\n")
    with pytest.raises(ml.FileError, match=r"none\.toc"):
        ml.read_ballots(path)
