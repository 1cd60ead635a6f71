"""What a ballot file says once it is read, and how the reader was asked to read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from maillage.ballots.names import clean
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from maillage._core import PreferenceMatrix

Kind = Literal["ranks", "scores", "approvals"]
OnDuplicate = Literal["error", "last"]
OnGap = Literal["error", "keep"]
Unfinished = Literal["keep", "drop"]

MOST_TOPICS = 65_535


@dataclass(frozen=True, eq=False)
class BallotTable:
    """Ballots as a layout reads them: one row per agent, one column per topic.

    ``values`` holds ranks (0 = not ranked), scores (NaN = no answer) or approvals (1 = yes, 0 = no, NaN = no
    answer); ``weights`` is None where the file has no weights.
    """

    kind: Kind
    topics: tuple[str, ...]
    agents: tuple[str, ...]
    values: NDArray[Any]
    weights: NDArray[np.float64] | None = None

    def to_matrix(self) -> PreferenceMatrix:
        """Return the ballots as a PreferenceMatrix."""
        from maillage._core import PreferenceMatrix

        values = np.ascontiguousarray(self.values)
        values.flags.writeable = False  # so that ranks of one byte are viewed in place
        labels = {"topics": list(self.topics), "agents": list(self.agents), "weights": self.weights}
        make = {
            "ranks": PreferenceMatrix.from_ranks,
            "scores": PreferenceMatrix.from_scores,
            "approvals": PreferenceMatrix.from_approvals,
        }[self.kind]
        return make(values, **labels)


@dataclass(frozen=True)
class Options:
    """How to read: what :func:`maillage.read_ballots` was asked for, checked."""

    topics: tuple[str, ...] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    kind: Kind | Literal["auto"] = "auto"
    question: str | None = None
    agent_column: str | None = None
    on_duplicate: OnDuplicate = "error"
    on_gap: OnGap = "error"
    unfinished: Unfinished = "keep"

    def __post_init__(self) -> None:
        _one_of("kind", self.kind, ("auto", *get_args(Kind)))
        _one_of("on_duplicate", self.on_duplicate, get_args(OnDuplicate))
        _one_of("on_gap", self.on_gap, get_args(OnGap))
        _one_of("unfinished", self.unfinished, get_args(Unfinished))
        if self.topics is not None:
            names = [clean(topic) for topic in self.topics]
            twice = next((name for name, count in Counter(names).items() if count > 1), None)
            if twice is not None or not names or not all(names):
                problem = f"{twice!r} more than once" if twice else "an empty name" if names else "no topic"
                raise InvalidInput(f"topics= has {problem}; expected unique names")
        labels = {clean(code): clean(label) for code, label in self.labels.items()}
        object.__setattr__(self, "labels", labels)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        expected = " or ".join(repr(choice) for choice in allowed)
        raise InvalidInput(f"{name}={value!r} is not known; expected {expected}")
