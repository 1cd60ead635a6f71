"""Colours and shapes that colour-blind readers tell apart, and what each of them stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

# P. Tol, "Colour schemes", SRON technical note, 2021: "muted"; shapes say the same once more.
COLORS = ("#117733", "#cc6677", "#332288", "#ddcc77", "#88ccee", "#882255", "#44aa99", "#999933", "#aa4499")
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
OTHERS, UNKNOWN = "#9a9a9a", "#ffffff"
# Cividis (J. Nuñez, C. Anderton and R. Renslow, PLOS ONE 13, 2018), from little to much.
STEPS = ("#fee838", "#bcae6c", "#7d7c78", "#434e6c", "#00224e")


@dataclass(frozen=True)
class Group:
    """What one entry of a legend stands for."""

    label: str
    color: str
    shape: str
    count: int


def groups(
    values: Sequence[str | None], others: str, unknown: str, label: Callable[[str], str]
) -> tuple[list[Group], list[int]]:
    """Return the entries of the legend of an attribute, the most frequent first, and that of each actor."""
    counts = Counter(value for value in values if value is not None)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    kept = ordered[: len(COLORS)] if len(ordered) > len(COLORS) else ordered
    found = [
        Group(label(value), COLORS[i], SHAPES[i % len(SHAPES)], counts[value]) for i, value in enumerate(kept)
    ]
    place = {value: i for i, value in enumerate(kept)}
    rest = sum(counts[value] for value in ordered[len(kept) :])
    if rest:
        place |= dict.fromkeys(ordered[len(kept) :], len(found))
        found.append(Group(others, OTHERS, "circle", rest))
    missing = sum(value is None for value in values)
    if missing:
        found.append(Group(unknown, UNKNOWN, "circle", missing))
    return found, [len(found) - 1 if value is None else place[value] for value in values]


def steps(values: npt.NDArray[np.float64], written: Sequence[str]) -> tuple[list[Group], list[int]]:
    """Return the entries of the legend of a measure in five equal steps; `written` are their six bounds."""
    low, high = float(np.nanmin(values, initial=0.0)), float(np.nanmax(values, initial=0.0))
    span = high - low
    share = (np.nan_to_num(values) - low) / span if span > 0 else np.zeros(len(values))
    place = np.minimum((share * len(STEPS)).astype(int), len(STEPS) - 1)
    found = [
        Group(f"{written[i]} – {written[i + 1]}", color, "circle", int((place == i).sum()))
        for i, color in enumerate(STEPS)
    ]
    return found, place.tolist()
