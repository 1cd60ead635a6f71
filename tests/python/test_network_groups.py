"""Communities, bodies, kinds and change: against networkx and igraph, in tables, words and pictures."""

from __future__ import annotations

import itertools
import pickle
import random
from typing import Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import InvalidInput, _core

nx = pytest.importorskip("networkx")


def network_of(graph: Any, territory: dict[Any, str] | None = None) -> ml.StakeholderNetwork:
    actors = pd.DataFrame({"id": [str(v) for v in graph]})
    if territory:
        actors["territory"] = [territory[v] for v in graph]
    ties = pd.DataFrame([(str(a), str(b)) for a, b in graph.edges], columns=["source", "target"])
    return ml.StakeholderNetwork(actors, ties)


def southern_women() -> tuple[Any, list[str], list[str], ml.StakeholderNetwork]:
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    seats = [(event, woman) for woman in women for event in graph[woman]]
    network = ml.StakeholderNetwork(
        pd.DataFrame({"id": women, "sector": ["a" if len(graph[w]) > 2 else "b" for w in women]}),
        bodies=pd.DataFrame({"id": events}),
        memberships=pd.DataFrame(seats + seats[:5], columns=["body", "actor"]),
    )
    return graph, women, events, network


@pytest.mark.parametrize("seed", range(5))
def test_communities_are_as_good_as_those_of_igraph(seed: int) -> None:
    igraph = pytest.importorskip("igraph")
    graph = nx.planted_partition_graph(8, 40, 0.2, 0.01 + 0.01 * seed, seed=seed)
    graph = nx.convert_node_labels_to_integers(graph)  # in the order of its vertices
    other = igraph.Graph(graph.number_of_nodes(), list(graph.edges))
    found = network_of(graph).communities(seed=seed)
    assert found.modularity == pytest.approx(other.modularity(found.community.tolist()))
    random.seed(seed)  # which igraph draws from
    theirs = other.community_leiden(objective_function="modularity", n_iterations=-1)
    assert found.modularity >= 0.99 * theirs.modularity
    alike = _core.partition_agreement(found.community, np.array(theirs.membership, dtype=np.int32))
    for value, method in ((alike.adjusted_rand, "adjusted_rand"), (alike.mutual_information, "nmi")):
        expected = igraph.compare_communities(found.community.tolist(), theirs.membership, method=method)
        assert value == pytest.approx(expected)


def test_communities_of_territories_are_said_to_be_territorial() -> None:
    graph = nx.planted_partition_graph(4, 12, 0.7, 0.02, seed=1)
    found = network_of(graph, {v: f"T{v // 12}" for v in graph}).communities()
    assert found.adjusted_rand.tolist() == [1.0]
    assert found.table("territory").sum() == 48
    assert "suivent les territoires" in found.explain()
    assert "follow the territories" in found.explain("en")
    mixed = network_of(graph, {v: f"T{v % 4}" for v in graph}).communities()
    assert "ne doivent guère aux territoires" in mixed.explain()
    assert found.plot().to_dict()
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != mixed


def test_communities_are_the_same_on_one_and_two_threads() -> None:
    network, before = network_of(nx.gnm_random_graph(400, 1200, seed=1)), ml.threads()
    try:
        ml.set_threads(1)
        one = network.communities(seed=3)
        ml.set_threads(2)
        assert network.communities(seed=3) == one
    finally:
        ml.set_threads(before)


def test_projections_are_those_of_networkx() -> None:
    graph, women, events, network = southern_women()
    found = _core.affiliation(network.core)
    for names, pairs in ((women, found.actors), (events, found.bodies)):
        shared = nx.bipartite.weighted_projected_graph(graph, names)
        newman = nx.bipartite.collaboration_weighted_projected_graph(graph, names)
        ours = {
            frozenset((names[a], names[b])): (n, w)
            for a, b, n, w in zip(
                pairs.from_vertices, pairs.to_vertices, pairs.shared, pairs.weights, strict=True
            )
        }
        assert len(ours) == shared.number_of_edges()
        for a, b, n in shared.edges(data="weight"):
            assert ours[frozenset((a, b))] == (n, pytest.approx(newman[a][b]["weight"]))


