"""Notices changed configuration and rule files, also for editors that do not watch files.

A thread of its own looks at the modification times twice a second: a stalled network drive then stalls nothing else.
Where a look takes long, as with very many rule files, it looks less often.
Knows files and roots, nothing of what a change means.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from wardline.lsp.projects import Signature, signature_of

SECONDS = 0.5
_LONGEST = 10.0
_PAUSE = 50  # times as long as the last look took: looking costs little of one core

Watched = Mapping[Path, tuple[tuple[Path, ...], object]]
"""For each root, the files and directories that decide about its project, and their signature when it was read."""


class Watcher:
    """Calls `changed` with a root, from the watcher's thread, while its files differ from what was read.

    `watched` is asked each time; it must be safe to call from another thread.
    """

    def __init__(self, watched: Callable[[], Watched], changed: Callable[[Path], None]) -> None:
        self._watched = watched
        self._changed = changed
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="wardline-watcher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def look(self) -> None:
        """Look now: something says that a file has changed."""
        self._wake.set()

    def end(self) -> None:
        """Look no more."""
        self._ended = True
        self._wake.set()

    def _run(self) -> None:
        took = 0.0
        while not self._ended:
            self._wake.wait(min(max(SECONDS, _PAUSE * took), _LONGEST))
            self._wake.clear()
            started = time.monotonic()
            self._look()
            took = time.monotonic() - started

    def _look(self) -> None:
        seen: dict[Path, Signature] = {}
        for root, (sources, signature) in self._watched().items():
            if not self._ended and signature_of(sources, seen) != signature:
                self._changed(root)
