"""Ballot files that are wrong: each gets one clear error with its place and what would be right."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maillage.ballots import known_layouts

if TYPE_CHECKING:
    from pathlib import Path

ANY_FILE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def message(path: Path, **options: object) -> str:
    """Return the message of the error that reading raises, which is both a FileError and an InvalidInput."""
    with pytest.raises(ml.FileError) as caught:
        ml.read_ballots(path, **options)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("0", "rank '0': the best rank is 1; an empty cell says not ranked"),
        ("-1", "rank '-1': the best rank is 1"),
        ("2.5", "rank '2.5' is not a whole number; expected 1, 2, 3"),
        ('"2,5"', "rank '2,5' is not a whole number"),
        ("premier", "rank 'premier' is not a number; expected 1, 2, 3"),
        ("NaN", "rank 'NaN' is not a number"),
        ("inf", "rank 'inf' is not a number"),
        ("-inf", "rank '-inf' is not a number"),
        ("1e999", "rank '1e999' is not a number"),
        ("70000", "rank '70000' is above 65,535"),
        ("=1+1", "rank '=1+1' is not a number"),
        ("oui", "rank 'oui' is not a number"),
    ],
)
def test_a_cell_that_is_no_rank(tmp_path, cell, problem):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "Drôme,1,2", f"Isère,1,{cell}")
    assert f"line 3, column 3 ('Sols'), agent 'Isère': {problem}" in message(path)


@pytest.mark.parametrize("cell", ["nan", "inf", "beaucoup", "1.234,5"])
def test_a_cell_that_is_no_score(tmp_path, cell):
    path = table(tmp_path / "v.csv", "agent;Eau;Sols", "Drôme;1;2", f"Isère;1;{cell}")
    assert f"line 3, column 3 ('Sols'), agent 'Isère': score {cell!r}" in message(path, kind="scores")


@pytest.mark.parametrize("cell", ["2", "peut-être", "bof"])
def test_a_cell_that_is_no_yes_and_no_no(tmp_path, cell):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "Drôme,oui,non", f"Isère,oui,{cell}")
    assert f"line 3, column 3 ('Sols'), agent 'Isère': {cell!r} is" in message(path)


@pytest.mark.parametrize(
    ("ballot", "problem"),
    [
        (
            "1,2,4",
            "line 3, column 4 ('Air'), agent 'Isère': rank 4 without a rank 3 (the ballot has 1, 2, 4)",
        ),
        ("2,3,", "line 3, column 2 ('Eau'), agent 'Isère': rank 2 without a rank 1"),
        ("1,1,4", "line 3, column 4 ('Air'), agent 'Isère': rank 4 without a rank 2"),
    ],
)
def test_ranks_that_skip(tmp_path, ballot, problem):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols,Air", "Drôme,1,2,3", f"Isère,{ballot}")
    assert problem in message(path)
    kept = ml.read_ballots(path, on_gap="keep")
    assert np.asarray(kept.values)[1].tolist() == [int(rank or 0) for rank in ballot.split(",")]


def test_ranks_left_out_of_a_list(tmp_path):
    path = table(tmp_path / "l.csv", "id,submitdate,Q1[1],Q1[2],Q1[3]", "7,d,A1,,A2")
    assert "line 2, column 5 ('Q1[3]'), agent '7': rank 3 is given and rank 2 is not" in message(path)
    assert np.asarray(ml.read_ballots(path, on_gap="keep").values).tolist() == [[1, 3]]


def test_a_topic_ranked_twice_in_a_list(tmp_path):
    path = table(tmp_path / "l.csv", "id,submitdate,Q1[1],Q1[2],Q1[3]", "7,d,A1,A2,A1")
    assert "line 2, column 5 ('Q1[3]'), agent '7': topic 'A1' a second time, after rank 1" in message(path)
    path = table(tmp_path / "j.csv", "id;submitdate;Q1", '7;d;["A1", "A1"]')
    assert "line 2, column 3 ('Q1'), agent '7': topic 'A1' a second time" in message(path)
    path = table(tmp_path / "d.csv", "ID;IP Hash;1. Sort", "s;x;Eau, Sols, Eau")
    assert "line 2, column 3 ('1. Sort'), agent 's': topic 'Eau' a second time" in message(path)


def test_answers_that_are_not_among_the_topics(tmp_path):
    path = table(tmp_path / "g.csv", "Timestamp,Rank [1],Rank [2]", "d,Gouvernence,Eau")
    text = message(path, topics=["Gouvernance", "Sols"])
    assert "line 2, column 2 ('Rank [1]'), agent 'A1': 'Gouvernence' is not among the given topics" in text
    assert "did you mean 'Gouvernance'?" in text
    assert "'Eau' is not among the given topics; the topics are 'Gouvernance', 'Sols'" in text


def test_a_given_topic_without_a_column(tmp_path):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "Drôme,1,2")
    assert "line 1: no column for topic 'Sol'; did you mean 'Sols'?" in message(path, topics=["Eau", "Sol"])


def test_json_that_is_no_list_of_codes(tmp_path):
    path = table(tmp_path / "j.csv", "id;submitdate;Q1", '7;d;["A1"]', "8;d;[1, 2]", "9;d;[")
    text = message(path)
    assert "line 3, column 3 ('Q1'): '[1, 2]' is not a list of answer codes" in text
    assert "line 4" in text


def test_empty_header_only_and_blank_rows(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    assert "the file is empty" in message(path)
    assert "a header and nothing below it" in message(table(tmp_path / "h.csv", "agent,Eau", ",", ""))
    loomio = table(
        tmp_path / "o.csv",
        "poll,",
        "id,title",
        "poll_options,",
        "id,name",
        "votes,",
        "voter_id,reason_format,Eau",
    )
    assert "headings and no answer below them" in message(loomio)


def test_rows_that_are_cut_wrongly(tmp_path):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "Drôme,1", "Isère,1,2,3", "Ain,1,2")
    text = message(path)
    assert "line 2: 2 cells where the headings have 3; check the separators and quotes" in text
    assert "line 3: 4 cells where the headings have 3" in text


def test_repeated_topics_and_agents(tmp_path):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols,Eau", "Drôme,1,2,3")
    assert "line 1, column 4: topic 'Eau' a second time, after column 2" in message(path)
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "Drôme,1,2", "Isère,1,2", " Drôme ,2,1")
    text = message(path)
    assert "line 4, column 1 ('agent'), agent 'Drôme': a second answer of this agent, after line 2" in text
    assert "on_duplicate='last'" in text
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", ",1,2", "Isère,1,2")
    assert "line 2, column 1 ('agent'): no agent; expected an id in every row" in message(path)
    path = table(tmp_path / "v.csv", "agent,Eau,", "Drôme,1,2", "Isère,1,2")
    assert "line 2: 3 cells where the headings have 2" in message(path)


@pytest.mark.parametrize("weight", ["0", "-2", "inf", "nan", "", "lourd"])
def test_weights_that_are_not_positive(tmp_path, weight):
    path = table(tmp_path / "v.csv", "agent,poids,Eau,Sols", "Drôme,1,1,2", f"Isère,{weight},1,2")
    expected = (
        f"line 3, column 2 ('poids'), agent 'Isère': weight {weight!r}; expected a finite number above 0"
    )
    assert expected in message(path)


def test_more_topics_than_there_may_be(tmp_path):
    path = tmp_path / "v.csv"
    with path.open("w") as file:
        file.write("agent," + ",".join(f"t{number}" for number in range(65_536)) + "\n")
        file.write("x," + "," * 65_535 + "\n")
    assert "65,536 topics; expected at most 65,535" in message(path)


def test_files_that_are_no_tables(tmp_path):
    assert "this is a folder" in message(tmp_path)
    assert "there is no such file" in message(tmp_path / "none.csv")
    path = tmp_path / "b.csv"
    path.write_bytes(bytes(range(256)) * 4)
    assert "binary file" in message(path)
    path.write_bytes("agent,Eau\nDrôme,1\n".encode() + b"Is\xe8re,2\n")
    assert "line 3, character 3: byte 0xE8 is not UTF-8, but line 2, character 3 is" in message(path)


def test_findings_are_reported_together_twenty_at_most(tmp_path):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "a,1,2", *(f"p{number},1,bof" for number in range(25)))
    text = message(path)
    assert "25 problems, of which the first 20:" in text
    assert text.count("\n") == 20
    assert "agent 'p19'" in text
    assert "agent 'p20'" not in text
    assert text.count(str(path)) == 1


def test_content_errors_are_errors_of_file_and_of_input(tmp_path):
    path = table(tmp_path / "v.csv", "agent,Eau,Sols", "a,0,2")
    for family in (ml.FileError, ml.InvalidInput, OSError, ValueError, ml.MaillageError):
        with pytest.raises(family):
            ml.read_ballots(path)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (
            {"kind": "rank"},
            r"kind='rank' is not known; expected 'auto' or 'ranks' or 'scores' or 'approvals'",
        ),
        ({"on_duplicate": "first"}, r"on_duplicate='first' is not known; expected 'error' or 'last'"),
        ({"on_gap": "close"}, r"on_gap='close' is not known"),
        ({"unfinished": "no"}, r"unfinished='no' is not known"),
        ({"topics": "Eau"}, r"topics='Eau' is one text; expected a list of topics"),
        ({"topics": ["Eau", " Eau"]}, r"topics= has 'Eau' more than once; expected unique names"),
        ({"topics": []}, r"topics= has no topic"),
        ({"topics": ["Eau", " "]}, r"topics= has an empty name"),
    ],
)
def test_options_that_are_not_known(tmp_path, options, problem):
    path = table(tmp_path / "v.csv", "agent,Eau", "a,1")
    with pytest.raises(ml.InvalidInput, match=problem):
        ml.read_ballots(path, **options)


def test_a_large_file_is_read_in_memory_that_grows_with_the_ballots_only(tmp_path):
    path = tmp_path / "large.csv"
    ballot = ";".join(str(rank) for rank in range(1, 21))
    padding = "une remarque qui ne compte pas " * 100
    with path.open("w", encoding="utf-8") as file:
        file.write("agent;" + ";".join(f"t{number}" for number in range(20)) + ";commentaire\n")
        count = 30_000_000 // (len(ballot) + len(padding) + 10)
        file.writelines(f"a{number};{ballot};{padding}\n" for number in range(count))
    tracemalloc.start()
    ballots = ml.read_ballots(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(ballots.agents) == count
    assert path.stat().st_size > 29_000_000
    assert peak < 8_000_000 + 400 * count  # ids, lines and 20 bytes of ranks for each ballot; never the text


@given(content=st.binary(max_size=400))
@ANY_FILE
def test_arbitrary_bytes_are_ballots_or_an_error_of_ours(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    read_or_refuse(path)


CELL = st.sampled_from(
    [
        "",
        "1",
        "2",
        "3",
        "0",
        "-1",
        "2.5",
        "oui",
        "non",
        "Eau",
        "Sols, Air",
        '["A1"]',
        "[",
        "=1",
        "poll",
        "votes",
        "id",
        "agent",
        "submitdate",
        "Q1[1]",
        "Q1[2]",
        "Q1_1",
        "lastpage",
        "x",
        "Q [1er choix]",
        "Q [Eau]",
        "1. Sort",
        "IP Hash",
        "SID",
        "voter_id",
        "poll_options",
        "reason_format",
        "Timestamp",
        "weight",
        "nan",
        "é",
        " ",
    ]
)


@given(
    rows=st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=6),
    layout=st.sampled_from(["auto", *known_layouts()]),
    topics=st.none() | st.lists(st.sampled_from(["Eau", "Sols", "Air", "Sols, Air", "A1"]), unique=True),
)
@settings(ANY_FILE, max_examples=500)
def test_arbitrary_tables_of_telling_cells_are_ballots_or_an_error_of_ours(tmp_path, rows, layout, topics):
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            file.write(";".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n")
    read_or_refuse(path, layout=layout, topics=topics)


def read_or_refuse(path: Path, **options: object) -> None:
    try:
        ballots = ml.read_ballots(path, **options)
    except ml.MaillageError:
        return
    assert len(ballots.agents) > 0
    assert len(set(ballots.topics)) == len(ballots.topics)
