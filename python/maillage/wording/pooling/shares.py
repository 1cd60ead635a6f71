"""Who pays what, whether it holds, and who would object, in words for those who vote on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.pooling.core import CoreCertificate, ShareIntervals
from maillage.pooling.games import GameProperties
from maillage.pooling.shares import CostShares, ShareComparison
from maillage.wording.language import mark, words
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = {
    "equal": mark("equal shares"),
    "proportional": mark("shares in proportion to a key"),
    "stand_alone": mark("shares in proportion to the cost of going it alone"),
    "shapley": mark("Shapley value"),
    "weighted_shapley": mark("weighted Shapley value"),
    "owen": mark("Owen value"),
    "nucleolus": mark("nucleolus"),
    "prenucleolus": mark("prenucleolus"),
    "per_capita_nucleolus": mark("nucleolus per member"),
    "least_core": mark("least core, nearest to the cost of going it alone"),
    "equal_profit": mark("most equal relative savings"),
    "separable_costs": mark("separable costs, remaining benefits"),
    "tau": mark("tau-value"),
    "nearest_core": mark("key moved to the nearest shares that hold"),
}

_METHODS = {
    "equal": mark("Everybody pays the same."),
    "proportional": mark("Everybody pays in proportion to the key that was chosen."),
    "stand_alone": mark("Everybody pays in proportion to what it would pay alone."),
    "shapley": mark("Everybody pays what it adds to the cost, on average over all orders of joining."),
    "weighted_shapley": mark(
        "Everybody pays what it adds to the cost, on average over orders of joining that follow the weights."
    ),
    "owen": mark(
        "Everybody pays what it adds to the cost, on average over all orders in which whole "
        "unions join, then their "
        "members."
    ),
    "nucleolus": mark(
        "The group that gains least from the pool gains as much as can be, then the next one, and so on."
    ),
    "prenucleolus": mark(
        "The group that gains least from the pool gains as much as can be, then the next one, "
        "even if a player must "
        "pay more than alone."
    ),
    "per_capita_nucleolus": mark(
        "The group that gains least per member gains as much as can be, then the next one, and so on."
    ),
    "least_core": mark(
        "The group that gains least gains as much as can be; among such shares, those nearest "
        "to the proportions of "
        "going it alone."
    ),
    "equal_profit": mark(
        "Everybody saves as nearly the same percentage as can be, as long as no group would do "
        "better on its own."
    ),
    "separable_costs": mark(
        "Everybody pays what it adds to the cost of all the others, and the rest is shared in "
        "proportion to what each "
        "still saves."
    ),
    "tau": mark(
        "Everybody pays a compromise between the least it could hope to pay and the most it can be asked."
    ),
    "nearest_core": mark(
        "The key that was chosen, changed as little as needed for nobody to gain by leaving."
    ),
}

_PROPERTIES = {
    "subadditive": (
        mark("Two separate groups never lose by joining."),
        mark("Apart, {first} and {second} would pay less than together."),
    ),
    "superadditive": (
        mark("Two separate groups never lose by joining."),
        mark("Apart, {first} and {second} would earn more than together."),
    ),
    "convex": (
        mark("The larger the group, the more a newcomer saves it."),
        mark("The larger the group, the less some newcomers save it: compare {first} with {second}."),
    ),
    "essential": (
        mark("All together save something over everyone alone."),
        mark("All together save nothing over everyone alone."),
    ),
    "monotone": (
        mark("A larger group never has a smaller amount."),
        mark("Though larger, {second} has a smaller amount than {first}."),
    ),
    "balanced": (
        mark("There are shares that every group accepts."),
        mark("No shares are accepted by every group."),
    ),
}

#: Players named when groups are tied.
_MOST_NAMES = 3
#: Players of whom each one's leaving is told.
_MOST_LEAVING = 12


def share_rule_name(rule: str, lang: str) -> str:
    """Return what a rule that shares costs is called."""
    return words(lang).say(_NAMES[rule])


def share_rule_method(rule: str, lang: str) -> str:
    """Return what a rule that shares costs does, in a sentence."""
    return words(lang).say(_METHODS[rule])


@paragraphs.register(CostShares)
def _(result: CostShares, voice: Voice) -> list[str]:
    w = voice.words
    title = w.say(
        "Rule: {name}. {method}", name=w.say(_NAMES[result.rule]), method=w.say(_METHODS[result.rule])
    )
    who = [player_sentence(result, player, voice) for player in result.player]
    told = [
        title,
        voice.items(w.say("Who pays what:") if _costs(result) else w.say("Who gets what:"), who, 40),
    ]
    told.append(stability_sentence(result, voice))
    if result.in_core and 2 < len(result.player) <= _MOST_LEAVING:
        told.append(_leaving(result, voice))
    if result.standard_error is not None:
        told.append(
            w.say(
                "These shares are estimated from random groups: they are right to within "
                "{error}, 19 times out of 20.",
                error=w.money(1.96 * max(result.standard_error)),
            )
        )
    return [part for part in told if part]


def player_sentence(result: CostShares, player: str, voice: Voice) -> str:
    """Return what a player pays, in cents that add up, against what it would pay alone."""
    w, i = voice.words, result.player.index(player)
    share, alone = result.rounded()[player], result.alone[i]
    saved = alone - share if _costs(result) else share - alone
    amounts = {
        "player": voice.label(player),
        "share": w.money(share),
        "alone": w.money(alone),
        "saved": w.money(abs(saved)),
    }
    same = round(saved * 100) == 0
    if _costs(result):
        if same:
            return w.say("{player} pays {share}, as much as alone", **amounts)
        if saved > 0:
            return w.say("{player} pays {share}; alone, {alone}: {saved} less", **amounts)
        return w.say("{player} pays {share}; alone, {alone}: {saved} more", **amounts)
    if same:
        return w.say("{player} gets {share}, as much as alone", **amounts)
    if saved > 0:
        return w.say("{player} gets {share}; alone, {alone}: {saved} more", **amounts)
    return w.say("{player} gets {share}; alone, {alone}: {saved} less", **amounts)


def _leaving(result: CostShares, voice: Voice) -> str:
    """Return what each would lose by leaving, and the others with it."""
    w, cents = voice.words, result.rounded()
    lines = [
        w.say(
            "{player}: {own} for it, {others} for all the others",
            player=voice.label(player),
            own=w.money(abs(alone - cents[player])),
            others=w.money(abs(rest - (result.total - cents[player]))),
        )
        for player, alone, rest in zip(result.player, result.alone, result.without, strict=True)
    ]
    return voice.items(w.say("What it would cost if one left:"), lines, 40)


def stability_sentence(result: CostShares, voice: Voice) -> str:
    """Return whether the shares hold, and otherwise who would object and what would keep them."""
    w = voice.words
    if result.in_core is None:
        return ""
    if result.in_core:
        if not result.objections:
            return w.say("Nobody gains by leaving.")
        nearest = result.objections[0]
        if round(nearest.complaint * 100) == 0:
            return w.count(
                "Nobody gains by leaving: no group would do better on its own. The nearest to it, "
                "{groups}, would do just as well.",
                "Nobody gains by leaving: no group would do better on its own. The nearest to it, "
                "{groups}, would each do just as well.",
                len(result.objections),
                groups=_nearest(result, voice),
            )
        return w.count(
            "Nobody gains by leaving: no group would do better on its own. The nearest to it, "
            "{groups}, would lose {amount}.",
            "Nobody gains by leaving: no group would do better on its own. The nearest to it, "
            "{groups}, would each lose {amount}.",
            len(result.objections),
            groups=_nearest(result, voice),
            amount=w.money(-nearest.complaint),
        )
    told = [
        w.count(
            "These shares do not hold: on its own, {groups} would gain {amount}.",
            "These shares do not hold: on their own, {groups} would each gain {amount}.",
            len(result.objections),
            groups=_nearest(result, voice),
            amount=w.money(result.objections[0].complaint),
        )
    ]
    certificate = result.certificate
    if certificate is not None and certificate.non_empty:
        told.append(w.say("Other shares would hold: those of the nucleolus, for instance."))
    elif certificate is not None:
        told.append(subsidy_sentence(certificate, voice))
    return " ".join(told)


def verdict(result: CostShares, voice: Voice) -> str:
    """Return the sentence on whether shares hold, to stand after a colon."""
    told = stability_sentence(result, voice)
    return told[:1].lower() + told[1:]


def subsidy_sentence(certificate: CoreCertificate, voice: Voice) -> str:
    """Return that no shares hold, and the smallest help that would make some hold."""
    w = voice.words
    return w.say(
        "No shares at all would suit every group; help from outside of {amount} would be "
        "enough, and no less.",
        amount=w.money(float(certificate.subsidy)),
    )


@paragraphs.register(CoreCertificate)
def _(result: CoreCertificate, voice: Voice) -> list[str]:
    w = voice.words
    lines = [
        w.say("{player}: {share}", player=voice.label(player), share=w.money(float(share)))
        for player, share in zip(result.player, result.point, strict=True)
    ]
    if result.non_empty:
        return [voice.items(w.say("There are shares that no group could undercut, for instance:"), lines, 40)]
    proof = [
        w.say("{group}, counted {weight} times", group=_group(group, voice), weight=str(weight))
        for group, weight in zip(result.collection, result.weights, strict=True)
    ]
    why = w.say(
        "The proof: these groups, counted so, take in every player exactly once, and on their "
        "own they would do "
        "better by {amount} than all together:",
        amount=w.money(float(result.subsidy)),
    )
    return [subsidy_sentence(result, voice), voice.items(why, proof, 40)]


@paragraphs.register(ShareIntervals)
def _(result: ShareIntervals, voice: Voice) -> list[str]:
    w = voice.words
    lines = [
        w.say(
            "{player}: from {lower} to {upper}",
            player=voice.label(player),
            lower=w.money(float(lower)),
            upper=w.money(float(upper)),
        )
        for player, lower, upper in zip(result.player, result.lower, result.upper, strict=True)
    ]
    return [voice.items(w.say("What is negotiable, with nobody gaining by leaving:"), lines, 40)]


@paragraphs.register(GameProperties)
def _(result: GameProperties, voice: Voice) -> list[str]:
    w = voice.words
    lines = []
    for name, holds, first, second in zip(
        result.property, result.holds, result.first, result.second, strict=True
    ):
        yes, no = _PROPERTIES[name]
        said = w.say(yes) if holds else w.say(no, first=_group(first, voice), second=_group(second, voice))
        lines.append(said.removesuffix("."))
    return [voice.items(w.say("What kind of game this is:"), lines, 10)]


@paragraphs.register(ShareComparison)
def _(result: ShareComparison, voice: Voice) -> list[str]:
    w = voice.words
    lines = [
        w.say(
            "{rule}: {verdict}",
            rule=w.say(_NAMES[shares.rule]),
            verdict=verdict(shares, voice).removesuffix("."),
        )
        for shares in result.results
    ]
    told = [voice.items(w.say("Would it hold?"), lines, 20)]
    refused = [
        w.say("{rule}: this rule gives no shares here.", rule=w.say(_NAMES[rule])) for rule in result.refused
    ]
    return told + refused


def _nearest(result: CostShares, voice: Voice) -> str:
    """Return the groups that are tied nearest to leaving, or gain most by it."""
    groups = [objection.group for objection in result.objections]
    if sum(map(len, groups)) <= _MOST_NAMES:
        return voice.words.listing(_group(group, voice) for group in groups)
    first, others = _group(groups[0], voice), len(groups) - 1
    if not others:
        return first
    return voice.words.count(
        "{group} and {n} other group", "{group} and {n} other groups", others, group=first
    )


def _group(players: Sequence[str], voice: Voice) -> str:
    if len(players) == 1:
        return voice.topics(players)
    return voice.words.say("the group of {players}", players=voice.topics(players))


def _costs(result: CostShares) -> bool:
    return result.kind == "cost"
