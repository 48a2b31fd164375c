"""`python -m benchmarks`: measures, writes `results.json`, prints the tables and puts them into the docs."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks import corpora, keystrokes, scans, table
from benchmarks.machine import described, version_of
from benchmarks.peers import program
from benchmarks.processes import rounds, run, summary

RESULTS = Path(__file__).with_name("results.json")
PARTS = ("keystrokes", "scans", "start")
LENGTHS = (300, 3_000, 9_065, 90_650)


@click.command(help=__doc__)
@click.option("--rounds", "count", type=click.IntRange(1), default=3, show_default=True)
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Measure these parts; the others are kept.")
@click.option("--quick", is_flag=True, help="Without the larger tree, bandit and Semgrep, which take minutes.")
@click.option("--write", is_flag=True, help="Put the tables into docs/performance.md.")
def main(count: int, only: tuple[str, ...], quick: bool, write: bool) -> None:
    """Measure what is asked for."""
    known = json.loads(RESULTS.read_text("utf-8")) if only and RESULTS.exists() else {}
    tools = {"wardline": scans.WARDLINE, "ruff": program("ruff")}
    if not quick:
        tools |= {"bandit": program("bandit"), "semgrep": program("semgrep")}
    versions = {name: version_of((str(path),)) for name, path in tools.items()}
    results = {**known, "machine": described({**known.get("machine", {}).get("versions", {}), **versions})}
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "keystrokes": lambda: {"keystrokes": _keystrokes(count)},
        "scans": lambda: _scans(count, quick=quick),
        "start": lambda: {"start": _start(count)},
    }
    for part in only or PARTS:
        click.echo(part)
        results |= measures[part]()
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    if write:
        table.write(results)
    click.echo(table.markdown(results))


def _keystrokes(count: int) -> dict[str, Any]:
    """Both servers, in turn, on files of growing length."""
    servers: dict[str, tuple[tuple[str | Path, ...], dict[str, object]]] = {
        "wardline": ((scans.WARDLINE, "lsp"), {}),
        "ruff": ((program("ruff"), "server"), {"settings": {"lint": {"select": ["S"]}}}),
    }
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as directory:
        for length in LENGTHS:
            file = corpora.of_lines(length, Path(directory))
            sessions: dict[str, list[keystrokes.Session]] = {name: [] for name in servers}
            for seed in range(count):
                for name, (command, settings) in servers.items():
                    sessions[name].append(keystrokes.session(command, settings, file, seed))
            found[str(length)] = {name: keystrokes.medians(ones) for name, ones in sessions.items()}
            click.echo(f"  {length} lines: {found[str(length)]}")
    return found


def _scans(count: int, *, quick: bool) -> dict[str, Any]:
    trees = {"django": corpora.django()} | ({} if quick else {"large": corpora.large()})
    return {
        "sizes": {name: corpora.size(tree) for name, tree in trees.items()},
        "scans": {
            name: scans.measured(tree, count, with_slow_peers=name == "django" and not quick)
            for name, tree in trees.items()
        },
    }


def _start(count: int) -> dict[str, Any]:
    """What a command costs before it does anything, and what a scan of one small file does."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        (place / "one.py").write_text("import os\nos.system(input())\n", "utf-8")
        environment = {"WARDLINE_CACHE_DIR": str(place / "cache")}
        measures: dict[str, Callable[[], float]] = {
            "wardline --version": lambda: run((scans.WARDLINE, "--version"), place, environment).wall,
            "wardline scan of one small file": lambda: run((scans.WARDLINE, "scan", "-q"), place, environment).wall,
        }
        return {name: summary(values) for name, values in rounds(measures, max(count, 3)).items()}


main()
