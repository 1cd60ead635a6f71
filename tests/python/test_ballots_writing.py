"""Ballots written and read back: nothing is lost, and the order of rows and columns means nothing."""

from __future__ import annotations

import csv

import maillage as ml
import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
NAME = (
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=8)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not any(character in text for character in "\ufffe\uffff"))
)
SAMPLE = [
    "=1+1",
    "+x",
    "-2",
    "@a",
    "'",
    "'=x",
    "1",
    "oui",
    "A;B",
    "A,B",
    '"',
    "Q1[1]",
    "weights",
    "é",
    "id",
    "Eau [1]",
]


def names(count: int) -> st.SearchStrategy[list[str]]:
    import unicodedata

    return st.lists(
        (NAME | st.sampled_from(SAMPLE)).map(lambda text: unicodedata.normalize("NFC", text)),
        min_size=count,
        max_size=count,
        unique=True,
    )


@st.composite
def matrices(draw):
    agents, topics = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    kind = draw(st.sampled_from(["ranks", "scores", "approvals"]))
    cell = {
        "ranks": st.integers(0, 5),
        "scores": st.floats(-1e6, 1e6, allow_nan=False) | st.just(np.nan),
        "approvals": st.sampled_from([1.0, 0.0, np.nan]),
    }[kind]
    rows = draw(st.lists(st.lists(cell, min_size=topics, max_size=topics), min_size=agents, max_size=agents))
    make = getattr(ml.PreferenceMatrix, f"from_{kind}")
    weights = draw(
        st.none() | st.lists(st.sampled_from([1, 2.5, 0.125, 3]), min_size=agents, max_size=agents)
    )
    return make(np.array(rows), topics=draw(names(topics)), agents=draw(names(agents)), weights=weights)


@given(ballots=matrices(), ending=st.sampled_from([".csv", ".tsv", ".xlsx"]))
@MANY
def test_a_plain_table_gives_back_exactly_what_was_written(tmp_path, ballots, ending):
    path = tmp_path / f"round{ending}"
    try:
        ml.write_ballots(ballots, path)
    except ml.InvalidInput as error:
        assert "would be taken for another column" in str(error)  # noqa: PT017
        return
    assert ml.read_ballots(path, layout="plain", kind=ballots.kind, on_gap="keep") == ballots


def test_what_a_plain_table_looks_like(tmp_path):
    ballots = ml.PreferenceMatrix.from_ranks(
        [[1, 2], [0, 1]], topics=["=Eau", "Sols"], agents=["D", "I"], weights=[1, 2.5]
    )
    ml.write_ballots(ballots, tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_text().splitlines() == ["agent,'=Eau,Sols,weight", "D,1,2,1", "I,,1,2.5"]
    ml.write_ballots(ballots, tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["ballots"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["agent", "'=Eau", "Sols", "weight"],
        ["D", 1, 2, 1],
        ["I", None, 1, 2.5],
    ]
    approvals = ml.PreferenceMatrix.from_approvals([[True, False]], topics=["Eau", "Sols"], agents=["D"])
    ml.write_ballots(approvals, tmp_path / "a.csv", separator=";", encoding="utf-8-sig")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfagent;Eau;Sols\r\nD;yes;no\r\n"
    assert ml.read_ballots(tmp_path / "a.csv") == approvals


def test_what_cannot_be_written(tmp_path):
    ballots = ml.PreferenceMatrix.from_ranks([[1]], topics=["poids"])
    with pytest.raises(ml.InvalidInput, match="topic 'poids' would be taken for another column"):
        ml.write_ballots(ballots, tmp_path / "b.csv")
    ballots = ml.PreferenceMatrix.from_ranks([[1]])
    with pytest.raises(ml.InvalidInput, match=r"ending '.docx' is not known; expected .csv"):
        ml.write_ballots(ballots, tmp_path / "b.docx")
    with pytest.raises(ml.InvalidInput, match=r"layout='loomio' cannot be written"):
        ml.write_ballots(ballots, tmp_path / "b.csv", layout="loomio")
    assert not list(tmp_path.iterdir())


@given(ballots=matrices(), data=st.data())
@MANY
def test_the_order_of_rows_and_columns_means_nothing(tmp_path, ballots, data):
    path = tmp_path / "a.csv"
    try:
        ml.write_ballots(ballots, path)
    except ml.InvalidInput:
        return
    with path.open(newline="", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    columns = data.draw(st.permutations(range(1, len(head))))
    shuffled = [
        [row[0], *(row[column] for column in columns)] for row in [head, *data.draw(st.permutations(rows))]
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(shuffled)
    again = ml.read_ballots(path, layout="plain", kind=ballots.kind, on_gap="keep", agent_column="agent")
    assert sorted(again.topics) == sorted(ballots.topics)
    assert again.select_topics(list(ballots.topics)).select_agents(list(ballots.agents)) == ballots
