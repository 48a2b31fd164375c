"""`wardline parity`: the digest that tells whether the editor and the pipeline find the same."""

from __future__ import annotations

import click

import wardline
from wardline.cli.project import config_option, opened, show_problems


@click.command("parity")
@config_option
def parity_command(config_rules: tuple[str, ...]) -> int:
    """Show the parity digest of this project.

    Where it is equal, the same files give the same findings. The first line is the digest alone.
    """
    from wardline.cli.exit_codes import CLEAN, USAGE
    from wardline.scan import engine_digest

    project = opened(config_rules)
    broken = show_problems(project)
    file = project.configuration.file
    click.echo(project.digest)
    click.echo(f"wardline {wardline.__version__}, engine {engine_digest()}")
    click.echo(f"rules {len(project.rules.rules)}, digest {project.rules.digest[:16]}")
    click.echo(f"configuration {file.name if file else 'none (defaults)'}")
    return USAGE if broken else CLEAN
