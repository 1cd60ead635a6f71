"""A programme of sessions as a document."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from maillage.errors import FileError, InvalidInput
from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.wording import Voice, mark, paragraphs, words
from maillage.wording.programme import headline, session_notes

if TYPE_CHECKING:
    from pathlib import Path

    from maillage.planning import Programme, Session


def programme_document(programme: Programme, *, lang: str = "fr") -> Document:
    """Return a programme as a document; its ending ``.ics`` is a calendar."""

    def calendar(path: Path) -> object:
        # An earlier calendar of the same programme is brought up to date: its entries move, none is doubled.
        # Any other file is replaced, as by every ending.
        if path.exists():
            with suppress(InvalidInput, FileError):
                return programme.to_ics(path, lang=lang, update=path)
        return programme.to_ics(path, lang=lang)

    return Document(
        lang=lang,
        title=programme.title,
        facts=(headline(programme, Voice(words(lang), programme.labels)),),
        invented=programme.invented,
        sheets=(_sessions(programme, lang),),
        sections=_sections(programme, lang),
        data=_data(programme, lang),
        chart=lambda: programme.plot(lang=lang),
        calendar=calendar,
    )


def _sessions(programme: Programme, lang: str) -> Sheet:
    say = words(lang).say
    columns = (
        *(mark("Session"), mark("Date"), mark("Start"), mark("End"), mark("Topic"), mark("Rank")),
        *(mark("Agents served"), mark("Agents served so far")),
    )
    return Sheet(
        name=say("Sessions"),
        columns=tuple(say(name) for name in columns),
        values=tuple(
            (
                session.number,
                session.start.date(),
                f"{session.start:%H:%M}",
                f"{session.end:%H:%M}",
                session.label,
                session.rank,
                session.served,
                session.served_so_far,
            )
            for session in programme.sessions
        ),
        shown=(
            Column(say("#")),
            Column(say("Date")),
            Column(say("Time")),
            Column(say("Topic"), wide=True),
            Column(say("Rank"), right=True),
            Column(say("Served"), right=True),
            Column(say("So far"), right=True),
        ),
        texts=tuple(_row(session, lang) for session in programme.sessions),
    )


def _row(session: Session, lang: str) -> tuple[str, ...]:
    from babel.dates import format_date

    return (
        str(session.number),
        str(format_date(session.start, "E d MMM y", locale=words(lang).locale)),
        f"{session.start:%H:%M}–{session.end:%H:%M}",
        session.label,
        str(session.rank),
        str(session.served),
        str(session.served_so_far),
    )


def _sections(programme: Programme, lang: str) -> tuple[Section, ...]:
    """Return what there is to know of each session, and of the programme."""
    w = words(lang)
    voice = Voice(w, programme.labels)
    notes = [
        w.say("– Session {number}: {notes}", number=session.number, notes=" ".join(told))
        for session in programme.sessions
        if (told := session_notes(programme, session, voice))
    ]
    sections = [Section(w.say("About the sessions"), "\n".join(notes))] if notes else []
    return (*sections, Section(w.say("Why"), "\n\n".join(_why(programme, voice))))


def _why(programme: Programme, voice: Voice) -> list[str]:
    """Return the explanation but for what stands above it: notice, headline and list of sessions."""
    first = voice.topic(programme.sessions[0].topic)
    shown = {programme.invented, headline(programme, voice)}
    told = [paragraph for paragraph in paragraphs(programme, voice) if paragraph not in shown]
    return [paragraph for paragraph in told if not (paragraph.startswith("1. ") and first in paragraph)]


def _data(programme: Programme, lang: str) -> dict[str, Any]:
    from maillage._core import __version__

    return {
        "kind": "programme",
        "maillage": __version__,
        "lang": lang,
        "title": programme.title,
        "invented": programme.invented,
        "proven": programme.proven,
        "conventions": programme.conventions,
        "n_agents": programme.n_agents,
        "sessions": [_session_data(session) for session in programme.sessions],
        "runners_up": list(programme.runners_up),
        "explanation": programme.explain(lang).split("\n\n"),
    }


def _session_data(session: Session) -> dict[str, Any]:
    return {
        "number": session.number,
        "topic": session.topic,
        "label": session.label,
        "start": session.start.isoformat(),
        "end": session.end.isoformat(),
        "rank": session.rank,
        "served": session.served,
        "served_weight": session.served_weight,
        "served_so_far": session.served_so_far,
        "served_so_far_weight": session.served_so_far_weight,
        "runner_up": session.runner_up,
        "tied_with": list(session.tied_with),
        "pinned": session.pinned,
        "moved_from": session.moved_from.isoformat() if session.moved_from else None,
    }
