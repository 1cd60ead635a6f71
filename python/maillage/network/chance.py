"""Is it more than chance? A number of the network against the same number in random networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.result import NetworkResult
from maillage.network.vertex_cut import attribute as attribute_of
from maillage.progress import watcher

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher

    Statistic = Callable[[StakeholderNetwork], float]

MODELS = ("rewiring", "permutation")
SWAPS_PER_TIE = 10.0


@dataclass(frozen=True, eq=False, repr=False)
class Chance(NetworkResult):
    """A number of a network, and what it is in networks that are random but for what is held fixed.

    Attributes
    ----------
    statistic : str
        Its name; of a function, the name of the function.
    model : str
        ``"rewiring"``: every actor keeps its number of partners. ``"permutation"``: the ties stay, and the
        values of `attribute` are dealt out anew among the actors who have one.
    attribute : str or None
    observed : float
    sample : array of int
        Numbers of the random networks.
    value : array of float
        The number in each of them.
    mean, standard_deviation : float
        Of `value`.
    effect, z : float
        Observed less the mean, and the same in standard deviations (NaN where all samples are equal).
    p_greater, p_less : float
        (1 + samples at least, or at most, as large) / (1 + samples).
    p_value : float
        Two-sided: twice the smaller of the two, at most 1.
    seed : int
    """

    columns: ClassVar[tuple[str, ...]] = ("sample", "value")

    statistic: str
    model: str
    attribute: str | None
    observed: float
    sample: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]
    mean: float
    standard_deviation: float
    effect: float
    z: float
    p_greater: float
    p_less: float
    p_value: float
    seed: int


def chance(
    network: StakeholderNetwork,
    statistic: str | Statistic,
    *,
    model: str,
    attribute: str | None,
    samples: int,
    seed: int,
    progress: bool | Watcher | None = None,
) -> Chance:
    """Return a number of the network against chance; see `StakeholderNetwork.chance`."""
    if model not in MODELS:
        raise InvalidInput(f"model is {model!r}; expected 'rewiring' or 'permutation'")
    if model == "permutation" and attribute is None:
        raise InvalidInput("a permutation needs the attribute that is dealt out anew, such as 'sector'")
    if samples < 1:
        raise InvalidInput(f"samples is {samples}; expected at least 1")
    codes = None if attribute is None else attribute_of(network, attribute)[1]
    if callable(statistic):
        found = _compared(network, statistic, model, attribute, samples, seed, watcher(progress))
    else:
        found = _core.null_distribution(
            network.graph(combine="one"),
            statistic,
            model=model,
            codes=[] if codes is None else codes.tolist(),
            samples=samples,
            seed=seed,
            swaps_per_edge=SWAPS_PER_TIE,
            progress=progress,
        )
    return Chance(
        labels=network.labels,
        invented=network.invented,
        statistic=getattr(statistic, "__name__", type(statistic).__name__)
        if callable(statistic)
        else statistic,
        model=model,
        attribute=attribute,
        observed=found.observed,
        sample=read_only(np.arange(samples)),
        value=found.samples,
        mean=found.mean,
        standard_deviation=found.standard_deviation,
        effect=found.effect,
        z=found.z,
        p_greater=found.p_greater,
        p_less=found.p_less,
        p_value=found.p_two_sided,
        seed=seed,
    )


def _compared(
    network: StakeholderNetwork,
    statistic: Statistic,
    model: str,
    attribute: str | None,
    samples: int,
    seed: int,
    follow: Watcher | None,
) -> _core.NullDistribution:
    """Call a function of Python on one random network after the other."""
    from maillage.network.network import StakeholderNetwork

    values = []
    for replicate in range(samples):
        if model == "rewiring":
            core = _core.rewired_network(network.core, seed, replicate, SWAPS_PER_TIE)
        else:
            core = _core.permuted_network(network.core, str(attribute), seed, replicate)
        values.append(float(statistic(StakeholderNetwork.from_core(core, invented=network.invented))))
        if follow is not None and follow(replicate + 1, samples) is False:
            raise _core.Cancelled("cancelled")
    return _core.compared_with_chance(float(statistic(network)), values)
