"""Tables in and out: what users pass, and the data frames and notebook tables that results become."""

from __future__ import annotations

from html.parser import HTMLParser

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage.comparison import compare_rules
from maillage.frames import as_table, places
from maillage.notebook import MAX_ROWS, to_html

CIRCLE = [[1, 2, 3]] * 8 + [[2, 3, 1]] * 7 + [[3, 1, 2]] * 6


def circle() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks(CIRCLE, topics=["a", "b", "c"])


class Page(HTMLParser):
    """The texts of the cells of a table, and what opens and closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[str] = []
        self.caption = ""
        self.scopes: list[str | None] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
        self.open.append(tag)
        if tag in {"th", "td"}:
            self.cells.append("")
        if tag == "th":
            self.scopes.append(dict(attrs)["scope"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1] == "caption":
            self.caption += data
        else:
            self.cells[-1] += data


def test_a_ranking_becomes_a_frame_best_first() -> None:
    p = ml.PreferenceMatrix.from_ranks([[2, 1, 3], [1, 2, 3]], topics=["a", "b", "c"])
    frame = ml.rank(p, "borda").to_frame()
    expected = pd.DataFrame(
        {"rank": [1, 1, 3], "tied": [True, True, False], "score": [3, 3, 0]},
        index=pd.Index(["a", "b", "c"], name="topic"),
    )
    pd.testing.assert_frame_equal(frame, expected)


def test_places_count_the_topics_before() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 1, 2, 2, 3]], topics=list("abcde"))
    assert places(ml.rank(p, "borda")) == {"a": 1, "b": 1, "c": 3, "d": 3, "e": 5}


def test_a_topic_that_nobody_scored_has_no_score() -> None:
    p = ml.PreferenceMatrix.from_scores([[1.0, np.nan]], topics=["a", "b"])
    frame = ml.rank(p, "range").to_frame()
    assert frame.loc["a", "score"] == 1
    assert pd.isna(frame.loc["b", "score"])


def test_tallies_and_ballots_become_frames_named_by_topic() -> None:
    p = circle()
    assert p.to_frame().shape == (21, 3)
    assert p.tally().to_frame().loc["a", "b"] == 15
    assert p.rank_tally().to_frame().loc["a"].tolist() == [8, 7, 6, 0]


def test_rules_are_a_table() -> None:
    frame = ml.rules()
    assert {"schulze", "borda", "approval"} <= set(frame.index)
    assert {"family", "input", "options", "reference"} <= set(frame.columns)


def test_a_notebook_shows_a_table_that_closes_and_is_captioned() -> None:
    p = circle()
    for result in (
        p,
        p.tally(),
        p.rank_tally(),
        ml.rank(p, "borda"),
        ml.rank(p, "schulze"),
        compare_rules(p),
    ):
        page = Page(result._repr_html_())
        assert "21 bulletins" in page.caption
        assert "row" in page.scopes
        assert "col" in page.scopes


def test_the_caption_of_a_ranking_states_its_conventions() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 0], [1, 0], [2, 1]], topics=["a", "b"])
    caption = Page(to_html(ml.rank(p, "copeland"), "en")).caption
    assert caption.startswith("Duels won (Copeland). 3 ballots counted, one vote each.")
    assert "A topic left without an answer counts as last" in caption
    assert "Beware: were topics without an answer left out instead, “b” would come first." in caption


def test_ties_are_marked_in_the_table() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 1, 3]], topics=["a", "b", "c"])
    assert Page(to_html(ml.rank(p, "borda"), "en")).cells == [
        *("Topic", "Rank", "Points"),
        *("a", "1 tied", "3 points"),
        *("b", "1 tied", "3 points"),
        *("c", "3", "0 points"),
    ]


def test_ids_are_escaped() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2]], topics=["<b>&", "\"'</table>"], agents=["<script>"])
    for result in (p, p.tally(), p.rank_tally(), ml.rank(p, "borda"), compare_rules(p)):
        page = Page(result._repr_html_())
        assert any("<b>&" in cell for cell in page.cells)


def test_long_tables_are_cut_and_counted() -> None:
    p = ml.PreferenceMatrix.from_ranks(np.tile(np.arange(1, 31), (1000, 1)))
    page = Page(to_html(p, "en"))
    assert page.scopes.count("row") == MAX_ROWS
    assert page.cells[-1] == "980 more rows and 10 more columns"
    assert len(to_html(p)) < 20_000


def test_labels_and_notice_reach_the_table() -> None:
    page = Page(to_html(ml.rank(circle(), "borda"), "en", labels={"a": "Governance"}, invented=True))
    assert "Governance" in page.cells
    assert "These ballots are invented" in page.caption


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_tables_of_three_libraries_are_the_same_ballots(library: str) -> None:
    module = pytest.importorskip(library)
    columns = {"a": [1, 2, None], "b": [2, 1, 1]}
    frame = module.table(columns) if library == "pyarrow" else module.DataFrame(columns)
    p = ml.PreferenceMatrix.from_ranks(frame)
    assert p.topics == ["a", "b"]
    assert p.values.tolist() == [[1, 2], [2, 1], [0, 1]]


def test_an_index_names_the_agents_unless_it_is_just_numbers() -> None:
    frame = pd.DataFrame({"a": [1, 2]}, index=["Lyon", "Metz"])
    assert as_table(frame)[2] == ["Lyon", "Metz"]
    assert as_table(frame.reset_index(drop=True))[2] is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([[1, 2], [1]], "row 2 has 1 cells, row 1 has 2; expected as many in every row"),
        ([[1, "premier"]], "row 1, column 2 is 'premier'; expected a number, or nothing for no answer"),
        ([1, 2], "row 1 is 1; expected a list of numbers, one per topic"),
        (["12", "21"], "row 1 is '12'; expected a list of numbers, one per topic"),
    ],
)
def test_bad_tables_are_refused_with_their_place(given: list[object], message: str) -> None:
    with pytest.raises(ml.InvalidInput, match=message):
        ml.PreferenceMatrix.from_ranks(given)
