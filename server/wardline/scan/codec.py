"""Outcomes as JSON-ready lists and back, for the results cache.

The form is private to one version of Wardline (`VERSION` is part of the cache's keys): it may change freely, and
what does not decode is computed again. Knows values only, no file and no cache.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from wardline.model import (
    Analysis,
    Confidence,
    FileReport,
    Finding,
    Fix,
    RuleInfo,
    Safety,
    Severity,
    StepKind,
    Suppression,
    TextEdit,
    TraceStep,
)
from wardline.scan.work import Outcome
from wardline.text import Span

VERSION = 1
"""Changes whenever what is written here, or the values of the model, change."""

Encoded = list[Any]


def encode(outcome: Outcome) -> Encoded:
    """What is to be kept of an outcome without errors; its path and text are not."""
    report = outcome.report
    return [
        [_finding(finding) for finding in report.analysis.findings],
        [[index, _fix(fix)] for index, fix in report.fixes.items()],
        [_info(info) for info in outcome.foreign.values()],
    ]


def decode(encoded: Encoded, shown: str, data: bytes) -> Outcome:
    """The outcome that was encoded, for a file of these bytes; any exception means that it does not decode."""
    findings, fixes, infos = encoded
    report = FileReport(
        path=shown,
        analysis=Analysis(tuple(map(_read_finding, findings))),
        data=data if findings else b"",
        fixes={index: _read_fix(fix) for index, fix in fixes},
    )
    foreign = map(_read_info, infos)
    return Outcome(report, {info.id: info for info in foreign})


def _finding(finding: Finding) -> Encoded:
    return [
        finding.rule_id,
        finding.message,
        _span(finding.span),
        finding.severity,
        finding.confidence,
        _span(finding.context),
        [[_span(step.span), step.message, step.kind] for step in finding.trace],
        finding.captures,
        finding.fingerprint,
        _suppression(finding.suppression),
        finding.origin,
    ]


def _read_finding(encoded: Encoded) -> Finding:
    rule_id, message, span, severity, confidence, context, trace, captures, fingerprint, suppression, origin = encoded
    return Finding(
        rule_id=rule_id,
        message=message,
        span=Span(*span),
        severity=Severity(severity),
        confidence=Confidence(confidence),
        context=Span(*context),
        trace=tuple(TraceStep(Span(*place), words, StepKind(kind)) for place, words, kind in trace),
        captures=tuple((name, text) for name, text in captures),
        fingerprint=fingerprint,
        suppression=_read_suppression(suppression),
        origin=origin,
    )


def _suppression(suppression: Suppression | None) -> Encoded | None:
    if suppression is None:
        return None
    until = suppression.until.isoformat() if suppression.until else None
    return [_span(suppression.directive), suppression.tool, suppression.justification, until]


def _read_suppression(encoded: Encoded | None) -> Suppression | None:
    if encoded is None:
        return None
    directive, tool, justification, until = encoded
    return Suppression(Span(*directive), tool, justification, datetime.date.fromisoformat(until) if until else None)


def _fix(fix: Fix) -> Encoded:
    return [fix.title, [[_span(edit.span), edit.new_text] for edit in fix.edits], fix.safety, fix.reason]


def _read_fix(encoded: Encoded) -> Fix:
    title, edits, safety, reason = encoded
    return Fix(title, tuple(TextEdit(Span(*span), text) for span, text in edits), Safety(safety), reason)


def _span(span: Span) -> Encoded:
    return [span.start, span.end]


def _info(info: RuleInfo) -> dict[str, object]:
    fields = {each.name: getattr(info, each.name) for each in dataclasses.fields(info)}
    return fields | {"replaces": dict(info.replaces)}


def _read_info(encoded: Mapping[str, Any]) -> RuleInfo:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in encoded.items()
    }
    values["severity"] = Severity(values["severity"])
    values["confidence"] = Confidence(values["confidence"])
    values["safety"] = Safety(values["safety"])
    values["replaces"] = {tool: tuple(ids) for tool, ids in values["replaces"].items()}
    return RuleInfo(**values)
