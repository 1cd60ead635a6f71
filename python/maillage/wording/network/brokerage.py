"""Between whom actors stand, in words."""

from __future__ import annotations

import numpy as np

from maillage.network.brokerage import ROLES, Brokerage
from maillage.wording.language import mark
from maillage.wording.network.grouping import kind, left_out, told
from maillage.wording.telling import Voice, paragraphs

_SHOWN = 5
# From this share of its pairs on, an actor is said to link these above all.
_ABOVE_ALL = 0.6

#: What brokers do, by role; without directions gatekeepers and representatives are the same.
WHERE = {
    "coordinator": mark("inside {own}"),
    "itinerant": mark("inside {another}"),
    "gatekeeper": mark("from {another} into {own}"),
    "representative": mark("from {own} to {another}"),
    "border": mark("between {own} and {another}"),
    "liaison": mark("between two other {many}"),
}


def roles_of(result: Brokerage) -> dict[str, int]:
    """Return the roles to tell, and the columns where their counts are."""
    return columns_of_roles(directed=result.directed)


def columns_of_roles(*, directed: bool) -> dict[str, int]:
    """Return the roles to tell, and their places in `ROLES`."""
    columns = {role: number for number, role in enumerate(ROLES[:-1])}
    if directed:
        return columns
    del columns["representative"]
    return {"border" if role == "gatekeeper" else role: number for role, number in columns.items()}


def where(role: str, by: str, voice: Voice) -> str:
    """Return between whom a role stands."""
    return voice.words.say(WHERE[role], **kind(by, voice)._asdict())


def most_first(result: Brokerage) -> list[int]:
    """Return numbers of the actors who stand between any, those who do most often first."""
    total = result["total"]
    order = np.argsort(-total.astype(np.float64), kind="stable")
    return [int(v) for v in order[: np.count_nonzero(total)]]


@paragraphs.register(Brokerage)
def _(result: Brokerage, voice: Voice) -> list[str]:
    w = voice.words
    cases = int(result.network_counts[-1])
    left = left_out(result.by, result.n_left_out, voice)
    if not cases:
        none = w.say("Nobody stands between two actors who do not work together.")
        return told([none, left])
    summary = w.count(
        "{n} time, an actor works with two others who do not work together, and stands between them.",
        "{n} times, an actor works with two others who do not work together, and stands between them.",
        cases,
    )
    return told([f"{summary} {_first(result, voice)}", _shares(result, voice), _brokers(result, voice), left])


def _first(result: Brokerage, voice: Voice) -> str:
    w = voice.words
    first = most_first(result)[0]
    return w.say(
        "{actor} does so most often: in {share} of all cases.",
        actor=voice.topic(result.actor[first]),
        share=w.percent(int(result["total"][first]) / int(result.network_counts[-1])),
    )


def _shares(result: Brokerage, voice: Voice) -> str:
    """Return how the cases divide, and how they would if groups played no part."""
    w = voice.words
    expected_cases = float(result.network_expected[-1])
    if not expected_cases > 0:
        return ""
    lines = []
    for role, column in roles_of(result).items():
        found = int(result.network_counts[column]) / int(result.network_counts[-1])
        expected = float(result.network_expected[column]) / expected_cases
        if found or expected:
            lines.append(
                w.say(
                    "{where}: {share}, instead of {expected}",
                    where=where(role, result.by, voice),
                    share=w.percent(found),
                    expected=w.percent(expected),
                )
            )
    title = w.say(
        "Between whom, and how it would be if {many} played no part:", many=kind(result.by, voice).many
    )
    return voice.items(title, lines)


def _brokers(result: Brokerage, voice: Voice) -> str:
    w = voice.words
    brokers = most_first(result)
    lines = [_broker(result, v, voice) for v in brokers[: _SHOWN + 1]]
    lines += [""] * (len(brokers) - len(lines))
    return voice.items(w.say("Those who stand between others most often:"), lines, _SHOWN)


def _broker(result: Brokerage, v: int, voice: Voice) -> str:
    w = voice.words
    called = kind(result.by, voice)
    counts = {role: int(result.counts[v, column]) for role, column in roles_of(result).items()}
    total = int(result["total"][v])
    parts = w.listing(
        w.say("{n} {where}", n=n, where=where(role, result.by, voice))
        for role, n in sorted(counts.items(), key=lambda item: -item[1])
        if n
    )
    inside = counts["coordinator"] + counts["itinerant"]
    actor = voice.topic(result.actor[v])
    if total - inside >= _ABOVE_ALL * total:
        return w.count(
            "{actor} links above all actors of {different}; of {n} pair, {parts}",
            "{actor} links above all actors of {different}; of {n} pairs, {parts}",
            total,
            actor=actor,
            different=called.different,
            parts=parts,
        )
    if inside >= _ABOVE_ALL * total:
        return w.count(
            "{actor} links above all actors of {same}; of {n} pair, {parts}",
            "{actor} links above all actors of {same}; of {n} pairs, {parts}",
            total,
            actor=actor,
            same=called.same,
            parts=parts,
        )
    return w.count(
        "{actor} stands between {n} pair: {parts}",
        "{actor} stands between {n} pairs: {parts}",
        total,
        actor=actor,
        parts=parts,
    )
