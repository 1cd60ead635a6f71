"""Brokers, structural holes, silos, groups that never meet: against networkx and igraph, and in words."""

from __future__ import annotations

import math
import pickle
import re
from typing import TYPE_CHECKING, Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from maillage.network.result import NetworkResult

nx = pytest.importorskip("networkx")

ANALYSES: dict[str, Callable[[ml.StakeholderNetwork], NetworkResult]] = {
    "brokerage": lambda n: n.brokerage(by="territory"),
    "structural_holes": lambda n: n.structural_holes(),
    "ei_index": lambda n: n.ei_index(by="territory", samples=50),
    "mixing": lambda n: n.mixing(by="territory"),
    "partner_diversity": lambda n: n.partner_diversity(by="territory"),
    "transversality": lambda n: n.transversality(by="territory"),
}


def random_graph(seed: int, *, directed: bool = False) -> Any:
    """A graph with weights and, for most vertices, a territory."""
    graph = nx.gnm_random_graph(40, 120, seed=seed, directed=directed)
    draw = np.random.default_rng(seed)
    for v in graph:
        graph.nodes[v]["territory"] = draw.choice(["Nord", "Sud", "Est", "Ouest"])
    for edge in graph.edges:
        graph.edges[edge]["weight"] = int(draw.integers(1, 5))
    return graph


def network_of(graph: Any, **options: Any) -> ml.StakeholderNetwork:
    territories = [graph.nodes[v].get("territory") for v in graph]
    actors = pd.DataFrame({"id": [str(v) for v in graph], "territory": territories})
    ties = [
        {"source": str(a), "target": str(b), "weight": data.get("weight", 1)}
        for a, b, data in graph.edges(data=True)
    ]
    return ml.StakeholderNetwork(actors, ties or None, directed=graph.is_directed(), **options)


def karate() -> ml.StakeholderNetwork:
    graph = nx.karate_club_graph()
    for v in graph:
        graph.nodes[v]["territory"] = graph.nodes[v]["club"]
    return network_of(graph)


