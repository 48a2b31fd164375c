"""What the figures of a run belong to: the machine, the versions, how busy it was."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def described(versions: Mapping[str, str]) -> dict[str, object]:
    """The machine, as far as the system tells; `versions` are those of the tools that are measured."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": _memory_gib(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": None if load is None else round(load, 2),
        "versions": dict(versions),
    }


def version_of(command: Sequence[str]) -> str:
    """The last word of what the tool says about its version."""
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    words = (done.stdout or done.stderr).split("\n")[0].split()
    return words[1] if len(words) > 1 else " ".join(words)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory_gib() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):
        return None
