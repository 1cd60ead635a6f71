"""Who answered, how, and what was left blank."""

from __future__ import annotations

import numpy as np

from maillage._core import PreferenceMatrix
from maillage.wording.conventions import unranked_words
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

_KINDS = {
    "ranks": mark("{ballots} on {topics}, given as ranks: 1 for the topic preferred to all others."),
    "scores": mark("{ballots} on {topics}, given as scores: the higher, the better."),
    "approvals": mark("{ballots} on {topics}, given as yes or no."),
}


@paragraphs.register(PreferenceMatrix)
def _(result: PreferenceMatrix, voice: Voice) -> list[str]:
    w = voice.words
    ballots = w.count("{n} ballot", "{n} ballots", result.n_agents)
    topics = w.count("{n} topic", "{n} topics", result.n_topics)
    policy = "last" if result.kind == "ranks" else "ignored"
    return [
        f"{w.say(_KINDS[result.kind], ballots=ballots, topics=topics)} {_weights(result, voice)}",
        *_blanks(result, voice),
        f"{unranked_words(voice, policy)} {w.say('Another convention can be asked for.')}",
    ]


def _weights(result: PreferenceMatrix, voice: Voice) -> str:
    weights = np.asarray(result.weights)
    if np.all(weights == 1):
        return voice.words.say("Each ballot is worth one vote.")
    low, high = voice.words.numbers(float(weights.min()), float(weights.max()))
    if low == high:
        return voice.words.say("Each ballot is worth {weight} votes.", weight=low)
    return voice.words.say(
        "Ballots do not all weigh the same: from {low} to {high} votes each, {total} in all.",
        low=low,
        high=high,
        total=float(result.total_weight),
    )


def _blanks(result: PreferenceMatrix, voice: Voice) -> list[str]:
    w = voice.words
    if result.n_unanswered == 0:
        return [w.say("Every ballot answers about every topic.")]
    values = np.asarray(result.values)
    blank = values == 0 if result.kind == "ranks" else np.isnan(values)
    incomplete, empty = int(blank.any(axis=1).sum()), int(blank.all(axis=1).sum())
    cells = w.count("{n} answer is missing", "{n} answers are missing", int(blank.sum()))
    share = w.percent(result.n_unanswered / blank.size)
    told = [w.say("{answers_missing} ({share} of the table).", answers_missing=cells, share=share)]
    told.append(w.count("{n} ballot is incomplete.", "{n} ballots are incomplete.", incomplete))
    if empty:
        told.append(w.count("{n} ballot is empty.", "{n} ballots are empty.", empty))
    by_topic = blank.sum(axis=0)
    most = [topic for topic, count in zip(result.topics, by_topic, strict=True) if count == by_topic.max()]
    if len(most) < result.n_topics:
        told.append(
            w.count(
                "Most often left without an answer: {topics} ({n} ballot).",
                "Most often left without an answer: {topics} ({n} ballots).",
                int(by_topic.max()),
                topics=voice.topics(most),
            )
        )
    return [" ".join(told)]
