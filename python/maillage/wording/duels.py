"""The duels between topics: who wins all of them, or how preferences go round; close and clear ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage._core import PairwiseTally
from maillage.wording.conventions import ballots_words, unranked_words
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    import numpy.typing as npt

    Table = npt.NDArray[np.float64]

_SHOWN = 3


@paragraphs.register(PairwiseTally)
def _(result: PairwiseTally, voice: Voice) -> list[str]:
    w = voice.words
    wins = np.asarray(result.wins, dtype=float)
    n = result.n_topics
    duels = w.count("{n} duel", "{n} duels", n * (n - 1) // 2)
    topics = w.count("{n} topic", "{n} topics", n)
    told = [w.say("{topics} taken two by two: {duels}.", topics=topics, duels=duels)]
    if n > 1:
        told += [_first(result, wins, voice), *_extremes(result, wins, voice)]
    counted = ballots_words(voice, result.n_agents, result.total_weight)
    return [*told, f"{counted} {unranked_words(voice, result.unranked)}"]


def _first(result: PairwiseTally, wins: Table, voice: Voice) -> str:
    w, topics = voice.words, result.topics
    margins = wins - wins.T
    others = ~np.eye(len(topics), dtype=bool)
    for a in np.flatnonzero(((margins > 0) | ~others).all(axis=1)).tolist():
        closest = min((b for b in range(len(topics)) if b != a), key=lambda b: margins[a, b])
        message = mark("{first} wins all its duels; the closest is against {second}: {score}.")
        return _told(result, wins, voice, message, a, closest)
    told = [w.say("No topic wins all its duels.")]
    unbeaten = [topics[a] for a in np.flatnonzero((margins >= 0).all(axis=1))]
    if unbeaten:
        named = voice.topics(unbeaten)
        told.append(w.count("{topics} loses none.", "{topics} lose none.", len(unbeaten), topics=named))
    elif cycle := shortest_cycle(margins):
        message = mark("{first} beats {second} ({score})")
        steps = [
            _told(result, wins, voice, message, a, b)
            for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)
        ]
        told.append(w.say("Preferences go round in a circle: {steps}.", steps=w.listing(steps)))
    return " ".join(told)


def _told(result: PairwiseTally, wins: Table, voice: Voice, message: str, a: int, b: int) -> str:
    return voice.duel(message, result.topics[a], result.topics[b], float(wins[a, b]), float(wins[b, a]))


def shortest_cycle(margins: Table) -> list[int]:
    """Return a shortest circle of won duels, through the topic that wins most; empty if there is none."""
    won = margins > 0
    order = sorted(range(len(won)), key=lambda a: -int(won[a].sum()))
    for start in order:
        reached, paths = {start}, [[start]]
        while paths:
            longer = []
            for path in paths:
                if len(path) > 1 and won[path[-1], start]:
                    return path
                for step in np.flatnonzero(won[path[-1]]):
                    if int(step) not in reached:
                        reached.add(int(step))
                        longer.append([*path, int(step)])
            paths = longer
    return []


def _extremes(result: PairwiseTally, wins: Table, voice: Voice) -> list[str]:
    w = voice.words
    upper = np.triu(np.ones(wins.shape, dtype=bool), k=1)
    margins = wins - wins.T
    nobody = upper & (wins + wins.T == 0)
    ties = np.argwhere(upper & (margins == 0) & ~nobody).tolist()
    decided = sorted(np.argwhere(margins > 0).tolist(), key=lambda pair: float(margins[pair[0], pair[1]]))
    closest = decided[:_SHOWN]
    clearest = [pair for pair in reversed(decided[-_SHOWN:]) if pair not in closest]
    beats, tied = mark("{first} beats {second}: {score}"), mark("{first} and {second}: {score}")
    told = []
    for title, pairs, message in (
        (w.say("Tied duels:"), ties, tied),
        (w.say("Closest duels:"), closest, beats),
        (w.say("Clearest duels:"), clearest, beats),
    ):
        if pairs:
            told.append(
                voice.items(title, [_told(result, wins, voice, message, a, b) for a, b in pairs], _SHOWN)
            )
    if nobody.any():
        n = int(nobody.sum())
        told.append(
            w.count("In {n} duel nobody has a preference.", "In {n} duels nobody has a preference.", n)
        )
    return told
