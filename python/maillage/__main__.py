"""``python -m maillage`` is the command line."""

from __future__ import annotations

import sys

from maillage.cli import main

sys.exit(main())
