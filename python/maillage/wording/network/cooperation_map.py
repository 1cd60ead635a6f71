"""The map of cooperations in words: what it shows, and what place, colour and size mean on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.mapping.cooperation_map import CooperationMap
from maillage.wording.language import mark
from maillage.wording.network.centrality import measure_meaning, measure_name
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

ATTRIBUTE_NAMES = {
    "category": mark("category"),
    "sector": mark("sector"),
    "territory": mark("territory"),
}


def option_name(option: str, voice: Voice) -> str:
    """Return what readers call an attribute or a measure."""
    if option in ATTRIBUTE_NAMES:
        return voice.words.say(ATTRIBUTE_NAMES[option])
    return measure_name(option, voice)


def subject(result: CooperationMap, voice: Voice) -> str:
    """Return how much there is on the map."""
    w = voice.words
    return w.say(
        "{actors}, {cooperations}.",
        actors=w.count("{n} actor", "{n} actors", len(result.actor)),
        cooperations=w.count("{n} cooperation", "{n} cooperations", len(result.cooperations)),
    )


def color_words(option: str, voice: Voice) -> str:
    """Return what colours stand for."""
    return voice.words.say("Colours and shapes: {option}.", option=option_name(option, voice))


def size_words(option: str, voice: Voice) -> str:
    """Return what sizes stand for."""
    if option == "degree":  # its name says it all
        return voice.words.say("The larger the sign of an actor, the more partners it has.")
    return voice.words.say(
        "The larger the sign of an actor, the higher its {option}: {meaning}",
        option=measure_name(option, voice),
        meaning=measure_meaning(option, voice),
    )


def reading(result: CooperationMap, voice: Voice) -> list[str]:
    """Return how the two drawings are read."""
    w = voice.words
    arrows = [w.say("An arrow goes from who gives to who receives.")] if result.directed else []
    return [
        *arrows,
        w.say(
            "A line joins two actors who work together; the thicker it is, the stronger their "
            "cooperations. "
            "On the network, partners stand close to each other and actors whom many steps separate stand "
            "far apart; groups without any contact stand side by side."
        ),
    ]


def place_words(result: CooperationMap, voice: Voice) -> list[str]:
    """Return which actors are not where they are, or nowhere, on the map of territories."""
    if not result.has_territories:
        return []
    w = voice.words
    said = []
    middle = int(result.by_territory.sum())
    missing = int((~np.isfinite(result.places).all(axis=1)).sum())
    if middle:
        said.append(
            w.count(
                "{n} actor without an address stands in the middle of its territory.",
                "{n} actors without an address stand in the middle of their territories.",
                middle,
            )
        )
    if missing:
        said.append(
            w.count(
                "{n} actor has no known place and is on the network only.",
                "{n} actors have no known place and are on the network only.",
                missing,
            )
        )
    return said


def pool_words(result: CooperationMap, voice: Voice) -> list[str]:
    """Return what the lines of pools mean, and how many there are."""
    if not result.pools:
        return []
    return [
        voice.words.count(
            "Thick lines in colour show {n} pool: they join the territory that leads it to the other "
            "members.",
            "Thick lines in colour show {n} pools: they join the territory that leads each one to its "
            "other members.",
            len(result.pools),
        )
    ]


@paragraphs.register(CooperationMap)
def cooperation_map_words(result: CooperationMap, voice: Voice) -> Sequence[str]:
    """Say what is on the map and how to read it."""
    first = " ".join([voice.words.say("Who works with whom"), "–", subject(result, voice)])
    legend = f"{color_words(result.color, voice)} {size_words(result.size, voice)}"
    places = " ".join(place_words(result, voice))
    return [first, *reading(result, voice), legend, places, *pool_words(result, voice)]
