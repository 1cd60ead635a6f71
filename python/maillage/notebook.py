"""What notebooks show of a result: a short table, readable by screen readers, with its conventions."""

from __future__ import annotations

from fractions import Fraction
from functools import singledispatch
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from maillage._core import InvalidInput, PairwiseTally, PreferenceMatrix, Ranking, RankTally
from maillage.comparison import Comparison
from maillage.frames import places
from maillage.pooling.games import CostGame
from maillage.result import Result
from maillage.wording import Voice, invented_notice, rule_name, score_title, words
from maillage.wording.conventions import ballots_words, unranked_words
from maillage.wording.rankings import counting_words, other_policy_words
from maillage.wording.rules import score_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# As much of a table as is looked at; the rest is counted.
MAX_ROWS = 20
MAX_COLUMNS = 20


def to_html(
    result: object,
    lang: str = "fr",
    *,
    labels: Mapping[str, str] | None = None,
    invented: bool | str | None = None,
) -> str:
    """Return a result as an HTML table; options as for `maillage.wording.explain`."""
    voice = Voice(words(lang), labels or {})
    caption, heads, rows = table(result, voice)
    said = " ".join(part for part in (caption, invented_notice(invented, lang)) if part)
    return html_table(said, heads, rows, voice)


def html_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], voice: Voice) -> str:
    """Return a table whose first column names the rows; long and wide ones are cut and counted."""
    w = voice.words
    hidden_columns = max(0, len(heads) - MAX_COLUMNS - 1)
    shown = [row[: MAX_COLUMNS + 1] for row in rows[:MAX_ROWS]]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads[: MAX_COLUMNS + 1])
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in shown
    )
    rest = []
    if len(rows) > MAX_ROWS:
        rest.append(w.count("{n} more row", "{n} more rows", len(rows) - MAX_ROWS))
    if hidden_columns:
        rest.append(w.count("{n} more column", "{n} more columns", hidden_columns))
    foot = (
        f'<tfoot><tr><td colspan="{len(heads)}">{escape(w.listing(rest))}</td></tr></tfoot>' if rest else ""
    )
    style = "caption-side: bottom; text-align: left; max-width: 60em"
    return (
        f'<table lang="{w.lang}"><caption style="{style}">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"
    )


@singledispatch
def table(result: object, voice: Voice) -> tuple[str, list[str], list[list[str]]]:  # noqa: ARG001 - see `register`
    """Return the caption, the heads and the rows of a result's table."""
    raise InvalidInput(f"{type(result).__name__} has no table")


