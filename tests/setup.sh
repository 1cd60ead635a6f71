# Sourced by the scripts that set up everything by themselves. Needs bash; says what it does, in French where the script
# that sources it has set french=yes.

say() { printf '\n\033[1m%s\033[0m\n' "== $*"; }
fail() { printf '\n%s %s\n' "$(words 'erreur :' 'error:')" "$*" >&2; exit 1; }

# words FRENCH ENGLISH: those of the language that the script speaks.
words() { if [ "${french:-no}" = yes ]; then printf '%s' "$1"; else printf '%s' "$2"; fi; }

# Runs a command as root where that is possible without asking anything.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# install_packages MISSING PACKAGE...: installs Debian packages, or says exactly what is missing.
install_packages() {
    local missing=$1
    shift
    say "$(words "installation de $* ($missing)" "installing $* ($missing)")"
    if command -v apt-get >/dev/null 2>&1; then
        if ! as_root true; then
            fail "$missing$(words ", et ni root ni sudo ne sont disponibles. À demander : apt-get install $*" \
                ", and neither root nor sudo is at hand. Ask for: apt-get install $*")"
        fi
        as_root apt-get update -qq || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
            fail "$missing$(words ", et apt-get install $* a échoué" ", and apt-get install $* failed")"
    else
        fail "$missing$(words ". À installer avec le gestionnaire de paquets de ce système (sous Debian : $*)" \
            ". Install it with this system's package manager (Debian calls it: $*)")"
    fi
}

compiles_cpp20() {
    local probe status
    probe=$(mktemp -d)
    printf '#include <span>\n#include <concepts>\nint main() { return std::span<int>().size() == 0 ? 0 : 1; }\n' >"$probe/a.cpp"
    "${CXX:-c++}" -std=c++20 "$probe/a.cpp" -o "$probe/a" >/dev/null 2>&1
    status=$?
    rm -rf "$probe"
    return $status
}

# A C++20 compiler, through apt where it is missing.
need_compiler() {
    compiles_cpp20 || install_packages "$(words "il manque un compilateur C++20" "a C++20 compiler is missing")" g++ libc6-dev
    compiles_cpp20 || fail "$(words "${CXX:-c++} ne compile pas le C++20 ; indiquez dans CXX g++ 11 ou clang 14, ou plus récent" \
        "${CXX:-c++} does not compile C++20; set CXX to g++ 11 or clang 14 or newer")"
}

# Prints a Python >= 3.10 that can make virtual environments.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

# need_venv FOLDER: a virtual environment there, with a Python of 3.10 or newer; sets VENV_PYTHON.
need_venv() {
    local python
    if [ ! -x "$1/bin/python" ]; then
        python=$(find_python) || {
            install_packages "$(words "il manque Python 3.10 ou plus récent, avec venv" \
                "Python 3.10 or newer with venv is missing")" python3 python3-venv python3-dev
            python=$(find_python) || fail "$(words "aucun Python 3.10 ou plus récent n'a été trouvé ; indiquez-le dans PYTHON" \
                "no Python 3.10 or newer was found; set PYTHON to one")"
        }
        say "$(words "création d'un environnement virtuel dans $1" "making a virtual environment in $1")"
        "$python" -m venv "$1"
        "$1/bin/python" -m pip install -q --upgrade pip
    fi
    VENV_PYTHON="$1/bin/python"
    if ! "$VENV_PYTHON" -c 'import sysconfig, os, sys; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))'; then
        install_packages "$(words "il manque le fichier d'en-tête Python.h" "the header Python.h is missing")" python3-dev
    fi
}
