"""`CooperationMap`: who works with whom, as a network and over the outlines of territories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput, LimitExceeded
from maillage.mapping.fitting import View, network_view, territory_view, widths_for
from maillage.mapping.pools import MapPool, map_pools
from maillage.mapping.territories import Territory, middle, read_territories
from maillage.network.arrays import read_only
from maillage.network.centrality import MEASURES
from maillage.network.frames import labels as texts
from maillage.network.result import NetworkResult
from maillage.network.tables import ALWAYS, FOREVER

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt
    import pandas as pd

    from maillage.network.network import StakeholderNetwork
    from maillage.pooling.plan import PoolingPlan
    from maillage.progress import Watcher

    Values = npt.NDArray[np.float64]

ATTRIBUTES = ("category", "sector", "territory")
_OFFERED = ("degree", "strength", "betweenness")
# Work that grows with the network: beyond this, only what is asked for is measured.
_MANY = 5_000
#: More than a reader or a browser can take.
MOST_ACTORS, MOST_COOPERATIONS = 10_000, 50_000


@dataclass(frozen=True)
class Cooperation:
    """One cooperation: two actors by their place in the map, and what is known of it.

    Days are counted from 1970, the last one is excluded; years are inclusive.
    """

    source: int
    target: int
    kind: str | None
    theme: str | None
    weight: float
    since: int | None
    until: int | None

    @property
    def first_year(self) -> int | None:
        """The year in which it began."""
        return _first_year(self.since)

    @property
    def last_year(self) -> int | None:
        """The last year in which it was there."""
        return _last_year(self.until)


@dataclass(frozen=True, eq=False, repr=False)
class CooperationMap(NetworkResult):
    """A map of cooperations, made by `map_cooperations`.

    Attributes
    ----------
    actor : tuple of str
        Ids, in ascending order.
    category, sector, territory : tuple of str or None
    periods : tuple of pairs
        First day of each actor and the first day after, counted from 1970, None where open.
    layout : array
        Where each actor stands on the drawing of the network, in units of one tie; two columns.
    places : array
        Longitude and latitude of each actor, NaN where unknown; two columns.
    by_territory : array of bool
        Actors without coordinates of their own, who stand in the middle of their territory.
    measures : mapping of str to array
        What size and colour can show, by name.
    cooperations : tuple of Cooperation
    territories : tuple of Territory
    size, color, lang : str
    directed : bool
    pools : tuple of MapPool
        Pools of a plan, drawn over the territories.
    """

    columns: ClassVar[tuple[str, ...]] = ("actor",)

    actor: tuple[str, ...]
    category: tuple[str | None, ...]
    sector: tuple[str | None, ...]
    territory: tuple[str | None, ...]
    periods: tuple[tuple[int | None, int | None], ...]
    layout: Values
    places: Values
    by_territory: npt.NDArray[np.bool_]
    measures: Mapping[str, Values]
    cooperations: tuple[Cooperation, ...]
    territories: tuple[Territory, ...]
    size: str
    color: str
    lang: str
    directed: bool
    pools: tuple[MapPool, ...]

    @cached_property
    def years(self) -> tuple[tuple[int | None, int | None], ...]:
        """First and last year of each actor, None where open."""
        return tuple((_first_year(since), _last_year(until)) for since, until in self.periods)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the actors, on one line."""
        from maillage.wording import one_line

        return tuple(one_line(self.labels[actor]) for actor in self.actor)

    @property
    def has_territories(self) -> bool:
        """Whether there is anything to show on a geographic map."""
        return bool(self.territories) or bool(np.isfinite(self.places).all(axis=1).any())

    def view(self, kind: str, width: int) -> View:
        """Return the drawing ``"network"`` or ``"territories"`` at a width in pixels."""
        if kind == "network":
            return network_view(self.layout, self.measures, self.names, width)
        return territory_view(self.places, self.territories, self.measures, self.names, width, self.pools)

    def views(self) -> dict[str, list[View]]:
        """Return all drawings at all widths."""
        kinds = ["network", "territories"] if self.has_territories else ["network"]
        return {kind: [self.view(kind, width) for width in widths_for(len(self.actor))] for kind in kinds}

    @cached_property
    def partners(self) -> tuple[tuple[int, ...], ...]:
        """The partners of each actor, by their place in the map."""
        found: list[set[int]] = [set() for _ in self.actor]
        for tie in self.cooperations:
            found[tie.source].add(tie.target)
            found[tie.target].add(tie.source)
        return tuple(tuple(sorted(each)) for each in found)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per actor: attributes, place, measures, and the names of the partners."""
        import pandas as pd

        columns: dict[str, Any] = {
            "name": self.names,
            "category": self.category,
            "sector": self.sector,
            "territory": self.territory,
            "longitude": self.places[:, 0],
            "latitude": self.places[:, 1],
            "x": self.layout[:, 0],
            "y": self.layout[:, 1],
            **self.measures,
            "partners": ["; ".join(self.names[p] for p in each) for each in self.partners],
        }
        frame: pd.DataFrame = pd.DataFrame(columns, index=pd.Index(self.actor, name="actor"))
        return frame

    def page(self) -> str:
        """Return the map as one HTML page that fetches nothing."""
        from maillage.mapping.page import page

        return page(self)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the map in the form of the file's ending.

        ``.html`` is the page to look at and work with, without a network; ``.png`` and ``.svg`` are pictures;
        ``.graphml`` and ``.gexf`` are for igraph, networkx and Gephi; ``.geojson`` has points and lines, and
        ``.json`` is what Kumu imports. They hold what the map shows; `StakeholderNetwork.to_graphml` and
        `to_gexf` write everything.

        Raises
        ------
        InvalidInput
            For another ending.
        FileError
            Where the file cannot be written.
        """
        from maillage.mapping.files import save

        return save(self, path)

    def __repr__(self) -> str:
        said = [f"{len(self.actor)} actors", f"{len(self.cooperations)} cooperations"]
        if self.territories:
            said.append(f"{len(self.territories)} territories")
        return f"CooperationMap({', '.join(said)})"

    def _repr_html_(self) -> str:
        from html import escape

        return (
            f'<iframe title="maillage" srcdoc="{escape(self.page())}" '
            'style="width:100%;height:900px;border:0"></iframe>'
        )


