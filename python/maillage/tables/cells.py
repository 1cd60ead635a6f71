"""What a cell says: numbers, dates and answers as they are typed in French and English spreadsheets.

Every function returns None for an empty cell and raises InvalidInput, naming the text and what would be
right, for anything that it does not understand. Nothing is guessed: "01/02/2020" is the first of February,
always.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from typing import Literal

from maillage.errors import InvalidInput

Answer = Literal["yes", "if_needed", "no"]

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"[+-]?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+|[0-9]+)(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?"
)
_ISO_DATE = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_IN_WORDS = re.compile(r"(?:le )?(?:([a-z]+)\.?,? )?([0-9]{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?,? ([0-9]{4})")
_MONTH_FIRST = re.compile(r"(?:([a-z]+)\.?,? )?([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_TIME = re.compile(
    r"([0-9]{1,2})(?:[:hH]([0-9]{2})?)(?::([0-9]{2})(?:\.[0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?"
)

_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_WEEKDAYS = (
    ("lundi", "lun", "monday", "mon"),
    ("mardi", "mar", "tuesday", "tue"),
    ("mercredi", "mer", "wednesday", "wed"),
    ("jeudi", "jeu", "thursday", "thu"),
    ("vendredi", "ven", "friday", "fri"),
    ("samedi", "sam", "saturday", "sat"),
    ("dimanche", "dim", "sunday", "sun"),
)
_MONTH_NUMBER = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_WEEKDAY_NUMBER = {word: number for number, words in enumerate(_WEEKDAYS) for word in words}

_ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("oui", "o", "yes", "y", "vrai", "true", "x", "1", "✓", "✔", "pour"), "yes"),
    **dict.fromkeys(("non", "n", "no", "faux", "false", "0", "✗", "✘", "contre"), "no"),
    **dict.fromkeys(
        ("si necessaire", "sous reserve", "under reserve", "peut-etre", "if needed", "if need be", "maybe"),
        "if_needed",
    ),
    "ifneedbe": "if_needed",
    "(yes)": "if_needed",
    "(oui)": "if_needed",
}


def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, with single spaces, as words are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.replace("’", "'").split())


def parse_number(text: str) -> int | float | None:
    """Return the number in a cell: "1 234,5", "12", "-0.5", "1 200 €".

    Spaces of every kind are taken as thousands, a comma or a point as the decimal sign; a whole number
    without a decimal sign is an int.

    Raises
    ------
    InvalidInput
        For anything else, also for NaN, infinity, and where both a comma and a point stand in the text.
    """
    stripped = text.strip().removesuffix("€").rstrip().replace("−", "-")
    if not stripped:
        if text.strip():
            raise InvalidInput(f"{text!r} is not a number; expected one such as 1 234,5")
        return None
    if not _NUMBER.fullmatch(stripped):
        if "," in stripped and "." in stripped and not re.search(r"[^0-9.,+-]", stripped):
            raise InvalidInput(
                f"{text!r} has a comma and a point; expected one decimal sign and spaces as thousands"
            )
        raise InvalidInput(f"{text!r} is not a number; expected one such as 1 234,5")
    digits = re.sub(rf"[{_SPACES}]", "", stripped).replace(",", ".")
    if re.fullmatch(r"[+-]?[0-9]+", digits) and len(digits) <= 300:
        return int(digits)
    number = float(digits)
    if not math.isfinite(number):
        raise InvalidInput(f"{text!r} is too large; expected a finite number")
    return number


def parse_date(text: str) -> dt.date | None:
    """Return the date in a cell: "21/01/2020", "2020-01-21", "mardi 21 janvier 2020", "21 January 2020".

    Raises
    ------
    InvalidInput
        For impossible dates, years of two digits, a weekday that is not that day's, and anything else.
    """
    stripped = " ".join(text.split())
    if not stripped:
        return None
    midnight = re.fullmatch(
        r"(.*[0-9])(?: |T)00:00(?::00)?", stripped
    )  # how spreadsheets export a plain date
    day = _date(midnight.group(1) if midnight else stripped)
    if day is None:
        expected = "a date such as 21/01/2020 or 2020-01-21"
        raise InvalidInput(f"{text!r} is not a date; expected {expected} (the year in four digits)")
    return day


def parse_datetime(text: str) -> dt.datetime | None:
    """Return the moment in a cell: a date as in :func:`parse_date`, then a time such as "10h30" or "T10:00Z".

    Without an offset in the text the result is naive: it is for the caller to say that it is Europe/Paris.
    A date alone is midnight.

    Raises
    ------
    InvalidInput
        For impossible dates and times and anything else.
    """
    stripped = " ".join(text.split())
    if not stripped:
        return None
    parts = re.fullmatch(
        r"(.*?[0-9]{4}|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})(?:,? (?:à |at )?|T)([0-9]{1,2}[:hH].*)", stripped
    )
    day = _date(parts.group(1) if parts else stripped)
    time = _TIME.fullmatch(parts.group(2)) if parts else None
    if day is None or (parts and not time):
        raise InvalidInput(
            f"{text!r} is not a date and time; expected one such as 21/01/2020 10:00 or 2020-01-21T10:00"
        )
    if time is None:
        return dt.datetime.combine(day, dt.time())
    hour, minute, second = (int(part or 0) for part in time.groups()[:3])
    try:
        zone = dt.datetime.strptime(time.group(4), "%z").tzinfo if time.group(4) else None
        return dt.datetime.combine(day, dt.time(hour, minute, second, tzinfo=zone))
    except ValueError:
        raise InvalidInput(f"{text!r} has an impossible time; expected 00:00 to 23:59") from None


def parse_yes_no(text: str) -> Answer | None:
    """Return "yes", "no" or "if_needed" for oui/non, yes/no, vrai/faux, x, 1/0, "si nécessaire" and the like.

    Upper and lower case and accents make no difference.

    Raises
    ------
    InvalidInput
        For any other word.
    """
    word = plain(text)
    if not word:
        return None
    answer = _ANSWERS.get(word)
    if answer is None:
        raise InvalidInput(f"{text!r} is not an answer; expected oui, non, si nécessaire, yes, no, x, 1 or 0")
    return answer


def _date(text: str) -> dt.date | None:
    """Return the date, or None where the text has not the form of one."""
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _possible(text, year, month, day)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return _possible(text, year, month, day)
    words = plain(text)
    match = _IN_WORDS.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if match:
        weekday, *day_and_month, year_text = match.groups()
        number, word = sorted(day_and_month)  # digits sort before letters
        if word not in _MONTH_NUMBER or (weekday and weekday not in _WEEKDAY_NUMBER):
            return None
        date = _possible(text, int(year_text), _MONTH_NUMBER[word], int(number))
        if weekday and _WEEKDAY_NUMBER[weekday] != date.weekday():
            french, _, english, _ = _WEEKDAYS[date.weekday()]
            actual = f"{date.isoformat()} is a {english.capitalize()} ({french})"
            raise InvalidInput(f"{text!r}: {actual}; correct the day or the date")
        return date
    return None


def _possible(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise InvalidInput(
            f"{text!r} is an impossible date; expected day/month/year or year-month-day"
        ) from None
