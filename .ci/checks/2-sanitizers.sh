#!/usr/bin/env bash
# The C++ tests under the address and undefined behaviour sanitizers, the threaded ones under the thread sanitizer.
set -euo pipefail
cmake --preset asan-ubsan -DMAILLAGE_CONSUMER_TESTS=OFF >/dev/null
cmake --build --preset asan-ubsan
ctest --preset asan-ubsan -j 2 --output-on-failure
cmake --preset tsan -DMAILLAGE_CONSUMER_TESTS=OFF >/dev/null
cmake --build --preset tsan
ctest --preset tsan -j 2 --output-on-failure -R 'Thread|Tally|Monitor|Pool|threads'
