"""Is it more than chance: random networks keep what they must, and p-values are counted as they should be."""

from __future__ import annotations

import math
import pickle
import re
from typing import Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage import InvalidInput

nx = pytest.importorskip("networkx")


def karate() -> ml.StakeholderNetwork:
    graph = nx.karate_club_graph()
    actors = pd.DataFrame(
        {"id": [str(v) for v in graph], "territory": [graph.nodes[v]["club"] for v in graph]}
    )
    ties = pd.DataFrame([(str(a), str(b)) for a, b in graph.edges], columns=["source", "target"])
    return ml.StakeholderNetwork(actors, ties)


def degrees(network: ml.StakeholderNetwork) -> list[int]:
    return network.shape().partners.tolist()  # type: ignore[no-any-return]


def test_a_function_of_python_gives_the_samples_of_the_name() -> None:
    by_name = karate().chance("clustering", samples=20, seed=3)
    by_function = karate().chance(lambda n: n.shape().transitivity, samples=20, seed=3)
    assert by_function.value.tolist() == by_name.value.tolist()
    assert by_function.p_value == by_name.p_value


def test_random_networks_keep_numbers_of_partners() -> None:
    expected = degrees(karate())

    def kept(network: ml.StakeholderNetwork) -> float:
        assert degrees(network) == expected
        return 1.0

    found = karate().chance(kept, samples=5)
    assert found.statistic == "kept"
    assert math.isnan(found.z)
    assert found.p_value == 1.0


def test_permutations_keep_ties_and_values() -> None:
    def same(network: ml.StakeholderNetwork) -> float:
        frames = network.to_frames()
        assert sorted(frames["actors"]["territory"]) == sorted(karate().to_frames()["actors"]["territory"])
        assert frames["cooperations"].equals(karate().to_frames()["cooperations"])
        return float(network.actors.index("0"))

    assert karate().chance(same, model="permutation", attribute="territory", samples=5).effect == 0


def test_the_clubs_of_karate_are_no_chance() -> None:
    within = karate().chance("within", model="permutation", attribute="territory", samples=999, seed=1)
    assert within.observed == pytest.approx(67 / 78)
    assert within.p_value == pytest.approx(2 / 1000)
    assert within.effect > 0
    modularity = karate().chance("modularity", attribute="territory", samples=50)
    graph = nx.karate_club_graph()
    clubs = [{v for v in graph if graph.nodes[v]["club"] == club} for club in ("Mr. Hi", "Officer")]
    assert modularity.observed == pytest.approx(nx.community.modularity(graph, clubs, weight=None))
    assert modularity.z > 3


def test_p_values_count_the_observed_network() -> None:
    found = karate().chance("clustering", samples=99, seed=2)
    greater = int(np.sum(found.value >= found.observed - 1e-12))
    less = int(np.sum(found.value <= found.observed + 1e-12))
    assert found.p_greater == pytest.approx((greater + 1) / 100)
    assert found.p_value == pytest.approx(min(1.0, 2 * (min(greater, less) + 1) / 100))
    assert found.mean == pytest.approx(found.value.mean())
    assert found.standard_deviation == pytest.approx(found.value.std(ddof=1))


def test_numbers_of_threads_change_nothing() -> None:
    before = ml.threads()
    try:
        ml.set_threads(1)
        one = karate().chance(samples=50)
        ml.set_threads(2)
        assert karate().chance(samples=50) == one
    finally:
        ml.set_threads(before)
    assert karate().chance(samples=50, seed=1) != one
    assert pickle.loads(pickle.dumps(one)) == one


def test_words_and_picture() -> None:
    found = karate().chance("within", model="permutation", attribute="territory", samples=99)
    assert "It is higher than chance alone explains (p = 0.02)." in found.explain("en")
    assert "C’est plus que le hasard seul n’explique (p = 0,02)." in found.explain()
    assert "99 fois, les liens ont été gardés" in found.explain()
    assert found.plot().to_dict()["title"]["text"] == ["Est-ce plus que le hasard\u202f?"]
    assert "Chance alone can explain the difference." in karate().chance(len_of, samples=9).explain("en")


def len_of(network: ml.StakeholderNetwork) -> float:
    return float(network.n_actors)


def test_a_function_can_be_cancelled() -> None:
    with pytest.raises(ml.Cancelled):
        karate().chance(len_of, samples=9, progress=lambda done, _: done < 3)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"statistic": "beauty"}, "statistic is 'beauty'; expected 'clustering', 'local_clustering'"),
        ({"statistic": "within"}, "statistic is 'within'; expected 'clustering'"),
        ({"statistic": "clustering", "attribute": "territory"}, "expected 'within' or 'modularity'"),
        ({"model": "dice"}, "model is 'dice'; expected 'rewiring' or 'permutation'"),
        ({"model": "permutation"}, "a permutation needs the attribute"),
        ({"samples": 0}, "samples is 0; expected at least 1"),
        ({"statistic": "within", "attribute": "sector"}, "the statistic is nan in the observed network"),
        ({"statistic": "within", "attribute": "colour"}, "'colour' is no attribute of actors"),
    ],
)
def test_what_makes_no_sense_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(message)):
        karate().chance(**options)


def test_bars_of_the_picture_stand_on_the_axis() -> None:
    for result in (karate().shape(), karate().chance(samples=50)):
        bars = result.plot().to_dict()["layer"][0]["encoding"]
        assert bars["y2"] == {"datum": 0}
