"""Networks: built from any data frame, seen in part, merged, written back; what is wrong is named."""

from __future__ import annotations

import datetime as dt
import pickle
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import maillage as ml
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "examples" / "launch-2020"
ACTORS = pd.DataFrame(
    {
        "id": ["mairie", "ferme", "cantine", "ferme bis"],
        "name": ["Mairie", "<script>alert(1)</script>", None, "Ferme bis"],
        "category": ["state", "production", None, "production"],
        "territory": ["T1", "T1", "T2", "T1"],
        "since": ["2018-01-01", None, "2019", None],
        "competences": ["droit; finances", None, "cuisine", "semences"],
    }
)
COOPERATIONS = pd.DataFrame(
    {
        "source": ["mairie", "ferme", "ferme bis", "ferme"],
        "target": ["ferme", "cantine", "ferme", "cantine"],
        "kind": ["aide", "vente", "entraide", "vente"],
        "weight": [1, 2.5, None, 3],
        "since": [None, "2019-01-01", None, "2020-01-01"],
        "until": [None, "2020-01-01", None, None],
    }
)
BODIES = pd.DataFrame({"id": ["copil"], "kind": ["political"]})
MEMBERSHIPS = pd.DataFrame({"body": ["copil", "copil"], "actor": ["mairie", "ferme bis"]})


def network() -> ml.StakeholderNetwork:
    return ml.StakeholderNetwork(ACTORS, COOPERATIONS, bodies=BODIES, memberships=MEMBERSHIPS)


@pytest.mark.parametrize(
    "frame",
    [
        pl.from_pandas,
        lambda table: pa.Table.from_pandas(table, preserve_index=False),
        lambda table: table.to_dict("records"),
        lambda table: table.convert_dtypes(),
    ],
    ids=["polars", "arrow", "mappings", "nullable"],
)
def test_any_data_frame_gives_the_same_network(frame: Callable[[pd.DataFrame], Any]) -> None:
    tables = [frame(table) for table in (ACTORS, COOPERATIONS, BODIES, MEMBERSHIPS)]
    found = ml.StakeholderNetwork(tables[0], tables[1], bodies=tables[2], memberships=tables[3])
    assert found == network()


def test_dates_are_days_in_whatever_form_they_come() -> None:
    days = [dt.date(2020, 1, 21), None, dt.date(1965, 3, 1), dt.date(2020, 1, 21)]
    stamps = pd.to_datetime(pd.Series(days))
    forms = (
        ACTORS.assign(since=days),
        ACTORS.assign(since=stamps),
        ACTORS.assign(since=stamps.dt.tz_localize("Europe/Paris")),  # midnight there is the day before in UTC
        ACTORS.assign(since=pd.array(days, dtype=pd.ArrowDtype(pa.date32()))),
        pl.DataFrame({"id": ACTORS["id"].tolist(), "since": days}),
        pa.table({"id": ACTORS["id"].tolist(), "since": days}),
    )
    wanted = [18282, None, -1767, 18282]
    for form in forms:
        since, _ = ml.StakeholderNetwork(form).core.actor_periods
        assert [None if day < -(2**30) else day for day in since.tolist()] == wanted
    far = ACTORS.assign(since=np.full(4, "9000000-01-01", dtype="datetime64[s]"))
    with pytest.raises(ml.InvalidInput, match=r"actors, row 1: since is .*; expected a date"):
        ml.StakeholderNetwork(far)


def test_what_is_written_gives_the_same_network() -> None:
    n = network()
    tables = n.to_frames()
    again = ml.StakeholderNetwork(
        tables["actors"],
        tables["cooperations"],
        bodies=tables["bodies"],
        memberships=tables["memberships"],
    )
    assert again == n
    assert pickle.loads(pickle.dumps(n)) == n
    assert repr(n) == "StakeholderNetwork(4 actors, 4 cooperations, 1 bodies)"


