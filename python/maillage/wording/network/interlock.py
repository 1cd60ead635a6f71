"""Interlocking bodies in words: who sits where, who links them, who sits nowhere."""

from __future__ import annotations

import numpy as np

from maillage.network.interlock import Interlock
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

_NEVER = {
    "category": mark("No body seats an actor of these categories: {names}."),
    "sector": mark("No body seats an actor of these sectors: {names}."),
    "territory": mark("No body seats an actor of these territories: {names}."),
}


@paragraphs.register(Interlock)
def _(result: Interlock, voice: Voice) -> list[str]:
    told = [_shared(result, voice), _separate(result, voice), _everywhere(result, voice)]
    for by, levels in result.never_seated.items():
        if levels:
            told.append(voice.words.say(_NEVER[by], names=voice.topics(levels)))
    return [paragraph for paragraph in told if paragraph]


def _shared(result: Interlock, voice: Voice) -> str:
    w = voice.words
    pairs = result.pairs()[["body", "other"]].to_numpy().tolist()
    if not pairs:
        return w.say("No two bodies share a member: nobody carries word from one to the other.")
    lines = (
        w.say(
            "{first} and {second}: {names}",
            first=voice.topic(body),
            second=voice.topic(other),
            names=voice.topics(result.shared_members(body, other)),
        )
        for body, other in pairs
    )
    return voice.items(w.say("Who sits in two bodies and can carry word between them:"), lines, n=len(pairs))


def _separate(result: Interlock, voice: Voice) -> str:
    w = voice.words
    apart = result.separate()
    if not apart or not result.pairs().size:
        return ""
    lines = (w.say("{first} and {second}", first=voice.topic(a), second=voice.topic(b)) for a, b in apart)
    return voice.items(w.say("These bodies share no member:"), lines, n=len(apart))


def _everywhere(result: Interlock, voice: Voice) -> str:
    w = voice.words
    most = int(result.seats.max(initial=0))
    n = len(result.body)
    if most < 2 or n < 2:
        return ""
    names = voice.topics(result.actor[i] for i in np.flatnonzero(result.seats == most))
    if most == n:
        return w.say("In all the bodies: {names}.", names=names)
    return w.say("In the most bodies ({most} of {n}): {names}.", most=most, n=n, names=names)
