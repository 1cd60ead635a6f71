"""Does it hold? Certificates of the core that anybody can check without a solver, and what is negotiable."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from maillage import _core
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage.pooling.games import CostGame, Group
    from maillage.progress import Watcher


@dataclass(frozen=True, eq=False, repr=False)
class CoreCertificate(Result):
    """Proof that there are shares that no group could undercut, or that there are none.

    Attributes
    ----------
    player : tuple of str
    point : tuple of Fraction
        What each player pays (receives): shares that hold; when there are none, those that would with the
        subsidy.
    non_empty : bool
    collection : tuple of tuples of str
        Groups that with their weights cover each player exactly once: the weighted amounts of these groups
        are the best that any shares can be held to.
    weights : tuple of Fraction
    subsidy : Fraction
        The smallest amount from outside that would make shares hold, in euros; 0 when they do anyway.
    margin : Fraction
        By how much, at least, the whole could cost more (earn less) with shares still holding; 0 when none
        do.
    kind : str
        ``"cost"`` or ``"value"``.
    """

    columns: ClassVar[tuple[str, ...]] = ("player", "point")

    player: tuple[str, ...]
    point: tuple[Fraction, ...]
    non_empty: bool
    collection: tuple[Group, ...]
    weights: tuple[Fraction, ...]
    subsidy: Fraction
    margin: Fraction
    kind: str

    def check(self, game: CostGame) -> bool:
        """Check the certificate against a game, in exact fractions and without a solver; O(n 2^n)."""
        amounts, sign = _exact_amounts(game), -1 if self.kind == "cost" else 1
        places = {player: i for i, player in enumerate(game.players)}
        if set(places) != set(self.player) or self.kind != game.kind:
            return False
        shares = dict(zip(self.player, self.point, strict=True))
        total = amounts[-1] + sign * self.subsidy
        if sum(shares.values()) != total or any(
            sign * (sum((shares[p] for p, i in places.items() if mask >> i & 1), Fraction(0)) - amounts[mask])
            < 0
            for mask in range(1, len(amounts) - 1)
        ):
            return False
        if self.non_empty:
            return self.subsidy == 0
        cover = {
            player: sum(
                (w for group, w in zip(self.collection, self.weights, strict=True) if player in group),
                Fraction(0),
            )
            for player in places
        }
        worth = sum(
            (
                w * amounts[sum(1 << places[member] for member in group)]
                for group, w in zip(self.collection, self.weights, strict=True)
            ),
            Fraction(0),
        )
        balanced = all(weight >= 0 for weight in self.weights) and all(once == 1 for once in cover.values())
        return balanced and self.subsidy > 0 and sign * (worth - amounts[-1]) == self.subsidy

    def __repr__(self) -> str:
        said = "not empty" if self.non_empty else f"empty, subsidy {float(self.subsidy):g}"
        return f"CoreCertificate({said})"


@dataclass(frozen=True, eq=False, repr=False)
class ShareIntervals(Result):
    """What is negotiable: the least and the most that each can pay (receive) with shares still holding.

    Attributes
    ----------
    player : tuple of str
    lower, upper : tuple of Fraction
    alone : tuple of float
        What each pays (earns) alone.
    kind : str
    """

    columns: ClassVar[tuple[str, ...]] = ("player", "lower", "upper", "alone")

    player: tuple[str, ...]
    lower: tuple[Fraction, ...]
    upper: tuple[Fraction, ...]
    alone: tuple[float, ...]
    kind: str


def core_certificate(game: CostGame, *, progress: bool | Watcher | None = None) -> CoreCertificate:
    """Return the certificate of a game's core; see `CostGame.core`."""
    table = game.table
    found = _core.core(table, progress=progress)
    return CoreCertificate(
        labels=game.labels,
        invented=game.invented,
        player=game.players,
        point=fractions(found.point.exact),
        non_empty=found.non_empty,
        collection=tuple(tuple(table.members(group)) for group in found.collection),
        weights=fractions(found.weights),
        subsidy=Fraction(found.exact_subsidy),
        margin=Fraction(found.exact_margin),
        kind=game.kind,
    )


def core_intervals(game: CostGame, *, progress: bool | Watcher | None = None) -> ShareIntervals:
    """Return the interval of each player's share; see `CostGame.core_intervals`."""
    found = _core.core_intervals(game.table, progress=progress)
    return ShareIntervals(
        labels=game.labels,
        invented=game.invented,
        player=game.players,
        lower=fractions(interval.exact_lower for interval in found),
        upper=fractions(interval.exact_upper for interval in found),
        alone=tuple(game.alone.values()),
        kind=game.kind,
    )


def fractions(texts: Iterable[str]) -> tuple[Fraction, ...]:
    """Return exact numbers from how the core writes them."""
    return tuple(map(Fraction, texts))


def _exact_amounts(game: CostGame) -> list[Fraction]:
    """Return the amounts as the game counts them: multiples of 1 / denominator."""
    denominator = game.table.denominator
    return [Fraction(round(value * denominator), denominator) for value in game.values.tolist()]
