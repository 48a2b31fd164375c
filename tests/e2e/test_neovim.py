"""Neovim with `editors/neovim/wardline.lua` as it is: from the finding to the fixed file on disk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).parents[2] / "editors" / "neovim" / "wardline.lua"
DRIVER = Path(__file__).parent / "drivers" / "fix.lua"


@pytest.mark.parametrize(
    ("cached", "encoding"),
    [("nvim-forky/nvim", "utf-8"), ("nvim-trixie/nvim", "utf-16")],
    ids=["0.12 by vim.lsp.enable", "0.10 by vim.lsp.start"],
)
def test_a_finding_is_fixed_and_saved(
    cached: str,
    encoding: str,
    installed: Callable[..., Path],
    environment: dict[str, str],
    vulnerable: Path,
    fixed: str,
) -> None:
    options = ["--headless", "-n", "-i", "NONE", "-u", CONFIGURATION]
    command = [installed(cached), *options, vulnerable, "-c", f"luafile {DRIVER}"]
    run = subprocess.run(command, env=environment, cwd=vulnerable.parent, capture_output=True, text=True, timeout=90)

    assert run.returncode == 0, run.stderr
    assert f"encoding: {encoding}\n" in run.stdout
    assert "marked: yaml.load(" in run.stdout
    assert vulnerable.read_text(encoding="utf-8") == fixed
