"""Settings from the editor: section `wardline` of `workspace/configuration`, with the configuration file's keys.

They go over the configuration file. Asked for once the client is ready, for each folder, and again when it says
that they have changed; a client that only sends them along is understood too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_log = logging.getLogger(__name__)

SECTION = "wardline"

_SECONDS = 0.5


def register(ls: WardlineServer) -> None:
    """Register the handlers."""
    ls.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(changed)


def expect(ls: WardlineServer) -> None:
    """Settings will come in a moment: start no analysis that they would make obsolete, but do not wait for long."""
    if ls.client.configuration:
        ls.session.analyst.hold(True)
        asyncio.get_running_loop().call_later(_SECONDS, ls.session.analyst.hold, False)


def ask(ls: WardlineServer) -> None:
    """Ask the client for its settings, for the workspace and each folder."""
    if not ls.client.configuration:
        return
    folders = list(ls.session.folders)
    items = [types.ConfigurationItem(section=SECTION)]
    items += [types.ConfigurationItem(scope_uri=folder.as_uri(), section=SECTION) for folder in folders]
    loop = asyncio.get_running_loop()

    def answered(future: Future[Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(_answered, ls, folders, future)

    ls.workspace_configuration(types.ConfigurationParams(items)).add_done_callback(answered)


def register_changes(ls: WardlineServer) -> None:
    """Ask to be told of changes, where the client wants to be asked."""
    if ls.client.registers_configuration:
        method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        registration = types.Registration("wardline-configuration", method, options)
        ls.client_register_capability(types.RegistrationParams([registration]))


def changed(ls: WardlineServer, params: types.DidChangeConfigurationParams) -> None:
    """Settings have changed; a client that cannot be asked sends them along, with or without the section's name."""
    if ls.client.configuration:
        ask(ls)
        return
    settings = params.settings
    if isinstance(settings, Mapping):
        _take(ls, {None: _settings(settings.get(SECTION, settings))})


def _answered(ls: WardlineServer, folders: list[Path], future: Future[Any]) -> None:
    if not future.cancelled() and future.exception() is None and isinstance(future.result(), Sequence):
        answers = [_settings(answer) for answer in future.result()]
        _take(ls, dict(zip([None, *folders], answers, strict=False)))
    else:
        _log.warning("the client did not answer with its settings")
    ls.session.analyst.hold(False)


def _settings(answer: Any) -> Mapping[str, Any]:
    return answer if isinstance(answer, Mapping) else {}


def _take(ls: WardlineServer, settings: Mapping[Path | None, Mapping[str, Any]]) -> None:
    """Settings from `initializationOptions` stay beneath; projects of which the settings differ are opened again."""
    session = ls.session
    beneath = ls.client.options.settings
    session.settings = {root: {**beneath, **given} for root, given in settings.items()}
    session.settings.setdefault(None, beneath)
    for state in list(session.projects.values()):
        if session.settings_for(state.root) != state.settings:
            session.reopen(state)
