"""Results in words: whole texts as readers get them, and what holds for every rule and every profile."""

# ruff: noqa: E501 - texts are easier to check in one piece
from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import maillage as ml
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage.wording import Voice, explain, rule_name, words
from maillage.wording.catalogue import translations
from maillage.wording.rules import shown_scores, written_scores

if TYPE_CHECKING:
    from pathlib import Path

NO_BREAK = "[\u00a0\u202f]"
# Schulze's rule needs a chain here: A loses its duel with C, but beats B, which beats C.
CIRCLE = [[1, 2, 3]] * 8 + [[2, 3, 1]] * 7 + [[3, 1, 2]] * 6
TOPICS = ["Gouvernance", "Moyens", "Données"]


def plain(text: str) -> str:
    """Return a text with ordinary spaces, so that it can be compared with what is typed here."""
    return re.sub(NO_BREAK, " ", text)


def french(result: object, **options: Any) -> str:
    return plain(explain(result, "fr", **options))


def circle() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks(CIRCLE, topics=TOPICS)


def test_schulze_tells_a_chain_step_by_step() -> None:
    assert french(ml.rank(circle(), "schulze")).split("\n\n") == [
        "« Gouvernance » arrive en tête.",
        "Le classement complet :\n1. Gouvernance\n2. Moyens\n3. Données",
        (
            "Méthode de Schulze. Un sujet passe devant un autre si la chaîne de duels gagnés la plus solide qui mène "
            "du premier au second l’emporte sur toute chaîne en sens inverse ; une chaîne vaut ce que vaut son "
            "maillon le plus faible. Dans un duel entre deux sujets, l’emporte celui que le plus grand nombre de "
            "voix place devant l’autre. La force d’un duel est le nombre de voix du gagnant."
        ),
        (
            "« Gouvernance » l’emporte, du plus serré au plus net :\n"
            "– sur « Données », bien que leur duel soit perdu (8 voix contre 13), par une chaîne de duels gagnés : "
            "« Gouvernance » l’emporte sur « Moyens » (15 voix contre 6), qui l’emporte sur « Données » (14 voix "
            "contre 7). Le maillon le plus faible vaut 14 ; en sens inverse, aucune chaîne ne vaut plus de 13.\n"
            "– sur « Moyens » par 15 voix contre 6"
        ),
        "Aucun sujet ne gagne tous ses duels.",
        (
            "Décompte : 21 bulletins, une voix chacun. Un bulletin qui met deux sujets à égalité ne compte pour "
            "aucun des deux dans leur duel."
        ),
    ]


def test_of_many_topics_the_closest_duel_is_told_and_those_that_come_next() -> None:
    # The last topic of thirty is the one that the first beats by least.
    far = [1, *range(3, 31), 2]
    p = ml.PreferenceMatrix.from_ranks([list(range(1, 31))] * 5 + [far] * 2 + [[2, *range(3, 31), 1]] * 2)
    told = french(ml.rank(p, "schulze"))
    assert "« T1 » gagne tous ses duels ; le plus serré l’oppose à « T30 » : 7 voix contre 2." in told
    assert "Face aux sujets qui suivent :\n– face à « T2 » : 9 voix contre 0" in told
    tied = french(
        ml.rank(p.add_topics(["T31"]).select_topics([f"T{i}" for i in range(2, 32)]), "ranked_pairs")
    )
    assert "{" not in tied


def test_ranked_pairs_names_the_duel_set_aside() -> None:
    told = french(ml.rank(circle(), "ranked_pairs"))
    assert "1 duel est écarté, parce qu’il en contredit d’autres, aussi nets ou plus nets :\n" in told
    assert "– « Données » l’emporte sur « Gouvernance » : 13 voix contre 8" in told


