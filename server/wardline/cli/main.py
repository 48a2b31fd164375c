"""The command group, its options, and how failures of any kind become exit codes.

Commands import what they need when they run: `wardline lsp` must start at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Protocol

import click

import wardline
from wardline.cli.cache_command import cache_command
from wardline.cli.exit_codes import EXPLAINED, INTERNAL, INTERRUPTED, READER_GONE, USAGE
from wardline.cli.explain_command import explain_command
from wardline.cli.parity_command import parity_command
from wardline.cli.rules_command import rules_command
from wardline.cli.scan_command import scan_command
from wardline.cli.terminal import open_missing_streams, silence_stdout
from wardline.cli.test_command import test_command

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class LanguageServer(Protocol):
    """What `wardline lsp` starts; each call returns when the client has gone."""

    def stdio(self) -> None:
        """Serve the client at standard input and output."""

    def tcp(self, host: str, port: int) -> None:
        """Serve the client that connects to `host` and `port`."""


def run(arguments: Sequence[str], server: LanguageServer | None = None) -> int:
    """Run the command line and return its exit code; nothing but a kill gets past this."""
    open_missing_streams()
    try:
        result = cli.main(list(arguments), prog_name="wardline", standalone_mode=False, obj=server)
        sys.stdout.flush()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except (SystemExit, BrokenPipeError):  # click exits by itself when whoever read the output has gone
        silence_stdout()
        return READER_GONE
    except OSError as problem:
        return _not_done(problem)
    except Exception as problem:  # the last resort, so that a pipeline sees 3 and not Python's 1
        return _failed(problem)
    return result if isinstance(result, int) else 0


def _not_done(problem: OSError) -> int:
    """What the system refused; without a file's name, and for want of room, it was the output."""
    if problem.errno not in _NO_ROOM:
        return _failed(problem)
    click.echo(f"error: {problem.filename or 'standard output'} cannot be written: {problem.strerror}", err=True)
    silence_stdout()
    return INTERNAL


def _failed(problem: Exception) -> int:
    click.echo(f"internal error: {type(problem).__name__}: {problem}", err=True)
    if os.environ.get("WARDLINE_DEBUG"):
        raise problem
    return INTERNAL


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from wardline.scan import engine_digest

    click.echo(f"wardline {wardline.__version__} (engine {engine_digest()})")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXPLAINED)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def cli() -> None:
    """Find weaknesses in source code, explain them, and show how to fix them."""


@cli.command("lsp")
@click.option("--stdio", is_flag=True, help="Serve standard input and output (the default).")
@click.option("--tcp", metavar="[HOST:]PORT", help="Serve one client over TCP; the host is 127.0.0.1 if left out.")
@click.option("--clientProcessId", "client", type=int, hidden=True)  # some editors add it; the protocol says it too
@click.pass_obj
def lsp_command(server: LanguageServer | None, stdio: bool, tcp: str | None, client: int | None) -> None:
    """Start the language server, as an editor does."""
    if server is None:
        raise click.ClickException("the language server is not available here; start it with: wardline lsp")
    if stdio and tcp:
        raise click.UsageError("choose one of --stdio and --tcp")
    if tcp is None:
        server.stdio()
    else:
        server.tcp(*address(tcp))


def address(text: str) -> tuple[str, int]:
    """Host and port of `[HOST:]PORT`; an IPv6 host stands in brackets."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        raise click.UsageError(f"--tcp: {text!r} is not [HOST:]PORT")
    return host, int(port)


cli.add_command(scan_command)
cli.add_command(explain_command)
cli.add_command(rules_command)
cli.add_command(test_command)
cli.add_command(parity_command)
cli.add_command(cache_command)
