"""What the tests in real editors share: where editors are, a project to open, a clean environment, the command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CACHE = Path(
    os.environ.get("WARDLINE_E2E_CACHE")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wardline-e2e"
)
# The finding stands behind characters that take one, two and four bytes: wrong columns would damage the line.
VULNERABLE = 'import yaml\n\n\ndef settings(text):\n    print("é😀", yaml.load(text, Loader=yaml.Loader))\n'
FIXED = 'import yaml\n\n\ndef settings(text):\n    print("é😀", yaml.safe_load(text))\n'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this directory drives an editor."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every test in an editor that was skipped: a run without them must not look like a whole one."""
    directory = Path(__file__).parent.relative_to(terminalreporter.config.rootpath).as_posix()
    skipped = [report for report in terminalreporter.getreports("skipped") if report.nodeid.startswith(directory)]
    if not skipped:
        return
    terminalreporter.section("SKIPPED IN EDITORS", red=True, bold=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"{report.nodeid}: {reason}", red=True)


@pytest.fixture(scope="session")
def installed() -> Callable[..., Path]:
    """The path of an editor's file: in the cache, else (by its name) on the PATH; skips where there is neither."""

    def find(cached: str | None, command: str | None = None) -> Path:
        if cached and (CACHE / cached).exists():
            return CACHE / cached
        if command and (found := shutil.which(command)):
            return Path(found)
        pytest.skip(f"{cached or command} is not installed; `make editors` installs it where that is possible")

    return find


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A fresh home, the command `wardline` of this Python first on the PATH, and UTF-8."""
    home = tmp_path / "home"
    variables = {
        "HOME": home,
        **{f"XDG_{name}_HOME": home / name.lower() for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }
    for directory in variables.values():
        directory.mkdir(parents=True, exist_ok=True)
    commands = os.environ.get("WARDLINE_E2E_COMMANDS") or str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TMUX", "VIM", "NVIM"))}
    path = os.pathsep.join([commands, os.environ.get("PATH", os.defpath)])
    return {**kept, **{name: str(value) for name, value in variables.items()}, "PATH": path, "LC_ALL": "C.UTF-8"}


@pytest.fixture
def vulnerable(tmp_path: Path) -> Path:
    """A file with one finding that has a fix, in a project of its own."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "wardline.toml").write_text("", encoding="utf-8")
    file = project / "app.py"
    file.write_text(VULNERABLE, encoding="utf-8")
    return file


@pytest.fixture
def fixed() -> str:
    """The text of `vulnerable` once its fix was taken."""
    return FIXED
