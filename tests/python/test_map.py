"""The map of cooperations: what it holds, its files as other programs read them, and where things stand."""

from __future__ import annotations

import json
import pickle
import random
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage.mapping.fitting import base_radii
from maillage.mapping.lettering import LINE, short, text_width
from maillage.mapping.rows import arrow, rows, sizes
from maillage.mapping.territories import holds, middle, read_territories
from maillage.wording import words
from networks_invented import NOTICE, TERRITORIES, network, tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def shown() -> ml.CooperationMap:
    return ml.map_cooperations(network(), TERRITORIES)


def test_shuffled_rows_give_the_same_map(shown: ml.CooperationMap) -> None:
    actors, ties = tables()
    random.Random(1).shuffle(actors)
    random.Random(2).shuffle(ties)
    other = ml.map_cooperations(ml.StakeholderNetwork(actors, ties, invented=NOTICE), TERRITORIES)
    assert np.array_equal(other.layout, shown.layout)
    assert other.page() == shown.page()


def test_a_map_is_a_value(shown: ml.CooperationMap) -> None:
    assert pickle.loads(pickle.dumps(shown)) == shown
    assert ml.map_cooperations(network(), TERRITORIES) == shown
    assert ml.map_cooperations(network(), TERRITORIES, size="strength") != shown
    assert repr(shown) == "CooperationMap(40 actors, 74 cooperations, 3 territories)"


def test_the_table_says_what_the_map_shows(shown: ml.CooperationMap) -> None:
    frame = shown.to_frame()
    n = network()
    degree = n.centrality("degree", normalisation=None)
    assert list(frame.index) == sorted(n.actors)
    assert frame.loc["a05", "degree"] == degree["degree"][n.actors.index("a05")]
    partners = str(frame.loc["a05", "partners"]).split("; ")
    assert len(partners) == frame.loc["a05", "degree"]


@pytest.mark.parametrize("width", [340, 460, 580, 760])
@pytest.mark.parametrize("kind", ["network", "territories"])
def test_discs_and_names_do_not_touch_and_stay_in_the_picture(
    shown: ml.CooperationMap, kind: str, width: int
) -> None:
    view = shown.view(kind, width)
    on_it = np.flatnonzero(np.isfinite(view.points[:, 0]))
    assert len(on_it) == (40 if kind == "network" else 39)
    radii = np.max([base_radii(values) for values in shown.measures.values()], axis=0) * view.factor
    for a in on_it:
        assert (view.points[a] >= radii[a] - 1e-6).all()
        assert (view.points[a] <= np.array([view.width, view.height]) - radii[a] + 1e-6).all()
        for b in on_it[on_it < a]:
            assert np.hypot(*(view.points[a] - view.points[b])) >= radii[a] + radii[b]
    written = [i for i in on_it if view.labels["degree"][i] >= 0]
    assert len(written) > 10
    radii = base_radii(shown.measures["degree"]) * view.factor
    boxes = [
        ml._core.label_box(
            tuple(view.points[i]),
            radii[i],
            text_width(short(shown.names[i])),
            LINE,
            int(view.labels["degree"][i]),
            2.0,
        )
        for i in written
    ]
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


def test_actors_stand_inside_their_territory_or_are_said_to_be_nowhere(shown: ml.CooperationMap) -> None:
    outlines = {t.name: t for t in shown.territories}
    for i, name in enumerate(shown.territory):
        if name is not None:
            assert holds(outlines[name], tuple(shown.places[i]))
    said = shown.explain("en")
    assert "7 actors without an address stand in the middle of their territories." in said
    assert "1 actor has no known place and is on the network only." in said
    assert said.startswith(NOTICE)
    assert "Qui travaille avec qui" in shown.explain()


def test_the_middle_of_a_horseshoe_is_inside_it() -> None:
    ring = [[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3], [0, 0]]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (territory,) = read_territories(feature)
    assert holds(territory, middle(territory))
    assert not holds(territory, (1.5, 2.0))


def test_earlier_positions_are_kept(shown: ml.CooperationMap) -> None:
    actors, ties = tables()
    actors.append({"id": "new", "name": "Nouveau"})
    ties.append({"source": "new", "target": "a03"})
    initial = {actor: (x, y) for actor, (x, y) in zip(shown.actor, shown.layout.tolist(), strict=True)}
    later = ml.map_cooperations(ml.StakeholderNetwork(actors, ties), initial=initial)
    tied = [i for i, partners in enumerate(shown.partners) if partners]
    before = shown.layout[tied] - shown.layout[tied].mean(axis=0)
    after = later.layout[tied] - later.layout[tied].mean(axis=0)
    assert np.sqrt(((before - after) ** 2).sum() / (before**2).sum()) < 0.2


