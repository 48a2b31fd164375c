"""The budgets: what each figure is compared with, and whether this run keeps to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Results = Mapping[str, Any]


@dataclass(frozen=True)
class Budget:
    """A figure of the results, and the most it may be; both are None where the run did not measure it."""

    what: str
    limit: float
    unit: str
    figure: Callable[[Results], float]


def _keystroke(results: Results, lines: str, server: str, what: str) -> float:
    return float(results["keystrokes"][lines][server][what])


def _scan(results: Results, what: str) -> float:
    return float(results["scans"]["django"][what]["median"])


BUDGETS = (
    Budget(
        "keystroke, 9,065 lines, p50, against ruff server",
        0.6,
        "times",
        lambda r: _keystroke(r, "9065", "wardline", "p50_ms") / _keystroke(r, "9065", "ruff", "p50_ms"),
    ),
    Budget(
        "keystroke, 9,065 lines, p95, against ruff server",
        0.6,
        "times",
        lambda r: _keystroke(r, "9065", "wardline", "p95_ms") / _keystroke(r, "9065", "ruff", "p95_ms"),
    ),
    Budget(
        "keystroke, a file ten times longer, p50, against its own",
        2,
        "times",
        lambda r: _keystroke(r, "90650", "wardline", "p50_ms") / _keystroke(r, "9065", "wardline", "p50_ms"),
    ),
    Budget(
        "cold scan of Django, against ruff check --select S",
        1.5,
        "times",
        lambda r: _scan(r, "wardline, cold") / _scan(r, "ruff"),
    ),
    Budget(
        "cold scan of Django, against bandit",
        1 / 30,
        "times",
        lambda r: _scan(r, "wardline, cold") / _scan(r, "bandit"),
    ),
    Budget(
        "cold scan of Django, against semgrep with the same rules",
        1 / 10,
        "times",
        lambda r: _scan(r, "wardline, cold") / _scan(r, "semgrep"),
    ),
    Budget(
        "scan with nothing changed, against the cold one",
        0.25,
        "times",
        lambda r: _scan(r, "wardline, nothing changed") / _scan(r, "wardline, cold"),
    ),
    Budget(
        "start to first diagnostics, 300 lines",
        400,
        "ms",
        lambda r: _keystroke(r, "300", "wardline", "first_ms"),
    ),
    Budget(
        "server memory with the file of 9,065 lines",
        120,
        "MiB",
        lambda r: _keystroke(r, "9065", "wardline", "memory_mib"),
    ),
    Budget(
        "a fix on the file of 9,065 lines",
        100,
        "ms",
        lambda r: _keystroke(r, "9065", "wardline", "fix_ms"),
    ),
)


def checked(results: Results) -> list[tuple[Budget, float | None]]:
    """Each budget with this run's figure; None where something that it needs was not measured."""
    found: list[tuple[Budget, float | None]] = []
    for budget in BUDGETS:
        try:
            found.append((budget, budget.figure(results)))
        except (KeyError, TypeError):
            found.append((budget, None))
    return found
