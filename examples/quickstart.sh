#!/usr/bin/env bash
# From a fresh clone to a ranked, dated programme: sets up everything, ranks the example, says why, and writes the
# programme, its calendar and pictures into sortie/. With a file of ballots or a dossier as argument, does the same
# with that. Needs nothing beside the clone; safe to run twice, fast the second time.
#
#   bash examples/quickstart.sh [FILE [how to read it, as for maillage rank: --topic A --label A1=A ...]]
#
# MAILLAGE_LANG=en makes it speak English. START=2026-01-20T10:00 dates the first session of FILE.
set -euo pipefail
unset CDPATH # with it, cd would print where it went

french=yes
[ "${MAILLAGE_LANG:-fr}" = fr ] || french=no
# tell FRENCH ENGLISH
tell() { if [ "$french" = yes ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi; }

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
    tell "usage : bash examples/quickstart.sh [FICHIER [options de lecture, comme --topic A --label A1=A]]" \
        "usage: bash examples/quickstart.sh [FILE [options of reading, such as --topic A --label A1=A]]"
    exit 0
fi

# The file is named from where the caller stands; everything else from the root of the clone.
ballots=examples/launch-2020
if [ $# -gt 0 ]; then
    if [ ! -e "$1" ]; then
        tell "$1 : ce fichier ou ce dossier n'existe pas" "$1: there is no such file or folder" >&2
        exit 1
    fi
    ballots=$(cd "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
    shift
fi
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."
. tests/setup.sh

# Nothing of an active environment (venv, conda) may leak into this one.
unset CMAKE_ARGS PYTHONPATH PYTHONHOME VIRTUAL_ENV PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
environment=build/quickstart-venv
stamp=$environment/maillage-sources

# One number that changes with any file that the package is made from.
fingerprint() {
    find CMakeLists.txt pyproject.toml cmake include src python examples/launch-2020 -type f \
        ! -name '*.so' ! -name '*.pyc' -exec cksum {} + | LC_ALL=C sort | cksum
}

install_maillage() {
    need_compiler
    # One that an earlier run could not finish is made anew.
    "$environment/bin/python" -m pip --version >/dev/null 2>&1 || rm -rf "$environment"
    need_venv "$environment"
    tell "== installation de maillage dans $environment (compile le C++ ; une à deux minutes la première fois)" \
        "== installing maillage into $environment (compiles the C++; a minute or two the first time)"
    "$environment/bin/python" -m pip install -q --disable-pip-version-check . || {
        tell "erreur : l'installation a échoué ; le réseau (PyPI) est-il accessible ?" \
            "error: the installation failed; is the network (PyPI) within reach?" >&2
        exit 1
    }
    fingerprint >"$stamp"
}

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] &&
    "$environment/bin/python" -c 'import maillage' >/dev/null 2>&1; then
    tell "== maillage est déjà installé dans $environment" "== maillage is already installed in $environment"
else
    install_maillage
fi
maillage() { "$environment/bin/python" -m maillage "$@"; }

tell "== vérification de $ballots" "== checking $ballots"
maillage check "$ballots" ${1+"$@"}

mkdir -p sortie
tell "
== le classement, selon plusieurs règles" "
== the ranking, by several rules"
maillage rank "$ballots" ${1+"$@"} --rule schulze --rule ranked_pairs --rule copeland --rule minimax --rule borda --no-explain

tell "
== pourquoi" "
== why"
maillage rank "$ballots" ${1+"$@"} --rule schulze --output sortie/classement.html --output sortie/classement.csv \
    --output sortie/classement.png

tell "
== le programme" "
== the programme"
write_programme() {
    maillage programme "$ballots" "$@" --output sortie/programme.ics --output sortie/programme.html \
        --output sortie/programme.png
}
start=${START:-}
if [ -z "$start" ] && ! maillage programme "$ballots" ${1+"$@"} >/dev/null 2>&1; then
    # No slots: the first Tuesday that is four weeks away or more, at ten.
    start=$("$environment/bin/python" -c '
from datetime import date, timedelta
day = date.today() + timedelta(days=28)
print(day + timedelta(days=(1 - day.weekday()) % 7))')T10:00
    tell "Première séance : $start. Une autre date : START=2026-01-20T10:00 bash examples/quickstart.sh FICHIER" \
        "First session: $start. Another date: START=2026-01-20T10:00 bash examples/quickstart.sh FILE"
fi
if [ -n "$start" ]; then
    write_programme --start "$start" ${1+"$@"}
else
    write_programme ${1+"$@"}
fi

tell "
== fini ; les fichiers sont dans $PWD/sortie :" "
== done; the files are in $PWD/sortie:"
ls -1 sortie
tell "
Pour continuer : source $environment/bin/activate, puis maillage --help" "
To go on: source $environment/bin/activate, then maillage --help"
