"""Tables: what a file's cells are, whatever the encoding, the separator or the kind of file."""

from __future__ import annotations

import contextlib
import datetime as dt
import string
import tracemalloc
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maillage.errors import FileError, InvalidInput, MaillageError, NotFound
from maillage.tables import (
    neutralised,
    open_table,
    parse_date,
    parse_datetime,
    parse_number,
    parse_yes_no,
    restored,
    sheet_names,
    write_csv,
    write_xlsx,
)

if TYPE_CHECKING:
    from pathlib import Path

CELLS = [
    ["agent", "Coopération", "Diagnostics, données"],
    ["Drôme", "1,5", "x;y"],
    ["Isère", "", 'dit "oui"'],
]
ANY_FILE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)


def cells_of(path: Path, **options: str) -> list[list[str]]:
    return [cells for _, cells in open_table(path, **options).rows()]


def as_csv(rows: list[list[str]], separator: str) -> str:
    return "".join(
        separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows
    )


def complaint(path: Path) -> str | None:
    """Read a file to its end and return the message of our error, if any; other errors go through."""
    try:
        list(open_table(path).rows())
    except MaillageError as error:
        return str(error)
    return None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("codec", "detected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1252", "windows-1252"),
    ],
)
def test_same_cells_in_every_encoding_and_separator(tmp_path, codec, detected, separator):
    path = tmp_path / "votes.csv"
    path.write_bytes(as_csv(CELLS, separator).encode(codec))
    table = open_table(path)
    assert (table.encoding, table.separator) == (detected, separator)
    assert [cells for _, cells in table.rows()] == CELLS
    assert [cells for _, cells in table.rows()] == CELLS  # a second time


