"""Measure maillage on a network of national size: `python network_national.py [--actors N] [--map]`.

50,000 invented actors and five times as many cooperations, drawn with a seed: most of them inside one of 450
territories, some actors with far more partners than others. Printed are the seconds of each step and the most
memory that the process has held so far. With `--map`, also the map.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import maillage as ml
import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

ACTORS = 50_000
TIES_PER_ACTOR = 5
CATEGORIES = (
    *("production", "processing", "distribution", "catering", "consumption"),
    *("waste", "support", "research", "state", "civil society"),
)
SECTORS = ("public", "economic", "associative", "research", "citizen")
KINDS = ("purchase", "project", "exchange", "funding", "training", "equipment")
NOTICE = "Invented actors and cooperations, to measure with."


def national(n: int = ACTORS, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Actors, cooperations, bodies and memberships."""
    draw = np.random.default_rng(seed)
    territories = np.sort(draw.integers(0, max(1, n // 110), n))
    ids = np.array([f"a{i:05d}" for i in range(n)], dtype=object)
    names = np.array([f"T{t:03d}" for t in range(territories.max() + 1)], dtype=object)
    skills = np.array([f"competence {i}" for i in range(40)], dtype=object)
    actors = pd.DataFrame(
        {
            "id": ids,
            "name": [f"Actor {i}" for i in range(n)],
            "category": np.array(CATEGORIES, dtype=object)[draw.integers(0, len(CATEGORIES), n)],
            "sector": np.array(SECTORS, dtype=object)[draw.integers(0, len(SECTORS), n)],
            "territory": names[territories],
            "longitude": draw.uniform(-4, 8, n).round(5),
            "latitude": draw.uniform(42, 51, n).round(5),
            "since": _days(draw, n, 2012, 6),
            "competences": ["; ".join(pair) for pair in skills[draw.integers(0, len(skills), (n, 2))]],
        }
    )
    m = n * TIES_PER_ACTOR
    pairs = _pairs(draw, territories, m)
    cooperations = pd.DataFrame(
        {
            "source": ids[pairs[:, 0]],
            "target": ids[pairs[:, 1]],
            "kind": np.array(KINDS, dtype=object)[draw.integers(0, len(KINDS), m)],
            "weight": draw.integers(1, 6, m).astype(float),
            "since": _days(draw, m, 2018, 5),
            "until": np.where(draw.random(m) < 0.3, _days(draw, m, 2023, 2), np.datetime64("NaT")),
        }
    )
    seats = draw.integers(0, n, (n // 100, 12))
    bodies = pd.DataFrame({"id": [f"b{i}" for i in range(len(seats))], "kind": "technical"})
    rows = pd.DataFrame({"body": np.repeat(bodies["id"].to_numpy(), 12), "actor": ids[seats.ravel()]})
    memberships = rows.drop_duplicates(ignore_index=True)
    return {"actors": actors, "cooperations": cooperations, "bodies": bodies, "memberships": memberships}


def _days(draw: np.random.Generator, n: int, first: int, years: int) -> Any:
    return np.datetime64(f"{first}-01-01", "s") + draw.integers(0, 365 * years, n).astype("timedelta64[D]")


def _pairs(draw: np.random.Generator, territories: Any, m: int) -> Any:
    """Draw pairs of actors: four in five inside a territory, low numbers there more often than high ones."""
    n = len(territories)
    begin = np.searchsorted(territories, np.arange(territories.max() + 2))
    found = np.empty((0, 2), dtype=np.int64)
    while len(found) < m:
        a = draw.integers(0, n, m)
        place = np.where(draw.random(m) < 0.8, territories[a], draw.integers(0, territories.max() + 1, m))
        size = begin[place + 1] - begin[place]
        b = begin[place] + (draw.random(m) ** 2.5 * size).astype(np.int64)
        fits = (a != b) & (size > 0)
        found = np.concatenate([found, np.column_stack([a, b])[fits]])
    return found[:m]


def told(what: str, work: Callable[[], Any]) -> Any:
    """Do something and print how long it took."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {what} | {seconds:,.2f} | {most:,.0f} |", flush=True)
    return found


def sections(network: ml.StakeholderNetwork) -> None:
    """Measure each section of the page: the answer, and its words."""
    from maillage.outputs.networks import sections as all_sections

    for heading, suits, answer in all_sections():
        if suits(network):
            result = told(heading, lambda answer=answer: answer(network))
            told(f"{heading}: in words", result.explain)
    told("Centralities", lambda: network.centrality(["betweenness", "degree", "closeness", "eigenvector"]))
    told("Who is missing", lambda: network.missing_actors().explain())


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--actors", type=int, default=ACTORS)
    options.add_argument("--sections", action="store_true", help="each section of the page on its own")
    options.add_argument("--map", action="store_true", help="the map too")
    chosen = options.parse_args()
    print("| step | seconds | most memory, MB |\n|---|---:|---:|")
    tables = told("invent the tables", lambda: national(chosen.actors))
    network = told("data frames to network", partial(ml.StakeholderNetwork, **tables, invented=NOTICE))
    del tables
    told("graph", network.graph)
    if chosen.sections:
        sections(network)
    with tempfile.TemporaryDirectory() as folder:
        page = told("page", lambda: network.page(lang="fr"))
        told("page to HTML", lambda: page.save(Path(folder) / "reseau.html"))
        if chosen.map:
            drawn = told("map", lambda: ml.map_cooperations(network))
            told("map to HTML", lambda: drawn.save(Path(folder) / "carte.html"))
            told("map to PNG", lambda: drawn.save(Path(folder) / "carte.png"))


if __name__ == "__main__":
    sys.exit(main())