def test_the_capital_of_tennessee(shared_data: Path) -> None:
    profile = json.loads((shared_data / "ballots" / "tennessee.json").read_text(encoding="utf-8"))
    cities = profile["candidates"]
    ranks = [[order.index(city) + 1 for city in cities] for _, order in profile["ballots"]]
    p = ml.PreferenceMatrix.from_ranks(
        ranks, topics=cities, weights=[count for count, _ in profile["ballots"]]
    )
    told = explain(ml.rank(p, "schulze"), "en")
    assert told.startswith("“Nashville” comes first.\n")
    assert (
        "“Nashville” wins all its duels, the closest first:\n– against “Memphis”: 58 votes to 42\n"
        "– against “Chattanooga”: 68 votes to 32\n– against “Knoxville”: 68 votes to 32" in told
    )
    assert "“Nashville” wins all its duels; the closest is against “Memphis”: 58 votes to 42." in explain(
        ml.rank(p, "borda"), "en"
    )
    assert "4 ballots counted, worth 100 votes in all." in told
    told = explain(ml.rank(p, "plurality"), "en")
    assert told.startswith("“Memphis” comes first.\n")
    assert (
        "Yet “Nashville” wins all its duels, the one against “Memphis” by 58 votes to 42: a rule that goes by "
        "duels would put it first." in told
    )
    assert "“Memphis”: 42 votes. “Nashville” comes next: 26 votes." in told


def test_another_policy_that_elects_another_topic_is_named() -> None:
    # Counted as last, the topics that two agents left out lose to A; ignored, B wins the only duel that was judged.
    p = ml.PreferenceMatrix.from_ranks([[1, 0], [1, 0], [2, 1]], topics=["A", "B"])
    told = french(ml.rank(p, "copeland"))
    assert told.startswith("« A » arrive en tête.")
    assert "Il manque 2 réponses. Un sujet laissé sans réponse compte comme dernier" in told
    assert (
        "\n\nAttention : si les sujets sans réponse étaient laissés de côté, « B » arriverait en tête.\n\n"
        in told
    )
    told = explain(ml.rank(p, "copeland", unranked="ignored"), "en")
    assert "Beware: were topics without an answer counted as last instead, “A” would come first." in told


def test_ties_are_said_plainly() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 1, 3]], topics=TOPICS)
    told = french(ml.rank(p, "borda"))
    assert told.startswith("« Gouvernance » et « Moyens » arrivent en tête, à égalité.")
    assert "1. « Gouvernance » et « Moyens », à égalité (3 points)\n3. Données (0 point)" in told
    everyone = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 3, 1], [3, 1, 2]], topics=TOPICS)
    assert french(ml.rank(everyone, "copeland")).startswith("Tous les sujets sont à égalité")


def test_broken_ties_are_said() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2], [2, 1]], topics=["A", "B"])
    in_order = french(ml.rank(p, "borda", tie_break="order"))
    assert "2 sujets à égalité ont été mis dans l’ordre de la liste ; « A » passe en premier." in in_order
    drawn = ml.rank(p, "borda", tie_break="random", seed=12345)
    assert (
        "2 sujets à égalité ont été tirés au sort (graine 12345 : la même graine redonne le même ordre) ; "
        f"« {drawn.winners[0]} » passe en premier."
    ) in french(drawn)


def test_points_and_their_origin() -> None:
    told = french(ml.rank(circle(), "borda"))
    assert "« Gouvernance » : 23 points sur 42 possibles. « Moyens » et « Données » viennent ensuite" in told
    assert "« Gouvernance » tire ses points de ses duels, du moins favorable au plus favorable :\n" in told
    assert told.index("– face à « Données » : 8 points contre 13") < told.index(
        "– face à « Moyens » : 15 points contre 6"
    )


def test_scores_and_approvals() -> None:
    scores = ml.PreferenceMatrix.from_scores([[5, 3], [4, float("nan")]], topics=["A", "B"])
    told = french(ml.rank(scores, "range"))
    assert "– « A » : 4,5 en moyenne (9 au total, 2 voix)" in told
    assert "– « B » : 3 en moyenne (3 au total, 1 voix), 1 sans réponse" in told
    assert "Un sujet laissé sans réponse ne compte ni pour ni contre." in told
    approvals = ml.PreferenceMatrix.from_approvals([[1, 0], [1, 1]], topics=["A", "B"])
    assert "– « A » : 2 pour, 0 contre" in french(ml.rank(approvals, "approval"))
    ranks = ml.rank(circle(), "approval", max_rank=2)
    assert "Un bulletin approuve les sujets qu’il classe au 2e rang ou mieux." in french(ranks)


