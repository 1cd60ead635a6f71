"""Importance: against networkx and igraph, its conventions, its words, and what it refuses."""

from __future__ import annotations

import pickle

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage.network.centrality import MEASURES


def network(
    pairs: list[tuple[int, int]], n: int, *, directed: bool = False, seed: int | None = None
) -> ml.StakeholderNetwork:
    weights = (
        np.ones(len(pairs)) if seed is None else 2 ** np.random.default_rng(seed).integers(0, 3, len(pairs))
    )
    ties = pd.DataFrame(
        {"source": [str(a) for a, _ in pairs], "target": [str(b) for _, b in pairs], "weight": weights}
    )
    return ml.StakeholderNetwork(pd.DataFrame({"id": [str(v) for v in range(n)]}), ties, directed=directed)


@pytest.fixture(scope="module")
def karate() -> ml.StakeholderNetwork:
    nx = pytest.importorskip("networkx")
    graph = nx.karate_club_graph()
    return network(list(graph.edges()), graph.number_of_nodes())


def test_values_are_those_of_networkx(karate: ml.StakeholderNetwork) -> None:
    nx = pytest.importorskip("networkx")
    graph = nx.karate_club_graph()
    for _, _, data in graph.edges(data=True):
        data.clear()
    found = karate.centrality()
    eigenvector = nx.eigenvector_centrality_numpy(graph)
    highest = max(eigenvector.values())
    expected = {
        "degree": nx.degree_centrality(graph),
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "harmonic": {v: h / 33 for v, h in nx.harmonic_centrality(graph).items()},
        "eigenvector": {v: value / highest for v, value in eigenvector.items()},
        "pagerank": nx.pagerank(graph, tol=1e-12),
    }
    for measure, values in expected.items():
        assert found[measure] == pytest.approx([values[v] for v in range(34)], abs=1e-7), measure


@pytest.mark.parametrize("directed", [False, True])
def test_weighted_values_are_those_of_networkx(directed: bool) -> None:
    nx = pytest.importorskip("networkx")
    graph = nx.gnm_random_graph(60, 150, seed=4, directed=directed)
    n = network(list(graph.edges()), 60, directed=directed, seed=1)
    for (_, _, data), weight in zip(graph.edges(data=True), n.core.weights.tolist(), strict=True):
        data.update(weight=weight, length=1 / weight)
    found = n.centrality(["betweenness", "closeness", "pagerank", "strength"], weights="strength")
    towards = graph.reverse() if directed else graph  # there, closeness is that of those who reach an actor
    expected = {
        "betweenness": nx.betweenness_centrality(graph, weight="length"),
        "closeness": nx.closeness_centrality(towards, distance="length"),
        "pagerank": nx.pagerank(graph, weight="weight", tol=1e-12),
        "strength": dict(graph.degree(weight="weight")),
    }
    for measure, values in expected.items():
        assert found[measure] == pytest.approx([values[v] for v in range(60)], abs=1e-7), measure


def test_counts_are_those_of_igraph(karate: ml.StakeholderNetwork) -> None:
    igraph = pytest.importorskip("igraph")
    sources, targets, _ = karate.graph().edges
    graph = igraph.Graph(n=34, edges=list(zip(sources.tolist(), targets.tolist(), strict=True)))
    found = karate.centrality(["betweenness", "degree"], normalisation=None)
    assert found["betweenness"] == pytest.approx(graph.betweenness())
    assert found["degree"].tolist() == graph.degree()
    ties = karate.tie_betweenness()
    expected = sorted(graph.edge_betweenness(), reverse=True)
    assert ties.betweenness == pytest.approx(expected)


def test_ways_follow_directions() -> None:
    n = network([(0, 1), (1, 2)], 3, directed=True)
    found = n.centrality(["closeness", "betweenness"], normalisation=None)
    assert found["closeness"].tolist() == [1 / 3, 1.0, 0.0]
    assert found["betweenness"].tolist() == [0, 1, 0]


def test_large_networks_are_sampled_and_say_so(karate: ml.StakeholderNetwork) -> None:
    exact = karate.centrality("betweenness")
    sampled = karate.centrality("betweenness", exact=False, error=0.05, seed=3)
    assert exact.sample is None
    assert sampled.sample is not None
    assert np.abs(sampled["betweenness"] - exact["betweenness"]).max() <= sampled.sample.error
    assert "paires tirées au hasard (graine 3)" in sampled.explain("fr")
    assert sampled == karate.centrality("betweenness", exact=False, error=0.05, seed=3)


def test_a_result_is_a_value(karate: ml.StakeholderNetwork) -> None:
    found = karate.centrality(["degree", "pagerank"])
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != karate.centrality(["degree"])
    assert repr(found) == "Centralities(34 actors: degree, pagerank)"
    assert found.to_frame().loc["33", "degree"] == pytest.approx(17 / 33)
    assert "<table" in found._repr_html_()
    with pytest.raises(ValueError, match="read-only"):
        found["degree"][0] = 1


def test_the_words_name_who_comes_first(karate: ml.StakeholderNetwork) -> None:
    told = karate.centrality().explain("fr").replace("\u00a0", " ")
    assert "Nombre de partenaires : « 33 » vient en tête (51,5 %), devant « 0 »" in told
    english = karate.centrality().explain("en")
    assert "Place between the others: “0” comes first (43.8%), ahead of “33” (30.4%)" in english
    assert len(told.split("\n\n")) == len(MEASURES) + 1


def test_ties_between_actors_are_shown() -> None:
    told = network([(0, 1), (1, 2), (2, 3), (3, 0)], 4).centrality("degree").explain("en")
    assert "“0”, “1”, “2” and “3” come first, tied" in told
    alone = network([], 2).centrality(["betweenness"]).explain("en")
    assert "nobody stands out" in alone


def test_it_is_drawn(karate: ml.StakeholderNetwork) -> None:
    chart = karate.centrality(["degree", "betweenness"]).plot("fr").to_dict()
    assert len(chart["hconcat"]) == 2
    assert chart["title"]["text"] == ["Qui compte"]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_small_networks_have_values(n: int) -> None:
    found = network([], n).centrality()
    assert all(len(found[measure]) == n for measure in MEASURES)
    assert np.isfinite(found.to_frame().to_numpy()).all()
    assert found.explain("fr")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measures": ["betweeness"]}, "a measure is 'betweeness'; expected one of 'degree'"),
        ({"measures": []}, "no measure was asked for"),
        ({"weights": "distance"}, "weights is 'distance'; expected one of None, 'strength'"),
        ({"normalisation": "max"}, "normalisation is 'max'"),
        ({"measures": "betweenness", "exact": False, "error": 0.0}, "error is 0.0"),
        (
            {"measures": "betweenness", "exact": False, "weights": "strength"},
            "expected weights=None, or exact=True",
        ),
    ],
)
def test_unknown_options_are_refused(
    karate: ml.StakeholderNetwork, options: dict[str, object], message: str
) -> None:
    with pytest.raises(ml.InvalidInput, match=message):
        karate.centrality(**options)  # type: ignore[arg-type]
