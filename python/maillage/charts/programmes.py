"""A programme as a picture: its sessions in order of time, whom each one serves, how many so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import (
    FIRST,
    INK,
    LABEL_SIZE,
    LOSES,
    OTHERS,
    Pen,
    data_of,
    legend_below,
    names_axis,
    row_height,
)
from maillage.planning.result import Programme

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 380


@draw.register(Programme)
def programme_chart(result: Programme, pen: Pen) -> alt.LayerChart:
    """Draw bars for the agents whom each session serves, and ticks for those served since the beginning."""
    import altair as alt

    w = pen.voice.words
    settled, open_, so_far = (
        w.say("served by the topic"),
        w.say("served, topic to be confirmed"),
        w.say("served so far"),
    )
    names = {
        str(s.number): [*pen.names([s.topic], {s.topic: f"{s.number}. "})[s.topic], w.day(s.start)]
        for s in result.sessions
    }
    rows = [
        {
            "session": str(s.number),
            "measure": open_ if s.tied_with else settled,
            "served": s.served,
            "so_far": s.served_so_far,
            "cumulated": so_far,
            "told": w.say(
                "{topic}: {served} agents, {so_far} so far",
                topic=s.label,
                served=s.served,
                so_far=s.served_so_far,
            ),
        }
        for s in result.sessions
    ]
    measures = [settled, open_, so_far] if any(s.tied_with for s in result.sessions) else [settled, so_far]
    colours = {settled: FIRST, open_: OTHERS, so_far: LOSES}
    scale = alt.Scale(domain=measures, range=[colours[measure] for measure in measures])
    axis = pen.number_axis(w.say("Agents"), result.n_agents)
    across = alt.X("served:Q", axis=axis, scale=alt.Scale(domain=[0, max(result.n_agents, 1)], nice=False))
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("session:N", sort=list(names), axis=names_axis(names), scale=alt.Scale(paddingInner=0.25)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Session"))],
    )
    bars = base.mark_bar(size=18, cornerRadiusEnd=2).encode(
        x=across, color=alt.Color("measure:N", scale=scale, legend=legend_below(len(measures)))
    )
    figures = base.mark_text(align="right", dx=-5, fontSize=LABEL_SIZE).encode(
        x=across,
        text="served:Q",
        opacity=alt.condition(alt.datum.served > result.n_agents / 20, alt.value(1), alt.value(0)),
        color=alt.condition(alt.datum.measure == open_, alt.value(INK), alt.value("white")),
    )
    ticks = base.mark_tick(thickness=3, size=26, opacity=1).encode(
        x="so_far:Q", color=alt.Color("cumulated:N", scale=scale)
    )
    totals = base.mark_text(align="left", dx=6, fontSize=LABEL_SIZE, color=INK).encode(
        x="so_far:Q", text="so_far:Q"
    )
    title = pen.title(
        result.title,
        w.say("Bars: the agents who have the topic among their first wishes, of {n}.", n=result.n_agents),
        w.say("Strokes: the agents whom this session or an earlier one serves."),
    )
    chart: alt.LayerChart = alt.layer(bars, figures, ticks, totals).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 40)),
        description=" ".join(title.subtitle),
    )
    return chart
