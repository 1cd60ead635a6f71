"""Names of the assumptions of the cost model, and of what a cost is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import mark

if TYPE_CHECKING:
    from maillage.wording.language import Words

ASSUMPTIONS = {
    "fixed_cost_remaining": mark("the share of the fixed costs that remains"),
    "staff_days_remaining": mark("the share of the staff days that remains"),
    "price_discounts": mark("the discounts on large quantities"),
    "capacity_cost": mark("the cost of capacity"),
    "form_setup": mark("the cost of setting up the legal form"),
    "form_yearly": mark("the yearly cost of the legal form"),
    "coordination": mark("the days of coordination"),
    "staff_day": mark("the cost of a day of staff"),
    "travel": mark("the cost of travel"),
    "subsidies": mark("the subsidies"),
    "fixed_costs": mark("the fixed costs of the actions"),
    "variable_costs": mark("the costs per unit of the actions"),
    "quantities": mark("the quantities of the actions"),
    "action_staff_days": mark("the staff days of the actions"),
}

COMPONENTS = {
    "fixed": mark("fixed costs"),
    "variable": mark("purchases"),
    "capacity": mark("capacity"),
    "staff": mark("staff"),
    "form_setup": mark("setting up the legal form"),
    "form_yearly": mark("the legal form, each year"),
    "coordination": mark("coordination"),
    "travel": mark("travel"),
    "subsidies": mark("subsidies"),
}


def assumption_words(w: Words, name: str) -> str:
    """Return what an assumption is called."""
    return w.say(ASSUMPTIONS[name])


def component_words(w: Words, name: str) -> str:
    """Return what a part of a cost is called."""
    return w.say(COMPONENTS[name])


def change_words(w: Words, name: str, factor: float) -> str:
    """Return an assumption and the factor it would have to change by."""
    thing = assumption_words(w, name)
    if factor == 0:
        return w.say("{thing}: none", thing=thing)
    if factor > 1:
        return w.say("{thing}: {percent} higher", thing=thing, percent=w.percent(factor - 1))
    return w.say("{thing}: {percent} lower", thing=thing, percent=w.percent(1 - factor))


def form_words(w: Words, form: str | None) -> str:
    """Return the name of a legal form: that of the shipped table, or its id."""
    if form is None:
        return w.say("not said")
    from maillage.pooling.forms import legal_forms

    table = legal_forms(w.lang)
    return str({**dict(zip(table["id"], table["name"], strict=True))}.get(form, form))
