"""The ballots of a dossier: from any tool, joined with agents and topics, saved without loss."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import maillage as ml
import numpy as np
import pandas as pd
import pytest
from maillage.dossier import Dossier, check, load

if TYPE_CHECKING:
    from pathlib import Path


def folder_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def saved_and_loaded(dossier: Dossier, folder: Path) -> list[Dossier]:
    folder.mkdir(exist_ok=True)
    dossier.save(folder / "saved")
    dossier.save(folder / "saved.xlsx")
    return [load(folder / "saved"), load(folder / "saved.xlsx")]


TOPICS = "id,label\na,Alpha\nb,Bêta\nc,Gamma\n"
KINDS = [
    ("agent;Alpha;Bêta;Gamma\n1;1;2;\n2;;1;1\n", "ranks", [[1, 2, 0], [0, 1, 1]]),
    ("agent;Alpha;Bêta;Gamma\n1;12,5;-2;\n2;;0,25;3\n", "scores", [[12.5, -2, np.nan], [np.nan, 0.25, 3]]),
    ("agent;Alpha;Bêta;Gamma\n1;Oui;non;\n2;;x;x\n", "approvals", [[1, 0, np.nan], [np.nan, 1, 1]]),
    ("agent;a;b;c\n1;1er choix;2;\n2;;1;1\n", "ranks", [[1, 2, 0], [0, 1, 1]]),
]


@pytest.mark.parametrize(("text", "kind", "values"), KINDS)
def test_ballots_of_every_kind_are_read_and_come_back(
    tmp_path: Path, text: str, kind: str, values: list[list[float]]
) -> None:
    dossier = load(folder_of(tmp_path, topics=TOPICS, bulletins=text))
    assert (dossier.ballots.kind, dossier.ballots.topics) == (kind, ["a", "b", "c"])
    np.testing.assert_array_equal(dossier.ballots.values, values)
    for again in saved_and_loaded(dossier, tmp_path):
        assert again == dossier
        assert again.ballots == dossier.ballots


def test_scores_that_look_like_ranks_stay_scores_when_saved(tmp_path: Path) -> None:
    scores = ml.PreferenceMatrix.from_scores([[1, 2], [2, 1]], topics=["a", "b"], agents=["1", "2"])
    dossier = Dossier(ballots=scores)
    assert dossier.ballots == scores
    for again in saved_and_loaded(dossier, tmp_path):
        assert again.ballots == scores


def test_ranks_that_skip_a_place_are_an_error_in_a_file_and_kept_from_a_matrix(tmp_path: Path) -> None:
    folder_of(tmp_path, bulletins="agent,a,b,c\n1,1,2,4\n")
    expected = "ranks such as 1, 2, 3, or 1, 2, 2, 4 where two tie"
    assert [str(finding) for finding in check(tmp_path)] == [
        f"bulletins.csv, line 2: “1, 2, 4” skip a place; expected: {expected}"
    ]
    ranks = ml.PreferenceMatrix.from_ranks([[1, 2, 4]], topics=["a", "b", "c"], agents=["1"])
    for again in saved_and_loaded(Dossier(ballots=ranks), tmp_path):
        assert again.ballots == ranks


def test_a_wrong_answer_is_named_by_its_cell(tmp_path: Path) -> None:
    folder_of(tmp_path, topics=TOPICS, bulletins="agent,Alpha,Bêta,Gamma\n1,1,2,3\n2,1,premier,0\n")
    assert [str(finding) for finding in check(tmp_path)] == [
        f"bulletins.csv, line 3, column {column}: “{value}” is not a rank: a whole number from 1; expected: "
        "a rank: a whole number from 1, such as 1"
        for column, value in (("Bêta", "premier"), ("Gamma", "0"))
    ]


def test_an_agent_twice_an_unknown_agent_and_an_unknown_topic(tmp_path: Path) -> None:
    folder_of(
        tmp_path,
        agents="id\n1\n2\n",
        topics=TOPICS,
        ballots="agent,a,b,betta\n1,1,2,3\n1,1,2,3\n22,1,2,3\n",
    )
    assert [(each.code, each.line, each.column, each.value) for each in check(tmp_path)] == [
        ("reference", None, "betta", "betta"),
        ("duplicate", 3, "agent", "1"),
        ("reference", 4, "agent", "22"),
    ]


def test_a_column_of_remarks_in_the_ballots_is_kept(tmp_path: Path) -> None:
    dossier = load(folder_of(tmp_path, topics=TOPICS, ballots="agent,a,remarque,b,c\n1,1,bof,2,3\n"))
    assert dossier.ballots.topics == ["a", "b", "c"]
    assert dossier["ballots"]["remarque"].tolist() == ["bof"]
    assert [finding.code for finding in dossier.findings] == ["unknown_column"]
    assert saved_and_loaded(dossier, tmp_path)[0] == dossier


def test_weights_come_from_the_agents_by_id_or_by_ballot_id(tmp_path: Path) -> None:
    agents = "id,ballot_id,weight\nzoe,7,2\nlou,9,\neric,,0.5\n"
    ballots = "agent,a,b\n9,1,2\neric,2,1\n7,1,2\n"
    dossier = load(folder_of(tmp_path, agents=agents, ballots=ballots))
    assert dossier.ballots.agents == ["lou", "eric", "zoe"]
    assert dossier.ballots.weights.tolist() == [1, 0.5, 2]


def test_a_ballot_may_have_a_weight_of_its_own(tmp_path: Path) -> None:
    folder_of(tmp_path, agents="id,weight\n1,2\n2,3\n", ballots="agent;Poids;a\n1;0,25;1\n2;;1\n")
    assert load(tmp_path).ballots.weights.tolist() == [0.25, 3]


def test_ballots_that_match_no_agent_are_not_joined_and_it_is_said(tmp_path: Path) -> None:
    dossier = load(folder_of(tmp_path, agents="id,weight\nzoe,2\n", ballots="agent,a,b\nA1,1,2\n"))
    assert dossier.ballots.total_weight == 1
    place, wrong = "ballots.csv, column agent", "none of the values is found in agents.id: nothing is joined"
    assert [str(finding) for finding in dossier.findings] == [
        f"{place}: {wrong}; expected: values of agents.id, such as zoe"
    ]


def test_merged_topics_are_merged_also_by_steps_and_into_a_topic_without_votes(tmp_path: Path) -> None:
    topics = "id,merged_into\nd,\na,\nb,a\nc,b\ne,d\n"
    dossier = load(folder_of(tmp_path, topics=topics, ballots="agent,a,b,c,e\n1,3,2,4,1\n2,,,1,2\n"))
    assert dossier.ballots.topics == ["d", "a"]
    np.testing.assert_array_equal(dossier.ballots.values, [[1, 2], [2, 1]])
    assert [name for name in dossier["ballots"].columns if name != "agent"] == ["a", "b", "c", "e"]


def test_a_topic_that_nobody_could_answer_on_is_there_without_an_answer(tmp_path: Path) -> None:
    dossier = load(folder_of(tmp_path, topics=TOPICS, ballots="agent,Gamma,Alpha\n1,1,2\n"))
    np.testing.assert_array_equal(dossier.ballots.values, [[2, 0, 1]])


def test_topics_added_after_answers_and_answers_before_their_topic_are_noted(tmp_path: Path) -> None:
    topics = "id,added_on\na,\nb,2020-01-10\n"
    ballots = "agent,date,a,b\n1,9/1/2020,1,\n2,9/1/2020 10:00,1,2\n3,11/1/2020,1,\n"
    folder_of(tmp_path, topics=topics, ballots=ballots)
    late, early = check(tmp_path)
    assert late.place("en") == "ballots.csv, column b"
    assert late.wrong("en") == "added on 2020-01-10, when 1 of the agents who leave it blank had answered"
    assert "count as not asked" in late.expected("en")
    assert early.place("en") == "ballots.csv, line 3, column date"
    asked = load(tmp_path).ballots.not_asked
    assert asked is not None
    np.testing.assert_array_equal(asked, [[False, True], [False, False], [False, False]])
    assert early.value == "2020-01-09T10:00:00+01:00"
    assert early.wrong("en") == "is before the day on which b was added (2020-01-10), and yet it is answered"
    folder_of(tmp_path, ballots="agent,a,b\n1,1,\n")
    assert [finding.code for finding in check(tmp_path)] == ["no_date"]


def test_a_dossier_without_ballots_says_so(tmp_path: Path) -> None:
    dossier = load(folder_of(tmp_path, topics=TOPICS))
    with pytest.raises(
        ml.NotFound, match="has no ballots; expected a table 'ballots' with one row per agent"
    ):
        dossier.ballots  # noqa: B018


@pytest.mark.parametrize(
    "name",
    [
        "decidim_sorting_ranking",
        "framaforms_webform_grid_ranking",
        "googleforms_rows_ranks_ranking",
        "googleforms_rows_topics_ranking",
        "limesurvey6_codes_ranking",
        "limesurvey6_fulltext_fr_ranking",
        "limesurvey7_json_ranking",
        "loomio_ranked_choice_ranking",
    ],
)
def test_every_survey_export_can_be_the_ballots_of_a_dossier(
    tmp_path: Path, shared_data: Path, name: str
) -> None:
    truth = json.loads((shared_data / "formats" / "truth.json").read_text("utf-8"))
    labels = dict(zip(truth["topics"], "abcde", strict=True))
    folder_of(tmp_path, topics="id;label\n" + "".join(f"{key};{label}\n" for label, key in labels.items()))
    (tmp_path / "export.csv").write_bytes((shared_data / "formats" / f"{name}.csv").read_bytes())
    resource: dict[str, Any] = {"name": "ballots", "path": "export.csv"}
    if "codes" in name or "json" in name:
        codes = {f"A{number}": label for number, label in enumerate(truth["topics"], start=1)}
        resource["maillage"] = {"labels": codes}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    dossier = load(tmp_path)
    assert dossier.ballots.topics == list("abcde")
    expected = [
        [order.index(topic) + 1 if topic in order else 0 for topic in truth["topics"]]
        for order in truth["rankings_best_first"].values()
    ]
    np.testing.assert_array_equal(dossier.ballots.values, expected)
    for again in saved_and_loaded(dossier, tmp_path):
        assert again == dossier
        assert again.ballots == dossier.ballots


def test_dates_of_answers_are_kept_from_a_survey_export(tmp_path: Path, shared_data: Path) -> None:
    (tmp_path / "bulletins.csv").write_bytes(
        (shared_data / "formats" / "limesurvey6_fulltext_fr_ranking.csv").read_bytes()
    )
    answered = load(tmp_path)["ballots"]["answered_on"]
    assert answered[0] == pd.Timestamp("2026-09-10 10:00", tz="Europe/Paris")
    assert answered.isna().tolist() == [False, False, False, False, True, False]


def test_findings_about_a_survey_export_have_its_lines(tmp_path: Path, shared_data: Path) -> None:
    export = (shared_data / "formats" / "limesurvey6_fulltext_fr_ranking.csv").read_bytes()
    (tmp_path / "bulletins.csv").write_bytes(export)
    topics = "id;label;added_on\ng;Gouvernance;12/9/2026\nm;Moyens et ressources;\n"
    others = "p;Place et rôles de la collectivité;\nc;Coopérations entre acteurs;\nd;Diagnostics, données;\n"
    folder_of(tmp_path, topics=topics + others)
    early = [finding for finding in check(tmp_path) if finding.code == "early"]
    assert [(finding.line, finding.value) for finding in early] == [
        (2, "2026-09-10T10:00:00+02:00"),
        (3, "2026-09-11T10:00:00+02:00"),
    ]
    folder_of(tmp_path, agents="id\n1\n2\n3\n4\n5\n7\n")
    unknown = check(tmp_path).errors
    assert [(finding.line, finding.value) for finding in unknown] == [(7, "6")]


def test_an_answer_of_the_day_on_which_a_topic_was_added_is_not_before_it(tmp_path: Path) -> None:
    folder_of(tmp_path, topics="id,added_on\na,2020-01-10\n", ballots="agent,date,a\n1,10/1/2020 08:00,\n")
    assert list(check(tmp_path)) == []


def test_a_survey_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "bulletins.csv").write_text("Créé le;Hash IP;Statut\n", "utf-8")
    findings = check(tmp_path)
    assert [(each.level, each.code, each.file) for each in findings] == [
        ("error", "unreadable", "bulletins.csv")
    ]


def test_a_preflib_file_can_be_the_ballots(tmp_path: Path, shared_data: Path) -> None:
    source = shared_data / "ballots" / "debian_2012_leader.toc"
    (tmp_path / "vote.toc").write_bytes(source.read_bytes())
    package = {"resources": [{"name": "ballots", "path": "vote.toc"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    dossier = load(tmp_path)
    assert dossier.ballots == ml.read_ballots(source)
    for again in saved_and_loaded(dossier, tmp_path):
        assert again.ballots == dossier.ballots


def test_a_date_poll_can_be_the_availability_of_a_dossier(tmp_path: Path, shared_data: Path) -> None:
    poll = (shared_data / "formats" / "framadate_dates.csv").read_bytes()
    (tmp_path / "disponibilites.csv").write_bytes(poll)
    alone = load(tmp_path)
    assert alone.slots["start"][0] == pd.Timestamp("2026-10-06 10:00", tz="Europe/Paris")
    assert alone.availability.iloc[0].tolist() == ["p1", "2026-10-06T10:00", "yes"]
    assert len(alone.availability) == 9
    slots = "id,start\nun,6/10/2026 10:00\ndeux,6/10/2026 14:00\ntrois,8/10/2026 10:00\n"
    folder_of(tmp_path, agents="id,name\n1,P1\n2,p2\np3,\n", creneaux=slots)
    joined = load(tmp_path)
    assert joined.availability["agent_or_expert"].unique().tolist() == ["1", "2", "p3"]
    assert joined.availability["slot"].unique().tolist() == ["un", "deux", "trois"]
    assert list(joined.findings) == []
    for dossier in (alone, joined):
        for again in saved_and_loaded(dossier, tmp_path / str(len(dossier))):
            assert again == dossier


def test_a_date_poll_with_an_impossible_day_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "dispos.csv").write_text(',"31 février 2026"\n,"10h-12h"\n"p1","Oui"\n', "utf-8")
    finding = check(tmp_path)[0]
    assert finding.code == "unreadable"
    assert "31 février 2026" in finding.expected("en")
