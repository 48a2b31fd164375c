"""Opening the project for a command: shared options, rule ids given by hand, and problems shown on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from wardline.names import nearest_id

if TYPE_CHECKING:
    from wardline.scan import Project

Command = TypeVar("Command", bound=Callable[..., object])

NOTHING: tuple[str, ...] = ()


def config_option(command: Command) -> Command:
    """The `--config` option that several commands have."""
    return click.option(
        "--config",
        "-c",
        "config_rules",
        multiple=True,
        metavar="FILE_OR_DIR",
        help="Run these rules instead of the configured packs; may be given several times.",
    )(command)


def opened(
    config_rules: Sequence[str],
    *,
    select: Sequence[str] = NOTHING,
    ignore: Sequence[str] = NOTHING,
    profile: str | None = None,
    keep: bool = True,
) -> Project:
    """The project of the working directory; `select` replaces the configured one, `ignore` adds to it.

    With `keep` compiled rules are kept for the next time.
    """
    from wardline.project import load_configuration
    from wardline.scan import open_project

    cwd = Path.cwd()
    overrides: dict[str, object] = {}
    if select:
        overrides["select"] = listed(select)
    if ignore:
        overrides["ignore"] = [*load_configuration(cwd).ignore, *listed(ignore)]
    if profile:
        overrides["profile"] = profile
    project = open_project(cwd, config_rules=[Path(path) for path in config_rules], overrides=overrides, keep=keep)
    _check_selectors(project, "--select", listed(select))
    _check_selectors(project, "--ignore", listed(ignore))
    return project


def show_problems(project: Project, *, quiet: bool = False) -> bool:
    """Print what is wrong in configuration and rules to stderr; whether any of it is fatal."""
    for problem in project.problems:
        if problem.fatal or not quiet:
            click.echo(f"{'error' if problem.fatal else 'warning'}: {problem}", err=True)
    return any(problem.fatal for problem in project.problems)


def listed(values: Iterable[str]) -> list[str]:
    """The values of an option that may be repeated and may hold several separated by commas."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint at the id that was probably meant, or nothing."""
    near = nearest_id(word, known)
    return f"; did you mean {near}?" if near else ""


def _check_selectors(project: Project, option: str, selectors: Sequence[str]) -> None:
    from wardline.project.selection import matches

    for selector in selectors:
        foreign = selector.startswith(("bandit.", "wardline."))
        if not foreign and not any(matches(rule_id, selector) for rule_id in project.known.rules):
            raise click.UsageError(
                f"{option}: no rule is called {selector!r}{suggestion(selector, project.known.rules)}"
            )
