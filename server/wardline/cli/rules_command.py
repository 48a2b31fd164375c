"""`wardline rules list`: what can be found, and what each rule maps to."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

import click

from wardline.cli.project import config_option, opened, show_problems
from wardline.model import RuleInfo

_COLUMNS = ("rule", "severity", "CWE", "OWASP", "ASVS", "fix", "runs")


@click.group("rules")
def rules_command() -> None:
    """Look at the rules of this project."""


@rules_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of a table.")
@config_option
def list_command(as_json: bool, config_rules: tuple[str, ...]) -> int:
    """List every rule with its severity, what it maps to, whether it has a fix and whether it runs here."""
    from wardline.cli.exit_codes import CLEAN, USAGE

    project = opened(config_rules)
    broken = show_problems(project)
    infos = sorted((rule.info for rule in project.known.rules.values()), key=lambda info: info.id)
    if as_json:
        click.echo(json.dumps([_as_json(info, info.id in project.rules.rules) for info in infos], indent=2))
    else:
        _show_table([_row(info, info.id in project.rules.rules) for info in infos])
    return USAGE if broken else CLEAN


def _as_json(info: RuleInfo, runs: bool) -> dict[str, object]:
    return {
        "id": info.id,
        "title": info.title,
        "severity": info.severity,
        "confidence": info.confidence,
        "languages": info.languages,
        "pack": info.pack,
        "cwe": info.cwe,
        "owasp": info.owasp,
        "asvs": info.asvs,
        "lesson": info.lesson,
        "fixable": info.fixable,
        "safety": info.safety,
        "replaces": {tool: list(ids) for tool, ids in info.replaces.items()},
        "source": info.source,
        "runs": runs,
    }


def _row(info: RuleInfo, runs: bool) -> tuple[str, ...]:
    return (
        info.id,
        str(info.severity),
        " ".join(f"CWE-{number}" for number in info.cwe),
        " ".join(info.owasp),
        " ".join(identifier.removeprefix("v5.0.0-") for identifier in info.asvs),
        str(info.safety) if info.fixable else "",
        "yes" if runs else "no",
    )


def _show_table(rows: list[tuple[str, ...]]) -> None:
    """A table for people on a terminal; tab-separated values in a pipe."""
    if sys.stdout.isatty():
        _show_rich(rows)
        return
    for row in (_COLUMNS, *rows):
        click.echo("\t".join(row))


def _show_rich(rows: Iterable[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, no_wrap=column == "rule")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)
