"""Pictures of communities, interlocking bodies, kinds of cooperation, and change over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, LABEL_SIZE, LOSES, Pen, data_of
from maillage.network.communities import Communities
from maillage.network.evolution import Evolution
from maillage.network.interlock import Interlock
from maillage.network.layers import Layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import numpy.typing as npt

_WIDTH = 560
# Where white figures become readable.
_DARK = 0.6


@draw.register(Communities)
def communities_chart(result: Communities, pen: Pen) -> alt.LayerChart:
    """Draw how many actors each community has of each territory, or of the first attribute there is."""
    w = pen.voice.words
    groups = [w.say("Group {n}", n=i + 1) for i in range(len(result.sizes)) if result.sizes[i] > 1]
    by = "territory" if "territory" in result.levels else next(iter(result.levels), None)
    if by is None:
        table, columns = result.sizes[:, None].astype(np.int64), [w.say("Number of actors")]
    else:
        table, columns = result.table(by), [pen.voice.label(level) for level in result.levels[by]]
    title = pen.title(
        w.say("Who works together"), w.say("Number of actors of each group, the largest group at the top.")
    )
    return _heat(table[: len(groups)], groups, columns, title)


@draw.register(Interlock)
def interlock_chart(result: Interlock, pen: Pen) -> alt.LayerChart:
    """Draw how many members two bodies share; on the diagonal, how many each has."""
    w = pen.voice.words
    names = [pen.voice.label(body) for body in result.body]
    title = pen.title(
        w.say("Members that bodies share"), w.say("On the diagonal, the number of members of each body.")
    )
    return _heat(result.shared, names, names, title)


@draw.register(Layers)
def layers_chart(result: Layers, pen: Pen) -> alt.LayerChart:
    """Draw how many pairs in a hundred two kinds of cooperation have in common."""
    w = pen.voice.words
    names = [pen.voice.label(kind) for kind in result.kind]
    title = pen.title(
        w.say("Do kinds of cooperation join the same actors?"),
        w.say("Of a hundred pairs that either kind joins, those joined by both."),
    )
    return _heat(np.rint(100 * result.overlap).astype(np.int64), names, names, title)


@draw.register(Evolution)
def evolution_chart(result: Evolution, pen: Pen) -> alt.LayerChart:
    """Draw the numbers of actors and of pairs that cooperate, date by date."""
    import altair as alt

    w = pen.voice.words
    names = {"actors": w.say("Number of actors"), "ties": w.say("Pairs that cooperate")}
    rows = [
        {"date": date.isoformat(), "what": names[what], "n": int(n)}
        for what in names
        for date, n in zip(result.date, getattr(result, what), strict=True)
    ]
    title = pen.title(w.say("The network over time"), w.say("Actors, and pairs of actors that cooperate."))
    base = alt.Chart(data_of(rows)).encode(
        x=alt.X("date:O", axis=alt.Axis(title=None, labelAngle=0)),
        y=alt.Y("n:Q", axis=pen.number_axis("")),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=list(names.values()), range=[FIRST, LOSES]),
            legend=alt.Legend(title=None, orient="bottom"),
        ),
    )
    figures = base.mark_text(dy=-10, fontSize=LABEL_SIZE).encode(text="n:Q")
    chart: alt.LayerChart = alt.layer(base.mark_line(point=True), figures).properties(
        title=title, width=_WIDTH, height=280, description=" ".join(title.subtitle)
    )
    return chart


def _heat(
    table: npt.NDArray[np.int64], rows: Sequence[str], columns: Sequence[str], title: alt.Title
) -> alt.LayerChart:
    import altair as alt

    most = max(int(table.max(initial=0)), 1)
    cells = [
        {"row": row, "column": column, "n": int(n), "dark": bool(n > _DARK * most)}
        for row, line in zip(rows, table, strict=True)
        for column, n in zip(columns, line, strict=True)
    ]
    base = alt.Chart(data_of(cells or [{"row": "", "column": "", "n": 0, "dark": False}])).encode(
        x=alt.X("column:N", sort=list(columns), axis=alt.Axis(title=None, labelAngle=-40, orient="top")),
        y=alt.Y("row:N", sort=list(rows), axis=alt.Axis(title=None, labelLimit=240)),
    )
    squares = base.mark_rect(stroke="white").encode(
        color=alt.Color("n:Q", legend=None, scale=alt.Scale(domain=[0, most], range=["#f2f2f2", FIRST]))
    )
    figures = base.mark_text(fontSize=LABEL_SIZE).encode(
        text="n:Q", color=alt.condition("datum.dark", alt.value("white"), alt.value(INK))
    )
    chart: alt.LayerChart = alt.layer(squares, figures).properties(
        title=title, width=alt.Step(64), height=alt.Step(32), description=" ".join(title.subtitle)
    )
    return chart
