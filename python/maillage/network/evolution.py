"""How a network changes: who and what appears, stays and goes from one date to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.arrays import read_only
from maillage.network.centrality import EXACT_UP_TO
from maillage.network.result import NetworkResult
from maillage.network.tables import day_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    import pandas as pd

    from maillage.network.network import StakeholderNetwork

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False, repr=False)
class Evolution(NetworkResult):
    """A network at several dates, and what changed from each to the next.

    Attributes
    ----------
    date : tuple of date
    actors, ties : array of int
        Actors and pairs that cooperate, at each date.
    new_actors, lost_actors, new_ties, lost_ties : array of int
        Since the date before; 0 at the first date.
    actors_kept, ties_kept : array of float
        Those there at both dates, of those there at one at least (Jaccard); NaN at the first date, and where
        there are none.
    actor : tuple of str
    present : array of bool
        Date by actor.
    partners : array of int
        Date by actor; 0 where the actor is not there.
    betweenness : array of float
        Date by actor: the share of all pairs of other actors whose shortest ways pass through it; 0 where the
        actor is not there. NaN beyond 5,000 actors, where it is sampled and changes of place are noise.
    tie : tuple of tuple of pairs
        Pairs that cooperate, at each date.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "date",
        "actors",
        "ties",
        "new_actors",
        "lost_actors",
        "actors_kept",
        "new_ties",
        "lost_ties",
        "ties_kept",
    )

    date: tuple[dt.date, ...]
    actors: npt.NDArray[np.int64]
    ties: npt.NDArray[np.int64]
    new_actors: npt.NDArray[np.int64]
    lost_actors: npt.NDArray[np.int64]
    actors_kept: npt.NDArray[np.float64]
    new_ties: npt.NDArray[np.int64]
    lost_ties: npt.NDArray[np.int64]
    ties_kept: npt.NDArray[np.float64]
    actor: tuple[str, ...]
    present: npt.NDArray[np.bool_]
    partners: npt.NDArray[np.uint32]
    betweenness: npt.NDArray[np.float64]
    tie: tuple[tuple[Pair, ...], ...]

    def appeared(self, step: int = -1) -> list[str]:
        """Return the actors who are there at a date (the last by default) and were not at the one before."""
        return self._changed(step, gone=False)

    def disappeared(self, step: int = -1) -> list[str]:
        """Return the actors who are not there at a date and were at the one before."""
        return self._changed(step, gone=True)

    def gained(self, step: int = -1) -> list[Pair]:
        """Return the pairs that cooperate at a date (the last by default) and did not at the one before."""
        return self._changed_ties(step, gone=False)

    def lost(self, step: int = -1) -> list[Pair]:
        """Return the pairs that do not cooperate at a date and did at the one before."""
        return self._changed_ties(step, gone=True)

    def roles(self, step: int = -1) -> pd.DataFrame:
        """Return how the role of each actor changed from the date before: partners, betweenness, its ranks.

        One row per actor who is there at both dates. Ranks are among all actors of a date, 1 for the largest
        value; tied actors share the best rank.
        """
        import pandas as pd

        step %= len(self.date)
        before = max(step - 1, 0)
        there = np.flatnonzero(self.present[before] & self.present[step])
        columns: dict[str, npt.NDArray[Any]] = {}
        for name, values in (("partners", self.partners), ("betweenness", self.betweenness)):
            for when, date in (("_before", before), ("", step)):
                columns[f"{name}{when}"] = values[date][there]
                columns[f"{name}_rank{when}"] = _ranks(values[date], self.present[date])[there]
        frame: pd.DataFrame = pd.DataFrame(
            columns, index=pd.Index([self.actor[v] for v in there], name="actor")
        )
        return frame

    def _changed_ties(self, step: int, *, gone: bool) -> list[Pair]:
        step %= len(self.date)
        if step == 0:
            return []
        before, now = self.tie[step - 1], self.tie[step]
        kept = set(now if gone else before)
        return [pair for pair in (before if gone else now) if pair not in kept]

    def _changed(self, step: int, *, gone: bool) -> list[str]:
        step %= len(self.date)
        if step == 0:
            return []
        before, now = self.present[step - 1], self.present[step]
        there = before & ~now if gone else now & ~before
        return [self.actor[i] for i in np.flatnonzero(there)]


def evolution(network: StakeholderNetwork, dates: Iterable[Any]) -> Evolution:
    """Return the network at several dates; see `StakeholderNetwork.evolution`."""
    days = [_day(date) for date in dates]
    found = _core.snapshots(network.core, days)
    present = np.array([s.present for s in found], dtype=np.bool_).reshape(len(days), -1)
    names = network.actors
    ties = [
        tuple(
            (names[a], names[b])
            for a, b in zip(s.from_vertices.tolist(), s.to_vertices.tolist(), strict=True)
        )
        for s in found
    ]
    actors = _changes([set(np.flatnonzero(row).tolist()) for row in present])
    pairs = _changes([set(row) for row in ties])
    return Evolution(
        labels=network.labels,
        invented=network.invented,
        date=tuple(dt.date(1970, 1, 1) + dt.timedelta(days=day) for day in days),
        actors=read_only(present.sum(axis=1)),
        ties=read_only(np.array([len(row) for row in ties])),
        new_actors=actors[0],
        lost_actors=actors[1],
        actors_kept=actors[2],
        new_ties=pairs[0],
        lost_ties=pairs[1],
        ties_kept=pairs[2],
        actor=tuple(names),
        present=read_only(present),
        partners=read_only(np.array([s.partners for s in found]).reshape(len(days), -1)),
        betweenness=read_only(np.array([_betweenness(s, network.n_actors) for s in found])),
        tie=tuple(ties),
    )


def _day(date: Any) -> int:
    try:
        return day_number(date)
    except (TypeError, ValueError):
        raise InvalidInput(f"{date!r} is no date; expected one such as 2020-01-21") from None


def _betweenness(snapshot: _core.Snapshot, n: int) -> npt.NDArray[np.float64]:
    """Return the share of pairs of the actors who are there that ways through each actor join."""
    if n > EXACT_UP_TO:
        return np.full(n, np.nan)
    graph = _core.Graph(n, snapshot.from_vertices, snapshot.to_vertices, combine="one")
    there = int(np.count_nonzero(snapshot.present))
    return _core.betweenness(graph).vertices / max(1, (there - 1) * (there - 2) / 2)


def _ranks(values: npt.NDArray[Any], present: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return places among those who are there, 1 for the largest value; 0 where there are no values."""
    known = np.asarray(values, dtype=np.float64)
    if np.isnan(known).any():
        return np.zeros(len(known), dtype=np.int64)
    # Sums in another order may differ in their last bits.
    known = np.round(known, 12)
    descending = -np.sort(-known[present])
    ranks: npt.NDArray[np.int64] = np.searchsorted(-descending, -known, side="left") + 1
    return ranks


def _changes(
    there: list[set[Any]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    new, lost, kept = [0], [0], [np.nan]
    for before, now in pairwise(there):
        new.append(len(now - before))
        lost.append(len(before - now))
        kept.append(len(before & now) / len(before | now) if before | now else np.nan)
    return read_only(np.array(new)), read_only(np.array(lost)), read_only(np.array(kept))
