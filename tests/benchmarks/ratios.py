"""Run bench_pairwise and print its ratios to the plain loop: `python tests/benchmarks/ratios.py [PROGRAM]`.

Repetitions are interleaved at random and the fastest of each counts, so that a busy machine disturbs little.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

DEFAULT = Path(__file__).parents[2] / "build" / "release" / "tests" / "benchmarks" / "bench_pairwise"
OPTIONS = [
    "--benchmark_format=json",
    "--benchmark_repetitions=20",
    "--benchmark_min_time=0.005",
    "--benchmark_enable_random_interleaving=true",
]
ROWS = {
    "plain": "plain loop",
    "kernel/portable": "portable",
    "kernel/avx2": "AVX2",
    "kernel/avx512": "AVX-512",
    "tally/one_thread": "whole call, one thread",
    "tally/two_threads": "whole call, two threads",
}


def fastest(program: Path) -> dict[tuple[str, int], float]:
    """Million ballots per second by benchmark and number of topics."""
    run = subprocess.run([program, *OPTIONS], check=True, capture_output=True, text=True)
    best: dict[tuple[str, int], float] = {}
    for measured in json.loads(run.stdout)["benchmarks"]:
        if measured["run_type"] != "iteration" or measured.get("error_occurred"):
            continue
        name, topics = measured["run_name"].split("/iterations:")[0].rsplit("/", 1)
        key = name, int(topics)
        best[key] = max(best.get(key, 0.0), measured["items_per_second"] / 1e6)
    return best


def main() -> None:
    """Print the table."""
    best = fastest(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
    print("| million ballots per second (ratio to the plain loop) | 20 topics | 50 topics |")
    print("|---|---:|---:|")
    for name, label in ROWS.items():
        cells = [
            f"{best[name, topics]:.1f} ({best[name, topics] / best['plain', topics]:.1f}×)"
            if (name, topics) in best
            else "not on this machine"
            for topics in (20, 50)
        ]
        print(f"| {label} | {cells[0]} | {cells[1]} |")
    for topics in (20, 50):
        gain = best["tally/two_threads", topics] / best["tally/one_thread", topics]
        print(f"\nTwo threads against one, {topics} topics: {gain:.2f}×", end="")
    print()


if __name__ == "__main__":
    main()
