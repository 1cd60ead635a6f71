"""Pictures of silos: who works with whom, and how open each group is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import (
    EVEN,
    FIRST,
    INK,
    LABEL_WIDTH,
    LOSES,
    OTHERS,
    WINS,
    Pen,
    data_of,
    names_axis,
    row_height,
    safe,
    wrapped,
)
from maillage.network.ei_index import EIIndex
from maillage.network.mixing import Mixing
from maillage.wording.network.grouping import group_label, kind
from maillage.wording.network.silos import group_words, pair_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

_WIDTH = 460
_SHOWN = 20


def _names(by: str, groups: Sequence[str], pen: Pen, *, numbered: bool = False) -> dict[str, list[str]]:
    """Return the lines of each group's name by its safe id, behind its number where that stands for it."""
    return {
        safe(group): wrapped(
            f"{number}. {group_label(by, group, pen.voice)}"
            if numbered
            else group_label(by, group, pen.voice),
            LABEL_WIDTH,
        )
        for number, group in enumerate(groups, start=1)
    }


@draw.register(Mixing)
def mixing_chart(result: Mixing, pen: Pen) -> alt.LayerChart:
    """Draw the ties between groups as a heat map, the largest groups first."""
    import altair as alt

    w = pen.voice.words
    shown = [int(g) for g in np.argsort(-result.sizes.astype(np.float64), kind="stable")[:_SHOWN]]
    groups = [result.group[g] for g in shown]
    rows = _names(result.by, groups, pen, numbered=True)
    columns = {group: [str(number)] for number, group in enumerate(rows, start=1)}
    far = float(np.abs(result.ties - result.expected).max(initial=0.0)) or 1.0
    cells = [
        {
            "row": result.group[a],
            "column": result.group[b],
            "above": float(result.ties[a, b] - result.expected[a, b]),
            "written": w.number(float(result.ties[a, b]), 1),
            "told": pair_words(result, a, b, pen.voice),
        }
        for a in shown
        for b in shown
    ]
    blank = {"row": "", "column": "", "above": 0.0, "written": "", "told": ""}
    base = alt.Chart(data_of(cells or [blank])).encode(
        y=alt.Y("row:N", sort=list(rows), axis=names_axis(rows)),
        x=alt.X("column:N", sort=list(rows), axis=names_axis(columns, top=True)),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    scale = alt.Scale(domain=[-far, 0, far], range=[LOSES, EVEN, WINS], interpolate="lab")
    figures = base.mark_text(fontSize=11).encode(
        text="written:N",
        color=alt.condition(abs(alt.datum.above) > 0.65 * far, alt.value("white"), alt.value(INK)),
    )
    title = pen.title(
        w.say("Who works with whom"),
        w.say("In each cell, the ties from the row to the column.")
        if result.directed
        else w.say("In each cell, the ties between the two."),
        w.say("Blue: more than if partners met at random. Orange: fewer."),
    )
    chart: alt.LayerChart = alt.layer(
        base.mark_rect(stroke="white", strokeWidth=1).encode(
            color=alt.Color("above:Q", scale=scale, legend=None)
        ),
        figures,
    ).properties(
        title=title,
        width=alt.Step(44),
        height=alt.Step(row_height(rows, 32)),
        description=" ".join(title.subtitle),
    )
    return chart


@draw.register(EIIndex)
def ei_chart(result: EIIndex, pen: Pen) -> alt.LayerChart:
    """Draw the index of each group, the most closed at the top, and what it would be without preference."""
    import altair as alt

    w = pen.voice.words
    order = [int(g) for g in np.argsort(result.group_index, kind="stable")]
    shown = [g for g in order if not np.isnan(result.group_index[g])][:_SHOWN]
    names = _names(result.by, [result.group[g] for g in shown], pen)
    rows = [
        {
            "group": result.group[g],
            "index": float(result.group_index[g]),
            "expected": float(result.group_expected[g]),
            "told": group_words(result, g, pen.voice),
        }
        for g in shown
    ]
    base = alt.Chart(data_of(rows or [{"group": "", "index": 0.0, "expected": 0.0, "told": ""}])).encode(
        y=alt.Y("group:N", sort=list(names), axis=names_axis(names)),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    across = alt.Scale(domain=[-1, 1], nice=False)
    axis = pen.number_axis(w.say("E-I index"))
    title = pen.title(
        w.say("How open each is"),
        w.say(
            "E-I index by {kind}: -1 where all ties stay inside, 1 where all lead outside.",
            kind=kind(result.by, pen.voice).one,
        ),
        w.say("The line is what it would be if all worked together equally often."),
    )
    chart: alt.LayerChart = alt.layer(
        base.mark_bar().encode(
            x=alt.X("index:Q", axis=axis, scale=across),
            color=alt.condition(alt.datum.index < 0, alt.value(FIRST), alt.value(OTHERS)),
        ),
        base.mark_tick(color=INK, thickness=2, size=18).encode(x=alt.X("expected:Q", scale=across)),
    ).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 26)),
        description=" ".join(title.subtitle),
    )
    return chart
