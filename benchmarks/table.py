"""The results as Markdown, for the terminal and for docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.budgets import checked

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_START, _END = "<!-- results: start (make bench) -->", "<!-- results: end -->"


def markdown(results: Mapping[str, Any]) -> str:
    """All tables of a run."""
    parts = [_machine(results["machine"]), "### Budgets", _budgets(results)]
    if "keystrokes" in results:
        parts += ["### Keystrokes", _keystrokes(results["keystrokes"])]
    if "scans" in results:
        parts += ["### Scans", _scans(results["scans"], results["sizes"])]
    if "start" in results:
        parts += ["### Start", _table(("what", "median s"), _medians(results["start"]))]
    return "\n\n".join(parts)


def write(results: Mapping[str, Any]) -> None:
    """Put the tables into their page."""
    before, rest = PAGE.read_text("utf-8").split(_START)
    PAGE.write_text(f"{before}{_START}\n\n{markdown(results)}\n\n{_END}{rest.split(_END)[1]}", "utf-8")


def _machine(machine: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (
        f"Measured on {machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"{machine['system']}, Python {machine['python']}; load before the run {machine['load_before']}; {versions}."
    )


def _budgets(results: Mapping[str, Any]) -> str:
    rows = []
    for budget, figure in checked(results):
        kept = "not measured" if figure is None else "yes" if figure <= budget.limit else "**no**"
        shown = "" if figure is None else f"{figure:.3g} {budget.unit}"
        rows.append((budget.what, f"{budget.limit:.3g} {budget.unit}", shown, kept))
    return _table(("what", "at most", "this run", "kept"), rows)


def _keystrokes(measured: Mapping[str, Any]) -> str:
    heads = ("lines", "server", "p50 ms", "p95 ms", "start to first ms", "memory MiB", "fix ms")
    keys = ("p50_ms", "p95_ms", "first_ms", "memory_mib", "fix_ms")
    rows = [
        (lines, server, *("" if figures[key] is None else str(figures[key]) for key in keys))
        for lines, servers in measured.items()
        for server, figures in servers.items()
    ]
    return _table(heads, rows)


def _scans(measured: Mapping[str, Any], sizes: Mapping[str, Any]) -> str:
    rows = [
        (f"{name}, {sizes[name]['lines']:,} lines", *row) for name, scans in measured.items() for row in _medians(scans)
    ]
    return _table(("tree", "scan", "median s"), rows)


def _medians(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, f"{one['median']:.2f} ({one['least']:.2f} to {one['most']:.2f}, {one['rounds']} rounds)")
        for name, one in figures.items()
    ]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads)]
    lines.append(tuple("---" for _ in lines[0]))
    lines += [tuple(row) for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)