def test_smallest_defeat() -> None:
    told = french(ml.rank(circle(), "minimax"))
    assert "« Gouvernance » perd au pire contre « Données », qui l’emporte par 13 voix contre 8" in told
    assert "1. Gouvernance (pire défaite : 13 voix)" in told
    told = french(ml.rank(circle(), "minimax", strength="margins"))
    assert "1. Gouvernance (pire défaite : 5 voix d’écart)" in told


def test_defeats_are_shown_without_a_sign() -> None:
    assert shown_scores(ml.rank(circle(), "minimax")) == {"Gouvernance": 13, "Moyens": 15, "Données": 14}
    assert written_scores(ml.rank(circle(), "minimax"), Voice(words("fr")))["Moyens"] == "15"


def test_losers_and_groups() -> None:
    p = ml.PreferenceMatrix.from_ranks([[*ranks, 4] for ranks in CIRCLE], topics=[*TOPICS, "Reste"])
    assert french(ml.rank(p, "smith_set")).startswith(
        "Le plus petit groupe qui gagne tous ses duels contre les autres : « Gouvernance », « Moyens » et "
        "« Données »."
    )
    assert french(ml.rank(p, "condorcet_loser")).startswith(
        "« Reste » perd tous ses duels ; le plus serré l’oppose à « Gouvernance », qui l’emporte par 21 voix "
        "contre 0."
    )
    assert french(ml.rank(p, "condorcet_winner")).startswith("Tous les sujets sont à égalité")


def test_duels_name_a_winner_or_go_round() -> None:
    told = french(circle().tally())
    assert "3 sujets, comparés deux à deux : 3 duels." in told
    assert (
        "Aucun sujet ne gagne tous ses duels. Les préférences tournent en rond : « Gouvernance » l’emporte sur "
        "« Moyens » (15 voix contre 6), « Moyens » l’emporte sur « Données » (14 voix contre 7) et « Données » "
        "l’emporte sur « Gouvernance » (13 voix contre 8)." in told
    )
    assert "Duels les plus serrés :\n– « Données » l’emporte sur « Gouvernance » : 13 voix contre 8\n" in told
    told = french(ml.PreferenceMatrix.from_ranks([[1, 2, 2], [1, 3, 2]], topics=TOPICS).tally())
    assert (
        "« Gouvernance » gagne tous ses duels ; le plus serré l’oppose à « Moyens » : 2 voix contre 0."
        in told
    )
    told = french(ml.PreferenceMatrix.from_ranks([[1, 1], [1, 1]]).tally())
    assert "Dans 1 duel, personne n’exprime de préférence." in told


def test_positions() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3, 4], [1, 0, 2, 3]], topics=list("ABCD"))
    told = french(p.rank_tally("ignored"))
    assert "Le plus souvent en première place : « A », 2 voix sur 2." in told
    assert "Le plus souvent parmi les trois premiers : « A » et « C », 2 voix sur 2." in told
    assert "Le plus souvent sans réponse : « B », 1 voix sur 2." in told


def test_ballots() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 0], [0, 0, 0]], topics=TOPICS, weights=[1, 2.5])
    told = french(p)
    assert told.startswith(
        "2 bulletins sur 3 sujets, sous forme de rangs : 1 pour le sujet préféré à tous les autres."
    )
    assert "Les bulletins n’ont pas tous le même poids : de 1 à 2,5 voix chacun, 3,5 en tout." in told
    assert "Il manque 4 réponses (67 % du tableau). 2 bulletins sont incomplets. 1 bulletin est vide." in told
    assert "Le plus souvent sans réponse : « Données » (2 bulletins)." in told
    assert "Tous les bulletins se prononcent sur tous les sujets." in french(circle())


def test_labels_and_the_notice_of_invented_ballots() -> None:
    told = french(ml.rank(circle(), "borda"), labels={"Moyens": "Moyens  et\nressources"}, invented=True)
    assert told.startswith("Ces bulletins sont inventés")
    assert "« Moyens et ressources »" in told
    assert "« Moyens »" not in told
    assert french(circle(), invented="Données inventées pour la démonstration.").startswith(
        "Données inventées pour"
    )


def test_weights_that_were_rounded_are_said() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2], [2, 1]], weights=[2**0.5, 1e-7 * 3**0.5])
    ranking = ml.rank(p, "borda")
    assert ranking.exact_weights == ("rounded" not in explain(ranking, "en"))


