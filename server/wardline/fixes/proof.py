"""Proves edits on a copy: the text still parses, the finding is gone, nothing new appears, comments stay.

What cannot be proven is refused with the reason. Knows neither templates nor fixers; the analysis of the
changed text comes from the caller.
"""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wardline.engine.units import Node
from wardline.fixes import tree
from wardline.fixes.draft import Refusal
from wardline.model import Analysis, Finding, TextEdit
from wardline.syntax import Document
from wardline.text import Span


@dataclass(frozen=True, slots=True)
class Proven:
    """The text after the edits, as a document, and its analysis."""

    document: Document
    analysis: Analysis


def prove(
    document: Document,
    finding: Finding,
    edits: Sequence[TextEdit],
    before: Analysis,
    check: Callable[[bytes], Analysis],
) -> Proven | Refusal:
    """Whether `edits` (sorted, apart) mend `finding`; `before` is the analysis of `document`."""
    if finding.rule_id not in {one.rule_id for one in before.findings if one.span == finding.span}:
        return Refusal("the finding is not in this version of the text")
    return prove_all(document, (finding,), edits, before, check)


def prove_all(
    document: Document,
    findings: Sequence[Finding],
    edits: Sequence[TextEdit],
    before: Analysis,
    check: Callable[[bytes], Analysis],
) -> Proven | Refusal:
    """Whether `edits` together mend all of `findings`."""
    changed = apply(document, edits)
    problem = _unchanged(document, changed) or _broken(document, changed, edits) or _lost_comment(document, edits)
    if problem is not None:
        return Refusal(problem)
    after = check(changed.data)
    problem = _new_error(before, after) or _difference(before, after, findings)
    return Refusal(problem) if problem is not None else Proven(changed, after)


def apply(document: Document, edits: Sequence[TextEdit]) -> Document:
    """The document after `edits`, all given for the text as it is now."""
    return document.edited(tuple(reversed(edits)))  # from the back, so that places stay valid


def _unchanged(document: Document, changed: Document) -> str | None:
    return "the fix changes nothing" if document.data == changed.data else None


# --- the text ----------------------------------------------------------------------------------------------


def _broken(document: Document, changed: Document, edits: Sequence[TextEdit]) -> str | None:
    if changed.has_error and changed.errors > document.errors:
        return "the result would not parse"
    if document.language.name != "python":
        return None
    for edit, new in zip(edits, _new_spans(edits), strict=True):
        if _reads(changed, new) or not _reads(document, edit.span):
            continue
        return "the result would not parse"
    return None


def _new_spans(edits: Iterable[TextEdit]) -> list[Span]:
    spans, shift = [], 0
    for edit in edits:
        length = len(edit.new_text.encode("utf-8", "surrogatepass"))
        start = edit.span.start + shift
        spans.append(Span(start, start + length))
        shift += length - len(edit.span)
    return spans


def _reads(document: Document, span: Span) -> bool:
    """Whether Python itself reads the function or the statement around `span`; tree-sitter forgives more."""
    around = _readable(document, _stripped(document.data, span))
    start = document.data.rfind(b"\n", 0, around.start) + 1
    end = document.data.find(b"\n", around.end)
    text = document.data[start : end if end >= 0 else None].decode("utf-8", "replace")
    if text[:1] in (" ", "\t"):
        text = "if 1:\n" + text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about escapes in somebody else's strings
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _stripped(data: bytes, span: Span) -> Span:
    """`span` without the white space at its ends."""
    text = data[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _readable(document: Document, span: Span) -> Span:
    """The innermost function around `span`, else the outermost statement that is no class."""
    language = document.language
    best = span
    for node in tree.around(document, tree.node_at(document, span)):
        if node.type in language.functions or node.type in language.wrappers:
            return tree.span_of(node)
        if node.type in language.classes:
            break
        if node.type in language.statements:
            best = tree.span_of(node)
    return best


def _lost_comment(document: Document, edits: Iterable[TextEdit]) -> str | None:
    for edit in edits:
        node = tree.node_at(document, edit.span)
        for comment in _comments(document, node, edit.span) if node is not None else ():
            if comment not in edit.new_text:
                return "a comment would be lost"
    return None


def _comments(document: Document, node: Node, span: Span) -> Iterable[str]:
    for child in node.children:
        if child.start_byte < span.end and span.start < child.end_byte:
            if child.type in document.language.comments:
                yield document.text(tree.span_of(child))
            else:
                yield from _comments(document, child, span)


# --- the findings ------------------------------------------------------------------------------------------


def _new_error(before: Analysis, after: Analysis) -> str | None:
    def kinds(analysis: Analysis) -> Counter[tuple[str, str | None]]:
        return Counter((error.kind.value, error.rule_id) for error in analysis.errors)

    return "the analysis of the result fails where it did not before" if kinds(after) - kinds(before) else None


def _difference(before: Analysis, after: Analysis, findings: Iterable[Finding]) -> str | None:
    had, has = _counts(before), _counts(after)
    new = has - had
    if new:
        rule_id = min(new)[0]
        return f"the result would have a new finding of {rule_id}"
    for rule_id, number in Counter(one.rule_id for one in findings).items():
        if has[rule_id, False] > had[rule_id, False] - number:
            return f"the result would still be found by {rule_id}"
    return None


def _counts(analysis: Analysis) -> Counter[tuple[str, bool]]:
    """How often each rule finds something, suppressed or not."""
    return Counter((one.rule_id, one.suppression is not None) for one in analysis.findings)
