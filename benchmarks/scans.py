"""Scans of whole trees: Wardline cold, again with nothing changed, on one core and on two, beside its peers."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.peers import program
from benchmarks.processes import Spent, rounds, run, summary

ROOT = Path(__file__).parents[1]
PYTHON_RULES = ROOT / "rules" / "python-core"
WARDLINE = Path(sys.executable).with_name("wardline")
_QUIET = {"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"}
_WARDLINE = ("scan", "--format", "json", "--output", os.devnull, "--quiet", "--fail-on", "never")


class Scans:
    """The scans of one tree; Wardline's configuration makes it look at Python alone, with all of its rules."""

    def __init__(self, tree: Path, place: Path) -> None:
        self.tree = place / tree.name
        shutil.copytree(tree, self.tree, symlinks=True, ignore=lambda folder, names: _others(Path(folder), names))
        (self.tree / "wardline.toml").write_text('profile = "strict"\npacks = ["python-core"]\nexclude = []\n', "utf-8")
        self._cache = place / "cache"

    def wardline(self, *options: str) -> Spent:
        """A scan with these options; the cache is this benchmark's own."""
        environment = {"WARDLINE_CACHE_DIR": str(self._cache)}
        return run((WARDLINE, *_WARDLINE, *options), self.tree, environment)

    def ruff(self) -> Spent:
        """Ruff's rules about security, without its cache."""
        options = ("check", "--isolated", "--select", "S", "--no-cache", "--quiet", "--exit-zero", ".")
        return run((program("ruff"), *options), self.tree)

    def bandit(self) -> Spent:
        """All of bandit's plugins."""
        return run((program("bandit"), "--recursive", ".", "--quiet", "--format", "json", "--exit-zero"), self.tree)

    def semgrep(self) -> Spent:
        """Semgrep with the very rules that Wardline runs, on as many cores."""
        options = ("scan", "--config", str(PYTHON_RULES), "--metrics=off", "--disable-version-check", "--quiet")
        limits = ("--no-git-ignore", "--json", "--jobs", str(_cores()), ".")
        return run((program("semgrep"), *options, *limits), self.tree, _QUIET)


def measured(tree: Path, count: int, *, with_slow_peers: bool) -> dict[str, object]:
    """All scans of a tree, `count` rounds each; bandit and Semgrep once, for they take minutes."""
    with tempfile.TemporaryDirectory() as directory:
        scans = Scans(tree, Path(directory))
        scans.wardline()  # fills the cache that the second kind of scan finds
        quick: Mapping[str, Callable[[], float]] = {
            "wardline, cold": lambda: scans.wardline("--no-cache").wall,
            "wardline, nothing changed": lambda: scans.wardline().wall,
            "wardline, cold, one core": lambda: scans.wardline("--no-cache", "--jobs", "1").wall,
            "ruff": lambda: scans.ruff().wall,
        }
        found: dict[str, object] = {name: summary(values) for name, values in rounds(quick, count).items()}
        slow: Mapping[str, Callable[[], float]] = {
            "bandit": lambda: scans.bandit().wall,
            "semgrep": lambda: scans.semgrep().wall,
        }
        if with_slow_peers:
            found |= {name: summary(values) for name, values in rounds(slow, 1).items()}
        return found


def _others(folder: Path, names: list[str]) -> list[str]:
    """What is no Python: no tool here is asked about it."""
    return [name for name in names if not name.endswith(".py") and not (folder / name).is_dir()]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
