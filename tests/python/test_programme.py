"""The programme: what is chosen, when, for whom, how it explains itself, and what would change it."""

from __future__ import annotations

import json
import pickle
from datetime import date, datetime, timezone
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import maillage as ml
import numpy as np
import pandas as pd
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from maillage.frames import places

TOPICS = ["gouvernance", "moyens", "place", "animation", "cooperations"]
RANKS = [
    [1, 2, 0, 0, 3],
    [1, 3, 2, 0, 0],
    [2, 1, 0, 0, 3],
    [1, 2, 3, 4, 0],
    [0, 1, 0, 2, 3],
    [3, 2, 0, 0, 1],
]
START = "2020-01-21T10:00"
STAMP = datetime(2020, 1, 6, tzinfo=timezone.utc)


def ballots(**options):
    return ml.PreferenceMatrix.from_ranks(RANKS, topics=TOPICS, **options)


def tied():
    """Two agents who mirror each other below the first topic: everything else ties."""
    return ml.PreferenceMatrix.from_ranks([[1, 2, 3, 4], [1, 4, 3, 2]], topics=["a", "b", "c", "d"])


def chosen(programme):
    return [session.topic for session in programme.sessions]


def served_by(ranks, topics, within):
    """The definition, agent by agent: some topic is ranked, and fewer than `within` are preferred to it."""
    return {
        agent
        for agent, row in enumerate(ranks)
        for topic in topics
        if row[topic] > 0 and sum(0 < other < row[topic] for other in row) < within
    }


# --- What is chosen ---


def test_sessions_are_the_top_topics_at_their_dates():
    g = ml.programme(ballots(), sessions=3, start=START)
    ranking = ml.rank(ballots(), "schulze")
    assert g.ranking == ranking
    assert chosen(g) == [topic for tier in ranking.tiers for topic in tier][:3]
    assert [s.start.date() for s in g.sessions] == [date(2020, 1, 21), date(2020, 3, 23), date(2020, 5, 22)]
    assert g.sessions[2].moved_from.date() == date(2020, 5, 21)
    assert g.sessions[2].days_off[0].name("fr") == "Ascension"
    assert all(s.duration_minutes == 120 for s in g.sessions)
    assert g.proven


@pytest.mark.parametrize("rule", ["borda", "schulze", "copeland", "minimax", "ranked_pairs", "plurality"])
def test_every_rule_gives_its_own_order(rule):
    g = ml.programme(ballots(), 2, START, rule=rule)
    in_order = [topic for tier in ml.rank(ballots(), rule).tiers for topic in tier]
    assert chosen(g) == in_order[:2]
    place = places(ml.rank(ballots(), rule))
    assert [s.rank for s in g.sessions] == [place[topic] for topic in chosen(g)]
    assert g.conventions["rule"] == rule


def test_options_of_the_rule_reach_it_and_a_ranking_can_be_given():
    p = ballots()
    g = ml.programme(p, 2, START, rule="borda", ties="max", unranked="ignored")
    assert g.ranking == ml.rank(p, "borda", ties="max", unranked="ignored")
    assert ml.programme(p, 2, START, rule=g.ranking) == ml.programme(p, 2, START, rule=g.ranking)
    assert chosen(ml.programme(p, 2, START, rule=g.ranking)) == chosen(g)


