"""Into which groups players should split."""

from __future__ import annotations

import itertools
import pickle

import maillage as ml
import numpy as np
import pytest
from maillage import _core
from maillage.pooling.partition import Partitions


@pytest.fixture
def game() -> ml.CostGame:
    # Nobody, A, B, A and B, C, A and C, B and C, all.
    costs = np.array([0, 8, 11, 13, 5, 12, 15, 20], dtype=float)
    return ml.CostGame(("A", "B", "C"), costs, labels={"A": "Annecy", "B": "Bourg", "C": "Chambéry"})


def _all_partitions(players: list[str]) -> list[list[tuple[str, ...]]]:
    if not players:
        return [[]]
    first, *rest = players
    found = []
    for size in range(len(rest) + 1):
        for others in itertools.combinations(rest, size):
            left = [player for player in rest if player not in others]
            found += [[(first, *others), *partition] for partition in _all_partitions(left)]
    return found


def test_the_best_ways_to_split_are_those_of_least_cost(game: ml.CostGame) -> None:
    found = ml.best_partitions(game, k=3)
    assert found.best == (("A", "B"), ("C",))
    assert found.amounts == (18.0, 20.0, 23.0)
    assert found.group_amounts[0] == (13.0, 5.0)
    assert (found.alone, found.together, found.gain) == (24.0, 20.0, 6.0)


@pytest.mark.parametrize("kind", ["cost", "value"])
def test_all_partitions_come_in_the_order_of_trying_all(kind: str) -> None:
    rng = np.random.default_rng(3)
    values = np.concatenate([[0.0], rng.integers(1, 500, 31).astype(float)])
    game = ml.CostGame("abcde", values, kind=kind)
    masks = {player: 1 << i for i, player in enumerate("abcde")}
    sums = sorted(
        (
            sum(values[sum(masks[player] for player in group)] for group in partition)
            for partition in _all_partitions(list("abcde"))
        ),
        reverse=kind == "value",
    )
    found = ml.best_partitions(game, k=1000)
    assert list(found.amounts) == sums
    assert len(set(found.groups)) == 52


def test_sizes_and_refusals_are_kept(game: ml.CostGame) -> None:
    assert ml.best_partitions(game, max_size=1).groups == ((("A",), ("B",), ("C",)),)
    found = ml.best_partitions(game, k=9, refusals=[("B", "A")])
    assert found.amounts == (23.0, 23.0, 24.0)
    assert set(found.groups[:2]) == {(("A",), ("B", "C")), (("A", "C"), ("B",))}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"k": 0}, "k is 0; expected 1 or more"),
        ({"max_size": 0}, "max_size is 0; expected 1 or more"),
        (
            {"refusals": [("A", "Z")]},
            "the refusal (A, Z) has a member 'Z' that is not a player; expected ids among A, B, C",
        ),
        (
            {"refusals": ["A"]},
            "the refusal (A) has less than two players; expected those who must not be together",
        ),
    ],
)
def test_bad_options_are_named(game: ml.CostGame, options: dict[str, object], message: str) -> None:
    with pytest.raises(ml.InvalidInput) as error:
        ml.best_partitions(game, **options)
    assert str(error.value) == message


def test_the_compiled_function_names_its_goals() -> None:
    with pytest.raises(ml.InvalidInput, match="goal is 'best'; expected 'highest' or 'lowest'"):
        _core.best_partitions(np.zeros(2), goal="best")


def test_it_is_told_in_french_and_english(game: ml.CostGame) -> None:
    found = ml.best_partitions(game, k=2)
    assert found.explain("en").splitlines() == [
        "The best is to form 2 groups, at €18 in all:",
        "– “Annecy” and “Bourg”: €13",
        "– “Chambéry”: €5",
        "",
        "That is €6 less than if everyone stays alone. One single group of all would lose €2 of it.",
        "",
        "The next best:",
        "– “Annecy”, “Bourg” and “Chambéry” together: €2 worse",
    ]
    french = found.explain().replace("\u00a0", " ").replace("\u202f", " ")
    assert "Le mieux est de former 2 groupes, pour 18 € en tout :" in french
    assert "C'est 6 € de moins que si chacun reste de son côté." in french.replace("’", "'")


def test_who_gains_nothing_is_told_so() -> None:
    game = ml.CostGame(("A", "B"), np.array([0.0, 1.0, 1.0, 2.0]))
    assert "everyone alone is as good" in ml.best_partitions(game).explain("en")


def test_it_is_a_result_like_the_others(game: ml.CostGame) -> None:
    found = ml.best_partitions(game, k=2)
    assert repr(found) == "Partitions(A, B | C: 18; 2 listed)"
    assert found == pickle.loads(pickle.dumps(found))
    assert found != ml.best_partitions(game)
    assert isinstance(found, Partitions)
    frame = found.to_frame()
    assert frame.values.tolist() == [[1, "A, B", 13.0], [1, "C", 5.0], [2, "A, B, C", 20.0]]
    assert "Annecy" in found._repr_html_() or "A, B" in found._repr_html_()
    for lang in ("fr", "en"):
        chart = found.plot(lang).to_dict()
        (rows,) = chart["datasets"].values()
        assert [row["gain"] for row in rows] == [6.0, 4.0]


def test_ctrl_c_and_progress_reach_the_search() -> None:
    game = ml.CostGame(tuple("abcdefghijklmno"), np.concatenate([[0.0], np.ones(2**15 - 1)]))
    with pytest.raises(ml.Cancelled):
        _core.best_partitions(np.zeros(2**20), progress=lambda _done, _total: False)
    assert ml.best_partitions(game).amounts == (1.0,)
