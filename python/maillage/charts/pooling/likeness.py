"""Picture of planned actions that are alike: the pairs with the most in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import (
    FIRST,
    INK,
    LABEL_SIZE,
    LABEL_WIDTH,
    Pen,
    data_of,
    names_axis,
    row_height,
    safe,
    wrapped,
)
from maillage.pooling.likeness import Likeness

if TYPE_CHECKING:
    import altair as alt

_SHOWN = 12
_WIDTH = 260


@draw.register(Likeness)
def likeness_chart(result: Likeness, pen: Pen) -> alt.LayerChart:
    """Draw how alike pairs of actions are, the most alike first."""
    import altair as alt

    w = pen.voice.words
    order = np.argsort(-result.likeness, kind="stable")[:_SHOWN].tolist()
    keys = [str(number) for number in order]
    names = {
        key: wrapped(f"{pen.voice.label(a)} – {pen.voice.label(b)}", LABEL_WIDTH)
        for key, (a, b) in ((str(number), result.pairs[number]) for number in order)
    }
    rows = [
        {"pair": key, "likeness": float(result.likeness[number]), "said": w.number(result.likeness[number])}
        for key, number in zip(keys, order, strict=True)
    ]
    told = w.say(
        "From 0 to 1; {shown} of {all} pairs that are alike.", shown=len(rows), all=len(result.pairs)
    )
    title = pen.title(w.say("How much planned actions have in common"), told)
    base = alt.Chart(data_of(rows or [{"pair": "", "likeness": 0.0, "said": ""}])).encode(
        y=alt.Y("pair:N", sort=[safe(key) for key in keys], axis=names_axis(names)),
        x=alt.X("likeness:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
    )
    figures = base.mark_text(align="left", dx=3, fontSize=LABEL_SIZE - 1, color=INK).encode(text="said:N")
    chart: alt.LayerChart = alt.layer(base.mark_bar(color=FIRST, size=14), figures).properties(
        title=title,
        description=" ".join(title.subtitle),
        width=_WIDTH,
        height=alt.Step(row_height(names, 22)),
    )
    return chart
