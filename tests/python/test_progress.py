"""Progress: silence in scripts, a bar in notebooks, or the caller's own function."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import maillage as ml
import numpy as np
import pytest
from maillage.progress import in_notebook, watcher


def test_scripts_are_silent_unless_asked() -> None:
    assert not in_notebook()
    assert watcher(None) is None
    assert watcher(False) is None
    assert watcher(True) is not None


def test_notebooks_show_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    ipython = ModuleType("IPython")
    monkeypatch.setattr(ipython, "get_ipython", lambda: SimpleNamespace(kernel=object()), raising=False)
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert in_notebook()
    assert watcher(None) is not None
    assert watcher(False) is None


def test_a_terminal_of_ipython_is_not_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    ipython = ModuleType("IPython")
    monkeypatch.setattr(ipython, "get_ipython", SimpleNamespace, raising=False)
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert not in_notebook()


def test_the_bar_follows_and_closes(capsys: pytest.CaptureFixture[str]) -> None:
    follow = watcher(True)
    assert follow is not None
    for done in (1, 5, 10):
        follow(done, 10)
    shown = capsys.readouterr().err
    assert "5/10" in shown


def test_a_function_of_ones_own_is_called_as_it_is() -> None:
    def follow(done: int, total: int) -> None: ...

    assert watcher(follow) is follow


def test_a_function_that_answers_false_stops_the_work() -> None:
    ranks = np.ones((150_000, 1_000), dtype=np.uint8)
    ranks.flags.writeable = False
    p = ml.PreferenceMatrix.from_ranks(ranks)
    with pytest.raises(ml.Cancelled):
        p.tally(progress=lambda _done, _total: False)
