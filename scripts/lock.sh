#!/bin/sh
# Pins every requirement to a version and its hashes, for every supported Python and system (by markers), without
# writing down where it came from. The files are plain `pip install --require-hashes -r` input.
# Usage: scripts/lock.sh [uv pip compile options, for example --upgrade]
set -eu
cd "$(dirname "$0")/.."
uv="${WARDLINE_UV:-.venv/bin/uv}"
options="$*"

lock() { # lock NAME SOURCE...
    name=$1
    shift
    echo "lock: requirements/$name.txt"
    # shellcheck disable=SC2086  # options are words
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" \
        --output-file "requirements/$name.txt" $options "$@"
}

lock build requirements/build.in
lock runtime pyproject.toml --extra languages --constraints requirements/build.txt
lock dev requirements/dev.in

if grep -nE '(^|[^A-Za-z])(--)?(extra-)?(index-url|find-links|trusted-host)|https?://|file://' requirements/*.txt; then
    echo "lock: an address was written into a requirements file" >&2
    exit 1
fi
