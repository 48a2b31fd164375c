"""A long-lived child process that answers one JSON line with another, within a time limit that really holds.

Foreign analysers are Python code that cannot be interrupted safely inside our process: a thread cannot be
killed, and it would hold the interpreter that answers the editor. A child can be killed at any moment. It is
kept between questions because starting one costs half a second, and ends with its parent or when left idle.
This module knows nothing of what is asked.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

_KILL_SECONDS = 5.0


class HelperError(Exception):
    """The helper could not be started, died, or gave no answer in time; the message says which."""


class Helper:
    """Runs the Python file `program` when first asked; safe to use from several threads."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def ask(self, question: dict[str, Any], timeout: float) -> dict[str, Any]:
        """The answer to `question`; `timeout` seconds include starting the child and waiting for our turn.

        Raises:
            HelperError: there is no answer. The child is gone then; the next question starts another.
        """
        deadline = time.monotonic() + timeout
        if not self._lock.acquire(timeout=max(timeout, 0)):
            raise HelperError(f"is busy, no answer within {timeout:g} s")
        try:
            return self._ask(json.dumps(question).encode() + b"\n", deadline, timeout)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _ask(self, line: bytes, deadline: float, timeout: float) -> dict[str, Any]:
        reused = self._child is not None
        answer = self._exchange(line, deadline, timeout)
        if answer is None and reused:  # it may have left as idle just now
            answer = self._exchange(line, deadline, timeout)
        if answer is None:
            raise HelperError("stopped unexpectedly")
        try:
            decoded: dict[str, Any] = json.loads(answer)
        except ValueError as error:
            self.close()
            raise HelperError("gave an answer that cannot be read") from error
        return decoded

    def _exchange(self, line: bytes, deadline: float, timeout: float) -> bytes | None:
        """One question and its answer; None if the child died over it."""
        if self._child is None:
            self._child = _Child(self.program)
        try:
            answer = self._child.exchange(line, max(deadline - time.monotonic(), 0))
        except queue.Empty:
            self.close()
            raise HelperError(f"was stopped after {timeout:g} s") from None
        if not answer:
            self.close()
        return answer or None


class _Child:
    """The process, and the thread that writes to and reads from it, so that neither can block the caller."""

    def __init__(self, program: Path) -> None:
        # -P: no directory of the workspace may lend modules to the child.
        command = [sys.executable, "-P", str(program)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=program.parent,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError) as error:
            raise HelperError(f"cannot be started: {error}") from error
        self._owner = os.getpid()
        self._questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._talk, name=f"wardline {program.stem}", daemon=True).start()
        atexit.register(self.kill)

    def exchange(self, line: bytes, timeout: float) -> bytes:
        """The child's line in answer to `line`, empty if it died; raises `queue.Empty` when time is up."""
        self._questions.put(line)
        return self._answers.get(timeout=timeout)

    def kill(self) -> None:
        """End the process at once; it holds nothing worth keeping."""
        atexit.unregister(self.kill)
        if os.getpid() != self._owner:  # a fork of the owner: the child is not ours to end
            return
        self._process.kill()
        self._process.wait(_KILL_SECONDS)
        self._questions.put(b"")

    def _talk(self) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        with stdout:
            while line := self._questions.get():
                try:
                    stdin.write(line)
                    stdin.flush()
                    answer = stdout.readline()
                except (OSError, ValueError):
                    answer = b""
                self._answers.put(answer if answer.endswith(b"\n") else b"")
        try:
            stdin.close()
        except OSError:  # what was still to be written has no reader any more
            return
