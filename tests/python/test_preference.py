"""PreferenceMatrix, PairwiseTally and RankTally as Python users meet them."""

from __future__ import annotations

import copy
import math
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

RANKS = [[1, 2, 0], [2, 1, 2]]
TOPICS = ["data", "means", "roles"]


def small() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks(RANKS, topics=TOPICS, agents=["Ana", "Bo"])


def test_every_kind_of_table_gives_the_same_matrix() -> None:
    frame = pd.DataFrame(RANKS, columns=TOPICS, index=["Ana", "Bo"])
    assert ml.PreferenceMatrix.from_ranks(frame) == small()
    for table in (
        np.array(RANKS),
        np.array(RANKS, dtype=np.int16),
        np.asfortranarray(np.array(RANKS, dtype=np.uint8)),
        np.array(RANKS, dtype=float),
        np.array(RANKS, dtype=object),
        RANKS,
        pl.DataFrame(RANKS, schema=TOPICS, orient="row"),
        pa.table({t: [row[i] for row in RANKS] for i, t in enumerate(TOPICS)}),
    ):
        assert ml.PreferenceMatrix.from_ranks(table, topics=TOPICS, agents=["Ana", "Bo"]) == small()


def test_missing_values_of_frames_are_no_answer() -> None:
    frame = pd.DataFrame({"a": [1, None], "b": [2.0, 1.0]})
    assert ml.PreferenceMatrix.from_ranks(frame).n_unanswered == 1
    frame = pd.DataFrame({"a": pd.array([True, None], dtype="boolean")})
    assert ml.PreferenceMatrix.from_approvals(frame).n_unanswered == 1


def test_read_only_bytes_are_viewed_and_writable_ones_copied() -> None:
    array = np.array(RANKS, dtype=np.uint8)
    copied = ml.PreferenceMatrix.from_ranks(array)
    array[0, 0] = 9
    assert copied.values[0, 0] == 1
    array[0, 0] = 1
    array.flags.writeable = False
    viewed = ml.PreferenceMatrix.from_ranks(array)
    assert np.shares_memory(viewed.values, array)
    assert not viewed.values.flags.writeable


def test_memory_mapped_bytes_are_viewed(tmp_path: Path) -> None:
    path = tmp_path / "ranks.npy"
    np.save(path, np.array(RANKS, dtype=np.uint8))
    mapped = np.load(path, mmap_mode="r")
    assert np.shares_memory(ml.PreferenceMatrix.from_ranks(mapped).values, mapped)


def test_values_outlive_their_matrix() -> None:
    values = small().values
    assert values.tolist() == RANKS


@pytest.mark.parametrize(
    ("ranks", "message"),
    [
        ([], "no row|expected"),
        ([[1, 2], [1]], "row 2 has 1 cells, row 1 has 2"),
        ([[1, "premier"]], "row 1, column 2 is 'premier'; expected a number"),
        ([[1, -1]], "topic 'T2' is -1"),
        ([[1, 2.5]], "topic 'T2' is 2.5"),
        ([[1, math.inf]], "topic 'T2' is inf"),
        ([1, 2], "row 1 is 1; expected a list"),
        (np.ones((2, 2, 2)), "has 3 dimensions; expected 2"),
        (np.ones((2, 0)), "no column"),
        ([["a", "b"]], "row 1, column 1 is 'a'"),
    ],
)
def test_bad_ranks_get_one_clear_error(ranks: object, message: str) -> None:
    with pytest.raises(ml.InvalidInput, match=message) as caught:
        ml.PreferenceMatrix.from_ranks(ranks)
    assert isinstance(caught.value, ValueError)


def test_errors_have_their_python_kin() -> None:
    assert issubclass(ml.InvalidInput, ValueError)
    assert issubclass(ml.NotFound, KeyError)
    assert issubclass(ml.FileError, OSError)
    for error in (ml.InvalidInput, ml.NotFound, ml.Infeasible, ml.LimitExceeded, ml.Cancelled, ml.FileError):
        assert issubclass(error, ml.MaillageError)
    with pytest.raises(ml.NotFound) as caught:
        small().select_topics(["nope"])
    assert str(caught.value) == "there is no topic 'nope'; known are 'data', 'means', 'roles'"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_everything_pickles_and_compares() -> None:
    scores = ml.PreferenceMatrix.from_scores([[1.5, math.nan]], weights=[1 / 3])
    approvals = ml.PreferenceMatrix.from_approvals([[True, False]])
    wide = ml.PreferenceMatrix.from_ranks([[300, 1]])
    for p in (small(), scores, approvals, wide, small().with_weights([2, 0.5])):
        for thing in (p, p.tally("last"), p.tally("ignored"), p.rank_tally("last"), p.rank_tally("ignored")):
            assert pickle.loads(pickle.dumps(thing)) == thing
            assert copy.copy(thing) == thing
    assert small() != scores
    assert small() != "something else"


