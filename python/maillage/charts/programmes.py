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

    from maillage.planning.sessions import Session

_WIDTH = 380


@draw.register(Programme)
def programme_chart(result: Programme, pen: Pen) -> alt.LayerChart:
    """Draw bars for the agents whom each session serves, and ticks for those served since the beginning."""
    import altair as alt

    w = pen.voice.words
    colours = {
        w.say("served by the topic"): FIRST,
        w.say("served, topic to be confirmed"): OTHERS,
        w.say("served so far"): LOSES,
    }
    settled, provisional, so_far = colours
    if not any(session.tied_with for session in result.sessions):
        del colours[provisional]
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    names = {str(session.number): _lines(session, pen) for session in result.sessions}
    axis = pen.number_axis(w.say("Agents"), result.n_agents)
    across = alt.X("served:Q", axis=axis, scale=alt.Scale(domain=[0, max(result.n_agents, 1)], nice=False))
    colour = alt.Color("measure:N", scale=scale, legend=legend_below(len(colours)))
    rows = [
        _row(session, provisional if session.tied_with else settled, so_far, pen)
        for session in result.sessions
    ]
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("session:N", sort=list(names), axis=names_axis(names), scale=alt.Scale(paddingInner=0.25)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Session"))],
    )
    bars = base.mark_bar(size=18, cornerRadiusEnd=2).encode(x=across, color=colour)
    figures = base.mark_text(align="right", dx=-5, fontSize=LABEL_SIZE).encode(
        x=across,
        text="served:Q",
        opacity=alt.condition(alt.datum.served > result.n_agents / 20, alt.value(1), alt.value(0)),
        color=alt.condition(alt.datum.measure == provisional, alt.value(INK), alt.value("white")),
    )
    ticks = base.mark_tick(thickness=3, size=26, opacity=1).encode(x="so_far:Q", color="cumulated:N")
    totals = base.mark_text(align="left", dx=6, fontSize=LABEL_SIZE, color=INK).encode(
        x="so_far:Q", text="so_far:Q"
    )
    title = _title(result, pen)
    chart: alt.LayerChart = alt.layer(bars, figures, ticks, totals).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 40)),
        description=" ".join(title.subtitle),
    )
    return chart


def _title(result: Programme, pen: Pen) -> alt.Title:
    w = pen.voice.words
    return pen.title(
        result.title,
        w.say("Bars: the agents who have the topic among their first wishes, of {n}.", n=result.n_agents),
        w.say("Strokes: the agents whom this session or an earlier one serves."),
    )


def _lines(session: Session, pen: Pen) -> list[str]:
    """Lines that name a session: its topic, then its day."""
    (topic,) = pen.names([session.topic], {session.topic: f"{session.number}. "}).values()
    return [*topic, pen.voice.words.day(session.start)]


def _row(session: Session, measure: str, so_far: str, pen: Pen) -> dict[str, object]:
    told = pen.voice.words.say(
        "{topic}: {served} agents, {so_far} so far",
        topic=session.label,
        served=session.served,
        so_far=session.served_so_far,
    )
    return {
        "session": str(session.number),
        "measure": measure,
        "served": session.served,
        "so_far": session.served_so_far,
        "cumulated": so_far,
        "told": told,
    }