def test_the_shared_example_serves_the_agents_that_its_ballots_say(shared_data):
    data = json.loads((shared_data / "pat_programme_20.json").read_text(encoding="utf-8"))
    topics, lists = data["topics"], data["ballots (synthetic)"]
    ranks = [[names.index(t) + 1 if t in names else 0 for t in topics] for names in lists]
    p = ml.PreferenceMatrix.from_ranks(ranks, topics=topics)
    for sessions in (3, 4, 6):
        # Approval takes the topics with most approvals, so what it serves is the score of "av".
        yes = ml.PreferenceMatrix.from_approvals(np.array(ranks) > 0, topics=topics)
        g = ml.programme(yes, sessions, START, rule="approval", invented="Bulletins inventés.")
        best = data["results"][str(sessions)]["av"]
        assert sum(s.served for s in g.sessions) == int(best["score"])
        assert sorted(chosen(g)) in [sorted(winners) for winners in best["winners"]]
        assert g.proven == (len(best["winners"]) == 1)
        tied_with = {topic for s in g.sessions for topic in s.tied_with}
        assert tied_with == {t for w in best["winners"] for t in w} - set(chosen(g))
        by_ranks = ml.programme(p, sessions, START)
        so_far = [s.served_so_far for s in by_ranks.sessions]
        for k in range(sessions):
            held = [topics.index(topic) for topic in chosen(by_ranks)[: k + 1]]
            assert so_far[k] == len(served_by(ranks, held, 3))


def test_weights_are_counted_beside_agents():
    g = ml.programme(ballots(weights=[1 / 3, 1 / 3, 1 / 3, 2, 0.5, 1]), 1, START, served_within=1)
    (session,) = g.sessions
    assert (session.topic, session.served, session.served_weight) == ("gouvernance", 3, 1 / 3 + 1 / 3 + 2)


def test_pinned_topics_come_and_banned_topics_go():
    g = ml.programme(ballots(), 2, START, pin="animation", ban=["gouvernance"])
    assert chosen(g) == ["moyens", "animation"]
    assert [s.pinned for s in g.sessions] == [False, True]
    assert g.runners_up == ("cooperations",)


def test_a_tie_at_the_cut_is_shown_and_an_explicit_tie_break_settles_it():
    g = ml.programme(tied(), 2, START)
    assert not g.proven
    assert g.sessions[0].tied_with == ()
    assert g.sessions[1].tied_with == ("c", "d")
    assert g.runners_up == ("c", "d")
    assert "n’est pas arrêté" in g.explain("fr")
    assert "not settled" in g.explain("en")
    settled = ml.programme(tied(), 2, START, tie_break="order")
    assert settled.proven
    assert settled.sessions[1].tied_with == ()
    draws = {chosen(ml.programme(tied(), 2, START, tie_break="random", seed=seed))[1] for seed in range(30)}
    assert draws == {"b", "c", "d"}
    again = [ml.programme(tied(), 2, START, tie_break="random", seed=7) for _ in range(2)]
    assert again[0] == again[1]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_order_of_topics_and_agents_changes_nothing_but_ties(data):
    n, m = data.draw(st.integers(1, 8)), data.draw(st.integers(1, 6))
    ranks = np.array(
        data.draw(st.lists(st.lists(st.integers(0, m), min_size=m, max_size=m), min_size=n, max_size=n))
    )
    topics = [f"t{i}" for i in range(m)]
    order, rows = data.draw(st.permutations(range(m))), data.draw(st.permutations(range(n)))
    sessions = data.draw(st.integers(1, m))
    one = ml.programme(ml.PreferenceMatrix.from_ranks(ranks, topics=topics), sessions, START, every_months=1)
    moved = ranks[np.ix_(rows, order)]
    names = [topics[i] for i in order]
    other = ml.programme(ml.PreferenceMatrix.from_ranks(moved, topics=names), sessions, START, every_months=1)
    assert one.proven == other.proven
    assert [s.rank for s in one.sessions] == [s.rank for s in other.sessions]
    legitimate = {frozenset(chosen(p)) | {t for s in p.sessions for t in s.tied_with} for p in (one, other)}
    assert len(legitimate) == 1
    if one.proven:
        assert set(chosen(one)) == set(chosen(other))
        assert one.sessions[-1].served_so_far == other.sessions[-1].served_so_far
        held = [topics.index(topic) for topic in chosen(one)]
        assert one.sessions[-1].served_so_far == len(served_by(ranks, held, 3))


