#!/usr/bin/env bash
# Debian packages that the project needs: shell functions, and one command.
#
#   scripts/system.sh qt      what a Qt window needs beside .venv
#   scripts/system.sh test    qt, and the independent readers that tests compare with
#   scripts/system.sh screenshots    qt, and a font with Korean letters
#
# Root gets missing packages installed at once; anybody else is told the exact line.

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

fail() { # each argument on a line of its own
    printf '%s\n' "$@" >&2
    exit 1
}

may_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

install_line() {
    if command -v apt-get >/dev/null; then
        echo "sudo apt-get update && sudo apt-get install -y $*"
    else
        echo "Install what your system calls these Debian packages: $*"
    fi
}

need() { # need WHAT PACKAGE...: install the packages, or stop and say how to
    local what=$1
    shift
    if may_install; then
        say "Installing $what: $*"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        fail "Missing on this system: $what. Install it, then run make again:" \
            "  $(install_line "$@")"
    fi
}

qt_packages() {
    local packages
    [[ $(uname -s) == Linux ]] || return 0
    packages=$("${VENV:-.venv}/bin/python" scripts/qt_libraries.py)
    # shellcheck disable=SC2086  # one word per package
    [[ -z $packages ]] || need "libraries of the Qt window" $packages
}

test_packages() {
    local packages=()
    command -v dcmdump >/dev/null || packages+=(dcmtk)
    command -v dciodvfy >/dev/null || packages+=(dicom3tools)
    command -v Xvfb >/dev/null || packages+=(xvfb)
    ((${#packages[@]})) || return 0
    if may_install; then
        need "independent DICOM readers and virtual screen" "${packages[@]}"
    else # the tests that need them say so and are skipped
        say "Some tests are skipped without ${packages[*]}. To run them too:"
        say "  $(install_line "${packages[@]}")"
    fi
}

font_packages() {
    [[ $(uname -s) == Linux ]] || return 0
    [[ -n $(fc-list :lang=ko 2>/dev/null) ]] || need "a font with Korean letters" fontconfig fonts-nanum
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    set -euo pipefail
    cd "$(dirname "$0")/.."
    case ${1:-} in
        qt) qt_packages ;;
        test)
            qt_packages
            test_packages
            ;;
        screenshots)
            qt_packages
            font_packages
            ;;
        *) fail "usage: scripts/system.sh qt|test|screenshots" ;;
    esac
fi
