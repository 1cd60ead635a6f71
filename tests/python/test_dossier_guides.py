"""The guides to the dossier show what really happens.

Each ``csv`` block with a title is that file. Each ``python`` block is run beside them, in order; a ``text``
block right after it is what it prints.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


@pytest.mark.parametrize("page", ["dossier.md", "dossier-fr.md"])
def test_examples_print_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = FENCE.findall((GUIDES / page).read_text(encoding="utf-8"))
    for language, title, text in blocks:
        if language == "csv":
            (tmp_path / title).parent.mkdir(exist_ok=True)
            (tmp_path / title).write_text(text, encoding="utf-8")
    namespace: dict[str, object] = {}
    printed, compared = "", 0
    for language, _, text in blocks:
        if language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(text, page, "exec"), namespace)  # noqa: S102 - the page's own example
            printed = output.getvalue()
        elif language == "text":
            assert tidy(printed) == tidy(text)
            compared += 1
    assert compared == 4
