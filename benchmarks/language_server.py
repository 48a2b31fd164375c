"""A language server as an editor drives it: requests, edits, and the time until diagnostics for them arrive."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Message = dict[str, Any]
_TIMEOUT = 180.0
_CAPABILITIES = {
    "general": {"positionEncodings": ["utf-8", "utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True, "relatedInformation": True, "codeDescriptionSupport": True},
        "diagnostic": {"dynamicRegistration": False},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
    "window": {"workDoneProgress": True},
}


class LanguageServer:
    """One server process over its standard streams; times are of `time.perf_counter`, in seconds."""

    def __init__(self, command: Sequence[str | Path], root: Path, settings: Mapping[str, object]) -> None:
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            list(map(str, command)),
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._inbox: queue.Queue[tuple[float, Message] | None] = queue.Queue()
        self._last_id = 0
        threading.Thread(target=self._read, daemon=True).start()
        uri = root.resolve().as_uri()
        answer = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": root.name}],
                "initializationOptions": dict(settings),
                "capabilities": _CAPABILITIES,
            },
        )[1]
        self.is_asked = bool(answer["capabilities"].get("diagnosticProvider"))
        """Whether diagnostics are asked for, instead of sent by the server."""
        self.notify("initialized", {})

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._process.pid

    def open(self, file: Path, text: str) -> None:
        """Open a document, at version 1."""
        document = {"uri": file.resolve().as_uri(), "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, file: Path, version: int, lines: tuple[int, int], text: str) -> None:
        """Replace whole lines, from the first up to but without the last (0-based), by `text`."""
        start, end = ({"line": line, "character": 0} for line in lines)
        self.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": file.resolve().as_uri(), "version": version},
                "contentChanges": [{"range": {"start": start, "end": end}, "text": text}],
            },
        )

    def diagnostics(self, file: Path, version: int) -> tuple[float, list[Message]]:
        """When the diagnostics of this version arrived, and these."""
        uri = file.resolve().as_uri()
        if self.is_asked:
            at, result = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            return at, (result or {}).get("items", [])
        at, message = self._wait(
            lambda one: (
                one.get("method") == "textDocument/publishDiagnostics"
                and one["params"]["uri"] == uri
                and one["params"].get("version") in (None, version)
            )
        )
        return at, message["params"]["diagnostics"]

    def request(self, method: str, params: object) -> tuple[float, Any]:
        """When the answer arrived, and what it was."""
        self._last_id += 1
        number = self._last_id
        self._send({"id": number, "method": method, "params": params})
        at, message = self._wait(lambda one: one.get("id") == number and "method" not in one)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        return at, message["result"]

    def notify(self, method: str, params: object) -> None:
        """Send what has no answer."""
        self._send({"method": method, "params": params})

    def close(self) -> None:
        """End the server."""
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self._process.wait(10)
        except (OSError, RuntimeError, TimeoutError, subprocess.TimeoutExpired):
            self._process.kill()

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        if stream is not None:
            stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            stream.flush()

    def _wait(self, wanted: Callable[[Message], bool]) -> tuple[float, Message]:
        """The next message that is wanted; what the server asks meanwhile is answered."""
        end = time.perf_counter() + _TIMEOUT
        while True:
            try:
                got = self._inbox.get(timeout=max(end - time.perf_counter(), 0.001))
            except queue.Empty:
                raise TimeoutError("the server did not answer") from None
            if got is None:
                raise RuntimeError("the server has ended")
            at, message = got
            if "id" in message and "method" in message:
                items = (message.get("params") or {}).get("items", [])
                self._send({"id": message["id"], "result": [None] * len(items) if items else None})
            elif wanted(message):
                return at, message

    def _read(self) -> None:
        stream = self._process.stdout
        while stream is not None:
            length = 0
            while (line := stream.readline().strip().lower()) != b"":
                if line.startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                break
            body = stream.read(length)
            self._inbox.put((time.perf_counter(), json.loads(body)))
        self._inbox.put(None)
