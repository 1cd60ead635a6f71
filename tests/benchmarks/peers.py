"""Compare maillage, end to end in Python, with the public libraries for the same job, in one run.

In an environment that has them: `pip install . pref_voting votekit && python tests/benchmarks/peers.py`.
All ballots are invented (random), and both sides must name the same winners. Times are processor time, all
threads together, the best of several runs: other programs on the machine disturb them little.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
import numpy.typing as npt
from pref_voting.profiles import Profile
from pref_voting.voting_methods import beat_path, borda, ranked_pairs
from votekit import RankBallot, RankProfile
from votekit.elections import Borda
from votekit.graphs import PairwiseComparisonGraph

if TYPE_CHECKING:
    from collections.abc import Callable

Orders = npt.NDArray[np.int64]
PATIENCE_SECONDS = 60.0
VOTEKIT_BALLOTS = 2_000  # its time grows with the ballots: measured on these, shown for all


@dataclass
class Row:
    """One line of the table; `seconds` of the peer may be a lower bound."""

    job: str
    ours: float
    peer: str = ""
    seconds: float | None = None
    at_least: bool = False

    def __str__(self) -> str:
        if self.seconds is None:
            return f"| {self.job} | {shown(self.ours)} | | | |"
        sign = "> " if self.at_least else ""
        ratio = f"{self.seconds / self.ours:,.0f}×"
        return (
            f"| {self.job} | {shown(self.ours)} | {self.peer} | {sign}{shown(self.seconds)} | {sign}{ratio} |"
        )


def shown(seconds: float) -> str:
    """Seconds in a unit that suits them."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


def best(work: Callable[[], object], runs: int) -> float:
    """Processor seconds of the fastest run, after one to warm up when there are several."""
    if runs > 1:
        work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def random_orders(agents: int, topics: int, seed: int) -> Orders:
    """Strict orders, best topic first, one row an agent."""
    return np.argsort(np.random.default_rng(seed).random((agents, topics)), axis=1)


def ranks_of(orders: Orders) -> npt.NDArray[np.generic]:
    """The same as ranks, column by topic: one byte each where they fit."""
    ranks = np.argsort(orders, axis=1) + 1
    return ranks.astype(np.uint8 if orders.shape[1] < 256 else np.int64)


def check_winners(ours: ml.Ranking, theirs: list[int]) -> None:
    """Fail loudly if the libraries disagree."""
    winners = sorted(int(topic.removeprefix("T")) - 1 for topic in ours.winners)
    if winners != sorted(int(topic) for topic in theirs):
        sys.exit(f"winners differ: maillage {winners}, pref_voting {theirs}")


def votekit_profile(orders: Orders) -> RankProfile:
    """A VoteKit profile of these orders."""
    return RankProfile(
        ballots=[RankBallot(ranking=[{f"T{topic + 1}"} for topic in order]) for order in orders]
    )


def large_votes() -> list[Row]:
    """From an array of 100,000 x 20 to the duels, and to a ranking by Borda."""
    orders = random_orders(100_000, 20, seed=1)
    ranks = ranks_of(orders)
    few = orders[:VOTEKIT_BALLOTS]
    scale = len(orders) / len(few)
    duels = best(lambda: ml.PreferenceMatrix.from_ranks(ranks).tally(), 50)
    points = best(lambda: ml.rank(ml.PreferenceMatrix.from_ranks(ranks), "borda"), 50)
    check_winners(ml.rank(ml.PreferenceMatrix.from_ranks(ranks), "borda"), borda(Profile(orders)))
    matrix = best(lambda: Profile(orders).margin_matrix, 3)
    peer_points = best(lambda: borda(Profile(orders)), 3)
    graph = best(lambda: PairwiseComparisonGraph(votekit_profile(few)), 1) * scale
    votekit_points = best(lambda: Borda(votekit_profile(few), n_seats=1), 1) * scale
    return [
        Row("build and tally 100,000 × 20", duels, "pref_voting", matrix),
        Row("build and tally 100,000 × 20", duels, "VoteKit", graph),
        Row("build and Borda, 100,000 × 20", points, "pref_voting", peer_points),
        Row("build and Borda, 100,000 × 20", points, "VoteKit", votekit_points),
    ]


def peer_ranked_pairs(orders: Orders) -> None:
    """The peer's default, for a process that can be ended."""
    ranked_pairs(Profile(orders).margin_graph())


def within_patience(orders: Orders) -> tuple[float, bool]:
    """Seconds that the peer took, or at which it was stopped (True)."""
    process = multiprocessing.get_context("fork").Process(target=peer_ranked_pairs, args=(orders,))
    start = time.perf_counter()
    process.start()
    process.join(PATIENCE_SECONDS)
    seconds = time.perf_counter() - start
    if not process.is_alive():
        return seconds, False
    process.terminate()
    process.join()
    return seconds, True


def duels_of_fifty() -> list[Row]:
    """From a tally of 50 topics to a ranking."""
    orders = random_orders(1_001, 50, seed=2)
    tally = ml.PreferenceMatrix.from_ranks(ranks_of(orders)).tally()
    graph = Profile(orders).margin_graph()
    check_winners(ml.rank(tally, "schulze"), beat_path(graph))
    tied = random_orders(10, 50, seed=3)
    tied_tally = ml.PreferenceMatrix.from_ranks(ranks_of(tied)).tally()
    seconds, stopped = within_patience(tied)
    return [
        Row(
            "Schulze, tally of 50 topics",
            best(lambda: ml.rank(tally, "schulze"), 50),
            "pref_voting",
            best(lambda: beat_path(graph), 5),
        ),
        Row(
            "ranked pairs, tally of 50 topics, many margins tied",
            best(lambda: ml.rank(tied_tally, "ranked_pairs"), 20),
            "pref_voting",
            seconds,
            at_least=stopped,
        ),
    ]


def thousand_topics() -> list[Row]:
    """What a thousand topics take, maillage alone."""
    preferences = ml.PreferenceMatrix.from_ranks(ranks_of(random_orders(2_000, 1_000, seed=4)))
    tally = preferences.tally()
    return [
        Row("tally 2,000 × 1,000", best(preferences.tally, 3)),
        Row("Schulze, tally of 1,000 topics", best(lambda: ml.rank(tally, "schulze"), 1)),
        Row("ranked pairs, tally of 1,000 topics", best(lambda: ml.rank(tally, "ranked_pairs"), 1)),
    ]


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    print("| job | maillage | other | takes | ratio |")
    print("|---|---:|---|---:|---:|")
    for part in (large_votes, duels_of_fifty, thousand_topics):
        for row in part():
            print(row, flush=True)


if __name__ == "__main__":
    main()
