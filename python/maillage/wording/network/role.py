"""The role of one actor in words: one page that its council can read."""

from __future__ import annotations

from maillage.network.brokerage import ROLES
from maillage.network.role import Role
from maillage.wording.language import mark
from maillage.wording.network.brokerage import columns_of_roles, where
from maillage.wording.network.cooperation_map import ATTRIBUTE_NAMES
from maillage.wording.network.grouping import SECTORS
from maillage.wording.telling import Voice, paragraphs

_MAX_GROUPS = 6

_MEASURES = {
    "degree": mark("by its number of partners"),
    "betweenness": mark("by the shortest ways between others that pass through it"),
    "closeness": mark("by how few steps it takes to reach all others"),
}


@paragraphs.register(Role)
def _(result: Role, voice: Voice) -> list[str]:
    w = voice.words
    if not result.partners:
        return [w.say("{actor} works with nobody in this network yet.", actor=voice.topic(result.actor))]
    told = [_partners(result, voice), _ranks(result, voice), _between(result, voice), _links(result, voice)]
    told.append(_without(result, voice))
    return [paragraph for paragraph in told if paragraph]


def _partners(result: Role, voice: Voice) -> str:
    w = voice.words
    told = [
        w.count(
            "{actor} works with one of the {others} other actors: {names}.",
            "{actor} works with {n} of the {others} other actors: {names}.",
            len(result.partners),
            actor=voice.topic(result.actor),
            others=result.n_actors - 1,
            names=voice.topics(result.partners),
        )
    ]
    if result.reaches["sector"]:
        told.append(
            w.count(
                "They are of one sector: {names}.",
                "They are of {n} sectors: {names}.",
                len(result.reaches["sector"]),
                names=w.listing(_sector(sector, voice) for sector in result.reaches["sector"]),
            )
        )
    if result.reaches["territory"]:
        told.append(
            w.count(
                "They are of one territory: {names}.",
                "They are of {n} territories: {names}.",
                len(result.reaches["territory"]),
                names=voice.topics(result.reaches["territory"]),
            )
        )
    return " ".join(told)


def _sector(sector: str, voice: Voice) -> str:
    w = voice.words
    return w.quoted(w.say(SECTORS[sector]) if sector in SECTORS else sector)


def _ranks(result: Role, voice: Voice) -> str:
    w = voice.words
    lines = []
    for measure, rank, tied in zip(result.measure, result.rank, result.tied, strict=True):
        place = w.say(
            "{place} of {n} {measure}",
            place=w.ordinal(int(rank)),
            n=result.n_actors,
            measure=w.say(_MEASURES[measure]),
        )
        if tied:
            place += " " + w.count("(tied with {n} other)", "(tied with {n} others)", int(tied))
        lines.append(place)
    return voice.items(w.say("Its place among all actors:"), lines)


def _between(result: Role, voice: Voice) -> str:
    if not result.partner_pairs:
        return ""
    return voice.words.count(
        "{n} of the {all} pairs of its partners does not work together directly: it stands between them.",
        "{n} of the {all} pairs of its partners do not work together directly: it stands between them.",
        result.open_pairs,
        all=result.partner_pairs,
    )


def _links(result: Role, voice: Voice) -> str:
    """Return between whom it stands, by each attribute."""
    w = voice.words
    columns = columns_of_roles(directed=result.directed)
    lines = []
    for by, counts in result.stands_between.items():
        told = {role: counts[ROLES[column]] for role, column in columns.items() if counts[ROLES[column]]}
        parts = w.listing(
            w.say("{n} {where}", n=n, where=where(role, by, voice))
            for role, n in sorted(told.items(), key=lambda item: -item[1])
        )
        lines.append(
            w.count(
                "by {attribute}, of {n} pair: {parts}",
                "by {attribute}, of {n} pairs: {parts}",
                counts["total"],
                attribute=w.say(ATTRIBUTE_NAMES[by]),
                parts=parts,
            )
        )
    return voice.items(w.say("Between whom it stands:"), lines) if lines else ""


def _without(result: Role, voice: Voice) -> str:
    w = voice.words
    actor = voice.topic(result.actor)
    if not result.pairs_lost:
        return w.say("Without {actor}, all others who are in touch would stay in touch.", actor=actor)
    title = w.count(
        "Without {actor}, {n} pair of actors would lose touch: the others would fall into {groups} groups.",
        "Without {actor}, {n} pairs of actors would lose touch: the others would fall into {groups} groups.",
        result.pairs_lost,
        actor=actor,
        groups=len(result.groups),
    )
    lines = [
        w.count("{n} actor: {names}", "{n} actors: {names}", len(group), names=voice.topics(group))
        for group in result.groups
    ]
    return voice.items(title, lines, _MAX_GROUPS)