def test_networkx_reads_graphml_and_gexf(shown: ml.CooperationMap, tmp_path: Path) -> None:
    nx = pytest.importorskip("networkx", reason="networkx is not installed")
    graphml = nx.read_graphml(shown.save(tmp_path / "carte.graphml"))
    gexf = nx.read_gexf(shown.save(tmp_path / "carte.gexf"))
    for graph in (graphml, gexf):
        assert (graph.number_of_nodes(), graph.number_of_edges()) == (40, 74)
        assert graph.nodes["a01"]["category"] == "transformation"


def test_files_hold_what_the_map_shows(shown: ml.CooperationMap, tmp_path: Path) -> None:
    written = ml.StakeholderNetwork.from_graphml(shown.save(tmp_path / "carte.graphml")).to_frames()
    given = network().to_frames()  # without a place for who stands in the middle of a territory
    for table, key in (("actors", ["id"]), ("cooperations", ["source", "target", "kind", "since", "weight"])):
        frames = [each[table].sort_values(key, ignore_index=True) for each in (written, given)]
        pd.testing.assert_frame_equal(*frames)


def test_a_map_does_not_hold_the_network(shown: ml.CooperationMap) -> None:
    held = [type(value) for value in vars(shown).values()]
    assert ml.StakeholderNetwork not in held
    assert type(network().core) not in held


def test_directions_are_arrows(shown: ml.CooperationMap) -> None:
    actors, ties = tables()
    directed = ml.map_cooperations(ml.StakeholderNetwork(actors, ties, invented=NOTICE, directed=True))
    w = words("en")
    heads = [
        row["path"].count("M") - 1
        for row in rows(directed, directed.view("network", 580), w, curved=True)["ties"]
    ]
    assert set(heads) == {0, 1} or set(heads) == {1}  # every pair of this network has one direction
    assert sum(heads) > 0.9 * len(heads)  # but for discs that nearly touch
    plain = rows(shown, shown.view("network", 580), w, curved=True)["ties"]
    assert all(row["path"].count("M") == 1 for row in plain)
    assert "An arrow goes from who gives to who receives." in directed.explain("en")
    assert "arrow" not in shown.explain("en")


def test_an_arrow_touches_the_disc_it_points_at() -> None:
    assert arrow((0, 0), (100, 0), 10, bend=0) == "M83.0,3.5L90.0,0.0L83.0,-3.5"
    assert arrow((0, 0), (12, 0), 10, bend=0) == ""


def test_territories_are_named_where_there_is_room(shown: ml.CooperationMap) -> None:
    view = shown.view("territories", 580)
    found = rows(shown, view, words("fr"), curved=True)
    assert {row["text"] for row in found["places"]} == {"Plaine", "Coteaux", "Montagne"}
    assert rows(shown, shown.view("network", 580), words("fr"), curved=False)["places"] == []
    named = [{"id": "x", "name": "plaine", "territory": "Plaine"}]
    alone = ml.map_cooperations(ml.StakeholderNetwork(named), TERRITORIES)
    texts = rows(alone, alone.view("territories", 580), words("fr"), curved=True)["places"]
    assert "Plaine" not in {row["text"] for row in texts}  # the actor says so


def test_sizes_are_explained_by_discs() -> None:
    w = words("fr")
    assert [label for label, _ in sizes(np.array([0.0, 3.0, 15.0]), w)] == ["0", "8", "15"]
    assert [radius for _, radius in sizes(np.array([0.0, 15.0]), w)][::2] == pytest.approx([4.0, 12.0])
    assert [label for label, _ in sizes(np.array([0.2, 0.4]), w)] == ["0,2", "0,3", "0,4"]
    assert sizes(np.zeros(3), w) == []


def test_a_network_too_large_to_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maillage.mapping.cooperation_map.MOST_ACTORS", 39)
    with pytest.raises(
        ml.LimitExceeded, match="a map of 40 actors cannot be read; expected at most 39: show"
    ):
        ml.map_cooperations(network())
    monkeypatch.setattr("maillage.mapping.cooperation_map.MOST_ACTORS", 40)
    monkeypatch.setattr("maillage.mapping.cooperation_map.MOST_COOPERATIONS", 70)
    with pytest.raises(
        ml.LimitExceeded, match="a map of 74 cooperations cannot be read; expected at most 70"
    ):
        ml.map_cooperations(network())


