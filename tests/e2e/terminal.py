"""A program in a terminal of its own (tmux), driven by keys and read by its screen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

WAIT = 30.0  # seconds; an editor and a server start on a machine that may be busy


class Terminal:
    """A context manager: starts `command` on a screen of 120 by 40, and ends it, whatever happened."""

    def __init__(self, command: Sequence[str | Path], environment: Mapping[str, str], directory: Path) -> None:
        self._socket = directory / "tmux.socket"
        self._environment = dict(environment) | {"TERM": "xterm-256color"}
        self._command = [str(word) for word in command]
        self._directory = directory

    def __enter__(self) -> Terminal:
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", *self._command)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run([*self._base(), "kill-server"], capture_output=True, check=False)

    def keys(self, *names: str) -> None:
        """Press keys by tmux's names for them: `Enter`, `Escape`, `Space`, or a character."""
        self._tmux("send-keys", *names)

    def type(self, text: str) -> None:
        """Type `text` as it is."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the screen shows now; empty once the program has ended."""
        shown = subprocess.run([*self._base(), "capture-pane", "-p"], capture_output=True, text=True, check=False)
        return shown.stdout

    def wait_for(self, what: str, condition: Callable[[], bool]) -> None:
        """Look until `condition` holds; fail with the screen if it does not within `WAIT` seconds."""
        end = time.monotonic() + WAIT
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}; the screen showed:\n{self.screen()}")
            time.sleep(0.05)  # a screen tells nobody that it has changed

    def wait_for_text(self, text: str) -> None:
        """Look until the screen shows `text`."""
        self.wait_for(repr(text), lambda: text in self.screen())

    def _base(self) -> list[str]:
        return ["tmux", "-u", "-S", str(self._socket)]

    def _tmux(self, *arguments: str) -> None:
        command = [*self._base(), *arguments]
        subprocess.run(command, env=self._environment, cwd=self._directory, check=True, capture_output=True)
