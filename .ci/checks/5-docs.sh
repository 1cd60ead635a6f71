#!/usr/bin/env bash
# The documentation builds as a site, warnings as errors.
set -euo pipefail
pip install -q "mkdocs>=1.6,<2" "mkdocs-material>=9.5" "mkdocstrings[python]>=0.27"
mkdocs build --strict --quiet --site-dir build/site
echo "the documentation builds"
