"""Whether actors keep to their own kind, and who never meets, in words."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from maillage.network.ei_index import EIIndex
from maillage.network.mixing import Mixing
from maillage.network.partner_diversity import PartnerDiversity
from maillage.network.transversality import Transversality
from maillage.wording.language import mark
from maillage.wording.network.grouping import group_name, kind, left_out, nothing_known, told
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 6
# From here on a number is called unlikely to be chance.
_UNLIKELY = 0.05
# As many partners as it takes to speak of their diversity.
_SEVERAL = 3


@paragraphs.register(EIIndex)
def _(result: EIIndex, voice: Voice) -> list[str]:
    left = left_out(result.by, result.n_left_out, voice)
    if math.isnan(result.index):
        return told([nothing_known(result.by, voice), left])
    return told([_ei_network(result, voice), _ei_chance(result, voice), _ei_groups(result, voice), left])


def _ei_network(result: EIIndex, voice: Voice) -> str:
    w = voice.words
    called = kind(result.by, voice)
    return w.count(
        "Of {n} tie, {internal} join actors of {same} and {external} actors of {different}: the E-I index is "
        "{index} (-1 where all ties stay inside, 1 where all lead outside).",
        "Of {n} ties, {internal} join actors of {same} and {external} actors of {different}: the E-I index "
        "is "
        "{index} (-1 where all ties stay inside, 1 where all lead outside).",
        result.internal + result.external,
        internal=result.internal,
        external=result.external,
        same=called.same,
        different=called.different,
        index=w.number(result.index),
    )


def _ei_chance(result: EIIndex, voice: Voice) -> str:
    if math.isnan(result.p_value):
        return ""
    w = voice.words
    drawn = w.count(
        "{n} time {many} were dealt out at random among the same actors: the index is then {mean} on "
        "average.",
        "{n} times {many} were dealt out at random among the same actors: the index is then {mean} on "
        "average.",
        len(result.value),
        many=kind(result.by, voice).many,
        mean=w.number(result.mean),
    )
    if result.p_value > _UNLIKELY:
        return f"{drawn} {w.say('Chance alone can explain the difference.')}"
    p = w.number(result.p_value, max(2, 1 - math.floor(math.log10(result.p_value))))
    if result.index < result.mean:
        found = w.say("Actors keep to their own kind more than chance alone explains (p = {p}).", p=p)
    else:
        found = w.say("Actors work across more than chance alone explains (p = {p}).", p=p)
    return f"{drawn} {found}"


def _ei_groups(result: EIIndex, voice: Voice) -> str:
    order = [int(g) for g in np.argsort(result.group_index, kind="stable")]
    lines = [group_words(result, g, voice) for g in order if not np.isnan(result.group_index[g])]
    return voice.items(voice.words.say("From the most closed to the most open:"), lines, 2 * _SHOWN)


def group_words(result: EIIndex, g: int, voice: Voice) -> str:
    """Return the ties of a group and its index."""
    w = voice.words
    return w.say(
        "{group}: {internal} inside, {external} outside (index {index}; {expected} if all worked together "
        "equally often)",
        group=group_name(result.by, result.group[g], voice),
        internal=int(result.group_internal[g]),
        external=int(result.group_external[g]),
        index=w.number(float(result.group_index[g])),
        expected=w.number(float(result.group_expected[g])),
    )


@paragraphs.register(Mixing)
def _(result: Mixing, voice: Voice) -> list[str]:
    left = left_out(result.by, result.n_left_out, voice)
    if not result.total > 0:
        return told([nothing_known(result.by, voice), left])
    w = voice.words
    called = kind(result.by, voice)
    expected = float(np.trace(result.expected)) / result.total
    summary = w.say(
        "{share} of the ties join actors of {same}; if partners met at random, it would be {expected}.",
        share=w.percent(result.within),
        expected=w.percent(expected),
        same=called.same,
    )
    scale = (
        ""
        if math.isnan(result.assortativity)
        else w.say(
            "Assortativity stands at {r}: 1 where all ties stay inside, 0 where partners meet at random, "
            "below "
            "where actors rather work with others.",
            r=w.number(result.assortativity),
        )
    )
    return told([f"{summary} {scale}".rstrip(), *_pairs(result, voice), left])


def _pairs(result: Mixing, voice: Voice) -> list[str]:
    """Return which different groups work together more, and less, than if partners met at random."""
    w = voice.words
    size = len(result.group)
    both = [
        (a, b, float(result.ties[a, b] - result.expected[a, b]))
        for a in range(size)
        for b in (range(size) if result.directed else range(a + 1, size))
        if a != b
    ]
    more = sorted((pair for pair in both if pair[2] > 1 / 2), key=lambda pair: -pair[2])[:_SHOWN]
    less = sorted((pair for pair in both if pair[2] < -1 / 2), key=lambda pair: pair[2])[:_SHOWN]
    titles = (
        w.say("More ties than if partners met at random:"),
        w.say("Fewer ties than if partners met at random:"),
    )
    return [
        voice.items(title, [pair_words(result, a, b, voice) for a, b, _ in pairs])
        for title, pairs in zip(titles, (more, less), strict=True)
        if pairs
    ]


def pair_words(result: Mixing, a: int, b: int, voice: Voice) -> str:
    """Return how many ties lead from a group to another, and how many are expected."""
    message = mark("{a} and {b}: {ties}, instead of {expected}")
    if a == b:
        message = mark("{a} among themselves: {ties}, instead of {expected}")
    elif result.directed:
        message = mark("{a} to {b}: {ties}, instead of {expected}")
    w = voice.words
    return w.say(
        message,
        a=group_name(result.by, result.group[a], voice),
        b=group_name(result.by, result.group[b], voice),
        ties=w.number(float(result.ties[a, b]), 1),
        expected=w.number(float(result.expected[a, b]), 1),
    )


@paragraphs.register(PartnerDiversity)
def _(result: PartnerDiversity, voice: Voice) -> list[str]:
    left = left_out(result.by, result.n_left_out, voice)
    if not result.partners.any():
        return told([nothing_known(result.by, voice), left])
    return told([_diverse(result, voice), _uniform(result, voice), left])


def _diverse(result: PartnerDiversity, voice: Voice) -> str:
    w = voice.words
    several = [int(v) for v in np.flatnonzero(result.partners >= _SEVERAL)]
    if not several:
        return w.say("No actor has three partners or more: it is too early to speak of diversity.")
    order = sorted(several, key=lambda v: -float(result.blau[v]))[:_SHOWN]
    lines = [
        w.say(
            "{actor}: partners of {groups} of the {all} {many}; two of them are of {different} in {share} "
            "of cases",
            actor=voice.topic(result.actor[v]),
            groups=int(result.groups[v]),
            all=result.n_groups,
            share=w.percent(float(result.blau[v])),
            **kind(result.by, voice)._asdict(),
        )
        for v in order
    ]
    title = w.say("Those with the most diverse partners (of the actors who have three or more):")
    return voice.items(title, lines)


def _uniform(result: PartnerDiversity, voice: Voice) -> str:
    w = voice.words
    alike = [
        actor
        for actor, partners, groups in zip(
            result.actor, result.partners.tolist(), result.groups.tolist(), strict=True
        )
        if partners >= _SEVERAL and groups == 1
    ]
    if not alike:
        return ""
    return w.count(
        "{names} has three partners or more, all of {same}.",
        "{names} have three partners or more, each all of {same}.",
        len(alike),
        names=voice.topics(alike),
        same=kind(result.by, voice).same,
    )


@paragraphs.register(Transversality)
def _(result: Transversality, voice: Voice) -> list[str]:
    w = voice.words
    left = left_out(result.by, result.n_left_out, voice)
    if not result.group:
        few = w.say("There are fewer than two {many} to compare.", many=kind(result.by, voice).many)
        return told([few, left])
    return told([_never(result, voice), _single(result, voice), _connectors(result, voice), left])


def _never(result: Transversality, voice: Voice) -> str:
    w = voice.words
    called = kind(result.by, voice)
    never = result.never
    if not never:
        return w.say("Actors of any two {many} work together somewhere: none never meet.", many=called.many)
    lines = [
        w.say(
            "{a} and {b} (by their size, {expected} would be expected)",
            a=group_name(result.by, a, voice),
            b=group_name(result.by, b, voice),
            expected=w.count("{n} tie", "{n} ties", round(float(expected), 1)),
        )
        for (a, b), expected in zip(never, result.expected_by_size, strict=False)
    ]
    title = w.count(
        "Of {all} pairs of {many}, {n} never works together:",
        "Of {all} pairs of {many}, {n} never work together:",
        len(never),
        all=len(result.group),
        many=called.many,
    )
    return voice.items(title, lines, _SHOWN)


def _links(result: Transversality) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Return the pairs that meet through one actor alone, unless that is the only one of its group."""
    return [
        (a, b, ties, only)
        for a, b, ties, only in zip(
            result.group, result.other, result.ties.tolist(), result.only, strict=True
        )
        if only and (ties == 1 or min(result.sizes[a], result.sizes[b]) > 1)
    ]


