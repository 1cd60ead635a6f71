"""The guides to importing ballots show what really happens.

Each ``csv`` block with a title is that file. Each ``python`` block is run beside them, in order; a
``text`` block right after it is what it prints. ``console`` blocks are commands that succeed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"
PAGES = ["ballots-import.md", "import-des-bulletins.md"]
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[tuple[str, str, str]]:
    return FENCE.findall((GUIDES / page).read_text(encoding="utf-8"))


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


@pytest.fixture(params=PAGES)
def page(request, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for language, title, text in blocks(request.param):
        if language == "csv":
            (tmp_path / title).write_text(text, encoding="utf-8")
    return request.param


def test_examples_print_what_the_page_shows(page):
    namespace: dict[str, object] = {}
    printed, compared = "", 0
    for language, _, text in blocks(page):
        if language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(text, page, "exec"), namespace)  # noqa: S102 - the page's own example
            printed = output.getvalue()
        elif language == "text":
            assert tidy(printed) == tidy(text)
            compared += 1
    assert compared > 8


def test_commands_succeed(page):
    pytest.importorskip("maillage.cli", reason="the command line is not there")
    commands = [
        line[2:] for language, _, text in blocks(page) if language == "console" for line in text.splitlines()
    ]
    assert commands
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "maillage"
        done = subprocess.run(
            [sys.executable, "-m", "maillage", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == 0, done.stderr


def test_the_two_languages_show_the_same_layouts():
    shown = [
        re.findall(r"`([a-z]+_[a-z]+|decidim|loomio|plain)`", (GUIDES / page).read_text("utf-8"))
        for page in PAGES
    ]
    assert sorted(set(shown[0])) == sorted(set(shown[1]))
