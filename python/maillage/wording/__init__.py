"""What results say to readers, in French and English: facts in, sentences out.

Algorithms state facts and never write a sentence; every sentence is made here. Messages stand in English in
the code, their French in ``locale/fr/``; numbers, dates, lists and plurals are Babel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.wording.language import LANGUAGES, Words, mark, one_line, words
from maillage.wording.rules import rule_name, score_title
from maillage.wording.telling import Voice, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "LANGUAGES",
    "Voice",
    "Words",
    "explain",
    "invented_notice",
    "mark",
    "one_line",
    "paragraphs",
    "rule_name",
    "score_title",
    "words",
]


def explain(
    result: object,
    lang: str = "fr",
    *,
    labels: Mapping[str, str] | None = None,
    invented: bool | str | None = None,
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
        Whether the ballots are invented, or what is; it is then the first thing said.
    """
    # They register themselves.
    from maillage.wording import (  # noqa: F401
        ballots,
        comparisons,
        duels,
        network,
        pooling,
        positions,
        programme,
        rankings,
    )

    voice = Voice(words(lang), labels or {})
    told = [invented_notice(invented, lang), *paragraphs(result, voice)]
    return "\n\n".join(paragraph for paragraph in told if paragraph)


def invented_notice(invented: bool | str | None, lang: str) -> str:
    """Return the sentence that stands wherever results of invented data are shown; empty for real data.

    Parameters
    ----------
    invented
        Whether the ballots are invented, or a sentence that says what is.
    lang
        ``"fr"`` or ``"en"``.
    """
    if isinstance(invented, str):
        return one_line(invented)
    notice = words(lang).say("These ballots are invented: they show how the tool works, and nothing else.")
    return notice if invented else ""
