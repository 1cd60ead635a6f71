"""How a network changes, in words: what changed since the date before."""

from __future__ import annotations

import numpy as np

from maillage.network.evolution import Evolution
from maillage.wording.telling import Voice, paragraphs

# Changes of role that are told.
_ROLES = 5


@paragraphs.register(Evolution)
def _(result: Evolution, voice: Voice) -> list[str]:
    w = voice.words
    lines = [
        w.say(
            "{date}: {actors}, {pairs}",
            date=w.day(date, weekday=False),
            actors=w.count("{n} actor", "{n} actors", int(actors)),
            pairs=w.count("{n} pair that cooperates", "{n} pairs that cooperate", int(ties)),
        )
        for date, actors, ties in zip(result.date, result.actors, result.ties, strict=True)
    ]
    told = [voice.items(w.say("The network, date by date:"), lines, 12)]
    if len(result.date) > 1:
        told += [_last(result, voice), _who(result, voice), _ties(result, voice)]
        told += [_gained(result, voice), _roles(result, voice)]
    return [paragraph for paragraph in told if paragraph]


def _last(result: Evolution, voice: Voice) -> str:
    w = voice.words
    told = w.say(
        "Since {date}, pairs that cooperate: {new} new, {lost} ended.",
        date=w.day(result.date[-2], weekday=False),
        new=int(result.new_ties[-1]),
        lost=int(result.lost_ties[-1]),
    )
    kept = float(result.ties_kept[-1])
    if not np.isnan(kept):
        told += " " + w.say("{share} of all those seen at either date lasted.", share=w.percent(kept))
    return told


def _who(result: Evolution, voice: Voice) -> str:
    w, told = voice.words, []
    if came := result.appeared():
        told.append(w.say("New actors: {names}.", names=voice.topics(came)))
    if left := result.disappeared():
        told.append(w.say("Actors no longer there: {names}.", names=voice.topics(left)))
    return " ".join(told)


def _ties(result: Evolution, voice: Voice) -> str:
    w, told = voice.words, []
    for title, pairs in (
        (w.say("Pairs that now cooperate:"), result.gained()),
        (w.say("Pairs that no longer cooperate:"), result.lost()),
    ):
        if pairs:
            lines = (
                w.say("{first} and {second}", first=voice.topic(a), second=voice.topic(b)) for a, b in pairs
            )
            told.append(voice.items(title, lines, n=len(pairs)))
    return "\n\n".join(told)


def _roles(result: Evolution, voice: Voice) -> str:
    """Return whose place between the others changed most."""
    w = voice.words
    roles = result.roles()
    change = roles["betweenness"] - roles["betweenness_before"]
    moved = roles["betweenness_rank"] != roles["betweenness_rank_before"]
    most = change[moved & (change != 0)].abs().sort_values(ascending=False, kind="stable").index[:_ROLES]
    lines = [
        w.say(
            "{actor}: {place}, {before} before",
            actor=voice.topic(actor),
            place=w.ordinal(int(roles.loc[actor, "betweenness_rank"])),
            before=w.ordinal(int(roles.loc[actor, "betweenness_rank_before"])),
        )
        for actor in most.tolist()
    ]
    if not lines:
        return ""
    title = w.say("Whose role changed most, by the shortest ways between others that pass through them:")
    return voice.items(title, lines)


def _gained(result: Evolution, voice: Voice) -> str:
    w, told = voice.words, []
    change = result.partners[-1].astype(np.int64) - result.partners[-2]
    if (most := int(change.max(initial=0))) > 0:
        names = voice.topics(result.actor[i] for i in np.flatnonzero(change == most))
        told.append(w.say("Gained the most partners (+{n}): {names}.", n=most, names=names))
    if (least := int(change.min(initial=0))) < 0:
        names = voice.topics(result.actor[i] for i in np.flatnonzero(change == least))
        told.append(w.say("Lost the most partners (−{n}): {names}.", n=-least, names=names))
    return " ".join(told)
