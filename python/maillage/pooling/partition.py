"""Into which groups should players split? The best partitions of a game, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from maillage import _core
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from maillage.pooling.games import CostGame
    from maillage.progress import Watcher


Group: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Partitions(Result):
    """The best ways to split all players into groups, best first; `amounts[i]` is the sum of `groups[i]`.

    Attributes
    ----------
    groups : tuple of tuple of tuple of str
        For each partition its groups, by their first player.
    group_amounts : tuple of tuple of float
        For each partition the amount of each group.
    amounts : tuple of float
        What each partition costs, or is worth, in all.
    alone : float
        The amount when every player stays alone.
    together : float
        The amount when all are one group.
    kind : str
        ``"cost"`` or ``"value"``, as in the game.
    """

    groups: tuple[tuple[Group, ...], ...]
    group_amounts: tuple[tuple[float, ...], ...]
    amounts: tuple[float, ...]
    alone: float
    together: float
    kind: str

    columns: ClassVar[tuple[str, ...]] = ("rank", "group", "amount")

    @property
    def best(self) -> tuple[Group, ...]:
        """The groups of the best partition."""
        return self.groups[0]

    @property
    def gain(self) -> float:
        """What the best partition saves (or is worth) beyond everybody alone."""
        return self.gain_of(0)

    def gain_of(self, rank: int) -> float:
        """Return what the partition at a rank, 0 for the best, saves beyond everybody alone."""
        more = self.amounts[rank] - self.alone
        return -more if self.kind == "cost" else more

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each group of each partition; ranks count from 1."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame(
            [
                (rank, ", ".join(group), amount)
                for rank, (groups, amounts) in enumerate(
                    zip(self.groups, self.group_amounts, strict=True), start=1
                )
                for group, amount in zip(groups, amounts, strict=True)
            ],
            columns=list(self.columns),
        )
        return frame

    def __repr__(self) -> str:
        best = " | ".join(", ".join(group) for group in self.best)
        return f"Partitions({best}: {self.amounts[0]:g}; {len(self.groups)} listed)"


def best_partitions(
    game: CostGame,
    *,
    k: int = 1,
    max_size: int | None = None,
    refusals: Iterable[Iterable[str]] = (),
    progress: bool | Watcher | None = None,
) -> Partitions:
    """Split all players into the groups that cost least, or are worth most, together.

    Coalition structure generation by dynamic programming over subsets: exact, for up to 24 players; 20 take
    less than a second.

    Parameters
    ----------
    game : CostGame
        The amount of every group.
    k : int, default 1
        How many different partitions, best first; fewer where there are no more.
    max_size : int, optional
        Players in a group.
    refusals : iterable of groups
        Players who must not be in one group, each a tuple of ids.
    progress : callable or bool, optional
        Follows the computation.

    Raises
    ------
    InvalidInput
        If `k` or `max_size` is below 1, or a refusal is no group of two or more players.
    LimitExceeded
        For more than 24 players.

    Examples
    --------
    >>> import maillage as ml
    >>> costs = [0, 8, 11, 13, 5, 12, 15, 20]  # nobody, A, B, A and B, C, A and C, B and C, all
    >>> game = ml.CostGame(["A", "B", "C"], costs)
    >>> ml.best_partitions(game, k=2)
    Partitions(A, B | C: 18; 2 listed)
    >>> ml.best_partitions(game).gain
    6.0
    """
    n = len(game.players)
    places = {player: i for i, player in enumerate(game.players)}
    values = game.values
    goal = "lowest" if game.kind == "cost" else "highest"
    found = _core.best_partitions(
        values,
        goal=goal,
        k=_positive("k", k),
        max_size=0 if max_size is None else _positive("max_size", max_size),
        refusals=[_refusal(group, places) for group in refusals],
        progress=progress,
    )
    groups = tuple(
        tuple(tuple(p for i, p in enumerate(game.players) if part >> i & 1) for part in partition.parts)
        for partition in found
    )
    return Partitions(
        labels=game.labels,
        invented=game.invented,
        groups=groups,
        group_amounts=tuple(tuple(float(values[part]) for part in p.parts) for p in found),
        amounts=tuple(p.value for p in found),
        alone=float(sum(values[1 << i] for i in range(n))),
        together=float(values[-1]),
        kind=game.kind,
    )


def _positive(name: str, value: int) -> int:
    if value < 1:
        raise _core.InvalidInput(f"{name} is {value}; expected 1 or more")
    return value


def _refusal(group: Iterable[str], places: Mapping[str, int]) -> int:
    members = [group] if isinstance(group, str) else [str(member) for member in group]
    unknown = [member for member in members if member not in places]
    if unknown:
        raise _core.InvalidInput(
            f"the refusal ({', '.join(members)}) has a member {unknown[0]!r} that is not a player; "
            f"expected ids among {', '.join(list(places)[:8])}"
        )
    if len(set(members)) < 2:
        raise _core.InvalidInput(
            f"the refusal ({', '.join(members)}) has less than two players; "
            "expected those who must not be together"
        )
    return sum(1 << places[member] for member in set(members))
