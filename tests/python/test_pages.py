"""The README and the conventions page show what really happens.

Each ``python`` block is run, in order, in one namespace a page; a ``text`` block right after it is what it
prints. In a ``console`` block, each line after ``$`` is run at the root of the checkout, and what follows is
what it prints.
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
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    "docs/conventions.md",
    "docs/methods.md",
    "docs/guides/programme.md",
    "docs/guides/programme-fr.md",
    "docs/guides/reading-results.md",
    "docs/guides/lire-les-resultats.md",
    "docs/network/index.md",
    "docs/network/bodies.md",
    "docs/network/brokerage.md",
    "docs/network/centrality.md",
    "docs/network/chance.md",
    "docs/network/communities.md",
    "docs/network/evolution.md",
    "docs/network/fragility.md",
    "docs/network/overlaps.md",
    "docs/network/role.md",
    "docs/network/shape.md",
    "docs/network/silos.md",
    "docs/network/structural-holes.md",
    "docs/pooling/actions.md",
    "docs/pooling/cost-model.md",
    "docs/pooling/partition.md",
    "docs/pooling/plan.md",
    "docs/pooling/shares.md",
]
# Pages whose commands alone are run.
CONSOLE_PAGES = ["docs/guides/command-line.md", "docs/guides/ligne-de-commande.md"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    language: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [Block(match[1], match[2]) for match in FENCE.finditer(text)]


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@pytest.mark.parametrize("page", PAGES)
def test_python_blocks(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    namespace: dict[str, object] = {}
    shown = blocks(page)
    ran = 0
    for block, following in zip(shown, [*shown[1:], Block("", "")], strict=True):
        if block.language != "python":
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.text, page, "exec"), namespace)  # noqa: S102 - the page's own example
        if following.language == "text":
            assert tidy(printed.getvalue()) == tidy(following.text)
            ran += 1
    assert ran > 0


def commands() -> list[tuple[str, str, str]]:
    """Page, command and output of every console block that calls maillage."""
    found = []
    for page in [*PAGES, *CONSOLE_PAGES]:
        for block in blocks(page):
            if block.language != "console":
                continue
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("maillage "):
                    found.append((page, command, output))
    return found


@pytest.mark.parametrize(("page", "command", "output"), commands())
def test_console_blocks(page: str, command: str, output: str) -> None:
    arguments = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "maillage", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
    )
    assert tidy(done.stdout) == tidy(output), done.stderr