def test_interlock_names_who_sits_where() -> None:
    graph, women, events, network = southern_women()
    found = network.interlock()
    for first, second in itertools.combinations(events, 2):
        both = set(graph[first]) & set(graph[second])
        assert set(found.shared_members(first, second)) == both
        assert ((first, second) in found.separate()) == (not both)
    most = max(len(graph[w]) for w in women)
    assert [w for w, n in zip(women, found.seats, strict=True) if n == most]
    assert found.members.tolist() == [len(graph[e]) for e in events]
    for lang in ("fr", "en"):
        assert found.explain(lang)
        assert found.plot(lang).to_dict()


def test_interlock_names_whom_no_body_seats() -> None:
    network = ml.StakeholderNetwork(
        [{"id": "a", "sector": "public"}, {"id": "b", "sector": "economic"}, {"id": "c", "sector": "public"}],
        bodies=[{"id": "x", "name": "Comité"}, {"id": "y"}, {"id": "z"}],
        memberships=[{"body": "x", "actor": "a"}, {"body": "y", "actor": "a"}, {"body": "z", "actor": "c"}],
    )
    found = network.interlock()
    assert found.never_seated["sector"] == ("economic",)
    assert found.separate() == [("x", "z"), ("y", "z")]
    assert found.weight[0, 1] == 1
    assert "Comité" in found.explain()
    assert "« economic »" in found.explain().replace("\u00a0", " ").replace("\u202f", " ")
    with pytest.raises(InvalidInput, match="no bodies"):
        ml.StakeholderNetwork([{"id": "a"}]).interlock()
    with pytest.raises(InvalidInput, match="'w' is no body"):
        found.shared_members("w", "x")


def layered() -> ml.StakeholderNetwork:
    ties = [
        ("a", "b", "supply"),
        ("b", "a", "supply"),
        ("b", "c", "supply"),
        ("a", "b", "advice"),
        ("c", "d", "advice"),
    ]
    return ml.StakeholderNetwork(
        pd.DataFrame({"id": list("abcd")}), pd.DataFrame(ties, columns=["source", "target", "kind"])
    )


def test_layers_are_compared_pair_by_pair() -> None:
    found = layered().layers()
    supply = np.array([1, 0, 0, 1, 0, 0])  # ab ac ad bc bd cd
    advice = np.array([1, 0, 0, 0, 0, 1])
    assert found.kind == ("supply", "advice")
    assert found.ties.tolist() == [2, 2]
    assert found.overlap[0, 1] == pytest.approx(1 / 3)
    assert found.tie_correlation[0, 1] == pytest.approx(np.corrcoef(supply, advice)[0, 1])
    assert np.isnan(found.degree_correlation[0, 1])  # all have one partner for advice
    assert found.participation.tolist() == pytest.approx([1, 2 * (1 - 5 / 9), 1, 0])
    for lang in ("fr", "en"):
        assert found.explain(lang)
        assert found.plot(lang).to_dict()
    with pytest.raises(InvalidInput, match="no cooperation has a kind"):
        network_of(nx.path_graph(3)).layers()


def changing() -> ml.StakeholderNetwork:
    actors = [
        {"id": "a"},
        {"id": "b"},
        {"id": "c", "since": "2022-06-01"},
        {"id": "d", "until": "2022-06-01"},
    ]
    ties = [
        {"source": "a", "target": "b", "since": "2020-01-01", "until": "2022-01-01"},
        {"source": "b", "target": "a", "since": "2021-06-01"},
        {"source": "a", "target": "c"},
        {"source": "a", "target": "d"},
    ]
    return ml.StakeholderNetwork(actors, ties)


