"""A ranking in words: who is first, the whole order, by which rule, why, and how ballots were counted."""

from __future__ import annotations

from maillage._core import Ranking
from maillage.frames import places
from maillage.wording.conventions import ballots_words, unranked_words
from maillage.wording.facts import Facts
from maillage.wording.language import mark
from maillage.wording.reasons import reasons
from maillage.wording.rules import method_words, rule_name, score_words, ties_words
from maillage.wording.telling import Voice, paragraphs

_TIE_BROKEN = {
    "tie_break_order": mark(
        "{size} tied topics were put in the order in which they are listed; {topic} comes first of them."
    ),
    "tie_break_random": mark(
        "{size} tied topics were drawn by lot (seed {seed}: the same seed gives the same order); {topic} "
        "comes first of them."
    ),
}


@paragraphs.register(Ranking)
def _(result: Ranking, voice: Voice) -> list[str]:
    facts = Facts(result.facts)
    told = [
        first_words(result, facts, voice),
        order_words(result, voice),
        _broken_ties(facts, voice),
        f"{rule_name(result.rule, voice.words.lang)}. {method_words(result, voice)}".strip(),
        *reasons(result, facts, voice),
        " ".join(other_policy_words(result, policy, voice) for policy in result.other_policies),
        " ".join(counting_words(result, voice)),
    ]
    return [paragraph for paragraph in told if paragraph]


def first_words(result: Ranking, facts: Facts, voice: Voice) -> str:
    """Return who comes first, or that the rule sets nobody apart."""
    w, winners = voice.words, result.winners
    if result.rule == "condorcet_loser":
        for fact in facts.of("condorcet_loser"):
            message = mark(
                "{first} loses all its duels; the closest is against {second}, which wins by {score}."
            )
            return voice.duel(message, fact.subject, fact.object, fact.against, fact.amount)
        return w.say("No topic loses all its duels.")
    topics = voice.topics(winners)
    if len(winners) == len(result.topics) > 1:
        return w.say("All topics are tied: the rule sets none of them before the others.")
    if len(winners) == 1:
        return w.say("{topic} comes first.", topic=topics)
    if result.rule == "smith_set":
        return w.say(
            "The smallest group that wins all its duels against the others: {topics}.", topics=topics
        )
    return w.say("{topics} come first, tied.", topics=topics)


def order_words(result: Ranking, voice: Voice) -> str:
    """Return the whole order, one place a line; empty where everything is tied."""
    w = voice.words
    if len(result.tiers) == 1:
        return ""
    lines = [w.say("The whole ranking:")]
    place = places(result)
    for tier in result.tiers:
        topics = voice.label(tier[0])
        if len(tier) > 1:
            topics = w.say("{topics}, tied", topics=w.listing([voice.topic(topic) for topic in tier]))
        score = score_words(result, tier[0], voice)
        lines.append(f"{place[tier[0]]}. {topics} ({score})" if score else f"{place[tier[0]]}. {topics}")
    return "\n".join(lines)


def _broken_ties(facts: Facts, voice: Voice) -> str:
    told = []
    for fact in facts.of(*_TIE_BROKEN):
        topic, seed = voice.topic(fact.subject), str(int(fact.against))
        told.append(voice.words.say(_TIE_BROKEN[fact.reason], size=fact.amount, topic=topic, seed=seed))
    return " ".join(told)


def counting_words(result: Ranking, voice: Voice) -> list[str]:
    """Return the conventions by which ballots were counted, in sentences."""
    w = voice.words
    told = [ballots_words(voice, result.n_agents, result.total_weight), ties_words(result, voice)]
    told += [
        w.count(
            "{n} answer was not asked for, because the topic came later; it counts for nobody.",
            "{n} answers were not asked for, because the topics came later; they count for nobody.",
            fact.amount,
        )
        for fact in Facts(result.facts).of("not_asked")
    ]
    for fact in Facts(result.facts).of("unranked_last", "unranked_ignored"):
        told.append(w.count("{n} answer is missing.", "{n} answers are missing.", fact.amount))
        told.append(unranked_words(voice, fact.reason.removeprefix("unranked_"), result.rule))
    if not result.exact_weights:
        told.append(
            w.say(
                "Weights were rounded before counting, so that the closest outcomes may owe it to rounding."
            )
        )
    return [sentence for sentence in told if sentence]


def other_policy_words(result: Ranking, policy: str, voice: Voice) -> str:
    """Return who would come first, were answers that are missing counted otherwise."""
    w = voice.words
    winners = result.other_policies[policy]
    if policy == "ignored":
        condition = w.say("Beware: were topics without an answer left out instead")
    else:
        condition = w.say("Beware: were topics without an answer counted as last instead")
    if result.rule == "condorcet_loser":
        return w.say("{condition}, the answer would be another.", condition=condition)
    if len(winners) == len(result.topics):
        return w.say("{condition}, all topics would be tied.", condition=condition)
    return w.count(
        "{condition}, {topics} would come first.",
        "{condition}, {topics} would come first, tied.",
        len(winners),
        condition=condition,
        topics=voice.topics(winners),
    )
