"""Results as Altair charts, worded in French or English. Nothing is set globally: charts can be combined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import altair as alt

__all__ = ["plot"]


def plot(
    result: object,
    lang: str = "fr",
    *,
    labels: Mapping[str, str] | None = None,
    invented: bool | str | None = None,
) -> alt.TopLevelMixin:
    """Return the chart of a result.

    Parameters
    ----------
    result
        Any result of the library that has a chart.
    lang
        ``"fr"`` or ``"en"``.
    labels
        Names that readers know topics by, by id; ids stand for themselves.
    invented
        Whether the ballots are invented, or what is; the chart then says so.
    """
    # They register themselves.
    from maillage.charts import (  # noqa: F401 - they register their drawings
        comparisons,
        duels,
        network,
        pooling,
        positions,
        programmes,
        rankings,
    )
    from maillage.charts.drawing import draw
    from maillage.charts.style import Pen
    from maillage.wording import Voice, invented_notice, words

    return draw(result, Pen(Voice(words(lang), labels or {}), invented_notice(invented, lang)))
