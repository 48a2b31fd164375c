"""Runs programs and says how long they took, what processor time they and their children used, and their memory."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, and of processor time in all processes."""

    wall: float
    processor: float


def run(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Spent:
    """Run a program to its end; whatever it found, it may not have failed."""
    before, started = _children(), time.perf_counter()
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    spent = Spent(time.perf_counter() - started, _children() - before)
    if done.returncode not in (0, 1):  # 1: something was found
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return spent


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident_mib(pid: int) -> float:
    """Resident memory of a process and of those below it, in MiB; Linux only."""
    total, waiting = 0, [pid]
    while waiting:
        current = waiting.pop()
        try:
            total += int(Path(f"/proc/{current}/statm").read_text().split()[1])
            for task in Path(f"/proc/{current}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return total * resource.getpagesize() / 2**20


def rounds(measures: Mapping[str, Callable[[], float]], count: int) -> dict[str, list[float]]:
    """Every measure `count` times, one after the other in each round, so that what else runs troubles all alike."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(count):
        for name, measure in measures.items():
            found[name].append(measure())
            print(f"  round {number + 1}: {name} {found[name][-1]:.3f}", flush=True)
    return found


def summary(values: Sequence[float]) -> dict[str, object]:
    """Median, least and most of the rounds."""
    return {
        "median": round(statistics.median(values), 4),
        "least": round(min(values), 4),
        "most": round(max(values), 4),
        "rounds": len(values),
    }
