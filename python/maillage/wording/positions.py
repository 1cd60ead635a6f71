"""Positions: which topics are most often first, among the first three, last, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage._core import RankTally
from maillage.wording.conventions import ballots_words, unranked_words
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    import numpy.typing as npt


@paragraphs.register(RankTally)
def _(result: RankTally, voice: Voice) -> list[str]:
    w = voice.words
    counts = np.asarray(result.counts, dtype=float)
    n = result.n_topics
    told = [
        w.say(
            "Most often in first place: {topics}, {votes} of {total}.", **_most(result, counts[:, 0], voice)
        ),
    ]
    if n > 3:
        first_three = counts[:, :3].sum(axis=1)
        told.append(
            w.say(
                "Most often among the first three: {topics}, {votes} of {total}.",
                **_most(result, first_three, voice),
            )
        )
    unranked = np.asarray(result.unranked_counts, dtype=float)
    if unranked.any():
        told.append(
            w.say(
                "Most often left without an answer: {topics}, {votes} of {total}.",
                **_most(result, unranked, voice),
            )
        )
    counted = ballots_words(voice, result.n_agents, result.total_weight)
    return [
        "\n".join(told),
        w.say("Topics tied on a ballot hold the same place: after two tied for first, the next is third."),
        f"{counted} {unranked_words(voice, result.unranked)}",
    ]


def _most(result: RankTally, amounts: npt.NDArray[np.float64], voice: Voice) -> dict[str, object]:
    highest = float(amounts.max())
    topics = [topic for topic, amount in zip(result.topics, amounts, strict=True) if amount == highest]
    return {
        "topics": voice.topics(topics),
        "votes": voice.votes(highest),
        "total": float(result.total_weight),
    }
