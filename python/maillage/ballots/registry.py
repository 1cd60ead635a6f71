"""The layouts that ballots come in: one module each in ``maillage.ballots.layouts``, found by being there.

A layout module has one ``LAYOUT``. ``recognise`` looks at the first rows and returns how sure it is (1 to
100) or None; ``read`` reads the table. To teach maillage a new survey tool, add one module and its test;
nothing else.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.ballots.findings import InvalidTable
from maillage.ballots.names import listed, suggestion
from maillage.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from maillage.ballots.model import BallotTable, Options
    from maillage.tables import Row, Table

HEAD_ROWS = 200


@dataclass(frozen=True)
class Layout:
    """A way in which a tool writes ballots into a table.

    Attributes
    ----------
    name : str
        What ``layout=`` is given.
    tool : str
        The tool and the export, in words.
    recognise : callable
        Takes the first rows; returns 1 (hardly) to 100 (surely), or None.
    read : callable
        Takes the table and the options; returns the ballots.
    """

    name: str
    tool: str
    recognise: Callable[[list[Row]], int | None]
    read: Callable[[Table, Options], BallotTable]


@functools.cache
def layouts() -> dict[str, Layout]:
    """Return every layout by its name."""
    from maillage.ballots import layouts as package

    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return {module.LAYOUT.name: module.LAYOUT for module in modules}


def chosen_layout(table: Table, name: str) -> Layout:
    """Return the layout of that name, or for "auto" the one that recognises the table best.

    Raises
    ------
    InvalidInput
        For a name that is not known.
    InvalidTable
        If no layout recognises the table, or two do equally well.
    """
    known = layouts()
    if name != "auto":
        if name not in known:
            hint = suggestion(name, known)
            raise InvalidInput(f"layout={name!r} is not known; expected 'auto', {listed(known, 30)}{hint}")
        return known[name]
    head = table.head(HEAD_ROWS)
    sure = {layout.name: layout.recognise(head) or 0 for layout in known.values()}
    best = max(sure.values())
    if best == 0:
        tools = "; ".join(f"{layout.name} ({layout.tool})" for layout in known.values())
        raise InvalidTable(f"{table.place()}: no layout of ballots is recognised; the known ones are {tools}")
    winners = [layout for layout in sure if sure[layout] == best]
    if len(winners) > 1:
        raise InvalidTable(f"{table.place()}: may be {listed(winners)}; choose one with layout=...")
    return known[winners[0]]
