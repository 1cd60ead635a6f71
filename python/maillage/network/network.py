"""`StakeholderNetwork`: who works with whom, and what that tells."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage import _core
from maillage.errors import InvalidInput
from maillage.network.tables import (
    ACTOR_COLUMNS,
    ALWAYS,
    BODY_COLUMNS,
    COOPERATION_COLUMNS,
    FOREVER,
    MEMBERSHIP_COLUMNS,
    Columns,
    day_number,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from maillage.network.brokerage import Brokerage
    from maillage.network.centrality import Centralities, TieBetweenness
    from maillage.network.chance import Chance, Statistic
    from maillage.network.communities import Communities
    from maillage.network.competences import Competences, SmallestGroup
    from maillage.network.ei_index import EIIndex
    from maillage.network.evolution import Evolution
    from maillage.network.fragility import ArticulationActors, Bridges
    from maillage.network.grouping import By
    from maillage.network.interlock import Interlock
    from maillage.network.introductions import Introductions
    from maillage.network.layers import Layers
    from maillage.network.missing import MissingActors
    from maillage.network.mixing import Mixing
    from maillage.network.page import NetworkPage
    from maillage.network.partner_diversity import PartnerDiversity
    from maillage.network.role import Role
    from maillage.network.shape import Shape
    from maillage.network.structural_holes import StructuralHoles
    from maillage.network.transversality import Transversality
    from maillage.network.vertex_cut import Side, VertexCut
    from maillage.progress import Watcher


class StakeholderNetwork:
    """Actors, their dated cooperations of several kinds, and the governance bodies in which they sit.

    An immutable value: views, snapshots and merges are new networks.

    Parameters
    ----------
    actors : data frame
        One row per actor: ``id``, and where known ``name``, ``category``, ``sector``, ``territory``,
        ``siret``, ``latitude``, ``longitude``, ``since``, ``until``, ``competences`` (a list, or text cut at
        semicolons). pandas, polars, Arrow or a list of mappings.
    cooperations : data frame
        One row per cooperation: ``source`` and ``target`` (ids of actors), and where known ``kind``,
        ``weight`` (strength, > 0; 1 by default), ``since``, ``until``, ``theme``, ``provenance``. Parallel
        cooperations are kept apart; analyses combine them.
    bodies, memberships : data frame, optional
        Governance bodies (``id``, ``name``, ``kind``, ``territory``) and who sits in them (``body``,
        ``actor``, ``role``, ``since``, ``until``).
    directed : bool
        Whether a cooperation goes from its source to its target only.
    invented : str, optional
        What is invented in the data, in a sentence that is shown with every result.

    Raises
    ------
    InvalidInput
        For a missing column, an empty or repeated id, a cooperation of an actor with itself, a weight that is
        not > 0, a date that is none, ``until`` not after ``since``; the message names table, row and value.
    NotFound
        For an end of a cooperation or a member that is no actor.

    Examples
    --------
    >>> import maillage as ml, pandas as pd
    >>> actors = pd.DataFrame({"id": ["mairie", "ferme", "cantine"], "sector": ["public", "economic", None]})
    >>> ties = pd.DataFrame({"source": ["mairie", "ferme"], "target": ["ferme", "cantine"]})
    >>> ml.StakeholderNetwork(actors, ties)
    StakeholderNetwork(3 actors, 2 cooperations)
    """

    def __init__(
        self,
        actors: Any,
        cooperations: Any = None,
        *,
        bodies: Any = None,
        memberships: Any = None,
        directed: bool = False,
        invented: str | None = None,
    ) -> None:
        table = Columns(actors, "actors", ["id"], ACTOR_COLUMNS)
        self._core = _core.StakeholderNetwork(
            table.texts("id"),
            names=table.texts("name"),
            categories=table.texts("category"),
            sectors=table.texts("sector"),
            territories=table.texts("territory"),
            competences=table.lists("competences"),
            latitudes=table.numbers("latitude", np.nan),
            longitudes=table.numbers("longitude", np.nan),
            since=table.days("since", ALWAYS),
            until=table.days("until", FOREVER),
            sirets=table.texts("siret"),
            cooperations=_cooperations(cooperations),
            bodies=_bodies(bodies),
            memberships=_memberships(memberships),
            directed=directed,
        )
        self._invented = invented

    @classmethod
    def from_core(cls, core: _core.StakeholderNetwork, *, invented: str | None = None) -> StakeholderNetwork:
        """Return the network around a compiled one."""
        network = cls.__new__(cls)
        network.__dict__.update(_core=core, _invented=invented)
        return network

    @classmethod
    def from_gexf(cls, path: str | os.PathLike[str]) -> StakeholderNetwork:
        """Return the network of a GEXF file, as Gephi and `to_gexf` write it; see `from_networkx`.

        Raises
        ------
        InvalidInput, NotFound
            As `from_networkx`, and for a file that is no GEXF.
        FileError
            For a file that cannot be read.
        """
        from maillage.network.exchange import from_gexf

        return from_gexf(path)

    @classmethod
    def from_graphml(cls, path: str | os.PathLike[str]) -> StakeholderNetwork:
        """Return the network of a GraphML file; see `from_networkx`, and `from_gexf` for what it raises."""
        from maillage.network.exchange import from_graphml

        return from_graphml(path)

    @classmethod
    def from_igraph(cls, graph: Any) -> StakeholderNetwork:
        """Return the network of a graph of igraph; its vertices' ``name`` is the id, else their number.

        Attributes, dates and what it raises are as for `from_networkx`.
        """
        from maillage.network.exchange import from_igraph

        return from_igraph(graph)

    @classmethod
    def from_networkx(cls, graph: Any) -> StakeholderNetwork:
        """Return the network of a graph of networkx, whose nodes are the ids of the actors.

        Attributes are called as the columns of `actors` and `cooperations`; ``label`` stands for ``name``,
        ``lat`` and ``lon`` for the coordinates, ``start`` and ``end`` for the dates. Other attributes fall
        away.

        Raises
        ------
        InvalidInput
            Where networkx is not installed, for something that is no graph, and as for `StakeholderNetwork`.
        """
        from maillage.network.exchange import from_networkx

        return from_networkx(graph)

    @property
    def core(self) -> _core.StakeholderNetwork:
        """The compiled network."""
        return self._core

    @property
    def invented(self) -> str | None:
        """What is invented in the data, in a sentence; None for real data."""
        return self._invented

    @property
    def directed(self) -> bool:
        """Whether cooperations have a direction."""
        return self._core.directed

    @cached_property
    def actors(self) -> list[str]:
        """Ids of the actors."""
        return list(self._core.actors)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Name of each actor by its id."""
        return dict(zip(self._core.actors, self._core.names, strict=True))

    @property
    def n_actors(self) -> int:
        """Number of actors."""
        return self._core.n_actors

    @property
    def n_cooperations(self) -> int:
        """Number of cooperations; parallel ones count each."""
        return self._core.n_cooperations

    def graph(self, *, combine: str = "sum") -> _core.Graph:
        """Return the graph that analyses run on, parallel cooperations combined.

        Parameters
        ----------
        combine
            What the weight of a tie becomes: the ``"sum"`` of the strengths, their ``"max"``, the
            ``"count"`` of cooperations, or ``"one"``.
        """
        return self._core.graph(combine=combine)

    def view(
        self,
        *,
        kinds: Iterable[str] = (),
        themes: Iterable[str] = (),
        categories: Iterable[str] = (),
        sectors: Iterable[str] = (),
        territories: Iterable[str] = (),
        actors: Iterable[str] = (),
        on: Any = None,
        during: tuple[Any, Any] | None = None,
    ) -> StakeholderNetwork:
        """Return a part of the network; what is left out keeps everything.

        Parameters
        ----------
        kinds, themes
            Of cooperations.
        categories, sectors, territories, actors
            Of actors; cooperations and memberships of those that are left out fall away.
        on
            A date: what was there on that day (``since`` included, ``until`` not).
        during
            Two dates: what was there at some time from the first to before the second.

        Raises
        ------
        NotFound
            For a value that occurs nowhere in the network.
        InvalidInput
            For something that is no date, or for both `on` and `during`.
        """
        wanted = {
            "kinds": kinds,
            "themes": themes,
            "categories": categories,
            "sectors": sectors,
            "territories": territories,
            "actors": actors,
        }
        for name, values in wanted.items():
            if isinstance(values, str):
                raise InvalidInput(f"{name} is the text {values!r}; expected a list of texts")
        core = self._core.view(
            **{name: list(values) for name, values in wanted.items()},
            on=None if on is None else _day(on),
            during=None if during is None else (_day(during[0]), _day(during[1])),
        )
        return StakeholderNetwork.from_core(core, invented=self._invented)

    def merged(self, duplicates: Mapping[str, str]) -> StakeholderNetwork:
        """Return the network in which each duplicate (key) has become the actor that is kept (value).

        The kept actor takes over cooperations, memberships, competences, the attributes that it lacks and
        the longer period, so both histories stay; a cooperation between the two falls away.

        Raises
        ------
        NotFound
            For an unknown id.
        InvalidInput
            For circles.
        """
        return StakeholderNetwork.from_core(
            self._core.merged(list(duplicates.items())), invented=self._invented
        )

    def articulation_actors(self) -> ArticulationActors:
        """Return the actors without whom others lose touch, who is cut from whom, and how many pairs that is.

        Directions of cooperations do not count. Time and memory grow with the size of the network only.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": ["ferme", "mairie"], "target": ["mairie", "cantine"]})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie", "ferme", "cantine"]}), ties)
        >>> found = n.articulation_actors()
        >>> found.actor, found.groups("mairie")
        (('mairie',), [['ferme'], ['cantine']])
        """
        from maillage.network.fragility import articulation_actors

        return articulation_actors(self)

    def bridges(self) -> Bridges:
        """Return the ties that are the only link between two parts of the network.

        Directions of cooperations do not count.
        """
        from maillage.network.fragility import bridges

        return bridges(self)

    def brokerage(self, *, by: By, progress: bool | Watcher | None = None) -> Brokerage:
        """Return between whom each actor stands: broker roles, with expected counts and z-scores.

        A broker works with two actors who do not work together: coordinator between two of its own group,
        itinerant between two of one other group, gatekeeper and representative between its group and
        another (what comes in, what goes out), liaison between two different other groups (Gould and
        Fernandez 1989).

        Parameters
        ----------
        by
            ``"category"``, ``"sector"``, ``"territory"``, a mapping from ids to groups, or one group for each
            actor in their order. Actors without a group (None, empty, not in the mapping) are left out and
            counted in the result.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        InvalidInput
            For something that is no attribute, and for a sequence that has not one group per actor.
        NotFound
            For an unknown actor in a mapping.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord"},
        ...     {"id": "ferme", "territory": "Nord"},
        ...     {"id": "cantine", "territory": "Sud"},
        ... ]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> n = ml.StakeholderNetwork(actors, ties)
        >>> n.brokerage(by="territory")["representative"].tolist()
        [1, 0, 0]
        """
        from maillage.network.brokerage import brokerage

        return brokerage(self, by=by, progress=progress)

    def centrality(
        self,
        measures: Sequence[str] | str | None = None,
        *,
        weights: str | None = None,
        normalisation: str | None = "freeman",
        exact: bool | None = None,
        error: float = 0.01,
        probability: float = 0.9,
        seed: int = 0,
        progress: bool | Watcher | None = None,
    ) -> Centralities:
        """Return how important each actor is, by several measures.

        Parameters
        ----------
        measures
            Some of ``"degree"``, ``"strength"``, ``"betweenness"``, ``"closeness"``, ``"harmonic"``,
            ``"eigenvector"`` and ``"pagerank"``; all by default.
        weights
            None: every tie counts once. ``"strength"``: stronger ties count more in eigenvector centrality
            and PageRank, and are shorter (1 / strength) where ways are measured.
        normalisation
            ``"freeman"``: shares of what is possible in a network of this size (Freeman 1979; closeness as
            corrected by Wasserman and Faust 1994 for networks in several pieces). None: counts as they are.
        exact
            Whether betweenness is exact. None: up to 5,000 actors; beyond, it is sampled with a guarantee.
        error, probability, seed
            Of the sample: with this probability no actor's value errs by more than this share of all pairs.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        InvalidInput
            For an unknown measure or option.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": ["ferme", "mairie"], "target": ["mairie", "cantine"]})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie", "ferme", "cantine"]}), ties)
        >>> n.centrality("betweenness").first("betweenness")
        ['mairie']
        """
        from maillage.network.centrality import centrality

        return centrality(
            self,
            measures,
            weights=weights,
            normalisation=normalisation,
            exact=exact,
            error=error,
            probability=probability,
            seed=seed,
            progress=progress,
        )

    def communities(
        self,
        *,
        resolution: float = 1.0,
        seed: int = 0,
        rounds: int = 3,
        progress: bool | Watcher | None = None,
    ) -> Communities:
        """Return the groups of actors who work more among themselves than with others (Leiden algorithm).

        Strengths count, directions do not. Every group is connected. The result says whether the groups
        follow categories, sectors or territories.

        Parameters
        ----------
        resolution
            > 0; higher ones give more and smaller groups.
        seed
            Of the order in which actors are looked at; the same seed gives the same groups.
        rounds
            Of the algorithm, at most; it ends once one adds nothing. More take longer and gain little.
        progress
            As for `centrality`.

        Raises
        ------
        InvalidInput
            For a resolution that is not > 0, and for no rounds.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": list("abcdeac"), "target": list("bcaefdd")})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": list("abcdefg")}), ties)
        >>> n.communities().sizes.tolist()
        [3, 3, 1]
        """
        from maillage.network.communities import communities

        return communities(self, resolution=resolution, seed=seed, rounds=rounds, progress=progress)

    def competences(self, required: Iterable[str] | None = None) -> Competences:
        """Return who can do what: coverage by territory, what is missing, what hangs on a single actor.

        Parameters
        ----------
        required
            The competences to look at; all that actors have by default. It may name some that nobody has.

        Raises
        ------
        InvalidInput
            For an empty or repeated competence.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord", "competences": "droit; accueil"},
        ...     {"id": "ferme", "territory": "Sud", "competences": "maraîchage; accueil"},
        ... ]
        >>> ml.StakeholderNetwork(actors).competences().only
        {'droit': 'mairie', 'maraîchage': 'ferme'}
        """
        from maillage.network.competences import competences

        return competences(self, required)

    def ei_index(
        self, *, by: By, samples: int = 1000, seed: int = 0, progress: bool | Watcher | None = None
    ) -> EIIndex:
        """Return whether actors keep to their own group: E-I index of the network, groups and actors.

        It is (external - internal) / (external + internal) ties: -1 where all stay inside groups, 1 where
        all leave (Krackhardt and Stern 1988).

        Parameters
        ----------
        by
            ``"category"``, ``"sector"``, ``"territory"``, a mapping from ids to groups, or one group for each
            actor in their order. Actors without a group (None, empty, not in the mapping) are left out and
            counted in the result.
        samples, seed
            How many times groups are dealt out anew among the actors who have one, and which. 0: no test. The
            same seed gives the same answer on any number of threads.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        InvalidInput
            For something that is no attribute, and for a sequence that has not one group per actor.
        NotFound
            For an unknown actor in a mapping.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord"},
        ...     {"id": "ferme", "territory": "Nord"},
        ...     {"id": "cantine", "territory": "Sud"},
        ... ]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> n = ml.StakeholderNetwork(actors, ties)
        >>> n.ei_index(by="territory").index
        0.0
        """
        from maillage.network.ei_index import ei_index

        return ei_index(self, by=by, samples=samples, seed=seed, progress=progress)

    def evolution(self, dates: Iterable[Any]) -> Evolution:
        """Return the network at several dates: who and what appears, stays and goes.

        Parameters
        ----------
        dates
            Ascending; dates or ISO 8601 texts. A cooperation is there if it and both of its actors are.

        Raises
        ------
        InvalidInput
            For something that is no date, dates that do not ascend, or none.
        """
        from maillage.network.evolution import evolution

        return evolution(self, dates)

    def interlock(self) -> Interlock:
        """Return which governance bodies share members, which never do, who sits in most, whom none seats.

        Seats count whenever they were held; `view` (``on=...``) keeps those of a day.

        Raises
        ------
        InvalidInput
            For a network without bodies.
        """
        from maillage.network.interlock import interlock

        return interlock(self)

    def introductions(
        self,
        actor: str,
        to: str | Iterable[str] | None = None,
        *,
        k: int = 5,
        chains: int = 3,
        weights: str | None = None,
        progress: bool | Watcher | None = None,
    ) -> Introductions:
        """Return the best contacts for an actor, what speaks for each, and who can introduce them.

        Three questions count a third each: is the contact near in the network (Adamic-Adar, resource
        allocation, L3), does it bring competences, is it near on the ground (territory, distance). The
        order is that of the mean rank; a question that tells nobody apart changes nothing, so that an
        isolated actor gets contacts by the other two.

        Parameters
        ----------
        actor
            Id of the actor.
        to
            Whom to meet: an id or several. By default, the `k` best of all with whom it does not work yet
            and for whom anything speaks.
        k
            How many contacts; how many are tied with the last of them is part of the result.
        chains
            How many chains of acquaintances to show for each contact, at most.
        weights
            What makes a chain good. None: few introductions, of as many the stronger ties. ``"distance"``:
            strong ties, each as long as 1 / strength.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        NotFound
            For an unknown actor.
        InvalidInput
            For an actor to be introduced to itself, no actor in `to`, `k` or `chains` below 1.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [{"id": "mairie"}, {"id": "ferme"}, {"id": "cantine"}]
        >>> ties = [{"source": "mairie", "target": "ferme"}, {"source": "ferme", "target": "cantine"}]
        >>> found = ml.StakeholderNetwork(actors, ties).introductions("mairie")
        >>> found.contact, found.introduced_by
        (('cantine',), (('ferme',),))
        """
        from maillage.network.introductions import introductions

        return introductions(self, actor, to, k=k, chains=chains, weights=weights, progress=progress)

    def layers(self) -> Layers:
        """Return the kinds of cooperation compared: whether they join the same actors.

        Directions do not count; cooperations without a kind are left out.

        Raises
        ------
        InvalidInput
            Where no cooperation has a kind.
        """
        from maillage.network.layers import layers

        return layers(self)

    def missing_actors(self, expected: Any = None, *, territories: Iterable[str] = ()) -> MissingActors:
        """Return who is missing: expected categories by territory, isolated actors, isolated territories.

        Parameters
        ----------
        expected
            What is expected: a list of categories (one actor of each in every territory), a mapping of
            categories to minimums, or a table with the column ``category`` and, where known,
            ``minimum`` (1 by default) and ``territory`` (every one without a row of its own by default). By
            default one actor each of: production, processing, distribution, catering, consumption, waste,
            support, research, state, civil society.
        territories
            Territories that may have no actor yet, beside those of the actors.

        Raises
        ------
        InvalidInput
            For an empty or repeated category, a minimum that is no whole number of 0 or more, or nothing
            expected at all.
        NotFound
            For an expectation about an unknown territory.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [{"id": "ferme", "territory": "Nord", "category": "production"}]
        >>> found = ml.StakeholderNetwork(actors).missing_actors(["production", "catering"])
        >>> found.category, found.missing.tolist()
        (('production', 'catering'), [0, 1])
        """
        from maillage.network.missing import missing_actors

        return missing_actors(self, expected, territories=territories)

    def mixing(self, *, by: By, weights: str | None = None) -> Mixing:
        """Return who works with whom, group by group: the mixing matrix and its assortativity (Newman 2003).

        Parameters
        ----------
        by
            ``"category"``, ``"sector"``, ``"territory"``, a mapping from ids to groups, or one group for each
            actor in their order. Actors without a group (None, empty, not in the mapping) are left out and
            counted in the result.
        weights
            None: every tie counts once. ``"strength"``: by its strength.

        Raises
        ------
        InvalidInput
            For something that is no attribute, and for a sequence that has not one group per actor.
        NotFound
            For an unknown actor in a mapping.
        LimitExceeded
            For more than 2,048 groups.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord"},
        ...     {"id": "ferme", "territory": "Nord"},
        ...     {"id": "cantine", "territory": "Sud"},
        ... ]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> n = ml.StakeholderNetwork(actors, ties)
        >>> n.mixing(by="territory").to_frame()
               Nord  Sud
        group
        Nord    1.0  1.0
        Sud     1.0  0.0
        """
        from maillage.network.mixing import mixing

        return mixing(self, by=by, weights=weights)

    def partner_diversity(self, *, by: By, weights: str | None = None) -> PartnerDiversity:
        """Return how diverse the partners of each actor are: groups, Blau's index, Shannon's entropy.

        Parameters
        ----------
        by
            ``"category"``, ``"sector"``, ``"territory"``, a mapping from ids to groups, or one group for each
            actor in their order. Actors without a group (None, empty, not in the mapping) are left out and
            counted in the result.
        weights
            None: every tie counts once. ``"strength"``: by its strength.

        Raises
        ------
        InvalidInput
            For something that is no attribute, and for a sequence that has not one group per actor.
        NotFound
            For an unknown actor in a mapping.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord"},
        ...     {"id": "ferme", "territory": "Nord"},
        ...     {"id": "cantine", "territory": "Sud"},
        ... ]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> n = ml.StakeholderNetwork(actors, ties)
        >>> n.partner_diversity(by="territory").blau.tolist()
        [0.5, 0.0, 0.0]
        """
        from maillage.network.partner_diversity import partner_diversity

        return partner_diversity(self, by=by, weights=weights)

    def role(self, actor: str, *, progress: bool | Watcher | None = None) -> Role:
        """Return the role of one actor, such as the local authority, on one page.

        Its place among all by several measures, with whom it works, between whom it stands, and who would
        lose touch without it.

        Raises
        ------
        NotFound
            For an unknown actor.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": ["ferme", "mairie"], "target": ["mairie", "cantine"]})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie", "ferme", "cantine"]}), ties)
        >>> n.role("mairie").groups
        (('ferme',), ('cantine',))
        """
        from maillage.network.role import role

        return role(self, actor, progress=progress)

    def shape(self, *, progress: bool | Watcher | None = None) -> Shape:
        """Return how dense, whole, tightly knit, wide and centralised the network is.

        Ties count once, whatever their strength and number. Distances are exact; on 50,000 actors
        they take some seconds.

        Parameters
        ----------
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.
        """
        from maillage.network.shape import shape

        return shape(self, progress=progress)

    def smallest_group(
        self,
        competences: Iterable[str],
        territory: str | None = None,
        *,
        k: int | None = None,
        max_groups: int = 100,
        max_nodes: int = 1_000_000,
        progress: bool | Watcher | None = None,
    ) -> SmallestGroup:
        """Return the smallest groups of actors that together have some competences, all that are tied.

        An exact minimum set cover. Where no actor has a competence in the territory, the groups cover the
        others and the result says so.

        Parameters
        ----------
        competences
            What the group has to have.
        territory
            Whose actors to choose from; all by default.
        k
            How many groups are wanted at least: after the smallest ones, larger ones in which nobody is
            superfluous. By default only the smallest.
        max_groups
            How many groups are listed at most.
        max_nodes
            How many choices are tried at most before the search gives its best and its bound.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        NotFound
            For a competence that no actor of the network has, or an unknown territory.
        InvalidInput
            For no competence, or an empty or repeated one.
        LimitExceeded
            For more than 256 competences, or more than 5,000 actors who differ in them.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "competences": "droit; accueil"},
        ...     {"id": "ferme", "competences": "maraîchage; accueil"},
        ...     {"id": "lycée", "competences": "cuisine"},
        ... ]
        >>> ml.StakeholderNetwork(actors).smallest_group(["accueil", "cuisine"]).groups
        (('mairie', 'lycée'), ('ferme', 'lycée'))
        """
        from maillage.network.competences import smallest_group

        return smallest_group(
            self, competences, territory, k=k, max_groups=max_groups, max_nodes=max_nodes, progress=progress
        )

    def page(
        self,
        *,
        title: str | None = None,
        lang: str = "fr",
        actors: Iterable[str] = (),
        by: str | None = None,
    ) -> NetworkPage:
        """Return everything that the network tells, on one page: ``.save("reseau.html")`` writes it.

        Parameters
        ----------
        title
            Name of the network.
        lang
            ``"fr"`` or ``"en"``.
        actors
            Actors whose role is told too, such as the local authority.
        by
            ``"category"``, ``"sector"`` or ``"territory"``: what brokers link and silos keep apart. By
            default, brokers link territories and silos keep sectors apart.

        Raises
        ------
        NotFound
            For an unknown actor.
        InvalidInput
            For another `by` or language.
        """
        from maillage.network.page import network_page

        return network_page(self, title=title, lang=lang, actors=actors, by=by)

    def structural_holes(
        self, *, weights: str | None = None, progress: bool | Watcher | None = None
    ) -> StructuralHoles:
        """Return whose contacts do not know each other: constraint, effective size, efficiency, hierarchy.

        Where contacts do not know each other, the actor between them hears more and depends less (Burt 1992).

        Parameters
        ----------
        weights
            None: every tie counts once. ``"strength"``: by its strength.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        InvalidInput
            For other `weights`.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [{"id": "mairie"}, {"id": "ferme"}, {"id": "cantine"}]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> ml.StakeholderNetwork(actors, ties).structural_holes().constraint.tolist()
        [0.5, 1.0, 1.0]
        """
        from maillage.network.structural_holes import structural_holes

        return structural_holes(self, weights=weights, progress=progress)

    def tie_betweenness(
        self, *, weights: str | None = None, progress: bool | Watcher | None = None
    ) -> TieBetweenness:
        """Return how many shortest ways pass through each tie, the most first; `weights` as for `centrality`.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": ["ferme", "mairie"], "target": ["mairie", "cantine"]})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie", "ferme", "cantine"]}), ties)
        >>> n.tie_betweenness().betweenness.tolist()
        [2.0, 2.0]
        """
        from maillage.network.centrality import tie_betweenness

        return tie_betweenness(self, weights=weights, progress=progress)

    def transversality(self, *, by: By) -> Transversality:
        """Return which groups never meet, and which single actor is all that links two of them.

        Parameters
        ----------
        by
            ``"category"``, ``"sector"``, ``"territory"``, a mapping from ids to groups, or one group for each
            actor in their order. Actors without a group (None, empty, not in the mapping) are left out and
            counted in the result.

        Raises
        ------
        InvalidInput
            For something that is no attribute, and for a sequence that has not one group per actor.
        NotFound
            For an unknown actor in a mapping.
        LimitExceeded
            For more than 2,048 groups.

        Examples
        --------
        >>> import maillage as ml
        >>> actors = [
        ...     {"id": "mairie", "territory": "Nord"},
        ...     {"id": "ferme", "territory": "Nord"},
        ...     {"id": "cantine", "territory": "Sud"},
        ... ]
        >>> ties = [{"source": "ferme", "target": "mairie"}, {"source": "mairie", "target": "cantine"}]
        >>> n = ml.StakeholderNetwork(actors, ties)
        >>> found = n.transversality(by=["agriculture", "agriculture", "écoles"])
        >>> found.never, found.only
        ([], (('mairie', 'cantine'),))
        """
        from maillage.network.transversality import transversality

        return transversality(self, by=by)

    def vertex_cut(
        self, between: tuple[Side, Side], *, by: str | None = None, losing: str = "anyone"
    ) -> VertexCut:
        """Return the smallest set of actors whose loss would separate two sides.

        Parameters
        ----------
        between
            The two sides: values of the attribute `by`, such as two territories; without `by`, two actors or
            two lists of actors.
        by
            ``"category"``, ``"sector"`` or ``"territory"``.
        losing
            ``"anyone"``, or ``"others"``: only actors of neither side may be lost. Where a direct tie joins
            the two sides, no loss of others separates them; the result then names these ties.

        Raises
        ------
        NotFound
            For an unknown actor or value.
        InvalidInput
            For an actor on both sides, an unknown attribute, or another `losing`.
        """
        from maillage.network.vertex_cut import vertex_cut

        return vertex_cut(self, between, by=by, losing=losing)

    def chance(
        self,
        statistic: str | Statistic = "clustering",
        *,
        model: str = "rewiring",
        attribute: str | None = None,
        samples: int = 1000,
        seed: int = 0,
        progress: bool | Watcher | None = None,
    ) -> Chance:
        """Return whether a number is more than chance: p-value and effect against random networks.

        Parameters
        ----------
        statistic
            ``"clustering"``, ``"local_clustering"``, ``"mean_distance"``, ``"efficiency"``, ``"components"``,
            ``"articulation_actors"``; with an `attribute`, ``"within"`` (share of ties between actors of the
            same value) or ``"modularity"``. Or any function from a network to a number; functions of Python
            are called on one network after the other, names on all threads.
        model
            ``"rewiring"``: every actor keeps the number of its partners. ``"permutation"``: the ties stay and
            the attribute is dealt out anew among the actors who have one.
        attribute
            ``"category"``, ``"sector"`` or ``"territory"``.
        samples, seed
            How many random networks, and which. The same seed gives the same answer on any number of threads.
        progress
            A function ``f(done, total)`` (returning False cancels), True for a bar, None for one in
            notebooks.

        Raises
        ------
        InvalidInput
            For an unknown name, and where the number is not defined.
        """
        from maillage.network.chance import chance

        return chance(
            self,
            statistic,
            model=model,
            attribute=attribute,
            samples=samples,
            seed=seed,
            progress=progress,
        )

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables that the network is made of: actors, cooperations, bodies, memberships."""
        from maillage.network.frames import to_frames

        return to_frames(self._core)

    def to_gexf(self, path: str | os.PathLike[str]) -> Path:
        """Write the network as GEXF, for Gephi; `from_gexf` gives an equal network.

        Raises
        ------
        InvalidInput
            Where networkx is not installed.
        FileError
            For a file that cannot be written.
        """
        from maillage.network.exchange import to_gexf

        return to_gexf(self, path)

    def to_graphml(self, path: str | os.PathLike[str]) -> Path:
        """Write the network as GraphML; `from_graphml` gives an equal network. Raises as `to_gexf`."""
        from maillage.network.exchange import to_graphml

        return to_graphml(self, path)

    def to_igraph(self) -> Any:
        """Return the network as a graph of igraph: ``name`` is the id of a vertex, ``label`` its name.

        Raises
        ------
        InvalidInput
            Where igraph is not installed.
        """
        from maillage.network.exchange import to_igraph

        return to_igraph(self)

    def to_networkx(self) -> Any:
        """Return the network as a multigraph of networkx, directed where the network is.

        Nodes are the ids of the actors, parallel cooperations stay apart, dates are text such as 2020-01-21.

        Raises
        ------
        InvalidInput
            Where networkx is not installed.

        Examples
        --------
        >>> import maillage as ml, pandas as pd
        >>> ties = pd.DataFrame({"source": ["ferme"], "target": ["mairie"], "kind": ["vente"]})
        >>> n = ml.StakeholderNetwork(pd.DataFrame({"id": ["mairie", "ferme"]}), ties)
        >>> graph = n.to_networkx()
        >>> list(graph.edges(data="kind"))
        [('mairie', 'ferme', 'vente')]
        >>> ml.StakeholderNetwork.from_networkx(graph) == n
        True
        """
        from maillage.network.exchange import to_networkx

        return to_networkx(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StakeholderNetwork):
            return NotImplemented
        return self._invented == other._invented and self._core == other._core

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        return {"_core": self._core, "_invented": self._invented}

    def __repr__(self) -> str:
        said = [f"{self.n_actors} actors", f"{self.n_cooperations} cooperations"]
        if self._core.n_bodies:
            said.append(f"{self._core.n_bodies} bodies")
        if self._invented:
            said.append("invented data")
        return f"StakeholderNetwork({', '.join(said)})"


def _day(day: Any) -> int:
    try:
        return day_number(day)
    except (TypeError, ValueError):
        raise InvalidInput(f"{day!r} is no date; expected one such as 2020-01-21") from None


def _cooperations(table: Any) -> _core.CooperationTable:
    if table is None:
        return _core.CooperationTable()
    columns = Columns(table, "cooperations", ["source", "target"], COOPERATION_COLUMNS)
    return _core.CooperationTable(
        columns.texts("source"),
        columns.texts("target"),
        columns.texts("kind"),
        columns.numbers("weight", 1.0),
        columns.days("since", ALWAYS),
        columns.days("until", FOREVER),
        columns.texts("theme"),
        columns.texts("provenance"),
    )


def _bodies(table: Any) -> _core.BodyTable:
    if table is None:
        return _core.BodyTable()
    columns = Columns(table, "bodies", ["id"], BODY_COLUMNS)
    return _core.BodyTable(
        columns.texts("id"), columns.texts("name"), columns.texts("kind"), columns.texts("territory")
    )


def _memberships(table: Any) -> _core.MembershipTable:
    if table is None:
        return _core.MembershipTable()
    columns = Columns(table, "memberships", ["body", "actor"], MEMBERSHIP_COLUMNS)
    return _core.MembershipTable(
        columns.texts("body"),
        columns.texts("actor"),
        columns.texts("role"),
        columns.days("since", ALWAYS),
        columns.days("until", FOREVER),
    )
