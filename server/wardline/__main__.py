"""The `wardline` command: hands the command line to `cli`, and to `cli` the language server it may start.

The only place that knows both front ends; they do not know each other.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from wardline.cli.main import run

    sys.exit(run(sys.argv[1:], _LanguageServer()))


class _LanguageServer:
    """The server, imported when it is started: a scan must not pay for the protocol."""

    def stdio(self) -> None:
        from wardline.lsp.main import serve_stdio

        serve_stdio()

    def tcp(self, host: str, port: int) -> None:
        from wardline.lsp.main import serve_tcp

        serve_tcp(host, port)


if __name__ == "__main__":
    # `python -m` puts the working directory, often the code under analysis, before everything that is installed.
    if not sys.flags.safe_path:
        del sys.path[0]
    main()
