"""What the ranking rules are called, what each one does, and what its scores count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import mark, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maillage._core import Ranking
    from maillage.wording.telling import Voice

_NAMES = {
    "plurality": mark("first places (plurality)"),
    "approval": mark("approvals"),
    "range": mark("scores (range voting)"),
    "borda": mark("Borda points"),
    "copeland": mark("duels won (Copeland)"),
    "minimax": mark("smallest defeat (minimax)"),
    "schulze": mark("Schulze method"),
    "ranked_pairs": mark("ranked pairs (Tideman)"),
    "condorcet_winner": mark("Condorcet winner"),
    "condorcet_loser": mark("Condorcet loser"),
    "smith_set": mark("Smith set"),
}

_DUEL = mark("In a duel between two topics, the one that more votes place before the other wins.")

_METHODS = {
    "plurality": mark(
        "The topic that most votes place first comes first; nothing else on the ballot counts."
    ),
    "approval": mark("The topic that most votes approve comes first."),
    "range": mark("The topic with the best scores comes first."),
    "borda": mark(
        "Each ballot gives a topic one point for every topic that it places behind; points add up."
    ),
    "copeland": mark("One point for every duel won; topics are ranked by their points."),
    "minimax": mark("Topics are ranked by their worst defeat in a duel, the slightest first."),
    "schulze": mark(
        "A topic stands before another if the strongest chain of won duels that leads from it to the other "
        "is stronger than any chain that leads back; a chain is as strong as its weakest duel."
    ),
    "ranked_pairs": mark(
        "Won duels are taken one after the other, strongest first; those that contradict stronger ones are "
        "set aside, and the others make the order."
    ),
    "condorcet_winner": mark("Is there a topic that wins every one of its duels?"),
    "condorcet_loser": mark("Is there a topic that loses every one of its duels?"),
    "smith_set": mark("Which is the smallest group of topics that win all their duels against the others?"),
}

_BY_DUELS = frozenset(_METHODS) - {"plurality", "approval", "range", "borda"}

# Where an option means something else for one rule.
_OWN_OPTIONS: Mapping[tuple[str, str, str], str] = {
    ("borda", "aggregate", "mean"): mark("Points count as a share of those at stake in the pairs compared."),
    ("borda", "aggregate", "sum"): "",
}

_OPTIONS: Mapping[tuple[str, str], str] = {
    ("strength", "winning_votes"): mark("The strength of a duel is the number of votes of its winner."),
    ("strength", "margins"): mark("The strength of a duel is the gap between its winner and its loser."),
    ("aggregate", "mean"): mark("Answers count on average, over those who gave one."),
    ("aggregate", "sum"): mark("Answers count in total."),
}

# What topics tied on a ballot get, where they get points.
_TIES = {
    ("plurality", "average"): mark("Several topics in first place share the vote."),
    ("plurality", "min"): mark("Several topics in first place get nothing."),
    ("plurality", "max"): mark("Several topics in first place get a whole vote each."),
    ("borda", "average"): mark("Topics tied on a ballot share the points of their places."),
    ("borda", "min"): mark("Topics tied on a ballot each get the points of the lowest of their places."),
    ("borda", "max"): mark("Topics tied on a ballot each get the points of the highest of their places."),
}

_SCORES = {
    "points": mark("Points"),
    "first_places": mark("First places (votes)"),
    "approvals": mark("Approvals (votes)"),
    "approval_share": mark("Approvals (share)"),
    "share_of_points": mark("Points (share)"),
    "mean": mark("Mean score"),
    "sum": mark("Sum of scores"),
    "topics_below": mark("Topics ranked behind"),
    "worst_defeat": mark("Worst defeat (votes)"),
}


def rule_name(rule: str, lang: str = "fr") -> str:
    """Return what readers call a rule, as a heading; a rule without another name is called by its id."""
    name = name_in_sentence(rule, lang)
    return name[:1].upper() + name[1:]


def name_in_sentence(rule: str, lang: str) -> str:
    """Return what readers call a rule, within a sentence."""
    return words(lang).say(_NAMES[rule]) if rule in _NAMES else rule


def score_title(score_name: str, lang: str = "fr") -> str:
    """Return what the scores of a ranking count, as the title of a column or an axis."""
    return words(lang).say(_SCORES[score_name]) if score_name in _SCORES else score_name


def method_words(result: Ranking, voice: Voice) -> str:
    """Return what the rule does, with the options that change what it does."""
    w = voice.words
    told = [w.say(_METHODS[result.rule])] if result.rule in _METHODS else []
    if result.rule in _BY_DUELS:
        told.append(w.say(_DUEL))
    given = [(name, str(value)) for name, value in result.options.items()]
    messages = [_OWN_OPTIONS.get((result.rule, *option), _OPTIONS.get(option, "")) for option in given]
    told += [w.say(message) for message in messages if message]
    alpha = result.options.get("alpha")
    if isinstance(alpha, (int, float)):
        told.append(w.count("A tied duel counts {n} point.", "A tied duel counts {n} points.", alpha))
    if "max_rank" in result.options:
        rank = w.ordinal(int(result.options["max_rank"]))
        told.append(w.say("A ballot approves the topics that it ranks {rank} or better.", rank=rank))
    if "min_score" in result.options:
        told.append(
            w.say("A ballot approves what it scores {score} or more.", score=result.options["min_score"])
        )
    return " ".join(told)


def ties_words(result: Ranking, voice: Voice) -> str:
    """Return what topics tied on a ballot get; empty where the rule sees no ties."""
    if result.rule in _BY_DUELS:
        return voice.words.say("A ballot that ties two topics counts for neither in their duel.")
    message = _TIES.get((result.rule, str(result.options.get("ties"))))
    return voice.words.say(message) if message else ""


def score_words(result: Ranking, topic: str, voice: Voice) -> str:
    """Return the score of a topic with what it counts; empty where it says no more than the order."""
    w, score = voice.words, result.scores[topic]
    if result.score_name == "topics_below":
        return ""
    if score is None:
        return w.say("no answer")
    if result.score_name == "worst_defeat":
        return _defeat_words(result, topic, voice)
    written = written_scores(result, voice)[topic]
    if result.score_name in {"first_places", "approvals"}:
        return w.count("{number} vote", "{number} votes", score, number=written)
    if result.score_name == "points":
        return w.count("{number} point", "{number} points", score, number=written)
    return written


def shown_scores(result: Ranking) -> dict[str, float | None]:
    """Return the scores as readers expect them: a defeat is shown by its size, without a sign."""
    sign = -1 if result.score_name == "worst_defeat" else 1
    return {topic: None if score is None else sign * score for topic, score in result.scores.items()}


def written_scores(result: Ranking, voice: Voice) -> dict[str, str]:
    """Return the scores in figures, different ones looking different, by topic."""
    w, shown = voice.words, shown_scores(result)
    write = w.percentages if result.score_name in {"approval_share", "share_of_points"} else w.numbers
    known = {topic: score for topic, score in shown.items() if score is not None}
    written = dict(zip(known, write(*known.values()), strict=True))
    return {topic: written.get(topic, "–") for topic in shown}


def _defeat_words(result: Ranking, topic: str, voice: Voice) -> str:
    w, defeat = voice.words, shown_scores(result)[topic]
    if not defeat:
        return w.say("undefeated")
    number = written_scores(result, voice)[topic]
    votes = w.count("{number} vote", "{number} votes", defeat, number=number)
    if result.options.get("strength") == "margins":
        return w.say("worst defeat: {votes} apart", votes=votes)
    return w.say("worst defeat: {votes}", votes=votes)
