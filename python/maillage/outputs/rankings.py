"""One ranking, or several of the same topics by different rules, as a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from maillage.frames import places
from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.wording import Voice, paragraphs, rule_name, score_title, words
from maillage.wording.rules import shown_scores, written_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt

    from maillage._core import Ranking

# Options that every rule has; the others are the rule's own.
COMMON = ("unranked", "tie_break", "seed")


@dataclass(frozen=True)
class Origin:
    """What is known of the ballots beside the preferences.

    Attributes
    ----------
    title : str
        Name of the dossier or file.
    labels : mapping
        Name of a topic by its id, where it has one.
    invented : str or None
        What is invented in the data.
    """

    title: str
    labels: Mapping[str, str] = field(default_factory=dict)
    invented: str | None = None

    def label(self, topic: str) -> str:
        """Return the name of a topic for readers."""
        return self.labels.get(topic, topic)


def ranking_document(
    rankings: Sequence[Ranking], origin: Origin, *, lang: str = "fr", explain: bool = True
) -> Document:
    """Return rankings of the same topics as a document, in the order of the first one."""
    first = rankings[0]
    w = words(lang)
    agents = w.count("{n} agent", "{n} agents", first.n_agents)
    topics = w.count("{n} topic", "{n} topics", len(first.topics))
    shown = rankings if explain else ()
    return Document(
        lang=lang,
        title=w.say("{title} – ranking", title=origin.title),
        facts=(
            w.say("{agents}, {topics}.", agents=agents, topics=topics),
            *(conventions(ranking, lang) for ranking in rankings),
        ),
        invented=origin.invented,
        sheets=(_one(first, origin, lang) if len(rankings) == 1 else _several(rankings, origin, lang),),
        sections=tuple(
            Section(_why(ranking, rankings, lang), why(ranking, origin, lang)) for ranking in shown
        ),
        data=_data(rankings, origin, lang),
        chart=lambda: _chart(rankings, origin, lang),
    )


def conventions(ranking: Ranking, lang: str) -> str:
    """Return the rule with every option as used, in the words that the command line takes."""
    own_first = sorted(ranking.options.items(), key=lambda option: option[0] in COMMON)
    options = ", ".join(f"{name}={value}" for name, value in own_first)
    name = rule_name(ranking.rule, lang)
    return words(lang).say("{name}: {rule} with {options}.", name=name, rule=ranking.rule, options=options)


def why(ranking: Ranking, origin: Origin, lang: str) -> str:
    """Return the explanation of a ranking but for the whole order, which the table shows."""
    # Registers the words of rankings.
    from maillage.wording.rankings import order_words

    voice = Voice(words(lang), origin.labels)
    order = order_words(ranking, voice)
    return "\n\n".join(paragraph for paragraph in paragraphs(ranking, voice) if paragraph != order)


def _place(topic: str, place: Mapping[str, int], lang: str) -> str:
    """Return the place of a topic, saying so where others share it."""
    tied = sum(other == place[topic] for other in place.values()) > 1
    return words(lang).say("{place} tied", place=place[topic]) if tied else str(place[topic])


def _one(ranking: Ranking, origin: Origin, lang: str) -> Sheet:
    w = words(lang)
    place, scores = places(ranking), shown_scores(ranking)
    order = [topic for tier in ranking.tiers for topic in tier]
    labelled = any(origin.label(topic) != topic for topic in order)
    score_column = [score_title(ranking.score_name, lang)] if scores else []
    written = _aligned(written_scores(ranking, Voice(w)), lang) if scores else {}
    return Sheet(
        name=w.say("Ranking"),
        columns=(w.say("Rank"), *([w.say("Id")] if labelled else []), w.say("Topic"), *score_column),
        values=tuple(
            (
                place[topic],
                *([topic] if labelled else []),
                origin.label(topic),
                *([scores[topic]] if scores else []),
            )
            for topic in order
        ),
        shown=(
            Column(w.say("Rank")),
            Column(w.say("Topic"), wide=True),
            *(Column(name, right=True) for name in score_column),
        ),
        texts=tuple(
            (
                _place(topic, place, lang),
                origin.label(topic),
                *([written[topic]] if scores else []),
            )
            for topic in order
        ),
    )


def _aligned(written: Mapping[str, str], lang: str) -> dict[str, str]:
    """Return numbers with as many decimals as the longest, so that they stand one below the other."""
    comma = "," if lang == "fr" else "."
    decimals = max(len(text.partition(comma)[2]) for text in written.values())
    if not decimals or any("%" in text for text in written.values()):
        return dict(written)
    parts = {topic: text.partition(comma) for topic, text in written.items()}
    return {
        topic: f"{whole}{comma}{rest.ljust(decimals, '0')}" if whole[-1].isdigit() else whole
        for topic, (whole, _, rest) in parts.items()
    }


def _several(rankings: Sequence[Ranking], origin: Origin, lang: str) -> Sheet:
    w = words(lang)
    placed = [places(ranking) for ranking in rankings]
    order = [topic for tier in rankings[0].tiers for topic in tier]
    heads = _heads(rankings)
    return Sheet(
        name=w.say("Rank by rule"),
        columns=(w.say("Topic"), *heads),
        values=tuple((origin.label(topic), *(place[topic] for place in placed)) for topic in order),
        shown=(Column(w.say("Topic"), wide=True), *(Column(head) for head in heads)),
        texts=tuple(
            (
                origin.label(topic),
                *(_place(topic, place, lang) for place in placed),
            )
            for topic in order
        ),
    )


def _heads(rankings: Sequence[Ranking]) -> list[str]:
    """Return the rules, with a number where one stands twice."""
    rules = [ranking.rule for ranking in rankings]
    return [
        rule if rule not in rules[:place] else f"{rule} {rules[:place].count(rule) + 1}"
        for place, rule in enumerate(rules)
    ]


def _why(ranking: Ranking, rankings: Sequence[Ranking], lang: str) -> str:
    w = words(lang)
    if len(rankings) == 1:
        return w.say("Why")
    return w.say("Why, by {rule}", rule=rule_name(ranking.rule, lang))


def _data(rankings: Sequence[Ranking], origin: Origin, lang: str) -> dict[str, Any]:
    from maillage._core import __version__

    return {
        "kind": "rankings",
        "maillage": __version__,
        "lang": lang,
        "title": origin.title,
        "invented": origin.invented,
        "topics": [{"id": topic, "label": origin.label(topic)} for topic in rankings[0].topics],
        "rankings": [_ranking_data(ranking, origin, lang) for ranking in rankings],
    }


def _ranking_data(ranking: Ranking, origin: Origin, lang: str) -> dict[str, Any]:
    options = dict(ranking.options)
    return {
        "rule": ranking.rule,
        "options": {name: value for name, value in options.items() if name not in COMMON},
        "conventions": {name: options.get(name) for name in COMMON},
        "n_agents": ranking.n_agents,
        "total_weight": ranking.total_weight,
        "exact_weights": ranking.exact_weights,
        "tiers": [list(tier) for tier in ranking.tiers],
        "score_name": ranking.score_name,
        "scores": dict(ranking.scores),
        "other_policies": {policy: list(winners) for policy, winners in ranking.other_policies.items()},
        "explanation": why(ranking, origin, lang).split("\n\n"),
        "facts": [
            {
                "subject": fact.subject,
                "reason": fact.reason,
                "object": fact.object,
                "amount": fact.amount,
                "against": fact.against,
            }
            for fact in ranking.facts
        ],
    }


def _chart(rankings: Sequence[Ranking], origin: Origin, lang: str) -> alt.TopLevelMixin:
    from maillage.charts import plot
    from maillage.comparison import Comparison

    shown = rankings[0] if len(rankings) == 1 else Comparison(tuple(rankings))
    return plot(shown, lang, labels=origin.labels, invented=origin.invented)
