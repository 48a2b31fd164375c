"""What code scanning services read: SARIF 2.1.0, against its schema and against what each consumer needs."""

from __future__ import annotations

import dataclasses
import functools
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from unit.reports import samples
from wardline.model import Analysis, FileReport, Report, RuleCard, Severity
from wardline.reports import render_sarif
from wardline.reports.sarif.rules import MOST_TAGS, tags

DATA = Path(__file__).resolve().parents[2] / "data"


@functools.cache
def schema() -> Any:
    return json.loads((DATA / "sarif-2.1.0.schema.json").read_bytes())


def run_of(report: Report | None = None) -> dict[str, Any]:
    log = json.loads(render_sarif(report or samples.report()))
    jsonschema.Draft4Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def rule_of(run: dict[str, Any], rule_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == rule_id)
    return found


def test_an_empty_report_is_valid() -> None:
    run = run_of(dataclasses.replace(samples.report(), files=(), cards={}))

    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert "taxonomies" not in run


def test_the_driver_has_a_semantic_version_and_only_rules_with_findings() -> None:
    driver = run_of()["tool"]["driver"]

    assert (driver["name"], driver["semanticVersion"], driver["version"]) == ("Wardline", "1.2.3", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["demo.legacy", "demo.sql"]


def test_a_rule_carries_what_code_scanning_sorts_by() -> None:
    rule = rule_of(run_of(), "demo.sql")

    assert rule["properties"] == {
        "tags": [
            "security",
            "external/cwe/cwe-089",
            "external/cwe/cwe-943",
            "owasp-a03-2021",
            "owasp-a05-2025",
            "asvs-v5.0.0-1.2.4",
            "cwe-top25-2025",
            "django",
        ],
        "precision": "high",
        "problem.severity": "error",
        "security-severity": "8.0",
    }
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["helpUri"] == "https://example.org/sql"
    assert rule["help"] == {
        "text": "Request data reaches the database as SQL. See https://example.org/sql",
        "markdown": "# SQL\n\nUse parameters.",
    }


@pytest.mark.parametrize(
    ("severity", "level", "score"),
    [
        (Severity.CRITICAL, "error", "9.5"),
        (Severity.HIGH, "error", "8.0"),
        (Severity.MEDIUM, "warning", "5.5"),
        (Severity.LOW, "note", "3.0"),
        (Severity.INFO, "note", None),
    ],
)
def test_severities_fall_into_the_bands_of_github(severity: Severity, level: str, score: str | None) -> None:
    card = RuleCard(dataclasses.replace(samples.SQL, severity=severity), "", "")
    rule = rule_of(run_of(samples.report(cards={"demo.sql": card})), "demo.sql")

    assert rule["defaultConfiguration"]["level"] == level
    assert rule["properties"].get("security-severity") == score


def test_a_rule_never_has_more_tags_than_github_takes() -> None:
    info = dataclasses.replace(samples.SQL, technology=tuple(f"library-{number}" for number in range(40)))

    assert len(tags(info)) == MOST_TAGS
    assert tags(info)[0] == "security"


def test_wardlines_own_rules_do_not_count_as_security_alerts() -> None:
    info = dataclasses.replace(samples.LEGACY, id="wardline.suppression-unused")
    finding = samples.legacy_finding(rule_id=info.id, suppression=None)
    file = FileReport("a.py", Analysis((finding,)), samples.CODE)
    rule = rule_of(run_of(samples.report(file, cards={info.id: RuleCard(info, "x", "")})), info.id)

    assert rule["properties"]["tags"] == []
    assert "security-severity" not in rule["properties"]


def test_taxonomies_hold_what_the_rules_map_to() -> None:
    taxonomies = {taxonomy["name"]: taxonomy for taxonomy in run_of()["taxonomies"]}

    assert list(taxonomies) == ["OWASP Top 10 2021", "OWASP Top 10 2025", "OWASP ASVS", "CWE"]
    assert [taxon["id"] for taxon in taxonomies["CWE"]["taxa"]] == ["CWE-89", "CWE-943"]
    assert taxonomies["OWASP Top 10 2025"]["taxa"][0]["name"] == "Injection"
    assert taxonomies["OWASP ASVS"]["taxa"][0]["id"] == "v5.0.0-1.2.4"


def test_relationships_say_superset_and_point_at_the_right_entries() -> None:
    run = run_of()
    relationships = rule_of(run, "demo.sql")["relationships"]

    assert {tuple(each["kinds"]) for each in relationships} == {("superset",)}
    for target in (each["target"] for each in relationships):
        taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
        assert taxonomy["guid"] == target["toolComponent"]["guid"]
        assert taxonomy["taxa"][target["index"]]["id"] == target["id"]


def test_the_primary_weakness_comes_last_because_defectdojo_takes_the_last() -> None:
    run = run_of()

    assert rule_of(run, "demo.sql")["relationships"][-1]["target"]["id"] == "CWE-89"
    assert run["results"][0]["taxa"][-1]["id"] == "CWE-89"


def test_regions_count_utf16_code_units() -> None:
    run = run_of()
    source = run["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"][0]["location"]["physicalLocation"]

    assert run["columnKind"] == "utf16CodeUnits"
    assert source["region"]["startColumn"] == 20  # the fox before it is two units
    assert source["region"]["snippet"]["text"] == 'request.args["q"]'


def test_a_result_has_level_message_place_and_fingerprint() -> None:
    run = run_of()
    result = run["results"][0]
    place = result["locations"][0]["physicalLocation"]

    assert (result["ruleId"], result["level"]) == ("demo.sql", "error")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "demo.sql"
    assert place["artifactLocation"] == {"uri": "app/db.py", "uriBaseId": "%SRCROOT%"}
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["endColumn"]) == (3, 20, 25)
    assert result["partialFingerprints"] == {"primaryLocationLineHash": "00112233445566ff:1"}


