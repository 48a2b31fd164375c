"""Emacs with `editors/emacs/wardline.el` as it is, through Eglot: from the finding to the fixed file on disk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).parents[2] / "editors" / "emacs" / "wardline.el"
DRIVER = Path(__file__).parent / "drivers" / "fix.el"


def test_a_finding_is_fixed_and_saved(
    installed: Callable[..., Path], environment: dict[str, str], vulnerable: Path, fixed: str
) -> None:
    emacs = installed(None, "emacs")
    eglot = [emacs, "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"]
    if subprocess.run(eglot, env=environment, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("this Emacs has no Eglot; `make editors` installs it where that is possible")

    command = [emacs, "--batch", "-l", CONFIGURATION, "-l", DRIVER, vulnerable]
    run = subprocess.run(command, env=environment, cwd=vulnerable.parent, capture_output=True, text=True, timeout=90)

    assert run.returncode == 0, run.stderr
    assert "marked: yaml.load(" in run.stderr
    assert vulnerable.read_text(encoding="utf-8") == fixed
