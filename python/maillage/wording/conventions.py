"""How ballots were counted: sentences that stand under every result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import mark

if TYPE_CHECKING:
    from maillage.wording.telling import Voice

_UNRANKED = {
    "last": mark("A topic left without an answer counts as last, behind all those that the ballot ranks."),
    "ignored": mark(
        "A topic left without an answer is left out: a ballot compares only the topics it judges."
    ),
}
_UNRANKED_OF_RULE = {
    ("plurality", "ignored"): mark("A ballot without any answer is left out."),
    ("approval", "last"): mark("A topic left without an answer is not approved."),
    ("approval", "ignored"): mark("A topic left without an answer counts neither for nor against."),
    ("range", "last"): mark("A topic left without an answer counts with the lowest score."),
    ("range", "ignored"): mark("A topic left without an answer counts neither for nor against."),
}


def unranked_words(voice: Voice, policy: str, rule: str = "") -> str:
    """Return what a topic without an answer counted as, in general or under a rule."""
    return voice.words.say(_UNRANKED_OF_RULE.get((rule, policy), _UNRANKED[policy]))


def ballots_words(voice: Voice, ballots: int, total_weight: float) -> str:
    """Return how many ballots were counted, and what they weigh where they do not weigh the same."""
    w = voice.words
    counted = w.count("{n} ballot", "{n} ballots", ballots)
    if total_weight == ballots:
        return w.say("{ballots} counted, one vote each.", ballots=counted)
    return w.say("{ballots} counted, worth {votes} in all.", ballots=counted, votes=voice.votes(total_weight))
