"""Availability read from where it stands: a table of the dossier's own form, or the export of a date poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.dossier.cells import local_time
from maillage.dossier.rows import Rows, read_rows
from maillage.dossier.schema import TableSchema, fold, schemas

if TYPE_CHECKING:
    from maillage.ballots.availability import Availability
    from maillage.dossier.source import Source


def read_poll_rows(source: Source, schema: TableSchema, tables: dict[str, Rows]) -> Rows:
    """Read who can come when; a date poll without a table of slots brings its slots with it.

    People of a poll are matched with the agents by id or by name, its times with the slots by their start.
    """
    rows = read_rows(schema, source.label, source.open().rows())
    if any(column.required and column.name in rows.columns for column in schema.columns):
        return rows
    from maillage.ballots import read_availability

    poll = read_availability(source.path, sheet=source.sheet)
    if "slots" not in tables:
        tables["slots"] = _slot_rows(source, poll)
    agents, slots = _agents(tables), _slots(tables["slots"], poll)
    cells = [
        [agents.get(fold(agent), agent), slots[slot.id], answer]
        for agent, answers in zip(poll.agents, poll.answers, strict=True)
        for slot, answer in zip(poll.slots, answers, strict=True)
        if answer is not None
    ]
    columns = ["agent_or_expert", "slot", "answer"]
    return Rows(schema, source.label, columns, lines=list(range(1, len(cells) + 1)), cells=cells)


def _agents(tables: dict[str, Rows]) -> dict[str, str]:
    """Return the id of each agent by id and by name."""
    agents = tables.get("agents")
    if agents is None:
        return {}
    ids = agents.column("id")
    by_name = {fold(name): key for key, name in zip(ids, agents.column("name"), strict=False) if name}
    return by_name | {fold(key): key for key in ids}


def _slots(table: Rows, poll: Availability) -> dict[str, str]:
    """Return the id in the table of each slot of the poll; its own id where the table has no such time."""
    column = table.schema.column("start")
    starts = zip(table.column("start"), table.column("id"), strict=False)
    known = {local_time(column, start): key for start, key in starts if column and start}
    return {slot.id: known.get(slot.start, slot.id) for slot in poll.slots}


def _slot_rows(source: Source, poll: Availability) -> Rows:
    cells = [[slot.id, slot.start.isoformat(), str(slot.duration_minutes)] for slot in poll.slots]
    columns = ["id", "start", "duration_minutes"]
    return Rows(schemas()["slots"], source.label, columns, lines=list(range(1, len(cells) + 1)), cells=cells)
