"""Message catalogues: English messages stand in the code, other languages in ``locale/<language>/*.po``.

One catalogue per subject; those of a language are read as one.
"""

from __future__ import annotations

import gettext
import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"

_NO_BREAK, _NARROW_NO_BREAK = "\u00a0", "\u202f"


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """Return the messages of a language; English needs no catalogue."""
    if lang == "en":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo

    catalogue = read_catalogue(lang)
    for message in catalogue:
        if lang == "fr" and message.id:
            forms = [message.string] if isinstance(message.string, str) else message.string or []
            typeset = [french_typography(form) for form in forms]
            message.string = typeset if isinstance(message.id, tuple) else typeset[0]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def read_catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language as it is written in its files."""
    from babel.messages.pofile import read_po

    first, *others = catalogue_files(lang)
    with first.open("rb") as file:
        catalogue = read_po(file, locale=lang, abort_invalid=True)
    for other in others:
        with other.open("rb") as file:
            for message in read_po(file, locale=lang, abort_invalid=True):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def catalogue_files(lang: str) -> list[Path]:
    """Return the files that hold the messages of a language."""
    return sorted((LOCALE_FOLDER / lang).glob("*.po"))


def french_typography(text: str) -> str:
    """Put no-break spaces where French wants them, and curved apostrophes.

    Catalogues are written with plain spaces and apostrophes, so that they can be read and searched.
    """
    text = text.replace("'", "’")
    text = re.sub(r"(?<=\S) (?=:)|(?<=«) | (?=»)", _NO_BREAK, text)
    return re.sub(r"(?<=\S) (?=[;?!])", _NARROW_NO_BREAK, text)
