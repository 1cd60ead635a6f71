"""Charts show what results hold, write names in full, and render without a browser."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import maillage as ml
import numpy as np
import pytest
from maillage.charts import plot
from maillage.comparison import compare_rules

LONG = "Coopérations entre acteurs du système alimentaire territorial : mobiliser les parties prenantes"
CIRCLE = [[1, 2, 3]] * 8 + [[2, 3, 1]] * 7 + [[3, 1, 2]] * 6


def circle() -> ml.PreferenceMatrix:
    return ml.PreferenceMatrix.from_ranks(CIRCLE, topics=["Données", LONG, "Rôles"])


def results() -> list[object]:
    p = circle()
    scores = ml.PreferenceMatrix.from_scores([[5.5, 3, np.nan], [-4, 2, 1]], topics=["a", "b", "c"])
    approvals = ml.PreferenceMatrix.from_approvals([[1, 0, np.nan], [1, 1, 0]], topics=["a", "b", "c"])
    rankings = [ml.rank(p, rule) for rule in ("borda", "schulze", "minimax", "condorcet_winner")]
    rankings += [ml.rank(scores, "range"), ml.rank(approvals, "approval", aggregate="mean")]
    return [p, scores, approvals, p.tally(), p.rank_tally(), compare_rules(p), *rankings]


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    (data,) = spec["datasets"].values()
    return list(data)


def svg(chart: Any) -> str:
    out = io.StringIO()
    chart.save(out, format="svg")
    return out.getvalue()


@pytest.mark.parametrize("result", results(), ids=lambda result: repr(result)[:40])
def test_every_chart_renders_without_a_browser(result: object) -> None:
    assert svg(plot(result, "fr")).startswith("<svg")
    png = io.BytesIO()
    plot(result, "en").save(png, format="png")
    assert png.getvalue().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "result", [circle().tally(), circle().rank_tally(), ml.rank(circle(), "borda"), compare_rules(circle())]
)
def test_names_are_written_in_full_with_their_accents(result: object) -> None:
    drawn = " ".join(re.findall(r">([^<>]+)<", svg(plot(result))))
    assert all(word in drawn for word in LONG.split())
    assert "Données" in drawn
    assert "…" not in drawn


def test_a_ranking_shows_scores_and_ties() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 1, 3]], topics=["a", "b", "c"])
    spec = plot(ml.rank(p, "borda"), "en").to_dict()
    assert [(r["topic"], r["place"], r["length"], r["written"], r["winner"]) for r in rows(spec)] == [
        ("a", 1, 3, "3 points", True),
        ("b", 1, 3, "3 points", True),
        ("c", 3, 0, "0 points", False),
    ]
    assert "Topics under the same number are tied." in spec["title"]["subtitle"]


def test_smallest_defeats_are_drawn_as_lengths() -> None:
    spec = plot(ml.rank(circle(), "minimax"), "en").to_dict()
    assert [r["length"] for r in rows(spec)] == [13, 14, 15]
    assert "The shortest bar is the best." in spec["title"]["subtitle"]


def test_the_heat_map_holds_every_duel_and_is_centred_on_a_tie() -> None:
    tally = circle().tally()
    spec = plot(tally, "en").to_dict()
    wins = tally.to_frame()
    cells = rows(spec)
    assert len(cells) == 6
    for cell in cells:
        a, b = cell["row"], cell["column"]
        assert cell["written"] == str(wins.loc[a, b])
        assert cell["margin"] == wins.loc[a, b] - wins.loc[b, a]
    domain = spec["layer"][0]["encoding"]["color"]["scale"]["domain"]
    assert domain[0] == -domain[2]
    assert domain[1] == 0


def test_the_heat_map_puts_the_topic_that_wins_most_duels_on_top() -> None:
    p = ml.PreferenceMatrix.from_ranks([[3, 1, 2], [3, 1, 2], [1, 2, 3]], topics=["a", "b", "c"])
    encoding = plot(p.tally(), "en").to_dict()["layer"][0]["encoding"]
    assert encoding["y"]["sort"] == ["b", "c", "a"]
    assert encoding["x"]["sort"] == ["b", "c", "a"]


def test_numbers_too_long_for_a_cell_become_percentages() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2], [2, 1]], weights=[30000.5, 10000])
    cells = rows(plot(p.tally(), "en").to_dict())
    assert [cell["written"] for cell in cells] == ["75%", "25%"]


def test_positions_add_up_to_the_votes() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 0], [2, 1, 3]], topics=["a", "b", "c"])
    spec = plot(p.rank_tally("ignored"), "en").to_dict()
    found: dict[str, float] = {}
    for row in rows(spec):
        found[row["topic"]] = max(found.get(row["topic"], 0), row["end"])
    assert found == {"a": 2, "b": 2, "c": 2}
    assert {r["part"] for r in rows(spec)} == {"1st", "2nd", "3rd", "no answer"}


def test_many_positions_are_drawn_in_groups_that_lose_nobody() -> None:
    rng = np.random.default_rng(1)
    p = ml.PreferenceMatrix.from_ranks(np.array([rng.permutation(32) + 1 for _ in range(50)]))
    drawn = rows(plot(p.rank_tally(), "en").to_dict())
    assert len({row["part"] for row in drawn}) <= 9
    assert sum(row["end"] - row["start"] for row in drawn) == 50 * 32


def test_whole_numbers_have_no_ticks_at_parts_of_one() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3], [2, 1, 3]], topics=["a", "b", "c"])
    for chart in (plot(ml.rank(p, "schulze"), "en"), ml.programme(p, 2, "2020-01-21T10:00").plot("en")):
        assert not re.findall(r">\d+\.\d+<", svg(chart))


def test_sessions_to_be_confirmed_are_drawn_apart() -> None:
    p = ml.PreferenceMatrix.from_ranks([[1, 2, 3, 4], [1, 4, 3, 2]], topics=["a", "b", "c", "d"])
    spec = ml.programme(p, sessions=2, start="2020-01-21T10:00").plot("en").to_dict()
    assert [row["measure"] for row in rows(spec)] == ["served by the topic", "served, topic to be confirmed"]


def test_charts_can_be_put_side_by_side() -> None:
    import altair as alt

    together = alt.vconcat(*(plot(result) for result in results()[3:6]))
    assert svg(together).startswith("<svg")


def test_numbers_are_written_as_in_french_whatever_the_viewer() -> None:
    p = ml.PreferenceMatrix.from_scores([[2.5, 1.25], [2, 1]], topics=["a", "b"])
    texts = re.findall(r">([^<>]+)<", svg(plot(ml.rank(p, "range"), "fr")))
    assert "2,25" in texts
    assert "0,5" in texts
    assert not any(re.fullmatch(r"\d+\.\d+", text) for text in texts)


def test_invented_ballots_are_labelled() -> None:
    for result in results():
        spec = json.dumps(plot(result, "en", invented=True).to_dict())
        assert "These ballots are invented" in spec
        assert "invented" not in json.dumps(plot(result, "en").to_dict())


def test_ids_cannot_break_out_of_a_page_or_a_label() -> None:
    nasty = ["</script><script>alert(1)</script>", 'it\'s "quoted" \\ {x}', "datum.value"]
    p = ml.PreferenceMatrix.from_ranks(CIRCLE, topics=nasty)
    programme = ml.programme(p, 2, "2020-01-21T10:00")
    for result in (p.tally(), p.rank_tally(), ml.rank(p, "borda"), compare_rules(p), programme):
        chart = plot(result, labels={"datum.value": "<!--<script>"}, invented="</script>")
        drawn = svg(chart)
        assert "<script>" not in drawn
        assert "alert(1)" in drawn
        assert "{x}" in drawn
        page = io.StringIO()
        chart.save(page, format="html")
        assert page.getvalue().count("</script") == page.getvalue().count("<script") == 4
        assert "<!--" not in page.getvalue()


def test_a_page_with_a_chart_needs_no_network() -> None:
    page = io.StringIO()
    plot(circle().tally()).save(page, format="html", inline=True)
    assert not re.search(r"<(?:script|link)[^>]* (?:src|href)=", page.getvalue())


def test_results_draw_themselves() -> None:
    for result in results():
        drawn = result.plot("en")  # type: ignore[attr-defined]
        assert drawn.to_dict() == plot(result, "en").to_dict()


def test_things_without_a_chart_are_refused() -> None:
    with pytest.raises(ml.InvalidInput, match="dict has no chart"):
        plot({})
    with pytest.raises(ml.InvalidInput, match="'fr'"):
        plot(circle(), "de")
