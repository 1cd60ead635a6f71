"""The sentences of `check`: what is wrong and what would be right. Their French stands in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage.wording import mark

if TYPE_CHECKING:
    from maillage.wording import Words

#: code of a finding: what is wrong, what would be right
MESSAGES: dict[str, tuple[str, str]] = {
    "unreadable": (mark("the file cannot be read"), "{message}"),
    "no_table": (
        mark("no table of a dossier is here"),
        mark("one of {names} (CSV files, or sheets of a workbook)"),
    ),
    "bad_json": (mark("this is not valid JSON ({message})"), mark("a Data Package, or no such file")),
    "bad_descriptor": (
        mark("not as a Data Package describes its tables"),
        mark("an object with a list of resources"),
    ),
    "bad_resource": (
        mark("not as a Data Package describes a table"),
        mark("a name and the path of one file"),
    ),
    "outside": (
        mark("leads outside the dossier's folder"),
        mark("a relative path to a file inside the folder"),
    ),
    "no_file": (
        mark("is not there"),
        mark("the file, or its resource taken out of datapackage.json"),
    ),
    "twice": (mark("the table {table} is also in {other}"), mark("one file or sheet for each table")),
    "unknown_table": (
        mark("no table of a dossier has this name; it is kept as it is, but not used"),
        mark("any name, or one of {names}"),
    ),
    "no_heading": (mark("no row of headings was recognised"), mark("a row with {names}")),
    "missing_column": (mark("the column {column} is missing"), mark("a column headed {names}")),
    "two_columns": (mark("two columns are headed {heading}"), mark("one column of that heading")),
    "unknown_column": (
        mark("this column is not one of the table's; it is kept as it is"),
        mark("any name, or one of {names}"),
    ),
    "no_row": (mark("the table has headings but no row"), mark("one row for each entry")),
    "too_long": (
        mark("stands beyond the last heading"),
        mark("as many cells as headings ({count})"),
    ),
    "type": (mark("is not {expected}"), mark("{expected}, such as {example}")),
    "item": (
        mark("has {item}, which is not in the right form"),
        mark("an entry such as {example}, leading zero included"),
    ),
    "required": (mark("empty"), mark("a value in every row")),
    "enum": (mark("is not one of the known values"), mark("one of {names}")),
    "minimum": (mark("is too small"), mark("at least {bound}")),
    "exclusiveMinimum": (mark("is too small"), mark("more than {bound}")),
    "maximum": (mark("is too large"), mark("at most {bound}")),
    "pattern": (mark("is not in the right form"), mark("a value such as {example}")),
    "constraint": (mark("breaks the rule {message}"), mark("a value that keeps the rule")),
    "duplicate": (mark("is already used on line {first}"), mark("a different value on each line")),
    "reference": (mark("is not found in {target}"), mark("a value of {target}")),
    "unlinked": (
        mark("none of the values is found in {target}: nothing is joined"),
        mark("values of {target}, such as {example}"),
    ),
    "cycle": (mark("is merged into itself by way of {path}"), mark("a topic that remains")),
    "circle": (mark("is part of itself by way of {path}"), mark("a theme that leads to the top")),
    "alike": (
        mark("is planned by the same territory on line {first} too, with the same kind and dates"),
        mark("one line for each action, or titles that differ"),
    ),
    "unit": (
        mark("cannot be added to {usual}, in which most of the kind “{kind}” is counted"),
        mark("{usual}, a unit that converts to it, or a kind of its own"),
    ),
    "below": (mark("is less than {first_column} ({other})"), mark("{other} or more")),
    "not_after": (
        mark("is not after {first_column} ({other})"),
        mark("the first day without it, after {other}"),
    ),
    "same": (mark("is what {first_column} is too"), mark("two different ones")),
    "gap": (
        mark("skip a place"),
        mark("ranks such as 1, 2, 3, or 1, 2, 2, 4 where two tie"),
    ),
    "late": (
        mark("added on {day}, when {count} of the agents who leave it blank had answered"),
        mark("nothing to mend: these blanks count as not asked, for nobody and against nobody"),
    ),
    "early": (
        mark("is before the day on which {topic} was added ({day}), and yet it is answered"),
        mark("a date of addition before it"),
    ),
    "no_date": (
        mark("topics were added on {days}, but these ballots carry no date"),
        mark("a column answered_on in the ballots"),
    ),
}

#: what would be right where something close is known: a table, a heading, a value
CLOSE: dict[str, str] = {
    "unknown_table": mark("{close}, if that is what is meant"),
    "unknown_column": mark("{close}, if that is what is meant"),
    "reference": mark("a value of {target}; is it {close}?"),
}

#: type of Table Schema, or kind of ballots: what a cell must be, an example
TYPES: dict[str, tuple[str, str]] = {
    "integer": (mark("a whole number"), mark("12500")),
    "number": (mark("a number"), mark("0.5")),
    "euros": (mark("an amount in euros"), mark("12 000 €")),
    "boolean": (mark("yes or no"), mark("yes")),
    "date": (mark("a date of the calendar"), mark("2020-01-21")),
    "datetime": (mark("a date and time"), mark("2020-01-21T10:00")),
    "ranks": (mark("a rank: a whole number from 1"), "1"),
    "scores": (mark("a score: a number"), "12"),
    "approvals": (mark("yes or no"), mark("yes")),
}


def wrong(words: Words, code: str, details: dict[str, Any]) -> str:
    """Return what is wrong."""
    return words.say(MESSAGES[code][0], **_said(words, details))


def right(words: Words, code: str, details: dict[str, Any]) -> str:
    """Return what would be right."""
    message = CLOSE[code] if "close" in details else MESSAGES[code][1]
    return words.say(message, **_said(words, details))


def _said(words: Words, details: dict[str, Any]) -> dict[str, Any]:
    """Return the details in the language: a type by its phrase and its example, names in quotes."""
    if "type" in details:
        expected, example = TYPES[details["type"]]
        return {**details, "expected": words.say(expected), "example": words.say(example)}
    if "message" in details:
        from maillage.wording.errors import error_text

        return {**details, "message": error_text(details["message"], words.lang)}
    return {**details, "close": words.quoted(details["close"])} if "close" in details else details
