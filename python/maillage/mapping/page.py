"""The map as one HTML page: two linked drawings, filters, search, legend and tables; nothing is fetched."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.mapping.fitting import base_radii, height_for, widths_for
from maillage.mapping.lettering import short, text_width
from maillage.mapping.rows import legend
from maillage.mapping.rows import sizes as steps_of
from maillage.wording.language import mark

if TYPE_CHECKING:
    from maillage.mapping.cooperation_map import CooperationMap
    from maillage.mapping.fitting import View
    from maillage.wording import Voice

_ATTRIBUTES = ("category", "sector", "territory")
# What stands on the page itself.
_TEXTS = {
    "actor": mark("Actor"),
    "actors": mark("Actors"),
    "all": mark("all"),
    "choose_what_is_shown": mark("Choose what is shown"),
    "colour": mark("Colour"),
    "cooperations": mark("Cooperations"),
    "find_an_actor": mark("Find an actor"),
    "how_to_read_it": mark("How to read it"),
    "kind_of_cooperation": mark("Kind of cooperation"),
    "leader": mark("Led by"),
    "members": mark("With"),
    "partner": mark("Partner"),
    "partners": mark("Partners"),
    "pool": mark("Pool"),
    "pools": mark("Pools"),
    "savings": mark("Savings"),
    "show_everything": mark("Show everything"),
    "size": mark("Size"),
    "strength": mark("Strength"),
    "the_network": mark("The network"),
    "the_same_as_tables": mark("The same as tables"),
    "the_territories": mark("The territories"),
    "who_works_with_whom": mark("Who works with whom"),
    "year": mark("Year"),
    "years": mark("Years"),
}


def page(shown: CooperationMap) -> str:
    """Return the page."""
    import jinja2

    from maillage._core import __version__
    from maillage.wording import Voice, words
    from maillage.wording.network.cooperation_map import (
        ATTRIBUTE_NAMES,
        option_name,
        place_words,
        pool_words,
        reading,
        subject,
    )

    voice = Voice(words(shown.lang), shown.labels)
    template = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        _part("page.html.j2")
    )
    filters = {name: _named(shown, name, voice) for name in _ATTRIBUTES}
    kinds = _levels([tie.kind for tie in shown.cooperations])
    return template.render(
        shown=shown,
        text={name: voice.words.say(message) for name, message in _TEXTS.items()},
        number=voice.words.number,
        subject=subject(shown, voice),
        reading=[*reading(shown, voice), *place_words(shown, voice), *pool_words(shown, voice)],
        money=voice.words.money,
        attributes={name: option_name(name, voice) for name in ATTRIBUTE_NAMES if filters[name]},
        measures={name: option_name(name, voice) for name in shown.measures},
        filters=filters,
        kinds=kinds,
        years=_all_years(shown),
        style=_part("page.css"),
        script=_part("page.js"),
        bundle=_bundle(),
        data=_script_json(page_data(shown, voice)),
        version=__version__,
    )


def page_data(shown: CooperationMap, voice: Voice) -> dict[str, Any]:
    """Return everything that the script of the page needs."""
    from maillage.wording.network.cooperation_map import color_words, option_name, size_words

    w = voice.words
    colors = {}
    for option in [*(name for name in _ATTRIBUTES if any(getattr(shown, name))), *shown.measures]:
        entries, entry = legend(shown, option, w)
        colors[option] = {
            "title": color_words(option, voice),
            "entries": [vars(group) for group in entries],
            "of": entry,
        }
    if shown.color not in colors:  # nobody has one
        entries, entry = legend(shown, shown.color, w)
        colors[shown.color] = {
            "title": color_words(shown.color, voice),
            "entries": [vars(group) for group in entries],
            "of": entry,
        }
    sizes = {
        name: {
            "name": option_name(name, voice),
            "title": size_words(name, voice),
            "values": [w.number(value, 1) for value in values.tolist()],
            "radii": np.round(base_radii(values), 2).tolist(),
            "legend": steps_of(values, w),
        }
        for name, values in shown.measures.items()
    }
    return {
        "directed": shown.directed,
        "actors": [_actor(shown, i) for i in range(len(shown.actor))],
        "names": {name: _named(shown, name, voice) for name in ("category", "territory")},
        "ties": [
            [tie.source, tie.target, tie.kind, tie.theme, tie.weight, tie.first_year, tie.last_year]
            for tie in shown.cooperations
        ],
        "places": [short(territory.name) for territory in shown.territories],
        "colors": colors,
        "sizes": sizes,
        "views": {kind: [_view(view) for view in views] for kind, views in shown.views().items()},
        "spec": _spec(widths_for(len(shown.actor))[0]),
        "words": {
            "nobody": w.say("Point at an actor, or touch one, to see its partners here and on the drawings."),
            "partners": w.say("Partners"),
            "none": w.say("no partner with these filters"),
            "count": w.say("Shown: {actors} actors, {ties} ties.", actors="{actors}", ties="{ties}"),
            "close": w.say("Let go"),
        },
    }


def _actor(shown: CooperationMap, i: int) -> dict[str, Any]:
    first, last = shown.years[i]
    name = shown.names[i]
    label = short(name)
    return {
        "name": name,
        "label": label,
        "width": round(text_width(label), 1),
        "category": shown.category[i],
        "sector": shown.sector[i],
        "territory": shown.territory[i],
        "years": [first, last],
    }


def _view(view: View) -> dict[str, Any]:
    points = [None if np.isnan(x) else [round(x, 1), round(y, 1)] for x, y in view.points.tolist()]
    return {
        "width": view.width,
        "height": view.height,
        "points": points,
        "factor": round(view.factor, 4),
        "labels": {name: places.tolist() for name, places in view.labels.items()},
        "outlines": view.outlines,
        "pools": [{"path": path, "color": color} for path, color in view.pools],
        "spots": np.round(view.spots, 1).tolist(),
        "spot_labels": {name: places.tolist() for name, places in view.spot_labels.items()},
    }


def _spec(width: int) -> dict[str, Any]:
    from maillage.charts.network.cooperation_map import drawing

    nothing: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("outlines", "pools", "ties", "actors", "places", "names")
    }
    spec: dict[str, Any] = drawing(nothing, width, height_for(width), named=True).to_dict()
    return spec


def _named(shown: CooperationMap, attribute: str, voice: Voice) -> dict[str, str]:
    """Return the values of an attribute and what readers call them, in the order of the latter."""
    from maillage.wording import one_line
    from maillage.wording.network.grouping import group_label

    named = {
        value: one_line(group_label(attribute, value, voice)) for value in _levels(getattr(shown, attribute))
    }
    return dict(sorted(named.items(), key=lambda each: each[1].casefold()))


def _levels(values: Any) -> list[str]:
    return sorted({value for value in values if value is not None}, key=str.casefold)


def _all_years(shown: CooperationMap) -> list[int]:
    pairs = [*shown.years, *((tie.first_year, tie.last_year) for tie in shown.cooperations)]
    known = [year for pair in pairs for year in pair if year is not None]
    return list(range(min(known), max(known) + 1)) if known and max(known) - min(known) <= 200 else []


def _script_json(data: dict[str, Any]) -> str:
    """JSON that cannot end the script in which it stands."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _part(name: str) -> str:
    return (resources.files("maillage.mapping") / "template" / name).read_text(encoding="utf-8")


@cache
def _bundle() -> str:
    import vl_convert

    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    return bundle.replace("</script", "<\\/script")
