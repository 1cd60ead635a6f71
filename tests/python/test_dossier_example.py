"""The example dossier: the launch meeting of 21 January 2020, with invented ballots that say so."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import frictionless
import maillage as ml
import pytest
from maillage.dossier import Dossier, load

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "launch-2020"


@pytest.fixture(scope="module")
def example() -> Dossier:
    return load(EXAMPLE)


def test_the_example_has_two_units_that_do_not_fit_and_answers_every_question(example: Dossier) -> None:
    assert example.findings.ok
    assert [(finding.code, finding.value) for finding in example.findings] == [
        ("unit", "repas"),  # on purpose: two actions that cannot be added to the others of their kind
        ("unit", "kg"),
    ]
    assert all(need.present for need in example.findings.needs)
    assert [*example] == [
        *("territories", "agents", "topics", "slots", "ballots", "availability", "history"),
        *("actors", "cooperations", "bodies", "memberships", "expectations"),
        *("adjacency", "actions", "themes", "pool_reviews"),
    ]
    assert len(example.topics) == 9
    assert len(example.agents) == 24
    assert len(example.actors) == 61


def test_everything_invented_says_so(example: Dossier) -> None:
    assert (
        example.invented
        == "Exemple : bulletins, personnes, acteurs, liens, actions, territoires, agendas, passé inventés."
    )
    assert "invented data" in repr(example)
    assert "inventé" in example._repr_html_()
    assert example.agents["id"].str.startswith("invente-").all()
    assert example.agents["name"].str.contains("inventée").all()
    assert example.territories["name"].str.contains("inventé").all()
    assert example.actors["name"].str.contains("inventé").all()
    assert example.bodies["name"].str.contains("inventé").all()
    assert example.cooperations["provenance"].str.contains("inventé").all()
    assert "BULLETINS INVENTÉS" in (EXAMPLE / "bulletins-inventes-limesurvey.csv").read_text("utf-8-sig")
    assert "inventés" in (EXAMPLE / "LISEZMOI.md").read_text("utf-8")


def test_the_ballots_are_a_limesurvey_export_that_is_read_without_the_dossier(example: Dossier) -> None:
    alone = ml.read_ballots(EXAMPLE / "bulletins-inventes-limesurvey.csv")
    assert sorted(alone.topics) == sorted(example.labels.values())
    assert alone.n_agents == 24
    assert alone.n_unanswered == example.ballots.n_unanswered


def test_agents_are_joined_by_their_ballots(example: Dossier) -> None:
    assert sorted(example.ballots.agents) == sorted(example.agents["id"])
    assert example.ballots.topics == example.topics["id"].tolist()


def test_some_rank_a_few_topics_some_all_some_none(example: Dossier) -> None:
    ranked = Counter((example.ballots.values > 0).sum(axis=1).tolist())
    assert ranked[0] == 2
    assert sum(ranked[length] for length in (3, 4, 5, 6)) >= 10
    assert ranked[9] >= 4
    for row in example.ballots.values.tolist():
        given = sorted(rank for rank in row if rank)
        assert given == list(range(1, len(given) + 1))


def test_plurality_borda_and_the_duels_have_different_winners(example: Dossier) -> None:
    topics, ranks = example.ballots.topics, example.ballots.values
    firsts = {topic: int((column == 1).sum()) for topic, column in zip(topics, ranks.T, strict=True)}
    assert max(firsts, key=firsts.__getitem__) == "mutualisation"
    margins = example.ballots.tally(unranked="last").margins
    condorcet = [topic for topic, row in zip(topics, margins, strict=True) if (row > 0).sum() == 8]
    assert condorcet == ["moyens"]
    borda = dict(zip(topics, margins.sum(axis=1), strict=True))  # same order as Borda with averaged ties
    assert max(borda, key=borda.__getitem__) == "cooperations"
    ignored = example.ballots.tally(unranked="ignored").margins
    assert not any((row > 0).sum() == 8 for row in ignored)


def test_one_topic_divides_the_group(example: Dossier) -> None:
    column = example.ballots.values[:, example.ballots.topics.index("mutualisation")].tolist()
    assert column.count(1) == 7
    assert column.count(9) >= 4
    assert example.topics.set_index("id").loc["mutualisation", "controversial"]


def test_slots_are_every_two_months_at_ten_in_paris(example: Dossier) -> None:
    starts = [start.to_pydatetime() for start in example.slots["start"]]
    assert starts[0] == dt.datetime(2020, 1, 21, 10, tzinfo=ZoneInfo("Europe/Paris"))
    assert {(start.hour, start.minute, start.weekday()) for start in starts} == {(10, 0, 1)}
    assert {later.month - before.month for before, later in pairwise(starts)} == {2}
    assert set(example.slots["duration_minutes"]) == {120}


def test_the_example_is_a_valid_data_package_and_comes_back_whole(example: Dossier, tmp_path: Path) -> None:
    report = frictionless.validate(str(EXAMPLE / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    example.save(tmp_path / "d")
    example.save(tmp_path / "d.xlsx")
    for again in (load(tmp_path / "d"), load(tmp_path / "d.xlsx")):
        assert again == example
        assert again.ballots == example.ballots
        assert again.invented == example.invented
    resources = {
        each["name"]: each for each in json.loads((tmp_path / "d/datapackage.json").read_text())["resources"]
    }
    assert resources["ballots"]["maillage"] == {"kind": "ranks"}