# --- What if ---


def test_what_if_says_who_gains_and_who_loses():
    g = ml.programme(ballots(), 2, START, served_within=1)
    assert chosen(g) == ["gouvernance", "moyens"]
    w = g.what_if(ban="gouvernance", pin=["cooperations"])
    assert (w.topics_in, w.topics_out) == (("cooperations",), ("gouvernance",))
    old, new = (served_by(RANKS, [TOPICS.index(t) for t in chosen(p)], 1) for p in (g, w.after))
    assert (w.gained.agents, w.lost.agents) == (len(new - old), len(old - new)) == (1, 3)
    assert [s.start for s in w.after.sessions] == [s.start for s in g.sessions]
    assert w.after == ml.programme(
        ballots(), 2, START, served_within=1, ban="gouvernance", pin="cooperations"
    )
    assert "Cooperations" not in w.explain()
    assert "Entrerait : «\u00a0cooperations\u00a0»." in w.explain().replace("\u00a0:", " :")
    assert "1 agent more would be served, 3 would no longer be." in w.explain("en")


def test_every_pin_and_ban_of_what_if_is_the_programme_made_anew():
    topics = range(len(TOPICS))
    for pins, bans in (
        (p, b) for k in range(3) for p in combinations(topics, k) for b in combinations(topics, k)
    ):
        options = {"pin": [TOPICS[t] for t in pins], "ban": [TOPICS[t] for t in bans]}
        if set(pins) & set(bans):
            with pytest.raises(ml.Infeasible, match="is both pinned and banned"):
                ml.programme(ballots(), 3, START).what_if(**options)
            continue
        w = ml.programme(ballots(), 3, START).what_if(**options)
        assert w.after == ml.programme(ballots(), 3, START, **options)
        assert set(w.topics_in) == set(chosen(w.after)) - set(chosen(w.before))


def test_what_if_nothing_changes_nothing_and_a_new_wish_replaces_an_old_ban():
    g = ml.programme(ballots(), 2, START, ban="gouvernance", pin="animation")
    same = g.what_if()
    assert (same.after, same.topics_in, same.topics_out, same.gained.agents) == (g, (), (), 0)
    assert same.explain("en") == "The topics would be the same."
    assert chosen(g.what_if(pin="gouvernance", ban="animation").after) == ["gouvernance", "moyens"]


def test_without_an_expert_the_topics_that_need_only_them_go():
    experts = {"Durand": ["gouvernance", "moyens"], "Martin": ["moyens", "place"]}
    g = ml.programme(ballots(), 2, START, experts=experts)
    w = g.what_if(without_expert="Durand")
    assert (w.topics_out, w.after.conventions["ban"]) == (("gouvernance",), ("gouvernance",))
    with pytest.raises(ml.NotFound, match="'Duran' is not an expert of the programme; did you mean 'Durand'"):
        g.what_if(without_expert="Duran")
    with pytest.raises(
        ml.NotFound, match=r"experts\['X'\]: 'moyen' is not one of the 5 topics; did you mean 'moyens'"
    ):
        ml.programme(ballots(), 2, START, experts={"X": ["moyen"]})


# --- Slots and availability ---


