"""A network of actors as a document: one section per question, one line below to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

import maillage.wording.network  # noqa: F401 - the words of the results register themselves
from maillage.errors import InvalidInput
from maillage.network.frames import days
from maillage.network.frames import labels as labels_of
from maillage.network.vertex_cut import ATTRIBUTES
from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.wording import Voice, mark, paragraphs, words
from maillage.wording.network.missing import category_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from maillage.network import StakeholderNetwork
    from maillage.network.centrality import Centralities
    from maillage.network.result import NetworkResult


def _always(_: StakeholderNetwork) -> bool:
    return True


def _has_ties(network: StakeholderNetwork) -> bool:
    return network.n_cooperations > 0


def _has_groups(by: str) -> Callable[[StakeholderNetwork], bool]:
    def suits(network: StakeholderNetwork) -> bool:
        levels: list[str] = getattr(network.core, by)[0]
        return _has_ties(network) and len(levels) > 1

    return suits


def _has_chains(network: StakeholderNetwork) -> bool:
    return network.graph(combine="one").n_edges >= _FEW_TIES


def _chance(network: StakeholderNetwork) -> NetworkResult:
    """Compare how often partners of an actor work together with chance, in some seconds at most."""
    ties = network.graph(combine="one").n_edges
    samples = int(np.clip(_TIES_DRAWN // ties, 39, 999))
    return network.chance("clustering", samples=samples)


def _has_kinds(network: StakeholderNetwork) -> bool:
    return len(network.core.kind[0]) > 1


def _has_bodies(network: StakeholderNetwork) -> bool:
    return network.core.n_memberships > 0


def _has_years(network: StakeholderNetwork) -> bool:
    return len(_new_years(network)) > 1


def _new_years(network: StakeholderNetwork) -> list[str]:
    """Return the first days of the last years in which a cooperation began or ended."""
    since, until = network.core.cooperation_periods
    known = [days(numbers).astype("datetime64[Y]") for numbers in (since, until)]
    years = [years[~np.isnat(years)].astype(np.int64) + 1970 for years in known]
    if not sum(map(len, years)):
        return []
    last = max(int(each.max()) for each in years if len(each))
    first = min(int(each.min()) for each in years if len(each))
    return [f"{year:04}-01-01" for year in range(max(first, last - _YEARS + 1), last + 1)]


# As many years as a reader follows.
_YEARS = 4
# Below so many ties, chance explains anything.
_FEW_TIES = 10
# Ties of all random networks together: with 39 networks p may be 0.05, with 999 it is exact enough.
_TIES_DRAWN = 2_000_000

Ask = tuple[str, "Callable[[StakeholderNetwork], bool]", "Callable[[StakeholderNetwork], NetworkResult]"]

# By attribute: who links its groups, whether they stay among themselves, which of them never meet.
_LINKS = {
    "category": mark("Who links categories"),
    "sector": mark("Who links sectors"),
    "territory": mark("Who links territories"),
}
_STAY = {
    "category": mark("Do categories stay among themselves?"),
    "sector": mark("Do sectors stay among themselves?"),
    "territory": mark("Do territories stay among themselves?"),
}
_NEVER = {
    "category": mark("Which categories never meet"),
    "sector": mark("Which sectors never meet"),
    "territory": mark("Which territories never meet"),
}


def sections(by: str | None = None) -> list[Ask]:
    """Return heading, suitable networks and answer of each section; `by` is the attribute that groups actors.

    By default, brokers are told by territory and silos by sector.
    """
    if by is not None and by not in ATTRIBUTES:
        raise InvalidInput(f"by is {by!r}; expected one of {', '.join(ATTRIBUTES)}")
    linked, kept = by or "territory", by or "sector"
    return [
        (mark("What shape it has"), _always, lambda network: network.shape()),
        (mark("Who holds it together"), _always, lambda network: network.articulation_actors()),
        (mark("Links that hang by one thread"), _always, lambda network: network.bridges()),
        (_LINKS[linked], _has_groups(linked), lambda network: network.brokerage(by=linked)),
        (_STAY[kept], _has_groups(kept), lambda network: network.ei_index(by=kept)),
        (_NEVER[kept], _has_groups(kept), lambda network: network.transversality(by=kept)),
        (mark("Which groups form"), _has_ties, lambda network: network.communities()),
        (mark("Is it more than chance?"), _has_chains, _chance),
        (mark("Who sits where"), _has_bodies, lambda network: network.interlock()),
        (mark("What kinds of cooperation there are"), _has_kinds, lambda network: network.layers()),
        (mark("What has changed"), _has_years, lambda network: network.evolution(_new_years(network))),
        (mark("What competences there are"), _always, lambda network: network.competences()),
    ]


IMPORTANT = mark("Who is important")
MISSING = mark("Who is missing")
_MEASURES = ("betweenness", "degree", "closeness", "eigenvector")
# As many actors as a reader looks at; files hold all of them.
_SHOWN = 15


def network_document(
    network: StakeholderNetwork,
    *,
    title: str | None = None,
    lang: str = "fr",
    facts: tuple[str, ...] = (),
    territories: Mapping[str, str] | None = None,
    expected: Any = None,
    actors: Iterable[str] = (),
    by: str | None = None,
) -> Document:
    """Return everything that is said of a network, in one document.

    Parameters
    ----------
    network : StakeholderNetwork
    title : str, optional
        Name of the network.
    lang : str
        ``"fr"`` or ``"en"``.
    facts : tuple of str
        Lines to stand under the title, such as a date.
    territories : mapping of str to str, optional
        Names of territories, by what the network calls them.
    expected : data frame, optional
        Expected categories by territory, as for `StakeholderNetwork.missing_actors`.
    actors : iterable of str
        Actors whose role is told too, such as the local authority.
    by : str, optional
        ``"category"``, ``"sector"`` or ``"territory"``: what brokers link and silos keep apart; by default,
        brokers link territories and silos keep sectors apart.
    """
    w = words(lang)
    asked = sections(by)
    voice = Voice(w, {**(territories or {}), **network.labels})
    important = network.centrality(_MEASURES)
    results: dict[str, NetworkResult] = {
        w.say(heading): answer(network) for heading, suits, answer in asked if suits(network)
    }
    results[w.say(IMPORTANT)] = important
    results[w.say(MISSING)] = network.missing_actors(expected)
    for actor in actors:
        role = network.role(actor)
        results[w.say("The role of {actor}", actor=voice.label(actor))] = role
    # Each result names what it speaks of: the id of a body may be that of a kind of cooperation too.
    told = {
        heading: paragraphs(result, Voice(w, {**(territories or {}), **result.labels}))
        for heading, result in results.items()
    }
    return Document(
        lang=lang,
        title=w.say("{name} – network of actors", name=title) if title else w.say("Network of actors"),
        facts=(_size(network, lang), *facts, *_cut(network, lang)),
        invented=network.invented,
        sheets=(_actors(network, important, lang, territories or {}),),
        sections=tuple(Section(heading, "\n\n".join(texts)) for heading, texts in told.items()),
        data=_data(network, important, told, lang),
        chart=lambda: important.plot(lang),
    )


def _size(network: StakeholderNetwork, lang: str) -> str:
    w = words(lang)
    return w.say(
        "{actors}, {cooperations} between {pairs}.",
        actors=w.count("{n} actor", "{n} actors", network.n_actors),
        cooperations=w.count("{n} cooperation", "{n} cooperations", network.n_cooperations),
        pairs=w.count("{n} pair", "{n} pairs", network.graph().n_edges),
    )


def _cut(network: StakeholderNetwork, lang: str) -> tuple[str, ...]:
    """Return that the table shows the first actors only, where it does."""
    if network.n_actors <= _SHOWN:
        return ()
    message = mark("The {n} actors with the highest place between the others; a file holds all {all}.")
    return (words(lang).say(message, n=_SHOWN, all=network.n_actors),)


def _actors(
    network: StakeholderNetwork, important: Centralities, lang: str, territories: Mapping[str, str]
) -> Sheet:
    """Return the actors, the most important first."""
    w = words(lang)
    core, names = network.core, network.core.names
    partners = network.centrality(["degree"], normalisation=None)["degree"].astype(int).tolist()
    between = important["betweenness"]
    order = np.argsort(-between, kind="stable").tolist()
    category, territory = labels_of(core.category), labels_of(core.territory)
    voice = Voice(w)
    heads = (mark("Actor"), mark("Category"), mark("Territory"), mark("Partners"), mark("Between"))
    rows = [
        (
            names[i],
            category_name(category[i] or "", voice),
            territories.get(territory[i] or "", territory[i] or ""),
            partners[i],
            float(between[i]),
        )
        for i in order
    ]
    return Sheet(
        name=w.say("Actors"),
        columns=tuple(w.say(head) for head in heads),
        values=tuple(rows),
        shown=tuple(
            Column(w.say(head), right=number > 2, wide=number in {0, 2}) for number, head in enumerate(heads)
        ),
        texts=tuple(
            (name, kind, place, w.number(n), w.percent(share, 1))
            for name, kind, place, n, share in rows[:_SHOWN]
        ),
    )


def _data(
    network: StakeholderNetwork, important: Centralities, told: Mapping[str, list[str]], lang: str
) -> dict[str, Any]:
    from maillage._core import __version__

    return {
        "kind": "network",
        "maillage": __version__,
        "lang": lang,
        "invented": network.invented,
        "n_actors": network.n_actors,
        "n_cooperations": network.n_cooperations,
        "actors": important.to_frame().reset_index().to_dict("records"),
        "explanation": dict(told),
    }
