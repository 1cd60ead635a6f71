"""Scores, chains and their order on graphs of networkx, against its own functions."""

from __future__ import annotations

import itertools
import random
from typing import Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import _core

networkx = pytest.importorskip("networkx")


def graph_of(peer: Any) -> _core.Graph:
    ends = np.array(list(peer.edges()), dtype=np.uint32).reshape(-1, 2)
    return _core.Graph(peer.number_of_nodes(), ends[:, 0].copy(), ends[:, 1].copy())


def network_of(peer: Any) -> ml.StakeholderNetwork:
    actors = [{"id": f"a{v}"} for v in peer]
    ties = [
        {"source": f"a{u}", "target": f"a{v}", "weight": d.get("weight", 1)}
        for u, v, d in peer.edges(data=True)
    ]
    return ml.StakeholderNetwork(actors, ties)


def peers() -> list[Any]:
    some = [networkx.gnm_random_graph(25, 25 + 10 * seed, seed=seed) for seed in range(6)]
    florence = networkx.convert_node_labels_to_integers(networkx.florentine_families_graph())
    return [networkx.karate_club_graph(), florence, *some]


@pytest.mark.parametrize("peer", peers())
@pytest.mark.parametrize("measure", ["adamic_adar", "resource_allocation"])
def test_scores_are_those_of_networkx(peer: Any, measure: str) -> None:
    scores = {v: _core.contact_scores(graph_of(peer), v, measure) for v in peer}
    theirs = getattr(networkx, f"{measure}_index")(peer, networkx.non_edges(peer))
    for u, v, score in theirs:
        assert scores[u][v] == pytest.approx(score, abs=1e-8)
    assert all(np.isnan(scores[u][v]) for u, v in peer.edges())


@pytest.mark.parametrize("peer", peers())
def test_l3_counts_paths_of_three_ties(peer: Any) -> None:
    adjacency = networkx.to_numpy_array(peer, weight=None)
    root = np.where(adjacency.sum(axis=0) > 0, adjacency.sum(axis=0), 1.0) ** -0.5
    expected = adjacency @ (root[:, None] * adjacency * root[None, :]) @ adjacency
    for v in peer:
        scores = _core.contact_scores(graph_of(peer), v, "l3")
        others = ~np.isnan(scores)
        assert scores[others] == pytest.approx(expected[v][others], abs=1e-8)


@pytest.mark.parametrize("strongest", [False, True])
def test_chains_are_the_shortest_simple_paths_of_networkx(strongest: bool) -> None:
    for seed in range(8):
        peer = networkx.gnm_random_graph(12, 20, seed=seed)
        chosen = random.Random(seed)
        for _, _, tie in peer.edges(data=True):
            tie["weight"] = chosen.choice([1.0, 2.0, 4.0])
            tie["length"] = 1 / tie["weight"]
        weights = [tie["weight"] for _, _, tie in peer.edges(data=True)]
        ends = np.array(list(peer.edges()), dtype=np.uint32)
        ours = _core.Graph(12, ends[:, 0].copy(), ends[:, 1].copy(), np.array(weights))
        found = _core.best_chains(ours, 0, 11, 10, strongest=strongest)
        length = "length" if strongest else None
        if not networkx.has_path(peer, 0, 11):
            assert found.chains == []
            continue
        theirs = list(itertools.islice(networkx.shortest_simple_paths(peer, 0, 11, weight=length), 10))
        if strongest:
            assert found.distances.tolist() == pytest.approx(
                [networkx.path_weight(peer, path, "length") for path in theirs]
            )
        else:
            assert [len(chain) for chain in found.chains] == [len(path) for path in theirs]
        assert all(networkx.is_simple_path(peer, chain) for chain in found.chains)


def test_renaming_and_shuffling_change_nothing_but_names() -> None:
    peer = networkx.gnm_random_graph(20, 40, seed=3)
    rng = np.random.default_rng(1)
    actors = pd.DataFrame(
        {
            "id": [f"a{v}" for v in peer],
            "territory": rng.choice(["N", "S"], 20),
            "competences": ["; ".join(rng.choice(list("uvwxyz"), 2, replace=False)) for _ in peer],
            "latitude": rng.uniform(45, 46, 20),
            "longitude": rng.uniform(4, 5, 20),
        }
    )
    ties = pd.DataFrame([{"source": f"a{u}", "target": f"a{v}"} for u, v in peer.edges()])
    shuffled = actors.sample(frac=1, random_state=5)
    here = ml.StakeholderNetwork(actors, ties).introductions("a0", k=20)
    there = ml.StakeholderNetwork(shuffled, ties.sample(frac=1, random_state=2)).introductions("a0", k=20)
    frames = [result.to_frame().drop(columns="introduced_by").sort_index() for result in (here, there)]
    pd.testing.assert_frame_equal(*frames)


def test_what_is_left_out_though_tied_is_counted() -> None:
    star = network_of(networkx.star_graph(6))
    found = star.introductions("a1", k=2)
    assert found.place.tolist() == [1, 1]
    assert found.n_tied == 3
    assert "3 more are tied" in found.explain("en")


def test_holdout_says_how_many_ties_are_found() -> None:
    graph = graph_of(networkx.karate_club_graph())
    found = _core.holdout_quality(graph, "resource_allocation", share=0.1, repeats=50, seed=1)
    assert 0.6 < found.auc.mean() < 0.9
    assert found.precision.mean() > 2 * found.chance_precision
    assert np.array_equal(
        found.auc, _core.holdout_quality(graph, "resource_allocation", repeats=50, seed=1).auc
    )
    with pytest.raises(ml.InvalidInput, match="measure is 'katz'"):
        _core.holdout_quality(graph, "katz")


def test_the_quality_that_the_page_tells_is_the_one_measured() -> None:
    told = {"common_neighbours": 0.680, "adamic_adar": 0.714, "resource_allocation": 0.722, "l3": 0.793}
    for measure, auc in told.items():
        found = _core.holdout_quality(graph_of(networkx.karate_club_graph()), measure, repeats=1000, seed=0)
        assert round(float(found.auc.mean()), 3) == auc
