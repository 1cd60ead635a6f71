"""A ranking as bars: the score of each topic, best first, ties side by side under one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage._core import Ranking
from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, LABEL_SIZE, OTHERS, Pen, data_of, names_axis, row_height
from maillage.frames import places
from maillage.wording.rules import name_in_sentence, score_title, score_words

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 380


@draw.register(Ranking)
def ranking_chart(result: Ranking, pen: Pen) -> alt.LayerChart:
    """Draw a ranking as bars, one a topic."""
    import altair as alt

    w = pen.voice.words
    place = places(result)
    order = [topic for tier in result.tiers for topic in tier]
    rows = [_row(result, topic, place[topic], pen) for topic in order]
    names = pen.names(order, {topic: f"{place[topic]}. " for topic in order})
    furthest = max(float(str(row["length"])) for row in rows)
    scale = alt.Scale(zero=True) if furthest else alt.Scale(domain=[0, 1])
    whole = all(float(str(row["length"])).is_integer() for row in rows)
    axis = pen.number_axis(score_title(result.score_name, w.lang), *([furthest] if whole else []))
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("topic:N", sort=list(names), axis=names_axis(names), scale=alt.Scale(paddingInner=0.28)),
        x=alt.X("length:Q", axis=axis, scale=scale),
        tooltip=[
            alt.Tooltip("name:N", title=w.say("Topic")),
            alt.Tooltip("place:N", title=w.say("Place")),
            alt.Tooltip("written:N", title=w.say("Score")),
        ],
    )
    bars = base.mark_bar(cornerRadiusEnd=2, size=20).encode(
        color=alt.Color("winner:N", scale=alt.Scale(domain=[True, False], range=[FIRST, OTHERS]), legend=None)
    )
    scores = base.mark_text(align="left", dx=6, fontSize=LABEL_SIZE, color=INK).encode(text="written:N")
    title = pen.title(
        w.say("Ranking by {rule}", rule=name_in_sentence(result.rule, w.lang)),
        w.count("{n} ballot", "{n} ballots", result.n_agents),
        w.say("The shortest bar is the best.") if result.score_name == "worst_defeat" else "",
        w.say("Topics under the same number are tied.") if len(result.tiers) < len(result.topics) else "",
    )
    heights = row_height(names, 30)
    chart: alt.LayerChart = alt.layer(bars, scores).properties(
        title=title, width=_WIDTH, height=alt.Step(heights), description=title_text(title)
    )
    return chart


def title_text(title: alt.Title) -> str:
    """Return the words of a title, for readers who cannot see the chart."""
    return " ".join([*title.text, *title.subtitle])


def _row(result: Ranking, topic: str, place: int, pen: Pen) -> dict[str, object]:
    score = result.scores[topic]
    length = abs(score or 0) if result.score_name == "worst_defeat" else score or 0
    return {
        "topic": topic,
        "name": pen.voice.label(topic),
        "place": place,
        "length": length,
        "written": score_words(result, topic, pen.voice) or pen.voice.words.number(length),
        "winner": topic in result.winners,
    }
