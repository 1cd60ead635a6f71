"""Who tells a result: a language, the readers' names of topics, and one function per kind of result."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from itertools import islice
from typing import TYPE_CHECKING

from maillage._core import InvalidInput
from maillage.wording.language import Words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# As many items as a sentence or a list of reasons can hold before nobody reads it.
MAX_NAMES = 8
MAX_ITEMS = 6


@dataclass(frozen=True)
class Voice:
    """A language and the names that readers know topics by."""

    words: Words
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, topic: str) -> str:
        """Return the name of a topic."""
        return one_line(self.labels.get(topic, topic))

    def topic(self, topic: str) -> str:
        """Return the name of a topic between quotation marks."""
        return self.words.quoted(self.label(topic))

    def topics(self, topics: Iterable[str]) -> str:
        """Return the names of topics as a list: “A”, “B” and “C”; long ones are cut short and counted."""
        asked = list(topics)
        rest = len(asked) - MAX_NAMES + 1 if len(asked) > MAX_NAMES else 0
        names = [self.topic(topic) for topic in asked[: len(asked) - rest]]
        if rest:
            names.append(self.words.count("{n} other", "{n} others", rest))
        return self.words.listing(names)

    def votes(self, amount: float) -> str:
        """Return a weight of agents as a number of votes."""
        return self.words.count("{n} vote", "{n} votes", amount)

    def score(self, amount: float, against: float) -> str:
        """Return the outcome of a duel: 14 votes to 9."""
        won, lost = self.words.numbers(amount, against)
        return self.words.count("{won} vote to {lost}", "{won} votes to {lost}", amount, won=won, lost=lost)

    def duel(self, message: str, first: str, second: str, amount: float, against: float) -> str:
        """Return a message about the duel of two topics: its ``{first}``, ``{second}`` and ``{score}``."""
        return self.words.say(
            message, first=self.topic(first), second=self.topic(second), score=self.score(amount, against)
        )

    def items(
        self, title: str, sentences: Iterable[str], most: int = MAX_ITEMS, *, n: int | None = None
    ) -> str:
        """Return a title and sentences below it, each behind a dash; a long list is cut short and counted.

        Where `n` says how many there are, only those that are shown are asked for.
        """
        ahead = iter(sentences)
        shown = list(ahead if n is None else islice(ahead, most + 1))
        rest = (len(shown) if n is None else n) - most
        if rest > 1:
            shown[most:] = [self.words.count("and {n} other", "and {n} others", rest)]
        return "\n".join([title, *(f"– {sentence}" for sentence in shown)])


@singledispatch
def paragraphs(result: object, voice: Voice) -> list[str]:  # noqa: ARG001 - what the registered ones take
    """Return what there is to say about a result, one paragraph after the other."""
    raise InvalidInput(f"there are no words for {type(result).__name__}")
