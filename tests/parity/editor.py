"""A small editor of our own: `wardline lsp` as a process, plain JSON messages, one thread that reads them.

It counts columns in characters (utf-32), as the JSON report does, so that the two compare without conversion.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

SECONDS = 60.0
# The installed command, as users have it: with `python -m` the scanned directory would be on the import path.
WARDLINE = str(shutil.which("wardline", path=Path(sys.executable).parent))
SERVER = (WARDLINE, "lsp")
LANGUAGES = {".js": "javascript", ".jsx": "javascriptreact"}

Json = dict[str, Any]


class Editor:
    """A session with a server on `root`; use it in a `with` statement.

    `pulls` makes it an editor that asks for diagnostics instead of being told.
    """

    def __init__(
        self, root: Path, *, pulls: bool = False, command: Sequence[str] = SERVER, env: Mapping[str, str] | None = None
    ) -> None:
        self.root = root
        self.published: dict[str, Json] = {}
        self._arrived: queue.Queue[Json | None] = queue.Queue()
        self._requests = 0
        self._versions: dict[str, int] = {}
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, **(env or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._reader = threading.Thread(target=self._pump, daemon=True)
        self._reader.start()
        self.capabilities = self._initialize(pulls)

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self.request("shutdown", None)
                self.notify("exit", None)
                assert self.process.wait(SECONDS) == 0
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join(SECONDS)
            for stream in (self.process.stdin, self.process.stdout):
                with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                    assert stream is not None
                    stream.close()

    # What a person does in an editor

    def open(self, name: str, text: str) -> str:
        """Open the file `name` below the root with this text; its URI."""
        path = self.root / name
        document = {"uri": path.as_uri(), "languageId": LANGUAGES.get(path.suffix, "python"), "version": 1}
        self._versions[path.as_uri()] = 1
        self.notify("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        return path.as_uri()

    def change(self, uri: str, *changes: Json) -> None:
        """Send one change notification with these changes."""
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def close(self, uri: str) -> None:
        """Close the file."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def diagnostics(self, uri: str) -> list[Json]:
        """What the server has published for the present text, once it has."""
        version = self._versions[uri]
        self._wait(lambda: self.published.get(uri, {}).get("version") == version)
        return list(self.published[uri]["diagnostics"])

    def pulled(self, uri: str) -> list[Json]:
        """What the server answers when it is asked for the diagnostics of the present text."""
        return list(self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"])

    def parity(self) -> str:
        """The digest that the server shows for this workspace."""
        return str(self.request("workspace/executeCommand", {"command": "wardline.parity", "arguments": []})["digest"])

    # Messages

    def request(self, method: str, params: object) -> Any:
        """The result of a request."""
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        answers: list[Json] = []
        self._wait(
            lambda: bool(answers), lambda message: answers.append(message) if _answers(message, number) else None
        )
        assert "error" not in answers[0], answers[0]
        return answers[0]["result"]

    def notify(self, method: str, params: object) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def _initialize(self, pulls: bool) -> Json:
        shown = {"relatedInformation": True, "codeDescriptionSupport": True, "dataSupport": True}
        capabilities: Json = {
            "general": {"positionEncodings": ["utf-32"]},
            "textDocument": {"publishDiagnostics": {**shown, "versionSupport": True}},
        }
        if pulls:
            capabilities["textDocument"]["diagnostic"] = shown
            capabilities["workspace"] = {"diagnostics": {"refreshSupport": True}}
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        params = {"processId": os.getpid(), "rootUri": folder["uri"], "workspaceFolders": [folder]}
        answer = self.request("initialize", {**params, "capabilities": capabilities})
        self.notify("initialized", {})
        return dict(answer["capabilities"])

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _wait(self, done: Callable[[], bool], look: Callable[[Json], object] = lambda message: None) -> None:
        while not done():
            message = self._arrived.get(timeout=SECONDS)
            assert message is not None, f"the server has ended with {self.process.wait(SECONDS)}"
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            look(message)

    def _pump(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass  # no other header matters
            self._arrived.put(json.loads(stream.read(length)))
        self._arrived.put(None)


def _answers(message: Json, number: int) -> bool:
    return "method" not in message and message.get("id") == number
