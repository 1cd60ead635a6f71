"""A programme as a picture: whom each session serves, and how many are served so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording import words

if TYPE_CHECKING:
    import altair as alt

    from maillage.planning.result import Programme

_GREEN, _ORANGE = "#2f7d4f", "#b5541c"


def programme_chart(programme: Programme, lang: str) -> alt.LayerChart:
    """Bars: agents whom each session serves. Ticks: agents served since the beginning."""
    import altair as alt
    import pandas as pd

    w = words(lang)
    served, so_far = w.say("agents served by the topic"), w.say("agents served so far")
    names = [f"{w.day(session.start)} – {session.label}" for session in programme.sessions]
    rows = [
        {"session": name, "measure": measure, "agents": agents}
        for name, s in zip(names, programme.sessions, strict=True)
        for measure, agents in ((served, s.served), (so_far, s.served_so_far))
    ]
    order = alt.Y("session:N", sort=names, title=None, axis=alt.Axis(labelLimit=420))
    agents = alt.X(
        "agents:Q",
        title=w.say("agents"),
        scale=alt.Scale(domain=[0, programme.n_agents]),
        axis=alt.Axis(tickMinStep=1),
    )
    colour = alt.Color(
        "measure:N",
        title=None,
        scale=alt.Scale(domain=[served, so_far], range=[_GREEN, _ORANGE]),
        legend=alt.Legend(orient="bottom", labelLimit=300),
    )
    base = alt.Chart(pd.DataFrame(rows)).encode(y=order, x=agents, color=colour)
    bars = base.transform_filter(alt.datum.measure == served).mark_bar()
    ticks = base.transform_filter(alt.datum.measure == so_far).mark_tick(thickness=3, size=18, opacity=1)
    title = alt.Title(programme.title, subtitle=programme.invented or "")
    chart: alt.LayerChart = alt.layer(bars, ticks).properties(title=title, width=420)
    return chart
