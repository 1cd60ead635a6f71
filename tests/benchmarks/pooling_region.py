"""Plan pools of the 64 territorial food projects (PAT) of a real region, five kinds of action each.

In an environment that has maillage: `MAILLAGE_SHARED_DATA=... python pooling_region.py`; with `--within 60`,
pools reach further. Projects, inhabitants and canteens are real; actions are invented, drawn from a seed
and scaled on these. The plan is proven over all groups of up to five projects, each within 40 km of
another one of its group.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

import maillage as ml
import numpy as np
import pandas as pd

# Kind: unit, quantity by inhabitant and by canteen, euros a unit, fixed euros, staff days; ranges of a draw.
KINDS = {
    "formation": ("jour", 0.0, 0.30, (250, 400), (3_000, 9_000), (8, 25)),
    "logistique": ("kg", 0.10, 0.0, (0.15, 0.30), (15_000, 60_000), (15, 40)),
    "observatoire": ("étude", 0.0, 0.0, (0, 0), (8_000, 25_000), (15, 40)),
    "sensibilisation": ("foyer", 0.004, 0.0, (4, 9), (2_000, 8_000), (10, 30)),
    "achats": ("repas", 0.0, 900.0, (2.2, 3.2), (1_500, 5_000), (6, 20)),
}
TITLES = {
    "formation": "Former les cuisiniers des cantines",
    "logistique": "Organiser la livraison des produits locaux",
    "observatoire": "Observer la consommation et la production",
    "sensibilisation": "Défi des foyers à alimentation positive",
    "achats": "Acheter ensemble pour les cantines",
}


def middle(outline: dict) -> tuple[float, float]:
    """Return latitude and longitude of the middle of an outline's largest ring."""
    whole = outline["coordinates"]
    rings = [part[0] for part in ([whole] if outline["type"] == "Polygon" else whole)]
    longitude, latitude = np.mean(np.array(max(rings, key=len)), axis=0)
    return float(latitude), float(longitude)


def projects(region: Path) -> pd.DataFrame:
    """Return the table of territories, with canteens."""
    pats = pd.read_csv(region / "pats.csv", dtype={"code_pat": str})
    outlines = json.loads((region / "pats.geojson").read_text("utf-8"))["features"]
    places = {str(int(each["properties"]["code_pat"])): middle(each["geometry"]) for each in outlines}
    return pd.DataFrame(
        {
            "id": pats["code_pat"],
            "name": pats["nom_du_pat"],
            "kind": "pat",
            "population": pats["population"].astype(int),
            "latitude": [places[code][0] for code in pats["code_pat"]],
            "longitude": [places[code][1] for code in pats["code_pat"]],
            "canteens": pats["nb_cantines"].astype(int),
        }
    )


def planned(pats: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    """Return invented actions: one of each kind for each project, scaled on its inhabitants and canteens."""
    random = np.random.default_rng(seed)
    rows = []
    for pat in pats.itertuples():
        size = np.sqrt(pat.population / pats["population"].median())
        for kind, (unit, by_inhabitant, by_canteen, price, fixed, days) in KINDS.items():
            quantity = by_inhabitant * pat.population + by_canteen * pat.canteens
            scale = float(np.clip(size, 0.5, 2.0))
            rows.append(
                {
                    "id": f"{kind}-{pat.id}",
                    "territory": pat.id,
                    "title": TITLES[kind],
                    "kind": kind,
                    "fixed_cost_eur": round(scale * random.uniform(*fixed), -2),
                    "variable_cost_eur": round(random.uniform(*price), 2),
                    "quantity": float(max(1, round(quantity * random.uniform(0.7, 1.3)))),
                    "unit": unit,
                    "staff_days": float(round(random.uniform(*days))),
                }
            )
    return pd.DataFrame(rows)


def main() -> None:
    """Plan, print what was found and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--within", type=float, default=40.0, help="kilometres")
    parser.add_argument("--size", type=int, default=5, help="actions in a pool at most")
    parser.add_argument("--objective", default="savings")
    asked = parser.parse_args()
    region = Path(os.environ.get("MAILLAGE_SHARED_DATA", "absent")) / "pat_aura"
    if not region.is_dir():
        sys.exit("the reference data of the region is not here; set MAILLAGE_SHARED_DATA to where it is")
    pats = projects(region)
    actions = planned(pats)
    territories = pats.drop(columns="canteens")
    began, worked = time.perf_counter(), time.process_time()
    plan = ml.pool(
        actions, territories, within_km=asked.within, max_size=asked.size, objective=asked.objective
    )
    took, cpu = time.perf_counter() - began, time.process_time() - worked
    print(plan)
    print(f"{len(pats)} projects, {len(actions)} actions")
    print(f"{plan.n_candidates:,} groups costed, {plan.n_paying:,} of them pay")
    proof = "proven" if plan.proven else "not proven"
    print(f"gap {plan.gap:.3%}, {proof}, {took:.1f} s on {ml.threads()} threads ({cpu:.1f} s of work)")
    if took > 60 or plan.gap > 0.001:
        sys.exit("slower than a minute, or a gap above 0.1 %")


if __name__ == "__main__":
    main()
