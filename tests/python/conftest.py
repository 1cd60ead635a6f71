"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the reference data: MAILLAGE_SHARED_DATA, or shared/data beside the checkout."""
    given = os.environ.get("MAILLAGE_SHARED_DATA")
    folder = Path(given) if given else Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("reference data absent: set MAILLAGE_SHARED_DATA to its folder")
    return folder
