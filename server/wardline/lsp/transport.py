"""Messages in and out of a byte stream, framed as the base protocol of LSP has it.

Knows headers and bytes: neither JSON nor what a message means. Reading happens in a thread of its own, so that the
event loop gets whole messages and a closed stream is noticed at once, even while nothing else happens.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

_log = logging.getLogger(__name__)

_LARGEST_MESSAGE = 1 << 30


def read_message(stream: BinaryIO) -> bytes | None:
    """The body of the next message; None when the stream has ended or no longer makes sense.

    Header names are compared without regard to case and come in any order, as in HTTP.
    """
    length: int | None = None
    while True:
        line = stream.readline()
        if not line:
            return None
        line = line.strip()
        if line:
            length = _content_length(line, length)
        elif length is not None:
            break
    if not 0 <= length <= _LARGEST_MESSAGE:
        _log.error("a message claims a length of %d bytes", length)
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def _content_length(header: bytes, known: int | None) -> int | None:
    name, _, value = header.partition(b":")
    if name.strip().lower() != b"content-length":
        return known
    try:
        return int(value)
    except ValueError:
        _log.error("not a length: %r", value)
        return known


def read_in_background(
    stream: BinaryIO, loop: asyncio.AbstractEventLoop, received: Callable[[bytes], None], ended: Callable[[], None]
) -> None:
    """Call `received` in `loop` for every message of `stream`, and `ended` once when there are no more."""

    def pump() -> None:
        try:
            while (body := read_message(stream)) is not None:
                loop.call_soon_threadsafe(received, body)
            loop.call_soon_threadsafe(ended)
        except (OSError, ValueError):  # the stream was closed under us
            _call_if_running(loop, ended)
        except RuntimeError:  # the loop has closed: the server is on its way out
            pass

    # A daemon: it blocks in a read that only the client can end, and must not keep the process alive.
    threading.Thread(target=pump, name="lsp-reader", daemon=True).start()


def _call_if_running(loop: asyncio.AbstractEventLoop, callback: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(callback)


class PipeWriter:
    """The way out: pygls writes whole messages to it."""

    def __init__(self, stream: BinaryIO, gone: Callable[[], None]) -> None:
        self._stream = stream
        self._gone = gone
        self._open = True

    def write(self, data: bytes) -> None:
        """Write and flush; a client that no longer listens ends the server instead of raising here and there."""
        if not self._open:
            return
        try:
            self._stream.write(data)
            self._stream.flush()
        except (OSError, ValueError):
            self._open = False
            self._gone()

    def close(self) -> None:
        """Say no more."""
        self._open = False


def take_over_stdio() -> tuple[BinaryIO, BinaryIO]:
    """The process's standard input and output, for the protocol alone.

    What else is printed in this process or its children goes to standard error, and none of them reads the
    client's messages by accident.
    """
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(source, "rb"), os.fdopen(sink, "wb")
