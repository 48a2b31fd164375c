"""All safe fixes of a document at once: each proven by itself, then all of them together.

Fixes that touch the same place are made one after the other, each on the text the one before left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wardline.fixes.draft import Refusal
from wardline.fixes.pieces import Pieces
from wardline.fixes.proof import Proven, prove, prove_all
from wardline.fixes.propose import Check, draft, finished
from wardline.model import Analysis, Finding, Safety, TextEdit
from wardline.rules.schema import Rule
from wardline.syntax import Document

RuleOf = Callable[[str], Rule | None]
_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class _Step:
    finding: Finding
    edits: tuple[TextEdit, ...]


def fix_all(document: Document, findings: Sequence[Finding], rule_of: RuleOf, check: Check) -> tuple[TextEdit, ...]:
    """The edits, sorted and apart, that apply every safe fix of `findings` to `document`.

    Suppressed findings, and those whose fix wants review or cannot be proven, are left alone.
    """
    pieces = Pieces(document.data)
    before = check(document.data)
    wanted = {_key(one) for one in findings if one.suppression is None}
    skipped = {_key(one) for one in before.findings} - wanted
    rules = {rule_id for rule_id, _ in wanted}
    for _ in range(_ROUNDS):
        current = [one for one in before.findings if one.rule_id in rules and _key(one) not in skipped]
        steps = _proven(document, current, rule_of, before, check)
        skipped |= {_key(one) for one in current} - {_key(step.finding) for step in steps}
        made = _together(document, steps, before, check)
        if made is None:
            break
        proven, edits = made
        pieces.apply(edits)
        document, before = proven.document, proven.analysis
    return pieces.edits()


def _key(finding: Finding) -> tuple[str, str]:
    """What a finding is known by while the text around it changes."""
    return finding.rule_id, finding.fingerprint


def _proven(
    document: Document, findings: Iterable[Finding], rule_of: RuleOf, before: Analysis, check: Check
) -> list[_Step]:
    """The safe fixes of `findings` that hold one by one."""
    steps = []
    for finding in findings:
        rule = rule_of(finding.rule_id)
        if rule is None or rule.info.safety is not Safety.SAFE:
            continue
        drafted = draft(document, finding, rule)
        if isinstance(drafted, Refusal) or finished(drafted, rule).safety is not Safety.SAFE:
            continue
        if isinstance(prove(document, finding, drafted.edits, before, check), Proven):
            steps.append(_Step(finding, drafted.edits))
    return steps


def _together(
    document: Document, steps: Sequence[_Step], before: Analysis, check: Check
) -> tuple[Proven, tuple[TextEdit, ...]] | None:
    """The longest row of steps, by place, that can be made at once and is proven together."""
    chosen: list[_Step] = []
    for step in steps:
        if _merged([*chosen, step]) is not None:
            chosen.append(step)
    while chosen:
        edits = _merged(chosen)
        assert edits is not None
        proof = prove_all(document, [step.finding for step in chosen], edits, before, check)
        if not isinstance(proof, Refusal):
            return proof, edits
        chosen = chosen[: len(chosen) // 2]
    return None


def _merged(steps: Iterable[_Step]) -> tuple[TextEdit, ...] | None:
    """The edits of all steps, equal ones once, insertions at one place joined; None if some overlap."""
    edits = sorted({edit for step in steps for edit in step.edits}, key=lambda edit: (edit.span, edit.new_text))
    merged: list[TextEdit] = []
    for edit in edits:
        last = merged[-1] if merged else None
        if last is not None and last.span == edit.span and not len(edit.span):
            merged[-1] = TextEdit(last.span, last.new_text + edit.new_text)
        elif last is not None and (last.span.end > edit.span.start or last.span == edit.span):
            return None
        else:
            merged.append(edit)
    return tuple(merged)
