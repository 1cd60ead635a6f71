"""Pictures of shares: what each pays against going it alone, and what each pays rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, LOSES, Pen, data_of, legend_below, names_axis, row_height
from maillage.pooling.shares import CostShares, ShareComparison
from maillage.wording.pooling.shares import share_rule_name, stability_sentence

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460
# Told apart by eyes that mix up red and green, and in grey (Okabe and Ito).
_RULE_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000", "#F0E442")
_RULE_SHAPES = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "triangle-down",
    "cross",
    "triangle-right",
    "stroke",
)


@draw.register(CostShares)
def shares_chart(result: CostShares, pen: Pen) -> alt.LayerChart:
    """Draw a bar for what each pays, and a tick for what it would pay alone."""
    import altair as alt

    w = pen.voice.words
    title = pen.title(
        w.say("What each pays, against what it would pay alone")
        if result.kind == "cost"
        else w.say("What each gets, against what it would get alone"),
        stability_sentence(result, pen.voice),
    )
    names = pen.names(result.player)
    alone = w.say("alone")
    rows = [
        {
            "player": name,
            "share": share,
            "alone": by_itself,
            "told": w.money(share),
            "told_alone": w.money(by_itself),
            "mark": alone,
        }
        for name, share, by_itself in zip(names, result.share, result.alone, strict=True)
    ]
    base = alt.Chart(data_of(rows)).encode(
        y=alt.Y("player:N", sort=list(names), axis=names_axis(names)),
        tooltip=[
            alt.Tooltip("player:N", title=" "),
            alt.Tooltip("told:N", title=share_rule_name(result.rule, w.lang)),
            alt.Tooltip("told_alone:N", title=alone),
        ],
    )
    bars = base.mark_bar(color=FIRST).encode(x=alt.X("share:Q", axis=pen.number_axis(w.say("Euros"))))
    ticks = base.mark_tick(thickness=3, size=22).encode(
        x="alone:Q",
        color=alt.Color("mark:N", scale=alt.Scale(range=[LOSES]), legend=legend_below(1)),
    )
    figures = base.mark_text(align="left", dx=4, color=INK, fontSize=11).encode(x="share:Q", text="told:N")
    chart: alt.LayerChart = alt.layer(bars, ticks, figures).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 34)),
        description=" ".join(title.subtitle),
    )
    return chart


@draw.register(ShareComparison)
def comparison_chart(result: ShareComparison, pen: Pen) -> alt.LayerChart:
    """Draw a point for each player and rule on a line for each player."""
    import altair as alt

    w = pen.voice.words
    names = pen.names(result.player)
    rules = [share_rule_name(rule, w.lang) for rule in result.rule]
    rows = [
        {"player": name, "rule": rule, "share": share, "told": w.money(share)}
        for rule, shares in zip(rules, result.results, strict=True)
        for name, share in zip(names, shares.share, strict=True)
    ]
    held = [f"{r}: {stability_sentence(s, pen.voice)}" for r, s in zip(rules, result.results, strict=True)]
    title = pen.title(w.say("Share of each player under each rule"), "")
    y = alt.Y("player:N", sort=list(names), axis=names_axis(names))
    base = alt.Chart(data_of(rows)).encode(y=y)
    lines = base.mark_rule(color="#bbbbbb").encode(x=alt.X("min(share):Q", title=None), x2="max(share):Q")
    points = base.mark_point(filled=True, size=90, opacity=0.9).encode(
        x=alt.X("share:Q", axis=pen.number_axis(w.say("Euros")), scale=alt.Scale(zero=False)),
        color=alt.Color(
            "rule:N",
            sort=rules,
            scale=alt.Scale(domain=rules, range=list(_RULE_COLOURS)),
            legend=legend_below(2),
        ),
        shape=alt.Shape("rule:N", sort=rules, scale=alt.Scale(domain=rules, range=list(_RULE_SHAPES))),
        tooltip=[
            alt.Tooltip("player:N", title=" "),
            alt.Tooltip("rule:N", title=" "),
            alt.Tooltip("told:N", title=w.say("Euros")),
        ],
    )
    chart: alt.LayerChart = alt.layer(lines, points).properties(
        title=title, width=_WIDTH, height=alt.Step(row_height(names, 34)), description=" ".join(held)
    )
    return chart
