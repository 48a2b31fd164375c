"""`wardline cache`: where results are kept between runs, and how to be rid of them."""

from __future__ import annotations

import click


@click.group("cache")
def cache_command() -> None:
    """Show or clear what is kept between runs: results of files, and rules as read."""


@cache_command.command("dir")
def directory() -> None:
    """Show the directory of the cache."""
    from wardline.project.cache import cache_directory

    click.echo(cache_directory())


@cache_command.command("clear")
def clear() -> None:
    """Remove all that is kept; it is computed again when it is needed."""
    from wardline.project import ResultCache

    count, size = ResultCache.default().clear()
    click.echo(f"{count} entries of {size / 2**20:.1f} MiB removed")
