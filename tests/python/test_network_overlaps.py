"""Projects that share communes: the table, the network of them, the real ones of a region."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def region(shared_data: Path) -> dict[str, pd.DataFrame]:
    text = {"code_insee": str, "code_pat": str}
    found = {
        name: pd.read_csv(shared_data / "pat_aura" / f"{name}.csv", dtype=text)
        for name in ("pats", "communes", "pat_communes")
    }
    names = {"code_insee": "commune", "code_pat": "pat", "population": "inhabitants", "rpg_ha": "hectares"}
    return {name: table.rename(columns=names) for name, table in found.items()}


def overlaps_of(region: dict[str, pd.DataFrame]) -> ml.Overlaps:
    pats = region["pats"]
    names = dict(zip(pats["pat"], pats["nom_du_pat"], strict=True))
    return ml.overlaps(region["pat_communes"], region["communes"], names=names)


def test_the_projects_of_the_region_overlap_as_published(region: dict[str, pd.DataFrame]) -> None:
    found = overlaps_of(region)
    assert len(found.everyone) == 64
    assert (found.n_communes, found.n_shared, found.most) == (3061, 930, 3)
    members = region["pat_communes"].groupby("pat")["commune"].agg(set)
    slow = {
        frozenset(pair): len(members[pair[0]] & members[pair[1]]) for pair in combinations(members.index, 2)
    }
    assert {
        frozenset(pair): n for *pair, n in zip(found.pat, found.other, found.communes.tolist(), strict=True)
    } == {pair: n for pair, n in slow.items() if n}
    place = region["communes"].set_index("commune")
    for row in range(len(found.pat)):
        both = sorted(members[found.pat[row]] & members[found.other[row]])
        assert found.inhabitants[row] == place.loc[both, "inhabitants"].sum()
        assert found.hectares[row] == pytest.approx(place.loc[both, "hectares"].sum())


def test_the_projects_of_the_region_are_a_network(region: dict[str, pd.DataFrame]) -> None:
    found = overlaps_of(region)
    n = found.network("inhabitants")
    assert (n.n_actors, n.n_cooperations) == (64, 35)
    assert n.graph().n_edges == 35
    told = found.explain().replace("\u202f", " ").replace("\u00a0", " ")
    assert "64 projets réunissent 3 061 communes ; 930 d’entre elles" in told
    assert n.labels["1"] == "PAT du Bassin de Bourg-en-Bresse"
    assert n.articulation_actors().explain()


ROWS = pd.DataFrame({"pat": list("AAABBC"), "commune": ["n", "s", "o", "s", "o", "e"]})
COMMUNES = pd.DataFrame(
    {"commune": ["n", "s", "o", "e"], "inhabitants": [10, 0, 0, 5], "hectares": [1.0, 2.5, 4.0, 8.0]}
)


def test_what_is_shared_is_added_up() -> None:
    found = ml.overlaps(ROWS, COMMUNES, names={"A": "<script>"}, invented="Inventé.")
    assert (found.pat, found.other) == (("A",), ("B",))
    assert (found.communes[0], found.inhabitants[0], found.hectares[0], found.share[0]) == (2, 0, 6.5, 1)
    assert found.network("inhabitants").n_cooperations == 0
    assert found.network("hectares").graph().edges[2].tolist() == [6.5]
    assert "“<script>” and “B”: 2 communes, 100% of the smaller one" in found.explain("en")
    assert "1 projet ne partage aucune commune" in found.explain().replace("\u00a0", " ")
    assert "Inventé." in found.explain()
    assert found.plot().to_dict()
    assert np.isnan(ml.overlaps(ROWS).hectares).all()


def test_neighbours_are_ties_of_their_own() -> None:
    adjacency = pd.DataFrame({"territory": ["A", "B", "B"], "neighbour": ["B", "A", "C"]})
    n = ml.overlaps(ROWS).network(adjacency=adjacency)
    assert n.n_cooperations == 3
    assert n.view(kinds=["voisinage"]).n_cooperations == 2
    with pytest.raises(ml.NotFound, match="'D'"):
        ml.overlaps(ROWS).network(adjacency=pd.DataFrame({"territory": ["A"], "neighbour": ["D"]}))


def test_shuffled_rows_say_the_same() -> None:
    found = ml.overlaps(ROWS.sample(frac=1, random_state=3), COMMUNES)
    assert {*found.pat, *found.other} == {"A", "B"}
    assert found.communes.tolist() == [2]


@pytest.mark.parametrize("rows", [[], [("A", "n")], [("A", "n"), ("B", "s")]])
def test_projects_apart_have_nothing_in_common(rows: list[tuple[str, str]]) -> None:
    found = ml.overlaps(pd.DataFrame(rows, columns=["pat", "commune"], dtype=object))
    assert found.pat == ()
    assert found.network().n_actors == len(rows)
    assert found.explain("en") == "These projects have no commune in common."
    assert found.plot().to_dict()


@pytest.mark.parametrize(
    ("rows", "communes", "message"),
    [
        ({"pat": ["A"]}, None, "memberships has no column 'commune'"),
        ({"pat": ["A", None], "commune": ["n", "s"]}, None, "memberships, row 2: the pat is empty"),
        (
            {"pat": ["A", "A"], "commune": ["n", "n"]},
            None,
            "row 2: 'n' in 'A' stands in row 1 too",
        ),
        (
            {"pat": ["A"], "commune": ["x"]},
            {"commune": ["n"]},
            "row 1: the commune 'x' is not in the table",
        ),
        (
            {"pat": ["A"], "commune": ["n"]},
            {"commune": ["n", "n"]},
            "row 2: 'n' stands in row 1 too",
        ),
        (
            {"pat": ["A"], "commune": ["n"]},
            {"commune": ["n"], "inhabitants": ["dix"]},
            "communes, row 1: the inhabitants is 'dix'; expected a number",
        ),
        (
            {"pat": ["A"], "commune": ["n"]},
            {"commune": ["n"], "hectares": [-1]},
            "communes, row 1: the hectares are -1; expected >= 0",
        ),
    ],
)
def test_what_is_wrong_is_named(rows: dict[str, Any], communes: dict[str, Any] | None, message: str) -> None:
    with pytest.raises((ml.InvalidInput, ml.NotFound), match=message):
        ml.overlaps(pd.DataFrame(rows), None if communes is None else pd.DataFrame(communes))


def test_unknown_weights_are_refused() -> None:
    with pytest.raises(ml.InvalidInput, match="weight is 'cantons'; expected 'communes', 'inhabitants'"):
        ml.overlaps(ROWS).network("cantons")
    with pytest.raises(ml.InvalidInput, match="the hectares of these communes are not known"):
        ml.overlaps(ROWS).network("hectares")
