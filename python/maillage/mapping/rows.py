"""What stands on a drawing, mark by mark, as rows for a chart: nobody chosen, nothing filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maillage import _core
from maillage.mapping.fitting import View, base_radii
from maillage.mapping.lettering import LINE, short, text_width
from maillage.mapping.palette import Group, groups, steps

if TYPE_CHECKING:
    from maillage.mapping.cooperation_map import CooperationMap
    from maillage.wording import Words

    Rows = list[dict[str, Any]]

_GAP = 2.0
_BEND = 0.18
_FAINT = 0.55


def legend(shown: CooperationMap, by: str, w: Words) -> tuple[list[Group], list[int]]:
    """Return the entries of the legend of colours by an attribute or measure, and that of each actor."""
    if by in shown.measures:
        values = shown.measures[by]
        low, high = float(np.min(values, initial=0.0)), float(np.max(values, initial=0.0))
        bounds = [w.number(bound, 1) for bound in np.linspace(low, high, 6)]
        return steps(values, bounds)
    return groups(getattr(shown, by), w.say("others"), w.say("not given"))


def strengths(shown: CooperationMap) -> dict[tuple[int, int], float]:
    """Return the strength between each pair of partners, their cooperations added up."""
    found: dict[tuple[int, int], float] = {}
    for tie in shown.cooperations:
        pair = (min(tie.source, tie.target), max(tie.source, tie.target))
        found[pair] = found.get(pair, 0.0) + tie.weight
    return found


def rows(shown: CooperationMap, view: View, w: Words, *, curved: bool) -> dict[str, Rows]:
    """Return the rows of outlines, pools, ties, actors and names."""
    entries, entry = legend(shown, shown.color, w)
    radii = base_radii(shown.measures[shown.size]) * view.factor
    places = view.labels[shown.size]
    on_it = np.isfinite(view.points[:, 0])
    actors, names = [], []
    for i, (x, y) in enumerate(view.points.tolist()):
        if not on_it[i]:
            continue
        group = entries[entry[i]]
        size = float(radii[i] ** 2 * 4)
        actors.append(
            {"x": x, "y": y, "size": size, "color": group.color, "shape": group.shape, "alpha": 1.0}
        )
        if places[i] >= 0:
            names.append(name_row(shown.names[i], (x, y), float(radii[i]), int(places[i])))
    # The most important are drawn last, over the others.
    actors.sort(key=lambda row: row["size"])
    found = strengths(shown)
    most = max(found.values(), default=1.0)
    ties = [
        {
            "path": tie_path(view.points[a], view.points[b], curved=curved),
            "width": tie_width(strength, most),
            "alpha": _FAINT,
        }
        for (a, b), strength in found.items()
        if on_it[a] and on_it[b]
    ]
    return {
        "outlines": [{"path": path} for path in view.outlines],
        "pools": [{"path": path, "color": color} for path, color in view.pools],
        "ties": ties,
        "actors": actors,
        "names": names,
    }


def name_row(name: str, centre: tuple[float, float], radius: float, place: int) -> dict[str, Any]:
    """Return where the name of an actor is written, and how it is aligned."""
    text = short(name)
    left, top, right, bottom = _core.label_box(centre, radius, text_width(text), LINE, place, _GAP)
    align = ("left", "right", "center", "center", "left", "right", "left", "right")[place]
    x = {"left": left, "right": right, "center": (left + right) / 2}[align]
    return {"x": x, "y": (top + bottom) / 2, "align": align, "text": text, "alpha": 1.0}


def tie_width(strength: float, most: float) -> float:
    """Return the width of a tie, which grows with the root of its strength."""
    return round(0.7 + 2.0 * float(np.sqrt(strength / most)), 2)


def tie_path(a: Any, b: Any, *, curved: bool) -> str:
    """Return a tie as an SVG path, straight or as an arc."""
    (ax, ay), (bx, by) = a, b
    start = f"M{ax:.1f},{ay:.1f}"
    if not curved:
        return f"{start}L{bx:.1f},{by:.1f}"
    cx, cy = (ax + bx) / 2 + _BEND * (by - ay), (ay + by) / 2 - _BEND * (bx - ax)
    return f"{start}Q{cx:.1f},{cy:.1f} {bx:.1f},{by:.1f}"
