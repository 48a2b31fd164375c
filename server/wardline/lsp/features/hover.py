"""Hover on a finding: what is wrong, where the data comes from, how it is attacked, what to do.

In a rule file it is keys and names that are explained, by `rule_hover`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.client import Client
from wardline.lsp.convert import from_position, to_range
from wardline.lsp.markdown import inline
from wardline.lsp.state import Outcome
from wardline.model import Finding
from wardline.scan import rule_info

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer

_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)\)")
_MARKS = re.compile(r"^#+ |\*\*|`|\\(?=[^\w\s])", re.MULTILINE)


def register(ls: WardlineServer) -> None:
    """Register the handler."""
    ls.feature(types.TEXT_DOCUMENT_HOVER)(hover)


async def hover(ls: WardlineServer, params: types.HoverParams) -> types.Hover | None:
    """The pages of the findings at the position; None where there is none."""
    settled = await ls.session.settled(params.text_document.uri)
    if settled is None:
        return None
    document, outcome = settled
    if outcome.rules:
        from wardline.lsp.features.rule_hover import explain  # needed only where somebody writes rules

        if page := await explain(ls, document, outcome, params.position):
            return page
    places = outcome.task.buffer.places
    offset = places.offset(from_position(params.position))
    here = [finding for finding in outcome.findings if finding.span.start <= offset <= finding.span.end]
    if not here:
        return None
    text = "\n\n---\n\n".join(_page(finding, outcome, ls.client) for finding in here)
    return types.Hover(content(text, markdown=ls.client.markdown), to_range(here[0].span, places))


def content(text: str, *, markdown: bool) -> types.MarkupContent:
    """`text`, which is Markdown if the client reads it, as a protocol value."""
    return types.MarkupContent(types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText, text)


def plain(markdown: str) -> str:
    """A page for clients that show text as it is: links as words with their address, and no marks."""
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", markdown))


def _page(finding: Finding, outcome: Outcome, client: Client) -> str:
    """What there is to read about a finding; message and trace too, unless the editor shows them itself."""
    from wardline.training import hover_page

    project = outcome.task.opened.project
    info = outcome.task.foreign.get(finding.rule_id) or rule_info(project, finding.rule_id)
    page = hover_page(info, project.lessons.for_rule(info)) if info else f"`{finding.rule_id}`"
    page = page.strip() if client.markdown else plain(page.strip())
    if client.options.hover_shows_diagnostics:
        return page
    return f"{_finding(finding, outcome, inline if client.markdown else str.strip)}\n\n{page}"


def _finding(finding: Finding, outcome: Outcome, written: Callable[[str], str]) -> str:
    """Message and trace: texts that quote the code at hand, which `written` makes harmless where it would be markup."""
    lines = outcome.task.buffer.document.lines
    steps = [f"{written(step.message)} (line {lines.line_of(step.span.start) + 1})" for step in finding.trace]
    trace = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return "\n\n".join(filter(None, [written(finding.message), trace]))
