"""Who pays what: one registry of rules that share the cost of a game, and whether their shares hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from maillage import _core
from maillage.pooling.core import CoreCertificate, fractions
from maillage.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    import pandas as pd

    from maillage.pooling.games import CostGame, Group
    from maillage.progress import Watcher

    Key: TypeAlias = "Mapping[str, float] | Sequence[float] | pd.Series[Any]"

# Of so many players, shares outside the core come with the proof whether any others would be inside.
MAX_PROVEN = 20
# The rules that are compared unless said otherwise.
COMPARED = ("equal", "stand_alone", "shapley", "nucleolus", "equal_profit")


@dataclass(frozen=True)
class Objection:
    """A group that would object to shares.

    Attributes
    ----------
    group : tuple of str
    complaint : float
        What it pays above its own cost (of a value game, lacks of its own value), in euros; not above 0 in
        the core.
    exact : Fraction
    """

    group: tuple[str, ...]
    complaint: float
    exact: Fraction


@dataclass(frozen=True, eq=False, repr=False)
class CostShares(Result):
    """Shares under a rule, and who would object.

    Attributes
    ----------
    player : tuple of str
    share : tuple of float
        What each pays (receives, of a value game), in euros.
    exact : tuple of Fraction, or None
        The same exactly; None under the rules whose shares are not computed exactly.
    alone : tuple of float
        What each would pay (earn) alone.
    without : tuple of float
        What all the others would pay (earn) together without it.
    standard_error : tuple of float, or None
        Of shares that are estimated by sampling.
    rule : str
    options : mapping
    kind : str
        ``"cost"`` or ``"value"``.
    total : float
    objections : tuple of Objection
        The groups with the largest complaint, tied ones together (at most ten).
    in_core : bool or None
        Whether no group could do better on its own; None when it was not checked.
    certificate : CoreCertificate or None
        The proof: these shares when they hold, otherwise whether any do.
    """

    columns: ClassVar[tuple[str, ...]] = ("player", "share", "alone")

    player: tuple[str, ...]
    share: tuple[float, ...]
    exact: tuple[Fraction, ...] | None
    alone: tuple[float, ...]
    without: tuple[float, ...]
    standard_error: tuple[float, ...] | None
    rule: str
    options: Mapping[str, Any]
    kind: str
    total: float
    objections: tuple[Objection, ...]
    in_core: bool | None
    certificate: CoreCertificate | None

    @property
    def shares(self) -> dict[str, float]:
        """What each player pays (receives), by id."""
        return dict(zip(self.player, self.share, strict=True))

    @property
    def others_lose(self) -> tuple[float, ...]:
        """What all the others would lose together if a player left, in euros; below 0 if they would gain."""
        sign = 1 if self.kind == "cost" else -1
        return tuple(
            sign * (rest - (self.total - share)) for rest, share in zip(self.without, self.share, strict=True)
        )

    def rounded(self, decimals: int = 2) -> dict[str, float]:
        """Return shares rounded to cents (or another number of decimals) that still add up to the whole.

        Every share is rounded down, and the cents that are left go to the largest remainders (the first
        player of equal ones).
        """
        unit = 10**decimals
        exact = self.exact or tuple(Fraction(str(share)) for share in self.share)
        floors = [value * unit // 1 for value in exact]
        rest = round(sum(exact) * unit) - sum(floors)
        order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i] * unit, i))
        for i in order[: int(rest)]:
            floors[i] += 1
        return {p: int(cents) / unit for p, cents in zip(self.player, floors, strict=True)}

    def to_frame(self) -> pd.DataFrame:
        """Return what each player pays and would pay alone, and what its leaving would cost.

        ``saved`` is what the player would lose by leaving, in euros, ``saved_share`` the same as a share of
        what it would pay alone, ``others_lose`` what all the others would lose together.
        """
        frame = super().to_frame()
        saved = frame["alone"] - frame["share"] if self.kind == "cost" else frame["share"] - frame["alone"]
        frame["saved"] = saved
        frame["saved_share"] = saved / frame["alone"].where(frame["alone"] != 0)
        frame["others_lose"] = self.others_lose
        if self.standard_error is not None:
            frame["standard_error"] = self.standard_error
        return frame

    def __repr__(self) -> str:
        held = {True: "in the core", False: "not in the core", None: "not checked"}[self.in_core]
        return f"CostShares({self.rule}, {len(self.player)} players, {held})"


def share_costs(
    game: CostGame,
    rule: str = "nucleolus",
    *,
    key: Key | None = None,
    weights: Key | None = None,
    unions: Mapping[str, str] | Sequence[str] | None = None,
    benefits: Key | None = None,
    samples: int | None = None,
    seed: int = 0,
    certificate: bool = True,
    progress: bool | Watcher | None = None,
) -> CostShares:
    """Share the cost (or value) of everybody among the players.

    Parameters
    ----------
    game : CostGame
    rule : str, default "nucleolus"
        An id of `share_rules()`.
    key : mapping of str to float, or sequence
        For ``"proportional"`` and ``"nearest_core"``: inhabitants, canteens, hectares, use ...; at least 0.
    weights : mapping of str to float, or sequence
        For ``"weighted_shapley"``: more than 0.
    unions : mapping of str to str, or sequence
        For ``"owen"``: the département, EPCI ... that each player belongs to.
    benefits : mapping of str to float, or sequence
        For ``"separable_costs"``: what each player would pay alone at most.
    samples : int, optional
        Estimate the Shapley value from so many random groups for each player and size; needed beyond 28
        players.
    seed : int, default 0
        Of the samples.
    certificate : bool, default True
        Whether to prove, where these shares do not hold and there are at most 20 players, if any others
        would.
    progress : bool or callable, optional

    Returns
    -------
    CostShares

    Raises
    ------
    NotFound
        For an unknown rule, or where the rule needs a solver and maillage was built without one.
    InvalidInput
        For an option that is missing, unknown to the rule, or out of range, naming the player.
    Infeasible
        If the rule gives no shares for this game.
    LimitExceeded
        For more players than the exact rule can take; the message says what to do.

    Examples
    --------
    >>> import maillage as ml
    >>> game = ml.CostGame.airport({"A": 8, "B": 11, "C": 13, "D": 18})
    >>> ml.share_costs(game, "shapley").shares
    {'A': 2.0, 'B': 3.0, 'C': 4.0, 'D': 9.0}
    """
    given = {"key": key, "weights": weights, "unions": unions, "benefits": benefits}
    options = {name: _option(game.players, name, value) for name, value in given.items() if value is not None}
    if samples is not None:
        return _sampled(game, rule, samples, seed, progress)
    table = game.table
    found = _core.share_costs(table, rule, **compiled_options(game.players, options), progress=progress)
    exact = fractions(found.shares.exact) or None
    objections = tuple(
        Objection(tuple(table.members(o.coalition)), o.complaint, Fraction(o.exact)) for o in found.objections
    )
    shares = CostShares(
        labels=game.labels,
        invented=game.invented,
        player=game.players,
        share=tuple(found.shares.amounts.tolist()),
        exact=exact,
        alone=tuple(game.alone.values()),
        without=tuple(game.without.values()),
        standard_error=None,
        rule=rule,
        options={name: dict(zip(game.players, values, strict=True)) for name, values in options.items()},
        kind=game.kind,
        total=game.total,
        objections=objections,
        in_core=found.in_core,
        certificate=None,
    )
    return replace(shares, certificate=_certificate(game, shares, certificate, progress))


def share_rules() -> pd.DataFrame:
    """Return the rules that share costs, by id: family, option, whether always in the core, source.

    Examples
    --------
    >>> import maillage as ml
    >>> ml.share_rules().loc["nucleolus"].to_dict()
    {'family': 'complaint', 'option': '', 'in_core': True, 'reference': 'Schmeidler 1969'}
    """
    import pandas as pd

    columns = ["family", "option", "in_core", "reference"]
    rules = _core.share_rules()
    frame: pd.DataFrame = pd.DataFrame(
        {name: [getattr(rule, name) for rule in rules] for name in columns},
        index=pd.Index([rule.id for rule in rules], name="rule"),
    )
    return frame


@dataclass(frozen=True, eq=False, repr=False)
class ShareComparison(Result):
    """Shares under several rules, side by side.

    Attributes
    ----------
    player : tuple of str
    rule : tuple of str
        Those that give shares, in the order that was asked for.
    results : tuple of CostShares
        One for each rule.
    refused : mapping of str to str
        Why the others give none.
    """

    player: tuple[str, ...]
    rule: tuple[str, ...]
    results: tuple[CostShares, ...]
    refused: Mapping[str, str]

    def __getitem__(self, rule: str) -> CostShares:
        return self.results[self.rule.index(rule)]

    def to_frame(self) -> pd.DataFrame:
        """Return what each player pays, one column per rule."""
        import pandas as pd

        frame: pd.DataFrame = pd.DataFrame(
            {result.rule: result.share for result in self.results}, index=pd.Index(self.player, name="player")
        )
        return frame

    def __repr__(self) -> str:
        return f"ShareComparison({', '.join(self.rule)})"


def compare_shares(
    game: CostGame, rules: Iterable[str] = COMPARED, *, progress: bool | Watcher | None = None, **options: Any
) -> ShareComparison:
    """Share a cost under several rules, side by side, with the group that would object to each.

    Parameters
    ----------
    game : CostGame
    rules : iterable of str
        Ids of `share_rules()`.
    **options
        As for `share_costs`; each goes to the rules that take it.

    Returns
    -------
    ShareComparison
        Rules that give no shares for this game are named with their reason.
    """
    takes = {rule.id: rule.option for rule in _core.share_rules()}
    results, refused = [], {}
    for rule in rules:
        own = {name: value for name, value in options.items() if takes.get(rule) == name}
        try:
            results.append(share_costs(game, rule, progress=progress, **own))
        except (_core.Infeasible, _core.InvalidInput) as error:
            refused[rule] = str(error)
    return ShareComparison(
        labels=game.labels,
        invented=game.invented,
        player=game.players,
        rule=tuple(result.rule for result in results),
        results=tuple(results),
        refused=refused,
    )


def is_nucleolus(game: CostGame, shares: Mapping[str, Any], *, rule: str = "nucleolus") -> bool:
    """Say by Kohlberg's criterion, in exact arithmetic, whether shares are the nucleolus of a game.

    Parameters
    ----------
    game : CostGame
    shares : mapping of str to Fraction, int, str or float
        What each player pays; fractions as ``Fraction(67, 3)`` or ``"67/3"``; a float says its shortest
        decimal.
    rule : str, default "nucleolus"
        ``"nucleolus"``, ``"prenucleolus"`` or ``"per_capita_nucleolus"``.

    Raises
    ------
    InvalidInput
        For shares that do not add up to the amount of everybody.
    """
    exact = [_fraction_text(shares[player]) for player in _aligned(game.players, "shares", shares)]
    return bool(_core.kohlberg(game.table, exact, rule=rule).holds)


def _fraction_text(share: object) -> str:
    return str(Fraction(str(share)))


def _certificate(
    game: CostGame, shares: CostShares, prove: bool, progress: bool | Watcher | None
) -> CoreCertificate | None:
    if shares.in_core and shares.exact is not None:
        return CoreCertificate(
            labels=game.labels,
            invented=game.invented,
            player=game.players,
            point=shares.exact,
            non_empty=True,
            collection=(),
            weights=(),
            subsidy=Fraction(0),
            margin=max(Fraction(0), -max((o.exact for o in shares.objections), default=Fraction(0))),
            kind=game.kind,
        )
    if not prove or len(game.players) > MAX_PROVEN or not _core.has_solver():
        return None
    return game.core(progress=progress)


def _sampled(
    game: CostGame, rule: str, samples: int, seed: int, progress: bool | Watcher | None
) -> CostShares:
    if rule != "shapley":
        raise _core.InvalidInput(f"the rule {rule!r} is not estimated from samples; expected 'shapley'")
    players, of_group = game.players, game.function

    def amount(members: list[int]) -> float:
        group = tuple(players[i] for i in members)
        try:
            return float(of_group(group))
        except _core.MaillageError:
            raise
        except Exception as error:
            raise _core.InvalidInput(
                f"the cost of the group ({', '.join(group)}) could not be computed: {error}"
            ) from error

    found = _core.sampled_shapley(len(players), amount, samples=samples, seed=seed, progress=progress)
    return CostShares(
        labels=game.labels,
        invented=game.invented,
        player=players,
        share=tuple(found.amounts.tolist()),
        exact=None,
        alone=tuple(game.alone.values()),
        without=tuple(game.without.values()),
        standard_error=tuple(found.standard_errors.tolist()),
        rule=rule,
        options={"samples": samples, "seed": seed},
        kind=game.kind,
        total=game.total,
        objections=(),
        in_core=None,
        certificate=None,
    )


def compiled_options(players: Group, options: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the options of a rule as the compiled library takes them: a value for each player."""
    unknown = sorted(set(options) - {"key", "weights", "unions", "benefits"})
    if unknown:
        raise _core.InvalidInput(
            f"{unknown[0]!r} is no option of a rule; expected key, weights, unions or benefits"
        )
    passed = {name: list(_option(players, name, value)) for name, value in options.items()}
    if "unions" in passed:
        numbers = {union: i for i, union in enumerate(dict.fromkeys(passed["unions"]))}
        passed["unions"] = [numbers[union] for union in passed["unions"]]
    return passed


def _option(players: Group, name: str, value: Any) -> tuple[Any, ...]:
    """Return an option's value for each player, in their order."""
    if hasattr(value, "items"):
        return tuple(value[player] for player in _aligned(players, name, dict(value.items())))
    values = tuple(np.asarray(value).tolist()) if not isinstance(value, str) else ()
    if len(values) != len(players):
        raise _core.InvalidInput(
            f"{name} has {len(values)} values for {len(players)} players; expected one for "
            f"each, in their "
            "order, or a mapping by id"
        )
    return values


def _aligned(players: Group, name: str, values: Mapping[str, Any]) -> Group:
    missing = [player for player in players if player not in values]
    if missing:
        raise _core.InvalidInput(f"{name} lacks player {missing[0]!r}; expected a value for each player")
    unknown = [player for player in values if player not in players]
    if unknown:
        raise _core.InvalidInput(f"{name} has a value for {unknown[0]!r}, who is not a player")
    return players
