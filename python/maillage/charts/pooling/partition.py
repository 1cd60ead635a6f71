"""Pictures of partitions: what each saves beyond everybody alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import (
    FIRST,
    INK,
    LABEL_WIDTH,
    OTHERS,
    Pen,
    data_of,
    names_axis,
    row_height,
    wrapped,
)
from maillage.pooling.partition import Partitions

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460


@draw.register(Partitions)
def partitions_chart(result: Partitions, pen: Pen) -> alt.LayerChart:
    """Draw a bar for each partition, the best at the top."""
    import altair as alt

    w = pen.voice.words
    named = [
        " | ".join(", ".join(pen.voice.label(player) for player in group) for group in groups)
        for groups in result.groups
    ]
    names = {str(i): wrapped(f"{i + 1}. {name}", LABEL_WIDTH) for i, name in enumerate(named)}
    rows = [
        {
            "partition": str(i),
            "gain": result.gain_of(i),
            "told": w.money(result.gain_of(i)),
            "groups": name,
            "amount": w.money(amount),
        }
        for i, (name, amount) in enumerate(zip(named, result.amounts, strict=True))
    ]
    title = pen.title(
        w.say("How players could split into groups"),
        w.say("What each way saves against everyone alone, the best at the top.")
        if result.kind == "cost"
        else w.say("What each way is worth beyond everyone alone, the best at the top."),
    )
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("partition:N", sort=list(names), axis=names_axis(names)),
        x=alt.X("gain:Q", axis=pen.number_axis(w.say("Euros"))),
        tooltip=[
            alt.Tooltip("groups:N", title=" "),
            alt.Tooltip("amount:N", title=w.say("in all")),
            alt.Tooltip("told:N", title=w.say("against everyone alone")),
        ],
    )
    chart: alt.LayerChart = alt.layer(
        base.mark_bar().encode(
            color=alt.condition(alt.datum.partition == "0", alt.value(FIRST), alt.value(OTHERS))
        ),
        base.mark_text(align="left", dx=4, color=INK, fontSize=11).encode(text="told:N"),
    ).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 34)),
        description=" ".join(title.subtitle),
    )
    return chart
