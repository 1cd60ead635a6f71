"""Which groups share communes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.network.overlaps import Overlaps
from maillage.wording.telling import paragraphs

if TYPE_CHECKING:
    from maillage.wording.telling import Voice

_SHOWN = 6


@paragraphs.register(Overlaps)
def _(result: Overlaps, voice: Voice) -> list[str]:
    w = voice.words
    size = w.say(
        "{groups} hold {communes} communes; {shared} of these belong to several, to {most} at most.",
        groups=w.count("{n} project", "{n} projects", len(result.everyone)),
        communes=w.number(result.n_communes),
        shared=w.number(result.n_shared),
        most=result.most,
    )
    if not result.pat:
        return [w.say("These projects have no commune in common.")]
    alone = len({*result.everyone} - {*result.pat} - {*result.other})
    title = w.count(
        "One pair of projects has communes in common:",
        "{n} pairs of projects have communes in common:",
        len(result.pat),
    )
    lines = [_pair(result, row, voice) for row in range(len(result.pat))]
    told = [size, voice.items(title, lines, _SHOWN)]
    if alone:
        told.append(
            w.count(
                "{n} project shares no commune with another.",
                "{n} projects share no commune with another.",
                alone,
            )
        )
    return told


def _pair(result: Overlaps, row: int, voice: Voice) -> str:
    w = voice.words
    told = w.count(
        "{a} and {b}: {n} commune, {share} of the smaller one",
        "{a} and {b}: {n} communes, {share} of the smaller one",
        int(result.communes[row]),
        a=voice.topic(result.pat[row]),
        b=voice.topic(result.other[row]),
        share=w.percent(float(result.share[row])),
    )
    known = []
    if not np.isnan(result.inhabitants[row]):
        n = int(result.inhabitants[row])
        known.append(w.count("{n} inhabitant", "{n} inhabitants", n))
    if not np.isnan(result.hectares[row]):
        n = round(float(result.hectares[row]))
        known.append(w.count("{n} hectare", "{n} hectares", n))
    return w.say("{pair} ({known})", pair=told, known=w.listing(known)) if known else told
