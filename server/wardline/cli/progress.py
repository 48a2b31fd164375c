"""A progress bar on stderr for work that takes long; rich is imported only when there is one."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 0.7
"""Seconds of work before a bar appears: a short scan shows none."""


class Progress:
    """A context whose `update` may be called for every file; it shows nothing unless `shown` and long enough."""

    def __init__(self, *, shown: bool, task: str = "Scanning") -> None:
        self._shown = shown
        self._what = task
        self._started = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def update(self, done: int, total: int) -> None:
        """`done` files of `total` are finished."""
        if not self._shown:
            return
        if self._bar is None and done < total and time.monotonic() - self._started > _PATIENCE:
            self._start(total)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(self._what, total=total)
        self._bar.start()
