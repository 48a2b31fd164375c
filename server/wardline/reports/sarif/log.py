"""The SARIF log of one scan: one run with its tool, taxonomies, results and what went wrong."""

from __future__ import annotations

import datetime
import json
from typing import Any

from wardline.model import AnalysisError, ErrorKind, Report
from wardline.reports.sarif.places import BASE, artifact
from wardline.reports.sarif.results import Rules, results_of
from wardline.reports.sarif.rules import descriptor
from wardline.reports.sarif.taxonomies import Taxa
from wardline.reports.text import all_errors

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HARMLESS = (ErrorKind.SKIPPED, ErrorKind.CONFIGURATION, ErrorKind.PARTIAL)
_OF_CONFIGURATION = (ErrorKind.CONFIGURATION, ErrorKind.REFUSED)


def render_sarif(report: Report) -> bytes:
    """The report as SARIF 2.1.0, UTF-8, ending with a newline."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return (json.dumps(log, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _run(report: Report) -> Json:
    cards = dict(sorted(report.cards.items()))
    taxa = Taxa.of(card.info for card in cards.values())
    rules = Rules(cards, {rule_id: index for index, rule_id in enumerate(cards)}, taxa)
    run: Json = {
        "tool": {"driver": _driver(report, rules)},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {BASE: {"description": {"text": "The working directory of the scan."}}},
        "columnKind": "utf16CodeUnits",
        "results": [result for file in report.files for result in results_of(file, rules)],
        "properties": {"parity": report.digest, "filesScanned": report.files_scanned, "rulesRun": report.rules_run},
    }
    if taxa.used:
        run["taxonomies"] = taxa.components()
    return run


def _driver(report: Report, rules: Rules) -> Json:
    driver: Json = {
        "name": "Wardline",
        "version": report.version,
        "semanticVersion": report.version,
        "rules": [descriptor(card, rules.taxa) for card in rules.cards.values()],
    }
    if rules.taxa.used:
        driver["supportedTaxonomies"] = rules.taxa.references()
    return driver


def _invocation(report: Report) -> Json:
    errors = list(all_errors(report))
    invocation: Json = {
        "executionSuccessful": all(error.kind in _HARMLESS for error in errors),
        "startTimeUtc": _utc(report.started),
        "endTimeUtc": _utc(report.started + datetime.timedelta(seconds=report.seconds)),
    }
    configuration = [_notification(error) for error in errors if error.kind in _OF_CONFIGURATION]
    execution = [_notification(error) for error in errors if error.kind not in _OF_CONFIGURATION]
    if configuration:
        invocation["toolConfigurationNotifications"] = configuration
    if execution:
        invocation["toolExecutionNotifications"] = execution
    return invocation


def _notification(error: AnalysisError) -> Json:
    notification: Json = {
        "level": "warning" if error.kind in _HARMLESS else "error",
        "message": {"text": error.message},
        "descriptor": {"id": f"wardline/{error.kind}"},
    }
    if error.rule_id:
        notification["associatedRule"] = {"id": error.rule_id}
    if error.path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": artifact(error.path)}}]
    return notification


def _utc(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
