# Shell functions of the two commands: what the machine must have, and the project's own environment.
# Sourced from the project's folder; everything it makes stands in .venv and build.

ENVIRONMENT=.venv
QT_PACKAGES=(libglib2.0-0 libegl1 libgl1 libdbus-1-3 libxkbcommon0 libfontconfig1 libxcb-cursor0
    libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-dejavu-core)
TEST_PACKAGES=(xvfb xauth libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils)

say() { printf '%s\n' "$*" >&2; }

# The Debian packages of the list that are not installed; a package renamed for 64-bit time (…t64) counts.
missing_packages() {
    local package states
    for package in "$@"; do # dpkg-query fails where it does not know one of the two names
        states=$(dpkg-query --show --showformat='${db:Status-Abbrev}\n' "$package" "${package}t64" 2>/dev/null || true)
        grep -q '^ii' <<<"$states" || printf '%s\n' "$package"
    done
}

# Prints the words that make a command run as root; fails where that is not allowed without asking.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        return 0
    fi
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && printf 'sudo\n'
}

# Installs what is missing of a list of Debian packages; where it may not, says how, and returns 1.
need_packages() {
    local missing root
    if ! command -v dpkg-query >/dev/null; then
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" = 0 ]; then
        return 0
    fi
    if ! root=$(as_root); then
        say "Some system packages are missing. Install them once with:"
        say "  sudo apt-get update && sudo apt-get install --yes ${missing[*]}"
        return 1
    fi
    say "Installing system packages: ${missing[*]}"
    # shellcheck disable=SC2086 # no word at all when we are root
    {
        $root apt-get update -qq
        $root env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends "${missing[@]}"
    } >&2
}

# True if a Python is new enough; given "ensurepip" too, if it can make an environment.
python_has() {
    "$1" -c "import sys${2:+, $2}; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1
}

# Prints a Python of at least 3.11 that can make an environment, installing Debian's venv if that is all it lacks.
find_python() {
    local python
    for python in python3 python3.13 python3.12 python3.11; do
        if python_has "$python" ensurepip; then
            printf '%s\n' "$python"
            return 0
        fi
    done
    if python_has /usr/bin/python3; then
        need_packages python3-venv || return 1
        printf '/usr/bin/python3\n'
        return 0
    fi
    say "Python 3.11 or newer is needed and was not found. Install it, for instance with:"
    say "  sudo apt-get update && sudo apt-get install --yes python3 python3-venv"
    return 1
}

# Makes the environment hold exactly what a lock file names, and the checkout itself; does nothing the second time.
need_environment() {
    local lock=$1 python stamp
    stamp="$(sha256sum <"$lock")$(sha256sum <pyproject.toml)$PWD"
    if python_has "$ENVIRONMENT/bin/python" && grep -qxF "$stamp" "$ENVIRONMENT/installed" 2>/dev/null; then
        return 0
    fi
    if ! python_has "$ENVIRONMENT/bin/python" pip; then
        python=$(find_python) || exit 1
        say "Making an environment of its own in $ENVIRONMENT with $("$python" --version)"
        "$python" -m venv --clear "$ENVIRONMENT"
    fi
    say "Installing what $lock names; the first time this takes a minute or two"
    "$ENVIRONMENT/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock" >&2
    "$ENVIRONMENT/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation \
        --editable . >&2
    printf '%s\n' "$stamp" >>"$ENVIRONMENT/installed"
}
