"""What does it cost to do actions together? The assumptions, all of them to be edited."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from maillage import _core
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

CAUTION = (
    "The assumptions of the cost model are orders of magnitude for a first discussion: they were measured "
    "nowhere and are to be replaced by your own before anybody decides."
)

# What may differ from one kind of action to another.
SCALE_FIELDS = (
    *("fixed_cost_remaining", "staff_days_remaining", "capacity", "capacity_cost_eur"),
    *("price_breaks", "price_breaks_in"),
)

#: Units of the assumptions, by name.
UNITS = {
    "fixed_cost_remaining": "share",
    "staff_days_remaining": "share",
    "capacity": "units",
    "capacity_cost_eur": "EUR",
    "price_breaks": "share",
    "coordination_days_per_member": "days/year",
    "coordination_days_per_pair": "days/year",
    "staff_day_eur": "EUR/day",
    "meetings_per_year": "1/year",
    "km_eur": "EUR/km",
    "years": "years",
    "max_subsidy": "share",
}


@dataclass(frozen=True, kw_only=True)
class LegalForm:
    """A legal form under which territories act together, and what it costs.

    Attributes
    ----------
    id : str
    setup_eur, setup_days : float
        Once: euros, and staff days besides.
    yearly_eur, yearly_days : float
        In each year begun: euros, and staff days besides.
    yearly_per_member_eur : float
        Euros in each year begun, for each territory.
    min_members, max_members : int
        Territories.
    kinds : tuple of str
        Kinds of action that it is for, and their parts in the table ``themes``; empty: any.
    excluded_kinds : tuple of str
        Kinds of action that it is not for, nor their parts.
    requires_contiguity : bool
        Whether it is for territories in one piece only. Where neighbours are not known, such forms are left
        out.
    """

    id: str
    setup_eur: float = 0.0
    yearly_eur: float = 0.0
    yearly_per_member_eur: float = 0.0
    setup_days: float = 0.0
    yearly_days: float = 0.0
    min_members: int = 2
    max_members: int = 1000
    kinds: tuple[str, ...] = ()
    excluded_kinds: tuple[str, ...] = ()
    requires_contiguity: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(self.kinds))
        object.__setattr__(self, "excluded_kinds", tuple(self.excluded_kinds))


@dataclass(frozen=True, kw_only=True)
class Subsidy:
    """A share of the costs and a fixed sum, from a threshold and up to a ceiling.

    Attributes
    ----------
    id : str
    rate : float
        Share of the costs before subsidies, 0 to 1.
    flat_eur : float
        Euros on top.
    min_cost_eur : float
        Nothing is given below these costs.
    ceiling_eur : float
        It never gives more; infinity where there is no ceiling.
    min_members : int
        Territories; 1: also for actions alone.
    kinds, forms : tuple of str
        Kinds of action and legal forms that it is for; empty: any.
    """

    id: str
    rate: float = 0.0
    flat_eur: float = 0.0
    min_cost_eur: float = 0.0
    ceiling_eur: float = math.inf
    min_members: int = 2
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(self.kinds))
        object.__setattr__(self, "forms", tuple(self.forms))


def _usual_forms() -> tuple[LegalForm, ...]:
    return tuple(
        LegalForm(**{f.name: getattr(form, f.name) for f in fields(LegalForm)})
        for form in _core.CostModel().forms
    )


@dataclass(frozen=True, kw_only=True)
class CostModel:
    """The assumptions behind the cost of a group of actions, in euros and days.

    The defaults are orders of magnitude for a first discussion and were measured nowhere: put your own in
    their place before anybody decides on them. Amounts of actions are for their whole duration.

    Attributes
    ----------
    fixed_cost_remaining : float
        Share of the fixed costs that pooling does not save; the largest one is carried once in full. 0 to 1.
    staff_days_remaining : float
        Share of the staff days that pooling does not save; the largest number is worked in full. 0 to 1.
    capacity, capacity_cost_eur : float
        Units that one step of capacity serves (a vehicle, a line), and euros for each step, alone as well
        as pooled.
    price_breaks : tuple of (float, float)
        Pairs: beyond this quantity, each unit costs this share less; ascending.
    price_breaks_in : {"largest", "units"}
        Whether these quantities are multiples of the largest quantity of one member (so that nobody alone
        has a break) or units of the action, alone as well as pooled.
    by_kind : mapping of str to mapping
        The six assumptions above where a kind of action has its own: ``{"cuisine": {"capacity": 500}}``.
    carried : {"largest", "leader"}
        The fixed cost that is carried once: the largest of the group, or the leader's even where others
        planned more.
    forms : tuple of LegalForm
        Legal forms and what they cost; a table ``legal_forms`` of a dossier is taken too.
    coordination_days_per_member, coordination_days_per_pair : float
        Staff days a year for each territory after the first, and for each pair of territories.
    staff_day_eur : float
        What a day of staff costs.
    meetings_per_year, km_eur : float
        Meetings for which members travel to the leader, and euros a kilometre (vehicle and time).
    years : float
        Duration of pools whose dates are open.
    subsidies : tuple of Subsidy
        What is received.
    max_subsidy : float
        Share of the costs that subsidies may reach together.

    Raises
    ------
    InvalidInput
        For an assumption out of range; the message names it.

    Examples
    --------
    >>> import maillage as ml
    >>> ml.CostModel(staff_day_eur=300, by_kind={"cuisine": {"fixed_cost_remaining": 0.5}}).staff_day_eur
    300
    """

    fixed_cost_remaining: float = 0.3
    staff_days_remaining: float = 0.4
    capacity: float = math.inf
    capacity_cost_eur: float = 0.0
    price_breaks: tuple[tuple[float, float], ...] = ((1.0, 0.05),)
    price_breaks_in: Literal["largest", "units"] = "largest"
    by_kind: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    carried: Literal["largest", "leader"] = "largest"
    forms: tuple[LegalForm, ...] = field(default_factory=_usual_forms)
    coordination_days_per_member: float = 2.0
    coordination_days_per_pair: float = 0.0
    staff_day_eur: float = 250.0
    meetings_per_year: float = 2.0
    km_eur: float = 0.5
    years: float = 1.0
    subsidies: tuple[Subsidy, ...] = ()
    max_subsidy: float = 0.8

    def __post_init__(self) -> None:
        settle = object.__setattr__
        settle(self, "price_breaks", _breaks(self.price_breaks))
        settle(self, "by_kind", {str(kind): _own(kind, given) for kind, given in self.by_kind.items()})
        settle(self, "forms", _forms(self.forms))
        settle(self, "subsidies", tuple(self.subsidies))
        if self.carried not in {"largest", "leader"}:
            raise InvalidInput(f"carried is {self.carried!r}; expected 'largest' or 'leader'")
        _core.check_cost_model(self.compiled())

    def compiled(self, themes: Iterable[tuple[str, str]] = ()) -> _core.CostModel:
        """Return the model as the compiled library takes it, with kinds that are part of others."""
        model = _core.CostModel()
        model.themes = [list(pair) for pair in themes]
        model.scale = self._scale({})
        model.by_kind = {kind: self._scale(own) for kind, own in self.by_kind.items()}
        model.leader_carries = self.carried == "leader"
        model.forms = [_core.LegalForm(**_shallow(form)) for form in self.forms]
        model.subsidies = [_core.Subsidy(**_shallow(subsidy)) for subsidy in self.subsidies]
        for name in _PLAIN:
            setattr(model, name, getattr(self, name))
        return model

    def _scale(self, own: Mapping[str, Any]) -> _core.ScaleCosts:
        of = {name: own.get(name, getattr(self, name)) for name in SCALE_FIELDS}
        unit = of.pop("price_breaks_in")
        if unit not in {"largest", "units"}:
            raise InvalidInput(f"price_breaks_in is {unit!r}; expected 'largest' or 'units'")
        return _core.ScaleCosts(**of, breaks_in_units=unit == "units")

    def to_dict(self) -> dict[str, Any]:
        """Return the model as plain values that JSON can hold; infinity is None."""
        given = asdict(self)
        given["by_kind"] = {kind: dict(own) for kind, own in self.by_kind.items()}
        return {name: _plain(value) for name, value in given.items()}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> CostModel:
        """Return the model of plain values, such as `to_dict` gives; what is left out has its default.

        Raises
        ------
        InvalidInput
            For a name that is no assumption, or a value out of range.
        """
        known = {f.name for f in fields(cls)}
        unknown = sorted(set(given) - known)
        if unknown:
            raise InvalidInput(f"there is no assumption {unknown[0]!r}; expected {', '.join(sorted(known))}")
        values = {name: _given(name, value) for name, value in given.items()}
        for name, make in (("forms", LegalForm), ("subsidies", Subsidy)):
            if name in values:
                values[name] = tuple(_made(make, row) for row in values[name])
        if "by_kind" in values:
            values["by_kind"] = {
                kind: {name: _given(name, value) for name, value in own.items()}
                for kind, own in values["by_kind"].items()
            }
        return cls(**values)

    def with_forms(self, forms: Iterable[LegalForm] | pd.DataFrame) -> CostModel:
        """Return the same assumptions with other legal forms."""
        return replace(self, forms=_forms(forms))

    def to_frame(self) -> pd.DataFrame:
        """Return the assumptions as a table: name, value, unit; those of single kinds below."""
        import pandas as pd

        rows = [(name, getattr(self, name), unit) for name, unit in UNITS.items()]
        rows += [
            (f"{kind}: {name}", value, UNITS.get(name, ""))
            for kind, own in self.by_kind.items()
            for name, value in own.items()
        ]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=["assumption", "value", "unit"]).set_index(
            "assumption"
        )
        return frame


_PLAIN = (
    *("coordination_days_per_member", "coordination_days_per_pair", "staff_day_eur", "meetings_per_year"),
    *("km_eur", "years", "max_subsidy"),
)


def _shallow(row: LegalForm | Subsidy) -> dict[str, Any]:
    return {f.name: getattr(row, f.name) for f in fields(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return None if isinstance(value, float) and math.isinf(value) else value


# Where None stands for what is not limited.
_UNLIMITED = {"capacity", "ceiling_eur"}


def _given(name: str, value: Any) -> Any:
    return math.inf if value is None and name in _UNLIMITED else value


def _made(make: type[LegalForm | Subsidy], row: Any) -> LegalForm | Subsidy:
    if isinstance(row, make):
        return row
    known = {f.name for f in fields(make)}
    unknown = sorted(set(row) - known)
    if unknown:
        raise InvalidInput(f"a {make.__name__} has no {unknown[0]!r}; expected {', '.join(sorted(known))}")
    return make(**{name: _given(name, value) for name, value in row.items()})


def _breaks(given: Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    try:
        return tuple((float(start), float(discount)) for start, discount in given)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"price_breaks is {given!r}; expected pairs of a quantity and a discount, such as ((1, 0.05),)"
        ) from None


def _own(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - set(SCALE_FIELDS))
    if unknown:
        raise InvalidInput(
            f"by_kind[{kind!r}] has {unknown[0]!r}; expected some of {', '.join(SCALE_FIELDS)}"
        )
    own = dict(given)
    if "price_breaks" in own:
        own["price_breaks"] = _breaks(own["price_breaks"])
    return own


def _forms(given: Any) -> tuple[LegalForm, ...]:
    if not hasattr(given, "columns"):
        return tuple(given)
    from maillage.pooling.tables import form_rows

    return form_rows(given)
