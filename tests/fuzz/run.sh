#!/usr/bin/env bash
# Fuzzes the PrefLib reader: bash tests/fuzz/run.sh [seconds, by default 60]
# Finds go to build/fuzz/finds; add each one, once understood, to tests/fuzz/corpus/preflib, where a unit test replays it.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds="${1:-60}"
compiler=""
for candidate in clang++ clang++-{20,19,18,17,16,15,14}; do
    if command -v "$candidate" >/dev/null; then
        compiler="$candidate"
        break
    fi
done
if [ -z "$compiler" ]; then
    echo "fuzzing needs clang (Debian and Ubuntu: apt-get install clang)" >&2
    exit 1
fi

generator=()
command -v ninja >/dev/null && generator=(-G Ninja)
cmake -S . -B build/fuzz "${generator[@]}" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DMAILLAGE_FUZZERS=ON -DMAILLAGE_TESTS=OFF -DMAILLAGE_INSTALL=OFF -DMAILLAGE_FIND_PYTHON=ON
cmake --build build/fuzz --target preflib_fuzzer -j 2

mkdir -p build/fuzz/grown build/fuzz/finds
build/fuzz/tests/fuzz/preflib_fuzzer build/fuzz/grown tests/fuzz/corpus/preflib \
    -dict=tests/fuzz/preflib.dict -artifact_prefix=build/fuzz/finds/ \
    -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