def test_a_mark_of_utf_8_is_no_part_of_the_first_heading_even_when_the_encoding_is_given(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_bytes("id,a\n1,2\n".encode("utf-8-sig"))
    assert cells_of(path, encoding="UTF-8")[0] == ["id", "a"]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_bytes(b'id,text\r\n1,"two\r\nlines"\r\n\r\n,\r\n2,end')
    assert list(open_table(path).rows()) == [
        (1, ["id", "text"]),
        (2, ["1", "two\r\nlines"]),
        (6, ["2", "end"]),
    ]


def test_decimal_commas_do_not_pass_for_separators(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("agent;a;b\nD;1,5;2,5\nE;1,0;3,5\n")
    assert open_table(path).separator == ";"


def test_a_line_that_announces_the_separator_is_followed_and_left_out(tmp_path):
    path = tmp_path / "excel.csv"
    path.write_text("sep=;\nid;a,b\n1;2,3\n")
    assert list(open_table(path).rows()) == [(2, ["id", "a,b"]), (3, ["1", "2,3"])]


def test_two_separators_that_fit_equally_well_are_asked_for(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("a;b,c\nd;e,f\n")
    with pytest.raises(FileError, match=r"semicolon and comma separate .* separator=\.\.\."):
        open_table(path)
    assert cells_of(path, separator=",") == [["a;b", "c"], ["d;e", "f"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\n\n  \n", "there is nothing in it"),
        (b"\xef\xbb\xbf", "there is nothing in it"),
        (b"a,b\n1,2\x00\n", r"line 2, character 4: control character 0x00; this is a binary file"),
        (b"%PDF-1.7\nblah", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"old Excel format"),
        (b"PK\x03\x04 no zip", "not a readable XLSX workbook"),
        (
            "a,é\nb,".encode() + b"\xe9\n",
            r"line 2, character 3: byte 0xE9 is not UTF-8, but line 1, character 3 is \('é'\)",
        ),
        (b"caf\xe9\nb,\x81\n", r"line 2, character 3: byte 0x81 is neither UTF-8 nor Windows-1252"),
        (b'a,b\n1,"2\n3,4\n', "line 2: a quote that opens in this row is never closed"),
        (b'a,b\n1,"2"3\n', r"line 2: broken quotes .*; a quote inside a cell must be doubled"),
        ("a,b\n".encode("utf-16") + b"\x00", "not readable as utf-16"),
    ],
)
def test_a_file_that_is_no_table_gets_one_clear_error(tmp_path, content, message):
    path = tmp_path / "votes.csv"
    path.write_bytes(content)
    with pytest.raises(FileError, match=message) as caught:
        list(open_table(path).rows())
    assert str(path) in str(caught.value)


def test_folder_missing_path_and_header_only(tmp_path):
    with pytest.raises(FileError, match="this is a folder"):
        open_table(tmp_path)
    with pytest.raises(FileError, match=r"no such file; check the name and the folder"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(FileError, match=r"no such file|cannot be read"):
        open_table("a\0b")
    path = tmp_path / "header.csv"
    path.write_text("agent,a\n")
    assert cells_of(path) == [["agent", "a"]]
    with pytest.raises(FileError, match="a header and nothing below it"):
        open_table(path, minimum_rows=2)
    with pytest.raises(FileError, match=r"not an XLSX workbook"):
        open_table(path, sheet="a")
    with pytest.raises(FileError, match=r"encoding 'klingon' is not known"):
        open_table(path, encoding="klingon")
    with pytest.raises(FileError, match=r"separator '::' cannot be used"):
        open_table(path, separator="::")
    path.write_bytes(b"caf\xe9\n")
    with pytest.raises(FileError, match=r"not readable as utf-8-sig near the start"):
        open_table(path, encoding="utf-8")


def test_a_line_without_end_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("maillage.tables.table.LONGEST_LINE", 1000)
    path = tmp_path / "long.csv"
    path.write_text("a" * 2000)
    with pytest.raises(FileError, match=r"line 1: longer than 1,000 characters"):
        open_table(path)


def test_a_large_file_is_streamed(tmp_path):
    path = tmp_path / "large.csv"
    row = "Communauté de communes du Diois;" * 10 + ";".join("12345") + "\n"
    count = 30_000_000 // len(row.encode())
    with path.open("w", encoding="windows-1252") as file:
        file.writelines([row] * count)
    tracemalloc.start()
    read = sum(1 for _ in open_table(path).rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == count
    assert peak < path.stat().st_size / 3  # the pieces of the encoding check, whatever the size


def test_workbook_cells_are_the_text_of_an_export(tmp_path):
    path = tmp_path / "votes.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["agent", "rang", "note", "date", "heure", "vrai"])
    sheet.append(["Drôme", 3, 2.5, dt.date(2020, 1, 21), dt.datetime.fromisoformat("2020-01-21T10:30"), True])
    sheet.append([])
    sheet.append(["Isère", 4.0, None, None, None, None])
    workbook.create_sheet("vide")
    workbook.save(path)
    assert sheet_names(path) == ["Sheet", "vide"]
    table = open_table(path)
    assert table.sheet == "Sheet"
    assert list(table.rows()) == [
        (1, ["agent", "rang", "note", "date", "heure", "vrai"]),
        (2, ["Drôme", "3", "2.5", "2020-01-21", "2020-01-21T10:30:00", "true"]),
        (4, ["Isère", "4"]),
    ]
    assert table.place(4, 2, "rang") == f"{path}, sheet 'Sheet', row 4, column 2 ('rang')"


def test_a_workbook_is_known_by_its_content_and_its_sheets_by_name(tmp_path):
    path = tmp_path / "misnamed.csv"
    write_xlsx(tmp_path / "w.xlsx", {"un": [["a"], [1]], "deux": [["b"], [2]]})
    (tmp_path / "w.xlsx").rename(path)
    assert cells_of(path, sheet="deux") == [["b"], ["2"]]
    with pytest.raises(FileError, match=r"several sheets \('un', 'deux'\); choose one with sheet="):
        open_table(path)
    with pytest.raises(NotFound, match=r"no sheet 'trois'; the workbook has 'un', 'deux'"):
        open_table(path, sheet="trois")
    write_xlsx(tmp_path / "empty.xlsx", {"un": []})
    with pytest.raises(FileError, match="the workbook is empty"):
        open_table(tmp_path / "empty.xlsx")


def test_a_formula_counts_with_its_saved_result_or_is_an_error(tmp_path):
    path = tmp_path / "formula.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["agent", "a"])
    workbook.active.append(["D", "=1+1"])
    workbook.save(path)  # openpyxl saves no results
    with pytest.raises(
        FileError, match=r"sheet 'Sheet', cell B2: a formula without a result; open the workbook"
    ):
        list(open_table(path).rows())


RISKY = [
    "=1+1",
    "+33 4 75",
    "-x",
    "@all",
    "\ttab",
    "\rret",
    "'=x",
    "''=x",
    "'quoted'",
    "-1,5",
    "'-1",
    "+",
    "=",
    "'",
]


def test_risky_cells_are_written_harmless_and_read_back(tmp_path):
    rows = [["id", *RISKY], ["1", *RISKY]]
    write_csv(tmp_path / "a.csv", rows)
    write_xlsx(tmp_path / "a.xlsx", {"a": rows})
    assert cells_of(tmp_path / "a.csv") == rows
    assert cells_of(tmp_path / "a.xlsx") == rows
    assert "=1+1" not in {cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx").active[1]}
    assert ",=1+1" not in (tmp_path / "a.csv").read_text()
    assert all(cell.data_type == "s" for cell in openpyxl.load_workbook(tmp_path / "a.xlsx").active[1])


def test_numbers_are_not_neutralised(tmp_path):
    write_csv(tmp_path / "a.csv", [["n", "m"], [-1, -2.5], [3.0, None], [True, dt.date(2020, 1, 21)]])
    assert (tmp_path / "a.csv").read_text() == "n,m\n-1,-2.5\n3,\ntrue,2020-01-21\n"


def test_formulas_in_files_of_others_are_data(tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("agent,a\n=cmd|x,1\n@b,2\n")
    assert cells_of(path) == [["agent", "a"], ["=cmd|x", "1"], ["@b", "2"]]


def test_a_failed_write_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "a.csv"
    write_csv(path, [["a"], [1]])
    before = path.read_bytes()
    for bad in (float("nan"), "nul\0", "\ud800"):
        with pytest.raises(InvalidInput):
            write_csv(path, [["a"], [bad]])
        with pytest.raises(InvalidInput):
            write_xlsx(path, {"a": [["a"], [bad]]})
    with pytest.raises(InvalidInput, match=r"cannot be written as windows-1252; use utf-8"):
        write_csv(path, [["★"]], encoding="windows-1252")
    with pytest.raises(InvalidInput, match="cannot name a sheet"):
        write_xlsx(path, {"a/b": [["a"]]})
    with pytest.raises(InvalidInput, match="a workbook's cell holds 32,767"):
        write_xlsx(path, {"a": [["a" * 40_000]]})
    with pytest.raises(FileError, match="cannot be written"):
        write_csv(tmp_path / "none" / "a.csv", [["a"]])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=12
).filter(
    lambda text: (
        all(ord(character) >= 32 or character in "\t\n\r" for character in text) and "\x7f" not in text
    )
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(
            TEXT | st.sampled_from([*RISKY, "sep=;", "_x000D_", "a;b", "a,b", " ", '"']),
            min_size=width,
            max_size=width,
        ).filter(lambda row: any(cell.strip() for cell in row)),
        min_size=1,
        max_size=5,
    )
)


@given(
    rows=ROWS,
    separator=st.sampled_from([",", ";", "\t"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@ANY_FILE
def test_csv_round_trip_is_exact(tmp_path, rows, separator, codec):
    path = tmp_path / "round.csv"
    write_csv(path, rows, separator=separator, encoding=codec)
    assert cells_of(path) == rows


@given(rows=ROWS)
@settings(ANY_FILE, max_examples=50)
def test_xlsx_round_trip_is_exact_up_to_empty_cells_at_the_end(tmp_path, rows):
    path = tmp_path / "round.xlsx"
    write_xlsx(path, {"a": rows})
    expected = []
    for row in rows:
        filled = max(index for index, cell in enumerate(row) if cell)
        expected.append(row[: filled + 1])
    assert cells_of(path) == expected


@given(content=st.binary(max_size=300) | st.text(string.printable + "éà€", max_size=200).map(str.encode))
@ANY_FILE
def test_arbitrary_bytes_are_cells_or_an_error_of_ours(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    assert complaint(path) is None or str(path) in complaint(path)


@given(position=st.integers(0, 5000), byte=st.integers(0, 255))
@ANY_FILE
def test_a_damaged_workbook_is_cells_or_an_error_of_ours(tmp_path, position, byte):
    good = tmp_path / "good.xlsx"
    if not good.exists():
        write_xlsx(good, {"a": [["a", "b"], [1, "x"]]})
    content = bytearray(good.read_bytes())
    content[position % len(content)] = byte
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(bytes(content))
    assert complaint(path) is None or str(path) in complaint(path)


@pytest.mark.parametrize("text", ["-1", "+2,5", "-0.5", "a=b", "'quoted'", ""])
def test_numbers_and_harmless_texts_are_written_as_they_are(text):
    assert neutralised(text) == text


@given(text=TEXT)
def test_neutralising_loses_nothing(text):
    assert restored(neutralised(text)) == text
    assert neutralised(text)[:1] not in set("=@\t\r")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,5", 1234.5),
        ("1\u202f234\u00a0567", 1234567),
        ("12", 12),
        ("-0.5", -0.5),
        ("−3", -3),
        ("1 200 €", 1200),
        ("1e3", 1000.0),
        ("007", 7),
        ("", None),
        (" \u00a0", None),
    ],
)
def test_numbers_as_typed_in_france(text, number):
    assert parse_number(text) == number
    assert type(parse_number(text)) is type(number)


@pytest.mark.parametrize(
    "text", ["nan", "inf", "1e999", "1.234,5", "12 34", "x", "1,2,3", "١", "€", "0x10", "1_000"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(InvalidInput, match=r"not a number|comma and a point|too large"):
        parse_number(text)


@given(number=st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_every_number_that_is_written_is_read(number):
    assert parse_number(repr(number)) == number
    assert parse_number(repr(number).replace(".", ",")) == number


@pytest.mark.parametrize(
    "text",
    [
        "21/01/2020",
        "2020-01-21",
        "21.01.2020",
        "21-1-2020",
        "2020/01/21",
        "mardi 21 janvier 2020",
        "Mardi 21 janv. 2020",
        "le 21 janvier 2020",
        "Tuesday 21 January 2020",
        "Tuesday, January 21, 2020",
        "Jan 21st, 2020",
        "2020-01-21T00:00:00",
        "21/01/2020 00:00",
    ],
)
def test_dates_as_typed_in_france(text):
    assert parse_date(text) == dt.date(2020, 1, 21)


def test_first_of_the_month_and_accents():
    assert parse_date("samedi 1er août 2026") == dt.date(2026, 8, 1)
    assert parse_date("DIMANCHE 1 FÉVRIER 2026") == dt.date(2026, 2, 1)
    assert parse_date("01/02/2020") == dt.date(2020, 2, 1)
    assert parse_date("  ") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2020", "an impossible date"),
        ("01/21/2020", "an impossible date"),
        ("21/01/20", "year in four digits"),
        ("lundi 21 janvier 2020", r"is a Tuesday \(mardi\)"),
        ("21 brumaire 2020", "not a date"),
        ("2020", "not a date"),
        ("21/01/2020 10:00", "not a date"),
    ],
)
def test_what_is_no_date_is_refused(text, message):
    with pytest.raises(InvalidInput, match=message):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "21/01/2020 10:30",
        "2020-01-21T10:30:00",
        "2020-01-21 10:30:00.000",
        "mardi 21 janvier 2020 à 10h30",
        "21/01/2020 10h30",
    ],
)
def test_moments(text):
    assert parse_datetime(text) == dt.datetime.fromisoformat("2020-01-21T10:30")


def test_moments_with_an_offset_and_midnight_and_bad_ones():
    assert parse_datetime("2020-01-21T10:30Z") == dt.datetime.fromisoformat("2020-01-21T10:30+00:00")
    assert parse_datetime("2020-01-21") == dt.datetime.fromisoformat("2020-01-21")
    assert parse_datetime("") is None
    for text in ("2020-01-21 25:00", "2020-01-21T10:00+99:00", "10:30", "2020-01-21 10h75"):
        with pytest.raises(InvalidInput):
            parse_datetime(text)


def test_answers_in_two_languages():
    assert [parse_yes_no(text) for text in ("Oui", "yes", "VRAI", "x", "1", "true")] == ["yes"] * 6
    assert [parse_yes_no(text) for text in ("Non", "no", "faux", "0")] == ["no"] * 4
    assert [parse_yes_no(text) for text in ("Si nécessaire", "SI NECESSAIRE", "if needed", "ifneedbe")] == [
        "if_needed"
    ] * 4
    assert parse_yes_no("  ") is None
    with pytest.raises(InvalidInput, match="'bof' is not an answer; expected oui, non"):
        parse_yes_no("bof")


@given(text=st.text(max_size=20))
def test_any_cell_is_parsed_or_refused(text):
    for parse in (parse_number, parse_date, parse_datetime, parse_yes_no):
        with contextlib.suppress(InvalidInput):
            parse(text)
