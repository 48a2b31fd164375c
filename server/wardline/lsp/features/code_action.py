"""Code actions on findings: the proven fix, two ways to ignore, the lesson; and all safe fixes of a file at once.

A fix is proven before it is offered. Edits that take time come when the client asks for them (`codeAction/resolve`),
or inline where it cannot.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp import actions
from wardline.lsp.actions import FIX, FIX_ALL, IGNORE_HERE, IGNORE_RULE, Action
from wardline.lsp.convert import to_span, typed_diagnostic
from wardline.lsp.features.commands import open_lesson_command
from wardline.lsp.state import Outcome
from wardline.lsp.workspace_edit import edit_of_document, edit_of_file
from wardline.model import Fix, Safety
from wardline.project import read_source
from wardline.project.toml_places import KeyPath

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

FIX_ALL_KIND = "source.fixAll.wardline"

_LARGEST_CONFIGURATION = 1_000_000


def register(ls: WardlineServer) -> None:
    """Offer code actions, resolved later if the client can do that."""
    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL_KIND]
    options = types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=ls.client.resolves_edits)
    ls.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_actions)
    if ls.client.resolves_edits:
        ls.feature(types.CODE_ACTION_RESOLVE)(resolve)


async def code_actions(
    ls: WardlineServer, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command] | None:
    """What can be done about the findings in the range."""
    settled = await ls.session.settled(params.text_document.uri)
    if settled is None:
        return None
    _, outcome = settled
    wanted = to_span(params.range, outcome.task.buffer.places)
    here = [index for index, finding in enumerate(outcome.findings) if finding.span.touches(wanted)]
    if not ls.client.action_literals:
        return [open_lesson_command(rule, f"Open lesson: {_title(outcome, rule)}") for rule in _rules(outcome, here)]
    offers: list[types.CodeAction] = []
    if _is_asked(types.CodeActionKind.QuickFix.value, params.context.only):
        offers += await _quick_fixes(ls, outcome, here)
    if _offers_fix_all(ls, outcome, params.context.only):
        data = Action(FIX_ALL, outcome.task.uri)
        offers.append(types.CodeAction("Wardline: apply all safe fixes", FIX_ALL_KIND, data=data.as_data()))
    if ls.client.resolves_edits:
        return list(offers)
    return [offer for offer in [await resolve(ls, offer) for offer in offers] if offer.edit or offer.command]


async def resolve(ls: WardlineServer, offer: types.CodeAction) -> types.CodeAction:
    """The same action with its edit; without one if the text has changed so that it no longer applies."""
    action = actions.action_of(offer.data)
    settled = await ls.session.settled(action.uri) if action else None
    if action is None or settled is None:
        return offer
    _, outcome = settled
    if action.kind == IGNORE_RULE:
        offer.edit = await _ignore_rule(ls, action, outcome)
    else:
        edits = await ls.session.run_for_request(functools.partial(actions.edits_in_document, action, outcome))
        offer.edit = edit_of_document(edits, outcome.task, ls.client) if edits else None
    return offer


async def _quick_fixes(ls: WardlineServer, outcome: Outcome, here: Sequence[int]) -> list[types.CodeAction]:
    if not here:
        return []
    proven = await ls.session.run_for_request(lambda: dict(actions.fixable(outcome, list(here))))
    offers = [_fix(ls, outcome, index, fix) for index, fix in proven.items()]
    for index in here:
        offers.append(_ignore_here(outcome, index))
    for rule in _rules(outcome, here):
        offers += _about_rule(ls, outcome, rule)
    return offers


def _fix(ls: WardlineServer, outcome: Outcome, index: int, fix: Fix) -> types.CodeAction:
    words = "safe" if fix.safety is Safety.SAFE else "review"
    offer = types.CodeAction(
        title=f"{fix.title} ({words}: {fix.reason})" if fix.reason else f"{fix.title} ({words})",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[typed_diagnostic(outcome.items[index])],
        data=actions.about(FIX, outcome, outcome.findings[index]).as_data(),
    )
    if ls.client.action_preferred:
        offer.is_preferred = True
    return offer


def _ignore_here(outcome: Outcome, index: int) -> types.CodeAction:
    return types.CodeAction(
        title=f"Wardline: ignore {outcome.findings[index].rule_id} here with a reason",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[typed_diagnostic(outcome.items[index])],
        data=actions.about(IGNORE_HERE, outcome, outcome.findings[index]).as_data(),
    )


def _about_rule(ls: WardlineServer, outcome: Outcome, rule: str) -> Iterator[types.CodeAction]:
    kind = types.CodeActionKind.QuickFix
    if _can_configure(ls, outcome):
        ignore = Action(IGNORE_RULE, outcome.task.uri, rule)
        yield types.CodeAction(f"Wardline: ignore {rule} in this project", kind, data=ignore.as_data())
    title = f"Open lesson: {_title(outcome, rule)}"
    yield types.CodeAction(title, kind, command=open_lesson_command(rule, title))


def _can_configure(ls: WardlineServer, outcome: Outcome) -> bool:
    """Whether there is a configuration file to edit, or the client can create one."""
    path, _ = actions.configuration_file(outcome, ls.session.root_of(outcome.task.path))
    return ls.client.create_files or path.exists() or ls.session.find(path.as_uri()) is not None


def _rules(outcome: Outcome, here: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(outcome.findings[index].rule_id for index in here))


def _title(outcome: Outcome, rule: str) -> str:
    from wardline.scan import rule_info

    info = outcome.task.foreign.get(rule) or rule_info(outcome.task.opened.project, rule)
    return info.title if info else rule


async def _ignore_rule(ls: WardlineServer, action: Action, outcome: Outcome) -> types.WorkspaceEdit | None:
    """The edit of the project's configuration: of the editor's text of it, if it is open there."""
    path, table = actions.configuration_file(outcome, ls.session.root_of(outcome.task.path))
    document = ls.session.find(path.as_uri())
    version = document.buffer.version if document else None
    open_text = document.buffer.document.data if document else None
    work = functools.partial(_configuration_edits, action, path, table, open_text)
    edits = await ls.session.run_for_request(work)
    if edits is None or (edits.text is None and not ls.client.create_files):
        return None
    return edit_of_file(edits, version, ls.client)


def _configuration_edits(
    action: Action, path: Path, table: KeyPath, open_text: bytes | None
) -> actions.FileEdits | None:
    """Runs in a worker thread, on values only; reads the file if it is not open."""
    data = open_text
    if data is None and path.exists():
        read = read_source(path, _LARGEST_CONFIGURATION)
        if not isinstance(read, bytes):
            return None
        data = read
    return actions.edits_of_configuration(action, path, table, data.decode() if data is not None else None)


def _is_asked(kind: str, only: Sequence[str] | None) -> bool:
    """Whether the client wants actions of this kind: kinds nest by their dots."""
    return only is None or any(f"{kind}.".startswith(f"{each}.") or not each for each in map(_name, only))


def _name(kind: str) -> str:
    return str(getattr(kind, "value", kind))


def _offers_fix_all(ls: WardlineServer, outcome: Outcome, only: Sequence[str] | None) -> bool:
    """Without being asked for it only where nothing has to be computed yet: proving all fixes takes a while."""
    if only is None and not ls.client.resolves_edits:
        return False
    return _is_asked(FIX_ALL_KIND, only) and actions.has_safe_fixes(outcome)
