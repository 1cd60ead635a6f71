#!/usr/bin/env bash
# The wheel without the system's Boost and Eigen, then used with nothing of the build environment at hand.
set -euo pipefail
rm -rf build/no-system build/no-system-venv
pip wheel -q --no-deps -C cmake.define.MAILLAGE_SYSTEM_HEADERS=OFF -C build-dir=build/no-system -w build/no-system-wheel .
grep -q 'MAILLAGE_BOOST_INCLUDE:PATH=.*boost_headers' build/no-system/CMakeCache.txt
grep -q 'Eigen3_DIR:PATH=.*cmeel.prefix' build/no-system/CMakeCache.txt
grep -q 'MAILLAGE_HIGHS_LIBRARY:FILEPATH=.*highsbox' build/no-system/CMakeCache.txt
python -m venv build/no-system-venv
build/no-system-venv/bin/pip install -q --no-deps build/no-system-wheel/*.whl numpy
(cd / && "$OLDPWD/build/no-system-venv/bin/python" -c "
import maillage as ml
assert ml.PreferenceMatrix.from_ranks([[1, 2]]).tally().wins.tolist() == [[0, 1], [0, 0]]
from maillage._core import solver_name
assert solver_name().startswith('HiGHS'), solver_name()
print('a wheel built without system headers works')")
