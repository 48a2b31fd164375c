"""Diagnostics of open documents: pushed, or pulled where the client can be told to pull again.

Never both: a client shows pushed and pulled ones side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.convert import SOURCE, JsonObject, same_uri

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer
    from wardline.lsp.state import ClosedFile, OpenDocument


def register_pull(ls: WardlineServer) -> None:
    """Offer `textDocument/diagnostic`; called only for clients that are to pull."""
    options = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier=SOURCE)
    ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(pulled)


async def pulled(ls: WardlineServer, params: types.DocumentDiagnosticParams) -> JsonObject:
    """The diagnostics of the document as it is now; nothing for a document that is not open."""
    settled = await ls.session.settled(params.text_document.uri)
    if settled is None:
        return {"kind": "full", "items": []}
    document, outcome = settled
    document.served = (document.buffer.version, document.result_id)
    if params.previous_result_id == document.result_id:
        return {"kind": "unchanged", "resultId": document.result_id}
    return {"kind": "full", "resultId": document.result_id, "items": list(outcome.items)}


def show(ls: WardlineServer, document: OpenDocument) -> None:
    """Show a document's new outcome."""
    outcome = document.outcome
    if outcome is None:
        return
    if not ls.client.pull:
        publish(ls, document.uri, outcome.items, document.buffer.version)
    elif document.served and _changed_unasked(document):
        document.served = None
        refresh(ls)


def _changed_unasked(document: OpenDocument) -> bool:
    """Whether the findings of a version that the client has pulled are others now: it would not ask again."""
    assert document.served is not None
    version, result_id = document.served
    return version == document.buffer.version and result_id != document.result_id


def clear(ls: WardlineServer, document: OpenDocument) -> None:
    """A closed document shows what the last scan of the workspace found in it, if there was one."""
    if not ls.client.pull:
        known = ls.session.closed_files.get(same_uri(document.uri))
        publish(ls, document.uri, known.items if known else (), None)


def show_closed(ls: WardlineServer, file: ClosedFile) -> None:
    """Push what a scan found in a file that is not open; a client that pulls is told to do so."""
    if not ls.client.pull:
        publish(ls, file.uri, file.items, None)


def publish(ls: WardlineServer, uri: str, items: Sequence[JsonObject], version: int | None) -> None:
    """Push the diagnostics of one file in place of those before."""
    params: JsonObject = {"uri": uri, "diagnostics": list(items)}
    if version is not None and ls.client.diagnostic_versions:
        params["version"] = version
    ls.notify_plain(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


def refresh(ls: WardlineServer) -> None:
    """Ask a pulling client to pull again."""
    if ls.client.pull:
        ls.workspace_diagnostic_refresh(None)
