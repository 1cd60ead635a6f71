"""What stands on a drawing, mark by mark, as rows for a chart: nobody chosen, nothing filtered."""

from __future__ import annotations

import math
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
_ARROW = 7.0  # length of its sides


def legend(shown: CooperationMap, by: str, w: Words) -> tuple[list[Group], list[int]]:
    """Return the entries of the legend of colours by an attribute or measure, and that of each actor."""
    if by in shown.measures:
        values = shown.measures[by]
        low, high = float(np.min(values, initial=0.0)), float(np.max(values, initial=0.0))
        bounds = [w.number(bound, 1) for bound in np.linspace(low, high, 6)]
        return steps(values, bounds)
    from maillage.wording import Voice, one_line
    from maillage.wording.network.grouping import group_label

    voice = Voice(w, shown.labels)
    return groups(
        getattr(shown, by),
        w.say("others"),
        w.say("not given"),
        lambda value: one_line(group_label(by, value, voice)),
    )


def sizes(values: Any, w: Words) -> list[tuple[str, float]]:
    """Return a small, a middle and a large value, and the radius that shows each."""
    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if not known.size or known.max() <= 0:
        return []
    whole = bool((known == np.round(known)).all())
    low, high = float(known.min()), float(known.max())
    between = (low + high) / 2
    wanted = sorted({low, float(round(between)) if whole else between, high})
    radii = base_radii(np.array([*wanted, high, min(0.0, low)]))
    return [(w.number(value, 1), float(radius)) for value, radius in zip(wanted, radii, strict=False)]


def ways(shown: CooperationMap) -> set[tuple[int, int]]:
    """Return the pairs of actors of which the first works towards the second; none without directions."""
    return {(tie.source, tie.target) for tie in shown.cooperations} if shown.directed else set()


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
    where = view.labels[shown.size]
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
        if where[i] >= 0:
            names.append(name_row(shown.names[i], (x, y), float(radii[i]), int(where[i])))
    # The most important are drawn last, over the others.
    actors.sort(key=lambda row: row["size"])
    found = strengths(shown)
    most = max(found.values(), default=1.0)
    towards = ways(shown)
    ties = [
        {
            "path": tie_path(view.points[a], view.points[b], curved=curved)
            + "".join(
                arrow(view.points[start], view.points[end], float(radii[end]), bend=bend * curved)
                for start, end, bend in ((a, b, _BEND), (b, a, -_BEND))
                if (start, end) in towards
            ),
            "width": tie_width(strength, most),
            "alpha": _FAINT,
        }
        for (a, b), strength in found.items()
        if on_it[a] and on_it[b]
    ]
    spots = view.spot_labels.get(shown.size, ())
    places = [
        name_row(shown.territories[i].name, (x, y), 0.0, int(spots[i]))
        for i, (x, y) in enumerate(view.spots.tolist())
        if spots[i] >= 0
    ]
    return {
        "outlines": [{"path": path} for path in view.outlines],
        "pools": [{"path": path, "color": color} for path, color in view.pools],
        "ties": ties,
        "actors": actors,
        "places": places,
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


def arrow(start: Any, end: Any, radius: float, *, bend: float) -> str:
    """Return the head of an arrow that touches the disc at the end of a tie, as part of an SVG path."""
    (ax, ay), (bx, by) = start, end
    # Towards the end a tie comes from its middle, which a bend moves to the side.
    dx = bx - ((ax + bx) / 2 + bend * (by - ay))
    dy = by - ((ay + by) / 2 - bend * (bx - ax))
    length = math.hypot(dx, dy)
    if length <= radius + _ARROW:
        return ""
    dx, dy = dx / length, dy / length
    tip_x, tip_y = bx - dx * radius, by - dy * radius
    back_x, back_y = tip_x - dx * _ARROW, tip_y - dy * _ARROW
    side_x, side_y = -dy * _ARROW / 2, dx * _ARROW / 2
    return (
        f"M{back_x + side_x:.1f},{back_y + side_y:.1f}L{tip_x:.1f},{tip_y:.1f}"
        f"L{back_x - side_x:.1f},{back_y - side_y:.1f}"
    )
