"""What the exports of Google Forms have in common: a timestamp first, and no id of who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.tables.cells import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = ("agent",)


def has_timestamp(headings: Sequence[str]) -> bool:
    """Tell whether the first column is the timestamp that Google Forms writes."""
    return bool(headings) and plain(headings[0]) in {"horodateur", "timestamp"}
