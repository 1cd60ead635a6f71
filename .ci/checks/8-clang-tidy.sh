#!/usr/bin/env bash
# clang-tidy on the library, with the checks of .clang-tidy; needs the build of the preset dev.
set -euo pipefail
pip install -q "clang-tidy==18.1.8"
git ls-files 'src/*.cpp' | xargs -P 2 -n 4 clang-tidy -p build/dev --quiet