@table.register(Result)
def _(result: Result, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    frame = result.to_frame()
    known = set(result.labels)
    rows = [
        [voice.label(str(name)), *(_cell(cell, known, voice) for cell in row)]
        for name, row in zip(frame.index, frame.itertuples(index=False), strict=True)
    ]
    heads = [str(frame.index.name or ""), *map(str, frame.columns)]
    return type(result).__name__, [head.replace("_", " ") for head in heads], rows


def _cell(cell: object, known: set[str], voice: Voice) -> str:
    """Return a cell as readers see it: names of actors, numbers of the language, nothing for nothing."""
    if isinstance(cell, (bool, np.bool_)):
        return voice.words.say("yes") if cell else voice.words.say("no")
    if isinstance(cell, (int, float, Fraction, np.integer, np.floating)):
        return voice.words.number(float(cell), 3)
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return ""
    if isinstance(cell, (list, tuple)):
        return voice.words.listing([_cell(each, known, voice) for each in cell])
    return voice.label(str(cell)) if str(cell) in known else str(cell)


@table.register(CostGame)
def _(result: CostGame, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w = voice.words
    costs = result.kind == "cost"
    heads = [w.say("Group"), w.say("Cost") if costs else w.say("Value")]
    groups = result.to_frame().sort_values("size", kind="stable")
    rows = [
        [w.listing(map(voice.label, group)), w.money(amount)]
        for group, amount in zip(groups["group"], groups[result.kind], strict=True)
    ]
    told = (
        w.say("What each group would pay on its own.")
        if costs
        else w.say("What each group would earn on its own.")
    )
    return told, heads, rows


@table.register(Ranking)
def _(result: Ranking, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w, place = voice.words, places(result)
    others = [other_policy_words(result, policy, voice) for policy in result.other_policies]
    caption = " ".join([f"{rule_name(result.rule, w.lang)}.", *counting_words(result, voice), *others])
    heads = [w.say("Topic"), w.say("Rank")]
    scored = result.score_name != "topics_below"
    if scored:
        heads.append(score_title(result.score_name, w.lang))
    rows = []
    for tier in result.tiers:
        rank = str(place[tier[0]])
        written = w.say("{place} tied", place=rank) if len(tier) > 1 else rank
        rows += [
            [voice.label(topic), written, *([score_words(result, topic, voice)] if scored else [])]
            for topic in tier
        ]
    return caption, heads, rows


@table.register(Comparison)
def _(result: Comparison, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w, ranks = voice.words, result.ranks
    first = result.rankings[0]
    order = sorted(result.topics, key=lambda topic: sum(place[topic] for place in ranks.values()))
    told = w.say("The place of each topic, rule by rule")
    caption = f"{told}. {ballots_words(voice, first.n_agents, first.total_weight)}"
    heads = [w.say("Topic"), *(rule_name(ranking.rule, w.lang) for ranking in result.rankings)]
    return caption, heads, [[voice.label(t), *(str(place[t]) for place in ranks.values())] for t in order]


@table.register(PreferenceMatrix)
def _(result: PreferenceMatrix, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w = voice.words
    values = np.asarray(result.values[: MAX_ROWS + 1], dtype=float)
    blank = 0.0 if result.kind == "ranks" else np.nan
    rows = [
        [agent, *("" if cell == blank or np.isnan(cell) else w.number(cell) for cell in row)]
        for agent, row in zip(result.agents, values.tolist(), strict=False)
    ]
    rows += [["", ""]] * (result.n_agents - len(rows))
    ballots = w.count("{n} ballot", "{n} ballots", result.n_agents)
    topics = w.count("{n} topic", "{n} topics", result.n_topics)
    caption = w.say("{ballots} on {topics}.", ballots=ballots, topics=topics)
    return caption, [w.say("Agent"), *(voice.label(topic) for topic in result.topics)], rows


@table.register(PairwiseTally)
def _(result: PairwiseTally, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w = voice.words
    wins = np.asarray(result.wins, dtype=float)
    rows = [
        [voice.label(topic), *("" if a == b else w.number(votes) for b, votes in enumerate(wins[a].tolist()))]
        for a, topic in enumerate(result.topics)
    ]
    told = w.say("In each cell, the votes that prefer the topic of the row to that of the column.")
    return _caption(told, result, voice), [w.say("Topic"), *map(voice.label, result.topics)], rows


@table.register(RankTally)
def _(result: RankTally, voice: Voice) -> tuple[str, list[str], list[list[str]]]:
    w = voice.words
    counts = np.column_stack(
        [np.asarray(result.counts, dtype=float), np.asarray(result.unranked_counts, dtype=float)]
    )
    rows = [
        [voice.label(topic), *(w.number(votes) for votes in row)]
        for topic, row in zip(result.topics, counts.tolist(), strict=True)
    ]
    heads = [
        w.say("Topic"),
        *(w.ordinal(place) for place in range(1, result.n_topics + 1)),
        w.say("no answer"),
    ]
    return _caption(w.say("How many votes give each topic each place."), result, voice), heads, rows


def _caption(told: str, result: PairwiseTally | RankTally, voice: Voice) -> str:
    counted = ballots_words(voice, result.n_agents, result.total_weight)
    return f"{told} {counted} {unranked_words(voice, result.unranked)}"
