"""Ranking from Python: what a result offers, how options travel, and properties on random ballots."""

from __future__ import annotations

import pickle
import signal
import threading
import time
from fractions import Fraction
from typing import Any

import maillage as ml
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TOPICS = ["data", "means", "roles"]


@pytest.fixture
def p() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks([[1, 2, 3], [1, 3, 2], [2, 1, 3]], topics=TOPICS)


def options_for(rule: str) -> dict[str, Any]:
    return {"max_rank": 1} if rule == "approval" else {}


def ranked_rules() -> list[str]:
    """Ids of the rules that ranks can be given to."""
    return [rule for rule in ml.rules().index if rule != "range"]


def test_the_table_of_rules() -> None:
    table = ml.rules()
    assert list(table.columns) == ["family", "input", "options", "reference"]
    assert {"plurality", "borda", "copeland", "minimax", "schulze", "ranked_pairs", "smith_set"} <= set(
        table.index
    )
    assert table.loc["ranked_pairs", "options"] == "strength=margins (winning_votes | margins)"


def test_a_ranking_has_tiers_scores_and_conventions(p: ml.PreferenceMatrix) -> None:
    r = ml.rank(p, "borda")
    assert r.rule == "borda"
    assert r.topics == TOPICS
    assert r.tiers == [["data"], ["means"], ["roles"]]
    assert r.winners == ["data"]
    assert r.order == TOPICS
    assert r.scores == {"data": 5, "means": 3, "roles": 1}
    assert all(type(score) is int for score in r.scores.values())
    assert r.score_name == "points"
    assert r.options == {"aggregate": "sum", "ties": "average", "tie_break": "none", "unranked": "last"}
    assert (r.n_agents, r.total_weight, r.exact_weights, r.other_policies) == (3, 3.0, True, {})
    assert repr(r) == "Ranking(borda: data > means > roles)"


def test_schulze_is_the_default_and_a_tally_serves_as_well(p: ml.PreferenceMatrix) -> None:
    assert ml.rank(p).rule == "schulze"
    assert ml.rank(p) == ml.rank(p.tally())


def test_every_rule_pickles_compares_and_has_facts(p: ml.PreferenceMatrix) -> None:
    for rule in ranked_rules():
        r = ml.rank(p, rule, **options_for(rule))
        again = pickle.loads(pickle.dumps(r))
        assert again == r, rule
        assert again.facts == r.facts
        assert r.facts, rule
        assert r.facts[0].subject in r.winners
        assert r != ml.rank(p.with_weights([1, 1, 5]), rule, **options_for(rule))
    with pytest.raises(TypeError):
        hash(ml.rank(p))


def test_half_points_are_floats_and_missing_means_are_none() -> None:
    tied = ml.PreferenceMatrix.from_ranks([[1, 1, 2]], topics=TOPICS)
    assert ml.rank(tied, "borda").scores == {"data": 1.5, "means": 1.5, "roles": 0.0}
    scores = ml.PreferenceMatrix.from_scores([[3, np.nan, 2], [4, np.nan, 2]], topics=TOPICS)
    r = ml.rank(scores, "range")
    assert r.scores == {"data": 3.5, "means": None, "roles": 2.0}
    assert r.tiers == [["data"], ["roles"], ["means"]]
    assert pickle.loads(pickle.dumps(r)) == r


def test_ties_are_shown_and_broken_only_on_request() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 1, 3]], topics=TOPICS)
    assert ml.rank(p).tiers == [["data", "means"], ["roles"]]
    assert repr(ml.rank(p)) == "Ranking(schulze: data = means > roles)"
    with pytest.raises(ml.InvalidInput, match="'data' and 'means' tie"):
        _ = ml.rank(p).order
    assert ml.rank(p, tie_break="order").order == TOPICS
    drawn = {tuple(ml.rank(p, tie_break="random", seed=seed).order) for seed in range(20)}
    assert drawn == {("data", "means", "roles"), ("means", "data", "roles")}
    r = ml.rank(p, tie_break="random", seed=np.int64(3))
    assert r == ml.rank(p, tie_break="random", seed=3)
    assert r.options["seed"] == 3
    assert [f.against for f in r.facts if f.reason == "tie_break_random"] == [3.0]


def test_the_result_says_when_another_policy_elects_somebody_else() -> None:
    # As in the Debian vote of 2006: those who rank one topic alone decide whether the others count as last.
    p = ml.PreferenceMatrix.from_ranks([[1, 0]] * 5 + [[2, 1]] * 4, topics=["a", "b"])
    assert ml.rank(p).other_policies == {"ignored": ["b"]}
    assert ml.rank(p, unranked="ignored").other_policies == {"last": ["a"]}
    assert ml.rank(p.tally()).other_policies == {}


def test_duels_say_who_wins_and_loses_all_of_them() -> None:
    t = ml.PairwiseTally.from_wins([[0, 6, 6], [3, 0, 5], [3, 4, 0]], topics=TOPICS)
    assert (t.condorcet_winner(), t.condorcet_loser()) == ("data", "roles")
    assert (t.weak_condorcet_winners(), t.smith_set()) == (["data"], ["data"])
    cycle = ml.PairwiseTally.from_wins([[0, 5, 4], [4, 0, 5], [5, 4, 0]], topics=TOPICS)
    assert (cycle.condorcet_winner(), cycle.condorcet_loser()) == (None, None)
    assert (cycle.weak_condorcet_winners(), cycle.smith_set()) == ([], TOPICS)


