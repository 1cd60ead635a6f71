"""Files: each ending holds the same answer, says what is invented, runs nothing, is replaced as a whole."""

from __future__ import annotations

import csv
import json
import re
import struct
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import maillage as ml
import openpyxl
import pytest
from maillage import InvalidInput
from maillage.outputs import Column, Document, Section, Sheet, endings, forms, write_document
from maillage.outputs.rankings import Origin, ranking_document

if TYPE_CHECKING:
    from pathlib import Path

INVENTED = "Bulletins inventés pour l'essai."
TOPICS = ['=HYPERLINK("http://x")', "Moyens & <ressources>", "Données"]
RANKS = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 2]]


@pytest.fixture
def document() -> Document:
    ballots = ml.PreferenceMatrix.from_ranks(RANKS, topics=["t1", "t2", "t3"])
    origin = Origin("Essai", dict(zip(["t1", "t2", "t3"], TOPICS, strict=True)), INVENTED)
    return ranking_document([ml.rank(ballots, "borda")], origin)


class Reader(HTMLParser):
    """Elements with their attributes, and the texts between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_scores_stand_one_below_the_other() -> None:
    ballots = ml.PreferenceMatrix.from_ranks(RANKS, topics=["t1", "t2", "t3"])
    for lang, shown in (("fr", ["7,0", "3,5", "1,5"]), ("en", ["7.0", "3.5", "1.5"])):
        made = ranking_document([ml.rank(ballots, "borda")], Origin("Essai"), lang=lang)
        assert [row[-1] for row in made.sheets[0].texts] == shown
    many = ml.PreferenceMatrix.from_ranks([[1, 2, 3]], topics=list("abc"), weights=[1000])
    made = ranking_document([ml.rank(many, "borda")], Origin("Essai"), lang="en")
    assert [row[-1] for row in made.sheets[0].texts] == ["2,000", "1,000", "0"]


def test_french_csv_opens_in_a_french_spreadsheet(document: Document, tmp_path: Path) -> None:
    path = write_document(document, tmp_path / "r.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == ["Rang", "Identifiant", "Sujet", "Points", "remarque"]
    assert rows[1] == ["1", "t1", "'" + TOPICS[0], "7", INVENTED]
    assert [row[3] for row in rows[2:]] == ["3,5", "1,5"]


def test_english_csv_is_plain(document: Document, tmp_path: Path) -> None:
    ballots = ml.PreferenceMatrix.from_ranks(RANKS, topics=["t1", "t2", "t3"])
    english = ranking_document([ml.rank(ballots, "borda")], Origin("Essai"), lang="en")
    path = write_document(english, tmp_path / "r.csv")
    assert path.read_text(encoding="utf-8") == "Rank,Topic,Points\n1,t1,7\n2,t2,3.5\n3,t3,1.5\n"


def test_a_workbook_holds_numbers_and_no_formula(document: Document, tmp_path: Path) -> None:
    path = write_document(document, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Classement", "À propos"]
    rows = list(book["Classement"].iter_rows(values_only=True))
    assert rows[0] == ("Rang", "Identifiant", "Sujet", "Points")
    assert rows[2] == (2, "t2", "Moyens & <ressources>", 3.5)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    about = [row[0] for row in book["À propos"].iter_rows(values_only=True)]
    assert INVENTED in about
    assert any("borda" in str(line) for line in about)


def test_json_has_the_documented_shape(document: Document, tmp_path: Path) -> None:
    path = write_document(document, tmp_path / "r.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data) == ["kind", "maillage", "lang", "title", "invented", "topics", "rankings"]
    assert (data["kind"], data["maillage"], data["lang"]) == ("rankings", ml.__version__, "fr")
    assert data["invented"] == INVENTED
    assert data["topics"][1] == {"id": "t2", "label": "Moyens & <ressources>"}
    (ranking,) = data["rankings"]
    assert ranking["tiers"] == [["t1"], ["t2"], ["t3"]]
    assert ranking["scores"] == {"t1": 7, "t2": 3.5, "t3": 1.5}
    assert ranking["options"]["ties"] == "average"
    assert not {"unranked", "tie_break", "seed"} & set(ranking["options"])
    assert ranking["conventions"] == {"unranked": "last", "tie_break": "none", "seed": None}
    assert (ranking["n_agents"], ranking["total_weight"], ranking["exact_weights"]) == (4, 4, True)
    assert {"subject", "reason", "object", "amount", "against"} == set(ranking["facts"][0])
    assert all(isinstance(line, str) and line for line in ranking["explanation"])


def test_json_says_null_where_nobody_answered(tmp_path: Path) -> None:
    nan = float("nan")
    ballots = ml.PreferenceMatrix.from_scores([[5.0, nan], [3.5, nan]], topics=["a", "b"])
    path = write_document(ranking_document([ml.rank(ballots, "range")], Origin("Essai")), tmp_path / "r.json")
    text = path.read_text(encoding="utf-8")
    assert "NaN" not in text
    assert json.loads(text)["rankings"][0]["scores"]["b"] is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_asks_for_nothing_and_can_be_read_aloud(lang: str, tmp_path: Path) -> None:
    ballots = ml.PreferenceMatrix.from_ranks(RANKS, topics=["t1", "t2", "t3"])
    labels = dict(zip(["t1", "t2", "t3"], TOPICS, strict=True))
    made = ranking_document([ml.rank(ballots, "borda")], Origin("Essai", labels, INVENTED), lang=lang)
    text = write_document(made, tmp_path / "r.html").read_text(encoding="utf-8")
    page = Reader(text)
    assert page.open == []
    assert page.elements[0] == ("html", {"lang": lang})
    tags = [tag for tag, _ in page.elements]
    assert not {"script", "link", "img", "iframe", "image"} & set(tags)
    assert not any(name in {"src", "href", "xlink:href"} for _, given in page.elements for name in given)
    assert not re.search(r"url\((?!#)|@import", text)
    assert tags.count("h1") == tags.count("main") == 1
    scopes = [given.get("scope") for tag, given in page.elements if tag == "th"]
    assert scopes == ["col"] * 3 + ["row"] * 3
    assert ("figure", {"role": "img", "aria-label": made.title}) in page.elements
    assert ("p", {"class": "invented", "role": "note"}) in page.elements
    assert INVENTED in page.texts
    assert TOPICS[1] in page.texts


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_pictures_are_pictures_and_say_what_is_invented(
    ending: str, document: Document, tmp_path: Path
) -> None:
    path = write_document(document, tmp_path / f"r{ending}")
    if ending == ".png":
        head = path.read_bytes()[:24]
        assert head.startswith(b"\x89PNG\r\n\x1a\n")
        assert min(struct.unpack(">II", head[16:24])) > 200
    else:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert "inventés" in text


def test_endings_are_those_of_the_document(document: Document) -> None:
    assert set(forms(document)) == set(endings()) - {".ics"}
    assert set(forms(Document("fr", "Rien"))) == {".csv", ".xlsx", ".json", ".html"}


def test_an_ending_that_does_not_fit_is_refused(document: Document, tmp_path: Path) -> None:
    for name in ("r.docx", "r", "r.ics"):
        with pytest.raises(InvalidInput, match=r"does not fit; expected \.csv, \.xlsx"):
            write_document(document, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json", ".html", ".png", ".svg"])
def test_a_file_stays_as_it_was_when_writing_fails(ending: str, tmp_path: Path) -> None:
    def fail() -> None:
        raise RuntimeError("no picture")

    path = tmp_path / f"r{ending}"
    path.write_text("before", encoding="utf-8")
    broken = Sheet("S", ("a",), ((float("nan"),),), (Column("a"),), (("a",),))
    data = {"x": object()}
    document = Document("fr", "T", sheets=(broken,), sections=(Section("W", "w"),), data=data, chart=fail)
    with pytest.raises((RuntimeError, InvalidInput, TypeError)):
        write_document(document, path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(document: Document, tmp_path: Path) -> None:
    for ending in forms(document):
        with pytest.raises(ml.FileError, match="cannot be written"):
            write_document(document, tmp_path / "non" / f"r{ending}")
