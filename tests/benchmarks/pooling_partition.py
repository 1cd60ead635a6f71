"""Time the best partition of a game against the plain recursion, in one run.

`pip install .`, then `python tests/benchmarks/pooling_partition.py`. Games are invented. Times are
those of the fastest of several runs; the plain recursion is timed up to 14 players, and takes three times as
long for each more.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
from maillage import _core

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENT_UP_TO = 14  # players


def game(n: int) -> np.ndarray:
    """Whole values between 0 and 1,000 for each member."""
    sizes = np.array([mask.bit_count() for mask in range(1 << n)], dtype=float)
    values = np.random.default_rng(n).integers(0, 1000, 1 << n) * sizes
    values[0] = 0
    return values


def plain(values: list[float]) -> float:
    """Return the value of the best partition, by the recursion as textbooks write it."""
    best = [0.0] * len(values)
    for group in range(1, len(values)):
        best[group] = values[group]
        part = (group - 1) & group
        while part > group ^ part:
            best[group] = max(best[group], best[part] + best[group ^ part])
            part = (part - 1) & group
    return best[-1]


def fastest(function: Callable[[], object], repeats: int) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    print(
        "| players | one thread, ms | two threads, ms | groups of up to five, one thread, ms "
        "| plain recursion in Python, ms | ratio |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    for n in (12, 14, 16, 18, 20):
        values = game(n)
        repeats = 5 if n < 20 else 3
        cells = []
        for threads, max_size in ((1, 0), (2, 0), (1, 5)):
            ml.set_threads(threads)
            cells.append(fastest(partial(_core.best_partitions, values, max_size=max_size), repeats))
        told = [f"{1000 * seconds:,.1f}" for seconds in cells]
        slow, ratio = "", ""
        if n <= PATIENT_UP_TO:
            listed = values.tolist()
            assert plain(listed) == _core.best_partitions(values)[0].value
            seconds = fastest(partial(plain, listed), 1)
            slow, ratio = f"{1000 * seconds:,.0f}", f"{seconds / cells[0]:,.0f}×"
        print(f"| {n} | {' | '.join(told)} | {slow} | {ratio} |")


if __name__ == "__main__":
    main()
