"""Where everything stands in pixels, at several widths: discs that do not overlap, names that fit."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from maillage import _core
from maillage.mapping.lettering import LINE, short, text_width
from maillage.mapping.territories import Territory, holds, inside, projected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from maillage.mapping.pools import MapPool

    Points = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.float64]

#: Widths for which pictures are computed; a page takes the widest that fits and enlarges it a little.
WIDTHS = (340, 460, 580, 760)
WIDTHS_OF_LARGE = (340, 580)
_LARGE = 1500
_HUGE = 10_000  # discs are dots that may touch
SMALLEST, LARGEST = 4.0, 12.0  # radii of discs
_GAP = 1.5
_FILLED = 0.16  # share of the picture that discs may cover
_EDGE = 6.0
_SHRINK = 0.85
_NEAR = 0.08  # room around what is shown of the territories, as a share


@dataclass(frozen=True)
class View:
    """One drawing at one width.

    Attributes
    ----------
    width, height : int
    points : array
        Centre of each actor in pixels, y growing downwards; NaN where it is not on the drawing.
    factor : float
        By which radii are multiplied, so that all fits.
    labels : mapping of str to array
        For each measure of size, the place of each name, see ``_core.label_places``.
    outlines : tuple of str
        Territories as SVG paths, in pixels.
    pools : tuple of (str, str)
        Pools as SVG paths, and their colours.
    spots : array
        Where the name of each territory belongs, in pixels.
    spot_labels : mapping of str to array
        As `labels`, for the names of the territories.
    """

    width: int
    height: int
    points: Points
    factor: float
    labels: Mapping[str, npt.NDArray[np.int8]]
    outlines: tuple[str, ...] = ()
    pools: tuple[tuple[str, str], ...] = ()
    spots: Points = field(default_factory=lambda: np.empty((0, 2)))
    spot_labels: Mapping[str, npt.NDArray[np.int8]] = field(default_factory=dict)


def base_radii(values: Numbers) -> Numbers:
    """Return radii whose discs grow with the values as areas do."""
    known = np.nan_to_num(values, nan=0.0)
    low = min(0.0, float(known.min(initial=0.0)))
    span = float(known.max(initial=0.0)) - low
    share = (known - low) / span if span > 0 else np.zeros_like(known)
    radii: Numbers = np.sqrt(SMALLEST**2 + share * (LARGEST**2 - SMALLEST**2))
    return radii


def widths_for(n_actors: int) -> tuple[int, ...]:
    """Return the widths for which pictures of so many actors are computed."""
    return WIDTHS if n_actors <= _LARGE else WIDTHS_OF_LARGE


def height_for(width: int) -> int:
    """Return the height of a drawing: narrow ones stand upright."""
    return round(width * (1.1 if width < 400 else 0.92))


def network_view(layout: Points, measures: Mapping[str, Numbers], names: Sequence[str], width: int) -> View:
    """Return the drawing of a layout."""
    height = height_for(width)
    radii = {name: base_radii(values) for name, values in measures.items()}
    largest = np.max(list(radii.values()), axis=0)
    factor = _first_factor(largest, width, height)
    points = _fitted(layout, width, height, LARGEST * factor + _EDGE)
    if len(points) <= _HUGE:
        points = _core.without_overlaps(points, largest * factor, gap=_GAP * factor)
        points, shrunk = _into_frame(points, largest * factor, width, height)
        factor *= shrunk
    labels = _labels(points, radii, factor, names, measures, (width, height))
    return View(width, height, points, factor, labels)


def territory_view(
    places: Points,
    territories: Sequence[Territory],
    measures: Mapping[str, Numbers],
    names: Sequence[str],
    width: int,
    pools: Sequence[MapPool] = (),
) -> View:
    """Return the drawing of outlines with the actors at their places: longitude and latitude, or NaN."""
    height = height_for(width)
    radii = {name: base_radii(values) for name, values in measures.items()}
    largest = np.max(list(radii.values()), axis=0)
    known = np.isfinite(places).all(axis=1)
    ends = [place for pool in pools for place in (pool.start, *pool.ends)]
    low, high = _shown(np.concatenate([places[known], np.array(ends, float).reshape(-1, 2)]), territories)
    scale = min(width / (high[0] - low[0]), height / (high[1] - low[1]))
    corner = (low + high) / 2 - np.array([width, height]) / (2 * scale)
    spots = (projected(places[known]) - corner) * scale
    factor = _first_factor(largest[known], width, height)
    frame = np.array([width, height], dtype=float)
    there = spots
    while known.any() and known.sum() <= _HUGE:
        there = _core.without_overlaps(spots, largest[known] * factor, gap=0.5 * factor)
        reach = (largest[known] * factor)[:, None]
        if ((there >= reach) & (there <= frame - reach)).all() or factor < 0.1:
            break
        factor *= _SHRINK
    points = np.full((len(places), 2), np.nan)
    points[known] = there
    known_names = {name.casefold() for name in names}  # whoever bears the name of a territory shows it
    written = [
        "" if territory.name.casefold() in known_names else territory.name for territory in territories
    ]
    # Beginning left of the spot, a name to the right of it stands in the middle.
    halves = np.array([[text_width(short(name)) / 2, 0.0] for name in written]).reshape(-1, 2)
    spots = np.array([_spot(each, there, corner, scale) for each in territories]).reshape(-1, 2) - halves
    labels, spot_labels = _all_labels(points, spots, radii, factor, names, written, measures, (width, height))
    outlines = tuple(_path(territory, corner, scale) for territory in territories)
    lines = _lines(pools, corner, scale)
    return View(width, height, points, factor, labels, outlines, lines, spots, spot_labels)


def _spot(territory: Territory, actors: Points, corner: Points, scale: float) -> Points:
    """Return the point of a territory that is farthest from its border and from actors, in pixels."""
    points, away = inside(territory)
    pixels = (projected(points) - corner) * scale
    # As if all were degrees of longitude, which are the shorter ones on the map.
    free = away * (math.pi / 180) * scale
    if len(actors):
        free = np.minimum(free, np.hypot(*(pixels[:, None, :] - actors[None, :, :]).T).min(axis=0))
    best: Points = pixels[int(np.argmax(free))]
    return best


def _all_labels(
    points: Points,
    spots: Points,
    radii: Mapping[str, Numbers],
    factor: float,
    names: Sequence[str],
    territories: Sequence[str],
    measures: Mapping[str, Numbers],
    frame: tuple[int, int],
) -> tuple[dict[str, npt.NDArray[np.int8]], dict[str, npt.NDArray[np.int8]]]:
    """Return the places of the names of actors and of territories: the latter have what the former leave."""
    in_frame = np.all((spots >= 0) & (spots <= np.array(frame, dtype=float)), axis=1, keepdims=True)
    everything = np.concatenate([points, np.where(in_frame, spots, np.nan)])
    none = np.zeros(len(spots))
    lowest = {name: float(np.nan_to_num(values).min(initial=0.0)) - 1.0 for name, values in measures.items()}
    found = _labels(
        everything,
        {name: np.concatenate([values, none]) for name, values in radii.items()},
        factor,
        [*names, *territories],
        {name: np.concatenate([values, none + lowest[name]]) for name, values in measures.items()},
        frame,
    )
    n = len(points)
    return (
        {name: places[:n] for name, places in found.items()},
        {name: places[n:] for name, places in found.items()},
    )


def _first_factor(radii: Numbers, width: int, height: int) -> float:
    covered = math.pi * float((radii**2).sum())
    room = _FILLED * width * height
    smaller = min(1.0, width / 500)  # discs of narrow drawings are a little smaller
    return smaller * min(1.0, math.sqrt(room / covered) if covered > 0 else 1.0)


def _fitted(layout: Points, width: int, height: int, margin: float) -> Points:
    """Return the layout, scaled alike in both directions, in the middle of the frame."""
    if not len(layout):
        return np.empty((0, 2))
    low, high = layout.min(axis=0), layout.max(axis=0)
    room = np.array([width, height]) - 2 * margin
    span = np.maximum(high - low, 1e-9)
    scale = min(room[0] / span[0], room[1] / span[1], max(width, height) / 4)
    fitted: Points = (layout - (low + high) / 2) * scale + np.array([width, height]) / 2
    return fitted


def _into_frame(points: Points, radii: Numbers, width: int, height: int) -> tuple[Points, float]:
    """Return points and a factor for radii: discs and distances shrink alike, so that none overlap."""
    if not len(points):
        return points, 1.0
    low = (points - radii[:, None]).min(axis=0) - 1
    high = (points + radii[:, None]).max(axis=0) + 1
    size = high - low
    shrunk = float(min(1.0, width / size[0], height / size[1]))
    moved = (points - (low + high) / 2) * shrunk + np.array([width, height]) / 2
    return moved, shrunk


def _labels(
    points: Points,
    radii: Mapping[str, Numbers],
    factor: float,
    names: Sequence[str],
    measures: Mapping[str, Numbers],
    frame: tuple[int, int],
) -> dict[str, npt.NDArray[np.int8]]:
    known = np.isfinite(points).all(axis=1)
    widths = np.array([text_width(short(name)) for name in names])[known] if len(names) else np.empty(0)
    found = {}
    for name, values in measures.items():
        places = np.full(len(points), -1, dtype=np.int8)
        places[known] = _core.label_places(
            points[known],
            radii[name][known] * factor,
            widths,
            np.full(len(widths), LINE),
            np.nan_to_num(values[known]),
            frame=(1.0, 1.0, frame[0] - 1.0, frame[1] - 1.0),
        )
        found[name] = places
    return found


def _shown(places: Points, territories: Sequence[Territory]) -> tuple[Points, Points]:
    """Return the corners of what is shown: the actors and the outlines that hold one, or all outlines."""
    corners = [projected(places)] if len(places) else []
    holding = [t for t in territories if any(holds(t, (float(x), float(y))) for x, y in places[:, :2])]
    corners += [projected(ring) for t in holding or ([] if corners else territories) for ring in t.rings]
    everything = np.concatenate(corners)
    low, high = everything.min(axis=0), everything.max(axis=0)
    room = max(float((high - low).max()) * _NEAR, 1e-4)
    return low - room, high + room


def _lines(pools: Sequence[MapPool], corner: Points, scale: float) -> tuple[tuple[str, str], ...]:
    """Return each pool as lines from its leader to the others, where these are known."""
    found = []
    for pool in pools:
        (x, y), *ends = ((projected([pool.start, *pool.ends]) - corner) * scale).tolist()
        path = "".join(f"M{x:.1f},{y:.1f}L{a:.1f},{b:.1f}" for a, b in ends)
        if path:
            found.append((path, pool.color))
    return tuple(found)


def _path(territory: Territory, corner: Points, scale: float) -> str:
    rings = []
    for ring in territory.rings:
        points = np.round((projected(ring) - corner) * scale, 1)
        # Points that fall together at this size say nothing.
        kept = [points[0], *(b for a, b in pairwise(points) if (a != b).any())]
        rings.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in kept) + "Z")
    return "".join(rings)
