"""Groups that share places as a network: territorial projects (PATs) that have communes in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage.errors import InvalidInput, NotFound
from maillage.network.arrays import read_only
from maillage.network.network import StakeholderNetwork
from maillage.network.result import NetworkResult
from maillage.network.tables import Columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt
    import pandas as pd

    Numbers = npt.NDArray[np.float64]

_MEASURES = ("communes", "inhabitants", "hectares")


@dataclass(frozen=True, eq=False, repr=False)
class Overlaps(NetworkResult):
    """Pairs of groups that have communes in common, those with the most first.

    Attributes
    ----------
    pat, other : tuple of str
        The two groups, such as two territorial food projects (PAT).
    communes : array of int
        Communes that belong to both.
    inhabitants, hectares : array of float
        Of these communes; NaN where nothing is known of them.
    share : array of float
        Share of the communes of the smaller of the two.
    everyone : tuple of str
        All groups.
    n_communes, n_shared, most : int
        Communes in any group, those in more than one, and the largest number of groups that one belongs to.
    """

    columns: ClassVar[tuple[str, ...]] = ("pat", "other", "communes", "inhabitants", "hectares", "share")

    pat: tuple[str, ...]
    other: tuple[str, ...]
    communes: npt.NDArray[np.int64]
    inhabitants: Numbers
    hectares: Numbers
    share: Numbers
    everyone: tuple[str, ...]
    n_communes: int
    n_shared: int
    most: int

    def network(self, weight: str = "communes", *, adjacency: Any = None) -> StakeholderNetwork:
        """Return the groups as a network that all analyses read: overlaps are its cooperations.

        Parameters
        ----------
        weight
            What the strength of a tie is: ``"communes"``, ``"inhabitants"`` or ``"hectares"`` in common. A
            pair that has nothing of it in common has no tie.
        adjacency : data frame, optional
            Pairs of groups that are neighbours, in the columns ``territory`` and ``neighbour``: ties of the
            kind "voisinage" and of strength 1, beside those of the kind "recouvrement".

        Raises
        ------
        InvalidInput
            For another weight, for inhabitants or hectares that are not known, or a group that is its own
            neighbour.
        NotFound
            For a neighbour that is no group.
        """
        import pandas as pd

        if weight not in _MEASURES:
            raise InvalidInput(f"weight is {weight!r}; expected 'communes', 'inhabitants' or 'hectares'")
        strengths = np.asarray(getattr(self, weight), dtype=np.float64)
        if np.isnan(strengths).any():
            raise InvalidInput(
                f"the {weight} of these communes are not known; expected a table of communes with them"
            )
        actors = pd.DataFrame({"id": self.everyone, "name": [self.labels.get(g, g) for g in self.everyone]})
        ties = pd.DataFrame(
            {"source": self.pat, "target": self.other, "kind": "recouvrement", "weight": strengths}
        )[strengths > 0]
        if adjacency is not None:
            ties = pd.concat([ties, _neighbours(adjacency)], ignore_index=True)
        return StakeholderNetwork(actors, ties, invented=self.invented)


def overlaps(
    memberships: Any,
    communes: Any = None,
    *,
    names: Mapping[str, str] | None = None,
    invented: str | None = None,
) -> Overlaps:
    """Return which groups share communes, and how many inhabitants and hectares that makes.

    Parameters
    ----------
    memberships : data frame
        One row for each commune of each group: columns ``pat`` and ``commune``.
    communes : data frame, optional
        One row per commune: ``commune``, and where known ``inhabitants`` and ``hectares``, such as those
        that are farmed.
    names
        Name of each group by its id.
    invented
        What is invented in the data, in a sentence that is shown with the result.

    Raises
    ------
    InvalidInput
        For a missing column, an empty or repeated cell, or a number that is none; the message names table,
        row and value.
    NotFound
        For a commune that is not in the table of communes.

    Examples
    --------
    >>> import maillage as ml, pandas as pd
    >>> rows = pd.DataFrame({"pat": ["A", "A", "B", "C"], "commune": ["Nord", "Sud", "Sud", "Est"]})
    >>> found = ml.overlaps(rows)
    >>> found.to_frame()[["other", "communes", "share"]]
        other  communes  share
    pat
    A       B         1    1.0
    >>> found.network()
    StakeholderNetwork(3 actors, 1 cooperations)
    """
    table = _memberships(memberships)
    size = table.groupby("pat", sort=False).size()
    table = table.merge(_communes(communes, table), on="commune")
    pairs = table.merge(table[["pat", "commune"]], on="commune", suffixes=("", "_other"))
    place = {group: number for number, group in enumerate(size.index)}
    pairs = pairs[pairs["pat"].map(place) < pairs["pat_other"].map(place)]
    grouped = pairs.groupby(["pat", "pat_other"], sort=False)
    found = grouped.agg(
        communes=("commune", "size"),
        inhabitants=("inhabitants", lambda column: column.sum(skipna=False)),
        hectares=("hectares", lambda column: column.sum(skipna=False)),
    ).reset_index()
    order = sorted(
        range(len(found)),
        key=lambda i: (-found["communes"][i], place[found["pat"][i]], place[found["pat_other"][i]]),
    )
    found = found.iloc[order]
    smaller = [min(size[a], size[b]) for a, b in zip(found["pat"], found["pat_other"], strict=True)]
    times = table.groupby("commune").size()
    return Overlaps(
        labels=dict(names or {}),
        invented=invented,
        pat=tuple(found["pat"]),
        other=tuple(found["pat_other"]),
        communes=read_only(found["communes"].to_numpy(np.int64)),
        inhabitants=read_only(found["inhabitants"].to_numpy(np.float64)),
        hectares=read_only(found["hectares"].to_numpy(np.float64)),
        share=read_only(found["communes"].to_numpy(np.float64) / np.array(smaller, dtype=np.float64)),
        everyone=tuple(size.index),
        n_communes=len(times),
        n_shared=int((times > 1).sum()),
        most=int(times.max()) if len(times) else 0,
    )


def _memberships(memberships: Any) -> pd.DataFrame:
    columns = Columns(memberships, "memberships", ["pat", "commune"], ("pat", "commune"))
    groups, places = columns.texts("pat"), columns.texts("commune")
    seen: dict[tuple[str, str], int] = {}
    for row, (group, place) in enumerate(zip(groups, places, strict=True), start=1):
        for name, cell in (("pat", group), ("commune", place)):
            if not cell:
                raise InvalidInput(f"memberships, row {row}: the {name} is empty")
        first = seen.setdefault((group, place), row)
        if first != row:
            raise InvalidInput(f"memberships, row {row}: {place!r} in {group!r} stands in row {first} too")
    return _frame({"pat": np.array(groups, dtype=object), "commune": np.array(places, dtype=object)})


def _communes(communes: Any, wanted: pd.DataFrame) -> pd.DataFrame:
    """Return inhabitants and hectares of every commune, NaN where they are not known."""
    table: dict[str, Any]
    if communes is None:
        return _frame({"commune": wanted["commune"].unique(), "inhabitants": np.nan, "hectares": np.nan})
    columns = Columns(communes, "communes", ["commune"], ("commune", "inhabitants", "hectares"))
    ids = columns.texts("commune")
    known: dict[str, int] = {}
    for row, place in enumerate(ids, start=1):
        if known.setdefault(place, row) != row:
            raise InvalidInput(f"communes, row {row}: {place!r} stands in row {known[place]} too")
    for row, place in enumerate(wanted["commune"], start=1):
        if place not in known:
            raise NotFound(f"memberships, row {row}: the commune {place!r} is not in the table of communes")
    table = {"commune": ids}
    for name in ("inhabitants", "hectares"):
        numbers = columns.numbers(name, np.nan)
        for row, number in enumerate(numbers.tolist(), start=1):
            if number < 0:
                raise InvalidInput(f"communes, row {row}: the {name} are {number:g}; expected >= 0")
        table[name] = numbers if len(numbers) == len(ids) else np.full(len(ids), np.nan)
    return _frame(table)


def _neighbours(adjacency: Any) -> pd.DataFrame:
    columns = Columns(adjacency, "adjacency", ["territory", "neighbour"], ("territory", "neighbour"))
    pairs = zip(columns.texts("territory"), columns.texts("neighbour"), strict=True)
    # A pair may be given both ways; it is one border.
    once = {frozenset(pair): pair for pair in pairs}.values()
    return _frame(
        {
            "source": [a for a, _ in once],
            "target": [b for _, b in once],
            "kind": "voisinage",
            "weight": 1.0,
        }
    )


def _frame(columns: Mapping[str, Any]) -> pd.DataFrame:
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame(columns)
    return frame
