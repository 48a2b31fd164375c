"""Helix with `editors/helix/languages.toml` as it is, in a terminal: from the finding to the fixed file on disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from e2e.terminal import Terminal

CONFIGURATION = Path(__file__).parents[2] / "editors" / "helix" / "languages.toml"


def test_a_finding_is_fixed_and_saved(
    installed: Callable[..., Path], environment: dict[str, str], vulnerable: Path, fixed: str
) -> None:
    installed(None, "tmux")
    settings = Path(environment["XDG_CONFIG_HOME"]) / "helix"
    settings.mkdir()
    shutil.copy(CONFIGURATION, settings)

    with Terminal([installed("hx-trixie/hx", "hx"), vulnerable], environment, vulnerable.parent) as terminal:
        terminal.wait_for_text("● 1")  # one finding, in the status line
        terminal.type("]d")
        terminal.wait_for_text("python.deserialization.")
        terminal.type(" a")
        terminal.wait_for_text("here with a reason")  # the menu has opened
        terminal.keys("Enter")  # pick the first action, the fix
        terminal.wait_for_text("yaml.safe_load(text))")
        terminal.keys("Escape")
        terminal.type(":write")
        terminal.keys("Enter")
        terminal.wait_for("the fixed file", lambda: vulnerable.read_text(encoding="utf-8") == fixed)
