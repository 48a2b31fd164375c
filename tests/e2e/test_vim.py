"""Vim with ALE and `editors/vim/wardline.vim` as it is, in a terminal: from the finding to the fixed file on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from e2e.terminal import Terminal

CONFIGURATION = Path(__file__).parents[2] / "editors" / "vim" / "wardline.vim"


def test_a_finding_is_fixed_and_saved(
    installed: Callable[..., Path], environment: dict[str, str], vulnerable: Path, fixed: str, tmp_path: Path
) -> None:
    installed(None, "tmux")
    plugin = installed("vim-ale/unpacked/usr/share/vim-ale")
    vimrc = tmp_path / "vimrc"
    lines = ["set nocompatible encoding=utf-8", "filetype plugin on", f"set runtimepath^={plugin}"]
    vimrc.write_text("\n".join([*lines, f"source {CONFIGURATION}", ""]), encoding="utf-8")

    command = [installed(None, "vim"), "-u", vimrc, "-i", "NONE", "-n", vulnerable]
    with Terminal(command, environment, vulnerable.parent) as terminal:
        terminal.wait_for_text(">>")  # ALE's sign beside the line
        terminal.type(":ALENext")
        terminal.keys("Enter")
        terminal.type(":ALECodeAction")
        terminal.keys("Enter")
        terminal.wait_for_text("1) ")
        terminal.type("1")
        terminal.keys("Enter")
        terminal.wait_for_text("yaml.safe_load(text))")
        terminal.type(":write")
        terminal.keys("Enter")
        terminal.wait_for("the fixed file", lambda: vulnerable.read_text(encoding="utf-8") == fixed)
