"""Arrays of results, which nobody may change."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Array = TypeVar("Array", bound="npt.NDArray[Any]")


def read_only(values: Array) -> Array:
    """Return an array that nobody may change any more; it must not be shared."""
    values.setflags(write=False)
    return values


def descending(values: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return places of the values, the largest first, equal ones in order."""
    order: npt.NDArray[np.int64] = np.argsort(-values.astype(np.float64), kind="stable")
    return order
