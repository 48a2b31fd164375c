"""`wardline test`: options, the trial of the rules, the report's way out, the exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardline.cli.output import colour_option, output_file, wants_colour, write_report
from wardline.cli.progress import Progress

if TYPE_CHECKING:
    from wardline.rule_tests import TestReport

_EXPLAINED = """\b
Exit codes:
  0  every rule finds what its test files say
  1  some rule or fix differs from its test
  2  usage error, or a rule does not load (the others were tested)
  3  internal error: a rule failed or ran past its time
"""


@click.command("test", epilog=_EXPLAINED)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json", "junit"]), default="text", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--strict", is_flag=True, help="Fail on rules without a case for and one against, and on unknown ids.")
@click.option("--jobs", "-j", type=click.IntRange(1, 1024), help="Number of processes.  [default: one for each core]")
@click.option("--verbose", "-v", is_flag=True, help="In text, also list rules without tests and lines marked `todo`.")
@colour_option
def test_command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    strict: bool,
    jobs: int | None,
    verbose: bool,
    colour: str,
) -> int:
    """Run rules against their test files; without PATHS, those below the working directory.

    `sql.yaml` is tried on `sql.py`, on `sql.test.js` and on everything below `sql/`, whatever its `paths` say.
    A comment `ruleid: ID` stands above a line to be found, `ok: ID` above one not to be found.
    """
    from wardline.rule_tests import NothingToTestError, find_suites, run_suites

    file = output_file(output)
    try:
        suites = find_suites([Path(path) for path in paths or (".",)])
    except NothingToTestError as problem:
        raise click.UsageError(str(problem)) from None
    with Progress(shown=sys.stderr.isatty(), task="Testing") as progress:
        report = run_suites(suites, progress.update, strict=strict, jobs=jobs)
    data = _rendered(report, form, verbose=verbose, coloured=wants_colour(colour, file))
    from wardline.rule_tests.text_report import summary

    write_report(data, file, summary(report))
    return _exit_code(report, strict)


def _rendered(report: TestReport, form: str, *, verbose: bool, coloured: bool) -> bytes:
    if form == "json":
        from wardline.rule_tests.json_report import render_json

        return render_json(report)
    if form == "junit":
        from wardline.rule_tests.junit_report import render_junit

        return render_junit(report)
    from wardline.rule_tests.text_report import render_text

    return render_text(report, colour=coloured, verbose=verbose).encode("utf-8", "replace")


def _exit_code(report: TestReport, strict: bool) -> int:
    from wardline.cli.exit_codes import CLEAN, FINDINGS, INTERNAL, USAGE
    from wardline.rule_tests.text_report import failed

    if report.problems:
        return USAGE
    if report.errors:
        return INTERNAL
    return FINDINGS if failed(report) or (strict and report.strays) else CLEAN
