"""Which language the command line speaks: known before anything else, for help and errors speak it too."""

from __future__ import annotations

import os

from maillage.wording import words

LANGUAGES = ("fr", "en")
VARIABLE = "MAILLAGE_LANG"
DEFAULT = "fr"


def say(message: str, lang: str, /, **values: object) -> str:
    """Return a message in the language asked for; its French stands in ``locale/fr/``."""
    return words(lang).say(message, **values)


def split_language(arguments: list[str]) -> tuple[str, list[str]]:
    """Take ``--lang`` out of the arguments, wherever it stands.

    Returns
    -------
    tuple
        The language (``--lang``, else the environment, else French), known or not, and the other arguments.
    """
    lang = os.environ.get(VARIABLE) or DEFAULT
    others: list[str] = []
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument == "--":
            return lang, others + arguments[position:]
        if argument.startswith("--lang="):
            lang = argument.partition("=")[2]
        elif argument == "--lang" and position + 1 < len(arguments):
            position += 1
            lang = arguments[position]
        else:
            others.append(argument)
        position += 1
    return lang, others
