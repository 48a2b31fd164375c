"""Where a command's report goes: standard output or a file, with colours or without."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from wardline.cli.terminal import write_bytes

Command = TypeVar("Command", bound=Callable[..., object])


def colour_option(command: Command) -> Command:
    """The `--color` option that commands with a text report have."""
    return click.option(
        "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Colours in text; auto means on a terminal, unless NO_COLOR is set.",
    )(command)  # fmt: skip


def output_file(written: str | None) -> Path | None:
    """The file to write, checked before the work begins rather than after; None for standard output."""
    if written is None or written == "-":
        return None
    path = Path(written)
    if path.is_dir():
        raise click.UsageError(f"--output: {written!r} is a directory; name a file in it")
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"--output: there is no directory {str(path.parent)!r}")
    return path


def write_report(data: bytes, file: Path | None, summary: str = "") -> None:
    """Write `data` whole or not at all; where it goes to a file, `summary` is said on standard error."""
    if file is None:
        write_bytes(data)
        return
    from wardline.project import write_atomic

    try:
        write_atomic(file, data)
    except OSError as problem:
        raise click.ClickException(f"--output: {file}: {problem.strerror or problem}") from None
    if summary:
        click.echo(f"{summary}; report written to {file}", err=True)


def to_terminal(file: Path | None) -> bool:
    """Whether the report goes to a terminal."""
    return file is None and sys.stdout.isatty()


def wants_colour(choice: str, file: Path | None) -> bool:
    """Whether text is to be coloured under `--color CHOICE`."""
    if choice != "auto":
        return choice == "always"
    return to_terminal(file) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