def test_evolution_counts_what_comes_stays_and_goes() -> None:
    found = changing().evolution(["2019-01-01", "2021-01-01", "2023-01-01"])
    assert found.actors.tolist() == [3, 3, 3]
    assert found.tie == ((("a", "d"),), (("a", "b"), ("a", "d")), (("a", "b"), ("a", "c")))
    assert found.new_ties.tolist() == [0, 1, 1]
    assert found.lost_ties.tolist() == [0, 0, 1]
    assert found.ties_kept.tolist()[1:] == pytest.approx([1 / 2, 1 / 3])
    assert found.actors_kept.tolist()[1:] == pytest.approx([1, 1 / 2])
    assert (found.appeared(), found.disappeared(), found.appeared(0)) == (["c"], ["d"], [])
    assert found.partners.tolist() == [[1, 0, 0, 1], [2, 1, 0, 1], [2, 1, 1, 0]]
    assert "« c »" in found.explain().replace("\u00a0", " ").replace("\u202f", " ")
    for lang in ("fr", "en"):
        assert found.plot(lang).to_dict()


def test_changes_of_ties_and_roles_are_named() -> None:
    found = changing().evolution(["2019-01-01", "2021-01-01", "2023-01-01"])
    assert (found.gained(), found.lost()) == ([("a", "c")], [("a", "d")])
    assert (found.gained(1), found.lost(1)) == ([("a", "b")], [])
    assert (found.gained(0), found.lost(0)) == ([], [])
    english, french = found.explain("en"), found.explain().replace("\u00a0", " ").replace("\u202f", " ")
    assert "Pairs that now cooperate:\n– “a” and “c”" in english
    assert "Paires qui ne coopèrent plus :\n– « a » et « d »" in french
    assert "Depuis le 1er janvier 2021," in french
    assert "Since 1 January 2021," in english


def test_roles_change_as_counting_on_the_day_shows() -> None:
    draw = random.Random(3)
    ids = [f"a{i:02d}" for i in range(20)]
    ties = [
        {
            "source": ids[min(pair)],
            "target": ids[max(pair)],
            "since": f"{draw.choice([2018, 2020])}-01-01",
            "until": draw.choice(["2019-06-01", None]),
        }
        for pair in (draw.sample(range(20), 2) for _ in range(60))
    ]
    ties = [tie for tie in ties if tie["until"] is None or tie["since"] < tie["until"]]
    actors = [{"id": each, "until": "2020-06-01" if each == "a07" else None} for each in ids]
    network = ml.StakeholderNetwork(actors, ties)
    dates = ["2019-01-01", "2021-01-01"]
    roles = network.evolution(dates).roles()
    assert list(roles.index) == [each for each in ids if each != "a07"]
    for when, date in (("_before", dates[0]), ("", dates[1])):
        on_the_day = network.view(on=date)
        central = on_the_day.centrality(["degree", "betweenness"]).to_frame()
        assert roles[f"betweenness{when}"].to_numpy() == pytest.approx(
            central["betweenness"].reindex(roles.index).to_numpy()
        )
        for name, measure in (("partners", "degree"), ("betweenness", "betweenness")):
            ranks = central[measure].round(9).rank(ascending=False, method="min").reindex(roles.index)
            assert roles[f"{name}_rank{when}"].tolist() == ranks.astype(int).tolist()
    assert "Whose role changed most" in network.evolution(dates).explain("en")


def test_snapshots_are_views_on_the_day() -> None:
    network = changing()
    dates = [f"{year}-{month:02}-01" for year in (2019, 2020, 2021, 2022) for month in (1, 6)]
    found = network.evolution(dates)
    for i, date in enumerate(dates):
        view = network.view(on=date)
        assert view.n_actors == found.actors[i]
        assert view.graph().undirected().n_edges == found.ties[i]


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (["soon"], "'soon' is no date"),
        (["2021-01-01", "2020-01-01"], "expected dates that ascend"),
        (["2021-01-01", "2021-01-01"], "expected dates that ascend"),
        ([], "there are no dates"),
    ],
)
def test_bad_dates_are_named(dates: list[str], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        changing().evolution(dates)


def test_bad_resolutions_are_named() -> None:
    with pytest.raises(InvalidInput, match="expected > 0"):
        changing().communities(resolution=0)
    with pytest.raises(InvalidInput, match="rounds is 0; expected at least 1"):
        changing().communities(rounds=0)
