"""Bars of parts that add up to a whole, one bar a topic, with their numbers where these have room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.charts.style import INK, Pen, data_of, legend_below, names_axis, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import numpy as np
    import numpy.typing as npt

    Counts = npt.NDArray[np.float64]

_WIDTH = 460


@dataclass(frozen=True)
class Part:
    """One part of every bar: its name, its amount by topic, and its colour, light or dark."""

    name: str
    amounts: Counts
    colour: str
    is_light: bool


def stacked_bars(
    topics: Sequence[str], order: Sequence[str], parts: Sequence[Part], pen: Pen, title: alt.Title
) -> alt.LayerChart:
    """Draw the parts of each topic, in the order of `parts`, the topics in `order`."""
    import altair as alt

    w, names = pen.voice.words, pen.names(order)
    total = float(sum(part.amounts for part in parts).max(initial=0)) or 1.0  # type: ignore[union-attr]
    rows = [row for t, topic in enumerate(topics) for row in _bar(topic, t, parts, total, pen)]
    across = alt.Scale(domain=[0, total], nice=False)
    colours = alt.Scale(domain=[part.name for part in parts], range=[part.colour for part in parts])
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("topic:N", sort=list(names), axis=names_axis(names), scale=alt.Scale(paddingInner=0.2)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Votes"))],
    )
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(
        x=alt.X("start:Q", axis=pen.number_axis(w.say("Votes")), scale=across),
        x2="end:Q",
        color=alt.Color("part:N", scale=colours, legend=legend_below(len(parts))),
    )
    figures = base.mark_text(fontSize=11).encode(
        x="middle:Q",
        text="written:N",
        color=alt.condition(alt.datum.light, alt.value(INK), alt.value("white")),
    )
    height = alt.Step(row_height(names, 28))
    chart: alt.LayerChart = alt.layer(bars, figures).properties(
        title=title, width=_WIDTH, height=height, description=" ".join(title.subtitle)
    )
    return chart


def _bar(topic: str, t: int, parts: Sequence[Part], total: float, pen: Pen) -> list[dict[str, object]]:
    w, label = pen.voice.words, pen.voice.label(topic)
    rows: list[dict[str, object]] = []
    start = 0.0
    for part in parts:
        amount = float(part.amounts[t])
        written = w.number(amount)
        has_room = amount / total * _WIDTH > 8 * len(written) + 2
        votes = pen.voice.votes(amount)
        rows.append(
            {
                "topic": topic,
                "part": part.name,
                "start": start,
                "end": start + amount,
                "middle": start + amount / 2,
                "written": written if amount and has_room else "",
                "told": w.say("{topic}, {part}: {votes}", topic=label, part=part.name, votes=votes),
                "light": part.is_light,
            }
        )
        start += amount
    return rows
