"""What a notebook shows of a programme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from maillage.wording import Voice, words
from maillage.wording.programme import session_notes

if TYPE_CHECKING:
    from maillage.planning.result import Programme


def programme_table(programme: Programme, lang: str) -> str:
    """Return the sessions as a table."""
    voice = Voice(words(lang), programme.labels)
    w = voice.words
    heads = (
        w.say("Date"),
        w.say("Time"),
        w.say("Topic"),
        w.say("Rank"),
        w.say("Served"),
        w.say("So far"),
        w.say("Notes"),
    )
    rows = [
        (
            w.day(session.start),
            f"{session.start:%H:%M}–{session.end:%H:%M}",
            session.label,
            session.rank,
            session.served,
            session.served_so_far,
            " ".join(session_notes(programme, session, voice)),
        )
        for session in programme.sessions
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    caption = escape(" – ".join(part for part in (programme.title, programme.invented) if part))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def lines(text: str) -> str:
    """Return lines of text as HTML."""
    return "<p>" + "<br>".join(escape(line) for line in text.split("\n")) + "</p>"
