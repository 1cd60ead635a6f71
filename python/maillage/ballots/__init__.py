"""Ballots from the real world: read from what survey tools export, and written for others to read.

:func:`read_ballots` recognises the layout of a file, :func:`write_ballots` writes plain tables and PrefLib
files, :func:`read_availability` reads date polls.
"""

from __future__ import annotations

from maillage.ballots.availability import Availability, Slot, read_availability
from maillage.ballots.findings import InvalidTable
from maillage.ballots.model import BallotTable
from maillage.ballots.reading import read_ballots, recognised_layout
from maillage.ballots.registry import Layout
from maillage.ballots.registry import layouts as known_layouts
from maillage.ballots.writing import write_ballots

__all__ = [
    "Availability",
    "BallotTable",
    "InvalidTable",
    "Layout",
    "Slot",
    "known_layouts",
    "read_availability",
    "read_ballots",
    "recognised_layout",
    "write_ballots",
]
