"""Cost games: what every group of players would pay alone, and what kind of game that is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.pooling.core import CoreCertificate, ShareIntervals, core_certificate, core_intervals
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    import numpy.typing as npt
    import pandas as pd

    from maillage.progress import Watcher

    Group: TypeAlias = tuple[str, ...]
    Costs: TypeAlias = "Mapping[Any, float] | Callable[[Group], float] | Sequence[float] | npt.ArrayLike"


# As many players as a function is asked about all their groups.
MAX_CALLED = 20


class CostGame:
    """Players, and what every group of them would pay (or earn).

    Parameters
    ----------
    players : iterable of str
        Different ids, at most 28 for a table; any number for a function.
    costs : mapping, array or callable
        In euros. A mapping from each group, a tuple of ids in any order (one id may stand alone), to its
        cost; or 2^n costs by bit mask (bit i stands for player i; the first, of nobody, is 0), viewed in
        place if read-only; or a function of a tuple of ids, called for every group of up to 20 players,
        and only when sampled beyond.
    kind : str, default "cost"
        ``"cost"``, or ``"value"`` for what groups earn.
    labels : mapping of str to str, optional
        Names of the players for readers.
    invented : str, optional
        What is invented in the data, in a sentence that is shown with every result.

    Raises
    ------
    InvalidInput
        For repeated players, a group that is missing, listed twice or has unknown members, and amounts
        that are no finite numbers, naming the group.
    LimitExceeded
        For a table of more than 28 players.

    Examples
    --------
    >>> import maillage as ml
    >>> game = ml.CostGame(["A", "B"], {"A": 8, "B": 11, ("A", "B"): 13})
    >>> game["B", "A"], game.total
    (13.0, 13.0)
    >>> game
    CostGame(2 players)
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self,
        players: Iterable[str],
        costs: Costs,
        *,
        kind: str = "cost",
        labels: Mapping[str, str] | None = None,
        invented: str | None = None,
    ) -> None:
        self.players: tuple[str, ...] = tuple(map(str, players))
        self.labels: Mapping[str, str] = dict(labels or {})
        self.invented = invented
        self.kind = kind
        self._function: Callable[[Group], float] | None = None
        self._table: _core.CostGame | None = None
        self._certificate: CoreCertificate | None = None
        if callable(costs) and len(self.players) > MAX_CALLED:
            self._function = costs
        else:
            self._table = _core.CostGame(self.players, _values(self.players, costs), kind)

    @classmethod
    def airport(cls, needs: Mapping[str, float], *, labels: Mapping[str, str] | None = None) -> CostGame:
        """Return the game of a facility of which a group pays for its largest need."""
        table = _core.airport_game(list(needs), list(needs.values()))
        return cls(table.players, table.values, labels=labels)

    @property
    def table(self) -> _core.CostGame:
        """The table of all groups; raises LimitExceeded for a function of more than 20 players."""
        if self._table is None:
            raise _core.LimitExceeded(
                f"a function of {len(self.players)} players is not asked about all their groups; "
                f"expected at most "
                f"{MAX_CALLED} players, or the Shapley value by sampling: share_costs(game, "
                f"'shapley', samples=100)"
            )
        return self._table

    @property
    def function(self) -> Callable[[Group], float]:
        """The amount of a group, as a function of the tuple of its members."""
        return self._function if self._function is not None else self.__getitem__

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """The 2^n amounts by bit mask, read-only."""
        return self.table.values

    @property
    def total(self) -> float:
        """The amount of everybody."""
        return float(self.function(self.players))

    @property
    def alone(self) -> dict[str, float]:
        """What each player pays (earns) alone."""
        return {player: float(self.function((player,))) for player in self.players}

    @property
    def without(self) -> dict[str, float]:
        """What all players but one pay (earn) together, for each player."""
        n = len(self.players)
        if self._function is None:
            whole = (1 << n) - 1
            return {player: float(self.values[whole ^ 1 << i]) for i, player in enumerate(self.players)}
        rest = ((p, tuple(q for q in self.players if q != p)) for p in self.players)
        return {player: float(self._function(others)) if others else 0.0 for player, others in rest}

    def __getitem__(self, group: str | Iterable[str]) -> float:
        members = _members(group)
        if self._function is not None:
            return float(self._function(members))
        places = {player: i for i, player in enumerate(self.players)}
        return float(self.values[_mask(members, places)])

    def savings(self) -> CostGame:
        """Return what each group saves (gains) over its members standing alone, as a value game."""
        return self._like(_core.saving_game(self.table))

    def cover(self) -> CostGame:
        """Return the game in which a group may split as suits it best (at most 20 players)."""
        return self._like(_core.superadditive_cover(self.table))

    def properties(self, *, progress: bool | Watcher | None = None) -> GameProperties:
        """Check what kind of game this is, each property with a counterexample where it fails.

        Subadditive (of a value game superadditive): joining never costs; convex: the larger the group, the
        more a newcomer saves it; balanced: there are shares that hold; essential: everybody together save
        something; monotone: a larger group never has a smaller amount.
        """
        table = self.table
        checks = [
            _core.check_superadditive(table, progress=progress),
            _core.check_convex(table),
            _core.check_essential(table),
            _core.check_monotone(table),
        ]
        rows = {
            c.id: (c.holds, tuple(table.members(c.first)), tuple(table.members(c.second))) for c in checks
        }
        certificate = self.core(progress=progress)
        rows["balanced"] = (certificate.non_empty, (), ())
        return GameProperties(
            labels=self.labels,
            invented=self.invented,
            property=tuple(rows),
            holds=tuple(holds for holds, _, _ in rows.values()),
            first=tuple(first for _, first, _ in rows.values()),
            second=tuple(second for _, _, second in rows.values()),
            kind=self.kind,
            certificate=certificate,
        )

    def core(self, *, progress: bool | Watcher | None = None) -> CoreCertificate:
        """Prove whether there are shares that no group could undercut, with a certificate to check."""
        if self._certificate is None:
            self._certificate = core_certificate(self, progress=progress)
        return self._certificate

    def core_intervals(self, *, progress: bool | Watcher | None = None) -> ShareIntervals:
        """Return what is negotiable: the least and the most that each player can pay in the core.

        Raises
        ------
        Infeasible
            If the core is empty.
        """
        return core_intervals(self, progress=progress)

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each group: its members, their number and its amount."""
        import pandas as pd

        table = self.table
        groups = [tuple(table.members(mask)) for mask in range(1, len(self.values))]
        frame: pd.DataFrame = pd.DataFrame(
            {"group": groups, "size": [len(group) for group in groups], self.kind: self.values[1:]}
        )
        return frame

    def _like(self, table: _core.CostGame) -> CostGame:
        return CostGame(
            self.players, table.values, kind=table.kind, labels=self.labels, invented=self.invented
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CostGame):
            return NotImplemented
        same = self.players == other.players and self.kind == other.kind
        if self._table is None or other._table is None:
            return same and self._function is other._function
        return same and self._table == other._table

    def __getstate__(self) -> dict[str, Any]:
        state = self.__dict__.copy()
        state["_table"] = None if self._table is None else np.array(self.values)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        values = state.pop("_table")
        self.__dict__.update(state)
        self._table = None if values is None else _core.CostGame(self.players, values, self.kind)

    def __repr__(self) -> str:
        n = len(self.players)
        return f"CostGame({n} player{'s' * (n != 1)}{', values' * (self.kind == 'value')})"

    def _repr_html_(self) -> str:
        from maillage.notebook import to_html

        return to_html(self, labels=self.labels, invented=self.invented)


@dataclass(frozen=True, eq=False, repr=False)
class GameProperties(Result):
    """What kind of game it is.

    Attributes
    ----------
    property : tuple of str
    holds : tuple of bool
    first, second : tuple of tuples of str
        Two groups that break the property, where it fails.
    kind : str
    certificate : CoreCertificate
        Why the game is balanced, or not.
    """

    columns: ClassVar[tuple[str, ...]] = ("property", "holds", "first", "second")

    property: tuple[str, ...]
    holds: tuple[bool, ...]
    first: tuple[Group, ...]
    second: tuple[Group, ...]
    kind: str
    certificate: CoreCertificate

    def __getitem__(self, name: str) -> bool:
        return dict(zip(self.property, self.holds, strict=True))[name]

    def __repr__(self) -> str:
        held = [name for name, holds in zip(self.property, self.holds, strict=True) if holds]
        return f"GameProperties({', '.join(held)})"


def _values(players: Group, costs: Costs) -> npt.NDArray[np.float64]:
    """Return the 2^n amounts of any way to give them."""
    if callable(costs):
        return _called(players, costs)
    if hasattr(costs, "items"):
        return _mapped(players, dict(costs.items()))
    try:
        return np.asarray(costs, dtype=np.float64)
    except (TypeError, ValueError):
        raise _core.InvalidInput(
            "costs are not numbers; expected a mapping from groups to numbers, 2**n numbers, or a function"
        ) from None


def _called(players: Group, costs: Callable[[Group], float]) -> npt.NDArray[np.float64]:
    values = np.zeros(1 << len(players))
    for mask in range(1, len(values)):
        group = tuple(player for i, player in enumerate(players) if mask >> i & 1)
        try:
            values[mask] = costs(group)
        except _core.MaillageError:
            raise
        except Exception as error:
            raise _core.InvalidInput(
                f"the cost of the group {_named(group)} could not be computed: {error}"
            ) from error
    return values


def _mapped(players: Group, costs: Mapping[Any, float]) -> npt.NDArray[np.float64]:
    # The table checks its players; here they only need a place each.
    places = {player: i for i, player in enumerate(players)}
    if len(players) > MAX_CALLED or len(places) < len(players):
        _core.CostGame(players, np.zeros(1 << min(len(players), MAX_CALLED)))
    values = np.full(1 << len(players), np.nan)
    values[0] = 0.0
    given = np.zeros(len(values), dtype=bool)
    for group, cost in costs.items():
        members = _members(group)
        mask = _mask(members, places)
        if given[mask]:
            raise _core.InvalidInput(f"the group {_named(members)} is listed twice; expected each group once")
        given[mask] = True
        try:
            values[mask] = float(cost)
        except (TypeError, ValueError):
            raise _core.InvalidInput(
                f"the cost of the group {_named(members)} is {cost!r}; expected a number of euros"
            ) from None
    missing = [
        group
        for size in range(1, len(players) + 1)
        for group in combinations(players, size)
        if not given[_mask(group, places)]
    ]
    if missing:
        others = f" and {len(missing) - 1} other groups" if len(missing) > 1 else ""
        raise _core.InvalidInput(
            f"the cost of the group {_named(missing[0])}{others} is missing; expected a cost for each of the "
            f"{len(values) - 1} groups"
        )
    return values


def _members(group: str | Iterable[str]) -> Group:
    return (group,) if isinstance(group, str) else tuple(map(str, group))


def _mask(members: Group, places: Mapping[str, int]) -> int:
    mask = 0
    for member in members:
        if member not in places:
            raise _core.InvalidInput(
                f"the group {_named(members)} has a member {member!r} that is not a player; "
                f"expected ids among "
                f"{', '.join(list(places)[:8])}"
            )
        mask |= 1 << places[member]
    return mask


def _named(group: Group) -> str:
    return "(" + ", ".join(group) + ")"
