"""A plain table: a column with the agents and one column for each topic, as ranks, scores or yes/no.

This is what `maillage convert` writes and what people type into a spreadsheet. The agents stand in the first
column, or in the one named agent, id, name, nom, votant, …; a column named weight or poids gives weights.
Dropped on reading: columns named as addresses, e-mails, dates and comments are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.ballots.columns import agent_column, below_titles, header, ordinal, weight_column
from maillage.ballots.findings import Findings
from maillage.ballots.gathering import Voters
from maillage.ballots.grids import read_grid
from maillage.ballots.names import listed
from maillage.ballots.registry import HEAD_ROWS, Layout
from maillage.tables.cells import plain

if TYPE_CHECKING:
    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

_AGENTS = (
    *(
        "agent",
        "agents",
        "agent_id",
        "voter",
        "voter_id",
        "votant",
        "electeur",
        "electrice",
        "participant",
        "participante",
    ),
    *(
        "repondant",
        "respondent",
        "personne",
        "person",
        "nom",
        "name",
        "identifiant",
        "id",
        "ballot",
        "bulletin",
    ),
    *("pat", "territoire", "territory", "collectivite", "structure", "organisme"),
)
_DROPPED = frozenset(
    {
        *(
            "horodateur",
            "timestamp",
            "date",
            "heure",
            "time",
            "submitdate",
            "commentaire",
            "commentaires",
            "comment",
        ),
        *(
            "comments",
            "remarque",
            "remarques",
            "email",
            "e-mail",
            "mail",
            "courriel",
            "adresse e-mail",
            "email address",
        ),
        *(
            "adresse mail",
            "adresse email",
            "adresse electronique",
            "ip",
            "adresse ip",
            "ip address",
            "telephone",
            "phone",
        ),
    }
)


def _recognise(head: list[Row]) -> int | None:
    head = below_titles(head)
    headings = header(head)
    if len(head) < 2 or len(headings) < 2:
        return None
    return 20 if any(plain(heading) in _AGENTS for heading in headings) else 10


def _read(table: Table, options: Options) -> BallotTable:
    head = below_titles(table.head(HEAD_ROWS))
    line, headings = head[0]
    while len(headings) > 1 and not headings[-1].strip():  # empty columns that spreadsheets add
        headings = headings[:-1]
    agent = _agent(table, head, headings, options)
    weight = weight_column(headings)
    topics = [
        (column, heading)
        for column, heading in enumerate(headings)
        if column not in {agent, weight} and plain(heading) not in _DROPPED
    ]
    return read_grid(table, Voters(headings, line, agent, weight), topics, options)


def _agent(table: Table, head: list[Row], headings: list[str], options: Options) -> int | None:
    """Return the column of the agents; the first one if nothing says otherwise and its cells are no ranks."""
    column = agent_column(table, headings, options, _AGENTS)
    if column is not None or options.agent_column == "":
        return column
    first = [cells[0] for _, cells in head[1:]]
    if headings[0].strip() and all(ordinal(cell) is not None or not cell.strip() for cell in first):
        remedy = "name it with agent_column=..., or say agent_column='' if there is none"
        raise Findings(table).fail(
            f"which of the columns {listed(headings)} names the agents? {remedy}", line=head[0][0]
        )
    return 0


LAYOUT = Layout("plain", "a plain table: agent, then one column for each topic", _recognise, _read)
