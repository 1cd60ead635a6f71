"""What do other rules say? The same ballots ranked by several rules, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maillage import _core
from maillage._core import InvalidInput, PairwiseTally, PreferenceMatrix, Ranking
from maillage.frames import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import altair as alt
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Comparison:
    """The same topics ranked by several rules.

    Made by `compare_rules`.

    Attributes
    ----------
    rankings : tuple of Ranking
        One per rule, in the order in which they were asked for.
    """

    rankings: tuple[Ranking, ...]

    __hash__ = None  # type: ignore[assignment]

    @property
    def rules(self) -> list[str]:
        """Ids of the rules; a rule that was given twice carries a number."""
        ids = [ranking.rule for ranking in self.rankings]
        repeated = {rule for rule, times in Counter(ids).items() if times > 1}
        return [
            f"{rule} ({ids[: place + 1].count(rule)})" if rule in repeated else rule
            for place, rule in enumerate(ids)
        ]

    @property
    def topics(self) -> list[str]:
        """Ids of the topics, in the order of the ballots."""
        return list(self.rankings[0].topics)

    @property
    def winners(self) -> dict[str, list[str]]:
        """Topics in first place, by rule."""
        return {rule: list(r.winners) for rule, r in zip(self.rules, self.rankings, strict=True)}

    @property
    def ranks(self) -> dict[str, dict[str, int]]:
        """Place of each topic by rule: 1 + the number of topics before it, so that tied topics share one."""
        return {rule: places(ranking) for rule, ranking in zip(self.rules, self.rankings, strict=True)}

    def to_frame(self) -> pd.DataFrame:
        """Return one row per rule: its winners, then the rank of each topic."""
        import pandas as pd

        rows = [
            {
                "rule": rule,
                "winners": ", ".join(self.winners[rule]),
                **{topic: ranks[topic] for topic in self.topics},
            }
            for rule, ranks in self.ranks.items()
        ]
        frame: pd.DataFrame = pd.DataFrame(rows).set_index("rule")
        return frame

    def explain(
        self, lang: str = "fr", *, labels: Mapping[str, str] | None = None, invented: bool | str | None = None
    ) -> str:
        """Say in plain words on what the rules agree; options as for `maillage.wording.explain`."""
        from maillage.wording import explain

        return explain(self, lang, labels=labels, invented=invented)

    def plot(
        self, lang: str = "fr", *, labels: Mapping[str, str] | None = None, invented: bool | str | None = None
    ) -> alt.TopLevelMixin:
        """Draw the rank of each topic by each rule; options as for `maillage.charts.plot`."""
        from maillage.charts import plot

        return plot(self, lang, labels=labels, invented=invented)

    def __repr__(self) -> str:
        first = Counter(" = ".join(winners) for winners in self.winners.values())
        said = ", ".join(f"{winners} first by {times}" for winners, times in first.most_common())
        n = len(self.rankings)
        return f"Comparison({n} {'rule' if n == 1 else 'rules'}: {said})"

    def _repr_html_(self) -> str:
        from maillage.frames import to_html

        return to_html(self)


def compare_rules(
    p: PreferenceMatrix | PairwiseTally,
    rules: Iterable[str] | Mapping[str, Mapping[str, Any]] | None = None,
    **options: Any,
) -> Comparison:
    """Rank the same ballots by several rules.

    Parameters
    ----------
    p
        A PreferenceMatrix, or a PairwiseTally for rules that need no more.
    rules
        Ids of rules, or a mapping from ids to options of each; by default every rule that ranks and can use
        these ballots without being told more (so approval rules need approvals).
    **options
        Options for all of them, such as ``unranked="ignored"``.

    Returns
    -------
    Comparison

    Raises
    ------
    InvalidInput
        If no rule is given, or one cannot use these ballots.
    NotFound
        If there is no such rule.

    Examples
    --------
    >>> import maillage as ml
    >>> p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [1, 3, 2], [2, 1, 3]])
    >>> ml.compare_rules(p, ["borda", "schulze"])
    Comparison(2 rules: T1 first by 2)
    """
    if isinstance(rules, str):
        rules = [rules]
    chosen = {key: {} for key in fitting_rules(p)} if rules is None else rules
    wanted = chosen.items() if hasattr(chosen, "items") else ((rule, {}) for rule in chosen)
    rankings = tuple(_core.rank(p, rule, **{**options, **own}) for rule, own in wanted)
    if not rankings:
        raise InvalidInput(
            "no rule was given to compare; expected ids such as 'borda', or None for all that fit"
        )
    return Comparison(rankings)


def fitting_rules(p: PreferenceMatrix | PairwiseTally) -> list[str]:
    """Return the rules that rank and can use these ballots without being told more."""
    kind = "tally" if isinstance(p, PairwiseTally) else p.kind
    return [
        rule["id"]
        for rule in _core.rules()
        if rule["family"] != "concept" and kind in rule["input"].split(";")[0].split(", ")
    ]
