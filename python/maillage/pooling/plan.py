"""What could be done together? The best plan of pools, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from maillage import _core
from maillage.errors import InvalidInput, NotFound
from maillage.pooling.pool import Pool
from maillage.pooling.savings import SavingsChance, SavingsSensitivity, StabilityBreaks, sensitivity_of
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from maillage.pooling.case import PoolingCase
    from maillage.pooling.games import CostGame
    from maillage.pooling.shares import CostShares
    from maillage.progress import Watcher

OBJECTIVES = ("savings", "served", "fairness")


@dataclass(frozen=True)
class Nearest:
    """The pool that comes nearest to paying, where none pays.

    Attributes
    ----------
    pool : Pool
        Its savings are negative, or zero.
    changes : tuple of (str, float)
        Assumptions that would make it pay, each alone, with the factor they would have to change by; the
        smallest change first.
    """

    pool: Pool
    changes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, eq=False, repr=False)
class PoolingPlan(Result):
    """Every action alone or in one pool, so that the objective is as good as can be; made by `pool`.

    Attributes
    ----------
    pools : tuple of Pool
        What saves most first.
    alone : tuple of str
        Ids of the actions that stay alone.
    savings, alone_eur : float
        Euros saved by all pools together, and what all actions cost alone.
    objective : str
        "savings" (euros saved), "served" (territories in a pool, then euros) or "fairness" (the smallest
        saving of a territory as a share of what it planned, then territories served, then euros; members of
        a pool save the same share).
    value, bound, gap : float
        What the plan reaches of the objective, what no plan can pass, and how far apart they are.
    proven : bool
        Whether no other plan is better.
    alternatives : tuple of PoolingPlan
        The next best plans, where several were asked for.
    nearest : Nearest or None
        Where no pool pays: the one that comes nearest, and what would have to change.
    n_candidates, n_paying : int
        Groups that were costed, and those that save something.
    relaxation_eur : float or None
        The most that pools could save if they could be mixed in parts (the linear relaxation); for the
        objective "savings" without budget, staff limit or pins. Above `savings`, no shares of the savings
        hold for all possible groups, and the difference is the smallest help from outside that would make
        them.
    prices : mapping of str to float, or None
        Euros of savings of each action under which no group, of this plan or across its pools, would save
        more on its own; they add up to `relaxation_eur`.
    case : PoolingCase
        What was asked about.
    options : mapping
        How it was asked.
    """

    columns: ClassVar[tuple[str, ...]] = ("pool",)

    pools: tuple[Pool, ...]
    alone: tuple[str, ...]
    savings: float
    alone_eur: float
    objective: str
    value: float
    bound: float
    gap: float
    proven: bool
    alternatives: tuple[PoolingPlan, ...]
    nearest: Nearest | None
    n_candidates: int
    n_paying: int
    relaxation_eur: float | None
    prices: Mapping[str, float] | None
    case: PoolingCase
    options: Mapping[str, Any]

    def __getitem__(self, pool: str | int | Pool) -> Pool:
        if isinstance(pool, Pool):
            return pool
        if isinstance(pool, int):
            try:
                return self.pools[pool]
            except IndexError:
                raise NotFound(f"there is no pool number {pool}; the plan has {len(self.pools)}") from None
        for each in self.pools:
            if each.id == pool:
                return each
        known = ", ".join(each.id for each in self.pools) or "none"
        raise NotFound(f"there is no pool {pool!r}; the plan has {known}")

    @property
    def subsidy_eur(self) -> float | None:
        """The smallest help from outside that keeps every group from leaving the plan; 0 where it holds."""
        if self.relaxation_eur is None:
            return None
        return max(0.0, round(self.relaxation_eur - self.savings, 2))

    def game(self, pool: str | int | Pool) -> CostGame:
        """Return the cost game of a pool: what each group of its territories would pay without the others.

        A subgroup takes its own actions and does with them what is cheapest: together where that is allowed,
        otherwise as its best partition. Everybody together pay the cost of the pool.

        Raises
        ------
        NotFound
            For a pool that the plan has not.
        LimitExceeded
            For more than 16 actions.
        """
        from maillage.pooling.games import CostGame

        chosen = self[pool]
        case = self.case
        found = _core.pool_game(
            case.costs,
            [case.numbers[action] for action in chosen.actions],
            [list(others) for others in case.links],
            [list(others) for others in case.compatible],
        )
        players = [case.territories[i] for i in found.territories]
        return CostGame(players, found.values, labels=self.labels, invented=self.invented)

    def shares(self, pool: str | int | Pool, rule: str = "nucleolus", **options: Any) -> CostShares:
        """Return what each member of a pool pays under a rule; see `maillage.share_costs`."""
        from maillage.pooling.shares import share_costs

        return share_costs(self.game(pool), rule, **options)

    def stability(
        self,
        pool: str | int | Pool,
        rule: str = "nucleolus",
        *,
        progress: bool | Watcher | None = None,
        **options: Any,
    ) -> StabilityBreaks:
        """Return which assumption would end an agreement on the shares of a pool first.

        While one assumption of the cost model, or one amount of the actions, goes up or down, the game of the
        pool and the shares under the rule are worked out anew, until some group would do better on its own.
        The nucleolus holds wherever any shares do.

        Parameters
        ----------
        pool : str, int or Pool
        rule : str, default "nucleolus"
            An id of `maillage.share_rules`.
        progress : bool or callable, optional
        **options
            What the rule needs, as for `maillage.share_costs`.

        Raises
        ------
        InvalidInput
            Where costs come from a function.
        """
        from maillage.pooling.shares import compiled_options

        chosen, case = self[pool], self.case
        players = self.game(chosen).players
        found = _core.stability_breaks(
            case.pooled([chosen.actions]),
            [list(others) for others in case.links],
            [list(others) for others in case.compatible],
            rule,
            **compiled_options(players, options),
            progress=progress,
        )
        return StabilityBreaks(
            labels=self.labels,
            invented=self.invented,
            assumption=tuple(_core.assumption_names()),
            factor=found.factors,
            holds=found.holds,
            pool=chosen.id,
            rule=rule,
        )

    def sensitivity(
        self,
        pool: str | int | Pool | None = None,
        *,
        change: float = 0.2,
        progress: bool | Watcher | None = None,
    ) -> SavingsSensitivity:
        """Return what each assumption, lower and higher by a share, does to the savings of a pool or of all.

        Raises
        ------
        InvalidInput
            Where costs come from a function, or the plan has no pool.
        """
        return sensitivity_of(
            self.case,
            [each.actions for each in self._asked(pool)],
            change=change,
            labels=self.labels,
            invented=self.invented,
            progress=progress,
        )

    def chance(
        self,
        pool: str | int | Pool | None = None,
        *,
        actions: float = 0.1,
        assumptions: float = 0.3,
        samples: int = 2000,
        seed: int = 0,
        progress: bool | Watcher | None = None,
    ) -> SavingsChance:
        """Return how likely it is that a pool, or all together, save.

        Each amount of each action is drawn within plus or minus the share `actions`, each assumption of the
        cost model within `assumptions`, uniformly and independently.

        Raises
        ------
        InvalidInput
            Where costs come from a function, the plan has no pool, or an interval is out of range.
        """
        asked = self._asked(pool)
        found = _core.saving_chance(
            self.case.pooled(each.actions for each in asked),
            actions=actions,
            assumptions=assumptions,
            samples=samples,
            seed=seed,
            progress=progress,
        )
        return SavingsChance(
            labels=self.labels,
            invented=self.invented,
            pool=tuple(each.id for each in asked),
            probability=found.probability,
            mean_eur=found.mean_eur,
            low_eur=found.low_eur,
            high_eur=found.high_eur,
            actions=actions,
            assumptions=assumptions,
            samples=samples,
            seed=seed,
        )

    def _asked(self, pool: str | int | Pool | None) -> tuple[Pool, ...]:
        if pool is not None:
            return (self[pool],)
        if not self.pools:
            raise InvalidInput("the plan has no pool; expected one at least")
        return self.pools

    def to_frame(self) -> pd.DataFrame:
        """Return one row per pool: who, what, under which form, and what it costs and saves."""
        import pandas as pd

        rows = {
            "leader": [pool.leader for pool in self.pools],
            "territories": [pool.territories for pool in self.pools],
            "actions": [pool.actions for pool in self.pools],
            "form": [pool.form for pool in self.pools],
            "start": [pool.start for pool in self.pools],
            "end": [pool.end for pool in self.pools],
            "cost_eur": [pool.cost_eur for pool in self.pools],
            "alone_eur": [pool.alone_eur for pool in self.pools],
            "savings_eur": [pool.savings_eur for pool in self.pools],
            "saved_share": [pool.saved_share for pool in self.pools],
            "gap_eur": [pool.gap_eur for pool in self.pools],
            "staff_days": [pool.staff_days for pool in self.pools],
        }
        frame: pd.DataFrame = pd.DataFrame(
            rows, index=pd.Index([pool.id for pool in self.pools], name="pool")
        )
        return frame

    def __repr__(self) -> str:
        proof = "proven" if self.proven else f"gap {self.gap:.2%}"
        pools = f"{len(self.pools)} pool{'s' if len(self.pools) != 1 else ''}"
        alone = f"{len(self.alone)} actions alone"
        return f"PoolingPlan({pools}, {alone}, saves {self.savings:.2f} EUR, {proof})"
