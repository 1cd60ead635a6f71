"""One function per kind of result draws it; each registers itself here."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from maillage._core import InvalidInput

if TYPE_CHECKING:
    import altair as alt

    from maillage.charts.style import Pen


@singledispatch
def draw(result: object, pen: Pen) -> alt.TopLevelMixin:  # noqa: ARG001 - what the registered ones take
    """Return the chart of a result."""
    raise InvalidInput(f"{type(result).__name__} has no chart")
