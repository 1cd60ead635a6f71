"""How alike are two short French texts? Words without accents, endings and little words, letter by letter.

Endings are taken off by a short list, longest first, after the light stemmers of Savoy, "A stemming procedure
and stopword list for general French corpora", JASIS 50, 1999. What is left is sorted and compared by
rapidfuzz: the share of letters that both have in the same order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from maillage.dossier.schema import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

#: share of the title in the likeness of two actions that both have a description
TITLE_SHARE = 0.75
_CHUNK = 200_000

# words that say nothing of an action; the last ones mark examples
_LITTLE = frozenset(
    re.findall(
        "[a-z]+",
        """a au aux avec ce ces cette chez d dans de des du elle en entre et il ils l la le les leur leurs
        mise nos notre ou par pas pour plus qu que qui sa se ses son sont sous sur un une vers place action
        actions invente inventee inventees inventes""",
    )
)
_ENDINGS = (
    *("atrice", "ateur", "ations", "ation", "ements", "ement", "euse", "eur", "enne", "iere", "ier", "aire"),
    *("ette", "ique", "ives", "ive", "ifs", "if", "ions", "ion", "ants", "ant", "ees", "ee", "er", "es"),
    *("e", "s", "x"),
)
_KEPT = 3  # letters of a word that no ending takes


def stem(word: str) -> str:
    """Return a folded word without its plural and its ending.

    Examples
    --------
    >>> [stem(word) for word in ("cuisiniers", "cuisinieres", "former", "formations")]
    ['cuisin', 'cuisin', 'form', 'form']
    """
    if len(word) > _KEPT and word[-1] in "sx":
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            return word[: -len(ending)] + ("en" if ending == "enne" else "")
    return word


def stems(text: str) -> str:
    """Return the stems of the words of a text that say something, sorted."""
    words = re.split("_+", fold(text))
    return " ".join(sorted(stem(word) for word in words if word and word not in _LITTLE))


class TextLikeness:
    """The likeness of the titles and descriptions of pairs of actions, from 0 to 1."""

    def __init__(self, titles: Sequence[str], descriptions: Sequence[str]) -> None:
        self._titles = [stems(text) for text in titles]
        self._descriptions = [stems(text) for text in descriptions]

    def __call__(
        self, first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32]
    ) -> npt.NDArray[np.float64]:
        """Return one number for each pair of actions, by their numbers."""
        titles = _ratios(self._titles, first, second)
        told = np.array([bool(text) for text in self._descriptions], dtype=bool)
        both = np.flatnonzero(told[first] & told[second]) if told.any() else np.empty(0, np.int64)
        if both.size:
            more = _ratios(self._descriptions, first[both], second[both])
            titles[both] = TITLE_SHARE * titles[both] + (1 - TITLE_SHARE) * more
        return titles


def _ratios(
    texts: Sequence[str], first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32]
) -> npt.NDArray[np.float64]:
    """Return the likeness of texts, a part of the pairs at a time."""
    from rapidfuzz import fuzz, process

    found = np.zeros(len(first))
    for start in range(0, len(first), _CHUNK):
        part = slice(start, start + _CHUNK)
        ones = [texts[i] for i in first[part].tolist()]
        others = [texts[i] for i in second[part].tolist()]
        found[part] = process.cpdist(ones, others, scorer=fuzz.ratio, dtype=np.float64) / 100.0
    return found
