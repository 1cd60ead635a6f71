#!/usr/bin/env bash
# Formatting, lint, types, stubs.
set -euo pipefail
pip install -q "clang-format==18.1.8" "ruff>=0.9" "mypy>=1.15" "pybind11-stubgen>=2.5.5" pandas-stubs types-openpyxl types-tqdm

git ls-files '*.hpp' '*.cpp' | xargs clang-format --dry-run --Werror
ruff check .
ruff format --check .

# The module in the source tree, warnings as errors: what the stubs are compared with.
cmake --preset dev -DMAILLAGE_TESTS=OFF -DPython_EXECUTABLE="$(command -v python)" >/dev/null
cmake --build --preset dev
python/bindings/stubs.sh --check
mypy
