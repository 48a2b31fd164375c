"""Hover on a finding: what is wrong, where the data comes from, how it is attacked, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.convert import from_position, to_range
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
    _, outcome = settled
    places = outcome.task.buffer.places
    offset = places.offset(from_position(params.position))
    here = [finding for finding in outcome.findings if finding.span.start <= offset <= finding.span.end]
    if not here:
        return None
    told = ls.client.options.hover_shows_diagnostics
    text = "\n\n---\n\n".join(_page(finding, outcome, told=told) for finding in here)
    kind = types.MarkupKind.Markdown if ls.client.markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, text if ls.client.markdown else plain(text))
    return types.Hover(content, to_range(here[0].span, places))


def plain(markdown: str) -> str:
    """A page for clients that show text as it is: links as words with their address, and no marks."""
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", markdown))


def _page(finding: Finding, outcome: Outcome, *, told: bool) -> str:
    """What there is to read about a finding; message and trace too, unless the editor has `told` them itself."""
    from wardline.training import hover_page

    project = outcome.task.opened.project
    info = outcome.task.foreign.get(finding.rule_id) or rule_info(project, finding.rule_id)
    page = hover_page(info, project.lessons.for_rule(info)) if info else f"`{finding.rule_id}`"
    return page.strip() if told else f"{_finding(finding, outcome)}\n\n{page.strip()}"


def _finding(finding: Finding, outcome: Outcome) -> str:
    lines = outcome.task.buffer.text.lines
    steps = [f"{step.message} (line {lines.line_of(step.span.start) + 1})" for step in finding.trace]
    trace = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return "\n\n".join(filter(None, [finding.message.strip(), trace]))
