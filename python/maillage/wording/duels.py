"""The duels between topics: who wins all of them, or how preferences go round; close and clear ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage._core import PairwiseTally
from maillage.wording.conventions import ballots_words, unranked_words
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
    for winner in np.flatnonzero(((margins > 0) | ~others).all(axis=1)):
        closest = min((b for b in range(len(topics)) if b != winner), key=lambda b: margins[winner, b])
        return w.say(
            "{winner} wins all its duels; the closest is against {loser}: {score}.",
            winner=voice.topic(topics[winner]),
            loser=voice.topic(topics[closest]),
            score=voice.score(wins[winner, closest], wins[closest, winner]),
        )
    told = [w.say("No topic wins all its duels.")]
    unbeaten = [topics[a] for a in np.flatnonzero((margins >= 0).all(axis=1))]
    if unbeaten:
        told.append(
            w.count(
                "{topics} loses none.", "{topics} lose none.", len(unbeaten), topics=voice.topics(unbeaten)
            )
        )
    elif cycle := shortest_cycle(margins):
        steps = [
            w.say(
                "{winner} beats {loser} by {score}",
                winner=voice.topic(topics[a]),
                loser=voice.topic(topics[b]),
                score=voice.score(wins[a, b], wins[b, a]),
            )
            for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)
        ]
        told.append(w.say("Preferences go round in a circle: {steps}.", steps=w.listing(steps)))
    return " ".join(told)


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
    margins = np.abs(wins - wins.T)
    nobody = upper & (wins + wins.T == 0)
    tied = upper & (margins == 0) & ~nobody
    decided = sorted(np.argwhere(upper & (margins > 0)).tolist(), key=lambda ab: margins[ab[0], ab[1]])
    told = []
    if ties := np.argwhere(tied).tolist():
        told.append(
            w.say("Tied duels:")
            + "\n"
            + voice.items([_tie(result, wins, voice, a, b) for a, b in ties], _SHOWN)
        )
    closest = decided[:_SHOWN]
    clearest = [pair for pair in reversed(decided[-_SHOWN:]) if pair not in closest]
    for title, pairs in ((w.say("Closest duels:"), closest), (w.say("Clearest duels:"), clearest)):
        if pairs:
            told.append(title + "\n" + voice.items([_duel(result, wins, voice, a, b) for a, b in pairs]))
    if nobody.any():
        n = int(nobody.sum())
        told.append(
            w.count("In {n} duel nobody has a preference.", "In {n} duels nobody has a preference.", n)
        )
    return told


def _duel(result: PairwiseTally, wins: Table, voice: Voice, a: int, b: int) -> str:
    if wins[a, b] < wins[b, a]:
        a, b = b, a
    return voice.words.say(
        "{winner} beats {loser}: {score}",
        winner=voice.topic(result.topics[a]),
        loser=voice.topic(result.topics[b]),
        score=voice.score(wins[a, b], wins[b, a]),
    )


def _tie(result: PairwiseTally, wins: Table, voice: Voice, a: int, b: int) -> str:
    return voice.words.say(
        "{first} and {second}: {score}",
        first=voice.topic(result.topics[a]),
        second=voice.topic(result.topics[b]),
        score=voice.score(wins[a, b], wins[b, a]),
    )
