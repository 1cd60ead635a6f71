"""Outlines of territories from GeoJSON, and their plane: Web Mercator, as on the maps that readers know."""

from __future__ import annotations

import json
import math
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.errors import FileError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    Points = npt.NDArray[np.float64]

_NAME_KEYS = ("name", "nom", "nom_officiel", "nom_usuel", "libelle", "label", "title")
_ID_KEYS = ("id", "code", "code_insee", "insee", "siren", "territory")
_HIGHEST = 85.0  # Web Mercator ends there


@dataclass(frozen=True)
class Territory:
    """An outline.

    Attributes
    ----------
    id, name : str
        As in the properties of the GeoJSON feature.
    keys : frozenset of str
        Everything in the properties by which an actor's territory may name it.
    rings : tuple
        Rings of points, longitude and latitude in degrees; outer ones and holes.
    """

    id: str
    name: str
    keys: frozenset[str]
    rings: tuple[tuple[tuple[float, float], ...], ...]


def read_territories(given: Any) -> tuple[Territory, ...]:
    """Return the polygons of GeoJSON.

    Parameters
    ----------
    given
        A path, a mapping (a FeatureCollection or a Feature), something with ``__geo_interface__``, or None.

    Raises
    ------
    FileError
        For a file that cannot be read.
    InvalidInput
        For something that is no GeoJSON in degrees of longitude and latitude, or holds no polygon.
    """
    if given is None:
        return ()
    source = "territories"
    if isinstance(given, (str, os.PathLike)):
        source = os.fspath(given)
        given = _loaded(Path(given))
    if hasattr(given, "__geo_interface__"):
        given = given.__geo_interface__
    features = _features(given, source)
    found = [_territory(feature, number, source) for number, feature in enumerate(features, start=1)]
    outlines = tuple(territory for territory in found if territory.rings)
    if not outlines:
        raise InvalidInput(f"{source} holds no polygon; expected the outlines of territories")
    return outlines


def _loaded(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({error.strerror}); expected a GeoJSON file") from None
    except ValueError as error:
        raise InvalidInput(f"{path} is no GeoJSON ({error}); expected a FeatureCollection") from None


def _features(given: Any, source: str) -> list[Any]:
    kind = given.get("type") if hasattr(given, "get") else None
    if kind == "FeatureCollection":
        return list(given.get("features") or [])
    if kind == "Feature":
        return [given]
    raise InvalidInput(
        f"{source} is {kind or type(given).__name__}; expected a GeoJSON FeatureCollection or its path"
    )


def _territory(feature: Mapping[str, Any], number: int, source: str) -> Territory:
    properties = dict(feature.get("properties") or {})
    if feature.get("id") is not None:
        properties.setdefault("id", feature["id"])
    texts = {
        str(key).lower(): str(value) for key, value in properties.items() if isinstance(value, (str, int))
    }
    code = next((texts[key] for key in _ID_KEYS if key in texts), str(number))
    name = next((texts[key] for key in _NAME_KEYS if key in texts), code)
    geometry = feature.get("geometry") or {}
    polygons = _polygons(geometry)
    try:
        rings = tuple(
            tuple((float(point[0]), float(point[1])) for point in ring)
            for polygon in polygons
            for ring in polygon
        )
    except (TypeError, ValueError, IndexError):
        raise InvalidInput(f"{source}, feature {number} ({name}): its coordinates are no numbers") from None
    for longitude, latitude in (point for ring in rings for point in ring):
        if not (abs(longitude) <= 180 and abs(latitude) <= 90):
            raise InvalidInput(
                f"{source}, feature {number} ({name}): {longitude}, {latitude} is not on the globe; "
                "expected degrees of longitude and latitude (WGS 84)"
            )
    return Territory(code, name, frozenset(text.casefold() for text in texts.values()), rings)


def _polygons(geometry: Mapping[str, Any]) -> list[Any]:
    kind = geometry.get("type")
    if kind == "Polygon":
        return [geometry.get("coordinates") or []]
    if kind == "MultiPolygon":
        return list(geometry.get("coordinates") or [])
    if kind == "GeometryCollection":
        return [polygon for part in geometry.get("geometries") or [] for polygon in _polygons(part)]
    return []


def projected(points: Iterable[tuple[float, float]] | Points) -> Points:
    """Return degrees of longitude and latitude as x and y of Web Mercator, y growing downwards."""
    degrees = np.asarray(list(points) if not isinstance(points, np.ndarray) else points, dtype=float)
    degrees = degrees.reshape(-1, 2)
    latitude = np.radians(np.clip(degrees[:, 1], -_HIGHEST, _HIGHEST))
    return np.column_stack([np.radians(degrees[:, 0]), -np.log(np.tan(math.pi / 4 + latitude / 2))])


def holds(territory: Territory, point: tuple[float, float]) -> bool:
    """Return whether a point is inside an outline (even-odd rule)."""
    x, y = point
    inside = False
    for ring in territory.rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def middle(territory: Territory) -> tuple[float, float]:
    """Return a point inside an outline, far from its border where it is simple to find."""
    points, away = inside(territory)
    x, y = points[int(np.argmax(away))]
    return float(x), float(y)


@lru_cache(maxsize=1024)
def inside(territory: Territory) -> tuple[Points, npt.NDArray[np.float64]]:
    """Return some points inside an outline, and how far each is from its border, in degrees."""
    ring = max(territory.rings, key=lambda ring: abs(_area(ring)))
    low, high = np.min(ring, axis=0), np.max(ring, axis=0)
    outline = np.asarray(ring)
    shares = np.linspace(0.1, 0.9, 9)
    grid = [
        (float(x), float(y)) for fx in shares for fy in shares for x, y in [low + (high - low) * (fx, fy)]
    ]
    found = [point for point in grid if holds(territory, point)]
    points = np.array(found or [outline.mean(axis=0)])
    away = np.hypot(*(points[:, None, :] - outline[None, :, :]).T).min(axis=0)
    return points, away


def _area(ring: tuple[tuple[float, float], ...]) -> float:
    x, y = np.asarray(ring).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
