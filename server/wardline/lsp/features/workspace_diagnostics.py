"""`workspace/diagnostic`: the findings of all files, open or not, in parts where the client takes them in parts.

The first request, and the first after rules or sources have changed, scans the workspace in the background; others
are answered from what is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.convert import JsonObject, same_uri
from wardline.lsp.features.progress import Told
from wardline.lsp.workspace_scan import scan_folders, take

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_PART = 100


def register(ls: WardlineServer) -> None:
    """Offer `workspace/diagnostic`; called only for clients that are to pull."""
    ls.feature(types.WORKSPACE_DIAGNOSTIC)(pulled)


async def pulled(ls: WardlineServer, params: types.WorkspaceDiagnosticParams) -> JsonObject:
    """Reports on every file with findings, and on those that had some when the client asked before."""
    await _scan_if_needed(ls)
    known = {entry.uri: entry.value for entry in params.previous_result_ids}
    reports = list(_reports(ls, known))
    token = params.partial_result_token
    if token is None:
        return {"items": reports}
    for start in range(0, len(reports), _PART):
        part: Sequence[JsonObject] = reports[start : start + _PART]
        ls.notify_plain(types.PROGRESS, {"token": token, "value": {"items": part}})
    return {"items": []}


async def _scan_if_needed(ls: WardlineServer) -> None:
    session = ls.session
    digests = tuple([(state.root, (await session.opened(state)).project.digest) for state in session.opened_projects()])
    if session.scanned == digests:
        return
    told = Told(ls, None)
    try:
        found = await scan_folders(session, told, in_background=True)
    except BaseException:  # the client has withdrawn its request: the worker must stop too
        told.cancel()
        raise
    take(session, found)
    session.scanned = digests


def _reports(ls: WardlineServer, known: dict[str, str]) -> Iterator[JsonObject]:
    previous = {same_uri(uri): (uri, result_id) for uri, result_id in known.items()}
    shown: set[str] = set()
    for key, document in ls.session.documents.items():
        if outcome := document.current:
            shown.add(key)
            base: JsonObject = {"uri": document.uri, "version": document.buffer.version}
            yield _report(base, document.result_id, outcome.items, previous.get(key))
    for key, closed in ls.session.closed_files.items():
        if key not in shown:
            shown.add(key)
            yield _report({"uri": closed.uri, "version": None}, closed.result_id, closed.items, previous.get(key))
    for key, (uri, _) in previous.items():
        if key not in shown:
            yield {"uri": uri, "version": None, "kind": "full", "items": []}


def _report(
    base: JsonObject, result_id: str, items: Sequence[JsonObject], previous: tuple[str, str] | None
) -> JsonObject:
    if previous is not None and previous[1] == result_id:
        return {**base, "kind": "unchanged", "resultId": result_id}
    return {**base, "kind": "full", "resultId": result_id, "items": list(items)}
