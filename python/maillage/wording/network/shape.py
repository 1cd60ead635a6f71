"""The shape of a network in words: how dense, whole, tightly knit, wide and centralised it is."""

from __future__ import annotations

import math

import numpy as np

from maillage.network.shape import Shape
from maillage.wording.telling import Voice, paragraphs


@paragraphs.register(Shape)
def _(result: Shape, voice: Voice) -> list[str]:
    w = voice.words
    n = len(result.actor)
    if n < 2:
        return [w.say("A network needs at least two actors to have a shape.")]
    told = [_size(result, voice), _groups(result, voice)]
    if result.n_ties:
        told += [_core(result, voice), _clustering(result, voice), _distances(result, voice)]
        told.append(_centralisation(result, voice))
    return [paragraph for paragraph in told if paragraph]


def _size(result: Shape, voice: Voice) -> str:
    w = voice.words
    n = len(result.actor)
    ties = w.count("{n} pair that cooperates", "{n} pairs that cooperate", result.n_ties)
    told = [
        w.say(
            "{n} actors, {ties}: {share} of the pairs that are possible. "
            "An actor has {mean} partners on average.",
            n=n,
            ties=ties,
            share=w.percent(result.density, 1),
            mean=w.number(float(result.partners.mean()), 1),
        )
    ]
    if result.directed:
        told.append(
            w.say(
                "Cooperations have a direction here; it counts for these pairs and for distances, "
                "not for the rest."
            )
        )
    return " ".join(told)


def _groups(result: Shape, voice: Voice) -> str:
    w = voice.words
    sizes = result.group_sizes
    if len(sizes) == 1:
        return w.say("The network is in one piece: from any actor, partners of partners lead to all others.")
    alone = int(np.count_nonzero(result.partners == 0))
    told = [
        w.say(
            "The network is in {n} pieces without a link between them; "
            "the largest holds {share} of the actors.",
            n=len(sizes),
            share=w.percent(int(sizes[0]) / len(result.actor)),
        )
    ]
    if alone:
        names = voice.topics(a for a, p in zip(result.actor, result.partners, strict=True) if p == 0)
        told.append(
            w.count(
                "One actor has no partner: {names}.",
                "{n} actors have no partner: {names}.",
                alone,
                names=names,
            )
        )
    return " ".join(told)


def _core(result: Shape, voice: Voice) -> str:
    w = voice.words
    highest = int(result.core.max())
    members = [actor for actor, core in zip(result.actor, result.core, strict=True) if core == highest]
    if highest < 2 or len(members) == len(result.actor):
        return ""
    return w.say(
        "The most tightly knit part is made of {n} actors, each with at least {k} partners among them: "
        "{names}.",
        n=len(members),
        k=highest,
        names=voice.topics(members),
    )


def _clustering(result: Shape, voice: Voice) -> str:
    w = voice.words
    if math.isnan(result.transitivity):
        return ""
    return w.say(
        "Where two actors have a partner in common, they work together themselves in {share} of cases.",
        share=w.percent(result.transitivity),
    )


def _distances(result: Shape, voice: Voice) -> str:
    w = voice.words
    return w.say(
        "Actors who can reach each other are {mean} steps apart on average, {most} at most: a partner is one "
        "step away, a partner of a partner two.",
        mean=w.number(result.mean_distance, 1),
        most=result.diameter,
    )


def _centralisation(result: Shape, voice: Voice) -> str:
    w = voice.words
    if math.isnan(result.centralisation):
        return ""
    most = int(result.partners.max())
    leading = [actor for actor, p in zip(result.actor, result.partners, strict=True) if p == most]
    partners = w.count("{n} partner", "{n} partners", most)
    first = w.count(
        "{names} has the most partners ({partners}).",
        "{names} have the most partners ({partners} each).",
        len(leading),
        names=voice.topics(leading),
        partners=partners,
    )
    scale = w.say(
        "Centralisation stands at {share}: it would be 0% if all had equally many partners, 100% if a "
        "single actor held all the ties.",
        share=w.percent(result.centralisation),
    )
    return f"{first} {scale}"
