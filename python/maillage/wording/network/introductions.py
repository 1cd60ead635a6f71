"""Whom to get to know and who can make the introduction, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from maillage.network.introductions import Introductions
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

# Actors in a chain: both ends and one between, both ends and two between.
_ONE_BETWEEN = 3
_TWO_BETWEEN = 4
_SHOWN = 10
_COMPETENCES = 4


@paragraphs.register(Introductions)
def _(result: Introductions, voice: Voice) -> list[str]:
    w, actor = voice.words, voice.topic(result.actor)
    told = []
    if result.already:
        names = voice.topics(result.already)
        told.append(w.say("{actor} works already with {names}.", actor=actor, names=names))
    if not result.contact:
        return told or [_nobody(result, voice)]
    if result.isolated:
        told.append(
            w.say(
                "{actor} works with nobody yet: what contacts would bring and how near they are is all that "
                "can speak for them.",
                actor=actor,
            )
        )
    title = w.say("Good contacts for {actor}, the best first:", actor=actor)
    lines = [contact_words(result, i, voice) for i in range(len(result.contact))]
    told += [voice.items(title, lines, _SHOWN), _order(result, voice)]
    return told


def contact_words(result: Introductions, i: int, voice: Voice) -> str:
    """Return what speaks for one contact and who can make the introduction."""
    w = voice.words
    reasons = _reasons(result, i, voice)
    spoken = w.say(
        "{place}: {contact} ({reasons}).",
        place=w.ordinal(int(result.place[i])),
        contact=voice.topic(result.contact[i]),
        reasons=", ".join(reasons) if reasons else w.say("nothing that is known speaks for it"),
    )
    return spoken if result.isolated else f"{spoken} {introduction_words(result, i, voice)}"


def introduction_words(result: Introductions, i: int, voice: Voice) -> str:
    """Return who can introduce the actor to one contact."""
    w, chains = voice.words, result.chains[i]
    if not chains:
        return w.say("Nobody links the two: the contact has to be made directly.")
    between = [chain[1] for chain in chains if len(chain) == _ONE_BETWEEN]
    if between and len(chains[0]) == _ONE_BETWEEN:
        return w.count(
            "{names}, who works with both, could make the introduction.",
            "{names}, who work with both, could make the introduction.",
            len(between),
            names=w.either(voice.topic(one) for one in between),
        )
    first = chains[0]
    if len(first) == _TWO_BETWEEN:
        return w.say(
            "{first} could introduce {actor} to {second}, who works with {contact}.",
            actor=voice.topic(result.actor),
            first=voice.topic(first[1]),
            second=voice.topic(first[2]),
            contact=voice.topic(result.contact[i]),
        )
    return w.say(
        "From one partner to the next, the way leads through {names}.", names=voice.topics(first[1:-1])
    )


def _reasons(result: Introductions, i: int, voice: Voice) -> list[str]:
    w = voice.words
    reasons = []
    if common := int(result.common_partners[i]):
        reasons.append(w.count("{n} partner in common", "{n} partners in common", common))
    elif result.l3[i] > 0:
        reasons.append(w.say("partners who work with partners of the other"))
    if result.same_territory[i]:
        reasons.append(w.say("same territory"))
    if not math.isnan(km := float(result.distance_km[i])):
        reasons.append(w.say("{km} km away", km=w.number(km, 0 if km >= 1 else 1)))
    if brought := result.brings[i]:
        reasons.append(w.say("brings: {names}", names=shortened(brought, voice)))
    return reasons


def shortened(names: Sequence[str], voice: Voice, most: int = _COMPETENCES) -> str:
    """Return names as a list, a long one cut short and counted."""
    w = voice.words
    shown = [voice.label(name) for name in names]
    if len(shown) > most + 1:
        shown[most:] = [w.count("{n} other", "{n} others", len(names) - most)]
    return w.listing(shown)


def _order(result: Introductions, voice: Voice) -> str:
    w = voice.words
    told = [
        w.say(
            "The order is that of the mean of three ranks among all actors without a cooperation: near in "
            "the network, competences brought, near on the ground. Each counts a third."
        )
    ]
    if result.n_tied:
        told.append(
            w.count(
                "{n} more is tied with the last one shown.",
                "{n} more are tied with the last one shown.",
                result.n_tied,
            )
        )
    return " ".join(told)


def _nobody(result: Introductions, voice: Voice) -> str:
    w, actor = voice.words, voice.topic(result.actor)
    if not result.n_candidates:
        return w.say("{actor} works already with everyone.", actor=actor)
    return w.say(
        "Nothing speaks for one contact of {actor} rather than another. Cooperations, competences, "
        "territories or addresses of actors would tell.",
        actor=actor,
    )
