"""The edit that suppresses one finding by a comment, for the developer to complete with a reason.

A comment may not stand everywhere: not after a backslash, not inside a string, not where another comment is. So the
edit is tried out: the first of the possible places where the engine then sees the finding as suppressed, and no new
one, is taken. Knows the form of the comment, not how the engine reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wardline.model import Analysis, Finding, TextEdit
from wardline.syntax import Document
from wardline.text import Span

PLACEHOLDER = "TODO: say why this is not a problem here"


def ignore_comment(document: Document, finding: Finding, check: Callable[[bytes], Analysis]) -> TextEdit | None:
    """The edit that makes the engine ignore the finding; None if no place is found where a comment works."""
    if not document.language.line_comment:
        return None  # nobody knows how this text writes its comments
    for edit in _candidates(document, finding):
        if _works(document, finding, edit, check):
            return edit
    return None


def _candidates(document: Document, finding: Finding) -> Iterator[TextEdit]:
    """After the statement's first line, then above the statement, then both for the finding's own line."""
    comment = f"{document.language.line_comment} wardline: ignore[{finding.rule_id}] -- {PLACEHOLDER}"
    lines = document.lines
    for line in dict.fromkeys((lines.line_of(finding.context.start), lines.line_of(finding.span.start))):
        span = lines.line_span(line)
        text = document.data[span.start : span.end]
        if document.language.line_comment.encode() not in text and not text.rstrip().endswith(b"\\"):
            yield TextEdit(Span(span.end, span.end), f"  {comment}")
        indentation = text[: len(text) - len(text.lstrip())].decode()
        yield TextEdit(Span(span.start, span.start), f"{indentation}{comment}{_line_break(document.data)}")


def _line_break(data: bytes) -> str:
    """The line break that the text uses, judged by its first."""
    end = data.find(b"\n")
    if end < 0:
        return "\r" if b"\r" in data else "\n"
    return "\r\n" if data[end - 1 : end] == b"\r" else "\n"


def _works(document: Document, finding: Finding, edit: TextEdit, check: Callable[[bytes], Analysis]) -> bool:
    before = check(document.data).findings
    data = document.data[: edit.span.start] + edit.new_text.encode() + document.data[edit.span.end :]
    after = check(data).findings
    delta = len(edit.new_text.encode()) if edit.span.end <= finding.span.start else 0
    silenced = [
        each
        for each in after
        if each.suppression and each.rule_id == finding.rule_id and each.span == finding.span.shifted(delta)
    ]
    return bool(silenced) and _active(after) < _active(before)


def _active(findings: tuple[Finding, ...]) -> int:
    return sum(finding.suppression is None for finding in findings)
