"""Published elections and textbook examples against results that an independent exact script computed.

The reference file `ballots/expected.json` states, per profile and per policy for unranked topics, the table
of duels and what every rule makes of it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import maillage as ml
import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Name in the reference file -> name here.
POLICIES = {"last": "last", "ignore": "ignored"}
CONDORCET_RULES = ("copeland", "minimax", "schulze", "ranked_pairs", "condorcet_winner", "smith_set")

Ballot = tuple[int, list[list[str]]]


def matrix(
    topics: list[str], ballots: list[Ballot], names: dict[str, str] | None = None
) -> ml.PreferenceMatrix:
    """Preferences from (how many, tiers of topics) pairs."""
    rows = []
    for count, tiers in ballots:
        ranks = {topic: rank for rank, tier in enumerate(tiers, start=1) for topic in tier}
        rows += [[ranks.get(topic, 0) for topic in topics]] * count
    return ml.PreferenceMatrix.from_ranks(rows, topics=[(names or {}).get(topic, topic) for topic in topics])


def preflib(path: Path) -> ml.PreferenceMatrix:
    """A PrefLib file, topics named by their numbers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next(int(line.split(":")[1]) for line in lines if line.startswith("# NUMBER ALTERNATIVES"))
    ballots = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        count, order = line.split(":")
        tiers = [re.findall(r"\d+", tier) for tier in re.findall(r"\{[^}]*\}|\d+", order)]
        ballots.append((int(count), tiers))
    return matrix([str(number) for number in range(1, size + 1)], ballots)


def schulze_example(example: dict[str, Any]) -> ml.PreferenceMatrix:
    ballots = []
    for text in example["ballots"]:
        order, count = text.split("*")
        ballots.append((int(count), [[topic.strip()] for topic in order.split(">")]))
    return matrix(example["candidates"], ballots)


def profile(folder: Path, name: str) -> ml.PreferenceMatrix:
    if name == "tennessee.json":
        data = json.loads((folder / name).read_text(encoding="utf-8"))
        ballots = [(count, [[topic] for topic in order]) for count, order in data["ballots"]]
        return matrix(data["candidates"], ballots)
    if name.startswith("schulze_examples.json: "):
        examples = json.loads((folder / "schulze_examples.json").read_text(encoding="utf-8"))
        return schulze_example(next(e for e in examples if e["name"] == name.split(": ")[1]))
    return preflib(folder / name)


@pytest.fixture(scope="session")
def ballots(shared_data: Path) -> Path:
    return shared_data / "ballots"


@pytest.fixture(scope="session")
def cases(ballots: Path) -> list[tuple[str, ml.PreferenceMatrix, str, dict[str, Any]]]:
    """Every (name, preferences, policy, expectation)."""
    expected = json.loads((ballots / "expected.json").read_text(encoding="utf-8"))
    return [
        (name, profile(ballots, name), POLICIES[policy], entry[policy])
        for name, entry in expected.items()
        for policy in POLICIES
        if policy in entry
    ]


def labels(names: list[Any]) -> list[str]:
    return [str(name) for name in names]


def test_the_reference_holds_what_it_is_known_to_hold(cases: list[Any]) -> None:
    assert len(cases) >= 11
    assert {policy for _, _, policy, _ in cases} == {"last", "ignored"}


def test_duels(cases: list[Any]) -> None:
    for name, p, policy, expected in cases:
        t = p.tally(unranked=policy)
        assert t.wins.tolist() == expected["pairwise_support"], name
        assert t.n_agents == expected["voters"], name


def test_condorcet_concepts(cases: list[Any]) -> None:
    for name, p, policy, expected in cases:
        t = p.tally(unranked=policy)
        winner = expected["condorcet_winner"]
        assert t.condorcet_winner() == (None if winner is None else str(winner)), name
        assert t.weak_condorcet_winners() == labels(expected["weak_condorcet"]), name
        assert t.smith_set() == labels(expected["smith_set"]), name
        assert ml.rank(p, "smith_set", unranked=policy).winners == labels(expected["smith_set"]), name


