"""Why a ranking is as it is: sentences from the facts that each rule states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.chains import CLOSEST, victories
from maillage.wording.language import mark
from maillage.wording.rules import score_words
from maillage.wording.telling import MAX_ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from maillage._core import Ranking
    from maillage.wording.facts import Facts
    from maillage.wording.telling import Voice

    Teller = Callable[[Ranking, Facts, Voice], list[str]]


def reasons(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    """Return why the first come first: what the rule counted, then what the duels say whatever the rule."""
    tell = _TELLERS.get(result.rule)
    return [
        *(tell(result, facts, voice) if tell else []),
        duels_words(result, facts, voice),
        _undecided(facts, voice),
    ]


def points_words(result: Ranking, facts: Facts, voice: Voice) -> str:
    """Return what the first two places got."""
    w, first = voice.words, result.winners[0]
    topics, score = voice.topics(result.winners), score_words(result, first, voice)
    highest = [fact.against for fact in facts.about(first, "points")]
    if highest and result.rule in {"borda", "copeland"}:
        told = w.say(
            "{topics}: {score}, out of {highest} possible.", topics=topics, score=score, highest=highest[0]
        )
    else:
        told = w.say("{topics}: {score}.", topics=topics, score=score)
    if len(result.tiers) == 1:
        return told
    second = result.tiers[1]
    topics, score = voice.topics(second), score_words(result, second[0], voice)
    comes_next = w.count(
        "{topics} comes next: {score}.",
        "{topics} come next: {score}.",
        len(second),
        topics=topics,
        score=score,
    )
    return f"{told} {comes_next}"


def _plurality(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    told = [points_words(result, facts, voice)]
    for fact in facts.of("first_shared"):
        topic, votes = voice.topic(fact.subject), voice.votes(fact.amount)
        told.append(
            voice.words.say(
                "{topic} owes {votes} to ballots that place several topics first.", topic=topic, votes=votes
            )
        )
    return [" ".join(told)]


def _approval(_result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    w = voice.words
    lines = []
    for fact in facts.of("approved"):
        topic = voice.topic(fact.subject)
        yes, no = w.numbers(fact.amount, fact.against)
        line = w.say("{topic}: {yes} for, {no} against", topic=topic, yes=yes, no=no)
        lines.append(line + _silence(facts, fact.subject, voice))
    return [voice.items(w.say("What the first two places got:"), lines)]


def _range(_result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    w = voice.words
    lines = []
    for fact in facts.of("scored"):
        topic = voice.topic(fact.subject)
        if not fact.against:
            lines.append(w.say("{topic}: no answer", topic=topic))
            continue
        line = w.say(
            "{topic}: {mean} on average ({sum} in all, {votes})",
            topic=topic,
            mean=fact.amount / fact.against,
            sum=fact.amount,
            votes=voice.votes(fact.against),
        )
        lines.append(line + _silence(facts, fact.subject, voice))
    return [voice.items(w.say("What the first two places got:"), lines)]


def _silence(facts: Facts, topic: str, voice: Voice) -> str:
    silent = sum(fact.amount for fact in facts.about(topic, "no_answer"))
    return voice.words.say(", {silent} without an answer", silent=silent) if silent else ""


def _borda(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    w = voice.words
    told = [points_words(result, facts, voice)]
    for winner in result.winners:
        lines = []
        for fact in sorted(facts.about(winner, "duel_points"), key=lambda fact: fact.amount - fact.against):
            own, other = w.numbers(fact.amount, fact.against)
            topic = voice.topic(fact.object)
            lines.append(w.say("against {topic}: {own} points to {other}", topic=topic, own=own, other=other))
        if lines:
            title = w.say(
                "{topic} gets its points in its duels, the least favourable first:", topic=voice.topic(winner)
            )
            told.append(voice.items(title, lines, items_of_each_winner(result)))
    return told


def items_of_each_winner(result: Ranking) -> int:
    """Return how many duels of each winner are told: fewer where winners are many."""
    return MAX_ITEMS if len(result.winners) == 1 else MAX_ITEMS // 2


def _copeland(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    w = voice.words
    lines = []
    for won in facts.of("duels_won"):
        tied = sum(fact.amount for fact in facts.about(won.subject, "duels_tied"))
        lost = sum(fact.amount for fact in facts.about(won.subject, "duels_lost"))
        counts = [w.count("{n} won", "{n} won", won.amount), w.count("{n} lost", "{n} lost", lost)]
        if tied:
            counts.insert(1, w.count("{n} tied", "{n} tied", tied))
        lines.append(w.say("{topic}: {counts}", topic=voice.topic(won.subject), counts=", ".join(counts)))
    told = [points_words(result, facts, voice), voice.items(w.say("Duels of the first two places:"), lines)]
    for winner in result.winners:
        if defeats := facts.about(winner, "loses_to"):
            title = w.say("Duels that {topic} loses:", topic=voice.topic(winner))
            message = mark("against {second}: {score}")
            lines = [voice.duel(message, winner, fact.object, fact.amount, fact.against) for fact in defeats]
            told.append(voice.items(title, lines))
    return told


def _minimax(_result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    w = voice.words
    lines = []
    for fact in facts.of("undefeated", "worst_defeat"):
        if fact.reason == "undefeated":
            lines.append(w.say("{topic} loses no duel", topic=voice.topic(fact.subject)))
        else:
            message = mark("{first}, at worst, loses to {second}, which wins by {score}")
            lines.append(voice.duel(message, fact.subject, fact.object, fact.against, fact.amount))
    return [voice.items(w.say("Worst defeats of the first two places:"), lines)]


def _ranked_pairs(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    told = victories(result, facts, voice, items_of_each_winner(result))
    message = mark("{first} beats {second}: {score}")
    lines = [
        voice.duel(message, fact.subject, fact.object, fact.amount, fact.against)
        for fact in facts.of("discarded", "discarded_tied")
    ]
    for total in facts.of("discarded_total"):
        title = voice.words.count(
            "{n} duel is set aside, because it contradicts others that are as strong or stronger:",
            "{n} duels are set aside, because they contradict others that are as strong or stronger:",
            total.amount,
        )
        told.append(voice.items(title, lines))
    return told


def _schulze(result: Ranking, facts: Facts, voice: Voice) -> list[str]:
    return victories(result, facts, voice, items_of_each_winner(result))


def duels_words(result: Ranking, facts: Facts, voice: Voice) -> str:
    """Return what the duels say about the result, whatever the rule; empty where they say nothing."""
    w = voice.words
    # Rules of chains have told these duels already.
    winners = [] if result.rule in {"schulze", "ranked_pairs"} else facts.of("condorcet_winner")
    told = [voice.duel(CLOSEST, fact.subject, fact.object, fact.amount, fact.against) for fact in winners]
    for fact in facts.of("condorcet_winner_not_first"):
        message = mark(
            "Yet {first} wins all its duels, the one against {second} by {score}: a rule that goes by duels "
            "would put it first."
        )
        told.append(voice.duel(message, fact.subject, fact.object, fact.amount, fact.against))
    if facts.of("no_condorcet_winner") and result.rule != "condorcet_loser":
        told.append(w.say("No topic wins all its duels."))
    return " ".join(told)


def _undecided(facts: Facts, voice: Voice) -> str:
    told = [
        voice.words.count(
            "For {n} pair of topics in different places, the rule puts neither before the other: their "
            "places come from the topics before them.",
            "For {n} pairs of topics in different places, the rule puts neither before the other: their "
            "places come from the topics before them.",
            fact.amount,
        )
        for fact in facts.of("undecided_pairs")
    ]
    return " ".join(told)


_TELLERS: dict[str, Teller] = {
    "plurality": _plurality,
    "approval": _approval,
    "range": _range,
    "borda": _borda,
    "copeland": _copeland,
    "minimax": _minimax,
    "schulze": _schulze,
    "ranked_pairs": _ranked_pairs,
}
