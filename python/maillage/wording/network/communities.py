"""Communities in words: who works together, and whether territories or sectors explain it."""

from __future__ import annotations

import math

from maillage.network.communities import Communities
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

# Adjusted Rand index from which groups are said to follow an attribute, or to do so in part.
_FOLLOWS, _PARTLY = 0.5, 0.15
_KIND = {
    "category": (
        mark("They follow the categories of actors: who is alike works together."),
        mark("They follow the categories of actors in part."),
        mark("They have little to do with the categories of actors."),
    ),
    "sector": (
        mark("They follow the sectors: each works mostly within its own."),
        mark("They follow the sectors in part."),
        mark("They have little to do with the sectors: these work together."),
    ),
    "territory": (
        mark("They follow the territories: one works mostly with neighbours."),
        mark("They follow the territories in part."),
        mark("They have little to do with the territories: work crosses their borders."),
    ),
}


@paragraphs.register(Communities)
def _(result: Communities, voice: Voice) -> list[str]:
    w = voice.words
    if math.isnan(result.modularity):
        return [w.say("Nobody cooperates with anybody: there are no groups to be found.")]
    groups = int((result.sizes > 1).sum())
    told = [
        w.count(
            "{n} group of actors works together more than chance would have it.",
            "{n} groups of actors work together more within than with each other.",
            groups,
        )
        + " "
        + w.say(
            "Modularity is {number}: 0 would be as by chance, above 0.3 groups are clear.",
            number=w.number(result.modularity, 2),
        )
    ]
    lines = (
        w.say("{n} actors: {names}", n=int(result.sizes[i]), names=voice.topics(result.members(i)))
        for i in range(groups)
    )
    told.append(voice.items(w.say("The groups, the largest first:"), lines, n=groups))
    for by, alike in zip(result.attribute, result.adjusted_rand.tolist(), strict=True):
        follows, partly, little = _KIND[by]
        verdict = follows if alike >= _FOLLOWS else partly if alike >= _PARTLY else little
        told.append(
            w.say(verdict)
            + " "
            + w.say("(Agreement {number}; 1 is the same, 0 as by chance.)", number=w.number(alike, 2))
        )
    return told
