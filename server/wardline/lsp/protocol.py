"""The JSON-RPC protocol as pygls speaks it, with what Wardline does differently.

pygls keeps a text of its own for every open document and splits it into lines on each change; the session keeps
the only copy here, so these handlers are replaced. Messages that are built often go out as plain dictionaries,
past the converter. Knows nothing of findings or projects.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol, lsp_method

_log = logging.getLogger(__name__)

JsonObject = dict[str, Any]

_BEFORE_INITIALIZE = frozenset({types.INITIALIZE, types.EXIT, types.SHUTDOWN})


class WardlineProtocol(LanguageServerProtocol):
    """LSP for one client."""

    exit_code: int | None = None

    def receive(self, body: bytes) -> None:
        """Handle one message; one that cannot be read is answered with an error, as JSON-RPC demands."""
        try:
            raw = json.loads(body)
        except ValueError as problem:
            _log.error("not JSON: %s", problem)
            self._answer_error(None, -32700, "the message is not JSON")
            return
        number = raw.get("id") if isinstance(raw, dict) else None
        try:
            message = self.structure_message(raw)
        except Exception:  # whatever a converter raises, the sender must hear of it
            _log.exception("a message has another shape than LSP's")
            if number is not None and "method" in raw:
                self._answer_error(number, -32602, "invalid parameters")
            return
        if hasattr(message, "jsonrpc"):
            self.handle_message(message)

    def handle_message(self, message: Any) -> None:
        """Refuse what comes before `initialize` or after `shutdown`; leave the rest to pygls."""
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if method is None or method == types.EXIT:
            super().handle_message(message)
        elif self._shutdown:
            if number is not None:
                self._answer_error(number, JsonRpcInvalidRequest.CODE, "the server is shutting down")
        elif self._workspace is None and method not in _BEFORE_INITIALIZE:
            if number is not None:
                self._answer_error(number, JsonRpcServerNotInitialized.CODE, "the server is not initialized")
        else:
            super().handle_message(message)

    def notify_plain(self, method: str, params: JsonObject) -> None:
        """Send a notification of which the parameters are ready to be written as JSON."""
        self._send_data({"jsonrpc": "2.0", "method": method, "params": params})

    def _answer_error(self, number: int | str | None, code: int, message: str) -> None:
        self._send_data({"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": message}})

    def stop(self, exit_code: int) -> None:
        """End the server soon; the first reason given decides the exit code."""
        if self.exit_code is None:
            self.exit_code = exit_code
        if self.stopped is not None:
            self.stopped.set()

    stopped: asyncio.Event | None = None

    @lsp_method(types.EXIT)
    def lsp_exit(self, *args: Any) -> Generator[Any, Any, None]:
        """End the process, with 0 after `shutdown` and 1 without it, as LSP has it."""
        self.stop(0 if self._shutdown else 1)
        yield from ()

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """The session's alone."""
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """The session's alone."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """The session's alone."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(self, params: types.ExecuteCommandParams) -> Generator[Any, Any, Any]:
        """Hand the command its whole parameters: pygls drops the progress token."""
        handler = self.fm.commands.get(params.command)
        if handler is None:
            raise JsonRpcInvalidParams(f"no such command: {params.command}")
        return (yield handler, (params,), None)
