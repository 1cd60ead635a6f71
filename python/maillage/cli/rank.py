"""``maillage rank``: which topics come first, by one rule or several, and why."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from maillage.cli import options as take
from maillage.cli.errors import WrongUsage, check_name, wrong_usage
from maillage.cli.files import answer, check_files
from maillage.cli.screen import Screen
from maillage.cli.source import Reading, open_ballots, pairs
from maillage.wording import mark

if TYPE_CHECKING:
    from maillage import PreferenceMatrix, Ranking

NAME = "rank"
PURPOSE = mark("Rank topics by the agents' ballots, and say why.")
_NO_RULE = (
    mark("there is no rule {name}; did you mean {near}?"),
    mark("there is no rule {name}; expected {known}"),
)
# Options that every rule has, and the words that they take.
_WORDS = {
    "unranked": ("--unranked", ("last", "ignored", "error")),
    "tie_break": ("--tie-break", ("none", "order", "random")),
}
EXAMPLE = """maillage rank examples/launch-2020 --rule schulze --rule borda
maillage rank export.csv --label A1=Moyens --output rang.xlsx --output rang.png"""


def run(
    path: take.Source,
    *,
    rule: take.Rules = None,
    unranked: take.Unranked = None,
    option: take.RuleOptions = None,
    tie_break: take.TieBreak = "none",
    seed: take.Seed = None,
    layout: take.Layout = "auto",
    topic: take.Topics = None,
    label: take.Labels = None,
    read: take.Read = None,
    explain: Annotated[
        bool, typer.Option("--explain/--no-explain", help=mark("Say why, or only show the table."))
    ] = True,
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    from maillage.outputs.rankings import ranking_document

    check_files(output)
    rules = rule or ["schulze"]
    asked = chosen(rules, option, unranked=unranked, tie_break=tie_break, seed=seed)
    ballots = open_ballots(path, Reading.of(layout, topic, label, read), lang)
    rankings = [ranked(ballots.preferences, name, asked[name]) for name in rules]
    answer(ranking_document(rankings, ballots.origin, lang=lang, explain=explain), output, Screen())


def ranked(preferences: PreferenceMatrix, rule: str, options: dict[str, Any]) -> Ranking:
    """Return a ranking."""
    from maillage import rank

    if options.get("unranked") == "error":  # what is refused are the ballots
        return rank(preferences, rule, **options)
    with wrong_usage():
        return rank(preferences, rule, **options)


def chosen(rules: list[str], own: list[str] | None, **common: str | int | None) -> dict[str, dict[str, Any]]:
    """Return for each rule the options that were given: those of its own that it has, and the common ones.

    Raises
    ------
    WrongUsage
        For an unknown rule, an option that none of the rules has, or a word that an option does not take.
    """
    from maillage._core import rules as every_rule

    known = {row["id"]: set(row["options"]) for row in every_rule()}
    for rule in rules:
        check_name(rule, known, *_NO_RULE)
    for name, (option, words) in _WORDS.items():
        if common.get(name) not in {None, *words}:
            message = mark("{option} {word} is not known; expected {known}")
            raise WrongUsage(message, option=option, word=common[name], known=", ".join(words))
    values = {name: _value(text) for name, text in pairs("--option", own).items()}
    for name in values:
        if not any(name in known[rule] for rule in rules):
            message = mark("no option {name} for {rules}; see maillage rules")
            raise WrongUsage(message, name=name, rules=", ".join(rules))
    given = {name: value for name, value in common.items() if value is not None}
    return {rule: given | {name: values[name] for name in values if name in known[rule]} for rule in rules}


def _value(text: str) -> int | float | str:
    if re.fullmatch(r"[+-]?\d+", text):
        return int(text)
    if re.fullmatch(r"[+-]?\d*[.,]\d+", text):
        return float(text.replace(",", "."))
    return text
