"""Whether a number is more than chance, in words."""

from __future__ import annotations

import math

from maillage.network.chance import Chance
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

# From here on a number is called unlikely to be chance.
_UNLIKELY = 0.05

_NAMES = {
    "clustering": mark("the share of partners in common who work together"),
    "local_clustering": mark("the mean share of an actor's partners who work together"),
    "mean_distance": mark("the mean number of steps between two actors"),
    "efficiency": mark("the ease of reaching each other (mean of 1 / number of steps)"),
    "components": mark("the number of pieces of the network"),
    "articulation_actors": mark("the number of actors who are the only link between others"),
    "within": mark("the share of ties between actors of the same kind"),
    "modularity": mark("modularity (ties inside groups, less what is expected)"),
}


def statistic_words(result: Chance, voice: Voice) -> str:
    """Return what a number is called."""
    known = _NAMES.get(result.statistic)
    return voice.words.quoted(result.statistic) if known is None else voice.words.say(known)


@paragraphs.register(Chance)
def _(result: Chance, voice: Voice) -> list[str]:
    return [_finding(result, voice), _method(result, voice)]


def _finding(result: Chance, voice: Voice) -> str:
    w = voice.words
    observed, mean = w.numbers(round(result.observed, 6), round(result.mean, 6))
    told = w.say(
        "Compared with chance: {statistic}. Here it is {observed}; in networks drawn at random, {mean} on "
        "average.",
        statistic=statistic_words(result, voice),
        observed=observed,
        mean=mean,
    )
    return f"{told} {_verdict(result, voice)}"


def _verdict(result: Chance, voice: Voice) -> str:
    w = voice.words
    if result.p_value > _UNLIKELY:
        return w.say("Chance alone can explain the difference.")
    p = w.number(result.p_value, max(2, 1 - math.floor(math.log10(result.p_value))))
    if result.effect > 0:
        return w.say("It is higher than chance alone explains (p = {p}).", p=p)
    return w.say("It is lower than chance alone explains (p = {p}).", p=p)


def _method(result: Chance, voice: Voice) -> str:
    w = voice.words
    n = len(result.value)
    if result.model == "rewiring":
        drawn = w.count(
            "{n} network was drawn in which each actor keeps as many partners, but not the same ones.",
            "{n} networks were drawn in which each actor keeps as many partners, but not the same ones.",
            n,
        )
    else:
        drawn = w.count(
            "{n} time the ties were kept, and the values of the attribute {attribute} dealt out anew.",
            "{n} times the ties were kept, and the values of the attribute {attribute} dealt out anew.",
            n,
            attribute=w.quoted(str(result.attribute)),
        )
    as_far = w.say(
        "p is the chance of being as far from the usual on either side: twice the share of draws at least as "
        "extreme, the network itself counted among them."
    )
    return f"{drawn} {as_far}"
