"""Who can do what, in words."""

from __future__ import annotations

from maillage.network.competences import Competences, SmallestGroup
from maillage.wording.network.introductions import shortened
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 8
_GROUPS = 6


@paragraphs.register(Competences)
def _(result: Competences, voice: Voice) -> list[str]:
    w = voice.words
    if not result.competences:
        return [w.say("No competence of any actor is known.")]
    told = [_nobody(result, voice), _single(result, voice), _missing(result, voice)]
    if result.without_competences:
        told.append(
            w.count(
                "Of {n} actor no competence is known.",
                "Of {n} actors no competence is known.",
                result.without_competences,
            )
        )
    told = [paragraph for paragraph in told if paragraph]
    return told or [
        w.say("Every competence is held by several actors, and there is none that a territory lacks.")
    ]


def _nobody(result: Competences, voice: Voice) -> str:
    w = voice.words
    nobody = [voice.label(c) for c, n in result.totals.items() if n == 0]
    return w.say("Nobody has: {names}.", names=w.listing(nobody)) if nobody else ""


def _single(result: Competences, voice: Voice) -> str:
    w = voice.words
    if not result.only:
        return ""
    alone: dict[str, list[str]] = {}
    for competence, actor in result.only.items():
        alone.setdefault(actor, []).append(voice.label(competence))
    title = w.count(
        "One competence of {known} hangs on a single actor. Were this actor lost, nobody would have it:",
        "{n} competences of {known} hang on a single actor. Were this actor lost, nobody would have them:",
        len(result.only),
        known=len(result.competences),
    )
    lines = [
        w.say("only {actor} has: {names}", actor=voice.topic(actor), names=w.listing(names))
        for actor, names in sorted(alone.items(), key=lambda item: -len(item[1]))
    ]
    return voice.items(title, lines, _SHOWN)


def _missing(result: Competences, voice: Voice) -> str:
    w = voice.words
    known = {c for c, n in result.totals.items() if n}
    lines = []
    for territory, lacking in sorted(result.missing.items(), key=lambda item: -len(item[1])):
        elsewhere = [c for c in lacking if c in known]
        if elsewhere:
            names = shortened(elsewhere, voice, _SHOWN)
            lines.append(w.say("{territory}: {names}", territory=voice.topic(territory), names=names))
    title = w.say("Competences that no actor of a territory has, while others have them:")
    return voice.items(title, lines, _SHOWN) if lines else ""


@paragraphs.register(SmallestGroup)
def _(result: SmallestGroup, voice: Voice) -> list[str]:
    told = [_lacking(result, voice)]
    if result.groups:
        told += [_smallest(result, voice), _others(result, voice), _certainty(result, voice)]
    return [paragraph for paragraph in told if paragraph]


def _lacking(result: SmallestGroup, voice: Voice) -> str:
    w = voice.words
    if not result.missing:
        return ""
    names = w.listing(voice.label(c) for c in result.missing)
    # A competence that nobody has at all is refused, so that there is a territory.
    return w.say(
        "In {territory}, no actor has: {names}.", territory=voice.topic(result.territory or ""), names=names
    )


def _smallest(result: SmallestGroup, voice: Voice) -> str:
    w = voice.words
    there = w.listing(voice.label(c) for c in result.competences if c not in result.missing)
    title = w.count(
        "One actor has all of this ({names}):",
        "It takes {n} actors to have all of this together ({names}):",
        len(result.groups[0]),
        names=there,
    )
    lines = [
        w.say(
            "{actor} brings: {names}",
            actor=voice.topic(actor),
            names=w.listing(voice.label(c) for c in result.brings[actor]),
        )
        for actor in result.groups[0]
    ]
    return voice.items(title, lines, _SHOWN)


def _others(result: SmallestGroup, voice: Voice) -> str:
    w, others = voice.words, result.groups[1:]
    if not others:
        return w.say("No other group is as small.") if result.complete and result.proven else ""
    title = w.count("One other group would do:", "{n} other groups would do:", len(others))
    told = [voice.items(title, [voice.topics(group) for group in others], _GROUPS)]
    if result.essential and result.complete:
        told.append(
            w.count(
                "{names} belongs to every one of these groups.",
                "{names} belong to every one of these groups.",
                len(result.essential),
                names=voice.topics(result.essential),
            )
        )
    return "\n".join(told)


def _certainty(result: SmallestGroup, voice: Voice) -> str:
    w = voice.words
    told = []
    if not result.proven:
        told.append(
            w.say(
                "The search was stopped before it was certain: a group of {least} may exist.",
                least=result.lower_bound,
            )
        )
    if not result.complete:
        told.append(w.say("There may be more groups than those listed."))
    return " ".join(told)
