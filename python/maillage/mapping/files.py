"""One writer for each ending of a map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.errors import InvalidInput
from maillage.outputs.writing import PIXELS_PER_POINT, replacing

if TYPE_CHECKING:
    import os

    from maillage.mapping.cooperation_map import Cooperation, CooperationMap
    from maillage.network import StakeholderNetwork

ENDINGS = (".html", ".png", ".svg", ".graphml", ".gexf", ".geojson", ".json")


def save(shown: CooperationMap, path: str | os.PathLike[str]) -> Path:
    """Write a map in the form of the file's ending; see `CooperationMap.save`."""
    path = Path(path)
    ending = path.suffix.lower()
    if ending == ".graphml":
        return network_of(shown).to_graphml(path)
    if ending == ".gexf":
        return network_of(shown).to_gexf(path)
    if ending in {".png", ".svg"}:
        with replacing(path) as temporary:
            scale = PIXELS_PER_POINT if ending == ".png" else 1
            shown.plot(shown.lang).save(str(temporary), scale_factor=scale)
        return path
    if ending not in ENDINGS:
        raise InvalidInput(f"{path}: the ending {ending!r} does not fit; expected {', '.join(ENDINGS)}")
    text = (
        shown.page() if ending == ".html" else _json(geojson(shown) if ending == ".geojson" else kumu(shown))
    )
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
    return path


def network_of(shown: CooperationMap) -> StakeholderNetwork:
    """Return what a map shows as a network, without coordinates for who stands where the territory is."""
    import pandas as pd

    from maillage.network import StakeholderNetwork

    places = np.where(shown.by_territory[:, None], np.nan, shown.places)
    actors = {
        "id": shown.actor,
        "name": [shown.labels[actor] for actor in shown.actor],
        **{name: getattr(shown, name) for name in ("category", "sector", "territory")},
        "longitude": places[:, 0],
        "latitude": places[:, 1],
        "since": [_date(since) for since, _ in shown.periods],
        "until": [_date(until) for _, until in shown.periods],
    }
    cooperations = {
        "source": [shown.actor[tie.source] for tie in shown.cooperations],
        "target": [shown.actor[tie.target] for tie in shown.cooperations],
        **{name: [getattr(tie, name) for tie in shown.cooperations] for name in ("kind", "theme", "weight")},
        "since": [_date(tie.since) for tie in shown.cooperations],
        "until": [_date(tie.until) for tie in shown.cooperations],
    }
    return StakeholderNetwork(
        pd.DataFrame(actors), pd.DataFrame(cooperations), directed=shown.directed, invented=shown.invented
    )


def _date(day: int | None) -> str | None:
    return None if day is None else str(np.datetime64(day, "D"))


def geojson(shown: CooperationMap) -> dict[str, Any]:
    """Return the actors that have a place as points, and their cooperations as lines (RFC 7946)."""
    known = np.isfinite(shown.places[:, 0])
    spots = [[round(float(x), 6), round(float(y), 6)] for x, y in np.nan_to_num(shown.places)]
    features = [
        _feature("Point", spots[i], {**_facts(shown, i), "approximate": bool(shown.by_territory[i])})
        for i in range(len(shown.actor))
        if known[i]
    ]
    features += [
        _feature("LineString", [spots[tie.source], spots[tie.target]], _tie(shown, tie))
        for tie in shown.cooperations
        if known[tie.source] and known[tie.target]
    ]
    about = {"description": shown.invented} if shown.invented else {}
    return {"type": "FeatureCollection", **about, "features": features}


def kumu(shown: CooperationMap) -> dict[str, Any]:
    """Return what Kumu imports: elements and the connections between them."""
    notice = {"description": shown.invented} if shown.invented else {}
    elements = []
    for i in range(len(shown.actor)):
        facts = _facts(shown, i)
        elements.append({"label": facts.pop("name"), "type": facts.pop("category", None), **facts, **notice})
    connections = []
    for tie in shown.cooperations:
        facts = _tie(shown, tie)
        # Kumu knows elements by their id where they have one.
        ends = {"from": facts.pop("source"), "to": facts.pop("target")}
        direction = "directed" if shown.directed else "undirected"
        connections.append({**ends, "type": facts.pop("kind", None), "direction": direction, **facts})
    return {
        "elements": [_given(each) for each in elements],
        "connections": [_given(each) for each in connections],
    }


def _facts(shown: CooperationMap, i: int) -> dict[str, Any]:
    first, last = shown.years[i]
    return _given(
        {
            "id": shown.actor[i],
            "name": shown.names[i],
            "category": shown.category[i],
            "sector": shown.sector[i],
            "territory": shown.territory[i],
            "first_year": first,
            "last_year": last,
            **{name: float(values[i]) for name, values in shown.measures.items()},
        }
    )


def _tie(shown: CooperationMap, tie: Cooperation) -> dict[str, Any]:
    return _given(
        {
            "source": shown.actor[tie.source],
            "target": shown.actor[tie.target],
            "kind": tie.kind,
            "theme": tie.theme,
            "weight": tie.weight,
            "first_year": tie.first_year,
            "last_year": tie.last_year,
        }
    )


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
