"""Compare maillage's cost games with coopgame-py and with the definitions in numpy, in one run.

In an environment that has them (`pip install . coopgame-py`): `python games_peers.py`. Games are invented:
the cost of a group grows less than its size, to the cent. Times are those of the fastest of several runs,
end to end in Python from the table of amounts, without the proof whether others than the Shapley shares would
hold, which peers do not give; ratios are to ours. Results are compared too.
"""

from __future__ import annotations

import time
from math import factorial
from typing import TYPE_CHECKING

import coopgame
import maillage as ml
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


def random_costs(n: int, seed: int = 0) -> Values:
    """Costs of all groups of n players."""
    random = np.random.default_rng(seed)
    size = np.zeros(1 << n)
    for i, weight in enumerate(random.uniform(1, 10, n)):
        size[1 << i : 2 << i] = size[: 1 << i] + weight
    costs: Values = np.round(100 * size**0.7 * random.uniform(1, 1.1, len(size)), 2)
    costs[0] = 0
    costs.flags.writeable = False
    return costs


def shapley_by_definition(costs: Values) -> Values:
    """The mean of what each player adds, weighted by the size of the group that it joins."""
    n = (len(costs) - 1).bit_length()
    masks = np.arange(len(costs))
    size = np.array([m.bit_count() for m in range(len(costs))])
    weight = np.array(
        [factorial(s) * factorial(n - s - 1) / factorial(n) if s < n else 0 for s in range(n + 1)]
    )
    shares = np.empty(n)
    for i in range(n):
        without = masks[masks >> i & 1 == 0]
        shares[i] = weight[size[without]] @ (costs[without | 1 << i] - costs[without])
    return shares


def seconds(run: Callable[[], object], repeat: int = 3) -> float:
    """The fastest of several runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def line(what: str, n: int, ours: float, peer: float | None, definition: float | None = None) -> None:
    """Print one line of the table."""
    cells = [f"{ours * 1e3:,.2f}"]
    cells += ["" if seconds is None else f"{seconds * 1e3:,.1f}" for seconds in (peer, definition)]
    fastest = min((time for time in (peer, definition) if time is not None), default=None)
    ratio = "" if fastest is None else f"{fastest / ours:,.1f}×"
    print(f"| {what} | {n} | {' | '.join(cells)} | {ratio} |", flush=True)


def players(n: int) -> list[str]:
    """Ids."""
    return [f"p{i}" for i in range(n)]


def shapley(n: int) -> None:
    """Time the Shapley value."""
    costs = random_costs(n)
    game = ml.CostGame(players(n), costs)
    ours = seconds(lambda: ml.share_costs(ml.CostGame(players(n), costs), "shapley", certificate=False))
    peer_time, definition = None, None
    if n <= 20:
        definition = seconds(lambda: shapley_by_definition(costs), 1)
        np.testing.assert_allclose(ml.share_costs(game, "shapley").share, shapley_by_definition(costs))
    if n <= 22:
        peer = coopgame.Game(costs[1:].tolist())
        peer_time = seconds(lambda: coopgame.shapley(peer), 1)
        np.testing.assert_allclose(ml.share_costs(game, "shapley").share, coopgame.shapley(peer))
    line("Shapley value", n, ours, peer_time, definition)


def nucleolus(n: int) -> None:
    """Time the nucleolus; ours is solved exactly and proven."""
    costs = random_costs(n)
    ours = seconds(lambda: ml.share_costs(ml.CostGame(players(n), costs), "nucleolus"))
    peer = coopgame.Game(savings(costs)[1:].tolist())
    theirs = seconds(lambda: coopgame.nucleolus(peer), 1)
    alone = costs[1 << np.arange(n)]
    found = np.array(ml.share_costs(ml.CostGame(players(n), costs), "nucleolus").share)
    np.testing.assert_allclose(alone - np.asarray(coopgame.nucleolus(peer)["allocation"]), found, atol=1e-4)
    line("nucleolus", n, ours, theirs)


def savings(costs: Values) -> Values:
    """What each group saves over its members alone."""
    alone = np.zeros(len(costs))
    for i in range((len(costs) - 1).bit_length()):
        alone[1 << i : 2 << i] = alone[: 1 << i] + costs[1 << i]
    return alone - costs


def main() -> None:
    """Print the table."""
    print(f"{ml.threads()} threads\n")
    print("| rule | players | maillage, ms | coopgame-py | numpy, by definition | to the fastest |")
    print("|---|---:|---:|---:|---:|---:|")
    for n in (12, 16, 20, 22, 25):
        shapley(n)
    for n in (8, 12, 16, 20):
        nucleolus(n)


if __name__ == "__main__":
    main()
