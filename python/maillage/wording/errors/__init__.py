"""Errors of the library in the language of the reader.

Exceptions are English, for they belong to the interface of the library. Whoever shows them to readers asks
here for their French: every message that the library raises stands in this folder as a template, and an error
is the template that fits it, its values taken over. A place before a message, lists of names and hints are
said by their own parts. What fits no template stays English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from maillage.wording.errors.templates import PLACE_TEMPLATES, TEMPLATES, Template
from maillage.wording.errors.values import is_choice, names_text, number_text, os_reason, unquoted, where_text
from maillage.wording.language import mark, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PROBLEMS = (
    mark("{place}: {n} problems:"),
    mark("{place}: {n} problems, of which the first {n2}:"),
)
_HEADINGS = tuple(map(Template, _PROBLEMS))
# Where a place may end and what is wrong there begin.
_AFTER_PLACE = re.compile(r": ")


def error_text(message: str, lang: str) -> str:
    """Return the message of an error in a language: as it stands for English, and where no French is known.

    Parameters
    ----------
    message
        What ``str(error)`` gives; several findings stand on a line each.
    lang
        ``"fr"`` or ``"en"``.

    Examples
    --------
    >>> error_text("there is no such file", "fr")
    'ce fichier n’existe pas'
    """
    if lang == "en" or not message:
        return message
    whole = _located(message)
    if whole is not None or "\n" not in message:
        return message if whole is None else whole
    return "\n".join(_line(line) for line in message.split("\n"))


def is_known(message: str) -> bool:
    """Tell whether the whole of a message has a French."""
    return all(_heading(line) or _located(line.strip()) for line in message.split("\n"))


def _line(line: str) -> str:
    text = line.lstrip()
    return line[: len(line) - len(text)] + (_heading(text) or _located(text) or text)


def _heading(text: str) -> str | None:
    """Return the French of the line above several problems."""
    for template in _HEADINGS:
        values = template.values(text)
        if values:
            parts, path = _place_parts(values["place"])
            return words("fr").say(template.message, **{**values, "place": ", ".join([path, *parts])})
    return None


def _located(text: str) -> str | None:
    """Return the French of a message, with the place that may stand before it."""
    splits = [(text[: colon.start()], text[colon.end() :]) for colon in _AFTER_PLACE.finditer(text)]
    for place, problem in splits:
        parts, path = _place_parts(place)
        if parts and (found := _said(problem, TEMPLATES)):
            return _at(path, parts, found)
    if found := _said(text, TEMPLATES):
        return found
    for place, problem in splits:
        if "\n" not in place and (found := _said(problem, TEMPLATES)):
            return _at(place, [], found)
    return None


def _at(path: str, parts: list[str], problem: str) -> str:
    place = ", ".join([path, *parts] if path else parts)
    return words("fr").say("{place}: {problem}", place=place, problem=problem)


def _place_parts(text: str) -> tuple[list[str], str]:
    """Return "ligne 3" and "colonne 2" of "votes.csv, line 3, column 2", and what stands before them."""
    parts: list[str] = []
    while text and "\n" not in text:
        head, comma, last = text.rpartition(", ")
        part = _said(last, PLACE_TEMPLATES)
        while part is None and comma:  # a heading or a name may hold a comma
            head, comma, before = head.rpartition(", ")
            last = f"{before}, {last}"
            part = _said(last, PLACE_TEMPLATES)
        if part is None:
            break
        parts.insert(0, part)
        text = head
    return parts, text


def _said(text: str, templates: tuple[Template, ...]) -> str | None:
    """Return the French of the first template that fits, the one with the most words of its own first."""
    for template in templates:
        found = template.values(text)
        if found is None:
            continue
        values = {name: _value(name, value, template.quoted) for name, value in found.items()}
        if None not in values.values():
            return words("fr").say(template.message, **values)
    return None


def _value(name: str, text: str, quoted: frozenset[str]) -> str | None:
    """Return a value as French writes it; None where it is not what its name says."""
    if name in quoted:  # the French has the quotation marks
        return unquoted(text)
    kind = name.rstrip("0123456789")
    return _KINDS[kind](text) if kind in _KINDS else names_text(text) if is_choice(text) else text


def _hint(text: str) -> str:
    if not text:
        return ""
    names = names_text(text.removeprefix("; did you mean ").removesuffix("?"))
    return "\u202f; " + words("fr").say("did you mean {names}?", names=names)


def _choice(text: str) -> str | None:
    return _said(text, TEMPLATES) or (names_text(text) if is_choice(text) else None)


def _tools(text: str) -> str:
    """Return "decidim (Decidim, ...); plain (...)" with each description in French."""

    def french(found: re.Match[str]) -> str:
        return f"{found['name']} ({_said(found['what'], TEMPLATES) or found['what']})"

    return "\u202f; ".join(
        re.sub(r"(?P<name>\w+) \((?P<what>.*)\)", french, tool) for tool in text.split("; ")
    )


def _reason(text: str) -> str:
    return os_reason(text) or _said(text, TEMPLATES) or text


#: what the values of templates are, by their names (without the number at the end)
_KINDS: Mapping[str, Callable[[str], str | None]] = {
    **dict.fromkeys(("n", "line", "row", "column"), number_text),
    **dict.fromkeys(("names", "scores", "ranks"), lambda text: names_text(text, _reason)),
    **dict.fromkeys(("problem", "files"), lambda text: _said(text, TEMPLATES)),
    "cell": lambda text: _said(text, TEMPLATES) or text,
    "choice": _choice,
    "hint": _hint,
    "reason": _reason,
    "tools": _tools,
    "weekday": lambda text: text.partition(" (")[2].removesuffix(")"),
    "what": lambda text: _said(text, TEMPLATES) or names_text(text) or text,
    "key": _reason,
    "kind": lambda text: words("fr").say(text),
    "where": where_text,
}
