"""`wardline rules`: `list`, what can be found and what each rule maps to; `check`, in a module of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click

from wardline.cli.check_command import check_command
from wardline.cli.project import config_option, opened, show_problems
from wardline.model import RuleInfo

_COLUMNS = ("rule", "severity", "CWE", "OWASP", "ASVS", "fix", "runs")


@click.group("rules")
def rules_command() -> None:
    """Look at the rules of this project, or at those of any directory."""


rules_command.add_command(check_command)


@rules_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of a table.")
@config_option
def list_command(as_json: bool, config_rules: tuple[str, ...]) -> int:
    """List every rule with its severity, what it maps to, whether it has a fix and whether it runs here."""
    from wardline.cli.exit_codes import CLEAN, USAGE
    from wardline.engine.suppressions import OWN_RULES
    from wardline.project import is_enabled

    project = opened(config_rules)
    broken = show_problems(project)
    infos = sorted((rule.info for rule in project.known.rules.values()), key=lambda info: info.id)
    listed = [(info, info.id in project.rules.rules) for info in infos]
    listed += [(info, is_enabled(info, None, project.configuration)) for info in OWN_RULES.values()]
    if as_json:
        click.echo(json.dumps([_as_json(info, runs) for info, runs in listed], indent=2))
    elif sys.stdout.isatty():
        _show_rich([_row(info, runs) for info, runs in listed])
    else:
        _show_plain([_row(info, runs) for info, runs in listed])
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


def _show_plain(rows: Iterable[tuple[str, ...]]) -> None:
    """Tab-separated values, for a pipe."""
    for row in (_COLUMNS, *rows):
        click.echo("\t".join(row))


def _show_rich(rows: Sequence[tuple[str, ...]]) -> None:
    """A table for people; where the terminal is too narrow for it, what a rule maps to goes under its name."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    folded = sum(widths) + 2 * len(widths) > console.width
    for row in (_COLUMNS, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        shown = (cells[0], cells[1], *cells[5:]) if folded else cells
        console.print(Text("  ".join(shown).rstrip()), soft_wrap=True)
        if folded and row is not _COLUMNS and any(row[2:5]):
            console.print(Text("    " + "  ".join(filter(None, row[2:5])), style="dim"))
