"""``maillage programme``: the top topics of a ranking as dated sessions, with their calendar."""

# ruff: noqa: TC001 - typer reads annotations when the program runs
from __future__ import annotations

from typing import Annotated, Any, Literal, cast

import typer

from maillage.cli import options as take
from maillage.cli.errors import WrongUsage, wrong_usage
from maillage.cli.files import answer, check_files
from maillage.cli.rank import chosen
from maillage.cli.screen import Screen
from maillage.cli.source import Ballots, Reading, open_ballots
from maillage.wording import mark

NAME = "programme"
PURPOSE = mark("Make a programme of sessions from the agents' ballots, and its calendar.")
EXAMPLE = """maillage programme examples/launch-2020 --output programme.ics
maillage programme export.csv --start 2020-01-21T10:00 --sessions 4"""

SESSIONS_A_YEAR = 6

Sessions = Annotated[
    int | None,
    typer.Option(
        "--sessions",
        "-n",
        metavar=mark("NUMBER"),
        help=mark("How many sessions. Default: 6, or as many as there are topics and slots."),
    ),
]
Start = Annotated[
    str | None,
    typer.Option(
        "--start",
        metavar=mark("DATE"),
        help=mark("First session, as 2020-01-21T10:00; without it, the slots of the dossier."),
    ),
]
Months = Annotated[
    int,
    typer.Option("--every-months", metavar=mark("NUMBER"), help=mark("Months from one session to the next.")),
]
Repeat = Annotated[
    str,
    typer.Option(
        "--repeat",
        metavar="day|weekday",
        help=mark("Keep the day of the month, or the weekday (the third Tuesday) of the first session."),
    ),
]
Wishes = Annotated[
    int,
    typer.Option(
        "--served-within",
        metavar=mark("NUMBER"),
        help=mark("A session serves the agents who have its topic among their first so many wishes."),
    ),
]
Minutes = Annotated[
    int, typer.Option("--duration-minutes", metavar=mark("NUMBER"), help=mark("Length of a session."))
]
Pin = Annotated[
    list[str] | None,
    typer.Option("--pin", metavar=mark("TOPIC"), help=mark("A topic that must have a session; repeatable.")),
]
Ban = Annotated[
    list[str] | None,
    typer.Option("--ban", metavar=mark("TOPIC"), help=mark("A topic that must not have one; repeatable.")),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar=mark("DATE"),
        help=mark("A day to skip, or several as 2020-07-15/2020-08-31; repeatable."),
    ),
]
Holidays = Annotated[
    str,
    typer.Option(
        "--holidays",
        metavar=mark("COUNTRY"),
        help=mark("Country whose public holidays are skipped, or none."),
    ),
]
Subdivision = Annotated[
    str | None,
    typer.Option(
        "--subdivision",
        metavar=mark("PART"),
        help=mark("Part of the country with more holidays, such as Alsace-Moselle."),
    ),
]
Zone = Annotated[
    str, typer.Option("--time-zone", metavar=mark("ZONE"), help=mark("Time zone of the sessions."))
]
Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar=mark("TITLE"),
        help=mark("Name of the programme, by which calendars know it again."),
    ),
]


def run(
    path: take.Source,
    *,
    sessions: Sessions = None,
    start: Start = None,
    every_months: Months = 2,
    repeat: Repeat = "day",
    duration_minutes: Minutes = 120,
    served_within: Wishes = 3,
    rule: take.Rule = "schulze",
    unranked: take.Unranked = None,
    option: take.RuleOptions = None,
    tie_break: take.TieBreak = "none",
    seed: take.Seed = None,
    pin: Pin = None,
    ban: Ban = None,
    exclude: Exclude = None,
    holidays: Holidays = "FR",
    subdivision: Subdivision = None,
    time_zone: Zone = "Europe/Paris",
    title: Title = None,
    layout: take.Layout = "auto",
    topic: take.Topics = None,
    label: take.Labels = None,
    read: take.Read = None,
    output: take.Output = None,
    lang: take.Language = "fr",
) -> None:
    """Answer the command."""
    check_files(output)
    conventions = chosen([rule], option, unranked=unranked, tie_break=tie_break)[rule]
    ballots = open_ballots(path, Reading.of(layout, topic, label, read), lang)
    if start is None and not has_slots(ballots):
        raise WrongUsage(
            mark("--start is missing: {path} has no slots; expected --start 2020-01-21T10:00"), path=path
        )
    from maillage import programme
    from maillage.outputs.programmes import programme_document

    with wrong_usage():
        made = programme(
            ballots.dossier or ballots.preferences,
            most_sessions(ballots, start, len(ban or ())) if sessions is None else sessions,
            start,
            every_months,
            duration_minutes,
            repeat=cast("Literal['day', 'weekday']", repeat),  # checked there
            served_within=served_within,
            rule=rule,
            seed=seed,
            pin=pin or (),
            ban=ban or (),
            exclude=exclude or (),
            holidays=None if holidays.lower() in {"none", "aucun"} else holidays,
            subdivision=subdivision,
            time_zone=time_zone,
            **known(ballots, title),
            **conventions,
        )
    answer(programme_document(made, lang=lang), output, Screen())


def has_slots(ballots: Ballots) -> bool:
    """Tell whether the dossier says when sessions can be held."""
    return ballots.dossier is not None and "slots" in ballots.dossier


def most_sessions(ballots: Ballots, start: str | None, banned: int) -> int:
    """Return how many sessions a year has, or fewer where topics or slots are fewer."""
    slots = (
        len(ballots.dossier["slots"]) if ballots.dossier is not None and start is None else SESSIONS_A_YEAR
    )
    return max(1, min(SESSIONS_A_YEAR, ballots.preferences.n_topics - banned, slots))


def known(ballots: Ballots, title: str | None) -> dict[str, Any]:
    """Title and notice of a programme, where a dossier does not bring them itself."""
    if ballots.dossier is not None:
        return {} if title is None else {"title": title}
    return {"title": title or ballots.origin.title, "invented": ballots.origin.invented}