@pytest.mark.parametrize("weights", [None, "strength"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_structural_holes_are_those_of_networkx(seed: int, directed: bool, weights: str | None) -> None:
    graph = random_graph(seed, directed=directed)
    graph.add_node(40)
    found = network_of(graph).structural_holes(weights=weights)
    weight = "weight" if weights else None
    constraint = nx.constraint(graph, weight=weight)
    assert found.constraint == pytest.approx([constraint[v] for v in graph], nan_ok=True)
    # Vertex by vertex: the way of networkx for all at once departs from its definition where weights differ.
    # Where all ties lead to a vertex, it has NaN.
    sizes = nx.effective_size(graph, nodes=list(graph), weight=weight)
    for v in graph:
        if not directed or graph.out_degree(v):
            assert found.effective_size[v] == pytest.approx(sizes[v], nan_ok=True)
    assert np.isnan(found.constraint[-1])


def test_constraint_is_that_of_igraph() -> None:
    igraph = pytest.importorskip("igraph")
    graph = random_graph(4)
    other = igraph.Graph(len(graph), list(graph.edges))
    strengths = [data["weight"] for _, _, data in graph.edges(data=True)]
    network = network_of(graph)
    assert network.structural_holes().constraint == pytest.approx(other.constraint())
    assert network.structural_holes(weights="strength").constraint == pytest.approx(
        other.constraint(weights=strengths)
    )


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_mixing_is_that_of_networkx(seed: int, directed: bool) -> None:
    graph = random_graph(seed, directed=directed)
    found = network_of(graph).mixing(by="territory")
    groups = {group: number for number, group in enumerate(found.group)}
    ends = nx.attribute_mixing_matrix(graph, "territory", mapping=groups, normalized=False)
    # networkx counts both ends of an undirected tie, so twice those inside a group.
    expected = ends if directed else ends - np.diag(np.diag(ends)) / 2
    assert found.ties == pytest.approx(expected)
    assert found.assortativity == pytest.approx(nx.attribute_assortativity_coefficient(graph, "territory"))


def test_assortativity_is_that_of_igraph() -> None:
    igraph = pytest.importorskip("igraph")
    graph = random_graph(7)
    found = network_of(graph).mixing(by="territory")
    kinds = [found.group.index(graph.nodes[v]["territory"]) for v in graph]
    other = igraph.Graph(len(graph), list(graph.edges))
    assert found.assortativity == pytest.approx(other.assortativity_nominal(kinds, directed=False))


def test_strengths_count_where_they_are_asked_for() -> None:
    graph = random_graph(2)
    network = network_of(graph)
    assert network.mixing(by="territory", weights="strength").total == graph.size(weight="weight")
    assert network.mixing(by="territory").total == graph.size()
    once, strong = (network.partner_diversity(by="territory", weights=w) for w in (None, "strength"))
    assert once.partners.tolist() == strong.partners.tolist() == [d for _, d in graph.degree]
    assert once.blau.tolist() != strong.blau.tolist()


def test_karate_club_is_two_silos() -> None:
    found = karate().ei_index(by="territory", samples=999)
    assert (found.external, found.internal) == (11, 67)
    assert found.index == pytest.approx(-56 / 78)
    assert found.p_less == 0.001
    assert found.p_value == 0.002
    assert found.groups_frame().loc["Officer", "external"] == 11
    assert found.to_frame().loc["0", "actor_internal"] == 15
    assert "keep to their own kind more than chance alone explains (p = 0.002)" in found.explain("en")


def test_brokers_of_the_karate_club() -> None:
    found = karate().brokerage(by="territory")
    graph = nx.karate_club_graph()
    for v in graph:
        pairs = [(a, c) for a in graph[v] for c in graph[v] if a < c and not graph.has_edge(a, c)]
        club = [graph.nodes[u]["club"] for u in graph]
        assert found["total"][v] == len(pairs)
        assert found["coordinator"][v] == sum(club[a] == club[c] == club[v] for a, c in pairs)
        assert found["itinerant"][v] == sum(club[a] == club[c] != club[v] for a, c in pairs)
        border = sum(club[a] != club[c] for a, c in pairs)
        assert found["gatekeeper"][v] == found["representative"][v] == border
    assert not found["liaison"].any()
    assert found.to_frame()["coordinator_z"].tolist() == found.z[:, 0].tolist()


def test_directions_tell_gatekeepers_from_representatives() -> None:
    actors = [{"id": i, "sector": s} for i, s in (("a", "X"), ("b", "X"), ("c", "Y"))]
    ties = [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]
    found = ml.StakeholderNetwork(actors, ties, directed=True).brokerage(by="sector")
    assert found["representative"].tolist() == [0, 1, 0]
    assert found["gatekeeper"].tolist() == [0, 0, 0]
    assert "from its sector to another sector" in found.explain("en")


def groups_of(network: ml.StakeholderNetwork) -> list[str | None]:
    return network.to_frames()["actors"]["territory"].tolist()


@pytest.mark.parametrize(
    "analysis", ["brokerage", "ei_index", "mixing", "partner_diversity", "transversality"]
)
def test_groups_may_be_given_in_three_ways(analysis: str) -> None:
    network = karate()
    given = groups_of(network)

    def tables(by: Any) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(network, analysis)(by=by).to_frame()
        return frame

    expected = tables("territory")
    pd.testing.assert_frame_equal(tables(given), expected)
    pd.testing.assert_frame_equal(tables(dict(zip(network.actors, given, strict=True))), expected)
    pd.testing.assert_frame_equal(tables(np.array(given)), expected)


@pytest.mark.parametrize("nothing", [None, "", float("nan"), pd.NA])
def test_actors_without_a_group_are_left_out_and_this_is_said(nothing: object) -> None:
    network = karate()
    given: list[object] = list(groups_of(network))
    given[0] = given[33] = nothing
    rest = network.view(actors=[a for a in network.actors if a not in {"0", "33"}])
    some, others = network.brokerage(by=given), rest.brokerage(by="territory")
    kept = [v for v in range(34) if v not in {0, 33}]
    assert some.n_left_out == 2
    assert some.group[0] is None
    assert some.counts[kept].tolist() == others.counts.tolist()
    assert some.z[kept] == pytest.approx(others.z, nan_ok=True)
    assert some.counts[0].sum() == 0
    assert "2 actors without a known group are left out" in some.explain("en")
    assert "2 acteurs sans groupe ne sont pas comptés ici" in some.explain("fr").replace("\u00a0", " ")
    assert network.mixing(by=given).to_frame().equals(rest.mixing(by=groups_of(rest)).to_frame())
    assert network.mixing(by=given).ties_left_out == 33
    assert network.ei_index(by=given, samples=0).index == rest.ei_index(by="territory", samples=0).index
    assert network.transversality(by=given).n_left_out == 2
    assert network.partner_diversity(by=given).unknown.sum() == 33
    assert network.ei_index(by=given, samples=9).n_left_out == 2


def pairs_of(frame: pd.DataFrame) -> set[tuple[frozenset[str], int, frozenset[str]]]:
    rows = zip(frame.index, frame["other"], frame["ties"], frame["only"], strict=True)
    return {(frozenset([a, b]), ties, frozenset(only)) for a, b, ties, only in rows}


@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_order_of_rows_changes_nothing_but_the_order(analysis: str) -> None:
    graph = random_graph(11)
    shuffled = nx.Graph()
    order = np.random.default_rng(3).permutation(40).tolist()
    shuffled.add_nodes_from((v, graph.nodes[v]) for v in order)
    shuffled.add_edges_from(list(graph.edges(data=True))[::-1])
    before, after = (ANALYSES[analysis](network_of(g)).to_frame() for g in (graph, shuffled))
    if analysis == "transversality":
        assert pairs_of(before) == pairs_of(after)
        return
    if analysis == "mixing":
        after = after[before.columns]
    pd.testing.assert_frame_equal(before, after.loc[before.index])


@pytest.mark.parametrize("seed", [0, 5])
def test_samples_are_the_same_on_any_number_of_threads(seed: int) -> None:
    before = ml.threads()
    found = []
    for threads in (1, 2):
        ml.set_threads(threads)
        found.append(karate().ei_index(by="territory", samples=200, seed=seed))
    ml.set_threads(before)
    assert found[0] == found[1]
    assert (
        found[0].value.tolist()
        != karate().ei_index(by="territory", samples=200, seed=seed + 1).value.tolist()
    )


@pytest.mark.parametrize("analysis", ANALYSES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_results_are_values_that_speak(analysis: str, lang: str) -> None:
    network = network_of(random_graph(1), invented="Tout est inventé.")
    result = ANALYSES[analysis](network)
    assert result == ANALYSES[analysis](network)
    assert result != ANALYSES[analysis](karate())
    assert pickle.loads(pickle.dumps(result)) == result
    told = result.explain(lang)
    assert told.startswith("Tout est inventé.")
    assert not re.search(r"[{}]|\bnan\b", told)
    assert "Tout est inventé." in result._repr_html_()
    assert len(repr(result).splitlines()) == 1


@pytest.mark.parametrize("analysis", ["brokerage", "structural_holes", "ei_index", "mixing"])
@pytest.mark.parametrize("network", [karate(), network_of(nx.empty_graph(3)), network_of(nx.empty_graph(0))])
def test_pictures_are_drawn(analysis: str, network: ml.StakeholderNetwork) -> None:
    chart = ANALYSES[analysis](network).plot("fr").to_dict()
    assert chart["title"]["text"]
    assert chart["layer"]


@pytest.mark.parametrize("analysis", ANALYSES)
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("n", [0, 1, 3])
def test_networks_without_ties_are_told(analysis: str, lang: str, n: int) -> None:
    graph = nx.empty_graph(n)
    if n == 3:
        for v in graph:
            graph.nodes[v]["territory"] = f"T{v}"
    told = ANALYSES[analysis](network_of(graph)).explain(lang)
    assert told
    assert not re.search(r"[{}]|\bnan\b", told)


def test_an_actor_named_as_a_script_is_harmless() -> None:
    name = "<script>alert(1)</script>"
    actors = [{"id": i, "name": name, "territory": t} for i, t in (("a", name), ("b", name), ("c", "Sud"))]
    ties = [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]
    network = ml.StakeholderNetwork(actors, ties)
    for analysis, function in ANALYSES.items():
        result = function(network)
        assert "<script>" not in result._repr_html_(), analysis
        if analysis not in {"partner_diversity", "transversality"}:
            assert "<script>" not in result.plot("fr").to_json(), analysis


def test_who_never_meets_and_who_links_alone() -> None:
    actors = [
        {"id": i, "territory": t}
        for i, t in (("a", "A"), ("b", "A"), ("c", "B"), ("d", "B"), ("e", "C"), ("f", "C"))
    ]
    ties = [{"source": s, "target": t} for s, t in (("a", "c"), ("a", "d"), ("b", "e"))]
    found = ml.StakeholderNetwork(actors, ties).transversality(by="territory")
    assert found.never == [("B", "C")]
    assert found.only == ((), ("a",), ("b", "e"))
    assert found.expected_by_size == pytest.approx([3 * 4 / 15] * 3)
    told = found.explain("en")
    assert "“B” and “C” (by their size, 0.8 ties would be expected)" in told
    assert "“A” and “B”: only through “a” (2 ties)" in told
    assert "“A” and “C”: only “b” works with “e”" in told


def test_words_name_whom_brokers_link() -> None:
    actors = [
        {"id": "mairie", "name": "Mairie", "territory": "Nord"},
        *({"id": f"x{i}", "territory": f"T{i}"} for i in range(4)),
    ]
    ties = [{"source": "mairie", "target": f"x{i}"} for i in range(4)]
    told = ml.StakeholderNetwork(actors, ties).brokerage(by="territory").explain("fr").replace("\u00a0", " ")
    assert "« Mairie » relie surtout des acteurs de territoires différents" in told
    assert "6 entre deux autres territoires" in told


@pytest.mark.parametrize(
    ("by", "error", "message"),
    [
        (
            "ville",
            InvalidInput,
            "'ville' is no attribute of actors; expected 'category', 'sector', 'territory'",
        ),
        (["A"], InvalidInput, "by has 1 groups for 34 actors; expected one each"),
        (7, InvalidInput, "by is 7; expected an attribute such as 'sector'"),
        ({"Zoe": "A"}, NotFound, "Zoe"),
    ],
)
@pytest.mark.parametrize(
    "analysis", ["brokerage", "ei_index", "mixing", "partner_diversity", "transversality"]
)
def test_bad_groups_are_named(analysis: str, by: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        getattr(karate(), analysis)(by=by)


def test_bad_options_are_named() -> None:
    for analysis in (
        karate().structural_holes,
        lambda weights: karate().mixing(by="sector", weights=weights),
    ):
        with pytest.raises(InvalidInput, match=r"weights is 'x'; expected None or 'strength'"):
            analysis(weights="x")
    with pytest.raises(InvalidInput, match=r"samples is -1; expected 0 or more"):
        karate().ei_index(by="territory", samples=-1)
    with pytest.raises(InvalidInput, match=r"role is 'king'; expected one of coordinator"):
        karate().brokerage(by="territory")["king"]
    assert math.isnan(karate().ei_index(by="territory", samples=0).p_value)


def test_long_work_can_be_cancelled() -> None:
    with pytest.raises(ml.Cancelled):
        karate().ei_index(by="territory", samples=5_000_000, progress=lambda *_: False)
