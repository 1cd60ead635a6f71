"""An invented network for tests of the map: three parts of one made-up square of country."""

from __future__ import annotations

import random

import maillage as ml

NOTICE = "Acteurs inventés pour les essais."
TERRITORIES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": f"T{i}", "nom": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 44.5], [x + 0.5, 44.5], [x + 0.5, 45.2], [x, 45.2], [x, 44.5]]],
            },
        }
        for i, (name, x) in enumerate([("Plaine", 4.5), ("Coteaux", 5.0), ("Montagne", 5.5)])
    ],
}
KINDS = ("achat", "projet", "échange")
CATEGORIES = ("production", "transformation", "restauration", "appui", "société civile")


def tables(n: int = 40) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Actors and cooperations, the same at each call."""
    draw = random.Random(5)
    actors: list[dict[str, object]] = []
    for i in range(n):
        place, x = (("Plaine", 4.5), ("Coteaux", 5.0), ("Montagne", 5.5))[i % 3]
        actors.append(
            {
                "id": f"a{i:02d}",
                "name": "<script>alert(1)</script>" if i == 0 else f"Acteur {i}",
                "category": CATEGORIES[i % 5],
                "sector": "public" if i % 2 else None,
                "territory": place,
                "longitude": None if i % 5 == 4 else x + 0.05 + 0.4 * draw.random(),
                "latitude": None if i % 5 == 4 else 44.55 + 0.6 * draw.random(),
            }
        )
    actors[-1] |= {"territory": None, "longitude": None, "latitude": None}
    ties: list[dict[str, object]] = []
    for i in range(1, n - 2):
        for _ in range(2):
            other = min(int(draw.random() ** 2 * i), i - 1)
            year = draw.choice([2019, 2020, 2021])
            ties.append(
                {
                    "source": f"a{i:02d}",
                    "target": f"a{other:02d}",
                    "kind": draw.choice(KINDS),
                    "weight": draw.choice([1, 2, 3]),
                    "since": f"{year}-01-01",
                    "until": f"{year + 1}-01-01" if i % 3 else None,
                }
            )
    return actors, ties


def network(n: int = 40) -> ml.StakeholderNetwork:
    """The network of `tables`."""
    actors, ties = tables(n)
    return ml.StakeholderNetwork(actors, ties, invented=NOTICE)