def map_cooperations(
    network: StakeholderNetwork,
    territories: Any = None,
    *,
    names: Mapping[str, str] | None = None,
    pools: PoolingPlan | None = None,
    size: str = "degree",
    color: str = "category",
    lang: str = "fr",
    initial: Mapping[str, Sequence[float]] | None = None,
    seed: int = 0,
    progress: bool | Watcher | None = None,
) -> CooperationMap:
    """Return the map of a network: actors as a network, and where they are.

    Parameters
    ----------
    network
        Who works with whom.
    territories
        Outlines as GeoJSON (a path or a mapping), in degrees of longitude and latitude. Actors without
        coordinates stand in the middle of the outline that their ``territory`` names.
    names
        Names of territories for readers, by id; those of the outlines where left out.
    pools
        A plan of `maillage.pool`, drawn over the outlines of its territories: lines from the one that
        leads a pool to its other members.
    size
        What the area of discs shows: ``"degree"``, ``"strength"``, ``"betweenness"`` or another measure of
        `StakeholderNetwork.centrality`. The page offers these three and the one asked for.
    color
        What colours show: ``"category"``, ``"sector"``, ``"territory"`` or a measure.
    lang
        ``"fr"`` or ``"en"``.
    initial
        Positions (x, y) of some actors by id, such as the `layout` of an earlier map, which this one is then
        to resemble.
    seed
        Order in which the layout takes pairs of actors.
    progress
        Whether to show a progress bar, or a callback.

    Raises
    ------
    InvalidInput
        For an unknown measure, attribute or language, for territories that are no GeoJSON, and for pools
        whose territories have no outline.
    LimitExceeded
        For more actors or cooperations than a drawing can show.
    FileError
        For a file of territories that cannot be read.

    Examples
    --------
    >>> import maillage as ml
    >>> actors = [{"id": "mairie"}, {"id": "ferme"}, {"id": "cantine"}]
    >>> ties = [{"source": "mairie", "target": "ferme"}, {"source": "ferme", "target": "cantine"}]
    >>> ml.map_cooperations(ml.StakeholderNetwork(actors, ties))
    CooperationMap(3 actors, 2 cooperations)
    """
    from maillage.wording import words

    words(lang)
    _check(size, MEASURES, "size")
    _check(color, (*ATTRIBUTES, *MEASURES), "color")
    _check_size(network)
    outlines = read_territories(territories)
    # In the order of their ids, so that shuffled rows give the same picture.
    core = network.core
    order = sorted(range(network.n_actors), key=core.actors.__getitem__)
    actors = tuple(core.actors[i] for i in order)
    attributes = {name: _ordered(texts(getattr(core, name)), order) for name in ATTRIBUTES}
    places, by_territory = _places(core, order, attributes["territory"], outlines)
    cooperations = _cooperations(core, order)
    layout = _core.layout(
        _graph(len(actors), cooperations),
        _initial(initial, actors),
        aspect=1.05,
        seed=seed,
        progress=progress,
    )
    since, until = core.actor_periods
    return CooperationMap(
        labels={**_territory_names(attributes["territory"], outlines), **(names or {}), **network.labels},
        invented=network.invented,
        actor=actors,
        **attributes,
        periods=tuple(_period(int(since[i]), int(until[i])) for i in order),
        layout=layout,
        places=read_only(places),
        by_territory=read_only(by_territory),
        measures=_measures(network, order, size, color, progress),
        cooperations=cooperations,
        territories=outlines,
        size=size,
        color=color,
        lang=lang,
        directed=network.directed,
        pools=map_pools(pools, outlines),
    )


