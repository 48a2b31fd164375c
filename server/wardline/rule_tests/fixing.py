"""A target after all fixes of its rules: as they are offered, or, where their proofs refuse, as they are written.

Pure: bytes in, bytes out. An existing `.fixed` file says what a rule's replacement gives, not what can be proven; so a
twin that only the replacements as written give counts, with the reasons why an editor would not offer all of them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from wardline.engine import RuleSet, analyze
from wardline.fixes import Refusal, propose
from wardline.fixes.draft import Site
from wardline.fixes.propose import draft
from wardline.fixes.template import as_written
from wardline.model import Analysis, Finding, Fix, TextEdit
from wardline.rule_tests.results import FixResult
from wardline.rules.schema import Rule
from wardline.syntax import Document

_MOST = 500
"""Fixes of one file; more means that fixes bring new findings without end."""


def compare_fixes(document: Document, twin: bytes, rules: RuleSet, target: str, fixed: str) -> FixResult:
    """`document`, which is the file `target`, after its fixes, compared with `twin`, the bytes of `fixed`."""
    proven, refused = _proven(document, rules)
    if _same(proven, twin):
        return FixResult(target, fixed, ())
    written = _written(document, rules)
    if _same(written, twin):
        return FixResult(target, fixed, (), proven=False, refused=refused)
    nearer = written if proven == document.data else proven
    return FixResult(target, fixed, tuple(_diff(twin, nearer, fixed, target)), proven=False, refused=refused)


def _proven(document: Document, rules: RuleSet) -> tuple[bytes, tuple[str, ...]]:
    """The text after every fix that its rules offer, one after another, and the reasons for those they refuse."""

    def check(data: bytes) -> Analysis:
        return analyze(Document.parse(data, document.language), rules).analysis

    refused: dict[str, None] = {}
    for _ in range(_MOST):
        step = _first_fix(document, rules, refused, check(document.data))
        if step is None:
            break
        document = Document.parse(document.edited(tuple(reversed(step.edits))).data, document.language)
    return document.data, tuple(refused)


def _first_fix(document: Document, rules: RuleSet, refused: dict[str, None], analysis: Analysis) -> Fix | None:
    def check(data: bytes) -> Analysis:
        if data == document.data:
            return analysis
        return analyze(Document.parse(data, document.language), rules).analysis

    for finding in analysis.findings:
        rule = rules.rule(finding.rule_id)
        if rule is None or not rule.info.fixable:
            continue
        outcome = propose(document, finding, rule, check)
        if isinstance(outcome, Fix):
            return outcome
        refused[f"{document.lines.line_of(finding.span.start) + 1}: {outcome.reason}"] = None
    return None


def _written(document: Document, rules: RuleSet) -> bytes:
    """The text after all replacements at once, as they stand in the rules; of two that overlap the later, inner one."""
    edits: list[TextEdit] = []
    for finding in reversed(analyze(document, rules).analysis.findings):
        rule = rules.rule(finding.rule_id)
        new = _drafted(document, finding, rule) if rule is not None else ()
        if not any(_overlap(one, other) for one in edits for other in new):
            edits += (edit for edit in new if edit not in edits)
    return document.edited(sorted(edits, key=lambda edit: edit.span, reverse=True)).data


def _drafted(document: Document, finding: Finding, rule: Rule) -> tuple[TextEdit, ...]:
    if rule.fix is not None:
        return (as_written(Site(document, finding, rule.fixer_options), rule.fix),)
    drafted = draft(document, finding, rule) if rule.info.fixable else Refusal("")
    return () if isinstance(drafted, Refusal) else drafted.edits


def _overlap(one: TextEdit, other: TextEdit) -> bool:
    return one != other and one.span.start < other.span.end and other.span.start < one.span.end


def _same(one: bytes, other: bytes) -> bool:
    """Whether the texts are equal but for line ends and what ends the last line."""
    return _lines(one) == _lines(other)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").rstrip().split("\n")


def _diff(wanted: bytes, made: bytes, fixed: str, target: str) -> Iterable[str]:
    return difflib.unified_diff(_lines(wanted), _lines(made), fixed, f"{target} after its fixes", lineterm="", n=2)
