"""Positions and answers as stacked bars: how many votes put each topic first, second, ..., or left it out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from maillage._core import PreferenceMatrix, RankTally
from maillage.charts.drawing import draw
from maillage.charts.stacks import Part, stacked_bars
from maillage.charts.style import LOSES, NO_ANSWER, WINS, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import numpy.typing as npt

    Counts = npt.NDArray[np.float64]

# From dark to light, so that the order is seen without a sense of colour (viridis, Smith and van der Walt).
_SHADES = ("#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#f4e61e")
_FIRST_LIGHT = 5
# More places than there are shades are drawn in groups; the first ones stay alone.
_ALONE = 3


@draw.register(RankTally)
def positions_chart(result: RankTally, pen: Pen, order: Sequence[str] | None = None) -> alt.LayerChart:
    """Draw how often each topic is first, second, ..., in a given order or by the mean place."""
    w = pen.voice.words
    counts = np.asarray(result.counts, dtype=float)
    unranked = np.asarray(result.unranked_counts, dtype=float)
    groups = _groups(result.n_topics)
    names = [_places_name(first, last, pen) for first, last in groups]
    amounts = [counts[:, first:last].sum(axis=1) for first, last in groups]
    parts = [*_shaded(names, amounts), *_silence(unranked, pen)]
    title = pen.title(
        w.say("The places of each topic"),
        w.say("How many votes give each topic each place, the best places on the left."),
        w.say("The topics with the best places on average stand at the top.") if order is None else "",
    )
    best_first = by_mean_place(result.topics, counts, unranked) if order is None else order
    return stacked_bars(result.topics, best_first, parts, pen, title)


@draw.register(PreferenceMatrix)
def answers_chart(result: PreferenceMatrix, pen: Pen) -> alt.LayerChart:
    """Draw the answers about each topic: places, yes and no, or scores."""
    if result.kind == "ranks":
        return positions_chart(result.rank_tally("ignored"), pen)
    w = pen.voice.words
    values, weights = np.asarray(result.values, dtype=float), np.asarray(result.weights, dtype=float)
    parts = _yes_and_no(values, weights, pen) if result.kind == "approvals" else _scores(values, weights, pen)
    silent: Counts = weights @ np.isnan(values)
    mean = np.nan_to_num(_means(values, weights), nan=-np.inf)
    order = [result.topics[place] for place in np.argsort(-mean, kind="stable")]
    title = pen.title(
        w.say("The answers"),
        w.say("How many votes give each topic each answer, the best answers on the left."),
        w.say("The topics with the best answers on average stand at the top."),
    )
    return stacked_bars(result.topics, order, [*parts, *_silence(silent, pen)], pen, title)


def by_mean_place(topics: Sequence[str], counts: Counts, unranked: Counts) -> list[str]:
    """Return topics by their mean place; no answer counts as a place behind the last."""
    n = len(topics)
    total = np.maximum(counts.sum(axis=1) + unranked, 1e-300)
    mean = (counts @ np.arange(n) + unranked * n) / total
    return [topics[place] for place in np.argsort(mean, kind="stable")]


def _yes_and_no(values: Counts, weights: Counts, pen: Pen) -> list[Part]:
    w = pen.voice.words
    yes, no = weights @ (values == 1), weights @ (values == 0)
    return [Part(w.say("yes"), yes, WINS, is_light=False), Part(w.say("no"), no, LOSES, is_light=False)]


def _scores(values: Counts, weights: Counts, pen: Pen) -> list[Part]:
    w = pen.voice.words
    levels = sorted(set(values[~np.isnan(values)].tolist()), reverse=True)
    groups = [levels[first:last] for first, last in _groups(len(levels))]
    names = [
        w.number(group[0]) if len(group) == 1 else w.say("{first} to {last}", first=group[0], last=group[-1])
        for group in groups
    ]
    return _shaded(names, [weights @ np.isin(values, group) for group in groups])


def _means(values: Counts, weights: Counts) -> Counts:
    answered = weights @ ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.where(answered > 0, weights @ np.nan_to_num(values) / answered, np.nan)


def _shaded(names: Sequence[str], amounts: Sequence[Counts]) -> list[Part]:
    """Parts from the darkest shade, the best, to the lightest."""
    shades = [round(i * (len(_SHADES) - 1) / max(len(names) - 1, 1)) for i in range(len(names))]
    return [
        Part(name, amount, _SHADES[shade], is_light=shade >= _FIRST_LIGHT)
        for name, amount, shade in zip(names, amounts, shades, strict=True)
    ]


def _silence(amounts: Counts, pen: Pen) -> list[Part]:
    name = pen.voice.words.say("no answer")
    return [Part(name, amounts, NO_ANSWER, is_light=True)] if amounts.any() else []


def _groups(n: int) -> list[tuple[int, int]]:
    """Places from the first to before the last that share a shade."""
    if n <= len(_SHADES):
        return [(place, place + 1) for place in range(n)]
    cuts = np.linspace(_ALONE, n, len(_SHADES) - _ALONE + 1).round().astype(int).tolist()
    return [(place, place + 1) for place in range(_ALONE)] + list(itertools.pairwise(cuts))


def _places_name(first: int, last: int, pen: Pen) -> str:
    w = pen.voice.words
    if last == first + 1:
        return w.ordinal(last)
    return w.say("{first} to {last}", first=w.ordinal(first + 1), last=w.ordinal(last))
