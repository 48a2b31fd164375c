"""What programs read: Wardline's own JSON."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema

from unit.reports import samples
from wardline.model import Analysis, FileReport
from wardline.reports import render_json


def rendered(report: Any = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_json(report or samples.report()))
    schema = json.loads(resources.files("wardline.reports").joinpath("report.schema.json").read_bytes())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(document)
    return document


def test_the_tool_the_format_and_the_parity_digest_are_named() -> None:
    document = rendered()

    assert document["format"] == 1
    assert document["tool"] == {"name": "wardline", "version": "1.2.3", "parity": "0123456789abcdef"}
    assert document["started"] == "2027-01-02T03:04:05+00:00"


def test_the_summary_counts_suppressed_findings_apart() -> None:
    assert rendered()["summary"] == {
        "findings": 1,
        "suppressed": 1,
        "by_severity": {"critical": 0, "high": 1, "medium": 0, "low": 0, "info": 0},
        "files_scanned": 7,
        "rules_run": 2,
    }


def test_a_finding_has_its_place_in_characters_and_in_bytes() -> None:
    finding = rendered()["findings"][0]

    assert finding["rule"] == "demo.sql"
    assert finding["path"] == "app/db.py"
    assert finding["start"] == {"line": 3, "column": 20, "offset": samples.ARGUMENT.start}
    assert finding["end"] == {"line": 3, "column": 25, "offset": samples.ARGUMENT.end}
    assert finding["excerpt"] == "    cursor.execute(naïve)"
    assert finding["captures"] == {"$X": "naïve"}
    assert finding["fingerprint"] == "00112233445566ff:1"


def test_the_trace_is_in_the_order_of_the_data() -> None:
    trace = rendered()["findings"][0]["trace"]

    assert [step["kind"] for step in trace] == ["source", "propagation", "sink"]
    assert trace[0]["start"]["line"] == 2
    assert trace[0]["start"]["column"] == 19


def test_suppression_and_fix_are_there_or_null() -> None:
    first, second = rendered()["findings"]

    assert first["suppression"] is None
    assert second["suppression"] == {"tool": "wardline", "justification": "goes in May", "until": "2027-05-01"}
    assert second["fix"] is None
    assert first["fix"]["safety"] == "safe"
    assert first["fix"]["edits"][0]["new_text"] == '"?", (naïve,)'


def test_rules_with_findings_are_described_once() -> None:
    rules = rendered()["rules"]

    assert list(rules) == ["demo.legacy", "demo.sql"]
    assert rules["demo.sql"]["cwe"] == [89, 943]
    assert rules["demo.sql"]["help"] == "https://example.org/sql"


def test_errors_name_their_kind_path_and_rule() -> None:
    file = FileReport("app/db.py", Analysis(errors=(samples.RULE_ERROR,)))

    assert rendered(samples.report(file, errors=(samples.SKIPPED,)))["errors"] == [
        {"kind": "skipped", "message": "is larger than max-file-size", "path": "big.py", "rule": None},
        {"kind": "rule", "message": "the rule failed", "path": "app/db.py", "rule": "demo.sql"},
    ]


def test_a_file_name_in_no_known_encoding_is_still_valid_json() -> None:
    file = samples.file_report(path="caf\udce9.py")

    assert rendered(samples.report(file))["findings"][0]["path"] == "caf?.py"
