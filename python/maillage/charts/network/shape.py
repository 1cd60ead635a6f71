"""Pictures of the shape of a network and of what breaks without each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, LABEL_SIZE, Pen, data_of, names_axis, row_height
from maillage.network.fragility import ArticulationActors
from maillage.network.shape import Shape

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 560
_SHOWN = 20


@draw.register(Shape)
def shape_chart(result: Shape, pen: Pen) -> alt.LayerChart:
    """Draw how many actors have how many partners."""
    import altair as alt

    w = pen.voice.words
    counts = np.bincount(result.partners.astype(np.int64)) if result.actor else np.zeros(1, dtype=np.int64)
    rows = [
        {
            "from": partners - 0.4,
            "to": partners + 0.4,
            "actors": int(actors),
            "told": w.say(
                "{partners}: {actors}",
                partners=w.count("{n} partner", "{n} partners", partners),
                actors=w.count("{n} actor", "{n} actors", int(actors)),
            ),
        }
        for partners, actors in enumerate(counts)
    ]
    title = pen.title(
        w.say("How many actors have how many partners"),
        w.say("On the left those with few partners, on the right those with many."),
    )
    bars = (
        alt.Chart(data_of(rows))
        .mark_bar(color=FIRST)
        .encode(
            x=alt.X("from:Q", axis=pen.number_axis(w.say("Number of partners"), len(counts))),
            x2="to:Q",
            y2=alt.datum(0),
            y=alt.Y("actors:Q", axis=pen.number_axis(w.say("Number of actors"), int(counts.max()))),
            tooltip=[alt.Tooltip("told:N", title=" ")],
        )
    )
    chart: alt.LayerChart = alt.layer(bars).properties(
        title=title, width=_WIDTH, height=260, description=" ".join(title.subtitle)
    )
    return chart


@draw.register(ArticulationActors)
def articulation_chart(result: ArticulationActors, pen: Pen) -> alt.LayerChart:
    """Draw how many pairs of others lose touch without each actor, the most at the top."""
    import altair as alt

    w = pen.voice.words
    shown = result.actor[:_SHOWN]
    names = pen.names(shown)
    rows = [
        {
            "actor": actor,
            "pairs": int(lost),
            "written": w.number(int(lost)),
            "told": w.count("{n} actor cut off", "{n} actors cut off", int(cut)),
        }
        for actor, lost, cut in zip(shown, result.pairs_lost, result.cut_off, strict=False)
    ]
    base = alt.Chart(data_of(rows or [{"actor": "", "pairs": 0, "written": "", "told": ""}])).encode(
        y=alt.Y("actor:N", sort=list(names), axis=names_axis(names)),
        x=alt.X("pairs:Q", axis=pen.number_axis(w.say("Pairs of actors who lose touch"))),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    title = pen.title(
        w.say("What breaks without each actor"),
        w.say("Pairs of other actors who could no longer reach each other."),
    )
    figures = base.mark_text(align="left", dx=4, color=INK, fontSize=LABEL_SIZE).encode(text="written:N")
    chart: alt.LayerChart = alt.layer(base.mark_bar(color=FIRST), figures).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 24)),
        description=" ".join(title.subtitle),
    )
    return chart
