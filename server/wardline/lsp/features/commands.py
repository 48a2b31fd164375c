"""`workspace/executeCommand`: rescan the workspace, explain a rule, open its lesson, show the parity digest.

Each handler gets the request's whole parameters and checks its own arguments.
"""

from __future__ import annotations

import asyncio
import hashlib
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
from wardline.scan import Project, card_for, engine_digest

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

RESCAN = "wardline.rescanWorkspace"
EXPLAIN = "wardline.explain"
OPEN_LESSON = "wardline.openLesson"
PARITY = "wardline.parity"


def register(ls: WardlineServer) -> None:
    """Register the commands."""
    ls.command(RESCAN)(rescan)
    ls.command(EXPLAIN)(explain)
    ls.command(OPEN_LESSON)(open_lesson)
    ls.command(PARITY)(parity)


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
    card = await _card(ls, _rule_argument(params))
    return card.markdown if card else None


async def open_lesson(ls: WardlineServer, params: types.ExecuteCommandParams) -> bool:
    """Show a rule's page in the editor, or say where to read about it; whether there was something to show."""
    rule_id = _rule_argument(params)
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


def _rule_argument(params: types.ExecuteCommandParams) -> str:
    arguments = params.arguments or []
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams(f"{params.command} takes a rule id")
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
