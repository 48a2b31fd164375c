"""Files that change on disk: configuration and rules, and sources whose findings are shown without being open.

The server also looks by itself (`wardline.lsp.watcher`), since many editors do not watch files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.convert import path_of, same_uri
from wardline.lsp.features.diagnostics import refresh, show_closed
from wardline.lsp.state import ClosedFile
from wardline.syntax import language_for_path
from wardline.syntax.registry import suffixes

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_ENDINGS = ",".join(sorted({"yaml", "yml", *(suffix[1:] for suffix in suffixes())}))
_GLOBS = ("**/wardline.toml", "**/pyproject.toml", f"**/*.{{{_ENDINGS}}}")


def register(ls: WardlineServer) -> None:
    """Register the handlers."""
    ls.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(changed)


def register_watchers(ls: WardlineServer) -> None:
    """Ask the client to watch, where it can."""
    if ls.client.watches_files:
        watchers = [types.FileSystemWatcher(glob) for glob in _GLOBS]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("wardline-files", method, options)
        ls.client_register_capability(types.RegistrationParams([registration]))


def changed(ls: WardlineServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Files have changed."""
    ls.look_at_disk()
    gone = [event.uri for event in params.changes if event.type == types.FileChangeType.Deleted]
    known = [file for uri in gone if (file := ls.session.closed_files.pop(same_uri(uri), None))]
    for file in known:
        show_closed(ls, ClosedFile(file.uri, (), ""))
    if known:
        refresh(ls)
    if any(language_for_path(path) for event in params.changes if (path := path_of(event.uri))):
        ls.session.scanned = None
