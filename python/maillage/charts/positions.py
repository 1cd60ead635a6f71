"""Positions as stacked bars: how many votes put each topic first, second, ..., or left it out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from maillage._core import PreferenceMatrix, RankTally
from maillage.charts.drawing import draw
from maillage.charts.style import (
    INK,
    LOSES,
    NO_ANSWER,
    WINS,
    Pen,
    data_of,
    legend_below,
    names_axis,
    row_height,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import numpy.typing as npt

    Counts = npt.NDArray[np.float64]

_WIDTH = 460
# More places than this are drawn in groups, since nobody tells more shades apart.
_MAX_SHADES = 9
# From dark to light, so that the order is seen without a sense of colour (viridis, Smith and van der Walt).
_SHADES = ("#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#f4e61e")
_DARK = 5


@draw.register(RankTally)
def positions_chart(result: RankTally, pen: Pen, order: Sequence[str] | None = None) -> alt.LayerChart:
    """Draw how often each topic is first, second, ..., in a given order or by the mean place."""
    w = pen.voice.words
    counts = np.asarray(result.counts, dtype=float)
    unranked = np.asarray(result.unranked_counts, dtype=float)
    order = list(order) if order is not None else by_mean_place(result.topics, counts, unranked)
    groups = _groups(result.n_topics)
    parts = {_group_name(first, last, pen): counts[:, first:last].sum(axis=1) for first, last in groups}
    colours = dict(zip(parts, _shades(len(groups)), strict=True))
    light = set(list(parts)[round(len(groups) * _DARK / _MAX_SHADES) :])
    if unranked.any():
        name = w.say("no answer")
        parts[name], colours[name] = unranked, NO_ANSWER
        light.add(name)
    title = pen.title(
        w.say("The places of each topic"),
        w.say("How many votes give each topic each place, the best places on the left."),
        w.say("The topics with the best places on average stand at the top."),
    )
    return stacked_bars(result.topics, order, parts, colours, light, pen, title)


@draw.register(PreferenceMatrix)
def answers_chart(result: PreferenceMatrix, pen: Pen) -> alt.LayerChart:
    """Draw the answers about each topic: places, yes and no, or the scores as groups of equal size."""
    if result.kind == "ranks":
        return positions_chart(result.rank_tally("ignored"), pen)
    w = pen.voice.words
    values, weights = np.asarray(result.values, dtype=float), np.asarray(result.weights, dtype=float)
    levels = (
        [1.0, 0.0]
        if result.kind == "approvals"
        else sorted(set(values[~np.isnan(values)].tolist()), reverse=True)
    )
    bounds = _groups(len(levels))
    names = [_level_name(levels[first:last], result.kind, pen) for first, last in bounds]
    parts = {
        name: (weights[:, None] * np.isin(values, levels[first:last])).sum(axis=0)
        for name, (first, last) in zip(names, bounds, strict=True)
    }
    shades = [WINS, LOSES] if result.kind == "approvals" else _shades(len(names))
    colours = dict(zip(names, shades, strict=True))
    light = set() if result.kind == "approvals" else set(names[round(len(names) * _DARK / _MAX_SHADES) :])
    silent = (weights[:, None] * np.isnan(values)).sum(axis=0)
    if silent.any():
        name = w.say("no answer")
        parts[name], colours[name] = silent, NO_ANSWER
        light.add(name)
    mean = np.nan_to_num(_means(values, weights), nan=-np.inf)
    order = [result.topics[place] for place in np.argsort(-mean, kind="stable")]
    title = pen.title(
        w.say("The answers"),
        w.say("How many votes give each topic each answer, the best answers on the left."),
        w.say("The topics with the best answers on average stand at the top."),
    )
    return stacked_bars(result.topics, order, parts, colours, light, pen, title)


def _means(values: Counts, weights: Counts) -> Counts:
    answered = weights[:, None] * ~np.isnan(values)
    total = answered.sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, (answered * np.nan_to_num(values)).sum(axis=0) / total, np.nan)


def _level_name(levels: Sequence[float], kind: str, pen: Pen) -> str:
    w = pen.voice.words
    if kind == "approvals":
        return w.say("yes") if levels[0] else w.say("no")
    if len(levels) == 1:
        return w.number(levels[0])
    return w.say("{first} to {last}", first=levels[0], last=levels[-1])


def by_mean_place(topics: Sequence[str], counts: Counts, unranked: Counts) -> list[str]:
    """Return topics by their mean place; no answer counts as a place behind the last."""
    n = len(topics)
    total = np.maximum(counts.sum(axis=1) + unranked, 1e-300)
    mean = (counts @ np.arange(n) + unranked * n) / total
    return [topics[place] for place in np.argsort(mean, kind="stable")]


def _groups(n: int) -> list[tuple[int, int]]:
    """Places from `first` to before `last` that share a shade: the first ones alone, the rest in groups."""
    if n <= _MAX_SHADES:
        return [(place, place + 1) for place in range(n)]
    alone = 3
    cuts = np.linspace(alone, n, _MAX_SHADES - alone).round().astype(int).tolist()
    return [(place, place + 1) for place in range(alone)] + list(itertools.pairwise(cuts))


def _shades(n: int) -> list[str]:
    return [_SHADES[round(i * (len(_SHADES) - 1) / max(n - 1, 1))] for i in range(n)]


def _group_name(first: int, last: int, pen: Pen) -> str:
    w = pen.voice.words
    if last == first + 1:
        return w.ordinal(last)
    return w.say("{first} to {last}", first=w.ordinal(first + 1), last=w.ordinal(last))


def stacked_bars(
    topics: Sequence[str],
    order: Sequence[str],
    parts: dict[str, Counts],
    colours: dict[str, str],
    light: set[str],
    pen: Pen,
    title: alt.Title,
) -> alt.LayerChart:
    """Draw parts of a whole as bars side by side, with their numbers where these have room."""
    import altair as alt

    w = pen.voice.words
    total = max(sum(float(amounts[t]) for amounts in parts.values()) for t in range(len(topics))) or 1.0
    rows = []
    for t, topic in enumerate(topics):
        start = 0.0
        for part, amounts in parts.items():
            amount = float(amounts[t])
            written = w.number(amount)
            room = amount / total * _WIDTH > 8 * len(written) + 2
            told = w.say(
                "{topic}, {part}: {votes}",
                topic=pen.voice.label(topic),
                part=part,
                votes=pen.voice.votes(amount),
            )
            rows.append(
                {
                    "topic": topic,
                    "part": part,
                    "start": start,
                    "end": start + amount,
                    "middle": start + amount / 2,
                    "written": written if amount and room else "",
                    "told": told,
                    "light": part in light,
                }
            )
            start += amount
    names = pen.names(order)
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("topic:N", sort=list(names), axis=names_axis(names), scale=alt.Scale(paddingInner=0.2)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Votes"))],
    )
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=alt.X(
            "start:Q", axis=pen.number_axis(w.say("Votes")), scale=alt.Scale(domain=[0, total], nice=False)
        ),
        x2="end:Q",
        color=alt.Color(
            "part:N",
            sort=list(parts),
            scale=alt.Scale(domain=list(parts), range=[colours[part] for part in parts]),
            legend=legend_below(len(parts)),
        ),
    )
    figures = base.mark_text(fontSize=11).encode(
        x="middle:Q",
        text="written:N",
        color=alt.condition(alt.datum.light, alt.value(INK), alt.value("white")),
    )
    chart: alt.LayerChart = alt.layer(bars, figures).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 28)),
        description=" ".join(title.subtitle),
    )
    return chart
