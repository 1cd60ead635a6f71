#!/usr/bin/env bash
# Writes the type stubs of the compiled module (python/maillage/_core.pyi) from the module itself.
# With --check, compares instead and fails when they differ. Run it with the Python that has maillage built in the
# source tree (preset dev) and pybind11-stubgen: PATH=.venv/bin:$PATH python/bindings/stubs.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
target=python/maillage/_core.pyi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
# As the first entry of the path, so that the module of this tree is described and no other.
PYTHONPATH="$PWD/python" python -m pybind11_stubgen maillage._core -o "$fresh" --numpy-array-use-type-var
# What the generator leaves loose: trailing blanks, bare tuples, and classes without a hash.
sed -i -E 's/[ \t]+$//; s/os\.PathLike \|/os.PathLike[str] |/g; s/\*\*kwargs(: typing\.Any)?/**options: typing.Any/; s/(-> |: )tuple([:)])/\1tuple[typing.Any, ...]\2/; s/(__hash__: .*= None)$/\1  # type: ignore[assignment]/' \
    "$fresh/maillage/_core.pyi"
if [ "${1:-}" = --check ]; then
    diff -u "$target" "$fresh/maillage/_core.pyi" || {
        echo "The committed stubs differ from the module: run python/bindings/stubs.sh and commit the result." >&2
        exit 1
    }
    echo "stubs match the module"
else
    cp "$fresh/maillage/_core.pyi" "$target"
fi
