"""How a language says things: messages with plurals, numbers, lists, dates, quotation marks."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from maillage._core import InvalidInput
from maillage.wording.catalogue import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from babel import Locale

LANGUAGES = ("fr", "en")
# English as the rest of Europe writes it: 21 January 2020, 10:00.
_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_NO_BREAK = "\u00a0"
_MAX_DECIMALS = 12
_TURNS_TEXT_ROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@cache
def words(lang: str) -> Words:
    """Return the words of a language.

    Parameters
    ----------
    lang
        ``"fr"`` or ``"en"``.

    Raises
    ------
    InvalidInput
        For any other language.

    Examples
    --------
    >>> w = words("en")
    >>> w.count("{n} ballot", "{n} ballots", 1234)
    '1,234 ballots'
    >>> w.listing(["data", "means", "roles"])
    'data, means and roles'
    """
    if lang not in LANGUAGES:
        raise InvalidInput(f"language {lang!r} is not spoken here; expected 'fr' (French) or 'en' (English)")
    return Words(lang)


def mark(message: str) -> str:
    """Mark a message that is kept in a table and said later, so that its translation can be checked."""
    return message


@dataclass(frozen=True)
class Words:
    """Everything that depends on the language; made by `words`."""

    lang: str

    @cached_property
    def locale(self) -> Locale:
        """The locale of Babel that knows numbers, plurals, lists and dates."""
        from babel import Locale

        return Locale.parse(_LOCALES[self.lang])

    def say(self, message: str, /, **values: object) -> str:
        """Return a message in this language, with its named values, numbers in figures."""
        return translations(self.lang).gettext(message).format_map(self._written(values))

    def count(self, singular: str, plural: str, n: float, /, **values: object) -> str:
        """Return the singular or plural message for `n` things; ``{n}`` in it is the number."""
        n = _whole(n)
        form = 1 if self.locale.plural_form(n) == "one" else 2
        message = translations(self.lang).ngettext(singular, plural, form)
        return message.format_map(self._written({"n": n, **values}))

    def number(self, value: float, decimals: int = 2) -> str:
        """Return a number in figures, with at most that many decimals."""
        from babel.numbers import format_decimal

        if math.isnan(value):
            return "–"
        return str(format_decimal(value, format="#,##0." + "#" * decimals, locale=self.locale))

    def numbers(self, *values: float) -> tuple[str, ...]:
        """Return numbers that are to be compared, with decimals enough that different ones look different."""
        return _told_apart([round(float(value), _MAX_DECIMALS) for value in values], self.number, 2)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Return a share between 0 and 1 as a percentage, with at most that many decimals."""
        from babel.numbers import format_percent

        pattern = str(self.locale.percent_formats[None].pattern)
        return str(format_percent(share, pattern.replace("0", "0." + "#" * decimals, 1), self.locale))

    def percentages(self, *shares: float) -> tuple[str, ...]:
        """Return shares that are to be compared, with decimals enough that different ones look different."""
        return _told_apart([round(float(share), _MAX_DECIMALS) for share in shares], self.percent, 0)

    def money(self, euros: float) -> str:
        """Return an amount in euros, with cents where there are any: 1 250 €, 20,35 €."""
        from babel.numbers import format_currency

        cents = round(euros * 100)
        pattern = "#,##0" if cents % 100 == 0 else "#,##0.00"
        pattern = f"{pattern}\u00a0¤" if self.lang == "fr" else f"¤{pattern}"
        return str(
            format_currency(cents / 100, "EUR", format=pattern, locale=self.locale, currency_digits=False)
        )

    def ordinal(self, place: int) -> str:
        """Return a place in figures: 1er, 2e; 1st, 2nd."""
        if self.lang == "fr":
            return "1er" if place == 1 else f"{self.number(place)}e"
        ending = "th" if place % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        return f"{self.number(place)}{ending}"

    def listing(self, items: Iterable[str]) -> str:
        """Return "A, B and C"."""
        return self._list(items, "standard")

    def either(self, items: Iterable[str]) -> str:
        """Return "A, B or C"."""
        return self._list(items, "or")

    def quoted(self, name: str) -> str:
        """Return a name between the quotation marks of the language."""
        name = one_line(name)
        return f"«{_NO_BREAK}{name}{_NO_BREAK}»" if self.lang == "fr" else f"“{name}”"

    def day(self, day: date, *, weekday: bool = True, year: bool = True) -> str:
        """Return a date in words: mardi 21 janvier 2020."""
        from babel.dates import format_date

        figure = "1'er'" if self.lang == "fr" and day.day == 1 else "d"
        parts = ["EEEE"] * weekday + [figure, "MMMM"] + ["y"] * year
        return str(format_date(day, " ".join(parts), locale=self.locale))

    def hour(self, moment: datetime) -> str:
        """Return a time of the day: 10 h, 10 h 30; 10:00."""
        if self.lang == "en":
            return f"{moment:%H:%M}"
        minutes = f"{_NO_BREAK}{moment:%M}" if moment.minute else ""
        return f"{moment.hour}{_NO_BREAK}h{minutes}"

    def moment(self, moment: datetime) -> str:
        """Return a date and time in words: mardi 21 janvier 2020 à 10 h."""
        return self.say("{day} at {hour}", day=self.day(moment), hour=self.hour(moment))

    def _list(self, items: Iterable[str], style: Literal["standard", "or"]) -> str:
        from babel.lists import format_list

        return str(format_list(list(items), style=style, locale=self.locale))

    def _written(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            name: self.number(value) if isinstance(value, (int, float)) else value
            for name, value in values.items()
        }


def one_line(name: str) -> str:
    """Return a name without line breaks or control characters, which would spoil a sentence or a terminal."""
    return " ".join(part for part in "".join(" " if _is_control(c) else c for c in name).split(" ") if part)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Zl", "Zp"} or character in _TURNS_TEXT_ROUND


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _told_apart(values: Sequence[float], write: Callable[[float, int], str], least: int) -> tuple[str, ...]:
    """Return values as written with as few decimals as it takes for different ones to look different."""
    different = len(set(values))
    for decimals in range(least, _MAX_DECIMALS):
        written = tuple(write(value, decimals) for value in values)
        if len(set(written)) == different:
            return written
    return tuple(write(value, _MAX_DECIMALS) for value in values)
