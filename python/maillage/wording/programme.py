"""A programme: what is chosen, when, for whom, and what is open; what other constraints would change."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from maillage.planning.result import Programme, WhatIf
from maillage.wording.language import one_line, words
from maillage.wording.rules import name_in_sentence
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from maillage.planning.days_off import DayOff
    from maillage.planning.sessions import Session
    from maillage.wording.language import Words


@paragraphs.register(Programme)
def _(result: Programme, voice: Voice) -> list[str]:
    w = voice.words
    listed = []
    for session in result.sessions:
        listed.append(_session_line(result, session, voice))
        listed += [f"   {note}" for note in session_notes(result, session, voice)]
    told = [
        result.invented,
        headline(result, voice),
        "\n".join(listed),
        " ".join(_not_settled(result, voice)),
    ]
    told.append(" ".join([*_left_out(result, voice), *_served(result, w)]))
    return [paragraph for paragraph in told if paragraph]


def headline(programme: Programme, voice: Voice) -> str:
    """Return how many sessions there are, out of what, and how they were ranked."""
    w = voice.words
    return w.say(
        "{title}: {sessions} out of {topics}, in the order of a ranking ({rule}) by {agents}.",
        title=w.quoted(programme.title),
        sessions=w.count("{n} session", "{n} sessions", len(programme.sessions)),
        topics=w.count("{n} topic", "{n} topics", len(programme.ranking.topics)),
        rule=name_in_sentence(programme.ranking.rule, w.lang),
        agents=_agents(programme.n_agents, w),
    )


def session_time(session: Session, w: Words) -> str:
    """Return the day and times of a session."""
    return w.say(
        "{day}, {start} to {end}",
        day=w.day(session.start),
        start=w.hour(session.start),
        end=w.hour(session.end),
    )


def session_notes(programme: Programme, session: Session, voice: Voice) -> list[str]:
    """Return what is particular to a session: moved, asked for, tied, on a holiday, long; who can come."""
    w = voice.words
    notes = []
    if session.moved_from is not None:
        reasons = w.listing(dict.fromkeys(_day_off(off, w) for off in session.days_off))
        notes.append(w.say("Moved from {day}: {reasons}.", day=w.day(session.moved_from), reasons=reasons))
    elif session.days_off:
        notes.append(w.say("Beware: {reason} that day.", reason=_day_off(session.days_off[0], w)))
    if session.pinned:
        notes.append(w.say("The organisers asked for this topic."))
    if session.tied_with:
        others = voice.topics(session.tied_with)
        notes.append(w.say("To be confirmed: tied for this place with {topics}.", topics=others))
    notes += [
        w.say(
            "It lasts {minutes} minutes; {limit} are as many as a remote meeting bears.",
            minutes=fact.amount,
            limit=fact.against,
        )
        for fact in programme.facts
        if fact.reason == "long_session" and fact.subject == session.topic
    ]
    if session.available is not None:
        answers = session.available
        notes.append(
            w.say(
                "Can come: {yes}; if needed: {if_needed}; cannot: {no}.",
                yes=len(answers.yes),
                if_needed=len(answers.if_needed),
                no=len(answers.no),
            )
        )
    return notes


def session_wishes(programme: Programme, session: Session, w: Words) -> str:
    """Return how many agents wish for the topic of a session, and its rank."""
    return w.say(
        "Among the first wishes of {served} of {agents}; rank {rank} of the ranking.",
        served=session.served,
        agents=_agents(programme.n_agents, w),
        rank=session.rank,
    )


def _session_line(programme: Programme, session: Session, voice: Voice) -> str:
    w = voice.words
    return w.say(
        "{number}. {time}: {topic}. {wishes}",
        number=session.number,
        time=session_time(session, w),
        topic=voice.topic(session.topic),
        wishes=session_wishes(programme, session, w),
    )


def _day_off(off: DayOff, w: Words) -> str:
    if off.reason == "holiday":
        name = off.name(w.lang)
        return w.say("public holiday ({name})", name=one_line(name)) if name else w.say("public holiday")
    if off.reason == "excluded":
        return w.say("day set aside")
    return w.say("weekend") if off.reason == "weekend" else w.say("day of the session before")


def _not_settled(programme: Programme, voice: Voice) -> list[str]:
    w = voice.words
    told = []
    if not programme.proven:
        told.append(
            w.say(
                "The choice is not settled: topics tie for the last places. They are shown in the order of "
                "their list; settle it by a vote, a draw or a decision."
            )
        )
    for _, group in groupby(programme.sessions, key=lambda session: session.rank):
        tied = [session.topic for session in group]
        if len(tied) > 1:
            told.append(w.say("{topics} tie: their dates can be exchanged.", topics=voice.topics(tied)))
    return told


def _left_out(programme: Programme, voice: Voice) -> list[str]:
    w = voice.words
    told = []
    banned = [fact.subject for fact in programme.facts if fact.reason == "banned"]
    if banned:
        told.append(w.say("Left out by the organisers: {topics}.", topics=voice.topics(banned)))
    if programme.runners_up:
        told.append(w.say("Next in the ranking: {topics}.", topics=voice.topics(programme.runners_up)))
    ahead = [fact for fact in programme.facts if fact.reason == "ahead_of" and fact.amount != fact.against]
    if ahead:
        score, less = w.numbers(ahead[-1].amount, ahead[-1].against)
        topic = voice.topic(ahead[-1].subject)
        told.append(
            w.say(
                "{topic} comes before, with a score of {score} to {less}.",
                topic=topic,
                score=score,
                less=less,
            )
        )
    return told


def _served(programme: Programme, w: Words) -> list[str]:
    unserved = programme.n_agents - programme.sessions[-1].served_so_far
    within = programme.conventions["served_within"]
    if unserved == 0:
        told = w.say("Every agent finds at least one of their first wishes in the programme.")
    else:
        told = w.count(
            "{n} agent of {all} finds none of their first wishes in the programme.",
            "{n} agents of {all} find none of their first wishes in the programme.",
            unserved,
            all=programme.n_agents,
        )
    return [told, w.say("First wishes are the first {within}, or the topics approved.", within=within)]


def _agents(number: int, w: Words) -> str:
    return w.count("{n} agent", "{n} agents", number)


@paragraphs.register(WhatIf)
def _(result: WhatIf, voice: Voice) -> list[str]:
    w = voice.words
    told = []
    if result.topics_in:
        told.append(w.say("Would come in: {topics}.", topics=voice.topics(result.topics_in)))
    if result.topics_out:
        told.append(w.say("Would go out: {topics}.", topics=voice.topics(result.topics_out)))
    if not told:
        told.append(w.say("The topics would be the same."))
    elif result.gained.agents or result.lost.agents:
        gained = w.count(
            "{n} agent more would be served", "{n} agents more would be served", result.gained.agents
        )
        lost = w.count("{n} would no longer be", "{n} would no longer be", result.lost.agents)
        told.append(w.say("{gained}, {lost}.", gained=gained, lost=lost))
    else:
        told.append(w.say("The same agents would be served."))
    if not result.after.proven:
        told.append(w.say("Topics would tie for the last places."))
    return [paragraph for paragraph in (result.before.invented, " ".join(told)) if paragraph]


def event_description(programme: Programme, session: Session, lang: str) -> str:
    """Return what an entry of a calendar says of its session."""
    voice = Voice(words(lang), programme.labels)
    question = programme.questions.get(session.topic)
    wishes = session_wishes(programme, session, voice.words)
    lines = [question, wishes, *session_notes(programme, session, voice), programme.invented]
    return "\n".join(line for line in lines if line)


def calendar_description(programme: Programme, lang: str) -> str:
    """Return what a calendar says of itself."""
    voice = Voice(words(lang), programme.labels)
    return "\n".join(line for line in (headline(programme, voice), programme.invented) if line)
