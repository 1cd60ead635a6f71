"""Networks to and from networkx, igraph, GraphML and GEXF, without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import maillage as ml
import pandas as pd
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

nx = pytest.importorskip("networkx")

ACTORS = pd.DataFrame(
    {
        "id": ["mairie", "ferme", "cantine", "seul"],
        "name": ["Mairie", "<script>alert(1)</script>", "Été & « fils »", None],
        "category": ["state", "production", None, None],
        "sector": [None, "economic", "public", None],
        "territory": ["T1", "T1", "T2", None],
        "siret": ["00000000000000", None, None, None],
        "latitude": [45.5, None, -0.25, None],
        "longitude": [4.75, None, 0.0, None],
        "since": ["2018-01-01", None, "2019-06-30", None],
        "until": [None, "2021-12-31", None, None],
        "competences": [["droit, finances", "conseil; appui"], ["semences"], ["[cuisine]"], None],
    }
)
COOPERATIONS = pd.DataFrame(
    {
        "source": ["ferme", "cantine", "ferme", "mairie"],
        "target": ["mairie", "ferme", "cantine", "ferme"],
        "kind": ["aide", "vente", "vente", None],
        "weight": [1, 2.5, 0.1, 3],
        "since": [None, "2019-01-01", None, "2020-02-29"],
        "until": [None, "2020-01-01", None, None],
        "theme": ["eau", None, None, "eau"],
        "provenance": [None, "enquête", None, None],
    }
)
BODIES = pd.DataFrame(
    {
        "id": ["copil", "vide"],
        "name": ["Comité", None],
        "kind": ["political", None],
        "territory": ["T1", None],
    }
)
MEMBERSHIPS = pd.DataFrame(
    {
        "body": ["copil", "copil"],
        "actor": ["mairie", "ferme"],
        "role": ["preside", None],
        "since": [None, "2019-01-01"],
    }
)


def network(*, directed: bool = False) -> ml.StakeholderNetwork:
    return ml.StakeholderNetwork(
        ACTORS, COOPERATIONS, bodies=BODIES, memberships=MEMBERSHIPS, directed=directed, invented="Inventé."
    )


def by_networkx(n: ml.StakeholderNetwork, folder: Path) -> ml.StakeholderNetwork:
    return ml.StakeholderNetwork.from_networkx(n.to_networkx())


def by_igraph(n: ml.StakeholderNetwork, folder: Path) -> ml.StakeholderNetwork:
    pytest.importorskip("igraph")
    return ml.StakeholderNetwork.from_igraph(n.to_igraph())


def by_graphml(n: ml.StakeholderNetwork, folder: Path) -> ml.StakeholderNetwork:
    return ml.StakeholderNetwork.from_graphml(n.to_graphml(folder / "n.graphml"))


def by_gexf(n: ml.StakeholderNetwork, folder: Path) -> ml.StakeholderNetwork:
    return ml.StakeholderNetwork.from_gexf(n.to_gexf(folder / "n.gexf"))


@pytest.mark.parametrize("directed", [False, True], ids=["undirected", "directed"])
@pytest.mark.parametrize("way", [by_networkx, by_igraph, by_graphml, by_gexf])
def test_there_and_back_gives_an_equal_network(
    way: Callable[[ml.StakeholderNetwork, Path], ml.StakeholderNetwork], directed: bool, tmp_path: Path
) -> None:
    for n in (
        network(directed=directed),
        ml.StakeholderNetwork(ACTORS, directed=directed),
        ml.StakeholderNetwork(ACTORS.iloc[:0], directed=directed),
    ):
        again = way(n, tmp_path)
        for name, table in n.to_frames().items():
            pd.testing.assert_frame_equal(again.to_frames()[name], table, check_dtype=len(table) > 0)
        assert again.core.competences == n.core.competences
        assert again == n


def test_other_programs_read_the_graphml(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    graph = igraph.Graph.Read_GraphML(str(network().to_graphml(tmp_path / "n.graphml")))
    assert (graph.vcount(), graph.ecount()) == (4, 4)
    assert graph.vs["name"][:2] == ["Mairie", "<script>alert(1)</script>"]
    assert sorted(graph.es["weight"]) == [0.1, 1, 2.5, 3]


def test_a_graphml_of_igraph_is_read(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    graph = igraph.Graph.Famous("Zachary")
    graph.vs["label"] = [f"membre {i}" for i in range(34)]
    graph.write_graphml(str(tmp_path / "zachary.graphml"))
    n = ml.StakeholderNetwork.from_graphml(tmp_path / "zachary.graphml")
    assert (n.n_actors, n.n_cooperations, n.labels["n0"]) == (34, 78, "membre 0")


def test_a_graph_of_networkx_is_a_network() -> None:
    n = ml.StakeholderNetwork.from_networkx(nx.florentine_families_graph())
    assert n.n_cooperations == 20
    assert n.centrality("betweenness").first("betweenness") == ["Medici"]
    graph = nx.DiGraph([(1, 2, {"weight": 2, "start": "2020-01-21", "end": "2021-01-21"})])
    graph.add_node(1, label="Mairie", lat=45.0, lon=4.0, colour="red")
    n = ml.StakeholderNetwork.from_networkx(graph)
    tables = n.to_frames()
    assert n.directed
    assert n.labels == {"1": "Mairie", "2": "2"}
    assert tables["actors"]["latitude"][0] == 45
    assert str(tables["cooperations"]["until"][0])[:10] == "2021-01-21"


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (3, "graph is int; expected a graph of networkx"),
        (nx.Graph([(1, 1)]), "cooperations, row 1: '1' cooperates with itself"),
        (nx.Graph([(1, 2, {"weight": 0})]), "cooperations, row 1: the weight is 0"),
        (nx.Graph([(1, 2, {"since": "hier"})]), "cooperations, row 1: since is 'hier'"),
        (nx.Graph([(1, "1")]), "actors, row 2: the id '1' stands in row 1 too"),
    ],
)
def test_what_is_wrong_is_named(graph: Any, message: str) -> None:
    with pytest.raises(ml.InvalidInput, match=message):
        ml.StakeholderNetwork.from_networkx(graph)


@pytest.mark.parametrize(
    "text", ["", "bonjour", "<a/>", "<graphml>", "{}", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_is_no_network_is_refused(form: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "n.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ml.InvalidInput, match=r"n\.xml cannot be read as a network"):
        getattr(ml.StakeholderNetwork, f"from_{form}")(path)
    with pytest.raises(ml.FileError, match="absent cannot be read"):
        getattr(ml.StakeholderNetwork, f"from_{form}")(tmp_path / "absent")
    with pytest.raises(ml.FileError, match="cannot be written"):
        getattr(network(), f"to_{form}")(tmp_path / "absent" / "n.xml")


@pytest.mark.parametrize("package", ["networkx", "igraph"])
def test_what_is_not_installed_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(ml.InvalidInput, match=f"this needs {package}, which is not installed"):
        getattr(network(), f"to_{package}")()
