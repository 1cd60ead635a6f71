"""The ballots of a dossier as a PreferenceMatrix, joined with its agents and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from maillage._core import PreferenceMatrix
from maillage.dossier.ballots import answer_columns, frame_kind

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd


def preferences(frame: pd.DataFrame, agents: pd.DataFrame, topics: pd.DataFrame) -> PreferenceMatrix:
    """Return ballots as a PreferenceMatrix, joined with agents (ids, weights) and topics (order, merges)."""
    names = answer_columns(frame)
    answers = frame[names].astype("Float64").to_numpy(dtype="float64", na_value=float("nan"))
    make = getattr(PreferenceMatrix, f"from_{frame_kind(frame)}")
    voters = frame["agent"].tolist()
    if "ballot_id" in agents:
        own_id = dict(zip(agents["ballot_id"], agents["id"], strict=True))
        known = set(agents["id"])
        voters = [voter if voter in known else own_id.get(voter, voter) for voter in voters]
    matrix = make(answers, topics=names, agents=voters, weights=_weights(frame, voters, agents))
    late = _came_later(frame, names, topics)
    if late is not None:
        matrix = matrix.with_not_asked(late & np.isnan(answers))
    return _in_order(_merged(matrix, topics), topics)


def _came_later(frame: pd.DataFrame, names: list[str], topics: pd.DataFrame) -> npt.NDArray[np.bool_] | None:
    """Return where a topic was added after the day of the answer: such topics were not put to the agent."""
    if "answered_on" not in frame or "added_on" not in topics:
        return None
    added = dict(zip(topics["id"], map(_day, topics["added_on"]), strict=True))
    answered = [_day(moment) for moment in frame["answered_on"]]
    return np.array(
        [[bool(day) and day < added.get(name, "") for name in names] for day in answered], dtype=bool
    )


def _day(moment: Any) -> str:
    """Return the day as 2020-01-21, or nothing."""
    return "" if moment is None or moment != moment else str(moment.isoformat())[:10]  # noqa: PLR0124


def _weights(frame: pd.DataFrame, voters: list[str], agents: pd.DataFrame) -> list[float]:
    """Return the weight of each ballot: its own, otherwise its agent's, otherwise 1."""
    by_agent = {}
    if "weight" in agents:
        by_agent = dict(zip(agents["id"], agents["weight"].fillna(1.0), strict=True))
    weights = [float(by_agent.get(voter, 1.0)) for voter in voters]
    if "weight" not in frame:
        return weights
    return [float(own) for own in frame["weight"].fillna(dict(enumerate(weights)))]


def _merged(matrix: PreferenceMatrix, topics: pd.DataFrame) -> PreferenceMatrix:
    """Merge the topics that were merged into others, also by several steps."""
    if "merged_into" not in topics:
        return matrix
    merged = topics.dropna(subset=["merged_into"])
    following = dict(zip(merged["id"], merged["merged_into"], strict=True))
    groups: dict[str, list[str]] = {}
    for topic in matrix.topics:
        last = topic
        while last in following:
            last = following[last]
        groups.setdefault(last, []).append(topic)
    for into, members in groups.items():
        if into not in members:
            matrix = matrix.add_topics([into])
        if members != [into]:
            matrix = matrix.merge_topics([into, *(member for member in members if member != into)], into)
    return matrix


def _in_order(matrix: PreferenceMatrix, topics: pd.DataFrame) -> PreferenceMatrix:
    """Put the topics in the order of their table; those of it that nobody could answer on are added."""
    if topics.empty:
        return matrix
    remain = topics[topics["merged_into"].isna()] if "merged_into" in topics else topics
    listed = [str(topic) for topic in remain["id"]]
    absent = [topic for topic in listed if topic not in matrix.topics]
    if absent:
        matrix = matrix.add_topics(absent)
    return matrix.select_topics([*listed, *(topic for topic in matrix.topics if topic not in listed)])
