"""How wide a written name is: the metrics of Helvetica, which Arial and Liberation share."""

from __future__ import annotations

import unicodedata

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
FONT_SIZE = 11.0
LINE = 13.0  # height of a label
LONGEST = 30  # characters of a label; the full name shows on hover

# Thousandths of the size (Adobe font metrics of Helvetica).
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ft/!,.:; ItI\u00a0\u202f", 278),
    **dict.fromkeys("r()-\u2010\u2011", 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%", 944),
    **dict.fromkeys("Œœ@—…", 1000),
}
_USUAL = 556
_WIDE = 1000
_ROOM = 1.06  # for fonts that are a little wider


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return the width of a text in pixels."""
    thousandths = 0
    for character in text:
        plain = unicodedata.normalize("NFD", character)[0]
        wide = unicodedata.east_asian_width(character) in {"W", "F"}
        thousandths += _WIDTHS.get(character, _WIDTHS.get(plain, _WIDE if wide else _USUAL))
    return thousandths / 1000 * size * _ROOM


def short(name: str) -> str:
    """Return a name cut at a word where it is too long for a label."""
    if len(name) <= LONGEST:
        return name
    cut = name[: LONGEST - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) >= LONGEST // 2 else cut).rstrip(" ,;:-") + "…"
