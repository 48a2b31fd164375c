"""Findings as SARIF results: place, fingerprint, the way of the data, fixes, suppressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wardline.model import FileReport, Finding, Fix, RuleCard, StepKind, Suppression, TextEdit, TraceStep
from wardline.reports.places import Source
from wardline.reports.sarif.places import artifact, location, region, step_location
from wardline.reports.sarif.rules import LEVELS
from wardline.reports.sarif.taxonomies import Taxa

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rules:
    """The run's rules as results refer to them: their cards, the index of each, and the taxonomies."""

    cards: Mapping[str, RuleCard]
    indexes: Mapping[str, int]
    taxa: Taxa


def results_of(file: FileReport, rules: Rules) -> list[Json]:
    """The results of one file, in the order of their places."""
    source = Source(file.data)
    results = []
    for index, finding in enumerate(file.analysis.findings):
        result = _result(file.path, source, finding, rules)
        if index in file.fixes:
            result["fixes"] = [_fix(file.path, source, file.fixes[index])]
        results.append(result)
    return results


def _result(path: str, source: Source, finding: Finding, rules: Rules) -> Json:
    result: Json = {
        "ruleId": finding.rule_id,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location(path, source, finding.span)],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "properties": {"severity": str(finding.severity), "confidence": str(finding.confidence)},
    }
    if finding.rule_id in rules.indexes:
        result["ruleIndex"] = rules.indexes[finding.rule_id]
        taxa = rules.taxa.targets(rules.cards[finding.rule_id].info)
        if taxa:
            result["taxa"] = taxa
    if finding.trace:
        result["codeFlows"] = [_code_flow(path, source, finding.trace)]
        result["relatedLocations"] = [
            {"id": number} | step_location(path, source, step) for number, step in enumerate(finding.trace, start=1)
        ]
    # An empty list means "known not to be suppressed", where no list would mean "unknown" (SARIF 3.27.23).
    result["suppressions"] = [_suppression(finding.suppression)] if finding.suppression else []
    return result


def _code_flow(path: str, source: Source, trace: tuple[TraceStep, ...]) -> Json:
    steps = [
        {
            "location": step_location(path, source, step),
            "kinds": [_KINDS[step.kind]],
            "executionOrder": number,
            "importance": "important" if step.kind is StepKind.PROPAGATION else "essential",
        }
        for number, step in enumerate(trace, start=1)
    ]
    return {"threadFlows": [{"locations": steps}]}


_KINDS = {StepKind.SOURCE: "source", StepKind.PROPAGATION: "taint", StepKind.SINK: "sink"}


def _suppression(suppression: Suppression) -> Json:
    written: Json = {"kind": "inSource", "status": "accepted"}
    if suppression.justification:
        written["justification"] = suppression.justification
    properties = {"tool": suppression.tool}
    if suppression.until:
        properties["until"] = suppression.until.isoformat()
    return written | {"properties": properties}


def _fix(path: str, source: Source, fix: Fix) -> Json:
    replacements = [_replacement(source, edit) for edit in fix.edits]
    return {
        "description": {"text": f"{fix.title}: {fix.reason}" if fix.reason else fix.title},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": replacements}],
    }


def _replacement(source: Source, edit: TextEdit) -> Json:
    return {"deletedRegion": region(source, edit.span), "insertedContent": {"text": edit.new_text}}
