"""Several rules side by side."""

from __future__ import annotations

import pickle
import re

import maillage as ml
import pytest
from maillage.comparison import compare_rules, fitting_rules

CIRCLE = [[1, 2, 3]] * 8 + [[2, 3, 1]] * 7 + [[3, 1, 2]] * 6


def circle() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks(CIRCLE, topics=["A", "B", "C"])


def test_rules_that_fit_are_those_that_run() -> None:
    tables = {
        "ranks": circle(),
        "scores": ml.PreferenceMatrix.from_scores([[1.5, 2.0]]),
        "approvals": ml.PreferenceMatrix.from_approvals([[1, 0]]),
        "tally": circle().tally(),
    }
    concepts = {"condorcet_winner", "condorcet_loser", "smith_set"}
    for table in tables.values():
        runs = set()
        for rule in ml.rules().index:
            try:
                ml.rank(table, rule)
            except ml.InvalidInput:
                continue
            runs.add(rule)
        assert set(fitting_rules(table)) == runs - concepts


def test_each_column_is_the_ranking_of_that_rule() -> None:
    c = compare_rules(circle())
    for rule, ranking in zip(c.rules, c.rankings, strict=True):
        assert ranking == ml.rank(circle(), rule)
        assert c.winners[rule] == ranking.winners
    assert c.rules == fitting_rules(circle())


def test_frame_has_a_row_per_rule_and_tied_topics_share_a_place() -> None:
    frame = compare_rules(circle(), ["copeland", "schulze"]).to_frame()
    assert list(frame.index) == ["copeland", "schulze"]
    assert list(frame.columns) == ["winners", "A", "B", "C"]
    assert frame.loc["copeland"].tolist() == ["A, B, C", 1, 1, 1]
    assert frame.loc["schulze"].tolist() == ["A", 1, 2, 3]


def test_options_for_all_and_for_one() -> None:
    c = compare_rules(
        circle(), {"schulze": {"strength": "margins"}, "approval": {"max_rank": 2}}, tie_break="order"
    )
    assert c.rankings[0].options["strength"] == "margins"
    assert c.rankings[1].options["max_rank"] == 2
    assert [r.options["tie_break"] for r in c.rankings] == ["order", "order"]


def test_a_rule_given_twice_is_numbered() -> None:
    c = compare_rules(circle(), ["borda", "borda"])
    assert c.rules == ["borda (1)", "borda (2)"]
    assert list(c.ranks) == c.rules


def test_one_rule_may_be_given_by_its_name() -> None:
    assert repr(compare_rules(circle(), "schulze")) == "Comparison(1 rule: A first by 1)"


def test_values_compare_and_pickle() -> None:
    c = compare_rules(circle())
    assert pickle.loads(pickle.dumps(c)) == c
    assert c != compare_rules(circle(), ["borda"])


def test_words_say_where_rules_agree_and_where_not() -> None:
    told = re.sub("[\u00a0\u202f]", " ", compare_rules(circle(), ["copeland", "schulze", "borda"]).explain())
    assert told.startswith("Comparaison de 3 règles. Elles ne placent pas toutes le même sujet en tête :\n")
    assert "– « A » : méthode de Schulze et points de Borda" in told
    assert "– « A », « B » et « C » : duels gagnés (Copeland)" in told
    assert "– « C » : de la place 1 à la place 3" in told
    agreed = compare_rules(
        ml.PreferenceMatrix.from_ranks([[1, 2, 3]], topics=["A", "B", "C"]), ["borda", "schulze"]
    )
    assert "All put “A” first. They agree on the whole order." in agreed.explain("en")


def test_bad_input() -> None:
    with pytest.raises(ml.InvalidInput, match="no rule was given to compare"):
        compare_rules(circle(), [])
    with pytest.raises(ml.NotFound, match="there is no rule 'bordas'"):
        compare_rules(circle(), ["bordas"])
    with pytest.raises(ml.InvalidInput, match="needs the ballots"):
        compare_rules(circle().tally(), ["plurality"])
