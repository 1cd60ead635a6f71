"""The pools of a plan on the map of cooperations."""

from __future__ import annotations

import json
import re
from typing import Any

import maillage as ml
import pandas as pd
import pytest


def outline(name: str, x: float, y: float) -> dict[str, Any]:
    ring = [[x, y], [x + 0.2, y], [x + 0.2, y + 0.2], [x, y + 0.2], [x, y]]
    return {
        "type": "Feature",
        "properties": {"id": name, "name": f"PAT {name}"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


OUTLINES = {
    "type": "FeatureCollection",
    "features": [outline(n, 4 + i / 4, 45) for i, n in enumerate("abcd")],
}


@pytest.fixture(scope="module")
def plan() -> ml.PoolingPlan:
    actions = pd.DataFrame(
        {
            "id": [f"formation-{name}" for name in "abc"],
            "territory": list("abc"),
            "title": "Former les cuisiniers",
            "kind": "formation",
            "fixed_cost_eur": [9000.0, 8000.0, 7000.0],
        }
    )
    return ml.pool(actions, pd.DataFrame({"id": list("abc"), "name": [f"PAT {name}" for name in "abc"]}))


@pytest.fixture(scope="module")
def network() -> ml.StakeholderNetwork:
    actors = [{"id": "mairie", "territory": "a"}, {"id": "ferme", "territory": "b"}]
    return ml.StakeholderNetwork(actors, [{"source": "mairie", "target": "ferme"}])


def test_lines_lead_from_the_leader_to_the_members(
    plan: ml.PoolingPlan, network: ml.StakeholderNetwork
) -> None:
    shown = ml.map_cooperations(network, OUTLINES, pools=plan)
    (pool,) = shown.pools
    assert (pool.leader, set(pool.members)) == ("PAT a", {"PAT b", "PAT c"})
    view = shown.view("territories", 580)
    ((path, color),) = view.pools
    assert path.count("M") == 2
    numbers = [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+),([\d.]+)", path)]
    assert numbers[0] == numbers[2], "both lines begin at the leader"
    assert all(0 <= x <= view.width and 0 <= y <= view.height for x, y in numbers)
    assert color == pool.color
    assert shown.view("network", 580).pools == ()
    assert shown != ml.map_cooperations(network, OUTLINES)


def test_the_page_and_the_picture_show_them(plan: ml.PoolingPlan, network: ml.StakeholderNetwork) -> None:
    shown = ml.map_cooperations(network, OUTLINES, pools=plan)
    page = shown.page()
    assert '<table id="pools">' in page
    assert "Portée par" in page
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])
    assert data["views"]["territories"][0]["pools"][0]["color"] == shown.pools[0].color
    assert data["views"]["network"][0]["pools"] == []
    assert "1 mutualisation" in shown.explain()
    assert shown.pools[0].color in json.dumps(shown.plot().to_dict())
    assert '<table id="pools">' not in ml.map_cooperations(network, OUTLINES).page()


def test_pools_without_outlines_are_refused(plan: ml.PoolingPlan, network: ml.StakeholderNetwork) -> None:
    with pytest.raises(ml.InvalidInput, match="pools are given, but no territories"):
        ml.map_cooperations(network, pools=plan)
    elsewhere = {"type": "FeatureCollection", "features": [outline("z", 4, 45)]}
    with pytest.raises(ml.InvalidInput, match="no outline is of a territory of the pools, such as 'a'"):
        ml.map_cooperations(network, elsewhere, pools=plan)
