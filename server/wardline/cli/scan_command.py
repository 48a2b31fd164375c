"""`wardline scan`: options, the scan, the report's way out, the exit code."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardline.cli.exit_codes import EXPLAINED, exit_code
from wardline.cli.output import colour_option, output_file, to_terminal, wants_colour, write_report
from wardline.cli.progress import Progress
from wardline.cli.project import config_option, opened, show_problems
from wardline.cli.timings import timing_table
from wardline.model import ErrorKind, Severity

if TYPE_CHECKING:
    from wardline.model import Report
    from wardline.scan import Project

_SEVERITIES = [str(severity) for severity in Severity]


@dataclass(frozen=True, slots=True)
class _Output:
    """Where the report goes and how it looks."""

    format: str
    file: Path | None
    colour: str
    show_suppressed: bool
    quiet: bool
    config_rules: tuple[str, ...] = ()


@click.command("scan", epilog=EXPLAINED)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write the report to FILE instead of standard output.")
@config_option
@click.option("--select", "-s", multiple=True, metavar="RULES", help="Run only these rules: ids or globs, with commas.")
@click.option("--ignore", "-i", multiple=True, metavar="RULES", help="Do not run these rules: ids or globs.")
@click.option("--profile", type=click.Choice(["default", "strict"]), help="strict also runs rules of low confidence.")
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"], case_sensitive=False),
    help="The least severity that makes the exit code 1.  [default: the configured one, or low]",
)
@click.option("--jobs", "-j", type=click.IntRange(1, 1024), help="Number of processes.  [default: one for each core]")
@click.option("--force-exclude", is_flag=True, help="Leave out what the configuration excludes even if it is named.")
@click.option("--no-cache", is_flag=True, help="Analyse every file, whatever earlier scans found.")
@click.option("--timings", is_flag=True, help="Also say on standard error what each rule costs; implies --no-cache.")
@click.option("--show-suppressed", is_flag=True, help="In text, also show findings that a comment suppresses.")
@click.option("--quiet", "-q", is_flag=True, help="Only findings and errors: no summary, warnings or progress.")
@colour_option
def scan_command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    config_rules: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    jobs: int | None,
    force_exclude: bool,
    no_cache: bool,
    timings: bool,
    show_suppressed: bool,
    quiet: bool,
    colour: str,
) -> int:
    """Scan files and directories; without PATHS, the working directory.

    What is named is scanned, even what .gitignore or the configuration leaves out (but see --force-exclude).
    """
    out = _Output(form, output_file(output), colour, show_suppressed, quiet, config_rules)
    project = opened(config_rules, select=select, ignore=ignore, profile=profile, keep=not no_cache)
    broken = show_problems(project, quiet=quiet)
    use_cache = not (no_cache or timings)
    report = _scanned(project, paths, jobs, use_cache=use_cache, force_exclude=force_exclude, timings=timings, out=out)
    missing = [error for error in report.errors if error.kind is ErrorKind.CONFIGURATION and error.path]
    for error in missing:
        click.echo(f"error: {error.path}: {error.message}", err=True)
    found_nothing = not report.files_scanned and not any(error.path for error in report.errors)
    if found_nothing and not (quiet or force_exclude or broken):
        where = ", ".join(paths) or "this directory"
        click.echo(f"warning: nothing to scan: no file that Wardline reads in {where}, or all are left out", err=True)
    _write(report, out)
    if timings:
        click.echo(timing_table(report.timings), err=True)
    return _exit_code(project, report, fail_on, misconfigured=broken or bool(missing))


def _scanned(
    project: Project,
    paths: tuple[str, ...],
    jobs: int | None,
    *,
    use_cache: bool,
    force_exclude: bool,
    timings: bool,
    out: _Output,
) -> Report:
    from wardline.scan import scan

    with Progress(shown=not out.quiet and sys.stderr.isatty()) as progress:
        return scan(
            project,
            [Path(path) for path in paths],
            cwd=Path.cwd(),
            jobs=jobs or project.configuration.jobs or None,
            progress=progress.update,
            use_cache=use_cache,
            with_fixes=out.format != "text",
            force_exclude=force_exclude,
            with_timings=timings,
        )


def _exit_code(project: Project, report: Report, fail_on: str | None, *, misconfigured: bool) -> int:
    from wardline.reports.places import findings
    from wardline.reports.text import all_errors

    least = None if fail_on == "never" else Severity(fail_on) if fail_on else project.configuration.fail_on
    return exit_code(findings(report), all_errors(report), least, misconfigured=misconfigured)


def _write(report: Report, out: _Output) -> None:
    from wardline.reports.text import summary_line

    write_report(_rendered(report, out), out.file, "" if out.quiet else summary_line(report))


def _rendered(report: Report, out: _Output) -> bytes:
    from wardline import reports

    if out.format == "json":
        return reports.render_json(report)
    if out.format == "sarif":
        return reports.render_sarif(report)
    text = reports.render_text(
        report,
        colour=wants_colour(out.colour, out.file),
        width=shutil.get_terminal_size().columns if to_terminal(out.file) else None,
        show_suppressed=out.show_suppressed,
        summary=not out.quiet,
        explain=shlex.join(("wardline", "explain", *(f"--config={path}" for path in out.config_rules))),
    )
    encoding = "utf-8" if out.file else sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace")
