"""What breaks without an actor or a tie, in words."""

from __future__ import annotations

from maillage.network.fragility import ArticulationActors, Bridges
from maillage.network.vertex_cut import VertexCut
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 6
_MAX_GROUPS = 3


@paragraphs.register(ArticulationActors)
def _(result: ArticulationActors, voice: Voice) -> list[str]:
    w = voice.words
    if not result.actor:
        return [
            w.say("No actor is indispensable: whoever is lost, all others who are in touch stay in touch.")
        ]
    title = w.count(
        "One actor is the only link between others. Without this actor they would lose touch:",
        "{n} actors are the only link between others. Without them, these would lose touch:",
        len(result.actor),
    )
    shown = result.actor[: _SHOWN + 1] if len(result.actor) <= _SHOWN + 1 else result.actor[:_SHOWN]
    lines = [
        f"{without_words(result, actor, voice)} {pairs_words(int(lost), voice)}"
        for actor, lost in zip(shown, result.pairs_lost, strict=False)
    ]
    lines += [""] * (len(result.actor) - len(lines))
    return [voice.items(title, lines, _SHOWN)]


def without_words(result: ArticulationActors, actor: str, voice: Voice) -> str:
    """Return who would be cut from whom without an actor."""
    w = voice.words
    rest, *cut = result.groups(actor)
    groups = [_group(group, voice) for group in cut[:_MAX_GROUPS]]
    if len(cut) > _MAX_GROUPS:
        groups.append(w.count("{n} other group", "{n} other groups", len(cut) - _MAX_GROUPS))
    apart = w.listing(groups)
    if len(rest) == 1:
        return w.say(
            "Without {actor}: {rest} would lose touch with {groups}.",
            actor=voice.topic(actor),
            rest=voice.topic(rest[0]),
            groups=apart,
        )
    return w.count(
        "Without {actor}, the main group of {rest} would lose touch with: {groups}.",
        "Without {actor}, the main group of {rest} would lose touch with {n} groups: {groups}.",
        len(cut),
        actor=voice.topic(actor),
        rest=w.count("{n} actor", "{n} actors", len(rest)),
        groups=apart,
    )


def pairs_words(lost: int, voice: Voice) -> str:
    """Return how many pairs of actors would lose touch."""
    return voice.words.count(
        "{n} pair of actors would no longer reach each other.",
        "{n} pairs of actors would no longer reach each other.",
        lost,
    )


def _group(group: list[str], voice: Voice) -> str:
    w = voice.words
    if len(group) == 1:
        return voice.topic(group[0])
    return w.say("a group of {n} ({names})", n=len(group), names=voice.topics(group))


@paragraphs.register(Bridges)
def _(result: Bridges, voice: Voice) -> list[str]:
    w = voice.words
    if not result.actor:
        return [
            w.say("No single cooperation is indispensable: each can be lost without anyone losing touch.")
        ]
    title = w.count(
        "One cooperation is the only link between two parts of the network:",
        "{n} cooperations are each the only link between two parts of the network:",
        len(result.actor),
    )
    lines = [
        w.count(
            "between {actor} and {partner}: {n} actor on one side, {larger} on the other",
            "between {actor} and {partner}: {n} actors on one side, {larger} on the other",
            int(smaller),
            actor=voice.topic(actor),
            partner=voice.topic(partner),
            larger=int(larger),
        )
        for actor, partner, smaller, larger in zip(
            result.actor, result.partner, result.smaller, result.larger, strict=True
        )
    ]
    return [voice.items(title, lines, _SHOWN)]


@paragraphs.register(VertexCut)
def _(result: VertexCut, voice: Voice) -> list[str]:
    w = voice.words
    a, b = (voice.topic(side) for side in result.between)
    if not result.possible:
        told = w.say(
            "The loss of other actors cannot separate {a} from {b}: they work together directly.", a=a, b=b
        )
        return [told, _direct(result, voice)]
    if not result.actor:
        return [
            w.say("{a} and {b} are already without a link: nobody leads from one to the other.", a=a, b=b)
        ]
    told = w.count(
        "The loss of a single actor would separate {a} from {b}: {names}.",
        "The loss of {n} actors would separate {a} from {b}: {names}. No smaller number would do.",
        len(result.actor),
        a=a,
        b=b,
        names=voice.topics(result.actor),
    )
    return [p for p in (told, _whole_side(result, voice), _other(result, voice), _direct(result, voice)) if p]


def _whole_side(result: VertexCut, voice: Voice) -> str:
    w = voice.words
    for side, size in zip(result.between, result.sizes, strict=True):
        if result.belongs_to.count(side) == size:
            return w.say(
                "These are all the actors of {side}: nothing less separates the two.", side=voice.topic(side)
            )
    return ""


def _other(result: VertexCut, voice: Voice) -> str:
    w = voice.words
    if result.other_actors == result.actor:
        return w.say("There is no other choice of so few actors.")
    return w.say("Others as few would do as well, such as {names}.", names=voice.topics(result.other_actors))


def _direct(result: VertexCut, voice: Voice) -> str:
    w = voice.words
    if not result.direct_ties:
        return ""
    title = w.count("One direct tie joins the two:", "{n} direct ties join the two:", len(result.direct_ties))
    lines = [w.say("{a} with {b}", a=voice.topic(a), b=voice.topic(b)) for a, b in result.direct_ties]
    return voice.items(title, lines, _SHOWN)
