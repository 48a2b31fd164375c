#!/bin/sh
# create-venv.sh DIR: a virtual environment made with the first suitable Python, or a message that says what is missing.
# PYTHON=... chooses another one.
set -eu
for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "==> Creating $1 with $("$python" --version)"
        "$python" -m venv "$1" && exit 0
        echo "Python's venv module does not work here; on Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
done
echo "Wardline needs Python 3.11 or later. Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2
exit 1