def test_views_keep_what_was_there() -> None:
    n = network()
    assert n.view(on="2019-06-01").n_cooperations == 3
    assert n.view(on="2020-06-01").n_cooperations == 3
    assert n.view(on="2017-01-01").actors == ["ferme", "ferme bis"]
    assert n.view(during=("2019-06-01", "2020-06-01")).n_cooperations == 4
    assert n.view(kinds=["vente"]).n_cooperations == 2
    assert n.view(territories=["T1"]).actors == ["mairie", "ferme", "ferme bis"]
    with pytest.raises(ml.NotFound, match="no kind is 'achat' in this network; expected 'aide', 'vente' or"):
        n.view(kinds=["achat"])
    with pytest.raises(ml.InvalidInput, match="kinds is the text 'vente'; expected a list of texts"):
        n.view(kinds="vente")
    with pytest.raises(ml.InvalidInput, match="'hier' is no date"):
        n.view(on="hier")


def test_merging_keeps_both_histories() -> None:
    merged = network().merged({"ferme bis": "ferme"})
    assert merged.actors == ["mairie", "ferme", "cantine"]
    assert merged.n_cooperations == 3
    tables = merged.to_frames()
    assert tables["actors"].set_index("id").loc["ferme", "competences"] == "semences"
    assert tables["memberships"]["actor"].tolist() == ["mairie", "ferme"]
    with pytest.raises(ml.InvalidInput, match="goes round in a circle"):
        network().merged({"ferme": "ferme bis", "ferme bis": "ferme"})


def test_parallel_cooperations_are_combined_as_asked() -> None:
    n = network()
    weights = {how: n.graph(combine=how).edges[2].tolist() for how in ("sum", "max", "count", "one")}
    assert weights["sum"] == [1.0, 5.5, 1.0]
    assert weights["max"] == [1.0, 3.0, 1.0]
    assert weights["count"] == [1.0, 2.0, 1.0]
    assert weights["one"] == [1.0, 1.0, 1.0]


def test_names_cannot_command_a_page(tmp_path: Any) -> None:
    path = network().page(title="Essai").save(tmp_path / "page.html")
    text = path.read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_page_is_written_in_every_form(tmp_path: Any) -> None:
    page = network().page()
    for ending in (".html", ".xlsx", ".csv", ".json", ".svg", ".png"):
        assert page.save(tmp_path / f"page{ending}").stat().st_size > 100
    assert "Réseau d’acteurs" in str(page)
    assert repr(page) == "NetworkPage('Réseau d’acteurs': 11 sections)"
    english = str(network().page(lang="en"))
    assert "Who holds it together" in english


@pytest.mark.parametrize(
    ("actors", "cooperations", "message"),
    [
        ({"nom": ["a"]}, {}, "actors has no column 'id'; expected id and, where known, name"),
        ({"id": ["a", "a"]}, {}, "actors, row 2: the id 'a' stands in row 1 too"),
        ({"id": ["a", None]}, {}, "actors, row 2: the id is empty"),
        ({"id": ["a"], "since": ["hier"]}, {}, "actors, row 1: since is 'hier'; expected a date"),
        ({"id": ["a"], "latitude": ["nord"]}, {}, "actors, row 1: the latitude is 'nord'; expected a number"),
        ({"id": ["a", "b"]}, {"source": ["a"]}, "cooperations has no column 'target'"),
        (
            {"id": ["a", "b"]},
            {"source": ["a"], "target": ["a"]},
            "cooperations, row 1: 'a' cooperates with itself",
        ),
        ({"id": ["a", "b"]}, {"source": ["a"], "target": ["b"], "weight": [0]}, "row 1: the weight is 0"),
        ({"id": ["a", "b"]}, {"source": ["a"], "target": ["b"], "weight": [-2]}, "row 1: the weight is -2"),
        (
            {"id": ["a", "b"]},
            {"source": ["a"], "target": ["b"], "since": ["2020-01-02"], "until": ["2020-01-01"]},
            "cooperations, row 1: it ends on 2020-01-01, not after it begins on 2020-01-02",
        ),
    ],
)
def test_what_is_wrong_is_named(
    actors: dict[str, list[Any]], cooperations: dict[str, list[Any]], message: str
) -> None:
    table = pd.DataFrame(cooperations) if cooperations else None
    with pytest.raises(ml.InvalidInput, match=message):
        ml.StakeholderNetwork(pd.DataFrame(actors), table)


