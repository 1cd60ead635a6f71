#!/usr/bin/env bash
# The C++ tests under the address and undefined behaviour sanitizers, the threaded ones under the thread sanitizer.
set -euo pipefail
# Headers that the system lacks come from the Python packages of the environment.
find_headers=(-DMAILLAGE_FIND_PYTHON=ON "-DPython_EXECUTABLE=$(command -v python)")
cmake --preset asan-ubsan -DMAILLAGE_CONSUMER_TESTS=OFF "${find_headers[@]}" >/dev/null
cmake --build --preset asan-ubsan
ctest --preset asan-ubsan -j 2 --output-on-failure
cmake --preset tsan -DMAILLAGE_CONSUMER_TESTS=OFF "${find_headers[@]}" >/dev/null
cmake --build --preset tsan
ctest --preset tsan -j 2 --output-on-failure -R 'Thread|Tally|Monitor|Pool|threads'
