"""Pictures of plans: what each pool costs alone and together, and what assumptions do to savings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.charts.drawing import draw
from maillage.charts.style import FIRST, INK, OTHERS, Pen, data_of, names_axis, row_height
from maillage.pooling.plan import PoolingPlan
from maillage.pooling.savings import SavingsSensitivity
from maillage.wording.pooling.assumptions import assumption_words

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 460
_SHOWN = 25


@draw.register(PoolingPlan)
def plan_chart(result: PoolingPlan, pen: Pen) -> alt.LayerChart:
    """Draw what the actions of each pool cost alone and together, the largest savings at the top."""
    import altair as alt

    w = pen.voice.words
    shown = result.pools[:_SHOWN]
    prefixes = {pool.id: f"{pool.id} – " for pool in shown}
    leaders = {pool.id: pen.voice.label(pool.leader) for pool in shown}
    names = _named(prefixes, leaders)
    rows = [
        {
            "pool": pool.id,
            "alone": pool.alone_eur,
            "together": pool.cost_eur,
            "told": w.say(
                "{id}: {cost} together, {alone} each on its own, {saved} saved",
                id=pool.id,
                cost=w.money(round(pool.cost_eur)),
                alone=w.money(round(pool.alone_eur)),
                saved=w.money(round(pool.savings_eur)),
            ),
        }
        for pool in shown
    ]
    title = pen.title(
        w.say("Alone, and pooled") if shown else w.say("No pool pays"),
        w.say(
            "In pale, what the actions of each pool would cost each on its own; in dark, what they cost "
            "together."
        ),
    )
    base = alt.Chart(data_of(rows or [{"pool": "", "alone": 0.0, "together": 0.0, "told": ""}])).encode(
        y=alt.Y("pool:N", sort=list(names), axis=names_axis(names)),
        tooltip=[alt.Tooltip("told:N", title=" ")],
    )
    axis = pen.number_axis(w.say("Euros"))
    chart: alt.LayerChart = alt.layer(
        base.mark_bar(color=OTHERS).encode(x=alt.X("alone:Q", axis=axis)),
        base.mark_bar(color=FIRST, size=8).encode(x=alt.X("together:Q")),
    ).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 26)),
        description=" ".join(title.subtitle),
    )
    return chart


def _named(prefixes: dict[str, str], leaders: dict[str, str]) -> dict[str, list[str]]:
    from maillage.charts.style import LABEL_WIDTH, wrapped

    return {name: wrapped(f"{prefix}{leaders[name]}", LABEL_WIDTH) for name, prefix in prefixes.items()}


@draw.register(SavingsSensitivity)
def sensitivity_chart(result: SavingsSensitivity, pen: Pen) -> alt.LayerChart:
    """Draw the savings with each assumption lower and higher, the widest range at the top."""
    import altair as alt

    from maillage.charts.style import LABEL_WIDTH, wrapped

    w = pen.voice.words
    rows = [
        {
            "assumption": assumption_words(w, name),
            "low": min(below, above),
            "high": max(below, above),
            "as_assumed": result.savings_eur,
        }
        for name, below, above in zip(
            result.assumption, result.below_eur.tolist(), result.above_eur.tolist(), strict=True
        )
        if below != above
    ]
    rows.sort(key=lambda row: float(row["low"]) - float(row["high"]))
    names = {str(row["assumption"]): wrapped(str(row["assumption"]), LABEL_WIDTH) for row in rows}
    title = pen.title(
        w.say("What each assumption does to the savings"),
        w.say(
            "From the savings with the assumption {change} lower to those with it {change} higher; the "
            "line is what "
            "is saved as assumed.",
            change=w.percent(result.change),
        ),
    )
    empty = {"assumption": "", "low": 0.0, "high": 0.0, "as_assumed": 0.0}
    base = alt.Chart(data_of(rows or [empty])).encode(
        y=alt.Y("assumption:N", sort=list(names), axis=names_axis(names))
    )
    axis = pen.number_axis(w.say("Savings (euros)"))
    chart: alt.LayerChart = alt.layer(
        base.mark_bar(color=OTHERS).encode(x=alt.X("low:Q", axis=axis), x2="high:Q"),
        base.mark_tick(color=INK, thickness=2).encode(x=alt.X("as_assumed:Q")),
    ).properties(
        title=title,
        width=_WIDTH,
        height=alt.Step(row_height(names, 24)),
        description=" ".join(title.subtitle),
    )
    return chart
