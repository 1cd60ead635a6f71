"""Values of messages as French writes them: names in quotation marks, lists, numbers, reasons."""

from __future__ import annotations

import errno
import os
import re
from functools import cache
from typing import TYPE_CHECKING

from maillage.wording.language import mark, one_line, words

if TYPE_CHECKING:
    from collections.abc import Callable

REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("access is not allowed"),
    errno.EPERM: mark("access is not allowed"),
    errno.EROFS: mark("the disk is read-only"),
    errno.EISDIR: mark("this is a folder; expected a file"),
    errno.ENOTDIR: mark("a part of this path is not a folder"),
    errno.ENOSPC: mark("the disk is full"),
    errno.ENAMETOOLONG: mark("the name is too long"),
}

_QUOTED = re.compile(r"'(?:[^'\\]|\\.|'(?=\w))*'|\"[^\"]*\"")
_ITEM = re.compile(
    rf"(?P<quoted>{_QUOTED.pattern})|(?P<word>[^\s,:'\"]+(?: [^\s,:'\"]+)*?(?=, | and | or |$))"
)
_MORE = re.compile(r"(?P<names>.*) and (?P<n>\d+) more", re.DOTALL)
_IN_ALL = re.compile(r"(?P<names>.*), \.\.\. \((?P<n>\d+) in all\)", re.DOTALL)
_LONGER = ((_MORE, mark("{names} and {n} more")), (_IN_ALL, mark("{names}, ... ({n} in all)")))
_BETWEEN = {" and ": " et ", " or ": " ou ", ", ": ", "}


def unquoted(text: str) -> str:
    """Return a value in quotes without them."""
    return text[1:-1].replace("\\'", "'")


def number_text(text: str) -> str:
    """Return a number, thousands parted as in French."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        return words("fr").number(int(text.replace(",", "")))
    return text


def is_choice(text: str) -> bool:
    """Tell a list of names in quotes."""
    return all(found["quoted"] for found, _ in _items(text)) and bool(_items(text))


def names_text(text: str, said: Callable[[str], str] = str) -> str | None:
    """Return "« a », « b » ou « c »" of "'a', 'b' or 'c'"; words without quotes are said by ``said``.

    None where the text is no list.
    """
    for pattern, message in _LONGER:
        longer = pattern.fullmatch(text)
        if longer and (names := names_text(longer["names"], said)):
            return words("fr").say(message, names=names, n=longer["n"])
    items = _items(text)
    if not items and text:
        return None
    parts = []
    for found, between in items:
        name = found["quoted"]
        parts.append(words("fr").quoted(unquoted(name)) if name else said(found["word"]))
        parts.append(_BETWEEN.get(between, between))
    return "".join(parts)


def _items(text: str) -> list[tuple[re.Match[str], str]]:
    """Return each name with what stands between it and the next; nothing where the text is no list."""
    items, at = [], 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None:
            return []
        at = found.end()
        between = next((each for each in _BETWEEN if text.startswith(each, at)), text[at:])
        if between not in {*_BETWEEN, "", ", …", ", ..."}:
            return []
        items.append((found, between))
        at += len(between)
    return items


def where_text(text: str) -> str:
    """Return "slots, ligne 2 (A)" of "slots, row 2 (A)"."""
    text = re.sub(r", row (\d+)", lambda row: ", " + words("fr").say("row {row}", row=row[1]), one_line(text))
    return text.replace(": ", "\u00a0: ")


@cache
def _reasons() -> dict[str, str]:
    return {os.strerror(number): reason for number, reason in REASONS.items()}


def os_reason(text: str) -> str | None:
    """Return the French of a reason that the system gives, with or without its number and file."""
    bare = re.sub(r"^\[Errno \d+\] |: '.*'$", "", text)
    reason = _reasons().get(bare)
    return None if reason is None else words("fr").say(reason)