def test_options_may_be_any_kind_of_number(p: ml.PreferenceMatrix) -> None:
    for alpha in (1, 1.0, np.float32(1), np.int8(1), Fraction(1)):
        assert ml.rank(p, "copeland", alpha=alpha).options["alpha"] == 1.0
    assert ml.rank(p, "copeland", alpha=None) == ml.rank(p, "copeland")


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda p: ml.rank(p, "shulze"), ml.NotFound, "no rule 'shulze'.*did you mean 'schulze'"),
        (lambda p: ml.rank(p, strenght="margins"), ml.InvalidInput, "no option 'strenght'.*mean 'strength'"),
        (lambda p: ml.rank(p, strength="margin"), ml.InvalidInput, "expected 'winning_votes' or 'margins'"),
        (lambda p: ml.rank(p, strength=2), ml.InvalidInput, "strength is 2; expected 'winning_votes'"),
        (lambda p: ml.rank(p, "copeland", alpha=True), ml.InvalidInput, "option alpha is True"),
        (lambda p: ml.rank(p, "copeland", alpha=[1]), ml.InvalidInput, r"option alpha is \[1\]"),
        (lambda p: ml.rank(p, "copeland", alpha=1.5), ml.InvalidInput, "alpha is 1.5.*from 0"),
        (lambda p: ml.rank(p, "copeland", alpha=float("nan")), ml.InvalidInput, "alpha is nan"),
        (lambda p: ml.rank(p, tie_break="random"), ml.InvalidInput, "needs a seed"),
        (
            lambda p: ml.rank(p, tie_break="random", seed=2**70),
            ml.InvalidInput,
            "option seed is 1180591620717",
        ),
        (lambda p: ml.rank(p, tie_break="random", seed=-1), ml.InvalidInput, "seed is -1"),
        (lambda p: ml.rank(p, unranked="skip"), ml.InvalidInput, "unranked is 'skip'; expected 'last'"),
        (lambda p: ml.rank(p.tally(), unranked="ignored"), ml.InvalidInput, "tally the ballots again"),
        (lambda p: ml.rank(p.tally(), "plurality"), ml.InvalidInput, "needs the ballots"),
        (lambda p: ml.rank(p, "range"), ml.InvalidInput, "ranks say an order"),
        (lambda p: ml.rank(p, "approval"), ml.InvalidInput, "give max_rank"),
        (lambda _: ml.rank([[1, 2]]), ml.InvalidInput, "given a list; expected a PreferenceMatrix"),
    ],
)
def test_bad_input_gets_one_clear_error(
    p: ml.PreferenceMatrix, call: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call(p)


def test_unranked_error_names_agent_and_topic() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 0]], topics=["data", "means"], agents=["Lyon"])
    for rule in ranked_rules():
        with pytest.raises(ml.InvalidInput, match="agent 'Lyon' gave no answer on topic 'means'"):
            ml.rank(p, rule, unranked="error", **options_for(rule))


def many_topics(topics: int) -> ml.PairwiseTally:
    """Seven agents of large weights, so that no narrow integers speed things up."""
    rng = np.random.default_rng(1)
    ranks = np.argsort(rng.random((7, topics)), axis=1) + 1
    return ml.PreferenceMatrix.from_ranks(ranks, weights=[10.0**12] * 7).tally()


def test_nine_hundred_topics_are_ranked() -> None:
    t = many_topics(900)
    for rule in ("schulze", "ranked_pairs"):
        assert sorted(topic for tier in ml.rank(t, rule).tiers for topic in tier) == sorted(t.topics)


def test_long_work_reports_progress_and_can_be_stopped() -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    with pytest.raises(ml.Cancelled):
        ml.rank(many_topics(2500), progress=stop)
    assert len(seen) == 1
    assert 0 < seen[0][0] < seen[0][1] == 2500


def test_ctrl_c_stops_a_long_ranking() -> None:
    t = many_topics(2500)
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        signal.raise_signal(signal.SIGINT)

    timer = threading.Timer(0.3, press)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        ml.rank(t)
    assert time.monotonic() - pressed[0] < 1.0
    timer.join()


ballots = st.integers(1, 5).flatmap(
    lambda topics: st.lists(
        st.lists(st.integers(0, topics), min_size=topics, max_size=topics), min_size=1, max_size=8
    )
)


@settings(max_examples=60, deadline=None)
@given(ballots, st.sampled_from(["last", "ignored"]), st.randoms(use_true_random=False))
def test_order_of_topics_and_agents_does_not_matter(
    rows: list[list[int]], unranked: str, random: Any
) -> None:
    p = ml.PreferenceMatrix.from_ranks(rows)
    topics = random.sample(p.topics, len(p.topics))
    agents = random.sample(p.agents, len(p.agents))
    moved = p.select_topics(topics).select_agents(agents)
    for rule in ranked_rules():
        one = ml.rank(p, rule, unranked=unranked, **options_for(rule))
        other = ml.rank(moved, rule, unranked=unranked, **options_for(rule))
        assert [set(tier) for tier in one.tiers] == [set(tier) for tier in other.tiers], rule
        assert one.scores == other.scores, rule


@settings(max_examples=60, deadline=None)
@given(ballots, st.integers(0, 8))
def test_tallies_of_parts_rank_like_the_whole(rows: list[list[int]], cut: int) -> None:
    p = ml.PreferenceMatrix.from_ranks(rows)
    cut = min(cut, len(rows))
    parts = [p.select_agents(part) for part in (p.agents[:cut], p.agents[cut:]) if part]
    tally = parts[0].tally()
    for part in parts[1:]:
        tally += part.tally()
    assert ml.rank(tally, "ranked_pairs") == ml.rank(p.tally(), "ranked_pairs")
