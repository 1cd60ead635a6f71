"""The facts of a result, looked up by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage._core import Fact


class Facts:
    """The facts of a result, in the order in which they were stated."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.all = list(facts)

    def of(self, *reasons: str) -> list[Fact]:
        """Return the facts with one of these codes."""
        return [fact for fact in self.all if fact.reason in reasons]

    def about(self, subject: str, *reasons: str) -> list[Fact]:
        """Return the facts about a topic with one of these codes."""
        return [fact for fact in self.of(*reasons) if fact.subject == subject]

    def behind(self, fact: Fact, reason: str) -> list[Fact]:
        """Return the facts with a code that follow a fact without a gap."""
        found = []
        for following in self.all[self.all.index(fact) + 1 :]:
            if following.reason != reason:
                break
            found.append(following)
        return found
