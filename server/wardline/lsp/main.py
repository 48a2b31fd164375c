"""Runs the language server over standard input and output, or for one client over TCP.

Sets up logging and streams, and sees to it that the process ends when the client has: after `exit`, when its stream
closes, or when its process vanishes. Heavy modules are imported here, when a server is to run.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

from wardline.lsp.quick_types import import_protocol_types
from wardline.lsp.transport import PipeWriter, read_in_background, take_over_stdio

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

LOOPBACK = "127.0.0.1"

_log = logging.getLogger(__name__)

_COLLECT = (30_000, 20, 50)  # rarer than Python's default: starting makes many objects and hardly any garbage
_SWITCH_SECONDS = 0.001  # how long a worker may keep the event loop from running; Python's default is 0.005


def serve_stdio() -> NoReturn:
    """Serve one client over standard input and output; then end the process: 0 after an orderly shutdown, else 1."""
    _set_up_logging()
    source, sink = take_over_stdio()

    async def serve() -> int:
        server, stopped = _server()
        server.protocol.set_writer(PipeWriter(sink, lambda: server.protocol.stop(1)))
        read_in_background(source, asyncio.get_running_loop(), server.protocol.receive, lambda: server.protocol.stop(1))
        return await _until_stopped(server, stopped)

    _run(serve())


def serve_tcp(host: str = LOOPBACK, port: int = 0) -> NoReturn:
    """Serve the first client that connects to `host:port`, then end the process as `serve_stdio` does.

    Port 0 takes a free one; where the server listens is said on standard error.
    """
    _set_up_logging()

    async def serve() -> int:
        server, stopped = _server()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            listening.close()  # one client: another one would have another session
            await _talk(server, reader, writer)

        listening = await asyncio.start_server(connected, host, port)
        address = listening.sockets[0].getsockname()
        print(f"wardline: listening on {address[0]}:{address[1]}", file=sys.stderr, flush=True)
        return await _until_stopped(server, stopped)

    _run(serve())


async def _talk(server: WardlineServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    server.protocol.set_writer(writer)
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            fields = dict(line.split(b":", 1) for line in head.lower().split(b"\r\n") if b":" in line)
            server.protocol.receive(await reader.readexactly(int(fields[b"content-length"])))
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, KeyError, ValueError):
        server.protocol.stop(1)
    finally:
        writer.close()


def _server() -> tuple[WardlineServer, asyncio.Event]:
    import_protocol_types()
    from wardline.lsp.server import WardlineServer

    server = WardlineServer()
    server.protocol.stopped = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # on Windows the process simply ends
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, server.protocol.stop, 1)
    return server, server.protocol.stopped


async def _until_stopped(server: WardlineServer, stopped: asyncio.Event) -> int:
    await stopped.wait()
    server.end()
    return server.protocol.exit_code or 0


def _run(serving: Coroutine[Any, Any, int]) -> NoReturn:
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(*_COLLECT)
    code = asyncio.run(serving)
    # Not through the interpreter's own end: it waits for worker threads, and nobody is left to wait for their results.
    logging.shutdown()
    sys.stderr.flush()
    os._exit(code)


def _set_up_logging() -> None:
    level = os.environ.get("WARDLINE_LOG", "WARNING").upper()
    known = level if level in logging.getLevelNamesMapping() else "WARNING"
    logging.basicConfig(stream=sys.stderr, level=known, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