def test_every_result_of_the_core_speaks_through_its_method() -> None:
    p = circle()
    for result in (p, p.tally(), p.rank_tally(), ml.rank(p, "schulze")):
        assert result.explain() == explain(result, "fr")
        assert result.explain("en") == explain(result, "en")
        labels = {"Moyens": "Moyens et ressources"}
        assert result.explain("en", labels=labels, invented=True) == explain(
            result, "en", labels=labels, invented=True
        )
        with pytest.raises(ml.InvalidInput, match="'fr'"):
            result.explain("it")


def test_things_without_words_are_refused() -> None:
    with pytest.raises(ml.InvalidInput, match="there are no words for dict"):
        explain({})


def test_rules_have_names_in_both_languages() -> None:
    for rule in ml.rules().index:
        assert rule_name(rule, "fr") != rule
        assert rule_name(rule, "fr") != rule_name(rule, "en")
    assert rule_name("unheard_of", "fr") == "Unheard_of"


RULES = ["plurality", "borda", "copeland", "minimax", "schulze", "ranked_pairs", "condorcet_winner"]
RULES += ["condorcet_loser", "smith_set"]


@settings(max_examples=60, deadline=None)
@given(
    ranks=st.integers(1, 5).flatmap(
        lambda m: st.lists(st.lists(st.integers(0, 3), min_size=m, max_size=m), min_size=1, max_size=7)
    ),
    rule=st.sampled_from(RULES),
    unranked=st.sampled_from(["last", "ignored"]),
    lang=st.sampled_from(["fr", "en"]),
    weight=st.sampled_from([1, 0.1, 1 / 3]),
)
def test_any_ranking_is_told_in_full(
    ranks: list[list[int]], rule: str, unranked: str, lang: str, weight: float
) -> None:
    names = [f"sujet-{i}" for i in range(len(ranks[0]))]
    p = ml.PreferenceMatrix.from_ranks(ranks, topics=names, weights=[weight] * len(ranks))
    ranking = ml.rank(p, rule, unranked=unranked)
    told = explain(ranking, lang)
    assert all(winner in told for winner in ranking.winners) or len(ranking.tiers) == 1
    assert not re.search(r"[{}]|\bnan\b|\n\n\n|  |\.\.| \n", told)
    for other in (p, p.tally(unranked), p.rank_tally(unranked)):
        assert not re.search(r"[{}]|\bnan\b|\n\n\n|  |\.\.| \n", explain(other, lang))


@settings(max_examples=80, deadline=None)
@given(
    ranks=st.lists(st.permutations([1, 2, 3, 4]), min_size=1, max_size=9),
    rule=st.sampled_from(["schulze", "ranked_pairs"]),
)
def test_every_number_of_a_duel_is_that_of_the_tally(ranks: list[list[int]], rule: str) -> None:
    p = ml.PreferenceMatrix.from_ranks(ranks, topics=list("ABCD"))
    wins = p.tally().to_frame()
    told = plain(explain(ml.rank(p, rule), "fr"))
    steps, winner, last = [], "", ""
    score = r"(\d+) voix contre (\d+)"
    for line in told.splitlines():
        if match := re.match(r"« (.) » (?:l’emporte|gagne tous ses duels), du plus", line):
            winner = match[1]
        if match := re.match(rf"– (?:sur|face à) « (.) »(?: par | : |, (?:bien|plus) [^(]*\(){score}", line):
            steps.append((winner, *match.groups()))
        for first, second, *votes in re.findall(
            rf"(?:« (.) »|qui) l’emporte sur « (.) »(?: :)? \(?{score}", line
        ):
            steps.append((first or last, second, *votes))
            last = second
    for first, second, won, lost in steps:
        assert (int(won), int(lost)) == (wins.loc[first, second], wins.loc[second, first])
    assert steps or len(ml.rank(p, rule).tiers) == 1
    assert told.count(" voix contre ") == len(steps)


def test_sentences_do_not_depend_on_what_was_said_before() -> None:
    translations.cache_clear()
    words.cache_clear()
    ranking = ml.rank(circle(), "schulze")
    assert explain(ranking, "en") != explain(ranking, "fr")
    assert explain(ranking, "fr") == explain(ranking, "fr")
