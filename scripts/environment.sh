#!/usr/bin/env bash
# Make or bring up to date the virtual environment .venv.
#
#   scripts/environment.sh base|train|test
#
# base: the viewer alone, without torch. train: what fits networks. test: train and the checkers.
# PYTHON names the interpreter to build it with; otherwise the first usable one is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/system.sh

level=${1:?base, train or test}
venv=${VENV:-.venv}

usable() { # is this a Python that the project runs on?
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() { # 3.11 first: constraints.txt was made with it
    local candidate
    if [[ -n ${PYTHON:-} ]]; then
        usable "$PYTHON" || fail "PYTHON=$PYTHON is not a Python of version 3.11 or later."
        echo "$PYTHON"
        return
    fi
    for candidate in python3.11 python3.12 python3.13 python3; do
        if usable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

make_venv() {
    local python version
    python=$(find_python)
    if [[ -z $python ]]; then
        need "Python 3.11 or later" python3 python3-venv
        python=$(find_python)
        [[ -n $python ]] || fail "This system's Python is older than 3.11." \
            "Install a newer one and name it: make PYTHON=/path/to/python3.12"
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        need "Python's venv module" "python$version-venv"
    fi
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

# A copied or moved environment, or one whose interpreter is gone, is made anew.
"$venv/bin/python" -c 'import pip' 2>/dev/null || make_venv

case $level in
    base) target=. ;;
    train) target='.[train]' ;;
    test) target='.[test]' ;;
    *) fail "Unknown environment '$level': base, train or test." ;;
esac
[[ $level == base ]] || say "torch and its libraries take about 6.5 GB of disk."
say "Installing pcam-viewer ($level) into $venv"
"$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off \
    --constraint constraints.txt --editable "$target" | { grep -v '^Requirement already' || true; }

# A larger environment holds the smaller ones.
touch "$venv/.base"
[[ $level == base ]] || touch "$venv/.train"
[[ $level != test ]] || touch "$venv/.test"
