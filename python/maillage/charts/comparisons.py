"""Several rules side by side as a heat map: topics in rows, rules in columns, the place in the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, LABEL_SIZE, Pen, data_of, names_axis, row_height, wrapped
from maillage.comparison import Comparison
from maillage.wording.rules import rule_name

if TYPE_CHECKING:
    import altair as alt

_COLUMN = 92
_COLUMN_CHARACTERS = 13
_LAST = "#f1f5f3"


@draw.register(Comparison)
def comparison_chart(result: Comparison, pen: Pen) -> alt.LayerChart:
    """Draw the place of each topic by each rule, the topics with the best places at the top."""
    import altair as alt

    w, ranks = pen.voice.words, result.ranks
    order = sorted(result.topics, key=lambda topic: sum(places[topic] for places in ranks.values()))
    names = pen.names(order)
    heads = {
        rule: wrapped(rule_name(ranking.rule, w.lang), _COLUMN_CHARACTERS)
        for rule, ranking in zip(result.rules, result.rankings, strict=True)
    }
    last = max(max(places.values()) for places in ranks.values())
    rows = [_cell(topic, rule, ranks[rule], heads[rule], pen) for topic in order for rule in result.rules]
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("topic:N", sort=list(names), axis=names_axis(names)),
        x=alt.X("rule:N", sort=result.rules, axis=names_axis(heads, top=True)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Place"))],
    )
    scale = alt.Scale(domain=[1, max(last, 2)], range=[FIRST, _LAST], interpolate="lab")
    cells = base.mark_rect(stroke="white", strokeWidth=1).encode(
        color=alt.Color("place:Q", scale=scale, legend=None)
    )
    figures = base.mark_text(fontSize=LABEL_SIZE + 1).encode(
        text="written:N",
        color=alt.condition(alt.datum.place < 1 + 0.4 * (last - 1), alt.value("white"), alt.value(INK)),
    )
    title = pen.title(
        w.say("The place of each topic, rule by rule"),
        w.say("The darker, the better the place; = marks a tie."),
    )
    chart: alt.LayerChart = alt.layer(cells, figures).properties(
        title=title,
        width=alt.Step(_COLUMN),
        height=alt.Step(row_height(names, 32)),
        description=" ".join(title.subtitle),
    )
    return chart


def _cell(topic: str, rule: str, places: dict[str, int], head: list[str], pen: Pen) -> dict[str, object]:
    w, place = pen.voice.words, places[topic]
    tied = list(places.values()).count(place) > 1
    label, part = pen.voice.label(topic), " ".join(head)
    return {
        "topic": topic,
        "rule": rule,
        "place": place,
        "written": f"{place} =" if tied else str(place),
        "told": w.say("{topic}, {part}: {place}", topic=label, part=part, place=w.ordinal(place)),
    }
