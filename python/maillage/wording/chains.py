"""How a topic stands before another: by their duel, or by a chain of won duels, told step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import mark

if TYPE_CHECKING:
    from maillage._core import Fact, Ranking
    from maillage.wording.facts import Facts
    from maillage.wording.telling import Voice

# Rules state how a winner stands before this many of the topics that come next (see ranking.hpp).
_FACTS_AT_MOST = 20

_BEFORE = mark("{topic} stands before, from the closest to the clearest:")
_BEFORE_NEXT = mark("Of the topics that come next, {topic} stands before, from the closest to the clearest:")
_ALL_DUELS = mark("{topic} wins all its duels, the closest first:")
CLOSEST = mark("{first} wins all its duels; the closest is against {second}: {score}.")
_AGAINST = mark("against {second}: {score}")
_DIRECT = mark("{second} by {score}")
_STEP = mark("{first} beats {second} ({score})")
_NEXT_STEP = mark("which beats {second} ({score})")
_DIRECT_LOST = mark("although their duel is lost ({score}), by a chain of won duels")
_DIRECT_TIED = mark("although their duel is tied ({score}), by a chain of won duels")
_DIRECT_WON = mark("more surely than by their duel ({score}), by a chain of won duels")


def victories(result: Ranking, facts: Facts, voice: Voice, most: int) -> list[str]:
    """Return, for each winner, what it wins against: chains first, then duels from the closest on."""
    if facts.of("condorcet_winner"):
        return _all_duels(result, facts, voice, most)
    told = []
    for winner in result.winners:
        direct = sorted(facts.about(winner, "beats_directly"), key=_margin)
        lines = [_chain(result, facts, path, voice) for path in facts.about(winner, "beats_by_path")]
        lines += [voice.duel(_DIRECT, winner, fact.object, fact.amount, fact.against) for fact in direct]
        if lines:
            cut = len(lines) >= _FACTS_AT_MOST
            title = voice.words.say(_BEFORE_NEXT if cut else _BEFORE, topic=voice.topic(winner))
            told.append(voice.items(title, lines, most))
    return told


def _all_duels(result: Ranking, facts: Facts, voice: Voice, most: int) -> list[str]:
    """Return the duels of a topic that wins all of them; of many, those with the topics that come next."""
    (winner,) = result.winners
    duels = sorted(facts.about(winner, "beats_directly"), key=_margin)
    lines = [voice.duel(_AGAINST, winner, fact.object, fact.amount, fact.against) for fact in duels]
    if not lines:
        return []
    if len(duels) == len(result.topics) - 1:
        return [voice.items(voice.words.say(_ALL_DUELS, topic=voice.topic(winner)), lines, most)]
    closest = [
        voice.duel(CLOSEST, winner, f.object, f.amount, f.against) for f in facts.of("condorcet_winner")
    ]
    return [*closest, voice.items(voice.words.say("Against the topics that come next:"), lines, most)]


def _margin(duel: Fact) -> float:
    return duel.amount - duel.against


def _chain(result: Ranking, facts: Facts, path: Fact, voice: Voice) -> str:
    direct = facts.behind(path, "direct_duel")
    steps = facts.behind(direct[-1] if direct else path, "path_step")
    links = [
        voice.duel(_NEXT_STEP if number else _STEP, step.subject, step.object, step.amount, step.against)
        for number, step in enumerate(steps)
    ]
    told = voice.words.say(
        "{topic}, {how}: {steps}.",
        topic=voice.topic(path.object),
        how=_how(direct, voice),
        steps=", ".join(links),
    )
    return f"{told} {_strength(result, path, voice)}"


def _how(direct: list[Fact], voice: Voice) -> str:
    for duel in direct:
        lost = _DIRECT_LOST if duel.amount < duel.against else _DIRECT_TIED
        message = _DIRECT_WON if duel.amount > duel.against else lost
        return voice.words.say(message, score=voice.score(duel.amount, duel.against))
    return voice.words.say("by a chain of won duels")


def _strength(result: Ranking, path: Fact, voice: Voice) -> str:
    w = voice.words
    if result.rule == "ranked_pairs":
        return w.say("All these duels are kept.")
    link, back = w.numbers(path.amount, path.against)
    if not path.against:
        return w.say("The weakest link is worth {link}; no chain leads back.", link=link)
    return w.say(
        "The weakest link is worth {link}; no chain that leads back is worth more than {back}.",
        link=link,
        back=back,
    )
