#!/bin/sh
# check-extension.sh DIR: installs the VS Code extension's locked dependencies, checks and builds it.
# Without Node.js it says so and goes on: the server and its tests do not need it.
set -eu
cd "$1" 2>/dev/null && [ -f package.json ] || { echo "==> No VS Code extension here" && exit 0; }
if ! command -v npm >/dev/null 2>&1; then
    echo "!! npm is not installed: the VS Code extension is NOT checked (install Node.js 20 or later)" >&2
    exit 0
fi
if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
    echo "==> Installing the extension's locked dependencies"
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.installed
fi
echo "==> VS Code extension"
npm run --silent check
log=node_modules/.tests.log
npm run --silent test > "$log" 2>&1 || { cat "$log"; exit 1; }
grep -E '^(#|ℹ) (pass|fail) ' "$log"
