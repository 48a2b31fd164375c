"""The report for programs: one JSON document in Wardline's own, versioned form.

Its JSON Schema is `report.schema.json` beside this file. `FORMAT` grows when something is renamed or removed;
new keys may come at any time. Lines count from 1, columns from 1 in characters (Unicode code points), offsets
from 0 in bytes of the UTF-8 text.
"""

from __future__ import annotations

import json
from typing import Any

from wardline.model import AnalysisError, FileReport, Finding, Fix, Report, RuleCard, Suppression, TextEdit, TraceStep
from wardline.reports.places import Source, counts, encodable, findings
from wardline.reports.text import all_errors
from wardline.text import Encoding, Span

FORMAT = 1

Json = dict[str, Any]


def render_json(report: Report) -> bytes:
    """The report as indented JSON in UTF-8, ending with a newline."""
    document = {
        "format": FORMAT,
        "tool": {"name": "wardline", "version": report.version, "parity": report.digest},
        "started": report.started.isoformat(timespec="seconds"),
        "seconds": round(report.seconds, 3),
        "summary": _summary(report),
        "findings": [finding for file in report.files for finding in _findings(report, file)],
        "errors": [_error(error) for error in all_errors(report)],
        "rules": {rule_id: _rule(card) for rule_id, card in sorted(report.cards.items())},
    }
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _summary(report: Report) -> Json:
    found = counts(report)
    return {
        "findings": sum(found.values()),
        "suppressed": len(findings(report)) - sum(found.values()),
        "by_severity": {str(severity): number for severity, number in found.items()},
        "files_scanned": report.files_scanned,
        "rules_run": report.rules_run,
    }


def _findings(report: Report, file: FileReport) -> list[Json]:
    source = Source(file.data)
    return [
        _finding(file, source, finding, file.fixes.get(index)) for index, finding in enumerate(file.analysis.findings)
    ]


def _finding(file: FileReport, source: Source, finding: Finding, fix: Fix | None) -> Json:
    return {
        "rule": finding.rule_id,
        "message": finding.message,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": encodable(file.path),
        **_range(source, finding.span),
        "excerpt": source.line_text(source.region(finding.span, Encoding.UTF32).line),
        "fingerprint": finding.fingerprint,
        "captures": dict(finding.captures),
        "trace": [_step(source, step) for step in finding.trace],
        "suppression": _suppression(finding.suppression) if finding.suppression else None,
        "fix": _fix(source, fix) if fix else None,
    }


def _range(source: Source, span: Span) -> Json:
    region = source.region(span, Encoding.UTF32)
    return {
        "start": {"line": region.line, "column": region.column, "offset": span.start},
        "end": {"line": region.end_line, "column": region.end_column, "offset": span.end},
    }


def _step(source: Source, step: TraceStep) -> Json:
    line = source.line_text(source.region(step.span, Encoding.UTF32).line)
    return {"kind": step.kind, "message": step.message, **_range(source, step.span), "excerpt": line}


def _suppression(suppression: Suppression) -> Json:
    return {
        "tool": suppression.tool,
        "justification": suppression.justification,
        "until": suppression.until.isoformat() if suppression.until else None,
    }


def _fix(source: Source, fix: Fix) -> Json:
    return {
        "title": fix.title,
        "safety": fix.safety,
        "reason": fix.reason,
        "edits": [_edit(source, edit) for edit in fix.edits],
    }


def _edit(source: Source, edit: TextEdit) -> Json:
    return {**_range(source, edit.span), "new_text": edit.new_text}


def _error(error: AnalysisError) -> Json:
    path = encodable(error.path) if error.path else None
    return {"kind": error.kind, "message": error.message, "path": path, "rule": error.rule_id}


def _rule(card: RuleCard) -> Json:
    info = card.info
    return {
        "title": info.title,
        "severity": info.severity,
        "confidence": info.confidence,
        "pack": info.pack,
        "cwe": list(info.cwe),
        "owasp": list(info.owasp),
        "asvs": list(info.asvs),
        "lesson": info.lesson,
        "help": card.help_uri,
        "fixable": info.fixable,
    }
