"""Messages about files, tables and cells: ``maillage.tables``, ``maillage.frames``, ``maillage.outputs``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("'{text}' is not a number; expected one such as 1 234,5"),
    mark("'{text}' has a comma and a point; expected one decimal sign and spaces as thousands"),
    mark("'{text}' is too large; expected a finite number"),
    mark(
        "'{text}' is not a date; expected a date such as 21/01/2020 or 2020-01-21 (the year in four digits)"
    ),
    mark("'{text}' is not a date and time; expected one such as 21/01/2020 10:00 or 2020-01-21T10:00"),
    mark("'{text}' has an impossible time; expected 00:00 to 23:59"),
    mark("'{text}' is not an answer; expected oui, non, si nécessaire, yes, no, x, 1 or 0"),
    mark("'{text}': {day} is a {weekday}; correct the day or the date"),
    mark("'{text}' is an impossible date; expected day/month/year or year-month-day"),
    mark("this is {what}, not a table; save the table as CSV or XLSX"),
    mark("control character 0x{hex}; this is a binary file, not a text; expected CSV or XLSX"),
    mark(
        "encoding '{codec}' is not known; expected 'utf-8', 'utf-16', 'windows-1252', 'latin-1' or "
        "another encoding that Python knows"
    ),
    mark(
        "not readable as {codec} after line {line} ({reason}); save it again as 'CSV UTF-8', or give "
        "encoding=..."
    ),
    mark(
        "not readable as {codec} near the start ({reason}); save it again as 'CSV UTF-8', or give "
        "encoding=..."
    ),
    mark(
        "byte 0x{hex} is not UTF-8, but line {line}, character {n} is ('{character}'): the file mixes "
        "two encodings; save it again as 'CSV UTF-8', or give encoding=..."
    ),
    mark(
        "byte 0x{hex} is neither UTF-8 nor Windows-1252; save it again as 'CSV UTF-8', or give encoding=..."
    ),
    mark("not readable as {codec} ({reason})"),
    mark("there is nothing in it; expected a header and one row for each entry"),
    mark("it has a header and nothing below it; expected a header and one row for each entry"),
    mark("this is a folder; expected a CSV or XLSX file"),
    mark("there is no such file; check the name and the folder {folder}"),
    mark("cannot be read ({reason})"),
    mark("the file is empty; expected a header and one row for each entry"),
    mark("no sheet '{sheet}'; the workbook has {names}"),
    mark("the workbook has several sheets ({names}); choose one with sheet=..."),
    mark("the workbook is empty; expected a sheet with a header and one row for each entry"),
    mark("sheet='{sheet}' was asked for, but this is not an XLSX workbook"),
    mark("separator '{separator}' cannot be used; expected ',', ';' or a tab"),
    mark("{names} separate the cells equally well; say which with separator=..."),
    mark("longer than {n} characters; this is not a table"),
    mark('a quote that opens in this row is never closed; close it with "'),
    mark('broken quotes ({reason}); a quote inside a cell must be doubled: ""'),
    mark("this is not a readable XLSX workbook; save the table again as XLSX or CSV ({reason})"),
    mark("this is an OpenDocument file; save the table as XLSX or CSV"),
    mark("this is a ZIP archive, not a table; unpack it and give the file in it"),
    mark(
        "a formula without a result; open the workbook in a spreadsheet and save it, or replace the "
        "formula by its value"
    ),
    mark("'{name}' cannot name a sheet; expected 1 to 31 characters without \\ / * ? : [ ]"),
    mark("{n} characters; a workbook's cell holds {n2}; write CSV"),
    mark("'{text}' holds the character '{character}', which a table cannot hold; remove it"),
    mark("{value} cannot be written; expected a finite number or None"),
    mark("cannot be written ({reason}); check the folder {folder}"),
    mark("cannot be written ({reason}); check its folder"),
    mark("cannot be written ({reason})"),
    mark("'{text}' cannot be written as {encoding}; use utf-8"),
    mark("the ending '{ending}' does not fit; expected {names}"),
    mark("there is no picture"),
    mark("there are no dates"),
    mark("row {row} is {value}; expected a list of numbers, one per topic"),
    mark("row {row} has {n} cells, row 1 has {n2}; expected as many in every row"),
    mark("row {row}, column {column} is {value}; expected a number, or nothing for no answer"),
    mark("the table holds numbers that are not whole; expected whole numbers"),
    mark("{type} has no table"),
)