def test_the_level_of_a_result_follows_the_projects_severity() -> None:
    file = FileReport("a.py", Analysis((samples.sql_finding(severity=Severity.MEDIUM),)), samples.CODE)

    assert run_of(samples.report(file))["results"][0]["level"] == "warning"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("a b/ü#?.py", {"uri": "a%20b/%C3%BC%23%3F.py", "uriBaseId": "%SRCROOT%"}),
        ("c:d.py", {"uri": "c%3Ad.py", "uriBaseId": "%SRCROOT%"}),
        ("100%.py", {"uri": "100%25.py", "uriBaseId": "%SRCROOT%"}),
        ("caf\udce9.py", {"uri": "caf%E9.py", "uriBaseId": "%SRCROOT%"}),
        ("../up.py", {"uri": "../up.py", "uriBaseId": "%SRCROOT%"}),
        ("/srv/x y.py", {"uri": "file:///srv/x%20y.py"}),
        ("C:/x.py", {"uri": "file:///C:/x.py"}),
    ],
)
def test_uris_are_relative_and_percent_encoded(path: str, location: dict[str, str]) -> None:
    result = run_of(samples.report(samples.file_report(path=path)))["results"][0]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_code_flows_and_related_locations_follow_the_data() -> None:
    result = run_of()["results"][0]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]

    assert [step["kinds"] for step in steps] == [["source"], ["taint"], ["sink"]]
    assert [step["location"]["message"]["text"] for step in steps] == [
        "source: request.args is what the client sent",
        "propagation: the data is assigned to naïve",
        "sink: the data runs as SQL",
    ]
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2, 3]


def test_findings_without_data_flow_have_no_code_flow() -> None:
    result = run_of()["results"][1]

    assert "codeFlows" not in result
    assert "relatedLocations" not in result


def test_a_fix_says_what_it_does_and_replaces_a_region() -> None:
    first, second = run_of()["results"]
    change = first["fixes"][0]["artifactChanges"][0]

    assert first["fixes"][0]["description"]["text"].startswith("Bind the value as a parameter: The database")
    assert change["artifactLocation"]["uri"] == "app/db.py"
    assert change["replacements"][0]["insertedContent"] == {"text": '"?", (naïve,)'}
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 3,
        "startColumn": 20,
        "endLine": 3,
        "endColumn": 25,
    }
    assert "fixes" not in second


def test_a_suppression_carries_its_justification() -> None:
    first, second = run_of()["results"]

    assert first["suppressions"] == []
    assert second["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "goes in May",
            "properties": {"tool": "wardline", "until": "2027-05-01"},
        }
    ]


def test_errors_become_notifications_and_make_the_run_unsuccessful() -> None:
    broken = FileReport("app/db.py", Analysis(errors=(samples.RULE_ERROR,)))
    invocation = run_of(samples.report(broken, errors=(samples.MISCONFIGURED,)))["invocations"][0]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "demo.sql"}
    assert invocation["toolConfigurationNotifications"][0]["message"]["text"].startswith("wardline.toml")


def test_a_skipped_file_is_told_but_the_run_succeeded() -> None:
    invocation = run_of(samples.report(errors=(samples.SKIPPED,)))["invocations"][0]

    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"][0]["level"] == "warning"


def test_the_times_of_the_run_are_in_utc() -> None:
    invocation = run_of()["invocations"][0]

    assert (invocation["startTimeUtc"], invocation["endTimeUtc"]) == (
        "2027-01-02T03:04:05.000Z",
        "2027-01-02T03:04:06.500Z",
    )


def test_nothing_in_the_log_depends_on_the_machine() -> None:
    run = run_of()

    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "The working directory of the scan."}}}
    assert run["properties"]["parity"] == "0123456789abcdef"
