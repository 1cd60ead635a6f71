"""What results have: a line, a table, words, a picture, equality, pickling."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import altair as alt
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """An answer, as an immutable value.

    Subclasses are frozen dataclasses; their columns are tuples or read-only arrays, aligned with `index`.

    Attributes
    ----------
    labels : mapping of str to str
        Names of what occurs, by id.
    invented : str or None
        What is invented in the data, in a sentence that is shown with every result.
    """

    labels: Mapping[str, str]
    invented: str | None

    #: Fields that are columns of the table, in order; the first one is its index.
    columns: ClassVar[tuple[str, ...]] = ()

    __hash__ = None  # type: ignore[assignment]

    def to_frame(self) -> pd.DataFrame:
        """Return the result as a pandas data frame."""
        import pandas as pd

        index, *columns = self.columns
        frame: pd.DataFrame = pd.DataFrame(
            {name: getattr(self, name) for name in columns}, index=pd.Index(getattr(self, index), name=index)
        )
        return frame

    def explain(self, lang: str = "fr") -> str:
        """Say the result in plain words, in French (``"fr"``) or English (``"en"``)."""
        from maillage.wording import explain

        return explain(self, lang, labels=self.labels, invented=self.invented)

    def plot(self, lang: str = "fr") -> alt.TopLevelMixin:
        """Draw the result as an Altair chart, worded in French (``"fr"``) or English (``"en"``)."""
        from maillage.charts import plot

        return plot(self, lang, labels=self.labels, invented=self.invented)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(_same(getattr(self, f.name), getattr(other, f.name)) for f in fields(self))

    def __repr__(self) -> str:
        index = self.columns[0] if self.columns else None
        size = f"{len(getattr(self, index))} {index}s" if index else ""
        return f"{type(self).__name__}({size})"

    def _repr_html_(self) -> str:
        from maillage.notebook import to_html

        return to_html(self, labels=self.labels, invented=self.invented)


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(value, b[name]) for name, value in a.items())
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        a, b = np.asarray(a), np.asarray(b)
        return a.shape == b.shape and bool(
            np.array_equal(a, b, equal_nan=a.dtype.kind == b.dtype.kind == "f")
        )
    return bool(a == b)
