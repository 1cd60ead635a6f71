"""Tables in (arrays, lists, pandas, polars, Arrow) and out (the data frames that results become)."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage._core import InvalidInput, PairwiseTally, PreferenceMatrix, Ranking, RankTally

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Table = tuple[npt.NDArray[Any], list[str] | None, list[str] | None]


def as_table(values: Any) -> Table:
    """Return the numbers of a table with its column and row names, where it has them.

    Parameters
    ----------
    values
        A list of lists, an array, or a pandas, polars or Arrow table.

    Returns
    -------
    tuple
        (n_rows, n_columns) array of integers, floats or booleans (missing = NaN), column names or None, row
        names or None.

    Raises
    ------
    InvalidInput
        If rows differ in length or a cell is not a number.
    """
    if hasattr(values, "columns") or hasattr(values, "column_names"):
        return _from_frame(values)
    if isinstance(values, np.ndarray):
        return _numbers(values.tolist()), None, None
    return _numbers(list(values)), None, None


def _from_frame(frame: Any) -> Table:
    import narwhals as nw

    native = nw.from_native(frame, eager_only=True)
    columns = [str(name) for name in native.columns]
    index = getattr(frame, "index", None)
    rows = [str(label) for label in index] if index is not None and not _is_default(index) else None
    return _numbers([list(row) for row in native.iter_rows()]), columns, rows


def _is_default(index: Any) -> bool:
    return type(index).__name__ == "RangeIndex"


def _numbers(rows: list[Any]) -> npt.NDArray[Any]:
    width = len(rows[0]) if rows and hasattr(rows[0], "__len__") else None
    for number, row in enumerate(rows, start=1):
        if width is None or not hasattr(row, "__len__") or isinstance(row, str):
            raise InvalidInput(f"row {number} is {row!r}; expected a list of numbers, one per topic")
        if len(row) != width:
            raise InvalidInput(
                f"row {number} has {len(row)} cells, row 1 has {width}; expected as many in every row"
            )
    cells = [
        [_number(cell, i, j) for j, cell in enumerate(row, start=1)] for i, row in enumerate(rows, start=1)
    ]
    table = np.asarray(cells)
    return table.reshape(len(rows), width or 0) if table.size == 0 else table


def _number(cell: Any, row: int, column: int) -> bool | int | float:
    if isinstance(cell, (bool, np.bool_)):
        return bool(cell)
    if isinstance(cell, (int, np.integer)):
        return int(cell)
    if isinstance(cell, (float, np.floating)):
        return float(cell)
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return float("nan")
    raise InvalidInput(f"row {row}, column {column} is {cell!r}; expected a number, or nothing for no answer")


def whole_numbers(table: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return the table as integers, refusing anything else."""
    if table.dtype.kind in "iub":
        return table.astype(np.int64)
    if not np.all(np.isfinite(table)) or np.any(table != np.floor(table)):
        raise InvalidInput("the table holds numbers that are not whole; expected whole numbers")
    return table.astype(np.int64)


@singledispatch
def to_frame(result: object) -> pd.DataFrame:
    """Return a result as a pandas data frame."""
    raise InvalidInput(f"{type(result).__name__} has no table")


@to_frame.register(PreferenceMatrix)
def _(result: PreferenceMatrix) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(result.agents, name="agent")
    frame: pd.DataFrame = pd.DataFrame(np.array(result.values), index=index, columns=result.topics)
    return frame


@to_frame.register(PairwiseTally)
def _(result: PairwiseTally) -> pd.DataFrame:
    import pandas as pd

    index = pd.Index(result.topics, name="topic")
    frame: pd.DataFrame = pd.DataFrame(np.array(result.wins), index=index, columns=result.topics)
    return frame


@to_frame.register(RankTally)
def _(result: RankTally) -> pd.DataFrame:
    import pandas as pd

    columns = [str(position) for position in range(1, result.n_topics + 1)]
    frame: pd.DataFrame = pd.DataFrame(
        np.array(result.counts), index=pd.Index(result.topics, name="topic"), columns=columns
    )
    frame["unranked"] = result.unranked_counts
    return frame


# Options that every rule has: described once in the documentation of `rank`, not in every row.
_COMMON_OPTIONS = {"unranked", "tie_break", "seed"}


def rules() -> pd.DataFrame:
    """Return every ranking rule: id, family, what it takes as input, its own options, and its source.

    Beside its own options, every rule has `unranked`, `tie_break` and `seed` (see `rank`).

    Examples
    --------
    >>> import maillage as ml
    >>> ml.rules().loc["schulze", "options"]
    'strength=winning_votes (winning_votes | margins)'
    """
    import pandas as pd

    from maillage import _core

    rows: list[dict[str, Any]] = []
    for rule in _core.rules():
        row = dict(rule)
        values = row.pop("values")
        own = {name: default for name, default in row["options"].items() if name not in _COMMON_OPTIONS}
        row["options"] = ", ".join(
            f"{name} ({values[name]})" if default is None else f"{name}={default} ({values[name]})"
            for name, default in own.items()
        )
        rows.append(row)
    frame: pd.DataFrame = pd.DataFrame(rows).set_index("id")
    return frame


@to_frame.register(Ranking)
def _(result: Ranking) -> pd.DataFrame:
    import pandas as pd

    place = places(result)
    rows = [
        {"topic": topic, "rank": place[topic], "tied": len(tier) > 1, "score": result.scores[topic]}
        for tier in result.tiers
        for topic in tier
    ]
    frame: pd.DataFrame = pd.DataFrame(rows).set_index("topic")
    return frame


def places(ranking: Ranking) -> dict[str, int]:
    """Return the place of each topic: 1 + the number of topics before it; after two firsts comes a third."""
    found: dict[str, int] = {}
    for tier in ranking.tiers:
        found |= dict.fromkeys(tier, len(found) + 1)
    return found


def to_html(result: object) -> str:
    """Return the table that a notebook shows."""
    from maillage import notebook

    return notebook.to_html(result)
