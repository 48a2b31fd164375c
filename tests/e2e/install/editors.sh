#!/bin/sh
# editors.sh [NAME...]: puts the editors that the end-to-end tests drive where the tests look for them.
# What is there already stays; what fails is tried again; what cannot be had is said loudly and makes the exit status 1.
# Kept under ${WARDLINE_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wardline-e2e}, outside the checkout.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cache=${WARDLINE_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wardline-e2e}
mkdir -p "$cache"
missing=""

have() { command -v "$1" >/dev/null 2>&1; }

system_packages() { # PACKAGE...: Debian packages into the system, which only root may
    have apt-get && [ "$(id -u)" = 0 ] || { echo "needs root and apt-get to install: $*" >&2; return 1; }
    apt-get -q -o DPkg::Lock::Timeout=300 update &&
        DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

vim_ale() { # the plugin is data: unpacked beside the system, no root needed
    have apt-get && have dpkg-deb || return 1
    dir="$cache/vim-ale"
    rm -rf "$dir" # what an attempt that failed has left
    mkdir -p "$dir" && cd "$dir" || return 1
    apt-get -q download vim-ale || { # the lists of packages may never have been fetched
        [ "$(id -u)" = 0 ] && apt-get -q -o DPkg::Lock::Timeout=300 update && apt-get -q download vim-ale
    } || return 1
    dpkg-deb -x vim-ale_*.deb parts && rm -f vim-ale_*.deb && mv parts unpacked && touch .ready
}

ready() {
    case $1 in
    neovim-0.12) [ -x "$cache/nvim-forky/nvim" ] ;;
    neovim-0.10) [ -x "$cache/nvim-trixie/nvim" ] ;;
    helix) [ -x "$cache/hx-trixie/hx" ] && have tmux ;;
    emacs) have emacs && emacs --batch --eval '(progn (package-initialize) (require (quote eglot)))' >/dev/null 2>&1 ;;
    vim) have vim && have tmux && [ -f "$cache/vim-ale/.ready" ] ;;
    vscode) [ -f "$cache/vscode/.ready" ] && have chromium ;;
    *) echo "editors: unknown editor $1" >&2; exit 2 ;;
    esac
}

install() {
    case $1 in
    neovim-0.12) WARDLINE_LAUNCH='export VIMRUNTIME="$ROOT/usr/share/nvim/runtime"' \
        sh "$here/install-debian.sh" forky neovim nvim "$cache/nvim-forky" ;;
    neovim-0.10) WARDLINE_LAUNCH='export VIMRUNTIME="$ROOT/usr/share/nvim/runtime"' \
        sh "$here/install-debian.sh" trixie neovim nvim "$cache/nvim-trixie" ;;
    helix) { have tmux || system_packages tmux; } && WARDLINE_LAUNCH='export HELIX_RUNTIME="$ROOT/usr/lib/hx/runtime"' \
        sh "$here/install-debian.sh" trixie hx hx "$cache/hx-trixie" ;;
    emacs) system_packages emacs-nox elpa-eglot ;;
    vim) { have vim && have tmux || system_packages vim tmux; } && { [ -f "$cache/vim-ale/.ready" ] || (vim_ale); } ;;
    vscode) { have chromium || system_packages chromium; } &&
        sh "$here/install-vscode.sh" "$cache/vscode" && touch "$cache/vscode/.ready" ;;
    esac
}

for editor in ${*:-neovim-0.12 neovim-0.10 emacs helix vim vscode}; do
    for attempt in 1 2 3; do
        ready "$editor" && break
        echo "editors: installing $editor (attempt $attempt, log in $cache/$editor.log)"
        install "$editor" > "$cache/$editor.log" 2>&1 && continue
        tail -n 3 "$cache/$editor.log" | sed 's/^/    /'
    done
    if ready "$editor"; then echo "editors: $editor is ready"; else missing="$missing $editor"; fi
done
[ -z "$missing" ] && exit 0
cat >&2 <<END

!! ---------------------------------------------------------------------------------------------
!! These editors could not be installed here, and their end-to-end tests will be SKIPPED:
!!    $missing
!! Some need root and Debian's apt-get. The logs are in $cache
!! ---------------------------------------------------------------------------------------------

END
exit 1
