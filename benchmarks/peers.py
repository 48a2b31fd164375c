"""The tools to compare with, each in an environment of its own in the cache, pinned by version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.corpora import CACHE

VERSIONS = {"ruff": "0.17.6", "bandit": "1.9.4", "semgrep": "1.182.0"}


def program(name: str) -> Path:
    """The peer's program, installed if it is not there."""
    place = CACHE / f"{name}-{VERSIONS[name]}"
    found = place / ("Scripts" if sys.platform == "win32" else "bin") / name
    if not found.exists():
        print(f"installing {name} {VERSIONS[name]} into {place}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        python = found.with_name("python")
        options = ("--quiet", "--disable-pip-version-check", "--only-binary=:all:")
        subprocess.run([python, "-m", "pip", "install", *options, f"{name}=={VERSIONS[name]}"], check=True)
    return found
