"""The duels as a heat map: row against column, blue where the row wins and orange where it loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage._core import PairwiseTally
from maillage.charts.drawing import draw
from maillage.charts.style import EVEN, FAINT, INK, LOSES, WINS, Pen, data_of, names_axis, row_height, safe
from maillage.wording import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt
    import numpy.typing as npt

    Table = npt.NDArray[np.float64]

# Beyond this many figures a number does not fit into a cell, and shares are written instead.
_MAX_FIGURES = 5


@draw.register(PairwiseTally)
def duels_chart(result: PairwiseTally, pen: Pen, order: Sequence[str] | None = None) -> alt.LayerChart:
    """Draw the duels as a heat map, topics in a given order or by the number of duels they win."""
    import altair as alt

    w = pen.voice.words
    wins = np.asarray(result.wins, dtype=float)
    by_wins = order is None
    order = list(order) if order is not None else by_duels_won(result.topics, wins)
    small = len(order) > 12
    names = pen.names(order, {topic: f"{place}. " for place, topic in enumerate(order, start=1)})
    numbers = {safe(topic): [str(place)] for place, topic in enumerate(order, start=1)}
    step = row_height(names, 26 if small else 40)
    frame = data_of(_cells(result, wins, pen))
    widest = float(np.abs(wins - wins.T).max(initial=0)) or 1.0
    base = alt.Chart(frame).encode(
        y=alt.Y("row:N", sort=list(names), axis=names_axis(names)),
        x=alt.X("column:N", sort=list(names), axis=names_axis(numbers, top=True)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Duel"))],
    )
    scale = alt.Scale(domain=[-widest, 0, widest], range=[LOSES, EVEN, WINS], interpolate="lab")
    cells = base.mark_rect(stroke="white", strokeWidth=1).encode(
        color=alt.Color("margin:Q", scale=scale, legend=_legend(pen, widest))
    )
    figures = base.mark_text(fontSize=10 if small else 12).encode(
        text="written:N",
        color=alt.condition(abs(alt.datum.margin) > 0.65 * widest, alt.value("white"), alt.value(INK)),
    )
    title = pen.title(
        w.say("The duels between topics"),
        w.say("In each cell, the votes that prefer the topic of the row to that of the column."),
        w.say("Blue: the row wins. Orange: it loses."),
        w.say("The topics that win most duels stand at the top.") if by_wins else "",
        w.say("Votes are given as percentages.") if _in_shares(wins, pen) else "",
    )
    chart: alt.LayerChart = alt.layer(cells, figures).properties(
        title=title,
        width=alt.Step(max(step, 26)),
        height=alt.Step(step),
        description=" ".join(title.subtitle),
    )
    return chart


def by_duels_won(topics: Sequence[str], wins: Table) -> list[str]:
    """Return topics by the duels they win (half for a tie), then by the votes they get in all of them."""
    margins = wins - wins.T
    won = (margins > 0).sum(axis=1) + 0.5 * (margins == 0).sum(axis=1)
    best = np.lexsort((np.arange(len(topics)), -wins.sum(axis=1), -won))
    return [topics[place] for place in best]


def _legend(pen: Pen, widest: float) -> alt.Legend:
    import altair as alt

    w = pen.voice.words
    far = pen.voice.votes(widest)
    low, high = w.say("loses by {votes}", votes=far), w.say("wins by {votes}", votes=far)
    return alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        gradientLength=320,
        gradientThickness=10,
        values=[-widest, 0, widest],
        labelExpr=f"datum.value < 0 ? {low!r} : datum.value > 0 ? {high!r} : {w.say('tie')!r}",
        labelColor=FAINT,
        labelLimit=0,
    )


def _in_shares(wins: Table, pen: Pen) -> bool:
    return max(len(pen.voice.words.number(value)) for value in wins.ravel()) > _MAX_FIGURES


def _cells(result: PairwiseTally, wins: Table, pen: Pen) -> list[dict[str, object]]:
    w, shares = pen.voice.words, _in_shares(wins, pen)
    cells: list[dict[str, object]] = []
    for a, row in enumerate(result.topics):
        for b, column in enumerate(result.topics):
            if a == b:
                continue
            won, lost = float(wins[a, b]), float(wins[b, a])
            written = w.percent(won / result.total_weight) if shares else w.number(won)
            told = pen.voice.duel(mark("{first} against {second}: {score}"), row, column, won, lost)
            cells.append(
                {"row": row, "column": column, "margin": won - lost, "written": written, "told": told}
            )
    return cells
