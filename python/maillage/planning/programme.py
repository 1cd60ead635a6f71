"""What do we talk about, and when? The annual programme: top topics of a ranking, with dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maillage import _core
from maillage._core import InvalidInput, PreferenceMatrix, Ranking
from maillage.planning.dates import PARIS, minutes_of, positive
from maillage.planning.inputs import read_inputs
from maillage.planning.result import Plan, Programme, assemble, known_topics
from maillage.planning.schedule import DateRule, schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Literal

    from maillage.dossier import Dossier
    from maillage.planning.dates import Repeat
    from maillage.planning.days_off import Excluded, Holidays
    from maillage.planning.slots import RowTable

    TieBreak = Literal["none", "order", "random"]


def programme(
    p: PreferenceMatrix | Dossier,
    sessions: int = 6,
    start: datetime | str | None = None,
    every_months: int = 2,
    duration_minutes: int = 120,
    *,
    rule: str | Ranking = "schulze",
    tie_break: TieBreak = "none",
    seed: int | None = None,
    pin: str | Iterable[str] = (),
    ban: str | Iterable[str] = (),
    experts: Mapping[str, Iterable[str]] | None = None,
    served_within: int = 3,
    slots: RowTable | None = None,
    availability: RowTable | None = None,
    holidays: Holidays = "FR",
    subdivision: str | None = None,
    exclude: Excluded = (),
    repeat: Repeat = "day",
    skip_weekends: bool = True,
    time_zone: str = PARIS,
    title: str | None = None,
    labels: Mapping[str, str] | None = None,
    invented: str | None = None,
    **rule_options: Any,
) -> Programme:
    """Make a programme of sessions, one topic each: the best topics of a ranking, at regular dates.

    Parameters
    ----------
    p
        Ballots, or a dossier: its ballots, labels, title and, unless `start` is given, its slots and
        availability.
    sessions
        How many, at most one per topic.
    start, every_months, duration_minutes
        Local time of the first session (``"2020-01-21T10:00"``), months from one to the next, and length. A
        session on a day off moves to the next free day; see `maillage.planning.dates.session_dates` for the
        rules.
    rule, **rule_options
        Ranking rule and its options (such as ``unranked``), as for `rank`; or a Ranking of the same topics.
    tie_break, seed
        What decides between topics that tie: ``"none"`` (the programme shows the ties and is not `proven`),
        ``"order"`` of the topics, or ``"random"`` by `seed`.
    pin, ban
        Topics that must, or must not, have a session.
    experts
        Topics that each expert is needed for, for `Programme.what_if`.
    served_within
        An agent is served by a topic among their first so many wishes (or that they approve).
    slots
        Instead of a rule for dates: a table with columns id, start, duration_minutes. Sessions take the first
        slots.
    availability
        A table with columns agent_or_expert, slot, answer (yes, if_needed, no): told for each session, not
        decisive.
    holidays, subdivision
        Country whose public holidays are skipped (None for none, or your own dates), and part of it with more
        of them, such as ``"Alsace-Moselle"``.
    exclude
        More days to skip: dates, pairs of first and last day, or texts such as ``"2020-07-15/2020-08-31"``.
    repeat, skip_weekends, time_zone
        As for `maillage.planning.dates.session_dates`.
    title, labels
        Name of the programme, part of its identity in calendars; names of topics for readers.
    invented
        A sentence that says what is invented, shown wherever the programme is.

    Returns
    -------
    Programme

    Raises
    ------
    InvalidInput
        For no session or more than there are topics, a start, duration or day that is not one, too few slots.
    NotFound
        For a pinned or banned topic, or a rule, that does not exist; near names are suggested.
    Infeasible
        If a topic is both pinned and banned, or constraints leave too few or too many topics.

    Examples
    --------
    >>> import maillage as ml
    >>> wishes = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
    >>> p = ml.PreferenceMatrix.from_ranks(wishes, topics=["data", "means", "roles"])
    >>> g = ml.programme(p, sessions=2, start="2020-01-21T10:00", every_months=4)
    >>> g
    Programme(2 sessions, 2020-01-21 to 2020-05-22, proven)
    >>> g.sessions[1].topic, g.sessions[1].days_off[0].name_en
    ('means', 'Ascension Day')
    """
    given = read_inputs(p, labels, title, invented)
    count, minutes = positive("sessions", sessions), minutes_of("duration_minutes", duration_minutes)
    ranking = _ranking(given.ballots, rule, tie_break, seed, rule_options)
    pin = known_topics(pin, ranking.topics, given.labels, "pin")
    ban = known_topics(ban, ranking.topics, given.labels, "ban")
    audience = _core.audience(given.ballots, positive("served_within", served_within))
    # Refuses impossible constraints before any date is worked out.
    _core.choose_sessions(audience, ranking, sessions=count, pin=list(pin), ban=list(ban))
    if start is None and slots is None:
        slots = given.slots
        availability = given.availability if availability is None else availability
    dates = DateRule(
        start, every_months, minutes, repeat, holidays, subdivision, exclude, skip_weekends, time_zone
    )
    when = schedule(dates, count, slots, availability)
    conventions = {
        "rule": ranking.rule,
        "rule_options": dict(ranking.options),
        "tie_break": tie_break,
        "seed": seed,
        "served_within": audience.served_within,
        "pin": pin,
        "ban": ban,
        **when.conventions,
    }
    plan = Plan(
        title=given.title,
        pin=pin,
        ban=ban,
        dates=when.dates,
        zone=when.zone,
        labels=given.labels,
        questions=given.questions,
        availability=when.availability,
        experts=_experts(experts, ranking.topics, given.labels),
        conventions=conventions,
        invented=given.invented,
    )
    return assemble(plan, ranking, audience)


def _ranking(
    ballots: PreferenceMatrix,
    rule: str | Ranking,
    tie_break: TieBreak,
    seed: int | None,
    options: dict[str, Any],
) -> Ranking:
    if isinstance(rule, Ranking):
        if options or tie_break != "none" or seed is not None:
            raise InvalidInput(
                "a Ranking is given, so its rule, options and ties are settled; expected no option of a rule"
            )
        return rule
    if tie_break == "random" and seed is None:
        raise InvalidInput("tie_break='random' needs a seed, so that the draw can be repeated")
    if tie_break != "none":
        options |= {"tie_break": tie_break} | ({} if seed is None else {"seed": seed})
    return _core.rank(ballots, rule, **options)


def _experts(
    experts: Mapping[str, Iterable[str]] | None, topics: list[str], labels: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    return {
        str(name): known_topics(needed, topics, labels, f"experts[{name!r}]")
        for name, needed in (experts or {}).items()
    }
