"""Who is important: by partners, by ways through the network, by the importance of partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt
    import pandas as pd

    from maillage.network.network import StakeholderNetwork
    from maillage.progress import Watcher

    Values = npt.NDArray[np.float64]

#: Measures, in the order in which readers meet them.
MEASURES = ("degree", "strength", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank")
WEIGHTS = (None, "strength")
NORMALISATIONS = (None, "freeman")

# Beyond this many actors exact betweenness takes minutes, and the guaranteed sample seconds.
EXACT_UP_TO = 5_000


@dataclass(frozen=True)
class Sample:
    """How exact sampled values are: none errs by more than `error` with this probability.

    Attributes
    ----------
    error : float
        In the units of the values.
    probability : float
        That no actor's value errs by more.
    pairs : int
        Pairs of actors that were drawn.
    seed : int
    """

    error: float
    probability: float
    pairs: int
    seed: int


@dataclass(frozen=True, eq=False, repr=False)
class Centralities(NetworkResult):
    """How important each actor is, by several measures.

    Attributes
    ----------
    actor : tuple of str
    values : mapping of str to array of float
        One value per actor, by measure.
    weights : str or None
        None: ties count once; "strength": by their strength, and ways are short where ties are strong.
    normalisation : str or None
        "freeman": shares of what is possible in a network of this size; None: counts, as they are.
    directed : bool
    sample : Sample or None
        Where betweenness was sampled, how exact it is.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor",)

    actor: tuple[str, ...]
    values: Mapping[str, Values]
    weights: str | None
    normalisation: str | None
    directed: bool
    sample: Sample | None

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures, in the order asked for."""
        return tuple(self.values)

    def __getitem__(self, measure: str) -> Values:
        if measure not in self.values:
            raise InvalidInput(f"{measure!r} was not measured; expected one of {', '.join(self.values)}")
        return self.values[measure]

    def first(self, measure: str) -> list[str]:
        """Return the actors with the highest value; several where they tie, none where all are 0."""
        values = self[measure]
        if not len(values) or not values.max() > 0:
            return []
        high = values >= values.max() * (1 - 1e-9)
        return [actor for actor, is_first in zip(self.actor, high.tolist(), strict=True) if is_first]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per actor, one column per measure."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame(dict(self.values), index=pd.Index(self.actor, name="actor"))
        return frame

    def __repr__(self) -> str:
        return f"Centralities({len(self.actor)} actors: {', '.join(self.measures)})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Centralities):
            return NotImplemented
        mine, theirs = self._conventions(), other._conventions()
        return mine == theirs and all(np.array_equal(v, other.values[m]) for m, v in self.values.items())

    __hash__ = None  # type: ignore[assignment]

    def _conventions(self) -> tuple[Any, ...]:
        return (
            *(self.actor, self.measures, self.weights, self.normalisation, self.directed, self.sample),
            *(self.labels, self.invented),
        )


@dataclass(frozen=True, eq=False, repr=False)
class TieBetweenness(NetworkResult):
    """How many shortest ways pass through each tie.

    Attributes
    ----------
    source, target : tuple of str
        The two actors of each tie.
    betweenness : array of float
        Pairs of actors whose shortest ways pass through it, in parts of ways where several are shortest.
    weights : str or None
        As for `Centralities`.
    """

    columns: ClassVar[tuple[str, ...]] = ("source", "target", "betweenness")

    source: tuple[str, ...]
    target: tuple[str, ...]
    betweenness: Values
    weights: str | None


class _Measuring:
    """One network being measured; what several measures need is computed once."""

    def __init__(
        self,
        graph: _core.Graph,
        weights: str | None,
        normalisation: str | None,
        exact: bool | None,
        sampling: tuple[float, float, int],
        progress: bool | Watcher | None,
    ) -> None:
        self._graph = graph
        self._n = graph.n_vertices
        self._weighted = weights == "strength"
        self._share = normalisation == "freeman"
        self._exact = exact
        self._sampling = sampling
        self._progress = progress
        self._near: _core.Closeness | None = None
        self.sample: Sample | None = None

    def measure(self, name: str) -> Values:
        found: dict[str, Callable[[], Values]] = {
            "degree": self._degree,
            "strength": lambda: _core.strengths(self._graph),
            "betweenness": self._betweenness,
            "closeness": self._closeness,
            "harmonic": lambda: self._shared(self._distances().harmonic, self._n - 1),
            "eigenvector": self._eigenvector,
            "pagerank": self._pagerank,
        }
        return found[name]()

    def _shared(self, values: npt.NDArray[Any], possible: float) -> Values:
        """Return values as shares of what is possible, where that is asked for."""
        shares = np.array(values, dtype=np.float64)
        return read_only(shares / possible if self._share and possible > 0 else shares)

    def _degree(self) -> Values:
        return self._shared(_core.degrees(self._graph), (self._n - 1) * (2 if self._graph.directed else 1))

    def _distances(self) -> _core.Closeness:
        if self._near is None:
            self._near = _core.closeness(self._graph, weighted=self._weighted, progress=self._progress)
        return self._near

    def _closeness(self) -> Values:
        near = self._distances()
        reached, total = near.reached.astype(np.float64), near.total_distance
        # As Wasserman and Faust correct it, which is Freeman's where all are reached.
        above = reached**2 / max(1, self._n - 1) if self._share else np.ones(self._n)
        return read_only(np.divide(above, total, out=np.zeros(self._n), where=total > 0))

    def _betweenness(self) -> Values:
        pairs = (self._n - 1) * (self._n - 2) / (1 if self._graph.directed else 2)
        exact = self._exact if self._exact is not None else self._n <= EXACT_UP_TO
        if exact:
            found = _core.betweenness(self._graph, weighted=self._weighted, progress=self._progress)
            return self._shared(found.vertices, pairs)
        if self._weighted:
            raise InvalidInput(
                "betweenness is sampled on ways counted in steps only; expected weights=None, or exact=True"
            )
        error, probability, seed = self._sampling
        sampled = _core.sampled_betweenness(
            self._graph, error=error, probability=probability, seed=seed, progress=self._progress
        )
        values = self._shared(sampled.vertices, pairs)
        error = sampled.error / pairs if self._share and pairs > 0 else sampled.error
        self.sample = Sample(error, sampled.probability, sampled.samples, seed)
        return values

    def _eigenvector(self) -> Values:
        found = _core.eigenvector_centrality(self._graph, weighted=self._weighted, progress=self._progress)
        return found.values

    def _pagerank(self) -> Values:
        return _core.pagerank(self._graph, weighted=self._weighted, progress=self._progress).values


def centrality(
    network: StakeholderNetwork,
    measures: Sequence[str] | str | None = None,
    *,
    weights: str | None = None,
    normalisation: str | None = "freeman",
    exact: bool | None = None,
    error: float = 0.01,
    probability: float = 0.9,
    seed: int = 0,
    progress: bool | Watcher | None = None,
) -> Centralities:
    """Return how important each actor is; see `StakeholderNetwork.centrality`."""
    names = _names(measures)
    _check("weights", weights, WEIGHTS)
    _check("normalisation", normalisation, NORMALISATIONS)
    graph = network.graph(combine="sum")
    measuring = _Measuring(graph, weights, normalisation, exact, (error, probability, seed), progress)
    values = {name: measuring.measure(name) for name in names}
    return Centralities(
        labels=network.labels,
        invented=network.invented,
        actor=tuple(network.actors),
        values=values,
        weights=weights,
        normalisation=normalisation,
        directed=network.directed,
        sample=measuring.sample,
    )


def tie_betweenness(
    network: StakeholderNetwork, *, weights: str | None = None, progress: bool | Watcher | None = None
) -> TieBetweenness:
    """Return how many shortest ways pass through each tie; see `StakeholderNetwork.tie_betweenness`."""
    _check("weights", weights, WEIGHTS)
    graph = network.graph(combine="sum")
    found = _core.betweenness(graph, weighted=weights == "strength", edges=True, progress=progress)
    sources, targets, _ = graph.edges
    order = np.argsort(-found.edges, kind="stable")
    actors = network.actors
    return TieBetweenness(
        labels=network.labels,
        invented=network.invented,
        source=tuple(actors[v] for v in sources[order].tolist()),
        target=tuple(actors[v] for v in targets[order].tolist()),
        betweenness=read_only(found.edges[order]),
        weights=weights,
    )


def _names(measures: Sequence[str] | str | None) -> list[str]:
    names = [measures] if isinstance(measures, str) else list(MEASURES if measures is None else measures)
    for name in names:
        _check("a measure", name, MEASURES)
    if not names:
        raise InvalidInput(f"no measure was asked for; expected some of {', '.join(MEASURES)}")
    return list(dict.fromkeys(names))


def _check(what: str, given: str | None, known: Sequence[str | None]) -> None:
    if given not in known:
        expected = ", ".join(repr(name) for name in known)
        raise InvalidInput(f"{what} is {given!r}; expected one of {expected}")
