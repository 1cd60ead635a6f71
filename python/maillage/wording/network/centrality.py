"""Who is important, in words: who comes first by each measure, and what the measure means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.network.centrality import Centralities, TieBetweenness
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    import numpy.typing as npt

_NAMES = {
    "degree": mark("number of partners"),
    "strength": mark("strength of cooperations"),
    "betweenness": mark("place between the others"),
    "closeness": mark("closeness to the others"),
    "harmonic": mark("closeness in all parts"),
    "eigenvector": mark("partners who are central"),
    "pagerank": mark("visits of a walker"),
}
_MEANINGS = {
    "degree": mark("the share of the other actors who are its partners."),
    "strength": mark("the strengths of its cooperations, added up."),
    "betweenness": mark(
        "the share of the pairs of other actors whose shortest ways pass through it: whoever stands high "
        "here passes on, or holds up, what others exchange."
    ),
    "closeness": mark("how few steps lead to all others: whoever stands high here is informed soon."),
    "harmonic": mark("the same, in a form that also holds where the network is in several pieces."),
    "eigenvector": mark(
        "the importance of its partners, added up: whoever stands high here is at the heart of the best "
        "connected part. The highest value is 1."
    ),
    "pagerank": mark(
        "the share of time that a walker spends there who goes from partner to partner at random, and "
        "now and then starts anew anywhere."
    ),
}
_COUNTS = {
    "degree": mark("how many partners it has."),
    "betweenness": mark(
        "the number of pairs of other actors whose shortest ways pass through it: whoever stands high here "
        "passes on, or holds up, what others exchange."
    ),
}
_SHARES = {"degree", "betweenness", "pagerank"}
_NEXT = 3
_TIES = 5


def measure_name(measure: str, voice: Voice) -> str:
    """Return what readers call a measure."""
    return voice.words.say(_NAMES[measure])


def measure_meaning(measure: str, voice: Voice) -> str:
    """Return what a measure counts, not divided by what is possible."""
    return voice.words.say(_COUNTS.get(measure, _MEANINGS[measure]))


def value_words(result: Centralities, measure: str, value: float, voice: Voice) -> str:
    """Return a value as readers see it: a share where it is one."""
    share = measure == "pagerank" or (measure in _SHARES and result.normalisation is not None)
    return voice.words.percent(value, 1) if share else voice.words.number(value, 3)


@paragraphs.register(Centralities)
def _(result: Centralities, voice: Voice) -> list[str]:
    w = voice.words
    if not result.actor:
        return [w.say("There is no actor to measure.")]
    told = [_measure(result, measure, voice) for measure in result.measures]
    return [*told, " ".join(_conventions(result, voice))]


def _measure(result: Centralities, measure: str, voice: Voice) -> str:
    w = voice.words
    name = measure_name(measure, voice)
    name = name[0].upper() + name[1:]
    meaning = w.say(
        _COUNTS.get(measure, _MEANINGS[measure]) if result.normalisation is None else _MEANINGS[measure]
    )
    first = result.first(measure)
    if not first:
        return w.say("{measure}: nobody stands out, all are at 0.", measure=name)
    told = w.count(
        "{measure}: {names} comes first ({value}){after}.",
        "{measure}: {names} come first, tied ({value}){after}.",
        len(first),
        measure=name,
        names=voice.topics(first),
        value=value_words(result, measure, float(result[measure].max()), voice),
        after=_after(result, measure, len(first), voice),
    )
    return f"{told} {w.say('This is {meaning}', meaning=meaning)}"


def _after(result: Centralities, measure: str, first: int, voice: Voice) -> str:
    """Return who comes next: ", ahead of A (5%) and B (4%)"; nothing where all that follow tie at 0."""
    values = result[measure]
    order = _descending(values)[first : first + _NEXT]
    following = [
        f"{voice.topic(result.actor[place])} ({value_words(result, measure, float(values[place]), voice)})"
        for place in order.tolist()
        if values[place] > 0
    ]
    return voice.words.say(", ahead of {names}", names=voice.words.listing(following)) if following else ""


def _descending(values: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    order: npt.NDArray[np.int64] = np.argsort(-values, kind="stable")
    return order


def _conventions(result: Centralities, voice: Voice) -> list[str]:
    w = voice.words
    told = []
    if result.weights is None:
        told.append(w.say("Ties count once, whatever their strength, except where strengths are added up."))
    else:
        told.append(
            w.say("Stronger ties count more, and are shorter ways: the length of a tie is 1 / strength.")
        )
    if result.directed:
        told.append(w.say("Cooperations have a direction; ways follow it."))
    if result.sample is not None:
        told.append(
            w.say(
                "The place between the others is an estimate from {pairs} random pairs (seed {seed}): with a "
                "probability of {probability}, no value errs by more than {error}.",
                pairs=result.sample.pairs,
                seed=result.sample.seed,
                probability=w.percent(result.sample.probability),
                error=value_words(result, "betweenness", result.sample.error, voice),
            )
        )
    return told


@paragraphs.register(TieBetweenness)
def _(result: TieBetweenness, voice: Voice) -> list[str]:
    w = voice.words
    if not result.source:
        return [w.say("There is no tie to measure.")]
    lines = [
        w.say(
            "{first} and {second}: {pairs}",
            first=voice.topic(source),
            second=voice.topic(target),
            pairs=w.count("{n} pair", "{n} pairs", round(float(value), 1)),
        )
        for source, target, value in zip(
            result.source[:_TIES], result.target[:_TIES], result.betweenness[:_TIES], strict=True
        )
    ]
    title = w.say("Most shortest ways between pairs of actors pass through the ties of:")
    return [voice.items(title, lines)]
