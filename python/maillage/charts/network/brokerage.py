"""Picture of brokers: between whom each stands, as bars of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import (
    FIRST,
    LOSES,
    OTHERS,
    WINS,
    Pen,
    data_of,
    legend_below,
    names_axis,
    row_height,
)
from maillage.network.brokerage import Brokerage
from maillage.wording.network.brokerage import most_first, roles_of, where

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460
_SHOWN = 15
_COLOURS = {
    "coordinator": FIRST,
    "itinerant": OTHERS,
    "gatekeeper": LOSES,
    "border": LOSES,
    "representative": "#e9a978",
    "liaison": WINS,
}


@draw.register(Brokerage)
def brokerage_chart(result: Brokerage, pen: Pen) -> alt.LayerChart:
    """Draw between whom each actor stands, those who do so most often at the top."""
    import altair as alt

    w = pen.voice.words
    roles = {role: (column, where(role, result.by, pen.voice)) for role, column in roles_of(result).items()}
    brokers = most_first(result)[:_SHOWN]
    names = pen.names(result.actor[v] for v in brokers)
    rows = []
    for v in brokers:
        start = 0
        for column, part in roles.values():
            n = int(result.counts[v, column])
            told = w.count("{n} pair {where}", "{n} pairs {where}", n, where=part)
            rows.append(
                {"actor": result.actor[v], "part": part, "start": start, "end": start + n, "told": told}
            )
            start += n
    blank = {"actor": "", "part": "", "start": 0, "end": 0, "told": ""}
    most = int(result["total"].max(initial=0))
    colours = alt.Scale(domain=[part for _, part in roles.values()], range=[_COLOURS[role] for role in roles])
    title = pen.title(
        w.say("Who stands between whom"),
        w.say("Pairs of actors who do not work together and whom this actor links."),
    )
    bars = (
        alt.Chart(data_of(rows or [blank]))
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            y=alt.Y("actor:N", sort=list(names), axis=names_axis(names)),
            x=alt.X("start:Q", axis=pen.number_axis(w.say("Pairs of actors"), most)),
            x2="end:Q",
            color=alt.Color("part:N", scale=colours, legend=legend_below(3)),
            tooltip=[alt.Tooltip("told:N", title=" ")],
        )
    )
    chart: alt.LayerChart = alt.layer(bars).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 24)),
        description=" ".join(title.subtitle),
    )
    return chart
