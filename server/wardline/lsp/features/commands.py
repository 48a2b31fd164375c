"""`workspace/executeCommand`: rescan the workspace, explain a rule, open its lesson, show the parity digest
and what rules cost.

Each handler gets the request's whole parameters and checks its own arguments.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

import wardline
from wardline.lsp.convert import JsonObject, path_of
from wardline.lsp.features import diagnostics
from wardline.lsp.features.progress import progress
from wardline.lsp.workspace_scan import scan_folders, take
from wardline.model import RuleCard
from wardline.scan import Project, card_for, check_document, engine_digest
from wardline.syntax import Document

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

RESCAN = "wardline.rescanWorkspace"
EXPLAIN = "wardline.explain"
OPEN_LESSON = "wardline.openLesson"
PARITY = "wardline.parity"
TIMINGS = "wardline.timings"


def register(ls: WardlineServer) -> None:
    """Register the commands."""
    ls.command(RESCAN)(rescan)
    ls.command(EXPLAIN)(explain)
    ls.command(OPEN_LESSON)(open_lesson)
    ls.command(PARITY)(parity)
    ls.command(TIMINGS)(timings)


async def rescan(ls: WardlineServer, params: types.ExecuteCommandParams) -> JsonObject:
    """Scan all folders; findings appear as diagnostics, in files that are not open too."""
    ls.status.scanning = True
    try:
        async with progress(ls, params.work_done_token, "Scanning the workspace") as told:
            found = await scan_folders(ls.session, told)
            for file in take(ls.session, found):
                diagnostics.show_closed(ls, file)
    finally:
        ls.status.scanning = False
        ls.status.update()
    diagnostics.refresh(ls)
    return {"files": found.scanned, "findings": found.count, "cancelled": not found.complete}


async def explain(ls: WardlineServer, params: types.ExecuteCommandParams) -> str | None:
    """The page of a rule as Markdown; null for a rule that no open project has."""
    card = await _card(ls, _argument(params, "a rule id"))
    return card.markdown if card else None


async def open_lesson(ls: WardlineServer, params: types.ExecuteCommandParams) -> bool:
    """Show a rule's page in the editor, or say where to read about it; whether there was something to show."""
    rule_id = _argument(params, "a rule id")
    card = await _card(ls, rule_id)
    if card is None:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"Wardline has no rule {rule_id}."))
        return False
    if ls.client.shows_documents:
        page = await asyncio.to_thread(_written, rule_id, card)
        shown = await ls.window_show_document_async(types.ShowDocumentParams(page.as_uri(), take_focus=True))
        if shown.success:
            return True
    message = f"{card.info.title}: {card.help_uri}"
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))
    return True


async def parity(ls: WardlineServer, params: types.ExecuteCommandParams) -> JsonObject:
    """What decides about the findings of a file (an argument with its URI) or of the first folder.

    Digests have the form in which the command line prints them.
    """
    arguments = params.arguments or []
    uri = arguments[0] if arguments and isinstance(arguments[0], str) else None
    project = await _opened(ls, path_of(uri) if uri else None)
    configuration = hashlib.sha256(project.configuration.digest_text().encode()).hexdigest()[:16]
    return {
        "version": wardline.__version__,
        "engine": engine_digest(),
        "rules": project.rules.digest[:16],
        "configuration": configuration,
        "digest": project.digest,
    }


async def timings(ls: WardlineServer, params: types.ExecuteCommandParams) -> JsonObject | None:
    """Milliseconds by rule, the dearest first, for an open document (its URI): a fresh analysis of its text.

    Null for a document that is not open.
    """
    document = ls.session.find(_argument(params, "the URI of a document"))
    if document is None:
        return None
    project = (await ls.session.opened(document.project)).project
    known = document.buffer.document
    fresh = Document.parse(known.data, known.language)
    checked = await asyncio.to_thread(check_document, project, document.path, fresh, clock=time.perf_counter)
    dearest = sorted(checked.snapshot.seconds.items(), key=lambda item: -item[1])
    return {rule_id: round(1000 * seconds, 3) for rule_id, seconds in dearest}


def _argument(params: types.ExecuteCommandParams, what: str) -> str:
    arguments = params.arguments or []
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams(f"{params.command} takes {what}")
    return arguments[0]


async def _card(ls: WardlineServer, rule_id: str) -> RuleCard | None:
    """The page from the first project that has the rule: documents outside the folders have projects too."""
    await _opened(ls, None)
    for state in list(ls.session.projects.values()):
        if state.opened and (card := card_for(state.opened.project, rule_id)):
            return card
    return None


async def _opened(ls: WardlineServer, path: Path | None) -> Project:
    return (await ls.session.opened(ls.session.project_for(path))).project


def _written(rule_id: str, card: RuleCard) -> Path:
    """The page as a file in the user's cache, for the editor to open."""
    import platformdirs

    from wardline.project import write_atomic

    directory = Path(platformdirs.user_cache_dir("wardline")) / "lessons"
    directory.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() or letter in ".-_" else "_" for letter in rule_id)
    write_atomic(directory / f"{name}.md", card.markdown.encode())
    return directory / f"{name}.md"


def open_lesson_command(rule_id: str, title: str) -> types.Command:
    """The command as code actions carry it."""
    return types.Command(title, OPEN_LESSON, arguments=[rule_id])
