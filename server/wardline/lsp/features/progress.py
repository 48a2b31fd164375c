"""`$/progress` of long work, by the client's token or one of ours, and its cancellation.

Knows when something begins, how far it is and whether the user still wants it; not what it is.
"""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_SECONDS = 0.1


class Told:
    """What a worker reports to and asks; safe to use from its thread."""

    def __init__(self, ls: WardlineServer, token: types.ProgressToken | None) -> None:
        self._ls = ls
        self._token = token
        self._loop = asyncio.get_running_loop()
        self._next = 0.0
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """The work is no longer wanted."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """So much is done; told to the client a few times a second at most."""
        now = self._loop.time()
        if self._token is not None and now >= self._next and not self._loop.is_closed():
            self._next = now + _SECONDS
            self._loop.call_soon_threadsafe(self._report, done, total)

    def _report(self, done: int, total: int) -> None:
        assert self._token is not None
        percentage = 100 * done // max(total, 1)
        value = types.WorkDoneProgressReport(message=f"{done} of {total} files", percentage=percentage)
        self._ls.work_done_progress.report(self._token, value)


@asynccontextmanager
async def progress(ls: WardlineServer, token: types.ProgressToken | None, title: str) -> AsyncIterator[Told]:
    """Progress around a block: by `token` if the request brought one, else by a new one if the client shows it."""
    if token is None and ls.client.progress:
        token = f"wardline-{uuid.uuid4()}"
        await ls.work_done_progress.create_async(token)
    told = Told(ls, token)
    if token is None:
        try:
            yield told
        finally:
            told.cancel()
        return
    ls.work_done_progress.begin(token, types.WorkDoneProgressBegin(title, cancellable=True, percentage=0))
    ls.work_done_progress.tokens[token].add_done_callback(lambda _: told.cancel())
    try:
        yield told
    except BaseException:
        told.cancel()
        raise
    finally:
        message = "cancelled" if told.cancelled else None
        ls.work_done_progress.end(token, types.WorkDoneProgressEnd(message=message))
        ls.work_done_progress.tokens.pop(token, None)
