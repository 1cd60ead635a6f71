"""One pool on one sheet: who, what, when, how much, who pays what, would it hold, and the next steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from maillage.wording.language import mark
from maillage.wording.pooling.plan import first_break
from maillage.wording.pooling.shares import (
    player_sentence,
    share_rule_method,
    share_rule_name,
    stability_sentence,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from maillage.pooling.plan import PoolingPlan
    from maillage.pooling.pool import Pool
    from maillage.pooling.savings import StabilityBreaks
    from maillage.pooling.shares import ShareComparison
    from maillage.wording.telling import Voice

#: The rule whose shares are told member by member.
TOLD = "nucleolus"
NOTICE = mark("This describes a legal form; it is not legal advice. Have it checked before deciding.")


@dataclass(frozen=True)
class Forms:
    """Legal forms as readers know them: names, sources and conditions, by id."""

    names: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: pd.DataFrame) -> Forms:
        """Return the forms of a table ``legal_forms``."""
        rows = table.astype(object).where(table.notna(), None).to_dict("records")
        return cls(
            names={str(row["id"]): str(row["name"]) for row in rows},
            sources={str(row["id"]): str(row["source"]) for row in rows if row.get("source")},
            conditions={str(row["id"]): tuple(row["conditions"]) for row in rows if row.get("conditions")},
        )


def pool_heading(plan: PoolingPlan, pool: Pool, voice: Voice) -> str:
    """Return the id of a pool and the kinds of its actions: "P1 – observatory"."""
    kind = {action.id: action.kind for action in plan.case.actions}
    kinds = dict.fromkeys(kind[action] for action in pool.actions)
    return voice.words.say("{pool} – {kinds}", pool=pool.id, kinds=voice.words.listing(kinds))


def pool_sheet(
    pool: Pool, compared: ShareComparison, breaks: StabilityBreaks | None, forms: Forms, voice: Voice
) -> str:
    """Return everything that is said of a pool, one thing a line."""
    told = [_who(pool, voice), _what(pool, voice), _when(pool, voice), _how_much(pool, voice)]
    told += [_form(pool, forms, voice), "", *_shares(compared, breaks, voice)]
    return "\n".join([*told, "", *_next_steps(pool, forms, voice)])


def _who(pool: Pool, voice: Voice) -> str:
    others = [voice.label(territory) for territory in pool.territories if territory != pool.leader]
    return voice.words.say(
        "Who: {leader}, which leads, with {others}.",
        leader=voice.label(pool.leader),
        others=voice.words.listing(others),
    )


def _what(pool: Pool, voice: Voice) -> str:
    return voice.words.say("What: {actions}.", actions=voice.words.listing(map(voice.topic, pool.actions)))


def _when(pool: Pool, voice: Voice) -> str:
    w = voice.words
    if pool.start is None or pool.end is None:
        return w.say("When: to be agreed; not all dates are known.")
    return w.say(
        "When: from {start} to {end}.",
        start=w.day(pool.start, weekday=False),
        end=w.day(pool.end - timedelta(days=1), weekday=False),
    )


def _how_much(pool: Pool, voice: Voice) -> str:
    w = voice.words
    return w.say(
        "How much: {cost} together instead of {alone} each alone, that is {saved} saved ({share}).",
        cost=w.money(pool.cost_eur),
        alone=w.money(pool.alone_eur),
        saved=w.money(pool.savings_eur),
        share=w.percent(pool.saved_share),
    )


def _form(pool: Pool, forms: Forms, voice: Voice) -> str:
    w = voice.words
    if pool.form is None:
        return w.say("Legal form: to be chosen.")
    name = forms.names.get(pool.form, pool.form)
    if pool.form not in forms.sources:
        return w.say("Legal form: {name}.", name=name)
    return w.say("Legal form: {name} ({source}).", name=name, source=forms.sources[pool.form])


def _shares(compared: ShareComparison, breaks: StabilityBreaks | None, voice: Voice) -> list[str]:
    w = voice.words
    told = []
    if TOLD in compared.rule:
        shares = compared[TOLD]
        name = share_rule_name(TOLD, w.lang)
        told.append(w.say("Who pays what under the rule “{rule}”?", rule=name))
        told.append(share_rule_method(TOLD, w.lang))
        told += [f"– {player_sentence(shares, player, voice)}" for player in shares.player]
        told.append(stability_sentence(shares, voice))
        if breaks is not None and breaks.holds:
            told.append(first_break(breaks, voice))
    others = [result for result in compared.results if result.rule != TOLD]
    if others:
        told.append(w.say("And under other rules?"))
    for result in others:
        rule = share_rule_name(result.rule, w.lang)
        held = w.say("it holds too.") if result.in_core else verdict(result, voice)
        told.append(f"– {w.say('{rule}: {verdict}', rule=rule, verdict=held)}")
    return told


def _next_steps(pool: Pool, forms: Forms, voice: Voice) -> list[str]:
    w = voice.words
    steps = [
        w.say(
            "{leader} invites the others and checks costs, quantities and dates with them.",
            leader=voice.label(pool.leader),
        ),
        w.say("Everyone agrees on a rule for the shares and writes it down."),
        *forms.conditions.get(pool.form or "", ()),
    ]
    return [w.say("Next steps:"), *(f"☐ {step.removesuffix('.')}." for step in steps), w.say(NOTICE)]
