"""The server: one client's session wired to the protocol's requests and notifications.

Holds what lives as long as the connection and registers the feature modules; what a request does is in those.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

import wardline
from wardline.lsp.client import Client, client_of
from wardline.lsp.convert import path_of
from wardline.lsp.features import (
    code_action,
    commands,
    completion,
    configuration,
    diagnostics,
    hover,
    lifecycle,
    problems,
    status,
    text_sync,
    watched_files,
    workspace_diagnostics,
)
from wardline.lsp.protocol import JsonObject, WardlineProtocol
from wardline.lsp.session import Session
from wardline.lsp.state import ClosedFile, OpenDocument, ProjectState
from wardline.lsp.watcher import Watched, Watcher

_log = logging.getLogger(__name__)


class WardlineServer(LanguageServer):
    """The language server of one client."""

    protocol: WardlineProtocol

    def __init__(self) -> None:
        super().__init__("wardline", wardline.__version__, protocol_cls=WardlineProtocol)
        self.client = Client()
        self._session: Session | None = None
        self._watcher: Watcher | None = None
        self.status = status.Status(self)
        self.problems = problems.Problems(self)
        lifecycle.register(self)
        text_sync.register(self)
        hover.register(self)
        commands.register(self)
        configuration.register(self)
        watched_files.register(self)

    @property
    def session(self) -> Session:
        """The session; there is one from `initialize` on."""
        if self._session is None:
            raise RuntimeError("no session before initialize")
        return self._session

    def begin(self, params: types.InitializeParams) -> None:
        """The client has introduced itself: start the session, and open its folders' projects at once."""
        self.client = client_of(params, _name(self.workspace.position_encoding))
        self._session = Session(self.client, _folders(params), self)
        code_action.register(self)
        completion.register(self)
        if self.client.pull:
            diagnostics.register_pull(self)
            workspace_diagnostics.register(self)
        configuration.expect(self)
        self.session.opened_projects()
        loop = asyncio.get_running_loop()

        def changed(root: Path) -> None:
            loop.call_soon_threadsafe(self._changed_on_disk, root)

        self._watcher = Watcher(self._watched, changed)
        self._watcher.start()
        self.status.update()

    def look_at_disk(self) -> None:
        """A configuration or rule file may have changed."""
        if self._watcher:
            self._watcher.look()

    def end(self) -> None:
        """Stop all work."""
        if self._watcher:
            self._watcher.end()
        if self._session:
            self._session.end()

    def notify_plain(self, method: str, params: JsonObject) -> None:
        """Send a notification that is ready to be written."""
        self.protocol.notify_plain(method, params)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Errors go to the log; a request's sender is answered anyway, and nobody wants a pop-up for the others."""
        _log.error("%s: %s", getattr(source, "__name__", source), error, exc_info=error)

    # What the session tells (`session.Listener`)

    def analysed(self, document: OpenDocument) -> None:
        """Show a document's new findings."""
        self.problems.leave_to(document)
        diagnostics.show(self, document)

    def closed(self, document: OpenDocument) -> None:
        """Take a closed document's findings away."""
        diagnostics.clear(self, document)
        self.problems.take_back(document)

    def project_opened(self, state: ProjectState, failure: str) -> None:
        """Show what is wrong with a project; results of other settings no longer count."""
        self.problems.update(state, failure)
        self.status.failure = failure
        diagnostics.refresh(self)

    def project_dropped(self, state: ProjectState) -> None:
        """Take away what is shown as wrong with a project that is not in use."""
        self.problems.forget(state.root)

    def forgotten(self, files: Sequence[ClosedFile]) -> None:
        """Take away the findings of files that have left the workspace."""
        for file in files:
            diagnostics.show_closed(self, ClosedFile(file.uri, (), ""))
        if files:
            diagnostics.refresh(self)
            self.status.update()

    def activity(self) -> None:
        """Keep the status true."""
        self.status.update()

    def _watched(self) -> Watched:
        states = list(self.session.projects.values())
        return {
            state.root: (opened.sources, opened.signature)
            for state in states
            if (opened := state.opened) and not state.opening
        }

    def _changed_on_disk(self, root: Path) -> None:
        state = self.session.projects.get(root)
        if state and not state.opening:
            self.session.reopen(state)


def _name(encoding: types.PositionEncodingKind | str | None) -> str:
    if isinstance(encoding, types.PositionEncodingKind):
        return encoding.value
    return encoding or types.PositionEncodingKind.Utf16.value


def _folders(params: types.InitializeParams) -> list[Path]:
    uris = [folder.uri for folder in params.workspace_folders or ()]
    if not uris and params.root_uri:
        uris = [params.root_uri]
    paths = [path for uri in uris if (path := path_of(uri))]
    return paths if paths or not params.root_path else [Path(params.root_path)]
