"""Pictures of importance: the first actors, measure by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import FAINT, FIRST, INK, LABEL_SIZE, Pen, data_of, names_axis, row_height, safe
from maillage.network.centrality import Centralities
from maillage.wording.network.centrality import measure_name, value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_SHOWN = 15
_WIDTH = 130


@draw.register(Centralities)
def centralities_chart(result: Centralities, pen: Pen) -> alt.HConcatChart:
    """Draw the actors that come first by the first measure, with all measures side by side."""
    import altair as alt

    w = pen.voice.words
    by = result.measures[0]
    order = np.argsort(-result[by], kind="stable")[:_SHOWN].tolist()
    panels = [_panel(result, measure, order, pen, named=measure == by) for measure in result.measures]
    title = pen.title(
        w.say("Who is important"),
        w.say(
            "The first actors by {measure}, and what the other measures say.",
            measure=measure_name(by, pen.voice),
        ),
    )
    chart: alt.HConcatChart = alt.hconcat(*panels, spacing=14).properties(
        title=title, description=" ".join(title.subtitle)
    )
    return chart


def _panel(
    result: Centralities, measure: str, order: Sequence[int], pen: Pen, *, named: bool
) -> alt.LayerChart:
    import altair as alt

    values = result[measure]
    actors = [result.actor[place] for place in order]
    names = pen.names(actors)
    rows = [
        {
            "actor": result.actor[place],
            "value": float(values[place]),
            "written": value_words(result, measure, float(values[place]), pen.voice),
        }
        for place in order
    ]
    frame = data_of(rows or [{"actor": "", "value": 0.0, "written": ""}])
    sort = [safe(actor) for actor in actors]
    highest = max((float(values[place]) for place in order), default=0.0) or 1.0
    base = alt.Chart(frame).encode(
        y=alt.Y("actor:N", sort=sort, axis=names_axis(names) if named else None),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, highest * 1.45])),
        tooltip=[
            alt.Tooltip("actor:N", title=" "),
            alt.Tooltip("written:N", title=measure_name(measure, pen.voice)),
        ],
    )
    bars = base.mark_bar(color=FIRST)
    figures = base.mark_text(align="left", dx=3, fontSize=LABEL_SIZE - 1, color=INK).encode(text="written:N")
    heading = alt.Title(
        measure_name(measure, pen.voice),
        anchor="start",
        fontSize=LABEL_SIZE,
        fontWeight="normal",
        color=FAINT,
    )
    panel: alt.LayerChart = alt.layer(bars, figures).properties(
        title=heading, width=_WIDTH, height=alt.Step(row_height(names, 24))
    )
    return panel
