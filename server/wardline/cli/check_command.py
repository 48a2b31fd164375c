"""`wardline rules check`: which rules of any directory this version runs, and why not the others."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import click

from wardline.cli.output import colour_option, output_file, wants_colour, write_report

_EXPLAINED = """\b
Exit codes:
  0  every rule is accepted
  1  some are not
  2  usage error, or a directory without rule files
"""


@click.command("check", epilog=_EXPLAINED)
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_DIR...")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of text.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="`json` is as --json.")
@click.option("--output", "-o", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--quiet", "-q", is_flag=True, help="In text, leave out warnings.")
@colour_option
def check_command(
    paths: tuple[str, ...], as_json: bool, form: str, output: str | None, quiet: bool, colour: str
) -> int:
    """Load rules from files and directories, and say which are accepted and what is wrong with the others.

    Directories may hold anything: rule files are YAML files with `rules:` at their top.
    """
    from wardline.cli.exit_codes import CLEAN, FINDINGS
    from wardline.rule_check import check_rules, render_json, render_text
    from wardline.rule_check.reports import summary

    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"there is no file or directory {path!r}")
    file = output_file(output)
    started = time.monotonic()
    report = check_rules([Path(path) for path in paths], Path.cwd())
    if report.empty:
        raise click.UsageError(f"{report.empty[0]}: no rule file here; rule files end in .yaml and start with `rules:`")
    report = replace(report, seconds=time.monotonic() - started)
    if as_json or form == "json":
        data = render_json(report)
    else:
        data = render_text(report, colour=wants_colour(colour, file), quiet=quiet).encode("utf-8", "replace")
    write_report(data, file, summary(report))
    return FINDINGS if report.refused else CLEAN
