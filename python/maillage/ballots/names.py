"""Names of topics and agents: cleaned of what spreadsheets add, compared and ordered the same everywhere."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from maillage.tables.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def clean(text: str) -> str:
    """Return a name in composed Unicode, without spaces around it and with single spaces inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sort_key(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Order names by the alphabet without accents, numbers in them by value: A2 before A10."""
    parts = re.split(r"([0-9]+)", plain(name))
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part], name


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known name that resembles ``name`` most, or nothing."""
    by_plain = {plain(other): other for other in known}
    close = difflib.get_close_matches(plain(name), list(by_plain), n=1, cutoff=0.75)
    return f"; did you mean {by_plain[close[0]]!r}?" if close else ""


def listed(names: Iterable[str], most: int = 12) -> str:
    """Return names in quotes, separated by commas, the first few of a long list."""
    names = list(names)
    shown = ", ".join(repr(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
