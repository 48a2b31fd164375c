"""Edits as the protocol's `WorkspaceEdit`: versioned `documentChanges` where the client takes them, else `changes`."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from wardline.lsp.actions import FileEdits
from wardline.lsp.buffers import Places
from wardline.lsp.client import Client
from wardline.lsp.convert import to_text_edits
from wardline.lsp.state import Task
from wardline.model import TextEdit
from wardline.text import LineIndex


def edit_of_document(edits: Sequence[TextEdit], task: Task, client: Client) -> types.WorkspaceEdit:
    """Edits of the document as it was analysed; the client refuses them if it is another version by now."""
    return _edit(task.uri, task.buffer.version, to_text_edits(edits, task.buffer.places), client)


def edit_of_file(file: FileEdits, version: int | None, client: Client) -> types.WorkspaceEdit:
    """Edits of a file, which is created if it is not there and the client can do that."""
    places = Places(LineIndex((file.text or "").encode()), client.encoding)
    uri = file.path.as_uri()
    edit = _edit(uri, version, to_text_edits(file.edits, places), client)
    if file.text is None and client.create_files and edit.document_changes is not None:
        options = types.CreateFileOptions(ignore_if_exists=True)
        edit.document_changes = [types.CreateFile(uri, options=options), *edit.document_changes]
    return edit


def _edit(uri: str, version: int | None, edits: Sequence[types.TextEdit], client: Client) -> types.WorkspaceEdit:
    if not client.document_changes:
        return types.WorkspaceEdit(changes={uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])
