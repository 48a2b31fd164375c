"""The terminal, or the pipe that stands for it.

Markdown is made readable, nothing that a pack wrote may steer the terminal, and a reader that has seen enough
(`wardline scan | head`) is no error.
"""

from __future__ import annotations

import os
import shutil
import sys

import click

_WIDEST = 100
"""Cells; longer lines of prose are hard to read."""


def open_missing_streams() -> None:
    """Give a process that was started without standard streams ones that lead nowhere.

    Else the next file that is opened would get their place, and what is printed would end up in it.
    """
    if sys.stdin and sys.stdout and sys.stderr:
        return
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdin = sys.stdin or os.fdopen(0, "r", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def show_markdown(markdown: str, form: str | None) -> None:
    """Print a page: as it is (`markdown`), or laid out (`text`); None lays out on a terminal only."""
    safe = "\n".join(_safe(line) for line in markdown.splitlines())
    if form == "markdown" or (form is None and not sys.stdout.isatty()):
        click.echo(safe)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    Console(width=width, highlight=False).print(Markdown(safe, hyperlinks=sys.stdout.isatty()))


def write_bytes(data: bytes) -> None:
    """Write to standard output; a reader that goes away in the middle is taken to have seen enough."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_stdout()


def silence_stdout() -> None:
    """Send what is still to be written nowhere, so that the interpreter's last flush finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _safe(line: str) -> str:
    from wardline.reports.places import printable

    return printable(line)
