"""Who is missing, in words."""

from __future__ import annotations

from maillage.network.missing import MissingActors
from maillage.wording.language import mark
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 12

#: Names of the categories that are expected by default.
CATEGORIES = {
    "production": mark("production"),
    "processing": mark("processing"),
    "distribution": mark("distribution"),
    "catering": mark("catering"),
    "consumption": mark("consumption"),
    "waste": mark("waste"),
    "support": mark("support"),
    "research": mark("research"),
    "state": mark("state"),
    "civil society": mark("civil society"),
}


def category_name(category: str, voice: Voice) -> str:
    """Return the name of a category: of the default ones in the language, of others as written."""
    return voice.words.say(CATEGORIES[category]) if category in CATEGORIES else voice.label(category)


@paragraphs.register(MissingActors)
def _(result: MissingActors, voice: Voice) -> list[str]:
    told = [_summary(result, voice), _by_territory(result, voice), _nowhere(result, voice)]
    told += [_isolated_actors(result, voice), _isolated_territories(result, voice), _uncounted(result, voice)]
    return [paragraph for paragraph in told if paragraph]


def _summary(result: MissingActors, voice: Voice) -> str:
    w = voice.words
    asked = int((result.expected > 0).sum())
    met = int(((result.expected > 0) & (result.missing == 0)).sum())
    if not asked:
        return w.say("No actor is expected in any territory.")
    if met == asked:
        return w.say("No expected category is missing in any territory.")
    return w.count(
        "One expectation (a category of actors in a territory) was checked: {met} met.",
        "{n} expectations (a category of actors in a territory) were checked: {met} met.",
        asked,
        met=met,
    )


def _by_territory(result: MissingActors, voice: Voice) -> str:
    w = voice.words
    lacking: dict[str, list[str]] = {}
    for territory, category, present, missing in zip(
        result.territory, result.category, result.present.tolist(), result.missing.tolist(), strict=True
    ):
        if not missing:
            continue
        name = category_name(category, voice)
        if present or missing > 1:
            name = w.say("{category} ({missing} missing)", category=name, missing=missing)
        lacking.setdefault(territory, []).append(name)
    if not lacking:
        return ""
    lines = [
        w.say("{territory}: {names}", territory=voice.topic(territory), names=w.listing(names))
        for territory, names in sorted(lacking.items(), key=lambda item: -len(item[1]))
    ]
    return voice.items(w.say("What is missing, territory by territory:"), lines, _SHOWN)


def _nowhere(result: MissingActors, voice: Voice) -> str:
    there = {c for c, n in zip(result.category, result.present.tolist(), strict=True) if n}
    nowhere = [c for c in result.categories if c not in there and c in result.category]
    if not nowhere or len(result.territories) < 2:
        return ""
    w = voice.words
    return w.say(
        "Nowhere in any of the territories: {names}.",
        names=w.listing(category_name(c, voice) for c in nowhere),
    )


def _isolated_actors(result: MissingActors, voice: Voice) -> str:
    if not result.isolated_actors:
        return ""
    return voice.words.count(
        "One actor has no cooperation that is known: {names}.",
        "{n} actors have no cooperation that is known: {names}.",
        len(result.isolated_actors),
        names=voice.topics(result.isolated_actors),
    )


def _isolated_territories(result: MissingActors, voice: Voice) -> str:
    if not result.isolated_territories or len(result.territories) < 2:
        return ""
    return voice.words.count(
        "One territory has no cooperation with another one: {names}.",
        "{n} territories have no cooperation with another one: {names}.",
        len(result.isolated_territories),
        names=voice.topics(result.isolated_territories),
    )


def _uncounted(result: MissingActors, voice: Voice) -> str:
    w, told = voice.words, []
    if result.unexpected:
        names = [
            w.say("{category} ({actors})", category=voice.topic(category), actors=n)
            for category, n in result.unexpected.items()
        ]
        told.append(
            w.say("These categories of actors are not among those expected: {names}.", names=w.listing(names))
        )
    if result.without_category:
        told.append(
            w.count(
                "{n} actor has no category and counts nowhere.",
                "{n} actors have no category and count nowhere.",
                result.without_category,
            )
        )
    if result.without_territory:
        told.append(
            w.count(
                "{n} actor has no territory and counts in none.",
                "{n} actors have no territory and count in none.",
                result.without_territory,
            )
        )
    return " ".join(told)