def test_a_topic_added_late_is_last_for_nobody() -> None:
    p = small().add_topics(["late"])
    assert p.not_asked is not None
    assert p.not_asked.tolist() == [[False, False, False, True]] * 2
    assert small().not_asked is None
    assert pickle.loads(pickle.dumps(p)) == p
    assert p.tally("last").margins[3].tolist() == [0, 0, 0, 0]
    for rule in ("borda", "schulze", "plurality", "copeland"):
        before = ml.rank(small(), rule).scores
        after = ml.rank(p, rule)
        assert {topic: after.scores[topic] for topic in ("data", "means")}.keys() <= before.keys()
        assert "n’ont pas été demandées" in after.explain("fr")
    assert ml.rank(p, "borda").scores["late"] == 0
    assert ml.rank(p, "borda").scores["data"] == ml.rank(small(), "borda").scores["data"]


def test_tally_of_scores_and_approvals() -> None:
    scores = ml.PreferenceMatrix.from_scores([[3, 9, math.nan], [5, 5, 1]])
    assert scores.tally().wins.tolist() == [[0, 0, 1], [1, 0, 1], [0, 0, 0]]
    approvals = ml.PreferenceMatrix.from_approvals([[1, 0, math.nan]])
    assert approvals.tally().wins.tolist() == [[0, 1, 0], [0, 0, 0], [0, 0, 0]]


def test_whole_weights_stay_whole_numbers() -> None:
    assert small().with_weights([2, 3]).tally().wins.dtype == np.int64
    assert small().with_weights([0.5, 1]).tally().wins[0, 2] == 0.5


def test_tally_from_published_numbers() -> None:
    t = ml.PairwiseTally.from_wins([[0, 3], [2, 0]], topics=["x", "y"])
    assert t.total_weight == 5
    assert t.margins.tolist() == [[0, 1], [-1, 0]]
    with pytest.raises(ml.InvalidInput, match="2 x 3; expected as many rows as columns"):
        ml.PairwiseTally.from_wins([[0, 3, 1], [2, 0, 1]])
    with pytest.raises(ml.InvalidInput, match="not whole"):
        ml.PairwiseTally.from_wins([[0, 0.5], [2, 0]])


def test_frames_keep_ids() -> None:
    assert small().to_frame().index.tolist() == ["Ana", "Bo"]
    assert small().tally().to_frame().columns.tolist() == TOPICS
    assert small().rank_tally().to_frame().loc["means", "1"] == 1
    assert "<table" in small()._repr_html_()
    assert repr(small().tally()) == "PairwiseTally(3 topics, 2 agents, unranked=last)"


@given(st.data())
def test_renaming_and_reordering_change_only_names_and_order(data: st.DataObject) -> None:
    agents = data.draw(st.integers(1, 12))
    topics = data.draw(st.integers(1, 6))
    ranks = np.array(
        data.draw(
            st.lists(
                st.lists(st.integers(0, 7), min_size=topics, max_size=topics),
                min_size=agents,
                max_size=agents,
            )
        )
    )
    rows = data.draw(st.permutations(range(agents)))
    columns = data.draw(st.permutations(range(topics)))
    unranked = data.draw(st.sampled_from(["last", "ignored"]))
    p = ml.PreferenceMatrix.from_ranks(ranks)
    q = ml.PreferenceMatrix.from_ranks(ranks[np.ix_(rows, columns)])
    assert np.array_equal(p.tally(unranked).wins[np.ix_(columns, columns)], q.tally(unranked).wins)
    assert np.array_equal(p.rank_tally(unranked).counts[columns], q.rank_tally(unranked).counts)


def test_threads_do_not_change_results() -> None:
    ranks = np.random.default_rng(1).integers(0, 9, (50_000, 8)).astype(np.uint8)
    before = ml.threads()
    try:
        results = []
        for count in (1, 2, 3):
            ml.set_threads(count)
            results.append(ml.PreferenceMatrix.from_ranks(ranks).tally())
    finally:
        ml.set_threads(before)
    assert results[0] == results[1] == results[2]


def test_other_threads_run_during_a_tally() -> None:
    ranks = np.ones((200_000, 30), dtype=np.uint8)
    p = ml.PreferenceMatrix.from_ranks(ranks)
    worker = threading.Thread(target=lambda: [p.tally() for _ in range(3)])
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
    worker.join()


LONG = """
    import maillage as ml, numpy as np, sys
    p = ml.PreferenceMatrix.from_ranks(np.ones((400_000, 250), dtype=np.uint8))
    print("ready", flush=True)
    while True:
        p.tally({arguments})
"""


def test_ctrl_c_stops_a_long_computation() -> None:
    code = textwrap.dedent(LONG.format(arguments=""))
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.5)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert "KeyboardInterrupt" in errors
    assert time.monotonic() - start < 2


def test_a_progress_function_follows_and_cancels() -> None:
    p = ml.PreferenceMatrix.from_ranks(np.ones((150_000, 1_000), dtype=np.uint8))
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    with pytest.raises(ml.Cancelled):
        p.tally(progress=stop)
    assert seen


def test_a_forked_child_can_compute() -> None:
    p = ml.PreferenceMatrix.from_ranks(np.ones((50_000, 8), dtype=np.uint8))
    expected = p.tally()
    child = os.fork()
    if child == 0:
        os._exit(0 if p.tally() == expected else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_import_is_light() -> None:
    heavy = "('pandas', 'altair', 'openpyxl', 'typer', 'babel', 'frictionless')"
    code = f"import sys, maillage; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
