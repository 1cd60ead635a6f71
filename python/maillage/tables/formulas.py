"""Cells that a spreadsheet would run: how they are written harmless and read back unchanged.

A text that starts with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return may be taken for a formula by
the spreadsheet that opens the file. It is written behind one apostrophe, as OWASP recommends, and that one
apostrophe is taken off on reading. A text that already has apostrophes in front of such a character gets one
more, so that every text comes back exactly. Numbers, also those held as text ("-1,5"), are no formulas and
stay as they are.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")


def neutralised(text: str) -> str:
    """Return ``text`` as it is written: behind an apostrophe where a spreadsheet might run it."""
    if _RISKY.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def restored(text: str) -> str:
    """Return the text that :func:`neutralised` was given."""
    return text[1:] if text.startswith("'") and _NEUTRALISED.match(text) else text