def _single(result: Transversality, voice: Voice) -> str:
    w = voice.words
    lines = []
    for a, b, ties, only in _links(result):
        names = {"a": group_name(result.by, a, voice), "b": group_name(result.by, b, voice)}
        if ties == 1:
            lines.append(
                w.say(
                    "{a} and {b}: only {x} works with {y}",
                    x=voice.topic(only[0]),
                    y=voice.topic(only[1]),
                    **names,
                )
            )
        else:
            lines.append(
                w.count(
                    "{a} and {b}: only through {actor} ({n} tie)",
                    "{a} and {b}: only through {actor} ({n} ties)",
                    ties,
                    actor=voice.topic(only[0]),
                    **names,
                )
            )
    if not lines:
        return ""
    title = w.count(
        "{n} pair of {many} hangs on a single actor:",
        "{n} pairs of {many} hang on a single actor:",
        len(lines),
        many=kind(result.by, voice).many,
    )
    return voice.items(title, lines, _SHOWN)


def _connectors(result: Transversality, voice: Voice) -> str:
    """Return which actors are the only link of several pairs."""
    w = voice.words
    alone = Counter(actor for _, _, _, only in _links(result) for actor in only)
    several = [(actor, n) for actor, n in alone.most_common(_SHOWN) if n > 1]
    if not several:
        return ""
    return w.say(
        "The most pairs hang on: {names}.",
        names=w.listing(w.say("{actor} ({n})", actor=voice.topic(actor), n=n) for actor, n in several),
    )
