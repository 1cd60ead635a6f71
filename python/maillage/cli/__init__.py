"""The command line: one verb per question, a table in the terminal, files by their ending.

Exit codes: 0 an answer, 1 bad data or a file that cannot be read or written, 2 wrong usage, 130 interrupted,
141 when the reader of the output went away.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
READER_GONE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; ``arguments`` are those of the program by default."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Python would try to flush once more when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _run(arguments: list[str]) -> int:
    from maillage.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # characters that the terminal lacks become "?" instead of an error
            stream.reconfigure(errors="replace")
    code = run(arguments)
    sys.stdout.flush()
    return code
