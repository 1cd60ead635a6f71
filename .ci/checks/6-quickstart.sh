#!/usr/bin/env bash
# A clean clone, a fresh virtual environment, the first command of the README; then once more, as people do.
set -euo pipefail
rm -rf build/quickstart-clone
git clone -q . build/quickstart-clone
cd build/quickstart-clone
env -u VIRTUAL_ENV bash examples/quickstart.sh
bash examples/quickstart.sh >/dev/null
test -n "$(find sortie -name '*.ics')"
test -n "$(find sortie -name '*.png')"
