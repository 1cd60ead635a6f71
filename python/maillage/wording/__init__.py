"""What results say to readers, in French and English: facts in, sentences out.

Algorithms state facts and never write a sentence; every sentence is made here. Messages stand in English in
the code, their French in ``locale/fr.po``; numbers, dates, lists and plurals are Babel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import LANGUAGES, Words, mark, one_line, words
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Voice", "Words", "explain", "mark", "one_line", "paragraphs", "words"]


def explain(
    result: object, lang: str = "fr", *, labels: Mapping[str, str] | None = None, invented: bool = False
) -> str:
    """Return a result in plain words: paragraphs with an empty line between them.

    Parameters
    ----------
    result
        Any result of the library.
    lang
        ``"fr"`` or ``"en"``.
    labels
        Names that readers know topics by, by id; ids stand for themselves.
    invented
        Whether the ballots are invented; it is then the first thing said.
    """
    from maillage.wording import ballots, duels, positions, programme  # noqa: F401 - they register themselves

    voice = Voice(words(lang), labels or {})
    notice = [invented_notice(lang)] if invented else []
    return "\n\n".join([*notice, *paragraphs(result, voice)])


def invented_notice(lang: str) -> str:
    """Return the sentence that stands wherever results of invented ballots are shown."""
    return words(lang).say("These ballots are invented: they show how the tool works, and nothing else.")
