"""Plugin of pytest that notes every error of the library that the tests provoke, for test_french_errors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from maillage import errors


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Leave out tests with random input: what they provoke is another thing each time."""
    items[:] = [item for item in items if not hasattr(item.obj, "hypothesis")]


def pytest_configure() -> None:
    """Note the message of each error when it is made."""
    told: set[str] = set()

    def noting(self: Any, *arguments: object) -> None:
        Exception.__init__(self, *arguments)
        if len(arguments) == 1:
            told.add(str(arguments[0]))
            Path(os.environ["MAILLAGE_TOLD"]).write_text(json.dumps(sorted(told)), encoding="utf-8")

    errors.MaillageError.__init__ = noting  # type: ignore[method-assign]
