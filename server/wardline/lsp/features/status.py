"""`wardline/status` notifications, for editors that show the server's state (`statusNotifications`).

`analysing` is told only of work that lasts: a status bar that blinks at every keystroke helps nobody.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

METHOD = "wardline/status"

_SECONDS = 0.15


class Status:
    """Tells the state when it has changed."""

    def __init__(self, ls: WardlineServer) -> None:
        self._ls = ls
        self._told: tuple[str, int, str] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.failure = ""
        self.scanning = False

    def update(self) -> None:
        """Something has begun, ended or been found."""
        if not self._ls.client.options.status:
            return
        state = self._state()
        if state != "analysing" or self._told is None:
            self._cancel()
            self._tell(state)
        elif self._timer is None and self._told[0] != "analysing":
            self._timer = asyncio.get_running_loop().call_later(_SECONDS, self._late)

    def _late(self) -> None:
        self._timer = None
        self._tell(self._state())

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _state(self) -> str:
        session = self._ls.session
        if self.failure:
            return "error"
        if any(state.opening and state.opened is None for state in session.projects.values()):
            return "starting"
        return "idle" if session.analyst.idle and not self.scanning else "analysing"

    def _tell(self, state: str) -> None:
        session = self._ls.session
        findings = sum(len(document.outcome.items) for document in session.documents.values() if document.outcome)
        findings += sum(len(closed.items) for closed in session.closed_files.values())
        message = self.failure or ("scanning the workspace" if self.scanning else "")
        if (state, findings, message) != self._told:
            self._told = (state, findings, message)
            self._ls.notify_plain(METHOD, {"state": state, "findings": findings, "message": message})
