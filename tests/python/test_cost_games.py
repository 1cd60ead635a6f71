"""Cost games and shares: published solutions, certificates, axioms, bad input, words."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

import maillage as ml
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage import _core

RULES = ["shapley", "nucleolus", "prenucleolus", "per_capita_nucleolus", "separable_costs"]
FIELDS = {"shapley", "nucleolus", "prenucleolus", "per_capita_nucleolus", "scrb"}


@pytest.fixture(scope="module")
def published(shared_data):
    return json.loads((shared_data / "games" / "games.json").read_text(encoding="utf-8"))["games"]


def game_of(entry):
    return ml.CostGame(entry["players"], entry["v"], kind=entry["kind"])


def groups_of(players):
    return chain.from_iterable(combinations(players, size) for size in range(1, len(players) + 1))


@pytest.fixture
def small():
    # Four facilities of different reach: an airport game, with a saving beside it.
    costs = {"A": 8, "B": 11, "C": 13, "D": 18}
    return ml.CostGame(list(costs), lambda group: max(costs[p] for p in group) + 0.25 * len(group))


def test_published_solutions_are_reproduced(published):
    compared = 0
    for entry in published:
        game = game_of(entry)
        for name, expected in entry["published"].items():
            assert name in FIELDS
            rule = {"scrb": "separable_costs"}.get(name, name)
            found = ml.share_costs(game, rule)
            np.testing.assert_allclose(found.share, expected, atol=entry["published_tolerance"], rtol=0)
            compared += 1
    assert compared >= 15


def test_published_properties_are_reproduced(published):
    for entry in published:
        game = game_of(entry)
        assert game.core().non_empty == entry["core_nonempty"], entry["id"]
        assert game.properties()["convex"] == entry["convex_savings"], entry["id"]
        assert game.core().check(game), entry["id"]


def test_the_swedish_nucleolus_is_proven_and_the_misprint_is_not(published):
    entry = next(e for e in published if e["id"] == "skane_1982")
    game = game_of(entry)
    exact = dict(zip(game.players, ml.share_costs(game, "nucleolus").exact, strict=True))
    assert ml.is_nucleolus(game, exact)
    # What the working paper of 1979 prints for M and T adds up, but is not the nucleolus.
    misprint = exact | {"M": Fraction("18.60"), "T": exact["T"] + exact["M"] - Fraction("18.60")}
    assert not ml.is_nucleolus(game, misprint)


def test_every_rule_runs_on_the_swedish_game_and_adds_up(published):
    game = game_of(next(e for e in published if e["id"] == "skane_1982"))
    options = {
        "key": {"A": 85.0, "H": 176.8, "K": 26.8, "L": 69.0, "M": 287.3, "T": 59.5},
        "weights": dict.fromkeys(game.players, 1.0),
        "unions": dict(zip(game.players, "xxyyyz", strict=True)),
    }
    for rule, row in ml.share_rules().iterrows():
        own = {row["option"]: options[row["option"]]} if row["option"] in options else {}
        shares = ml.share_costs(game, rule, **own)
        assert sum(shares.share) == pytest.approx(game.total)
        assert sum(shares.rounded().values()) == pytest.approx(game.total, abs=1e-9)
        assert shares.in_core or not row["in_core"], rule
        if shares.in_core:
            assert shares.certificate.check(game), rule
        else:
            worst = shares.objections[0]
            paid = sum(shares.shares[p] for p in worst.group)
            assert paid - game[worst.group] == pytest.approx(worst.complaint)
            assert worst.complaint > 0


def test_certificates_notice_a_changed_game(small, published):
    certificate = small.core()
    assert certificate.non_empty
    assert certificate.check(small)
    other = ml.CostGame(small.players, small.values * 0.9)
    assert not certificate.check(other)
    empty = game_of(next(e for e in published if e["id"] == "majority3_empty_core"))
    proof = empty.core()
    assert not proof.non_empty
    assert proof.subsidy == Fraction(1, 2)
    assert proof.check(empty)
    wrong = replace(proof, weights=tuple(w * 2 for w in proof.weights))
    assert not wrong.check(empty)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5), st.data())
def test_every_certificate_can_be_checked_without_a_solver(n, data):
    amounts = st.integers(0, 40)
    values = [0.0, *(data.draw(amounts) / 4 for _ in range((1 << n) - 1))]
    game = ml.CostGame(
        [f"p{i}" for i in range(n)], values, kind=data.draw(st.sampled_from(["cost", "value"]))
    )
    certificate = game.core()
    assert certificate.check(game)
    assert certificate.non_empty == (certificate.subsidy == 0)
    prenucleolus = ml.share_costs(game, "prenucleolus")
    assert prenucleolus.in_core == certificate.non_empty
    assert ml.is_nucleolus(game, prenucleolus_of(prenucleolus), rule="prenucleolus")
    shapley = ml.share_costs(game, "shapley")
    doubled = ml.CostGame(game.players, game.values * 2, kind=game.kind)
    assert [2 * share for share in shapley.exact] == list(ml.share_costs(doubled, "shapley").exact)


def prenucleolus_of(shares):
    return dict(zip(shares.player, shares.exact, strict=True))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 99), min_size=15, max_size=15),
    st.lists(st.integers(0, 99), min_size=15, max_size=15),
)
def test_the_shapley_value_is_additive(first, second):
    players = ["a", "b", "c", "d"]
    one, two = (ml.CostGame(players, [0, *values]) for values in (first, second))
    both = ml.CostGame(players, one.values + two.values)
    parts = [ml.share_costs(game, "shapley").exact for game in (one, two)]
    assert [a + b for a, b in zip(*parts, strict=True)] == list(ml.share_costs(both, "shapley").exact)


def test_intervals_hold_every_core_share(small):
    intervals = small.core_intervals()
    for rule in ("nucleolus", "equal_profit", "per_capita_nucleolus"):
        for lower, share, upper in zip(
            intervals.lower, ml.share_costs(small, rule).exact, intervals.upper, strict=True
        ):
            assert lower <= share <= upper
    assert "Ce qui se négocie" in intervals.explain()


def test_all_ways_to_give_costs_agree(small):
    groups = list(groups_of(small.players))
    mapping = {group if len(group) > 1 else group[0]: small[group] for group in groups}
    shuffled = dict(reversed([(tuple(reversed(group)), small[group]) for group in groups]))
    assert ml.CostGame(small.players, mapping) == small
    assert ml.CostGame(small.players, shuffled) == small
    assert ml.CostGame(small.players, small.values) == small
    assert ml.CostGame(small.players, list(small.values)) == small


def test_read_only_arrays_are_viewed(small):
    values = np.array(small.values)
    values.flags.writeable = False
    assert ml.CostGame(small.players, values).values.ctypes.data == values.ctypes.data
    loose = np.array(small.values)
    game = ml.CostGame(small.players, loose)
    loose[3] = 99
    assert game == small


def test_shares_survive_pickling(small):
    for value in (small, ml.share_costs(small), small.core(), ml.compare_shares(small), small.properties()):
        assert pickle.loads(pickle.dumps(value)) == value
        assert (
            "Game" in repr(value)
            or "Shares" in repr(value)
            or "Core" in repr(value)
            or "Share" in repr(value)
        )
        assert "<table" in value._repr_html_()


def test_sampling_meets_the_exact_value_within_its_error():
    needs = {f"p{i:02}": 10.0 * (i + 1) for i in range(40)}
    game = ml.CostGame(needs, lambda group: max(needs[p] for p in group))
    shares = ml.share_costs(game, "shapley", samples=60, seed=3)
    assert shares == ml.share_costs(game, "shapley", samples=60, seed=3)
    exact = _core.airport_shapley(list(needs.values()))
    errors = np.abs(np.array(shares.share) - exact) / np.maximum(shares.standard_error, 1e-9)
    assert np.mean(errors < 4) > 0.95
    assert sum(shares.share) == pytest.approx(game.total)
    with pytest.raises(ml.LimitExceeded, match="sampling"):
        ml.share_costs(game, "shapley")


@pytest.mark.parametrize(
    ("players", "costs", "message"),
    [
        (["a", "b"], {"a": 1, "b": 1}, r"\(a, b\) is missing"),
        (["a", "b"], {"a": 1}, "and 1 other groups"),
        (["a", "b"], {"a": 1, "b": 1, ("a", "b"): 2, ("b", "a"): 2}, "listed twice"),
        (["a", "b"], {"a": 1, "b": 1, ("a", "z"): 2}, "'z' that is not a player"),
        (["a", "b"], {"a": 1, "b": "dear", ("a", "b"): 2}, "'dear'"),
        (["a", "b"], {"a": 1, "b": float("nan"), ("a", "b"): 2}, r"\{b\}"),
        (["a", "a"], {"a": 1}, "twice"),
        (["a", ""], [0, 1, 1, 1], "empty id"),
        ([], [0], "at least one player"),
        (["a", "b"], [0, 1, 1], "2\\^2"),
        (["a", "b"], [5, 1, 1, 1], "nobody"),
        (["a", "b"], "costs", "not numbers"),
        (["a", "b"], lambda group: 1 / (len(group) - 2), r"\(a, b\) could not be computed"),
    ],
)
def test_bad_games_are_refused(players, costs, message):
    with pytest.raises(ml.InvalidInput, match=message):
        ml.CostGame(players, costs)


def test_too_many_players_are_told_what_to_do():
    with pytest.raises(ml.LimitExceeded, match="sampling"):
        ml.CostGame([f"p{i}" for i in range(30)], {})
    with pytest.raises(ml.LimitExceeded, match="3\\^21"):
        ml.CostGame.airport({f"p{i}": i for i in range(21)}).cover()


@pytest.mark.parametrize(
    ("rule", "options", "error", "message"),
    [
        ("nucleolos", {}, ml.NotFound, "nucleolus"),
        ("proportional", {}, ml.InvalidInput, "needs key"),
        ("shapley", {"key": [1, 1, 1, 1]}, ml.InvalidInput, "takes no key"),
        ("proportional", {"key": {"A": 1, "B": 1, "C": 1}}, ml.InvalidInput, "lacks player 'D'"),
        ("proportional", {"key": {"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}}, ml.InvalidInput, "'E'"),
        ("proportional", {"key": [1, 1]}, ml.InvalidInput, "2 values for 4 players"),
        ("proportional", {"key": [1, 1, -1, 1]}, ml.InvalidInput, "'C'"),
        ("weighted_shapley", {"weights": [1, 1, 0, 1]}, ml.InvalidInput, "'C'"),
        ("nucleolus", {"samples": 10}, ml.InvalidInput, "not estimated"),
    ],
)
def test_bad_options_are_refused(small, rule, options, error, message):
    with pytest.raises(error, match=message):
        ml.share_costs(small, rule, **options)


def test_elected_members_read_what_they_pay(small):
    told = ml.share_costs(small, "nucleolus").explain()
    assert "A paie" in told
    assert "Personne n'a intérêt à partir" in told.replace("’", "'")
    unstable = ml.share_costs(small, "equal")
    assert not unstable.in_core
    assert "Ce partage ne tient pas" in unstable.explain()
    assert "D'autres partages tiendraient" in unstable.explain().replace("’", "'")
    english = unstable.explain("en")
    assert "These shares do not hold: on its own, the group of" in english


def test_the_core_is_proven_once_and_only_if_asked(small):
    assert small.core() is small.core()
    unstable = ml.share_costs(small, "equal")
    assert unstable.certificate is small.core()
    unproven = ml.share_costs(small, "equal", certificate=False)
    assert unproven.certificate is None
    assert unproven.objections == unstable.objections
    told = unproven.explain("en")
    assert "These shares do not hold" in told
    assert "Other shares" not in told


def test_what_leaving_costs_is_told(small):
    shares = ml.share_costs(small, "nucleolus")
    frame = shares.to_frame()
    for player in small.players:
        others = [other for other in small.players if other != player]
        rest = small[others]
        assert shares.without[small.players.index(player)] == rest
        assert frame.loc[player, "others_lose"] == pytest.approx(rest - sum(frame.loc[others, "share"]))
        assert frame.loc[player, "others_lose"] >= 0
    assert "Ce que coûterait un départ" in shares.explain()
    earned = ml.share_costs(small.savings(), "shapley")
    assert earned.others_lose[0] == pytest.approx(
        earned.total - earned.share[0] - small.savings()[small.players[1:]]
    )
    called = ml.CostGame([f"p{i}" for i in range(30)], lambda group: 10.0 + len(group))
    assert set(ml.share_costs(called, "shapley", samples=2).without) == {39.0}


def test_an_empty_core_names_the_help_it_takes(published):
    game = game_of(next(e for e in published if e["id"] == "majority3_empty_core"))
    told = ml.share_costs(game, "shapley").explain()
    assert "aide extérieure de 0,50" in told
    assert "compté 1/2 fois" in game.core().explain()


def test_comparison_stands_side_by_side(small):
    comparison = ml.compare_shares(small)
    frame = comparison.to_frame()
    assert list(frame.columns) == list(comparison.rule)
    np.testing.assert_allclose(frame.sum(), small.total)
    assert comparison["equal"].in_core is False
    with_tau = ml.compare_shares(ml.CostGame(["a", "b", "c"], [0, 1, 1, 1, 1, 1, 1, 2]), ["tau", "equal"])
    assert list(with_tau.refused) == ["tau"]
    assert "ne donne aucun partage" in with_tau.explain()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_pictures_are_drawn(small, lang):
    for result in (ml.share_costs(small), ml.compare_shares(small)):
        assert result.plot(lang=lang).to_dict()["description"]


def test_savings_and_cover(small):
    savings = small.savings()
    assert savings.kind == "value"
    assert savings.total == pytest.approx(sum(small.alone.values()) - small.total)
    cover = ml.CostGame(["a", "b"], {"a": 1, "b": 1, ("a", "b"): 3}).cover()
    assert cover.total == 2
    assert not ml.CostGame(["a", "b"], {"a": 1, "b": 1, ("a", "b"): 3}).properties()["subadditive"]
