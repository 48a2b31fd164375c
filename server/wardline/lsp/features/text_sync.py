"""Opened, changed, saved and closed documents: the session is brought into step, and nothing else happens here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.buffers import Change
from wardline.lsp.convert import from_position

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer


def register(ls: WardlineServer) -> None:
    """Register the handlers."""
    ls.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
    ls.feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    ls.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))(saved)
    ls.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)


def opened(ls: WardlineServer, params: types.DidOpenTextDocumentParams) -> None:
    """The editor owns the text from now on."""
    item = params.text_document
    ls.session.open(item.uri, item.language_id, item.text, item.version)


def changed(ls: WardlineServer, params: types.DidChangeTextDocumentParams) -> None:
    """The text has changed, saved or not."""
    changes = [_change(event) for event in params.content_changes]
    ls.session.change(params.text_document.uri, changes, params.text_document.version)


def saved(ls: WardlineServer, params: types.DidSaveTextDocumentParams) -> None:
    """The text is on disk; it may be a configuration or a rule file."""
    ls.session.save(params.text_document.uri)
    ls.look_at_disk()


def closed(ls: WardlineServer, params: types.DidCloseTextDocumentParams) -> None:
    """The editor no longer has the text."""
    ls.session.close(params.text_document.uri)


def _change(event: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(event, types.TextDocumentContentChangePartial):
        return Change(event.text, from_position(event.range.start), from_position(event.range.end))
    return Change(event.text)
