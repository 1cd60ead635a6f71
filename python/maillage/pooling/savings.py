"""How sure are savings? What each assumption does to them, and how likely it is that pools save."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from maillage.pooling.case import PoolingCase
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class SavingsSensitivity(Result):
    """What the savings of pools would be if one assumption were otherwise.

    Attributes
    ----------
    assumption : tuple of str
        Terms of the cost model, then amounts of the actions.
    below_eur, above_eur : array of float
        Savings with the assumption lower, and higher, by `change`.
    break_even : array of float
        The factor next to 1, from 0 to 10, at which savings are zero; NaN where there is none.
    savings_eur : float
        As assumed.
    change : float
        A share.
    """

    columns: ClassVar[tuple[str, ...]] = ("assumption", "below_eur", "above_eur", "break_even")

    assumption: tuple[str, ...]
    below_eur: npt.NDArray[np.float64]
    above_eur: npt.NDArray[np.float64]
    break_even: npt.NDArray[np.float64]
    savings_eur: float
    change: float

    def weakest(self) -> list[tuple[str, float]]:
        """Return the assumptions that would end the savings, with their factors, nearest to 1 first."""
        return _nearest(self.assumption, self.break_even)

    def __repr__(self) -> str:
        return f"SavingsSensitivity({self.savings_eur:.2f} EUR, each assumption by {self.change:.0%})"


@dataclass(frozen=True, eq=False, repr=False)
class StabilityBreaks(Result):
    """Which assumption would end an agreement on shares.

    Attributes
    ----------
    assumption : tuple of str
        Terms of the cost model, then amounts of the actions.
    factor : array of float
        The factor next to 1, from 0 to 10, at which shares under the rule, worked out anew, stop holding (or
        begin to, where they do not hold as assumed); NaN where there is none.
    holds : bool
        Whether nobody gains by leaving, as assumed.
    pool, rule : str
    """

    columns: ClassVar[tuple[str, ...]] = ("assumption", "factor")

    assumption: tuple[str, ...]
    factor: npt.NDArray[np.float64]
    holds: bool
    pool: str
    rule: str

    def first(self) -> list[tuple[str, float]]:
        """Return the assumptions with their factors, nearest to 1 first."""
        return _nearest(self.assumption, self.factor)

    def __repr__(self) -> str:
        said = ", ".join(f"{name} x {factor:.2f}" for name, factor in self.first()[:1]) or "no assumption"
        return f"StabilityBreaks({'holds' if self.holds else 'does not hold'}; changed by {said})"


@dataclass(frozen=True, eq=False, repr=False)
class SavingsChance(Result):
    """How likely it is that pools save, when costs and assumptions are known within intervals only.

    Attributes
    ----------
    pool : tuple of str
        Ids of the pools that were asked about, together.
    probability : float
        Share of the draws in which they save.
    mean_eur, low_eur, high_eur : float
        Mean of the savings, and what 5 % of the draws stay below and above.
    actions, assumptions : float
        The intervals: plus or minus this share, uniform and independent.
    samples, seed : int
    """

    columns: ClassVar[tuple[str, ...]] = ("pool",)

    pool: tuple[str, ...]
    probability: float
    mean_eur: float
    low_eur: float
    high_eur: float
    actions: float
    assumptions: float
    samples: int
    seed: int

    def to_frame(self) -> pd.DataFrame:
        """Return one row: the pools, the probability, and the savings."""
        import pandas as pd

        row = {name: [getattr(self, name)] for name in ("probability", "mean_eur", "low_eur", "high_eur")}
        frame: pd.DataFrame = pd.DataFrame(row, index=pd.Index([", ".join(self.pool)], name="pools"))
        return frame

    def __repr__(self) -> str:
        return f"SavingsChance({self.probability:.0%}, {self.samples} draws)"


def _nearest(names: tuple[str, ...], factors: npt.NDArray[np.float64]) -> list[tuple[str, float]]:
    known = zip(names, factors.tolist(), strict=True)
    found = [(name, factor) for name, factor in known if not math.isnan(factor)]
    return sorted(found, key=lambda each: abs(each[1] - 1))


def sensitivity_of(
    case: PoolingCase,
    pools: Iterable[Iterable[str]],
    *,
    change: float,
    labels: Mapping[str, str],
    invented: str | None,
    progress: bool | Watcher | None = None,
) -> SavingsSensitivity:
    """Return what each assumption does to the savings of pools of action ids."""
    found = _core.sensitivity(case.pooled(pools), change=change, progress=progress)
    return SavingsSensitivity(
        labels=labels,
        invented=invented,
        assumption=tuple(found.assumptions),
        below_eur=found.below_eur,
        above_eur=found.above_eur,
        break_even=found.break_even,
        savings_eur=found.savings_eur,
        change=change,
    )
