"""The shape of networks and what breaks without whom: against networkx and igraph, in tables and in words."""

from __future__ import annotations

import pickle
import re
from typing import Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import InvalidInput, NotFound

nx = pytest.importorskip("networkx")


def network_of(
    graph: Any, *, labels: dict[str, str] | None = None, **options: object
) -> ml.StakeholderNetwork:
    """The network of a graph of networkx, whose vertices may have a territory."""
    labels = labels or {}
    actors = pd.DataFrame(
        {
            "id": [str(v) for v in graph],
            "name": [labels.get(str(v), str(v)) for v in graph],
            "territory": [graph.nodes[v].get("territory") for v in graph],
        }
    )
    ties = pd.DataFrame([(str(a), str(b)) for a, b in graph.edges], columns=["source", "target"])
    return ml.StakeholderNetwork(actors, ties, directed=graph.is_directed(), **options)  # type: ignore[arg-type]


def karate() -> ml.StakeholderNetwork:
    graph = nx.karate_club_graph()
    for v in graph:
        graph.nodes[v]["territory"] = "Nord" if graph.nodes[v]["club"] == "Mr. Hi" else "Sud"
    return network_of(graph)


@pytest.mark.parametrize("seed", range(8))
def test_shape_is_that_of_networkx(seed: int) -> None:
    graph = nx.gnm_random_graph(60, 40 + 20 * seed, seed=seed)
    found = network_of(graph).shape()
    assert found.density == pytest.approx(nx.density(graph))
    assert found.transitivity == pytest.approx(nx.transitivity(graph))
    assert dict(zip(found.actor, found.core.tolist(), strict=True)) == {
        str(v): k for v, k in nx.core_number(graph).items()
    }
    assert sorted(found.group_sizes.tolist()) == sorted(map(len, nx.connected_components(graph)))
    assert found.efficiency == pytest.approx(nx.global_efficiency(graph))
    lengths = [d for _, far in nx.all_pairs_shortest_path_length(graph) for d in far.values() if d > 0]
    assert found.mean_distance == pytest.approx(np.mean(lengths))
    assert found.diameter == max(lengths)
    assert found.unreached == 60 * 59 - len(lengths)
    for actor, share in zip(found.actor, found.clustering, strict=True):
        if graph.degree(int(actor)) > 1:
            assert share == pytest.approx(nx.clustering(graph, int(actor)))
        else:
            assert np.isnan(share)


def test_shape_is_that_of_igraph() -> None:
    igraph = pytest.importorskip("igraph")
    graph = nx.gnm_random_graph(300, 900, seed=1)
    other = igraph.Graph(300, list(graph.edges))
    found = network_of(graph).shape()
    assert found.core.tolist() == other.coreness()
    assert found.transitivity == pytest.approx(other.transitivity_undirected())
    assert found.mean_clustering == pytest.approx(other.transitivity_avglocal_undirected(mode="nan"))
    assert found.mean_distance == pytest.approx(other.average_path_length())
    assert {int(a) for a in network_of(graph).articulation_actors().actor} == set(other.articulation_points())
    assert len(network_of(graph).bridges().actor) == len(other.bridges())


def test_directions_count_for_density_and_distances_alone() -> None:
    graph = nx.gnp_random_graph(40, 0.05, seed=2, directed=True)
    found = network_of(graph).shape()
    undirected = network_of(nx.Graph(graph.to_undirected())).shape()
    assert found.density == pytest.approx(nx.density(graph))
    lengths = [d for _, far in nx.all_pairs_shortest_path_length(graph) for d in far.values() if d > 0]
    assert found.mean_distance == pytest.approx(np.mean(lengths))
    assert found.transitivity == undirected.transitivity
    assert found.core.tolist() == undirected.core.tolist()
    assert "it counts for these pairs and for distances" in found.explain("en")


@pytest.mark.parametrize("seed", range(8))
def test_articulation_actors_and_bridges_are_those_of_networkx(seed: int) -> None:
    graph = nx.gnm_random_graph(50, 50, seed=seed)
    network = network_of(graph)
    found = network.articulation_actors()
    assert {int(a) for a in found.actor} == set(nx.articulation_points(graph))
    assert {
        frozenset((int(a), int(b)))
        for a, b in zip(network.bridges().actor, network.bridges().partner, strict=True)
    } == {frozenset(tie) for tie in nx.bridges(graph)}
    for actor, lost, cut, n in zip(found.actor, found.pairs_lost, found.cut_off, found.n_groups, strict=True):
        mine = nx.node_connected_component(graph, int(actor)) - {int(actor)}
        groups = sorted(map(len, nx.connected_components(graph.subgraph(mine))), reverse=True)
        assert [len(group) for group in found.groups(actor)] == groups
        assert (cut, n) == (sum(groups[1:]), len(groups))
        assert lost == (sum(groups) ** 2 - sum(size**2 for size in groups)) // 2


def test_the_most_damage_comes_first() -> None:
    found = network_of(nx.path_graph(7)).articulation_actors()
    assert found.actor == ("3", "2", "4", "1", "5")
    assert found.pairs_lost.tolist() == [9, 8, 8, 5, 5]
    assert found.to_frame().loc["3"].to_dict() == {"pairs_lost": 9, "cut_off": 3, "n_groups": 2}
    with pytest.raises(NotFound, match="no actor 'x'"):
        found.groups("x")