def test_sessions_take_slots_and_say_who_can_come():
    slots = [
        {"id": "mars", "start": "2020-03-17T14:00", "duration_minutes": 90},
        {"id": "janvier", "start": START},
    ]
    answers = [
        ("Ana", "mars", "oui"),
        ("Bo", "mars", "non"),
        ("Cy", "mars", "si nécessaire"),
        ("Ana", "janvier", "no"),
    ]
    availability = pd.DataFrame(answers, columns=["agent_or_expert", "slot", "answer"])
    g = ml.programme(ballots(), 2, slots=slots, availability=availability)
    assert [(s.slot, s.duration_minutes) for s in g.sessions] == [("janvier", 120), ("mars", 90)]
    assert g.sessions[1].available == ml.planning.Availability(("Ana",), ("Cy",), ("Bo",))
    assert "Can come: 1; if needed: 1; cannot: 1." in g.explain("en")
    assert list(g.to_frame()["available"]) == [0, 1]
    assert g.conventions["dates"] == "slots"
    with pytest.raises(ml.InvalidInput, match="there are 2 slots for 3 sessions"):
        ml.programme(ballots(), 3, slots=slots)
    with pytest.raises(ml.InvalidInput, match="both start and slots are given"):
        ml.programme(ballots(), 2, START, slots=slots)
    with pytest.raises(ml.InvalidInput, match="availability is given without the slots"):
        ml.programme(ballots(), 2, START, availability=availability)


def test_a_session_of_more_than_two_hours_is_allowed_and_said():
    g = ml.programme(ballots(), 1, START, duration_minutes=150)
    assert [(f.reason, f.amount, f.against) for f in g.facts if f.reason == "long_session"] == [
        ("long_session", 150, 120)
    ]
    assert "150 minutes" in g.explain("fr")
    assert "150 minutes" not in ml.programme(ballots(), 1, START).explain("fr")


# --- What every result has ---


def test_a_programme_and_a_what_if_pickle_and_compare():
    g = ml.programme(
        ballots(), 3, START, pin="animation", experts={"Durand": ["moyens"]}, labels={"moyens": "Moyens"}
    )
    w = g.what_if(without_expert="Durand")
    for result in (g, w):
        assert pickle.loads(pickle.dumps(result)) == result
    assert g == ml.programme(
        ballots(), 3, START, pin="animation", experts={"Durand": ["moyens"]}, labels={"moyens": "Moyens"}
    )
    for other in (
        {"sessions": 2},
        {"start": "2020-01-21T11:00"},
        {"title": "Autre"},
        {"pin": "moyens"},
        {"rule": "borda"},
    ):
        assert g != ml.programme(ballots(), **{"sessions": 3, "start": START, "pin": "animation", **other})
    revived = pickle.loads(pickle.dumps(g))
    assert revived.what_if(ban="moyens").after == g.what_if(ban="moyens").after


def test_a_programme_does_not_hold_the_ballots():
    many = np.tile(np.array(RANKS, dtype=np.uint8), (20_000, 1))
    g = ml.programme(ml.PreferenceMatrix.from_ranks(many, topics=TOPICS), 2, START)
    # One bit per agent and topic, against one byte per agent and topic.
    assert len(pickle.dumps(g)) < many.nbytes / 4


def test_a_programme_shows_itself_in_one_line_a_table_and_a_picture():
    g = ml.programme(
        ballots(), 3, START, labels={"moyens": "Moyens & <ressources>"}, invented="Bulletins inventés."
    )
    assert repr(g) == "Programme(3 sessions, 2020-01-21 to 2020-05-22, proven)"
    assert repr(g.sessions[0]) == "Session(1, 'gouvernance', 2020-01-21 10:00, served=5)"
    html = g._repr_html_()
    assert "Moyens &amp; &lt;ressources&gt;" in html
    assert "Bulletins inventés." in html
    chart = g.plot("en").to_dict()
    assert chart["title"]["subtitle"][-1] == "Bulletins inventés."
    (rows,) = chart["datasets"].values()
    assert [(row["served"], row["so_far"]) for row in rows] == [
        (s.served, s.served_so_far) for s in g.sessions
    ]
    names = chart["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert [names.index(day) for day in ("21 January", "23 March", "22 May")] == sorted(
        names.index(day) for day in ("21 January", "23 March", "22 May")
    )
    w = g.what_if(ban="moyens")
    assert repr(w).startswith("WhatIf(in=['place'], out=['moyens']") or "out=['moyens']" in repr(w)
    assert "&lt;ressources&gt;" in w._repr_html_()


