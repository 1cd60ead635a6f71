"""What every result about a network is."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.result import Result


@dataclass(frozen=True, eq=False, repr=False)
class NetworkResult(Result):
    """An answer about a network, as an immutable value; columns are aligned with actors, ties or groups."""
