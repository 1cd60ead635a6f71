"""A network as the data frames that it could have been read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.network.tables import ALWAYS, FOREVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    import pandas as pd

    from maillage import _core


def to_frames(core: _core.StakeholderNetwork) -> dict[str, pd.DataFrame]:
    """Return actors, cooperations, bodies and memberships as pandas data frames."""
    import pandas as pd

    since, until = core.actor_periods
    actors = {
        "id": core.actors,
        "name": core.names,
        "category": labels(core.category),
        "sector": labels(core.sector),
        "territory": labels(core.territory),
        "siret": _texts(core.sirets),
        "latitude": np.array(core.latitudes),
        "longitude": np.array(core.longitudes),
        "since": days(since),
        "until": days(until),
        "competences": ["; ".join(own) or None for own in core.competences],
    }
    ids = np.array(core.actors, dtype=object)
    since, until = core.cooperation_periods
    cooperations = {
        "source": ids[core.sources],
        "target": ids[core.targets],
        "kind": labels(core.kind),
        "weight": np.array(core.weights),
        "since": days(since),
        "until": days(until),
        "theme": labels(core.theme),
        "provenance": labels(core.provenance),
    }
    body_ids, body_names, body_kinds, body_territories = core.bodies
    bodies = {
        "id": body_ids,
        "name": body_names,
        "kind": _texts(body_kinds),
        "territory": _texts(body_territories),
    }
    since, until = core.membership_periods
    memberships = {
        "body": np.array(body_ids, dtype=object)[core.member_bodies],
        "actor": ids[core.member_actors],
        "role": _texts(core.roles),
        "since": days(since),
        "until": days(until),
    }
    tables: dict[str, dict[str, Any]] = {
        "actors": actors,
        "cooperations": cooperations,
        "bodies": bodies,
        "memberships": memberships,
    }
    return {name: pd.DataFrame(columns) for name, columns in tables.items()}


def labels(factor: tuple[list[str], npt.NDArray[np.int32]]) -> list[str | None]:
    """Return a column of codes as its labels, None where nothing is given."""
    levels, codes = factor
    return [levels[code] if code >= 0 else None for code in codes.tolist()]


def days(numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.datetime64]:
    """Return days counted from 1970 as dates, NaT for "since ever" and "without an end"."""
    dates = numbers.astype("datetime64[D]").astype("datetime64[s]")
    dates[(numbers == ALWAYS) | (numbers == FOREVER)] = np.datetime64("NaT")
    return dates


def _texts(texts: Sequence[str]) -> list[str | None]:
    return [text or None for text in texts]
