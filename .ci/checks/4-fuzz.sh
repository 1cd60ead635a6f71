#!/usr/bin/env bash
# A minute of libFuzzer on the PrefLib reader, from the committed corpus.
set -euo pipefail
bash tests/fuzz/run.sh