def test_the_frame_has_one_row_per_session_with_times_in_the_zone():
    frame = ml.programme(ballots(), 3, START, pin="animation").to_frame()
    assert list(frame["session"]) == [1, 2, 3]
    assert str(frame["start"].dt.tz) == str(frame["moved_from"].dt.tz) == "Europe/Paris"
    assert frame["moved_from"].isna().tolist() == [True, False, False]
    assert frame["pinned"].sum() == 1
    assert (frame["served_so_far"].diff().dropna() >= 0).all()
    empty = ml.programme(ballots(), 1, START).to_frame()
    assert str(empty["moved_from"].dtype) == str(frame["moved_from"].dtype)


def test_explanations_say_the_same_in_both_languages():
    g = ml.programme(tied(), 3, START, ban="a", pin="d", invented="Bulletins inventés.")
    for lang in ("fr", "en"):
        text = g.explain(lang)
        for part in ("Bulletins inventés.", "2020", "a", "b", "c", "d"):
            assert part in text
        assert text.count("\n1. ") == text.count("\n3. ") == 1
    assert "Moved from Saturday 21 March 2020: weekend." in g.explain("en")
    assert g.explain("en").count("The organisers asked for this topic.") == 1
    assert "Left out by the organisers: “a”." in g.explain("en")
    assert "Déplacée du jeudi 21 mai 2020" in g.explain("fr")
    assert g.explain() == g.explain("fr")
    with pytest.raises(ml.InvalidInput, match="'de'"):
        g.explain("de")


def test_topics_that_tie_inside_the_programme_can_exchange_their_dates():
    twins = ml.PreferenceMatrix.from_ranks([[1, 1, 2], [1, 1, 2]], topics=["a", "b", "c"])
    g = ml.programme(twins, 2, START)
    assert g.proven
    assert "“a” and “b” tie: their dates can be exchanged." in g.explain("en")
    settled = ml.programme(twins, 2, START, tie_break="order")
    assert "exchanged" not in settled.explain("en")


def test_the_score_that_decides_between_the_last_topic_and_the_next_is_said():
    g = ml.programme(ballots(), 2, START, rule="borda")
    scores = g.ranking.scores
    last, after = g.sessions[-1].topic, g.sessions[-1].runner_up
    assert f"“{last}” comes before, with a score of {scores[last]:g} to {scores[after]:g}." in g.explain("en")


# --- The calendar ---


def test_the_calendar_of_a_programme_is_read_by_another_parser(tmp_path):
    g = ml.programme(
        ballots(),
        3,
        START,
        title="Échanges 2020",
        labels={"moyens": "Moyens, ressources"},
        invented="Inventé.",
    )
    path = g.to_ics(tmp_path / "p.ics", location="Visio", url="https://example.org/salle", stamp=STAMP)
    read = vobject.readOne(path.read_text(encoding="utf-8"))
    events = read.vevent_list
    assert [e.summary.value for e in events] == [s.label for s in g.sessions]
    assert [e.dtstart.value for e in events] == [s.start for s in g.sessions]
    assert [e.dtend.value for e in events] == [s.end for s in g.sessions]
    for event in events:
        assert event.description.value.endswith("Inventé.")
        assert (event.location.value, event.url.value) == ("Visio", "https://example.org/salle")
    assert "jour férié (Ascension)" in events[2].description.value
    english = g.to_ics(tmp_path / "en.ics", "en", stamp=STAMP)
    assert (
        "Ascension Day"
        in vobject.readOne(english.read_text(encoding="utf-8")).vevent_list[2].description.value
    )


