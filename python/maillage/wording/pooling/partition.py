"""Into which groups to split, in words."""

from __future__ import annotations

from maillage.pooling.partition import Partitions
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 12


@paragraphs.register(Partitions)
def _(result: Partitions, voice: Voice) -> list[str]:
    told = [best_words(result, voice), _alone_words(result, voice)]
    if len(result.groups) > 1:
        told.append(_others_words(result, voice))
    return told


def best_words(result: Partitions, voice: Voice) -> str:
    """Return the groups of the best partition, each with its amount."""
    w = voice.words
    total = w.money(result.amounts[0])
    if result.kind == "cost":
        title = w.count(
            "The best is one group, at {total}:",
            "The best is to form {n} groups, at {total} in all:",
            len(result.best),
            total=total,
        )
    else:
        title = w.count(
            "The best is one group, worth {total}:",
            "The best is to form {n} groups, worth {total} in all:",
            len(result.best),
            total=total,
        )
    lines = [
        w.say("{group}: {amount}", group=voice.topics(group), amount=w.money(amount))
        for group, amount in zip(result.best, result.group_amounts[0], strict=True)
    ]
    return voice.items(title, lines, _SHOWN)


def _alone_words(result: Partitions, voice: Voice) -> str:
    w = voice.words
    gain = result.gain
    if round(gain * 100) == 0:
        return w.say("Nobody gains by any group: everyone alone is as good.")
    told = [
        w.say("That is {gain} less than if everyone stays alone.", gain=w.money(gain))
        if result.kind == "cost"
        else w.say("That is {gain} more than if everyone stays alone.", gain=w.money(gain))
    ]
    lost = abs(result.together - result.amounts[0])
    if len(result.best) > 1 and round(lost * 100) > 0:
        told.append(w.say("One single group of all would lose {amount} of it.", amount=w.money(lost)))
    return " ".join(told)


def _others_words(result: Partitions, voice: Voice) -> str:
    w = voice.words
    lines = []
    for groups, amount in zip(result.groups[1:], result.amounts[1:], strict=True):
        behind = abs(amount - result.amounts[0])
        named = w.listing(
            voice.topic(group[0]) if len(group) == 1 else w.say("{group} together", group=voice.topics(group))
            for group in groups
        )
        lines.append(
            w.say("{groups}: just as good", groups=named)
            if round(behind * 100) == 0
            else w.say("{groups}: {amount} worse", groups=named, amount=w.money(behind))
        )
    return voice.items(w.say("The next best:"), lines, _SHOWN)
