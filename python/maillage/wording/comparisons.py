"""Several rules side by side: on what they agree, and which topics they place most differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.comparison import Comparison
from maillage.wording.conventions import ballots_words, unranked_words
from maillage.wording.rules import name_in_sentence
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 3


@paragraphs.register(Comparison)
def _(result: Comparison, voice: Voice) -> list[str]:
    w = voice.words
    first = result.rankings[0]
    policies = {str(ranking.options["unranked"]) for ranking in result.rankings}
    counting = [ballots_words(voice, first.n_agents, first.total_weight)]
    if len(policies) == 1:
        counting.append(unranked_words(voice, policies.pop()))
    rules = w.count("{n} rule", "{n} rules", len(result.rankings))
    return [
        f"{w.say('{rules} compared.', rules=rules)} {_agreement(result, voice)}",
        *_moving(result, voice),
        " ".join(counting),
    ]


def _agreement(result: Comparison, voice: Voice) -> str:
    w = voice.words
    by_winners: dict[tuple[str, ...], list[str]] = {}
    for rule, first in zip(result.rules, result.winners.values(), strict=True):
        by_winners.setdefault(tuple(first), []).append(rule)
    if len(by_winners) == 1:
        (winners,) = by_winners
        told = w.count(
            "All put {topics} first.",
            "All put {topics} first, tied.",
            len(winners),
            topics=voice.topics(winners),
        )
        if all(ranking.tiers == result.rankings[0].tiers for ranking in result.rankings):
            return f"{told} {w.say('They agree on the whole order.')}"
        return told
    most_first = sorted(by_winners.items(), key=lambda item: -len(item[1]))
    title = w.say("They do not all put the same topic first:")
    return voice.items(title, [_first_by(result, winners, rules, voice) for winners, rules in most_first])


def _first_by(result: Comparison, winners: Sequence[str], rules: Sequence[str], voice: Voice) -> str:
    w = voice.words
    by_id = dict(zip(result.rules, result.rankings, strict=True))
    named = w.listing(name_in_sentence(by_id[rule].rule, w.lang) for rule in rules)
    return w.say("{topics}: {rules}", topics=voice.topics(winners), rules=named)


def _moving(result: Comparison, voice: Voice) -> list[str]:
    w = voice.words
    spans = []
    for topic in result.topics:
        places = [ranks[topic] for ranks in result.ranks.values()]
        spans.append((max(places) - min(places), topic, min(places), max(places)))
    moving = sorted((span for span in spans if span[0] > 1), key=lambda span: -span[0])[:_SHOWN]
    if not moving:
        return []
    lines = [
        w.say("{topic}: from place {best} to place {worst}", topic=voice.topic(topic), best=best, worst=worst)
        for _, topic, best, worst in moving
    ]
    return [voice.items(w.say("Topics whose place depends most on the rule:"), lines)]
