"""Sentences: every message is translated; numbers, plurals, dates and lists are those of each language."""

from __future__ import annotations

import ast
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import maillage
import pytest
from maillage import InvalidInput
from maillage.wording import one_line, words
from maillage.wording.catalogue import catalogue_files, french_typography, read_catalogue, translations

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(maillage.__file__).parent
PARIS = ZoneInfo("Europe/Paris")
# Functions that take messages, and how many.
FORMS = {"say": 1, "count": 2, "mark": 1}


def messages() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every message of the package, singular and plural where it has both, with the place where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [a.value for a in node.args[: FORMS.get(name, 0)] if isinstance(a, ast.Constant)]
            if len(given) == FORMS.get(name) and all(isinstance(text, str) for text in given):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", tuple(given)


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_every_message_has_a_french_translation_with_the_same_values() -> None:
    french = {message.id: message.string for message in read_catalogue("fr") if message.id}
    wrong = []
    for place, message in messages():
        found = french.get(message if len(message) == 2 else message[0])
        forms = (found,) if isinstance(found, str) else found or ()
        if not forms or not all(forms):
            wrong.append(f"{place}: no French for {message[0]!r}")
            continue
        # A singular may write "one" where the plural writes the number.
        allowed = set().union(*map(placeholders, message))
        needed = set.intersection(*map(placeholders, message))
        wrong += [
            f"{place}: other values in {form!r}"
            for form in forms
            if not needed <= placeholders(form) <= allowed
        ]
    assert not wrong, "\n".join(wrong)


def test_no_french_message_is_left_over() -> None:
    used = {message if len(message) == 2 else message[0] for _, message in messages()}
    assert [message.id for message in read_catalogue("fr") if message.id and message.id not in used] == []


def test_no_message_is_translated_twice() -> None:
    texts = [file.read_text(encoding="utf-8") for file in catalogue_files("fr")]
    ids = [
        line for text in texts for line in text.splitlines() if line.startswith("msgid ") and len(line) > 8
    ]
    assert len(ids) == len(set(ids))


def test_sentences_end_in_french_as_they_do_in_english() -> None:
    for message in read_catalogue("fr"):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        end = ids[-1][-1:]
        if end in {".", ":", "?"}:
            assert all(form.endswith(end) for form in forms), ids[-1]


def test_french_messages_have_french_typography() -> None:
    assert french_typography("Qui l'emporte : « A » ou « B » ?") == (
        "Qui l’emporte\u00a0: «\u00a0A\u00a0» ou «\u00a0B\u00a0»\u202f?"
    )
    for message in translations("fr")._catalog.values():  # type: ignore[attr-defined]
        assert not any(wrong in message for wrong in (" :", " ;", " ?", " !", "« ", " »", "'", '"')), message


def test_unknown_languages_are_refused_by_name() -> None:
    with pytest.raises(
        InvalidInput, match=r"language 'de' is not spoken here; expected 'fr' \(French\) or 'en'"
    ):
        words("de")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (0, "0", "0"),
        (1234567, "1\u202f234\u202f567", "1,234,567"),
        (2.5, "2,5", "2.5"),
        (1 / 3, "0,33", "0.33"),
        (-2, "-2", "-2"),
        (float("nan"), "–", "–"),
    ],
)
def test_numbers(value: float, french: str, english: str) -> None:
    assert words("fr").number(value) == french
    assert words("en").number(value) == english


def test_numbers_that_differ_look_different() -> None:
    assert words("en").numbers(4.3333, 4.3344) == ("4.333", "4.334")
    assert words("en").numbers(14.0, 9.0) == ("14", "9")
    assert words("fr").numbers(2.5, 3) == ("2,5", "3")
    assert words("en").numbers(1 / 3, 1 / 3) == ("0.33", "0.33")
    assert words("en").numbers(0.1 + 0.2, 0.3) == ("0.3", "0.3")


def test_shares_that_differ_look_different() -> None:
    assert words("en").percentages(0.5, 0.25) == ("50%", "25%")
    assert words("fr").percentages(0.5834, 0.5841, 0.2) == ("58,3\u00a0%", "58,4\u00a0%", "20\u00a0%")


def test_plurals_are_those_of_the_language() -> None:
    def said(lang: str, n: float) -> str:
        return words(lang).count("{n} ballot", "{n} ballots", n)

    assert [said("en", n) for n in (0, 1, 1.5, 2)] == ["0 ballots", "1 ballot", "1.5 ballots", "2 ballots"]
    assert [said("fr", n) for n in (0, 1.0, 1.5, 2)] == [
        "0 bulletin",
        "1 bulletin",
        "1,5 bulletin",
        "2 bulletins",
    ]


def test_dates_and_hours() -> None:
    morning, afternoon = datetime(2020, 1, 21, 10, tzinfo=PARIS), datetime(2020, 1, 21, 14, 5, tzinfo=PARIS)
    assert words("fr").moment(morning) == "mardi 21 janvier 2020 à 10\u00a0h"
    assert words("en").moment(morning) == "Tuesday 21 January 2020 at 10:00"
    assert words("fr").hour(afternoon) == "14\u00a0h\u00a005"
    assert words("fr").day(date(2020, 3, 1)) == "dimanche 1er mars 2020"
    assert words("fr").day(date(2020, 3, 2), weekday=False, year=False) == "2 mars"


def test_lists_places_shares_and_quotation_marks() -> None:
    french, english = words("fr"), words("en")
    assert french.listing(["A", "B", "C"]) == "A, B et C"
    assert english.listing(["A", "B", "C"]) == "A, B and C"
    assert french.either(["A", "B", "C"]) == "A, B ou C"
    assert [french.ordinal(n) for n in (1, 2, 21)] == ["1er", "2e", "21e"]
    assert [english.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    )
    assert french.percent(0.584) == "58\u00a0%"
    assert french.quoted("Moyens") == "«\u00a0Moyens\u00a0»"
    assert english.quoted("Means") == "“Means”"


def test_names_stay_on_one_line_and_cannot_command_a_terminal() -> None:
    assert one_line("  Données\r\net\tdiagnostics ") == "Données et diagnostics"
    assert one_line("\x1b[31mrouge\u202e") == "[31mrouge"
    assert one_line("quoi\u202f?") == "quoi\u202f?"
