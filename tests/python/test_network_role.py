"""The role of one actor: ranks, partners and what breaks, as counted on networkx."""

from __future__ import annotations

import pickle

import maillage as ml
import pandas as pd
import pytest
from maillage import NotFound

nx = pytest.importorskip("networkx")


def medici(sector: str | None = None) -> ml.StakeholderNetwork:
    graph = nx.florentine_families_graph()
    actors = pd.DataFrame({"id": list(graph), "sector": [sector for _ in graph]})
    ties = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    return ml.StakeholderNetwork(actors, ties)


@pytest.mark.parametrize("family", ["Medici", "Strozzi", "Ginori", "Guadagni"])
def test_role_is_what_counting_shows(family: str) -> None:
    graph = nx.florentine_families_graph()
    found = medici().role(family)
    assert set(found.partners) == set(graph[family])
    for measure, values in {
        "degree": nx.degree_centrality(graph),
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
    }.items():
        row = found.to_frame().loc[measure]
        assert row["value"] == pytest.approx(values[family])
        assert row["rank"] == 1 + sum(value > values[family] + 1e-9 for value in values.values())
        assert row["tied"] == sum(abs(value - values[family]) < 1e-9 for value in values.values()) - 1
    around = graph.subgraph(graph[family])
    assert found.open_pairs == len(around) * (len(around) - 1) // 2 - around.number_of_edges()
    left = graph.subgraph(set(graph) - {family})
    assert sorted(map(len, found.groups)) == sorted(map(len, nx.connected_components(left)))


def test_the_page_says_what_would_break() -> None:
    english = medici("trade").role("Medici").explain("en")
    assert "“Medici” works with 6 of the 14 other actors" in english
    assert "They are of one sector: “trade”." in english
    assert "– 1st of 15 by its number of partners" in english
    assert "Without “Medici”, 35 pairs of actors would lose touch" in english
    assert "– 2 actors: “Salviati” and “Pazzi”" in english
    french = medici().role("Ginori").explain()
    assert "Sans «\u00a0Ginori\u00a0», tous les autres qui sont en contact le resteraient." in french
    assert "secteur" not in french


def test_brokerage_of_the_actor_is_on_its_page() -> None:
    graph = nx.florentine_families_graph()
    sides = {family: "east" if i % 2 else "west" for i, family in enumerate(graph)}
    actors = pd.DataFrame({"id": list(graph), "territory": list(sides.values()), "sector": "trade"})
    ties = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    found = ml.StakeholderNetwork(actors, ties).role("Medici")
    pairs = [(a, b) for a in graph["Medici"] for b in graph["Medici"] if a < b and not graph.has_edge(a, b)]
    own = sides["Medici"]
    same = sum(sides[a] == sides[b] == own for a, b in pairs)
    border = sum(sides[a] != sides[b] for a, b in pairs)
    other = sum(sides[a] == sides[b] != own for a, b in pairs)
    assert list(found.stands_between) == ["territory"]  # one sector is no group
    assert found.stands_between["territory"] == {
        "coordinator": same,
        "itinerant": other,
        "gatekeeper": border,
        "representative": border,
        "liaison": 0,
        "total": len(pairs),
    }
    assert f"{border} between its territory and another territory" in found.explain("en")
    assert "Between whom" not in medici().role("Medici").explain("en")


def test_nobody_is_made_up() -> None:
    alone = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie"]}), None).role("mairie")
    assert alone.explain("en") == "“mairie” works with nobody in this network yet."
    assert (alone.partners, alone.groups, alone.pairs_lost) == ((), (), 0)
    with pytest.raises(NotFound):
        medici().role("Borgia")
    found = medici().role("Medici")
    assert pickle.loads(pickle.dumps(found)) == found
