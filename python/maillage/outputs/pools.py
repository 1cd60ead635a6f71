"""A plan of pools as a document: the plan, who pays what, and one sheet for each pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import maillage.wording.pooling  # noqa: F401 - the words of the results register themselves
from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.pooling.cost_model import CostModel
from maillage.pooling.shares import COMPARED, compare_shares
from maillage.wording import Voice, mark, paragraphs, words
from maillage.wording.pooling.shares import share_rule_name
from maillage.wording.pooling.sheet import TOLD, Forms, pool_heading, pool_sheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from maillage.pooling.plan import PoolingPlan
    from maillage.pooling.pool import Pool
    from maillage.pooling.shares import ShareComparison

_POOL = (
    *(mark("Pool"), mark("Kind"), mark("Leader"), mark("Territories"), mark("Legal form"), mark("First day")),
    *(
        mark("Last day"),
        mark("Together (€)"),
        mark("Each alone (€)"),
        mark("Saved (€)"),
        mark("Saved (share)"),
    ),
)


def pools_document(
    plan: PoolingPlan,
    *,
    title: str | None = None,
    lang: str = "fr",
    forms: pd.DataFrame | None = None,
    rules: Sequence[str] = COMPARED,
) -> Document:
    """Return everything that is said of a plan of pools, in one document.

    Parameters
    ----------
    plan : PoolingPlan
    title : str, optional
        Name of the dossier.
    lang : str
        ``"fr"`` or ``"en"``.
    forms : data frame, optional
        The table ``legal_forms`` with names and conditions; the shipped one where it is left out.
    rules : sequence of str
        Rules that share the costs, as in `maillage.share_rules`.
    """
    from maillage.pooling.forms import legal_forms

    w = words(lang)
    voice = Voice(w, plan.labels)
    known = Forms.of(legal_forms(lang) if forms is None else forms)
    compared = {pool.id: compare_shares(plan.game(pool), rules) for pool in plan.pools}
    told = paragraphs(plan, voice)
    sheets = [_section(plan, pool, compared[pool.id], known, voice) for pool in plan.pools]
    return Document(
        lang=lang,
        title=w.say("{name} – pooled actions", name=title) if title else w.say("Pooled actions"),
        facts=(told[0],),
        invented=plan.invented,
        sheets=(_pools(plan, known, voice), *([_shares(plan, compared, rules, voice)] if plan.pools else [])),
        sections=(*sheets, Section(w.say("About the whole plan"), "\n\n".join(told[1:]))),
        data=_data(plan, compared, lang),
        chart=(lambda: plan.plot(lang)) if plan.pools else None,
        workbook=lambda path: _workbook(plan, compared, path, lang),
    )


def _section(plan: PoolingPlan, pool: Pool, compared: ShareComparison, forms: Forms, voice: Voice) -> Section:
    varied = isinstance(plan.case.cost_model, CostModel) and TOLD in compared.rule
    breaks = plan.stability(pool, TOLD) if varied else None
    return Section(pool_heading(plan, pool, voice), pool_sheet(pool, compared, breaks, forms, voice))


def _workbook(plan: PoolingPlan, compared: dict[str, ShareComparison], path: Path, lang: str) -> None:
    from maillage.outputs.pool_workbook import add_pool_sheets

    add_pool_sheets(plan, compared, path, lang)


def _last(pool: Pool) -> dt.date | None:
    import datetime as dt

    return None if pool.end is None else pool.end - dt.timedelta(days=1)


def _pools(plan: PoolingPlan, forms: Forms, voice: Voice) -> Sheet:
    w = voice.words
    kind = {action.id: action.kind for action in plan.case.actions}
    values, texts = [], []
    for pool in plan.pools:
        kinds = w.listing(dict.fromkeys(kind[action] for action in pool.actions))
        territories = w.listing(map(voice.label, pool.territories))
        form = forms.names.get(pool.form or "", pool.form or "")
        money = (pool.cost_eur, pool.alone_eur, pool.savings_eur)
        values.append(
            (
                *(pool.id, kinds, voice.label(pool.leader), territories, form, pool.start, _last(pool)),
                *(*money, round(pool.saved_share, 4)),
            )
        )
        texts.append(
            (
                pool.id,
                kinds,
                voice.label(pool.leader),
                str(len(pool.territories)),
                form,
                *map(w.money, map(round, money)),
            )
        )
    shown = (
        *(Column(w.say("Pool")), Column(w.say("Kind"), wide=True), Column(w.say("Leader"), wide=True)),
        *(Column(w.say("Members"), right=True), Column(w.say("Legal form"), wide=True)),
        *(Column(w.say(head), right=True) for head in (mark("Together"), mark("Alone"), mark("Saved"))),
    )
    return Sheet(w.say("Pools"), tuple(map(w.say, _POOL)), tuple(values), shown, tuple(texts))


def _shares(
    plan: PoolingPlan, compared: dict[str, ShareComparison], rules: Sequence[str], voice: Voice
) -> Sheet:
    w = voice.words
    rows: list[tuple[str, str, float, list[float | None], list[float | None]]] = []
    for pool in plan.pools:
        results = {result.rule: result for result in compared[pool.id].results}
        alone = plan.game(pool).alone
        cents, euros = ({rule: of.rounded(n) for rule, of in results.items()} for n in (2, 0))
        for territory in pool.territories:
            given, shown = (
                [to[rule][territory] if rule in to else None for rule in rules] for to in (cents, euros)
            )
            rows.append((pool.id, voice.label(territory), alone[territory], given, shown))
    heads = (w.say("Pool"), w.say("Territory"), w.say("Alone"))
    names = tuple(share_rule_name(rule, w.lang) for rule in rules)
    return Sheet(
        name=w.say("Who pays what"),
        columns=(*heads, *names),
        values=tuple((pool, place, alone, *given) for pool, place, alone, given, _ in rows),
        shown=(
            *(Column(heads[0]), Column(heads[1], wide=True), Column(heads[2], right=True)),
            *(Column(name, right=True) for name in _short(names, rules, w.lang)),
        ),
        texts=tuple(
            (
                *(pool, place, w.money(round(alone))),
                *("" if share is None else w.money(share) for share in given),
            )
            for pool, place, alone, _, given in rows
        ),
    )


_SHORT = {
    "equal": mark("equal"),
    "stand_alone": mark("as alone"),
    "shapley": mark("Shapley"),
    "nucleolus": mark("nucleolus"),
    "equal_profit": mark("equal saving"),
}


def _short(names: Sequence[str], rules: Sequence[str], lang: str) -> list[str]:
    say = words(lang).say
    return [say(_SHORT[rule]) if rule in _SHORT else name for rule, name in zip(rules, names, strict=True)]


def _data(plan: PoolingPlan, compared: dict[str, ShareComparison], lang: str) -> dict[str, Any]:
    from maillage._core import __version__

    return {
        "kind": "pools",
        "maillage": __version__,
        "lang": lang,
        "invented": plan.invented,
        "objective": plan.objective,
        "proven": plan.proven,
        "bound": plan.bound,
        "gap": plan.gap,
        "savings_eur": plan.savings,
        "alone_eur": plan.alone_eur,
        "pools": [_pool_data(pool, compared[pool.id]) for pool in plan.pools],
        "alone": list(plan.alone),
        "nearest": _nearest_data(plan),
        "explanation": plan.explain(lang).split("\n\n"),
    }


def _pool_data(pool: Pool, compared: ShareComparison | None = None) -> dict[str, Any]:
    last = _last(pool)
    return {
        "id": pool.id,
        "actions": list(pool.actions),
        "territories": list(pool.territories),
        "leader": pool.leader,
        "form": pool.form,
        "start": None if pool.start is None else pool.start.isoformat(),
        "last_day": None if last is None else last.isoformat(),
        "cost_eur": pool.cost_eur,
        "alone_eur": pool.alone_eur,
        "savings_eur": pool.savings_eur,
        "runner_up": None if pool.runner_up is None else list(pool.runner_up),
        "gap_eur": pool.gap_eur,
        "components_eur": dict(pool.components),
        "staff_days": pool.staff_days,
        "shares": []
        if compared is None
        else [
            {
                "rule": result.rule,
                "shares_eur": result.shares,
                "in_core": result.in_core,
                "objections": [
                    {"group": list(one.group), "complaint_eur": one.complaint} for one in result.objections
                ],
            }
            for result in compared.results
        ],
    }


def _nearest_data(plan: PoolingPlan) -> dict[str, Any] | None:
    if plan.nearest is None:
        return None
    return {
        "pool": _pool_data(plan.nearest.pool),
        "changes": [{"assumption": name, "factor": factor} for name, factor in plan.nearest.changes],
    }
