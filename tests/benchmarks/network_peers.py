"""Compare maillage's networks with igraph, NetworKit and networkx, in one run.

In an environment that has them (`pip install . igraph networkit networkx`): `python network_peers.py`;
with `--large`, also on 20,000 actors, which takes the others minutes. Networks are invented. Times are
those of the fastest of several runs; ratios are to the fastest peer. Results are compared too.
"""

from __future__ import annotations

import collections
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import igraph
import maillage as ml
import networkit
import networkx as nx
import numpy as np
import pandas as pd
from maillage import _core

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

PATIENT_UP_TO = 3_000  # vertices; networkx is measured on these only, being the slowest


@dataclass
class Case:
    """One network, in the form of each library."""

    name: str
    n: int
    edges: npt.NDArray[np.uint32]

    def __post_init__(self) -> None:
        self.ours = _core.Graph(self.n, self.edges[:, 0].copy(), self.edges[:, 1].copy())
        self.igraph = igraph.Graph(n=self.n, edges=self.edges.tolist())
        self.networkit = networkit.Graph(self.n)
        for a, b in self.edges.tolist():
            self.networkit.addEdge(a, b)
        self.networkx = nx.Graph()
        self.networkx.add_nodes_from(range(self.n))
        self.networkx.add_edges_from(self.edges.tolist())


def random_edges(n: int, m: int) -> npt.NDArray[np.uint32]:
    """Pairs drawn at random, each once."""
    pairs = np.random.default_rng(0).integers(0, n, (m, 2))
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    return np.unique(pairs, axis=0).astype(np.uint32)


def edges_of(graph: nx.Graph) -> npt.NDArray[np.uint32]:
    """Edges of a graph of networkx, vertices numbered from 0."""
    return np.array(nx.convert_node_labels_to_integers(graph).edges(), dtype=np.uint32)


def cases(*, large: bool) -> Iterator[Case]:
    """Networks of several shapes: what helps on one may cost on another."""
    yield Case("random, 2,000 / 10,000", 2_000, random_edges(2_000, 10_000))
    yield Case("preferential attachment, 2,000", 2_000, edges_of(nx.barabasi_albert_graph(2_000, 5, seed=1)))
    yield Case("grid, 45 x 45", 2_025, edges_of(nx.grid_2d_graph(45, 45)))
    yield Case("ring of 100 cliques of 20", 2_000, edges_of(nx.connected_caveman_graph(100, 20)))
    yield Case(
        "preferential attachment, 10,000", 10_000, edges_of(nx.barabasi_albert_graph(10_000, 5, seed=1))
    )
    if large:
        yield Case("random, 20,000 / 100,000", 20_000, random_edges(20_000, 100_000))


def networkit_scores(algorithm: Callable[[networkit.Graph], object]) -> Callable[[Case], object]:
    """A function that runs an algorithm of NetworKit."""

    def run(case: Case) -> object:
        return algorithm(case.networkit).run()  # type: ignore[attr-defined]

    return run


# Job, ours, theirs by library.
JOBS: list[tuple[str, Callable[[Case], object], dict[str, Callable[[Case], object]]]] = [
    (
        "betweenness",
        lambda case: _core.betweenness(case.ours),
        {
            "igraph": lambda case: case.igraph.betweenness(),
            "NetworKit": networkit_scores(networkit.centrality.Betweenness),
            "networkx": lambda case: nx.betweenness_centrality(case.networkx),
        },
    ),
    (
        "closeness",
        lambda case: _core.closeness(case.ours),
        {
            "igraph": lambda case: case.igraph.closeness(),
            "NetworKit": networkit_scores(
                lambda g: networkit.centrality.Closeness(
                    g, True, networkit.centrality.ClosenessVariant.GENERALIZED
                )
            ),
            "networkx": lambda case: nx.closeness_centrality(case.networkx),
        },
    ),
    (
        "PageRank",
        lambda case: _core.pagerank(case.ours, weighted=False),
        {
            "igraph": lambda case: case.igraph.pagerank(),
            "NetworKit": networkit_scores(lambda g: networkit.centrality.PageRank(g, 0.85, 1e-10)),
            "networkx": lambda case: nx.pagerank(case.networkx),
        },
    ),
    (
        "eigenvector",
        lambda case: _core.eigenvector_centrality(case.ours, weighted=False),
        {
            "igraph": lambda case: case.igraph.eigenvector_centrality(),
            # NetworKit stops when the eigenvalue has settled, while values still err by 4e-6.
            "networkx": lambda case: nx.eigenvector_centrality(case.networkx, max_iter=100_000, tol=1e-10),
        },
    ),
    (
        "communities (Leiden)",
        lambda case: _core.communities(case.ours),
        {"igraph": lambda case: case.igraph.community_leiden(objective_function="modularity")},
    ),
    (
        "core numbers",
        lambda case: _core.core_numbers(case.ours),
        {
            "igraph": lambda case: case.igraph.coreness(),
            "NetworKit": networkit_scores(networkit.centrality.CoreDecomposition),
            "networkx": lambda case: nx.core_number(case.networkx),
        },
    ),
    (
        "articulation actors",
        lambda case: _core.fragility(case.ours),
        {
            "igraph": lambda case: case.igraph.articulation_points(),
            "networkx": lambda case: list(nx.articulation_points(case.networkx)),
        },
    ),
    (
        "constraint",
        lambda case: _core.structural_holes(case.ours),
        {
            "igraph": lambda case: case.igraph.constraint(),
            "networkx": lambda case: nx.constraint(case.networkx),
        },
    ),
]


