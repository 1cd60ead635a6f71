"""Whose contacts do not know each other, in words."""

from __future__ import annotations

import numpy as np

from maillage.network.structural_holes import StructuralHoles
from maillage.wording.network.grouping import told
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 5
# Fewer contacts than this make no circle.
_CIRCLE = 3


@paragraphs.register(StructuralHoles)
def _(result: StructuralHoles, voice: Voice) -> list[str]:
    w = voice.words
    if not result.contacts.any():
        return [w.say("Nobody has a contact yet.")]
    meaning = w.say(
        "Where the contacts of an actor do not know each other, it hears more that is new and depends less "
        "on "
        "each of them."
    )
    return told([meaning, _free(result, voice), _bound(result, voice), _single(result, voice)])


def _free(result: StructuralHoles, voice: Voice) -> str:
    w = voice.words
    order = np.argsort(-np.nan_to_num(result.effective_size), kind="stable")
    several = [int(v) for v in order if result.contacts[v] > 1][:_SHOWN]
    lines = [
        w.count(
            "{actor}: {n} contact, worth {size} without repetition",
            "{actor}: {n} contacts, worth {size} without repetition",
            int(result.contacts[v]),
            actor=voice.topic(result.actor[v]),
            size=w.number(float(result.effective_size[v]), 1),
        )
        for v in several
    ]
    return (
        voice.items(w.say("Those with the most contacts that do not repeat each other:"), lines)
        if lines
        else ""
    )


def _bound(result: StructuralHoles, voice: Voice) -> str:
    """Return whose contacts, three at least, lead back to each other the most."""
    w = voice.words
    circle = np.where(result.contacts >= _CIRCLE, np.nan_to_num(result.efficiency, nan=1.0), 1.0)
    order = np.argsort(circle, kind="stable")
    closed = [int(v) for v in order if circle[v] < 1 / 2][:_SHOWN]
    if not closed:
        return ""
    return w.count(
        "{names} lives in a closed circle: its contacts work with each other for the most part.",
        "{names} live in closed circles: their contacts work with each other for the most part.",
        len(closed),
        names=voice.topics(result.actor[v] for v in closed),
    )


def _single(result: StructuralHoles, voice: Voice) -> str:
    w = voice.words
    single = [actor for actor, n in zip(result.actor, result.contacts.tolist(), strict=True) if n == 1]
    if not single:
        return ""
    return w.count(
        "One actor depends on a single contact: {names}.",
        "{n} actors depend on a single contact: {names}.",
        len(single),
        names=voice.topics(single),
    )
