"""Places that move with the text: findings of an older text carried over edits. Pure, bytes only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wardline.model import Finding, TextEdit
from wardline.text import Span


def moved(findings: Iterable[Finding], edits: Sequence[TextEdit]) -> tuple[Finding, ...]:
    """The findings after `edits`, each relative to the text before it; one whose statement was touched is dropped."""
    kept = tuple(findings)
    for edit in edits:
        kept = tuple(after for finding in kept if (after := _after(finding, edit)) is not None)
    return kept


def _after(finding: Finding, edit: TextEdit) -> Finding | None:
    around = Span(min(finding.context.start, finding.span.start), max(finding.context.end, finding.span.end))
    if edit.span.start >= around.end:
        return finding
    if edit.span.end > around.start:
        return None
    delta = len(edit.new_text.encode()) - len(edit.span)
    trace = tuple(replace(step, span=step.span.shifted(delta)) for step in finding.trace)
    return replace(finding, span=finding.span.shifted(delta), context=finding.context.shifted(delta), trace=trace)
