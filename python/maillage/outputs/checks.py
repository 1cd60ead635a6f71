"""What was found in a dossier or a file of ballots, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage.dossier.needs import needs_text
from maillage.outputs.document import Column, Document, Section, Sheet
from maillage.wording import mark, words

if TYPE_CHECKING:
    from maillage import PreferenceMatrix
    from maillage.dossier import Finding, Findings
    from maillage.outputs.rankings import Origin

_KINDS = {"ranks": mark("ranks"), "scores": mark("scores"), "approvals": mark("approvals")}
_LEVELS = {"error": mark("error"), "warning": mark("warning")}


def findings_document(findings: Findings, *, lang: str = "fr", invented: str | None = None) -> Document:
    """Return what `maillage.check` found as a document, one row for each finding."""
    say, count = words(lang).say, words(lang).count
    errors = count("{n} error", "{n} errors", len(findings.errors))
    warnings = count("{n} warning", "{n} warnings", len(findings.warnings))
    names = (mark("Level"), mark("Where"), mark("Cell"), mark("Problem"), mark("Expected"))
    rows = tuple(_row(finding, lang) for finding in findings)
    sheet = Sheet(
        name=say("Findings"),
        columns=tuple(say(name) for name in names),
        values=rows,
        shown=tuple(Column(say(name), wide=place >= 1) for place, name in enumerate(names)),
        texts=rows,
    )
    return Document(
        lang=lang,
        title=say("{name}: {errors}, {warnings}", name=findings.name, errors=errors, warnings=warnings),
        invented=invented,
        sheets=(sheet,) if rows else (),
        sections=(Section(say("What can be answered"), "\n".join(needs_text(findings.needs, lang))),),
        data={
            "kind": "findings",
            "name": findings.name,
            "ok": findings.ok,
            "findings": [_data(f, lang) for f in findings],
        },
    )


def ballots_document(preferences: PreferenceMatrix, origin: Origin, *, lang: str = "fr") -> Document:
    """Return what a file of ballots holds: topics, and how many agents answered about each."""
    import numpy as np

    say, count = words(lang).say, words(lang).count
    blank = (
        np.asarray(preferences.values) == 0 if preferences.kind == "ranks" else np.isnan(preferences.values)
    )
    answers = [int(number) for number in (~blank).sum(axis=0)]
    empty = int(blank.all(axis=1).sum())
    kind = say(_KINDS[preferences.kind])
    rows = tuple(
        (origin.label(topic), number) for topic, number in zip(preferences.topics, answers, strict=True)
    )
    agents = count("{n} agent", "{n} agents", preferences.n_agents)
    topics = count("{n} topic", "{n} topics", preferences.n_topics)
    facts = [say("Ballots: {kind}. {agents}, {topics}.", kind=kind, agents=agents, topics=topics)]
    if empty:
        facts.append(count("{n} agent answered nothing.", "{n} agents answered nothing.", empty))
    sheet = Sheet(
        name=say("Topics"),
        columns=(say("Topic"), say("Answers")),
        values=rows,
        shown=(Column(say("Topic"), wide=True), Column(say("Answers"), right=True)),
        texts=tuple((topic, words(lang).number(number)) for topic, number in rows),
    )
    return Document(
        lang=lang,
        title=say("{title}: nothing is wrong", title=origin.title),
        facts=tuple(facts),
        invented=origin.invented,
        sheets=(sheet,),
        data={
            "kind": "ballots",
            "invented": origin.invented,
            "ballots": preferences.kind,
            "n_agents": preferences.n_agents,
            "agents_without_answer": empty,
            "topics": [
                {"id": topic, "answers": number}
                for topic, number in zip(preferences.topics, answers, strict=True)
            ],
        },
    )


def _row(finding: Finding, lang: str) -> tuple[str, ...]:
    level = words(lang).say(_LEVELS[finding.level])
    return level, finding.place(lang), finding.value or "", finding.wrong(lang), finding.expected(lang)


def _data(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "level": finding.level,
        "code": finding.code,
        "file": finding.file,
        "table": finding.table,
        "line": finding.line,
        "column": finding.column,
        "value": finding.value,
        "wrong": finding.wrong(lang),
        "expected": finding.expected(lang),
    }
