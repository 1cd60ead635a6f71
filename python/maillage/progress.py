"""Progress of long computations: a tqdm bar in notebooks, silence in scripts, or the caller's function."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Watcher = Callable[[int, int], object]


def in_notebook() -> bool:
    """Whether the code runs in a Jupyter kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


def watcher(progress: bool | Watcher | None) -> Watcher | None:
    """Return the function that follows a computation, called as ``f(done, total)``.

    Parameters
    ----------
    progress
        A function (returning False cancels), True for a bar, False for silence, None for a bar in notebooks.
    """
    if callable(progress):
        return progress
    if progress or (progress is None and in_notebook()):
        return _bar()
    return None


def _bar() -> Watcher:
    from tqdm.auto import tqdm

    bar = tqdm(total=0, leave=False)

    def follow(done: int, total: int) -> None:
        bar.total = total
        bar.n = done
        bar.refresh()
        if done >= total:
            bar.close()

    return follow
