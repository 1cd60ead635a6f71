"""The map of cooperations as pictures: the network beside the territories, with a legend below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage.charts.drawing import draw
from maillage.charts.style import FAINT, INK, Pen, safe
from maillage.mapping.cooperation_map import CooperationMap
from maillage.mapping.fitting import LARGEST
from maillage.mapping.lettering import FONT, FONT_SIZE, text_width
from maillage.mapping.rows import legend, rows, sizes
from maillage.wording.network.cooperation_map import color_words, size_words, subject

if TYPE_CHECKING:
    import altair as alt

    from maillage.mapping.rows import Rows

WIDTH = 580
_LAND, _BORDER, _TIE, _PLACE = "#f3f1ea", "#b9b4a6", "#6f7f8c", "#6e6754"
_ROW, _GAP, _SYMBOL = 20, 22, 16


@draw.register(CooperationMap)
def cooperation_map_chart(result: CooperationMap, pen: Pen) -> alt.VConcatChart:
    """Draw the network, the territories beside it where there are any, and what colours and sizes mean."""
    import altair as alt

    w = pen.voice.words
    kinds = ["network", "territories"] if result.has_territories else ["network"]
    headings = {"network": w.say("The network"), "territories": w.say("The territories")}
    views = []
    for kind in kinds:
        view = result.view(kind, WIDTH)
        data = rows(result, view, w, curved=kind == "territories")
        chart = drawing(data, view.width, view.height)
        views.append(
            chart.properties(title=alt.Title(headings[kind], anchor="start", color=INK, fontSize=13))
        )
    title = pen.title(w.say("Who works with whom"), subject(result, pen.voice))
    below = _legend(result, pen, WIDTH * len(views))
    chart_of_all: alt.VConcatChart = alt.vconcat(
        alt.hconcat(*views, spacing=24), below, spacing=10
    ).properties(title=title, description=" ".join(title.subtitle))
    return chart_of_all


def drawing(data: dict[str, Rows], width: int, height: int, *, named: bool = False) -> alt.LayerChart:
    """Return one drawing; everything is in pixels, so that its data alone says where and how.

    Where its data sets are `named`, a page can give it others.
    """
    import altair as alt

    def rows_of(name: str) -> Any:
        texts = [
            {key: safe(cell) if key == "text" else cell for key, cell in row.items()} for row in data[name]
        ]
        return alt.InlineData(values=texts, name=name if named else alt.Undefined)

    plain: dict[str, Any] = {"scale": None, "legend": None}
    lines = {"x": alt.value(0), "y": alt.value(0), "shape": alt.Shape("path:N", **plain)}
    at = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    alpha = alt.Opacity("alpha:Q", **plain)
    outlines = (
        alt.Chart(rows_of("outlines"))
        .mark_point(filled=True, fill=_LAND, stroke=_BORDER, strokeWidth=1, size=4, opacity=1, clip=True)
        .encode(**lines)
    )
    pools = (
        alt.Chart(rows_of("pools"))
        .mark_point(filled=False, size=4, strokeWidth=4, opacity=0.75, clip=True)
        .encode(**lines, stroke=alt.Stroke("color:N", **plain))
    )
    ties = (
        alt.Chart(rows_of("ties"))
        .mark_point(filled=False, stroke=_TIE, size=4, clip=True)
        .encode(**lines, strokeWidth=alt.StrokeWidth("width:Q", **plain), opacity=alpha)
    )
    actors = (
        alt.Chart(rows_of("actors"))
        .mark_point(filled=True, stroke="#2b2b2b", strokeWidth=0.9)
        .encode(
            **at,
            size=alt.Size("size:Q", **plain),
            fill=alt.Fill("color:N", **plain),
            shape=alt.Shape("shape:N", **plain),
            opacity=alpha,
        )
    )
    written: dict[str, Any] = {
        "align": alt.expr("datum.align"),
        "baseline": "middle",
        "font": FONT,
        "fontSize": FONT_SIZE,
    }
    text = alt.Text("text:N")
    places = (
        alt.Chart(rows_of("places"))
        .mark_text(**written, fill=_PLACE, fontStyle="italic")
        .encode(**at, text=text, opacity=alpha)
    )
    halo = (
        alt.Chart(rows_of("names"))
        .mark_text(**written, stroke="white", strokeWidth=3, strokeJoin="round", fill="white")
        .encode(**at, text=text, opacity=alpha)
    )
    names = alt.Chart(rows_of("names")).mark_text(**written, fill=INK).encode(**at, text=text, opacity=alpha)
    chart: alt.LayerChart = (
        alt.layer(outlines, pools, ties, actors, places, halo, names)
        .properties(
            width=width, height=height, view=alt.ViewBackground(stroke="#dcdcdc" if data["ties"] else None)
        )
        .resolve_scale(shape="independent", size="independent", opacity="independent")
    )
    return chart


def _legend(result: CooperationMap, pen: Pen, width: int) -> alt.LayerChart:
    """Return what colours and sizes stand for, entry by entry on as many lines as it takes."""
    w = pen.voice.words
    entries, _ = legend(result, result.color, w)
    names, symbols = [], []
    x, y = 0.0, _ROW / 2
    names.append(_text(color_words(result.color, pen.voice), x, y, FAINT))
    y += _ROW
    for group in entries:
        label = f"{group.label} ({w.number(group.count)})"
        room = _SYMBOL + text_width(label) + _GAP
        if x > 0 and x + room > width:
            x, y = 0.0, y + _ROW
        symbols.append(
            {"x": x + 6, "y": y, "color": group.color, "shape": group.shape, "alpha": 1.0, "size": 90}
        )
        names.append(_text(label, x + _SYMBOL, y, INK))
        x += room
    y += _ROW
    names.append(_text(size_words(result.size, pen.voice), 0.0, y, FAINT))
    discs = sizes(result.measures[result.size], w)
    if discs:
        factor = result.view("network", WIDTH).factor
        y, x = y + _ROW + LARGEST * factor - _SYMBOL / 2, 0.0
        for label, radius in discs:
            shown = radius * factor
            disc = {"color": "#ffffff", "shape": "circle", "alpha": 1.0, "size": 4 * shown**2}
            symbols.append({"x": x + shown, "y": y, **disc})
            names.append(_text(label, x + 2 * shown + 5, y, INK))
            x += 2 * shown + 5 + text_width(label) + _GAP
    empty: Rows = []
    data = dict.fromkeys(("outlines", "pools", "ties", "places"), empty)
    data |= {"actors": symbols, "names": names}
    return drawing(data, width, int(y + LARGEST + _ROW / 4))


def _text(text: str, x: float, y: float, color: str) -> dict[str, Any]:
    return {"x": x, "y": y, "align": "left", "text": text, "alpha": 1.0 if color == INK else 0.8}
