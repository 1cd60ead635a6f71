"""Kinds of cooperation compared, in words."""

from __future__ import annotations

import numpy as np

from maillage.network.layers import Layers
from maillage.wording.telling import Voice, paragraphs


@paragraphs.register(Layers)
def _(result: Layers, voice: Voice) -> list[str]:
    w = voice.words
    n = len(result.kind)
    lines = [
        w.count(
            "{kind}: {n} pair of actors", "{kind}: {n} pairs of actors", int(ties), kind=voice.topic(kind)
        )
        for kind, ties in zip(result.kind, result.ties, strict=True)
    ]
    told = [voice.items(w.say("Kinds of cooperation:"), lines)]
    pairs = [(float(result.overlap[i, j]), i, j) for i in range(n) for j in range(i + 1, n)]
    if pairs:
        most = max(pairs, key=lambda pair: pair[0])
        least = min(pairs, key=lambda pair: pair[0])
        told.append(_pair(result, voice, most, w.say("The two that join the same actors most often:")))
        if least[1:] != most[1:]:
            told.append(_pair(result, voice, least, w.say("The two that do so least often:")))
        everywhere = np.flatnonzero((result.partners > 0).all(axis=0))
        if len(everywhere):
            names = voice.topics(result.actor[i] for i in everywhere)
            told.append(w.say("These actors take part in every kind: {names}.", names=names))
    return told


def _pair(result: Layers, voice: Voice, pair: tuple[float, int, int], start: str) -> str:
    share, i, j = pair
    said = voice.words.say(
        "{first} and {second} ({share} of the pairs that either joins are joined by both).",
        first=voice.topic(result.kind[i]),
        second=voice.topic(result.kind[j]),
        share=voice.words.percent(share),
    )
    return f"{start} {said}"