def test_a_programme_whose_dates_move_updates_its_calendar(tmp_path):
    first = ml.programme(ballots(), 3, START)
    path = first.to_ics(tmp_path / "p.ics", stamp=STAMP)
    second = ml.programme(ballots(), 3, START, exclude="2020-03-23")
    second.to_ics(path, update=path, stamp=STAMP)
    events = vobject.readOne(path.read_text(encoding="utf-8")).vevent_list
    assert [e.sequence.value for e in events] == ["0", "1", "0"]
    ban = second.what_if(ban="moyens").after
    ban.to_ics(path, update=path, stamp=STAMP)
    states = {
        e.summary.value: e.status.value for e in vobject.readOne(path.read_text(encoding="utf-8")).vevent_list
    }
    assert states["moyens"] == "CANCELLED"
    assert sorted(states.values()) == ["CANCELLED", "CONFIRMED", "CONFIRMED", "CONFIRMED"]


def test_sessions_not_settled_are_tentative_in_the_calendar(tmp_path):
    path = ml.programme(tied(), 2, START).to_ics(tmp_path / "p.ics")
    events = vobject.readOne(path.read_text(encoding="utf-8")).vevent_list
    assert [e.status.value for e in events] == ["CONFIRMED", "TENTATIVE"]


# --- Bad input ---


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"sessions": 0}, ml.InvalidInput, "sessions is 0; expected a positive integer"),
        ({"sessions": 6}, ml.InvalidInput, "sessions is 6; expected between 1 and 5, the number of topics"),
        ({"sessions": 2.0}, ml.InvalidInput, r"sessions is 2\.0; expected a positive integer"),
        (
            {"start": "21/01/2020 10h"},
            ml.InvalidInput,
            "start is '21/01/2020 10h'; expected a date and time such as",
        ),
        ({"start": None}, ml.InvalidInput, "there is no start; expected start='2020-01-21T10:00', or slots"),
        ({"every_months": 0}, ml.InvalidInput, "every_months is 0"),
        (
            {"duration_minutes": -120},
            ml.InvalidInput,
            "duration_minutes is -120; expected a positive integer",
        ),
        ({"served_within": 0}, ml.InvalidInput, "served_within is 0"),
        ({"pin": "moyen"}, ml.NotFound, "pin: 'moyen' is not one of the 5 topics; did you mean 'moyens'"),
        ({"ban": ["Moyens et ressources"]}, ml.NotFound, "did you mean 'moyens'"),
        ({"pin": "zzz"}, ml.NotFound, "pin: 'zzz' is not one of the 5 topics$"),
        ({"pin": "moyens", "ban": "moyens"}, ml.Infeasible, "topic 'moyens' is both pinned and banned"),
        ({"pin": TOPICS[:3]}, ml.Infeasible, "3 topics are pinned for 2 sessions"),
        ({"ban": TOPICS[:4]}, ml.Infeasible, "bans leave 1 of 5 topics for 2 sessions"),
        ({"rule": "shulze"}, ml.NotFound, "schulze"),
        ({"tie_break": "random"}, ml.InvalidInput, "tie_break='random' needs a seed"),
        ({"tie_break": "coin"}, ml.InvalidInput, "coin"),
        ({"excldue": "2020-05-05"}, ml.InvalidInput, "excldue"),
        ({"title": " "}, ml.InvalidInput, "title is ' '; expected a text"),
        ({"slots": 5, "start": None}, ml.InvalidInput, "slots is int; expected a table"),
        ({"holidays": "XX"}, ml.InvalidInput, "country 'XX' is not known"),
    ],
)
def test_bad_input_gets_its_message(options, error, message):
    given = {"sessions": 2, "start": START, "labels": {"moyens": "Moyens et ressources"}, **options}
    with pytest.raises(error, match=message):
        ml.programme(ballots(), **given)


def test_anything_but_ballots_or_a_dossier_is_refused():
    with pytest.raises(ml.InvalidInput, match="p is list; expected a PreferenceMatrix or a Dossier"):
        ml.programme(RANKS, 2, START)


