"""`initialize`, `initialized`, `shutdown` and `exit`; and the end when the client's process has vanished.

Knows when a session begins and ends, not what happens in it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.convert import path_of
from wardline.lsp.features import completion, configuration, watched_files

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_log = logging.getLogger(__name__)

_SECONDS = 1.0


def register(ls: WardlineServer) -> None:
    """Register the handlers."""
    ls.feature(types.INITIALIZE)(initialize)
    ls.feature(types.INITIALIZED)(initialized)
    ls.feature(types.SHUTDOWN)(shutdown)
    ls.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(folders_changed)


def initialize(ls: WardlineServer, params: types.InitializeParams) -> None:
    """The client introduces itself."""
    ls.begin(params)
    if params.process_id is not None:
        _end_with(params.process_id, ls)


def initialized(ls: WardlineServer, params: types.InitializedParams) -> None:
    """The client is ready for requests of ours."""
    configuration.ask(ls)
    configuration.register_changes(ls)
    watched_files.register_watchers(ls)
    completion.register_later(ls)


def shutdown(ls: WardlineServer, params: None) -> None:
    """Nothing more will be asked; `exit` follows."""
    ls.end()


def folders_changed(ls: WardlineServer, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Folders have joined or left the workspace."""
    added = [path for folder in params.event.added if (path := path_of(folder.uri))]
    removed = [path for folder in params.event.removed if (path := path_of(folder.uri))]
    ls.session.set_folders(added, removed)
    configuration.ask(ls)


def _end_with(process: int, ls: WardlineServer) -> None:
    """End the server when the client's process ends without a word.

    A process that is not there to begin with lives elsewhere, as when the server runs in a container; then only
    the end of the input stream tells.
    """
    if sys.platform == "win32" or not _lives(process):
        return
    loop = asyncio.get_running_loop()
    try:
        handle = os.pidfd_open(process)
    except (AttributeError, OSError):
        _poll(process, ls, loop)
        return
    loop.add_reader(handle, _vanished, process, ls)


def _poll(process: int, ls: WardlineServer, loop: asyncio.AbstractEventLoop) -> None:
    if _lives(process):
        loop.call_later(_SECONDS, _poll, process, ls, loop)
    else:
        _vanished(process, ls)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is someone else's
    return True


def _vanished(process: int, ls: WardlineServer) -> None:
    _log.warning("the client's process %d has ended; so does the server", process)
    ls.protocol.stop(1)
