"""Which pools there should be, what they save, and what that rests on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.pooling.plan import PoolingPlan
from maillage.pooling.pool import COMPONENTS
from maillage.pooling.savings import SavingsChance, SavingsSensitivity, StabilityBreaks
from maillage.wording.pooling.assumptions import (
    assumption_words,
    change_words,
    component_words,
    form_words,
)
from maillage.wording.pooling.likeness import rejected_pairs
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from maillage.pooling.pool import Pool

_SHOWN = 8
_BREAKS = 3


@paragraphs.register(PoolingPlan)
def _(result: PoolingPlan, voice: Voice) -> list[str]:
    if not result.pools:
        return _nothing_pays(result, voice)
    told = [
        _summary(result, voice),
        voice.items(voice.words.say("The pools:"), [_pool(pool, voice) for pool in result.pools], _SHOWN),
        _sources(result, voice),
        _proof(result, voice),
        _alone(result, voice),
        caution(voice),
    ]
    return [part for part in told if part]


def caution(voice: Voice) -> str:
    """Return the caution that goes with every saving."""
    return voice.words.say(
        "These amounts rest on the assumptions of the cost model, which are orders of magnitude: put your "
        "own in "
        "their place before you decide. Legal forms are described, not advised."
    )


def _summary(result: PoolingPlan, voice: Voice) -> str:
    w = voice.words
    n_actions = sum(len(pool.actions) for pool in result.pools)
    territories = {territory for pool in result.pools for territory in pool.territories}
    cost = sum(pool.cost_eur for pool in result.pools)
    alone = sum(pool.alone_eur for pool in result.pools)
    return w.count(
        "{n} pool brings together {actions} of {territories}: {cost} instead of {alone} each on its own, "
        "that is "
        "{saved} saved ({share}).",
        "{n} pools bring together {actions} of {territories}: {cost} instead of {alone} each on its own, "
        "that is "
        "{saved} saved ({share}).",
        len(result.pools),
        actions=w.count("{n} action", "{n} actions", n_actions),
        territories=w.count("{n} territory", "{n} territories", len(territories)),
        cost=w.money(round(cost)),
        alone=w.money(round(alone)),
        saved=w.money(round(result.savings)),
        share=w.percent(result.savings / alone if alone else 0.0),
    )


def _pool(pool: Pool, voice: Voice) -> str:
    w = voice.words
    others = [territory for territory in pool.territories if territory != pool.leader]
    told = w.say(
        "{id}, led by {leader} with {others}: {cost} instead of {alone}, {saved} saved ({share}); form: "
        "{form}.",
        id=pool.id,
        leader=voice.topic(pool.leader),
        others=voice.topics(others),
        cost=w.money(round(pool.cost_eur)),
        alone=w.money(round(pool.alone_eur)),
        saved=w.money(round(pool.savings_eur)),
        share=w.percent(pool.saved_share),
        form=form_words(w, pool.form),
    )
    if pool.runner_up is None:
        return told
    leader, form = pool.runner_up
    if pool.gap_eur == 0:
        return w.say("{told} {leader} could lead at the same cost.", told=told, leader=voice.topic(leader))
    return w.say(
        "{told} Next best: {leader}, {form}, {gap} more.",
        told=told,
        leader=voice.topic(leader),
        form=form_words(w, form),
        gap=w.money(round(pool.gap_eur, 2)),
    )


def _sources(result: PoolingPlan, voice: Voice) -> str:
    """Return where the savings come from, and what acting together costs."""
    w = voice.words
    change = {
        name: sum(pool.alone[name] - pool.components[name] for pool in result.pools) for name in COMPONENTS
    }
    change["subsidies"] *= -1
    gained = sorted(((v, name) for name, v in change.items() if round(v) > 0), reverse=True)
    spent = sorted((v, name) for name, v in change.items() if round(v) < 0)

    def listed(parts: list[tuple[float, str]]) -> str:
        return w.listing(
            [
                w.say("{thing} {amount}", thing=component_words(w, name), amount=w.money(round(abs(v))))
                for v, name in parts
            ]
        )

    told = w.say("Saved on: {things}.", things=listed(gained)) if gained else ""
    if spent:
        more = w.say("Acting together costs: {things}.", things=listed(spent))
        told = f"{told} {more}".strip()
    return told


def _proof(result: PoolingPlan, voice: Voice) -> str:
    w = voice.words
    best = {
        "savings": w.say("No other plan saves more"),
        "served": w.say("No other plan brings more territories into a pool, and none of these saves more"),
        "fairness": w.say(
            "No other plan gives the territory that saves least a larger share of what it planned"
        ),
    }[result.objective]
    looked = w.count(
        "{n} possible group was looked at", "{n} possible groups were looked at", result.n_candidates
    )
    if result.proven:
        told = w.say("{best}: proven ({looked}).", best=best, looked=looked)
        return " ".join(part for part in (told, _whole(result, voice)) if part)
    return w.say(
        "The search stopped: a better plan could gain {gap} at most ({looked}).",
        gap=w.percent(result.gap, 2),
        looked=looked,
    )


def _whole(result: PoolingPlan, voice: Voice) -> str:
    """Return whether all the pools together hold against every other group."""
    w = voice.words
    if result.subsidy_eur is None:
        return ""
    if result.subsidy_eur == 0:
        return w.say(
            "The plan holds as a whole: the savings can be shared so that no other group, across the pools "
            "either, would save more on its own."
        )
    return w.say(
        "However the savings are shared, some group across the pools would save more on its own; help from "
        "outside of {amount} would be enough to keep all of them, and no less.",
        amount=w.money(result.subsidy_eur),
    )


def _alone(result: PoolingPlan, voice: Voice) -> str:
    if not result.alone:
        return ""
    return voice.words.count(
        "{n} action stays alone: {names}.",
        "{n} actions stay alone: {names}.",
        len(result.alone),
        names=voice.topics(result.alone),
    )


def _nothing_pays(result: PoolingPlan, voice: Voice) -> list[str]:
    w = voice.words
    told = [w.say("No pool pays: each action costs least on its own.")]
    nearest = result.nearest
    if nearest is None:
        told.append(w.say("No two actions of different territories are alike enough to be pooled."))
        return [*told, *filter(None, [rejected_pairs(result.options["likeness"], voice)])]
    told.append(
        w.say(
            "The pool that comes nearest is {actions}: together {cost}, alone {alone}, that is {more} more.",
            actions=voice.topics(nearest.pool.actions),
            cost=w.money(round(nearest.pool.cost_eur)),
            alone=w.money(round(nearest.pool.alone_eur)),
            more=w.money(round(-nearest.pool.savings_eur)),
        )
    )
    if nearest.changes:
        lines = [change_words(w, name, factor) for name, factor in nearest.changes]
        told.append(voice.items(w.say("It would pay with any one of these changes:"), lines))
    else:
        told.append(w.say("No assumption changed alone, up to ten times as large, would make it pay."))
    return [*told, caution(voice)]


@paragraphs.register(SavingsSensitivity)
def _(result: SavingsSensitivity, voice: Voice) -> list[str]:
    w = voice.words
    swing = {
        name: max(abs(below - result.savings_eur), abs(above - result.savings_eur))
        for name, below, above in zip(
            result.assumption, result.below_eur.tolist(), result.above_eur.tolist(), strict=True
        )
    }
    order = sorted((name for name in swing if round(swing[name]) > 0), key=lambda name: -swing[name])
    place = {name: i for i, name in enumerate(result.assumption)}
    lines = [
        w.say(
            "{thing}: {below} to {above}",
            thing=assumption_words(w, name),
            below=w.money(round(min(result.below_eur[place[name]], result.above_eur[place[name]]))),
            above=w.money(round(max(result.below_eur[place[name]], result.above_eur[place[name]]))),
        )
        for name in order
    ]
    told = [
        w.say(
            "As assumed, pooling saves {saved}. With one assumption {change} lower or higher, it would save:",
            saved=w.money(round(result.savings_eur)),
            change=w.percent(result.change),
        )
    ]
    told = [voice.items(told[0], lines)]
    weakest = result.weakest()[:3]
    if weakest:
        title = w.say("The savings would be nothing with:")
        told.append(voice.items(title, [change_words(w, name, factor) for name, factor in weakest]))
    else:
        told.append(w.say("No single assumption, up to ten times as large, brings the savings to nothing."))
    return told


@paragraphs.register(StabilityBreaks)
def _(result: StabilityBreaks, voice: Voice) -> list[str]:
    w = voice.words
    lines = [change_words(w, name, factor) for name, factor in result.first()[:_BREAKS]]
    if result.holds:
        if not lines:
            return [
                w.say(
                    "These shares hold, and no single assumption, up to ten times as large, would "
                    "change that."
                )
            ]
        return [voice.items(w.say("These shares hold. They would no longer, with:"), lines)]
    if not lines:
        return [w.say("These shares do not hold, and no assumption changed alone would make them.")]
    return [voice.items(w.say("These shares do not hold. They would, with:"), lines)]


def first_break(result: StabilityBreaks, voice: Voice) -> str:
    """Return what would end an agreement first, in one sentence."""
    w = voice.words
    if not result.first():
        return w.say("No single assumption, up to ten times as large, would end this agreement.")
    return w.say(
        "What would end this agreement first – {change}.", change=change_words(w, *result.first()[0])
    )


@paragraphs.register(SavingsChance)
def _(result: SavingsChance, voice: Voice) -> list[str]:
    w = voice.words
    return [
        w.say(
            "Pooling saves in {share} of {n} draws, each amount of an action within {actions} and each "
            "assumption "
            "within {assumptions} of what it was put at. It saves {mean} on average; nine times out of "
            "ten, between "
            "{low} and {high}.",
            share=w.percent(result.probability, 1),
            n=w.number(result.samples),
            actions=w.percent(result.actions),
            assumptions=w.percent(result.assumptions),
            mean=w.money(round(result.mean_eur)),
            low=w.money(round(result.low_eur)),
            high=w.money(round(result.high_eur)),
        )
    ]
