"""Heat maps of what territories have and lack, and of what speaks for contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage._core import InvalidInput
from maillage.charts.drawing import draw
from maillage.charts.style import (
    INK,
    LOSES,
    Pen,
    data_of,
    legend_below,
    names_axis,
    row_height,
    safe,
    wrapped,
)
from maillage.network.competences import Competences
from maillage.network.introductions import Introductions
from maillage.network.missing import MissingActors
from maillage.wording.network.missing import category_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt
    import numpy.typing as npt

# What is there, one alone, what is missing, what is not asked for: told apart in grey too, and by figures.
_ENOUGH, _ALONE, _MISSING, _UNASKED = "#1f5fa8", "#8fb4dc", LOSES, "#ececec"
# Width of a letter, and of the narrowest column.
_LETTER, _COLUMN = 7, 56
# Where white figures become readable.
_DARK = 0.6


@dataclass(frozen=True)
class Shade:
    """A kind of cell: its name in the legend, its colour, and whether figures on it are dark."""

    name: str
    colour: str
    is_light: bool


def _shades(pen: Pen) -> dict[str, Shade]:
    w = pen.voice.words
    return {
        "enough": Shade(w.say("there"), _ENOUGH, is_light=False),
        "alone": Shade(w.say("one actor alone"), _ALONE, is_light=True),
        "missing": Shade(w.say("missing"), _MISSING, is_light=False),
        "unasked": Shade(w.say("not expected"), _UNASKED, is_light=True),
    }


def _heat_map(
    cells: Sequence[Mapping[str, object]],
    rows: Sequence[str],
    columns: Mapping[str, Sequence[str]],
    title: alt.Title,
    pen: Pen,
) -> alt.LayerChart:
    """Draw cells (row, column, kind, written, told) with their figures."""
    import altair as alt

    shades = _shades(pen)
    names = pen.names(rows)
    data = [
        {**cell, "shade": shades[str(cell["kind"])].name, "light": shades[str(cell["kind"])].is_light}
        for cell in cells
    ]
    used = [shade for kind, shade in shades.items() if any(cell["kind"] == kind for cell in cells)]
    base = alt.Chart(data_of(data)).encode(
        x=alt.X("column:N", sort=list(columns), axis=names_axis(columns, top=True)),
        y=alt.Y("row:N", sort=list(names), axis=names_axis(names)),
        tooltip=[alt.Tooltip("told:N", title=pen.voice.words.say("Actors"))],
    )
    fields = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            "shade:N",
            scale=alt.Scale(domain=[s.name for s in used], range=[s.colour for s in used]),
            legend=legend_below(len(used)),
        )
    )
    figures = base.mark_text(fontSize=11).encode(
        text="written:N", color=alt.condition(alt.datum.light, alt.value(INK), alt.value("white"))
    )
    chart: alt.LayerChart = alt.layer(fields, figures).properties(
        title=title,
        width=alt.Step(_width(columns)),
        height=alt.Step(row_height(names, 28)),
        description=" ".join(title.subtitle),
    )
    return chart


def _columns(names: Mapping[str, str]) -> dict[str, list[str]]:
    return {safe(key): wrapped(name, 11) for key, name in names.items()}


def _width(columns: Mapping[str, Sequence[str]]) -> int:
    longest = max((len(line) for lines in columns.values() for line in lines), default=0)
    return max(_COLUMN, _LETTER * longest + 8)


@draw.register(MissingActors)
def missing_chart(result: MissingActors, pen: Pen) -> alt.LayerChart:
    """Draw how many actors of each category every territory has, and where too few."""
    w = pen.voice.words
    if not result.territories:
        raise InvalidInput("no actor has a territory: there is nothing to draw")
    known = {
        (t, c): (int(p), int(e), int(m))
        for t, c, p, e, m in zip(
            result.territory, result.category, result.present, result.expected, result.missing, strict=True
        )
    }
    cells = []
    for territory in result.territories:
        for category in result.categories:
            present, expected, missing = known.get((territory, category), (0, 0, 0))
            kind = "missing" if missing else "enough" if present else "unasked"
            told = w.say(
                "{territory}, {category}: {present} there, {expected} expected",
                territory=pen.voice.label(territory),
                category=category_name(category, pen.voice),
                present=present,
                expected=expected,
            )
            written = w.number(present) if present or missing else ""
            cells.append(
                {"row": territory, "column": category, "kind": kind, "written": written, "told": told}
            )
    title = pen.title(
        w.say("Who is there and who is missing"),
        w.say("How many actors of each category every territory has."),
    )
    columns = _columns({c: category_name(c, pen.voice) for c in result.categories})
    return _heat_map(cells, result.territories, columns, title, pen)


@draw.register(Competences)
def competences_chart(result: Competences, pen: Pen) -> alt.LayerChart:
    """Draw how many actors of every territory have each competence."""
    w = pen.voice.words
    if not result.actors.size:
        raise InvalidInput("no competence of an actor with a territory is known: there is nothing to draw")
    cells = []
    for competence, territory, n in zip(
        result.competence, result.territory, result.actors.tolist(), strict=True
    ):
        kind = "missing" if n == 0 else "alone" if n == 1 else "enough"
        told = w.say(
            "{competence}, {territory}: {present}",
            competence=pen.voice.label(competence),
            territory=pen.voice.label(territory),
            present=n,
        )
        cells.append(
            {"row": competence, "column": territory, "kind": kind, "written": w.number(n), "told": told}
        )
    title = pen.title(
        w.say("Who can do what"),
        w.say("How many actors of each territory have a competence."),
    )
    columns = _columns({t: pen.voice.label(t) for t in result.territories})
    return _heat_map(cells, result.competences, columns, title, pen)


@draw.register(Introductions)
def introductions_chart(result: Introductions, pen: Pen) -> alt.LayerChart:
    """Draw what speaks for each contact: every component from nothing to the highest one shown."""
    import altair as alt

    w = pen.voice.words
    if not result.contact:
        raise InvalidInput(f"there is no contact for {result.actor!r}: there is nothing to draw")
    parts = _components(result, pen)
    rows = []
    for key, (name, values, shown) in parts.items():
        highest = float(np.max(values, initial=0.0)) or 1.0
        for i, contact in enumerate(result.contact):
            figure = w.number(float(shown[i]))
            strength = float(values[i]) / highest
            told = w.say(
                "{contact}, {measure}: {value}", contact=pen.voice.label(contact), measure=name, value=figure
            )
            row = {"row": contact, "column": key, "strength": strength, "written": figure, "told": told}
            rows.append({**row, "light": strength < _DARK})
    names = pen.names(result.contact)
    columns = _columns({key: name for key, (name, _, _) in parts.items()})
    base = alt.Chart(data_of(rows)).encode(
        x=alt.X("column:N", sort=list(columns), axis=names_axis(columns, top=True)),
        y=alt.Y("row:N", sort=list(names), axis=names_axis(names)),
        tooltip=[alt.Tooltip("told:N", title=w.say("Contact"))],
    )
    scale = alt.Scale(domain=[0, 1], range=["#f7f5f2", _ENOUGH], interpolate="rgb")
    fields = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("strength:Q", scale=scale, legend=None)
    )
    figures = base.mark_text(fontSize=11).encode(
        text="written:N", color=alt.condition(alt.datum.light, alt.value(INK), alt.value("white"))
    )
    title = pen.title(
        w.say("What speaks for each contact of {actor}", actor=pen.voice.topic(result.actor)),
        w.say("The darker, the nearer to the best value of the column; the best contact stands at the top."),
    )
    chart: alt.LayerChart = alt.layer(fields, figures).properties(
        title=title,
        width=alt.Step(_width(columns)),
        height=alt.Step(row_height(names, 28)),
        description=" ".join(title.subtitle),
    )
    return chart


def _components(result: Introductions, pen: Pen) -> dict[str, tuple[str, npt.NDArray[Any], npt.NDArray[Any]]]:
    """Return the name of each component, how much it speaks for each contact, and the figure shown."""
    w = pen.voice.words
    nearness = np.where(np.isnan(result.distance_km), 0.0, 1.0 / (1.0 + np.nan_to_num(result.distance_km)))
    return {
        "adamic_adar": (w.say("Adamic-Adar"), result.adamic_adar, result.adamic_adar),
        "resource_allocation": (
            w.say("resource allocation"),
            result.resource_allocation,
            result.resource_allocation,
        ),
        "l3": (w.say("paths of three"), result.l3, result.l3),
        "complementarity": (w.say("competences brought"), result.complementarity, result.complementarity),
        "same_territory": (w.say("same territory"), result.same_territory, result.same_territory),
        "distance_km": (w.say("nearness (km)"), nearness, result.distance_km),
    }