def test_a_ranking_settles_its_own_options_and_is_about_the_same_topics():
    ranking = ml.rank(ballots(), "borda")
    with pytest.raises(
        ml.InvalidInput, match="a Ranking is given, so its rule, options and ties are settled"
    ):
        ml.programme(ballots(), 2, START, rule=ranking, tie_break="order")
    with pytest.raises(ml.InvalidInput, match="the ranking and the ballots are about different topics"):
        ml.programme(tied(), 2, START, rule=ranking)


def test_another_time_zone_reaches_the_calendar(tmp_path):
    g = ml.programme(ballots(), 2, START, time_zone="Indian/Reunion", subdivision="La Réunion")
    assert g.sessions[0].start == datetime(2020, 1, 21, 10, tzinfo=ZoneInfo("Indian/Reunion"))
    assert b"TZID:Indian/Reunion" in g.to_ics(tmp_path / "p.ics").read_bytes()


# --- A dossier ---


def dossier(**tables):
    given = {
        "agents": [{"id": f"A{n}", "name": f"Agent {n} (inventé)"} for n in range(len(RANKS))],
        "topics": [{"id": t, "label": t.capitalize(), "question": f"Que faire de {t} ?"} for t in TOPICS],
        "ballots": [
            {"agent": f"A{n}", **{t: rank or None for t, rank in zip(TOPICS, row, strict=True)}}
            for n, row in enumerate(RANKS)
        ],
        "slots": [
            {"id": "s1", "start": START},
            {"id": "s2", "start": "2020-03-17T10:00", "duration_minutes": 90},
        ],
        "availability": [{"agent_or_expert": "A0", "slot": "s2", "answer": "yes"}],
        **tables,
    }
    frames = {name: pd.DataFrame(rows) for name, rows in given.items() if rows is not None}
    return ml.Dossier(frames, title="Échanges inventés", invented="Tout est inventé.")


def test_a_dossier_brings_labels_questions_slots_title_and_notice(tmp_path):
    g = ml.programme(dossier(), 2)
    assert [s.label for s in g.sessions] == ["Gouvernance", "Moyens"]
    assert [(s.slot, s.duration_minutes) for s in g.sessions] == [("s1", 120), ("s2", 90)]
    assert g.sessions[1].available.yes == ("A0",)
    assert (g.title, g.invented) == ("Échanges inventés", "Tout est inventé.")
    events = vobject.readOne(g.to_ics(tmp_path / "p.ics").read_text(encoding="utf-8")).vevent_list
    assert events[0].description.value.startswith("Que faire de gouvernance ?\n")
    assert events[0].description.value.endswith("Tout est inventé.")
    assert g.explain().startswith("Tout est inventé.")
    # The ballots alone give the same topics.
    assert chosen(g) == chosen(ml.programme(ballots(), 2, START))


def test_a_start_comes_before_the_slots_of_a_dossier():
    g = ml.programme(dossier(), 3, START, title="Autre", labels={"moyens": "Les moyens"})
    assert g.sessions[1].start.date() == date(2020, 3, 23)
    assert {s.slot for s in g.sessions} == {None}
    assert (g.title, g.sessions[1].label) == ("Autre", "Les moyens")
    with pytest.raises(ml.InvalidInput, match="there are 2 slots for 3 sessions"):
        ml.programme(dossier(), 3)
    with pytest.raises(ml.InvalidInput, match="there is no start"):
        ml.programme(dossier(slots=None, availability=None), 3)


def test_the_example_of_the_launch_meeting_becomes_a_programme():
    example = ml.load(Path(__file__).resolve().parents[2] / "examples" / "launch-2020")
    g = ml.programme(example)
    assert len(g.sessions) == 6
    assert g.sessions[0].start == datetime(2020, 1, 21, 10, tzinfo=ZoneInfo("Europe/Paris"))
    assert all(f"{s.start:%H:%M}-{s.end:%H:%M}" == "10:00-12:00" for s in g.sessions)
    assert "invent" in g.invented
    assert all(s.available is not None for s in g.sessions)
