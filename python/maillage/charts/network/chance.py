"""A number of the network among the same number in random networks, as a histogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import LOSES, OTHERS, Pen, data_of
from maillage.network.chance import Chance
from maillage.wording.network.chance import statistic_words

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 560
_MOST_BARS = 20


@draw.register(Chance)
def chance_chart(result: Chance, pen: Pen) -> alt.LayerChart:
    """Draw the samples as bars and the observed number as a line."""
    import altair as alt

    w = pen.voice.words
    counts, edges = np.histogram(result.value, bins=min(_MOST_BARS, len(np.unique(result.value))))
    rows = [
        {
            "from": float(low),
            "to": float(high),
            "draws": int(n),
            "told": w.count("{n} draw", "{n} draws", int(n)),
        }
        for n, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
    ]
    title = pen.title(
        w.say("Is it more than chance?"),
        w.say(
            "In pale, networks drawn at random; as a line, this network: {statistic}.",
            statistic=statistic_words(result, pen.voice),
        ),
    )
    bars = (
        alt.Chart(data_of(rows))
        .mark_bar(color=OTHERS, binSpacing=1)
        .encode(
            x=alt.X("from:Q", axis=pen.number_axis(""), scale=alt.Scale(zero=False)),
            x2="to:Q",
            y2=alt.datum(0),
            y=alt.Y("draws:Q", axis=pen.number_axis(w.say("Draws"), int(counts.max()))),
            tooltip=[alt.Tooltip("told:N", title=" ")],
        )
    )
    line = (
        alt.Chart(data_of([{"observed": result.observed, "told": w.number(result.observed, 3)}]))
        .mark_rule(color=LOSES, strokeWidth=3)
        .encode(x=alt.X("observed:Q"), tooltip=[alt.Tooltip("told:N", title=w.say("This network"))])
    )
    chart: alt.LayerChart = alt.layer(bars, line).properties(
        title=title, width=_WIDTH, height=260, description=" ".join(title.subtitle)
    )
    return chart
