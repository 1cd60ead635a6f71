"""Who is missing: expected categories that no actor of a territory has, isolated actors and territories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.result import NetworkResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from maillage.network.network import StakeholderNetwork

_MAX = 2**32 - 1


@dataclass(frozen=True, eq=False, repr=False)
class MissingActors(NetworkResult):
    """Which expected actors each territory has and lacks.

    One row per territory and category of which something is expected or there.

    Attributes
    ----------
    territory, category : tuple of str
    present : array of int
        Actors of the category in the territory.
    expected : array of int
        At least so many.
    missing : array of int
        How many are missing.
    isolated_actors : tuple of str
        Actors without any cooperation.
    isolated_territories : tuple of str
        Territories none of whose actors works with an actor of another territory.
    unexpected : mapping of str to int
        Actors by category, of categories that nobody expects: perhaps written in another way.
    without_territory, without_category : int
        Actors that cannot be counted.
    territories, categories : tuple of str
        Rows and columns of the table that was looked at.
    """

    columns: ClassVar[tuple[str, ...]] = ("territory", "category", "present", "expected", "missing")

    territory: tuple[str, ...]
    category: tuple[str, ...]
    present: npt.NDArray[np.uint32]
    expected: npt.NDArray[np.uint32]
    missing: npt.NDArray[np.uint32]
    isolated_actors: tuple[str, ...]
    isolated_territories: tuple[str, ...]
    unexpected: Mapping[str, int]
    without_territory: int
    without_category: int
    territories: tuple[str, ...]
    categories: tuple[str, ...]

    def __repr__(self) -> str:
        lacking = int((self.missing > 0).sum())
        return f"MissingActors({lacking} of {int((self.expected > 0).sum())} expectations not met)"


def missing_actors(
    network: StakeholderNetwork, expected: Any = None, *, territories: Iterable[str] = ()
) -> MissingActors:
    """Return who is missing; see `StakeholderNetwork.missing_actors`."""
    rows = _core.default_expectations() if expected is None else _expectations(expected)
    if isinstance(territories, str):
        raise InvalidInput(f"territories is the text {territories!r}; expected a list of texts")
    found = _core.category_coverage(network.core, rows, list(territories))
    shape = (len(found.territories), len(found.categories))
    there = np.flatnonzero((found.present > 0) | (found.expected > 0))
    lacking = np.where(found.expected > found.present, found.expected - found.present, 0).astype(np.uint32)
    columns = [values[there] for values in (found.present, found.expected, lacking)]
    for values in columns:
        values.setflags(write=False)
    row, column = np.unravel_index(there, shape) if there.size else ((), ())
    return MissingActors(
        labels=network.labels,
        invented=network.invented,
        territory=tuple(found.territories[i] for i in row),
        category=tuple(found.categories[j] for j in column),
        present=columns[0],
        expected=columns[1],
        missing=columns[2],
        isolated_actors=tuple(network.actors[v] for v in found.isolated_actors),
        isolated_territories=tuple(found.territories[t] for t in found.isolated_territories),
        unexpected=dict(zip(found.unexpected_categories, found.unexpected.tolist(), strict=True)),
        without_territory=found.without_territory,
        without_category=found.without_category,
        territories=tuple(found.territories),
        categories=tuple(found.categories),
    )


def _expectations(expected: Any) -> list[tuple[str | None, str, int]]:
    """Return rows from a list of categories, a mapping of them to minimums, or a table."""
    if isinstance(expected, str):
        raise InvalidInput(f"expected is the text {expected!r}; expected categories, a mapping or a table")
    if isinstance(expected, dict):
        return [(None, str(category), _minimum(n, category)) for category, n in expected.items()]
    given = list(expected) if isinstance(expected, (list, tuple, set)) else expected
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        return [(None, category, 1) for category in given]
    return _table(given)


def _table(given: Any) -> list[tuple[str | None, str, int]]:
    from maillage.network.tables import Columns

    table = Columns(given, "expectations", ["category"], ("territory", "category", "minimum"))
    places, categories = table.texts("territory"), table.texts("category")
    minimums = table.numbers("minimum", 1.0).tolist()
    places = places or [""] * len(categories)
    return [
        (place or None, category, _minimum(n, category))
        for place, category, n in zip(places, categories, minimums or [1] * len(categories), strict=True)
    ]


def _minimum(value: Any, category: str) -> int:
    if isinstance(value, (int, float, np.number)) and 0 <= value <= _MAX and float(value).is_integer():
        return int(value)
    raise InvalidInput(f"minimum of category {category!r} is {value}; expected a whole number, 0 or more")