def test_a_condorcet_winner_is_first_in_every_condorcet_rule(cases: list[Any]) -> None:
    checked = 0
    for name, p, policy, expected in cases:
        if expected["condorcet_winner"] is None:
            continue
        for rule in CONDORCET_RULES:
            winners = ml.rank(p, rule, unranked=policy).winners
            assert winners == [str(expected["condorcet_winner"])], (name, rule)
            checked += 1
    assert checked > 0


def test_borda_points(cases: list[Any]) -> None:
    for name, p, policy, expected in cases:
        average = ml.rank(p, "borda", unranked=policy)
        compared = p.tally(unranked=policy).compared.sum(axis=1)
        margins = {
            topic: 2 * points - total
            for (topic, points), total in zip(average.scores.items(), compared.tolist(), strict=True)
        }
        assert margins == expected["borda_margin_sum"], name
        if policy == "last":
            assert average.scores == expected["borda_mid(m-1..0, ties averaged, unranked tied last)"], name
            low = ml.rank(p, "borda", ties="min")
            assert low.scores == expected["borda_low(ties get lowest, unranked tied last)"], name


def test_copeland_scores(cases: list[Any]) -> None:
    for name, p, policy, expected in cases:
        scores = ml.rank(p, "copeland", unranked=policy).scores
        duels = len(scores) - 1
        balance = {topic: 2 * score - duels for topic, score in scores.items()}
        assert balance == expected["copeland(1,0,-1)"], name


def test_winners(cases: list[Any]) -> None:
    for name, p, policy, expected in cases:
        for rule, strength, key in (
            ("minimax", "margins", "minimax_margin_winners"),
            ("schulze", "margins", "schulze_margin_winners"),
            ("schulze", "winning_votes", "schulze_winning_winners"),
        ):
            winners = ml.rank(p, rule, unranked=policy, strength=strength).winners
            assert winners == labels(expected[key]), (name, rule, strength)


def test_ranked_pairs_keeps_every_defeat_of_split_cycle(cases: list[Any]) -> None:
    # A duel on no cycle of duels at least as strong is kept whatever the order, so nobody else can win.
    for name, p, policy, expected in cases:
        winners = ml.rank(p, "ranked_pairs", unranked=policy).winners
        assert set(winners) <= set(labels(expected["split_cycle_winners"])), name


def test_debian_2012(ballots: Path) -> None:
    p = preflib(ballots / "debian_2012_leader.toc")
    assert p.n_agents == 403
    assert p.tally().condorcet_winner() == "3"
    for rule in CONDORCET_RULES:
        assert ml.rank(p, rule).winners == ["3"], rule


def test_nasa_mariner_has_an_answer(ballots: Path) -> None:
    p = preflib(ballots / "nasa_mariner.toc")
    for rule in (*CONDORCET_RULES, "borda", "plurality", "condorcet_loser"):
        r = ml.rank(p, rule)
        assert sorted(topic for tier in r.tiers for topic in tier) == sorted(p.topics), rule


def test_published_schulze_rankings(ballots: Path) -> None:
    # Numbered examples of Schulze, arXiv:1804.02973.
    checked = 0
    for example in json.loads((ballots / "schulze_examples.json").read_text(encoding="utf-8")):
        r = ml.rank(schulze_example(example), "schulze")
        for expected in example["expected"]:
            if "winners" in expected:
                assert r.winners == expected["winners"], example["name"]
            if "ranking_raw" in expected:
                numbered = re.split(r"\d+ =>", expected["ranking_raw"])[1:]
                tiers = [re.findall(r"'(\w+)'", tier) for tier in numbered]
                assert r.tiers == tiers, example["name"]
                checked += 1
    assert checked == 3
