"""Text on the terminal: Markdown made readable, and nothing that a pack wrote may steer the terminal."""

from __future__ import annotations

import shutil
import sys

import click

_WIDEST = 100
"""Cells; longer lines of prose are hard to read."""


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


def _safe(line: str) -> str:
    from wardline.reports.places import printable

    return printable(line)
