"""Which actions resemble each other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.pooling.likeness import Likeness
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUPS = 10
_NEAR = 5

#: Why a pair of actions is not alike.
CONDITIONS = {
    "poolable": mark("a territory does not share one of the two"),
    "refused": mark("someone has refused the pair"),
    "unit": mark("the quantities cannot be added"),
    "window": mark("the dates do not meet"),
    "neighbours": mark("the territories do not touch"),
    "distance": mark("the territories are too far apart"),
    "legal_form": mark("no legal form is for such a pair"),
    "likeness": mark("too little in common"),
}


@paragraphs.register(Likeness)
def _(result: Likeness, voice: Voice) -> list[str]:
    told = [_summary(result, voice), _groups(result, voice), _confirmed(result, voice)]
    told += [rejected_pairs(result, voice), _near(result, voice), _method(result, voice)]
    return [paragraph for paragraph in told if paragraph]


def _summary(result: Likeness, voice: Voice) -> str:
    w = voice.words
    compared = w.count("{n} action was compared.", "{n} actions were compared.", len(result.territory))
    if not result.first:
        return f"{compared} {w.say('No two of them could be done together.')}"
    pairs = w.count(
        "{n} pair could be done together.", "{n} pairs could be done together.", len(result.first)
    )
    return f"{compared} {pairs}"


def _groups(result: Likeness, voice: Voice) -> str:
    lines = [voice.topics(group) for group in result.groups]
    title = voice.words.say("Actions that resemble each other, directly or through others:")
    return voice.items(title, lines, _GROUPS) if lines else ""


def _confirmed(result: Likeness, voice: Voice) -> str:
    agreed = [
        pair for pair, confirmed in zip(result.pairs, result.confirmed.tolist(), strict=True) if confirmed
    ]
    if not agreed:
        return ""
    return voice.items(voice.words.say("Confirmed by someone:"), [_pair(pair, voice) for pair in agreed])


def rejected_pairs(result: Likeness, voice: Voice) -> str:
    """Return the conditions that failed, with an example of each; empty where none did."""
    w = voice.words
    lines = []
    for condition, number in result.failed().items():
        first = next(pair[:2] for pair in result.rejected if pair[2] == condition)
        reason = w.say(CONDITIONS[condition])
        lines.append(
            w.count(
                "{reason}: {n} pair ({pair})",
                "{reason}: {n} pairs (such as {pair})",
                number,
                reason=reason,
                pair=_pair(first, voice),
            )
        )
    return (
        voice.items(w.say("Pairs of compatible kinds that are not alike, and why:"), lines, 10)
        if lines
        else ""
    )


def _near(result: Likeness, voice: Voice) -> str:
    """Say which pairs almost were alike: someone may know better."""
    w = voice.words
    least = result.options["min_likeness"]
    close = sorted(
        ((pair[3], pair[:2]) for pair in result.rejected if pair[3] is not None and pair[3] >= least - 0.1),
        reverse=True,
    )
    if not close:
        return ""
    lines = [
        w.say("{pair}: {likeness}", pair=_pair(pair, voice), likeness=w.number(likeness))
        for likeness, pair in close[:_NEAR]
    ]
    return voice.items(w.say("Almost alike; you may know better:"), lines)


def _method(result: Likeness, voice: Voice) -> str:
    w = voice.words
    told = w.say(
        "Likeness goes from 0 to 1: {text} for titles and descriptions, {theme} for themes, {quantity} for "
        "quantities, {needs} for needs, {target_public} for publics; what is not known does not count. From "
        "{least} on, two actions are alike.",
        **{name: w.percent(share) for name, share in _shares(result).items()},
        least=w.number(result.options["min_likeness"]),
    )
    if not result.n_other_kinds:
        return told
    others = w.count(
        "{n} pair of different kinds was not compared.",
        "{n} pairs of different kinds were not compared.",
        result.n_other_kinds,
    )
    return f"{told} {others}"


def _shares(result: Likeness) -> dict[str, float]:
    weights = result.options["weights"]
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _pair(pair: Sequence[str], voice: Voice) -> str:
    return voice.words.listing([voice.topic(pair[0]), voice.topic(pair[1])])