def _territory_names(used: Sequence[str | None], outlines: Sequence[Territory]) -> dict[str, str]:
    named = {key: outline.name for outline in outlines for key in outline.keys}
    return {territory: named[territory] for territory in used if territory in named}


def _check_size(network: StakeholderNetwork) -> None:
    for n, most, what in (
        (network.n_actors, MOST_ACTORS, "actors"),
        (network.n_cooperations, MOST_COOPERATIONS, "cooperations"),
    ):
        if n > most:
            raise LimitExceeded(
                f"a map of {n} {what} cannot be read; expected at most {most}: show a part of the network, "
                "by territory, kind or date"
            )


def _check(given: str, known: Sequence[str], what: str) -> None:
    if given not in known:
        raise InvalidInput(f"{what} is {given!r}; expected one of {', '.join(known)}")


def _ordered(column: Sequence[str | None], order: Sequence[int]) -> tuple[str | None, ...]:
    return tuple(column[i] for i in order)


def _measures(
    network: StakeholderNetwork, order: Sequence[int], size: str, color: str, progress: bool | Watcher | None
) -> dict[str, Values]:
    offered = _OFFERED if network.n_actors <= _MANY else ("degree",)
    wanted = list(dict.fromkeys([*offered, size, *([color] if color in MEASURES else [])]))
    found = network.centrality(wanted, normalisation=None, progress=progress)
    return {name: read_only(np.asarray(found[name], dtype=float)[list(order)]) for name in wanted}


def _cooperations(core: _core.StakeholderNetwork, order: Sequence[int]) -> tuple[Cooperation, ...]:
    place = {actor: number for number, actor in enumerate(order)}
    since, until = core.cooperation_periods
    rows = zip(
        core.sources.tolist(),
        core.targets.tolist(),
        texts(core.kind),
        texts(core.theme),
        core.weights.tolist(),
        since.tolist(),
        until.tolist(),
        strict=True,
    )
    found = [
        Cooperation(place[a], place[b], kind, theme, weight, *_period(first, last))
        for a, b, kind, theme, weight, first, last in rows
    ]
    return tuple(sorted(found, key=lambda tie: tuple(str(part) for part in vars(tie).values())))


def _graph(n: int, cooperations: Sequence[Cooperation]) -> _core.Graph:
    sources = np.array([tie.source for tie in cooperations], dtype=np.uint32)
    targets = np.array([tie.target for tie in cooperations], dtype=np.uint32)
    return _core.Graph(n, sources, targets, combine="one")


def _initial(given: Mapping[str, Sequence[float]] | None, actors: Sequence[str]) -> Values | None:
    if given is None:
        return None
    nowhere = (np.nan, np.nan)
    return np.array([tuple(given.get(actor, nowhere)) for actor in actors], dtype=float).reshape(-1, 2)


def _period(since: int, until: int) -> tuple[int | None, int | None]:
    return (None if since == ALWAYS else since, None if until == FOREVER else until)


def _first_year(since: int | None) -> int | None:
    return None if since is None else _year(since)


def _last_year(until: int | None) -> int | None:
    return None if until is None else _year(until - 1)


@lru_cache(maxsize=4096)
def _year(day: int) -> int:
    return int(np.datetime64(day, "D").astype("datetime64[Y]").astype(int)) + 1970


def _places(
    core: _core.StakeholderNetwork,
    order: Sequence[int],
    names: Sequence[str | None],
    outlines: Sequence[Territory],
) -> tuple[Values, npt.NDArray[np.bool_]]:
    degrees = np.column_stack([np.asarray(core.longitudes), np.asarray(core.latitudes)]).reshape(-1, 2)
    places = degrees[list(order)].copy()
    places[~np.isfinite(places).all(axis=1)] = np.nan
    by_territory = np.zeros(len(places), dtype=bool)
    middles: dict[str, tuple[float, float]] = {}
    for number, name in enumerate(names):
        if name is None or np.isfinite(places[number]).all():
            continue
        outline = next((each for each in outlines if name.casefold() in each.keys), None)
        if outline is None:
            continue
        if outline.id not in middles:
            middles[outline.id] = middle(outline)
        places[number] = middles[outline.id]
        by_territory[number] = True
    return places, by_territory