Frames = tuple["pd.DataFrame", "pd.DataFrame"]


def of_networkx(frames: Frames, measure: Callable[[nx.Graph], dict[str, float]]) -> pd.DataFrame:
    """From data frames to a data frame with networkx and pandas."""
    actors, ties = frames
    graph = nx.from_pandas_edgelist(ties)
    graph.add_nodes_from(actors["id"])
    return pd.DataFrame({"value": measure(graph)}).reindex(actors["id"])


def shape_of_networkx(graph: nx.Graph) -> dict[str, float]:
    """What the shape of a network holds, with networkx."""
    list(nx.connected_components(graph))
    collections.Counter(d for _, row in nx.all_pairs_shortest_path_length(graph) for d in row.values())
    nx.clustering(graph), nx.transitivity(graph), nx.density(graph)
    core: dict[str, float] = nx.core_number(graph)
    return core


# Job, ours, theirs: from data frames to a data frame.
FRAME_JOBS: list[tuple[str, Callable[[Frames], object], Callable[[Frames], object]]] = [
    (
        f"{name}, from frame to frame",
        lambda frames, measure=ours: ml.StakeholderNetwork(*frames).centrality(measure).to_frame(),
        lambda frames, measure=theirs: of_networkx(frames, measure),
    )
    for name, ours, theirs in (
        ("degree", "degree", nx.degree_centrality),
        ("PageRank", "pagerank", nx.pagerank),
        ("closeness", "closeness", nx.closeness_centrality),
        ("betweenness", "betweenness", nx.betweenness_centrality),
    )
] + [
    (
        "shape, from frame to frame",
        lambda frames: ml.StakeholderNetwork(*frames).shape().to_frame(),
        lambda frames: of_networkx(frames, shape_of_networkx),
    ),
    (
        "constraint, from frame to frame",
        lambda frames: ml.StakeholderNetwork(*frames).structural_holes().to_frame(),
        lambda frames: of_networkx(frames, nx.constraint),
    ),
]


def frames_of(case: Case) -> Frames:
    """The network as tables of actors and cooperations."""
    names = np.array([f"actor {i}" for i in range(case.n)], dtype=object)
    ties = pd.DataFrame({"source": names[case.edges[:, 0]], "target": names[case.edges[:, 1]]})
    return pd.DataFrame({"id": names}), ties


def frame_row(
    case: Case, job: str, ours: Callable[[Frames], object], theirs: Callable[[Frames], object]
) -> str:
    """One line of the table: one thread, against networkx and pandas."""
    ml.set_threads(1)
    frames = frames_of(case)
    mine, peer = seconds(lambda: ours(frames)), seconds(lambda: theirs(frames))
    return f"| {job} | {case.name} | 1 | {mine * 1e3:,.2f} |  |  | {peer * 1e3:,.1f} | {peer / mine:,.1f}× |"


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the fastest run; as many runs as half a second allows, at most twenty."""
    best, spent = float("inf"), 0.0
    for _ in range(20):
        start = time.perf_counter()
        work()
        took = time.perf_counter() - start
        best, spent = min(best, took), spent + took
        if spent > 0.5:
            break
    return best


def agree(case: Case) -> None:
    """Stop where two libraries measure different things."""
    ours = _core.betweenness(case.ours).vertices
    np.testing.assert_allclose(ours, case.igraph.betweenness(), rtol=1e-8, atol=1e-6)
    near = _core.closeness(case.ours)
    theirs = np.nan_to_num(case.igraph.closeness(normalized=False))
    mine = np.divide(1.0, near.total_distance, out=np.zeros(case.n), where=near.total_distance > 0)
    np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)


def row(
    case: Case,
    job: str,
    ours: Callable[[Case], object],
    theirs: dict[str, Callable[[Case], object]],
    threads: int,
) -> str:
    """One line of the table."""
    ml.set_threads(threads)
    networkit.setNumberOfThreads(threads)
    mine = seconds(lambda: ours(case))
    peers = {
        name: seconds(lambda work=work: work(case))  # type: ignore[misc]
        for name, work in theirs.items()
        if name != "networkx" or case.n <= PATIENT_UP_TO
    }
    times = " | ".join(
        f"{peers[name] * 1e3:,.{1 if peers[name] > 1e-3 else 3}f}" if name in peers else ""
        for name in ("igraph", "NetworKit", "networkx")
    )
    ratio = min(peers.values()) / mine
    return f"| {job} | {case.name} | {threads} | {mine * 1e3:,.2f} | {times} | {ratio:,.1f}× |"


def main() -> None:
    """Print the table."""
    print("| job | network | threads | maillage, ms | igraph | NetworKit | networkx | to the fastest peer |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for case in cases(large="--large" in sys.argv):
        if case.n <= PATIENT_UP_TO:
            agree(case)
        for job, ours, theirs in JOBS:
            for threads in (1, 2) if job in {"betweenness", "closeness"} else (1,):
                print(row(case, job, ours, theirs, threads), flush=True)
        if case.n <= PATIENT_UP_TO:
            for job, ours, theirs in FRAME_JOBS:
                print(frame_row(case, job, ours, theirs), flush=True)


if __name__ == "__main__":
    main()
