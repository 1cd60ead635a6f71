"""Ballots from survey exports: one profile in every layout, and what each layout's variants mean."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import maillage as ml
import numpy as np
import openpyxl
import pytest
from maillage.ballots import known_layouts, recognised_layout
from maillage.ballots.ranks import is_ranking

if TYPE_CHECKING:
    from pathlib import Path

    from maillage import PreferenceMatrix

TOPICS = [
    "Gouvernance",
    "Moyens et ressources",
    "Place et rôles de la collectivité",
    "Coopérations entre acteurs",
    "Diagnostics, données",
]
CODES = {f"A{number}": topic for number, topic in enumerate(TOPICS, start=1)}
EXPORTS = {
    "limesurvey6_codes_ranking.csv": ("limesurvey_codes", ["1", "2", "3", "4", "5", "6"]),
    "limesurvey6_fulltext_fr_ranking.csv": ("limesurvey_text", ["1", "2", "3", "4", "5", "6"]),
    "limesurvey7_json_ranking.csv": ("limesurvey_json", ["1", "2", "3", "4", "5", "6"]),
    "googleforms_rows_ranks_ranking.csv": ("google_ranks", ["A1", "A2", "A3", "A4", "A5", "A6"]),
    "googleforms_rows_topics_ranking.csv": ("google_topics", ["A1", "A2", "A3", "A4", "A5", "A6"]),
    "framaforms_webform_grid_ranking.csv": ("webform_grid", ["100", "101", "102", "103", "104", "105"]),
    "decidim_sorting_ranking.csv": ("decidim", ["s0", "s1", "s2", "s3", "s4", "s5"]),
    "loomio_ranked_choice_ranking.csv": ("loomio", ["1", "2", "3", "4", "5", "6"]),
}


def rankings(ballots: PreferenceMatrix) -> list[list[str]]:
    """Return what each agent ranked, best first."""
    result = []
    for row in np.asarray(ballots.values):
        ranked = [column for column in np.argsort(row, kind="stable") if row[column]]
        result.append([ballots.topics[column] for column in ranked])
    return result


def table(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(rows) + "\n", encoding=encoding)
    return path


def as_workbook(source: Path, target: Path, separator: str) -> Path:
    """Copy a CSV file into a workbook, numbers as numbers, as a spreadsheet does."""
    import csv

    workbook = openpyxl.Workbook()
    with source.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter=separator):
            workbook.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    workbook.save(target)
    return target


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_holds_the_same_six_answers(shared_data, name):
    truth = json.loads((shared_data / "formats" / "truth.json").read_text(encoding="utf-8"))
    path = shared_data / "formats" / name
    ballots = ml.read_ballots(path, topics=truth["topics"], labels=CODES)
    assert ballots.kind == "ranks"
    assert list(ballots.topics) == truth["topics"]
    assert rankings(ballots) == list(truth["rankings_best_first"].values())
    assert list(ballots.agents) == EXPORTS[name][1]
    assert recognised_layout(path) == EXPORTS[name][0]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_says_the_same_without_the_topics_given_where_nothing_is_ambiguous(shared_data, name):
    path = shared_data / "formats" / name
    if name.startswith("decidim"):
        with pytest.raises(ml.FileError, match="is always followed by"):
            ml.read_ballots(path)
        return
    given = ml.read_ballots(path, topics=TOPICS, labels=CODES)
    found = ml.read_ballots(path, labels=CODES)
    assert rankings(found) == rankings(given)
    assert sorted(found.topics) == sorted(TOPICS)
    assert list(found.topics) == TOPICS


@pytest.mark.parametrize(
    "name", ["limesurvey6_fulltext_fr_ranking.csv", "googleforms_rows_ranks_ranking.csv"]
)
def test_topics_without_an_order_in_the_file_are_sorted_by_the_alphabet(shared_data, name):
    ballots = ml.read_ballots(shared_data / "formats" / name)
    assert list(ballots.topics) == [TOPICS[3], TOPICS[4], TOPICS[0], TOPICS[1], TOPICS[2]]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_opened_and_saved_as_a_workbook_says_the_same(shared_data, tmp_path, name):
    source = shared_data / "formats" / name
    path = as_workbook(source, tmp_path / "export.xlsx", ";" if name.startswith("decidim") else ",")
    options = {"topics": TOPICS, "labels": CODES}
    assert ml.read_ballots(path, **options) == ml.read_ballots(source, **options)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_an_export_in_another_encoding_and_separator_says_the_same(
    shared_data, tmp_path, name, encoding, separator
):
    import csv

    source = shared_data / "formats" / name
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";" if name.startswith("decidim") else ","))
    path = tmp_path / "export.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    options = {"topics": TOPICS, "labels": CODES}
    assert ml.read_ballots(path, **options) == ml.read_ballots(source, **options)


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_personal_survives_the_reading(shared_data, name):
    ballots = ml.read_ballots(shared_data / "formats" / name, topics=TOPICS, labels=CODES)
    kept = " ".join([*ballots.topics, *ballots.agents])
    assert not any(trace in kept for trace in ("192.0.2", "@", "2026", "registered", "p1"))


def test_every_layout_is_one_module_with_one_name():
    names = known_layouts()
    assert set(names) == {layout for layout, _ in EXPORTS.values()} | {"plain"}
    assert all(name == layout.name and layout.tool for name, layout in names.items())


def test_answers_are_codes_in_natural_order_without_labels(shared_data):
    ballots = ml.read_ballots(shared_data / "formats" / "limesurvey6_codes_ranking.csv")
    assert list(ballots.topics) == ["A1", "A2", "A3", "A4", "A5"]


def test_labels_name_topics_that_nobody_ranked(tmp_path):
    path = table(tmp_path / "l.csv", "id,submitdate,Q1[1],Q1[2]", "1,2026-09-10,A10,A2", "2,2026-09-10,A2,")
    assert list(ml.read_ballots(path).topics) == ["A2", "A10"]
    ballots = ml.read_ballots(path, labels={"A10": "dix", "A2": "deux", "A3": "trois"})
    assert list(ballots.topics) == ["dix", "deux", "trois"]
    assert rankings(ballots) == [["dix", "deux"], ["deux"]]


@pytest.mark.parametrize(
    "headings",
    [
        ["Response ID", "Date submitted", "Rank the topics [Rank 1]", "Rank the topics [Rank 2]"],
        ["Response ID", "Date submitted", "Rank the topics [Ranking 1]", "Rank the topics [Ranking 2]"],
        [
            "ID de la réponse",
            "Date de soumission",
            "Q1[1]. Classez [Classement 1]",
            "Q1[2]. Classez [Classement 2]",
        ],
        ["ID_de_la_réponse", "Date_de_soumission", "Classez_[Classement_1]", "Classez_[Classement_2]"],
        ["ID de la réponse", "Date de soumission", "Classez [Rang 2]", "Classez [Rang 1]"],
    ],
)
def test_limesurvey_full_text_in_its_variants(tmp_path, headings):
    first = 3 if "Rang 1" in headings[3] else 2
    cells = ["7", "2026-09-10", "", ""]
    cells[first], cells[5 - first] = "Eau", "Sols"
    path = table(tmp_path / "l.csv", ";".join(headings), ";".join(cells))
    ballots = ml.read_ballots(path)
    assert rankings(ballots) == [["Eau", "Sols"]]
    assert list(ballots.agents) == ["7"]


def test_limesurvey_codes_for_expressionscript_and_other_columns(tmp_path):
    head = "id,submitdate,lastpage,ipaddr,token,Q1_1,Q1_2,Q2"
    path = table(tmp_path / "l.csv", head, "1,2026-09-10,1,192.0.2.1,t,A1,A2,un commentaire")
    assert rankings(ml.read_ballots(path)) == [["A1", "A2"]]
    head = "id,submitdate,Q1[1],Q1[2],Q1[other],Q2[SQ001],Q2[comment]"
    path = table(tmp_path / "l.csv", head, "1,2026-09-10,A1,A2,texte,3,libre")
    assert rankings(ml.read_ballots(path)) == [["A1", "A2"]]


def test_unfinished_responses_are_kept_with_what_they_say_or_dropped(shared_data, tmp_path):
    path = table(tmp_path / "l.csv", "id,submitdate,Q1[1],Q1[2]", "1,2026-09-10,A1,A2", "2,,A2,", "3,,,")
    assert rankings(ml.read_ballots(path)) == [["A1", "A2"], ["A2"], []]
    dropped = ml.read_ballots(path, unfinished="drop")
    assert list(dropped.agents) == ["1"]
    webform = shared_data / "formats" / "framaforms_webform_grid_ranking.csv"
    text = webform.read_text(encoding="utf-8").replace(
        '10:00:00","","192.0.2.1"', '10:00:00","1","192.0.2.1"'
    )
    path = tmp_path / "w.csv"
    path.write_text(text, encoding="utf-8")
    assert len(ml.read_ballots(path).agents) == 6
    assert list(ml.read_ballots(path, unfinished="drop").agents) == ["100", "102", "103", "104", "105"]
    with pytest.raises(ml.InvalidInput, match=r"nothing in this layout says whether a response is finished"):
        ml.read_ballots(shared_data / "formats" / "googleforms_rows_ranks_ranking.csv", unfinished="drop")


def test_several_ranking_questions_must_be_chosen_from(tmp_path):
    path = table(tmp_path / "l.csv", "id,submitdate,Q1[1],Q1[2],Q7[1]", "1,2026-09-10,A1,A2,B1")
    with pytest.raises(
        ml.InvalidInput, match=r"several ranking questions \('Q1', 'Q7'\); choose one with question="
    ):
        ml.read_ballots(path)
    assert rankings(ml.read_ballots(path, question="q7")) == [["B1"]]
    with pytest.raises(ml.NotFound, match=r"no ranking questions 'Q9'; the file has 'Q1', 'Q7'"):
        ml.read_ballots(path, question="Q9")
    path = table(tmp_path / "j.csv", "id\tsubmitdate\tQ1\tQ2", '1\t2026-09-10\t["A1"]\t["B1"]')
    assert rankings(ml.read_ballots(path, question="Q2")) == [["B1"]]
    path = table(tmp_path / "d.csv", "ID;IP Hash;1. Sort;2. Why", "s;x;Eau;because, well")
    assert rankings(ml.read_ballots(path, question="1. Sort")) == [["Eau"]]


@pytest.mark.parametrize(
    "items", [["1st choice", "2nd choice"], ["Choix 1", "Choix 2"], ["1er choix", "2ème choix"], ["1", "2"]]
)
def test_google_grids_with_rows_of_ranks_in_both_languages(tmp_path, items):
    head = f"Timestamp,Email Address,Rank [{items[0]}],Rank [{items[1]}]"
    path = table(
        tmp_path / "g.csv", head, "2026/09/10,x@example.org,Eau,Sols", "2026/09/10,y@example.org,Sols,"
    )
    ballots = ml.read_ballots(path)
    assert rankings(ballots) == [["Eau", "Sols"], ["Sols"]]
    assert list(ballots.agents) == ["A1", "A2"]
    assert list(ml.read_ballots(path, agent_column="Email Address").agents) == [
        "x@example.org",
        "y@example.org",
    ]


def test_google_grids_with_rows_of_topics_hold_ranks_in_words_of_ranks_or_yes_and_no(tmp_path):
    head = "Horodateur,Classez [Sols [et] eau],Classez [Air],Commentaire"
    path = table(tmp_path / "g.csv", head, "d,1er choix,2e choix,rien", "d,Rang 2,Rang 1,")
    assert rankings(ml.read_ballots(path)) == [["Sols [et] eau", "Air"], ["Air", "Sols [et] eau"]]
    path = table(tmp_path / "y.csv", head, "d,Oui,Non,rien", "d,,Oui,")
    ballots = ml.read_ballots(path)
    assert ballots.kind == "approvals"


def test_webform_grid_followed_by_another_question(tmp_path):
    path = table(
        tmp_path / "w.csv",
        '"Titre","","","",""',
        '"","","Classez","",""',
        '"Serial","SID","Eau","Sols","Votre courriel"',
        '"1","100","1","2","x@example.org"',
    )
    with pytest.raises(
        ml.FileError, match=r"line 4, column 5 \('Votre courriel'\), agent '100': rank 'x@example.org'"
    ):
        ml.read_ballots(path)
    assert rankings(ml.read_ballots(path, topics=["Sols", "Eau"])) == [["Eau", "Sols"]]


def test_decidim_in_english_and_without_doubts(tmp_path):
    path = table(
        tmp_path / "d.csv",
        "ID;Created at;IP Hash;User status;1. Sort the topics",
        "s1;2026-09-10;x;registered;Eau, Sols, Air",
        "s2;2026-09-10;x;unregistered;Sols, Eau",
        "s3;2026-09-10;x;unregistered;Air",
    )
    ballots = ml.read_ballots(path)
    assert list(ballots.topics) == ["Air", "Eau", "Sols"]
    assert rankings(ballots) == [["Eau", "Sols", "Air"], ["Sols", "Eau"], ["Air"]]


def test_decidim_pieces_that_stand_apart_somewhere_are_topics(tmp_path):
    path = table(tmp_path / "d.csv", "ID;IP Hash;1. Sort", "a;x;Eau, Sols", "b;x;Air, Sols", "c;x;Air")
    assert rankings(ml.read_ballots(path)) == [["Eau", "Sols"], ["Air", "Sols"], ["Air"]]


def test_decidim_label_with_the_separator_is_reported_with_both_readings(shared_data):
    path = shared_data / "formats" / "decidim_sorting_ranking.csv"
    with pytest.raises(ml.FileError) as caught:
        ml.read_ballots(path)
    message = str(caught.value)
    assert "line 3, column 5 ('1. Classez les sujets à traiter')" in message
    assert "two topics 'Diagnostics' and 'données', or one topic 'Diagnostics, données'?" in message
    assert "topics=[...]" in message


def test_decidim_topics_that_fit_in_two_ways_are_reported_with_both_readings(tmp_path):
    path = table(tmp_path / "d.csv", "ID;IP Hash;1. Sort", "s1;x;Eau, Sols", "s2;x;Eau, Lune")
    with pytest.raises(ml.FileError) as caught:
        ml.read_ballots(path, topics=["Eau", "Sols", "Eau, Sols"])
    message = str(caught.value)
    assert "2 problems" in message
    assert "line 2, column 3 ('1. Sort'): 'Eau, Sols' can be read as" in message
    assert "'Eau', 'Sols'" in message
    assert "'Eau, Sols' or" in message or "or as 'Eau, Sols'" in message
    assert "line 3, column 3 ('1. Sort'): 'Eau, Lune' is not made of the given topics" in message


def test_loomio_scores_that_are_no_ranking_are_refused_or_read_as_scores(shared_data, tmp_path):
    text = (shared_data / "formats" / "loomio_ranked_choice_ranking.csv").read_text(encoding="utf-8")
    path = tmp_path / "score.csv"
    path.write_text(text.replace(",,md,5,4,,3,", ",,md,5,5,,1,"), encoding="utf-8")
    with pytest.raises(
        ml.FileError, match=r"line 13, agent '1': scores 5, 5, 1 are not those of a ranked choice"
    ):
        ml.read_ballots(path)
    path.write_text(text.replace(",,md,5,4,,3,", ",,md,9,8,,7,"), encoding="utf-8")
    with pytest.raises(ml.FileError, match=r"scores 9, 8, 7 are not those of a ranked choice"):
        ml.read_ballots(path)
    path.write_text(text.replace(",,md,5,4,,3,", ",,md,5,5,,1,"), encoding="utf-8")
    scores = ml.read_ballots(path, kind="scores")
    assert scores.kind == "scores"
    assert np.asarray(scores.values)[0, 1] == 5


def test_loomio_anonymous_votes_are_named_by_the_vote(shared_data, tmp_path):
    text = (shared_data / "formats" / "loomio_ranked_choice_ranking.csv").read_text(encoding="utf-8")
    for number in range(1, 7):
        text = text.replace(f"\n{number},7,{number},p{number},", f"\n{number + 50},7,,Anonymous,")
    path = tmp_path / "anonymous.csv"
    path.write_text(text, encoding="utf-8")
    assert list(ml.read_ballots(path).agents) == ["51", "52", "53", "54", "55", "56"]


@pytest.mark.parametrize(
    ("rows", "kind", "values"),
    [
        (["agent;Eau;Sols", "Drôme;1;2", "Isère;;1"], "ranks", [[1, 2], [0, 1]]),
        (["agent;Eau;Sols", "Drôme;1,0;2,0", "Isère;1;1"], "ranks", [[1, 2], [1, 1]]),
        (["agent;Eau;Sols;Air", "Drôme;1;1;3", "Isère;1;1;2"], "ranks", [[1, 1, 3], [1, 1, 2]]),
        (["nom;Eau;Sols", "Drôme;4,5;2", "Isère;0,5;"], "scores", [[4.5, 2], [0.5, np.nan]]),
        (["votant;Eau;Sols", "Drôme;oui;Non", "Isère;;x"], "approvals", None),
        (["voter;Eau;Sols", "Drôme;1;0", "Isère;;1"], "approvals", None),
        (["PAT;Eau;Sols", "Drôme;VRAI;FAUX", "Isère;;VRAI"], "approvals", None),
        (["agent;Eau;Sols", "Drôme;yes;no", "Isère;;yes"], "approvals", None),
    ],
)
def test_plain_tables_say_what_kind_they_are(tmp_path, rows, kind, values):
    ballots = ml.read_ballots(table(tmp_path / "p.csv", *rows, encoding="windows-1252"))
    assert ballots.kind == kind
    assert list(ballots.agents) == ["Drôme", "Isère"]
    assert list(ballots.topics) == rows[0].split(";")[1:]
    if values is not None:
        np.testing.assert_array_equal(np.asarray(ballots.values, dtype=float), values)
    else:
        expected = ml.PreferenceMatrix.from_approvals(
            [[1, 0], [np.nan, 1]], topics=["Eau", "Sols"], agents=["Drôme", "Isère"]
        )
        assert ballots == expected


@pytest.mark.parametrize(
    ("ballots", "kind"),
    [
        (["2,5;4", "-1;3", "2;4"], "scores"),
        (["2,5;4", "-1;3", "2;4", "2;4", "2;4"], None),  # less than half hold what no rank is
        (["2,5;4", "2;4"], None),  # only one
        (["2,5;4", "-1;3", "1;2"], None),  # one ballot is a ranking
        (["2,5;4", "-1;3", "bof;4"], None),
        (["0;0", "1;0"], "approvals"),
        (["1;1", "1;"], "ranks"),
        (["oui;1", "non;0"], "approvals"),
        (["oui;1", "non;3"], "approvals?"),
        (["x;2", "1;2", "2;1"], None),
    ],
)
def test_the_kind_of_a_table_is_never_guessed_from_a_few_cells(tmp_path, ballots, kind):
    path = table(
        tmp_path / "p.csv", "agent;a;b", *(f"p{number};{cells}" for number, cells in enumerate(ballots))
    )
    if kind is None:
        with pytest.raises(ml.FileError, match=r"rank '"):
            ml.read_ballots(path)
    elif kind == "approvals?":
        with pytest.raises(ml.FileError, match=r"'3' is not an answer"):
            ml.read_ballots(path)
    else:
        assert ml.read_ballots(path).kind == kind


def test_rankings_are_those_that_number_tiers_or_places():
    """Against all ballots of up to four topics, numbered by tier (1 1 2) and by place (1 1 3)."""
    for count in range(1, 5):
        numbered = set()
        for tiers in itertools.product(range(count + 1), repeat=count):
            used = sorted({tier for tier in tiers if tier})
            numbered.add(tuple(used.index(tier) + 1 if tier else 0 for tier in tiers))
            numbered.add(tuple(1 + sum(0 < other < tier for other in tiers) if tier else 0 for tier in tiers))
        for ranks in itertools.product(range(count + 2), repeat=count):
            assert is_ranking(ranks) == (ranks in numbered)


def test_titles_above_the_headings_are_passed_over(tmp_path):
    rows = ["Résultats de la consultation;;", "", "Septembre 2026", "agent;Eau;Sols", "Drôme;1;2", "Isère;;1"]
    ballots = ml.read_ballots(table(tmp_path / "p.csv", *rows))
    assert rankings(ballots) == [["Eau", "Sols"], ["Sols"]]
    rows = ["Export;", "id;submitdate;Q1", '7;d;["A1"]']
    assert rankings(ml.read_ballots(table(tmp_path / "j.csv", *rows))) == [["A1"]]
    rows = ["Export;;", "Horodateur;Q [1er choix];Q [2e choix]", "d;Eau;Sols"]
    assert rankings(ml.read_ballots(table(tmp_path / "g.csv", *rows))) == [["Eau", "Sols"]]
    rows = ["titre;", "agent;Eau", "a;0,5"]
    with pytest.raises(ml.FileError, match=r"line 3, column 2 \('Eau'\), agent 'a'"):
        ml.read_ballots(table(tmp_path / "b.csv", *rows))


def test_plain_scores_that_could_be_ranks_are_read_as_scores_on_request(tmp_path):
    path = table(tmp_path / "p.csv", "agent,a,b", "x,5,3", "y,4,0")
    with pytest.raises(ml.FileError, match=r"for scores, say kind='scores'"):
        ml.read_ballots(path)
    assert np.asarray(ml.read_ballots(path, kind="scores").values).tolist() == [[5, 3], [4, 0]]


def test_plain_tables_drop_what_is_personal_and_keep_weights(tmp_path):
    path = table(
        tmp_path / "p.csv",
        "Nom,E-mail,Poids,Date,Eau,Sols,Commentaire",
        'A,a@b.fr,"2,5",hier,1,2,ok',
        "B,c@d.fr,1,hier,,1,",
    )
    ballots = ml.read_ballots(path)
    assert list(ballots.topics) == ["Eau", "Sols"]
    assert list(ballots.weights) == [2.5, 1]


def test_agents_of_a_plain_table(tmp_path):
    path = table(tmp_path / "p.csv", "qui,Eau,Sols", "Drôme,1,2")
    assert list(ml.read_ballots(path).agents) == ["Drôme"]
    path = table(tmp_path / "p.csv", "Air,Eau,Sols", "3,1,2", "1,2,3")
    with pytest.raises(ml.FileError, match=r"which of the columns 'Air', 'Eau', 'Sols' names the agents\?"):
        ml.read_ballots(path)
    ballots = ml.read_ballots(path, agent_column="")
    assert (list(ballots.agents), list(ballots.topics)) == (["A1", "A2"], ["Air", "Eau", "Sols"])
    assert list(ml.read_ballots(path, agent_column="eau", on_gap="keep").agents) == ["1", "2"]
    with pytest.raises(
        ml.NotFound, match=r"no column 'Eaux'; there are 'Air', 'Eau', 'Sols'; did you mean 'Eau'\?"
    ):
        ml.read_ballots(path, agent_column="Eaux")


def test_labels_rename_columns_and_topics_choose_them(tmp_path):
    path = table(tmp_path / "p.csv", "agent,T1,T2,notes", "x,1,2,bla")
    ballots = ml.read_ballots(path, labels={"T1": "Eau", "T2": "Sols"}, topics=["Sols", "Eau"])
    assert list(ballots.topics) == ["Sols", "Eau"]
    assert rankings(ballots) == [["Eau", "Sols"]]


def test_ranks_above_255_and_many_topics(tmp_path):
    count = 300
    head = "agent," + ",".join(f"t{number}" for number in range(count))
    up = "x," + ",".join(str(number + 1) for number in range(count))
    path = table(tmp_path / "p.csv", head, "w," + "," * (count - 1), up)
    values = np.asarray(ml.read_ballots(path).values)
    assert values[1].tolist() == list(range(1, count + 1))
    assert not values[0].any()


def test_a_framadate_poll_of_choices_is_a_table_of_yes_and_no(tmp_path):
    path = table(tmp_path / "f.csv", ",Eau,Sols,", '"p1","Oui","Non",', '"p2","Non","Oui",')
    ballots = ml.read_ballots(path)
    assert (ballots.kind, list(ballots.agents), list(ballots.topics)) == (
        "approvals",
        ["p1", "p2"],
        ["Eau", "Sols"],
    )
    path = table(tmp_path / "f.csv", ",Eau,Sols,", '"p1","Oui","Si nécessaire",')
    with pytest.raises(
        ml.FileError, match=r"column 3 \('Sols'\), agent 'p1': 'Si nécessaire' is neither yes nor no"
    ):
        ml.read_ballots(path)


def test_two_answers_of_one_agent_the_last_counts(tmp_path):
    path = table(tmp_path / "p.csv", "agent,a,b,weight", "x,1,2,3", "y,1,2,1", "x,2,1,5")
    with pytest.raises(
        ml.FileError,
        match=r"line 4, column 1 \('agent'\), agent 'x': a second answer of this agent, after line 2",
    ):
        ml.read_ballots(path)
    ballots = ml.read_ballots(path, on_duplicate="last")
    assert list(ballots.agents) == ["y", "x"]
    assert np.asarray(ballots.values).tolist() == [[1, 2], [2, 1]]
    assert list(ballots.weights) == [1, 5]


def test_a_layout_may_be_named(shared_data, tmp_path):
    path = shared_data / "formats" / "googleforms_rows_ranks_ranking.csv"
    assert ml.read_ballots(path, layout="google_ranks") == ml.read_ballots(path)
    with pytest.raises(
        ml.InvalidInput, match=r"layout='google_rank' is not known; .* did you mean 'google_ranks'\?"
    ):
        ml.read_ballots(path, layout="google_rank")
    for layout in known_layouts():
        if layout not in {"google_ranks", "limesurvey_text", "plain"}:
            with pytest.raises(ml.FileError, match=r"expected"):
                ml.read_ballots(path, layout=layout)
    one_column = table(tmp_path / "one.csv", "agent", "x")
    with pytest.raises(
        ml.FileError, match=r"no layout of ballots is recognised; the known ones are decidim \("
    ):
        ml.read_ballots(one_column)
