"""Picture of projects that share communes: the pairs with the most in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from maillage.network.overlaps import Overlaps

if TYPE_CHECKING:
    import altair as alt

_SHOWN = 15
_WIDTH = 260


@draw.register(Overlaps)
def overlaps_chart(result: Overlaps, pen: Pen) -> alt.LayerChart:
    """Draw the pairs that share the most communes."""
    import altair as alt

    w = pen.voice.words
    pairs = list(zip(result.pat, result.other, strict=True))[:_SHOWN]
    keys = [str(number) for number in range(len(pairs))]
    both = [f"{pen.voice.label(a)} – {pen.voice.label(b)}" for a, b in pairs]
    names = {key: wrapped(name, LABEL_WIDTH) for key, name in zip(keys, both, strict=True)}
    rows = [{"pair": key, "communes": int(result.communes[int(key)])} for key in keys]
    title = pen.title(w.say("Communes in common"), w.say("The projects that share the most communes."))
    base = alt.Chart(data_of(rows or [{"pair": "", "communes": 0}])).encode(
        y=alt.Y("pair:N", sort=[safe(key) for key in keys], axis=names_axis(names)),
        x=alt.X("communes:Q", axis=None),
    )
    figures = base.mark_text(align="left", dx=3, fontSize=LABEL_SIZE - 1, color=INK).encode(text="communes:Q")
    height = alt.Step(row_height(names, 22))
    chart: alt.LayerChart = alt.layer(base.mark_bar(color=FIRST), figures).properties(
        title=title,
        description=" ".join(title.subtitle),
        width=_WIDTH,
        height=height,
    )
    return chart
