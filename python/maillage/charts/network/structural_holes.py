"""Picture of structural holes: contacts, and what they are worth without repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, OTHERS, Pen, data_of, names_axis, row_height
from maillage.network.structural_holes import StructuralHoles

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460
_SHOWN = 20


@draw.register(StructuralHoles)
def structural_holes_chart(result: StructuralHoles, pen: Pen) -> alt.LayerChart:
    """Draw contacts and effective size, the largest effective size at the top."""
    import altair as alt

    w = pen.voice.words
    order = np.argsort(-np.nan_to_num(result.effective_size), kind="stable")
    shown = [int(v) for v in order if result.contacts[v]][:_SHOWN]
    names = pen.names(result.actor[v] for v in shown)
    rows = [
        {
            "actor": result.actor[v],
            "contacts": int(result.contacts[v]),
            "worth": float(result.effective_size[v]),
            "told": w.count(
                "{actor}: {n} contact, worth {size} without repetition",
                "{actor}: {n} contacts, worth {size} without repetition",
                int(result.contacts[v]),
                actor=pen.voice.label(result.actor[v]),
                size=w.number(float(result.effective_size[v]), 1),
            ),
        }
        for v in shown
    ]
    base = alt.Chart(data_of(rows or [{"actor": "", "contacts": 0, "worth": 0.0, "told": ""}])).encode(
        y=alt.Y("actor:N", sort=list(names), axis=names_axis(names)),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    axis = pen.number_axis(w.say("Contacts"), int(result.contacts.max(initial=0)))
    title = pen.title(
        w.say("Contacts, and what they are worth"),
        w.say(
            "In pale, the number of contacts; in dark, what they are worth without those who repeat each "
            "other."
        ),
    )
    chart: alt.LayerChart = alt.layer(
        base.mark_bar(color=OTHERS).encode(x=alt.X("contacts:Q", axis=axis)),
        base.mark_bar(color=FIRST, size=8).encode(x=alt.X("worth:Q")),
    ).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 24)),
        description=" ".join(title.subtitle),
    )
    return chart