def test_unknown_actors_are_named_with_the_nearest() -> None:
    ties = pd.DataFrame({"source": ["mairie"], "target": ["fermes"]})
    with pytest.raises(ml.NotFound, match=r"cooperations, row 1: the target 'fermes' is unknown; .*'ferme'"):
        ml.StakeholderNetwork(ACTORS, ties)
    with pytest.raises(ml.InvalidInput, match="actors is int; expected a data frame"):
        ml.StakeholderNetwork(3)


@pytest.mark.parametrize("ids", [[], ["seul"]])
def test_small_networks_have_a_page(ids: list[str]) -> None:
    n = ml.StakeholderNetwork(pd.DataFrame({"id": pd.Series(ids, dtype=object)}))
    assert n.n_actors == len(ids)
    assert "Réseau d’acteurs" in str(n.page())


def test_a_national_network_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    draw = np.random.default_rng(1)
    source = draw.integers(50_000, size=250_000)
    target = (source + draw.integers(1, 50_000, size=250_000)) % 50_000
    actors = pd.DataFrame({"id": [f"a{i}" for i in range(50_000)], "category": "production"})
    ties = pd.DataFrame(
        {"source": [f"a{i}" for i in source], "target": [f"a{i}" for i in target], "since": "2020-01-21"}
    )
    begin = time.perf_counter()
    n = ml.StakeholderNetwork(actors, ties)
    graph = n.graph()
    took = time.perf_counter() - begin
    with capsys.disabled():
        print(f"\n50,000 actors and 250,000 cooperations: {took:.2f} s")
    assert (n.n_actors, n.n_cooperations) == (50_000, 250_000)
    assert graph.edges[2].sum() == 250_000


def test_a_page_has_the_sections_that_suit_the_network() -> None:
    headings = [section.heading for section in network().page(lang="en").document.sections]
    assert {"Who links territories", "Who sits where", "What has changed"} <= {*headings}
    assert "Which sectors never meet" not in headings  # no sector is given
    plain = ml.StakeholderNetwork(ACTORS[["id"]], COOPERATIONS[["source", "target"]])
    told = [section.heading for section in plain.page(lang="en").document.sections]
    assert "Which groups form" in told
    assert not {"Who links territories", "Who sits where", "What has changed"} & {*told}


def test_a_page_is_told_by_the_attribute_asked_for() -> None:
    n = ml.load(EXAMPLE).network
    plain = [section.heading for section in n.page(lang="en").document.sections]
    assert {"Who links territories", "Which sectors never meet", "Is it more than chance?"} <= {*plain}
    by_category = [section.heading for section in n.page(lang="en", by="category").document.sections]
    assert {"Who links categories", "Which categories never meet"} <= {*by_category}
    assert not {"Who links territories", "Which sectors never meet"} & {*by_category}
    with pytest.raises(ml.InvalidInput, match="by is 'size'; expected one of category, sector, territory"):
        n.page(by="size")


def test_bodies_have_their_names_on_the_page() -> None:
    n = ml.load(EXAMPLE).network
    told = {each.heading: each.text for each in n.page(lang="en").document.sections}
    ids, names, _, _ = n.core.bodies
    assert names[0] != ids[0]
    assert f"“{names[0]}”" in told["Who sits where"]


def test_no_cooperations_are_a_network_too() -> None:
    assert ml.StakeholderNetwork(ACTORS, []) == ml.StakeholderNetwork(ACTORS)
    with pytest.raises(ml.InvalidInput, match="cooperations has no column 'target'"):
        ml.StakeholderNetwork(ACTORS, [{"source": "mairie"}])