def test_igraph_reads_graphml(shown: ml.CooperationMap, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    graph = igraph.Graph.Read_GraphML(str(shown.save(tmp_path / "carte.graphml")))
    assert (graph.vcount(), graph.ecount()) == (40, 74)


def test_geojson_has_points_and_lines_in_degrees(shown: ml.CooperationMap, tmp_path: Path) -> None:
    read = json.loads(shown.save(tmp_path / "carte.geojson").read_text(encoding="utf-8"))
    assert read["type"] == "FeatureCollection"
    assert read["description"] == NOTICE
    kinds = [feature["geometry"]["type"] for feature in read["features"]]
    assert (kinds.count("Point"), kinds.count("LineString")) == (39, 74)
    for feature in read["features"]:
        coordinates = feature["geometry"]["coordinates"]
        for x, y in [coordinates] if feature["geometry"]["type"] == "Point" else coordinates:
            assert 4.5 <= x <= 6.0
            assert 44.5 <= y <= 45.2


def test_kumu_json_has_elements_and_connections_between_them(
    shown: ml.CooperationMap, tmp_path: Path
) -> None:
    read = json.loads(shown.save(tmp_path / "carte.json").read_text(encoding="utf-8"))
    ids = {element["id"] for element in read["elements"]}
    assert len(ids) == 40
    assert all("label" in element for element in read["elements"])
    assert {tie["from"] for tie in read["connections"]} | {tie["to"] for tie in read["connections"]} <= ids
    assert {tie["type"] for tie in read["connections"]} == {"achat", "projet", "échange"}


def test_pictures_are_made_without_a_browser(shown: ml.CooperationMap, tmp_path: Path) -> None:
    assert shown.save(tmp_path / "carte.png").read_bytes().startswith(b"\x89PNG")
    svg = shown.save(tmp_path / "carte.svg").read_text(encoding="utf-8")
    texts = "".join(ET.fromstring(svg).itertext())  # noqa: S314 - our own file
    for said in ("Qui travaille avec qui", NOTICE, "production (8)", "Le réseau", "Les territoires"):
        assert said in texts


def test_names_cannot_become_part_of_the_page(shown: ml.CooperationMap) -> None:
    page = shown.page()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("n_ties", [0, 1])
def test_tiny_networks_have_a_map(tmp_path: Path, n_ties: int) -> None:
    ties = [{"source": "a", "target": "b"}][:n_ties]
    for actors in ([], [{"id": "a"}], [{"id": "a"}, {"id": "b"}]):
        if len(actors) < 2 * n_ties:
            continue
        n = ml.StakeholderNetwork(ml_frame(actors), ties or None)
        for territories in (None, TERRITORIES):
            drawn = ml.map_cooperations(n, territories, lang="en")
            for ending in ("html", "svg", "geojson", "json"):
                assert drawn.save(tmp_path / f"map.{ending}").stat().st_size > 0


def ml_frame(actors: list[dict[str, str]]) -> object:
    import pandas as pd

    return pd.DataFrame(actors, columns=["id"])


def test_bad_input_is_named(tmp_path: Path, shown: ml.CooperationMap) -> None:
    n = network()
    with pytest.raises(ml.InvalidInput, match="size is 'weight'; expected one of degree, strength"):
        ml.map_cooperations(n, size="weight")
    with pytest.raises(ml.InvalidInput, match="color is 'name'; expected one of category, sector, territory"):
        ml.map_cooperations(n, color="name")
    with pytest.raises(ml.InvalidInput, match="language 'de'"):
        ml.map_cooperations(n, lang="de")
    with pytest.raises(ml.FileError, match="cannot be read"):
        ml.map_cooperations(n, tmp_path / "absent.geojson")
    (tmp_path / "bad.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(ml.InvalidInput, match="is no GeoJSON"):
        ml.map_cooperations(n, tmp_path / "bad.geojson")
    with pytest.raises(ml.InvalidInput, match="territories holds no polygon"):
        ml.map_cooperations(n, {"type": "FeatureCollection", "features": []})
    lambert = {"type": "Polygon", "coordinates": [[[650000, 6860000], [650001, 6860000], [650000, 6860001]]]}
    with pytest.raises(ml.InvalidInput, match=r"feature 1 .*is not on the globe; expected degrees"):
        ml.map_cooperations(n, {"type": "Feature", "properties": {}, "geometry": lambert})
    with pytest.raises(ml.InvalidInput, match=r"'\.pdf' does not fit; expected \.html, \.png"):
        shown.save(tmp_path / "carte.pdf")
    with pytest.raises(ml.FileError, match="cannot be written"):
        shown.save(tmp_path / "no" / "carte.json")
