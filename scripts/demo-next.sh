#!/bin/sh
# demo-next.sh WARDLINE DIR: what to do after the demo's scan.
set -eu
wardline=$(cd "$(dirname "$1")" && pwd)/wardline
cat <<END

==> That was the scan that a pipeline runs. The same findings in an editor, while you type:

    VS Code   make vsix && code --install-extension vscode-extension/wardline.vsix && code $2
    Neovim    PATH="$(dirname "$wardline"):\$PATH" nvim -u editors/neovim/wardline.lua $2/catalogue.py
    Emacs     PATH="$(dirname "$wardline"):\$PATH" emacs -l editors/emacs/wardline.el $2/catalogue.py
    Helix     copy editors/helix/languages.toml into ~/.config/helix/, put wardline on the PATH
    Vim       see editors/README.md (needs the ALE plugin)

    wardline is $wardline
    Try also: $1 explain python.injection.sql
END