@pytest.mark.parametrize("seed", range(10))
def test_cuts_between_two_actors_are_as_small_as_those_of_networkx(seed: int) -> None:
    graph = nx.gnm_random_graph(30, 90, seed=seed)
    network = network_of(graph)
    for a, b in [(0, 29), (3, 17), (8, 9)]:
        found = network.vertex_cut((str(a), str(b)), losing="others")
        if graph.has_edge(a, b):
            assert not found.possible
            assert found.direct_ties == ((str(a), str(b)),)
            continue
        assert len(found.actor) == len(nx.minimum_node_cut(graph, a, b))
        left = graph.subgraph(set(graph) - {int(v) for v in found.actor})
        assert not nx.has_path(left, a, b)


def test_two_territories_are_cut_and_said() -> None:
    found = karate().vertex_cut(("Nord", "Sud"), by="territory")
    assert found.actor == ("0", "1", "2", "8", "33")
    assert found.belongs_to == ("Nord", "Nord", "Nord", "Nord", "Sud")
    assert len(found.direct_ties) == 11
    assert found.explain("en").startswith("The loss of 5 actors would separate “Nord” from “Sud”: “0”, “1”")
    others = karate().vertex_cut(("Nord", "Sud"), by="territory", losing="others")
    assert not others.possible
    assert "La perte d’autres acteurs ne peut pas séparer" in others.explain()


def test_lists_of_actors_are_sides_too() -> None:
    found = network_of(nx.path_graph(5)).vertex_cut((["0", "1"], ["4"]), losing="others")
    assert found.actor == ("2",)
    assert found.other_actors == ("3",)
    assert "Others as few would do as well, such as “3”." in found.explain("en")
    assert found.between == ("0, 1", "4")


@pytest.mark.parametrize(
    ("between", "options", "error", "message"),
    [
        (("0", "nobody"), {}, NotFound, "nobody"),
        (
            ("Nord", "Est"),
            {"by": "territory"},
            NotFound,
            "no actor has the territory 'Est'; there are 'Nord', 'Sud'",
        ),
        (
            ("a", "b"),
            {"by": "colour"},
            InvalidInput,
            "'colour' is no attribute of actors; expected 'category'",
        ),
        (("0", "0"), {}, InvalidInput, "both sets"),
        (("0", "1"), {"losing": "all"}, InvalidInput, "losing is 'all'; expected 'anyone' or 'others'"),
        (("0",), {}, InvalidInput, "between names 1 sides; expected two"),
        (([], ["1"]), {}, InvalidInput, "the first set of vertices is empty"),
    ],
)
def test_sides_that_make_no_sense_are_refused(
    between: tuple[str, str], options: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        karate().vertex_cut(between, **options)


def test_words_say_who_is_cut_from_whom() -> None:
    network = network_of(nx.karate_club_graph(), labels={"0": "Mairie <script>", "11": "La Ferme"})
    french = network.articulation_actors().explain()
    assert (
        "Sans «\u00a0Mairie <script>\u00a0», le groupe principal (27 acteurs) perdrait le contact avec 2"
        in french
    )
    assert "«\u00a0La Ferme\u00a0»" in french
    assert "167 paires d’acteurs" in french
    assert "<script>" not in network.articulation_actors()._repr_html_()
    english = network.shape().explain("en")
    assert "34 actors, 78 pairs that cooperate: 13.9% of the pairs that are possible." in english
    assert "they work together themselves in 26% of cases" in english


def test_many_articulation_actors_are_counted_not_listed() -> None:
    text = network_of(nx.path_graph(30)).articulation_actors().explain("en")
    assert text.count("\n– ") == 7
    assert text.endswith("– and 22 others")


def test_nothing_breaks_in_a_ring() -> None:
    ring = network_of(nx.cycle_graph(6))
    assert ring.articulation_actors().explain("en").startswith("No actor is indispensable")
    assert ring.bridges().explain("en").startswith("No single cooperation is indispensable")
    assert ring.articulation_actors().to_frame().empty


@pytest.mark.parametrize("n", [0, 1, 2])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_tiny_networks_have_words_and_pictures(n: int, lang: str) -> None:
    network = network_of(nx.empty_graph(n), invented="Données inventées.")
    for result in (network.shape(), network.articulation_actors(), network.bridges()):
        assert result.explain(lang).startswith("Données inventées.")
    network.shape().plot(lang).to_dict()
    network.articulation_actors().plot(lang).to_dict()
    if n == 2:
        nothing = network.vertex_cut(("0", "1"))
        assert nothing.actor == ()
        assert "already without a link" in nothing.explain("en")


def test_results_pickle_and_compare() -> None:
    network = karate()
    for result in (
        network.shape(),
        network.articulation_actors(),
        network.bridges(),
        network.vertex_cut(("Nord", "Sud"), by="territory"),
    ):
        assert pickle.loads(pickle.dumps(result)) == result
    assert network.shape() != network_of(nx.path_graph(4)).shape()


def test_shuffled_rows_give_the_same_answers() -> None:
    frames = karate().to_frames()
    shuffled = ml.StakeholderNetwork(
        frames["actors"].sample(frac=1, random_state=1),
        frames["cooperations"].sample(frac=1, random_state=2),
    )
    first, second = karate().shape(), shuffled.shape()
    assert first.distances.tolist() == second.distances.tolist()
    pd.testing.assert_frame_equal(
        first.to_frame().sort_index(), second.to_frame().sort_index(), check_exact=True
    )
    assert shuffled.vertex_cut(("Nord", "Sud"), by="territory").belongs_to.count("Nord") == 4


def test_pictures_name_what_they_show() -> None:
    chart = karate().articulation_actors().plot("fr").to_dict()
    assert chart["title"]["text"] == ["Ce qui se rompt sans chaque acteur"]
    assert karate().shape().plot("en").to_dict()["title"]["text"] == [
        "How many actors have how many partners"
    ]
