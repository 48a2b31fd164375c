"""The findings of the editor and those of the pipeline in one form, so that `==` compares them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from parity.editor import WARDLINE, Json

# Editors know four severities, Wardline five: the two worst share one.
SEVERITIES = {"critical": 1, "high": 1, "medium": 2, "low": 3, "info": 4}


def scanned(root: Path, *arguments: str) -> Json:
    """The JSON report of `wardline scan`, run in `root`."""
    command = [WARDLINE, "scan", "--format", "json", "--no-cache", *arguments]
    result = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=300)
    assert result.returncode in (0, 1) and result.stdout, result.stderr.decode()  # noqa: PT018 - one fact
    return dict(json.loads(result.stdout))


def by_file(report: Json) -> dict[str, list[Json]]:
    """The report's findings that are to be acted on, by path, in the form of `of_editor`."""
    files: dict[str, list[Json]] = {}
    for finding in report["findings"]:
        if finding["suppression"] is None:
            files.setdefault(finding["path"], []).append(_of_report(finding, report))
    return files


def of_editor(diagnostics: Iterable[Json], lead: int = 0) -> list[Json]:
    """Diagnostics of one file; `lead` is how many characters more the editor's first line has."""
    return [
        {
            "rule": one["code"],
            "message": one["message"],
            "severity": one["severity"],
            "range": _place(one["range"], lead),
            "trace": [
                (step["message"], _place(step["location"]["range"], lead)) for step in one.get("relatedInformation", ())
            ],
            "fingerprint": one["data"]["fingerprint"],
            "digest": one["data"]["digest"],
            "mapping": sorted(one["data"]["owasp2021"] + one["data"]["owasp2025"] + one["data"]["asvs"]),
            "cwe": one["data"]["cwe"],
            "help": one.get("codeDescription", {}).get("href", ""),
        }
        for one in diagnostics
    ]


def _of_report(finding: Json, report: Json) -> Json:
    rule = report["rules"][finding["rule"]]
    return {
        "rule": finding["rule"],
        "message": finding["message"].strip(),
        "severity": SEVERITIES[finding["severity"]],
        "range": _range(finding),
        "trace": [(step["message"], _range(step)) for step in finding["trace"]],
        "fingerprint": finding["fingerprint"],
        "digest": report["tool"]["parity"],
        "mapping": sorted(rule["owasp"] + rule["asvs"]),
        "cwe": [f"CWE-{number}" for number in rule["cwe"]],
        "help": rule["help"],
    }


def _range(reported: Mapping[str, Any]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The report counts from 1, as people do."""
    start, end = reported["start"], reported["end"]
    return (start["line"] - 1, start["column"] - 1), (end["line"] - 1, end["column"] - 1)


def _place(where: Json, lead: int) -> tuple[tuple[int, int], tuple[int, int]]:
    (line, column), (end_line, end_column) = _position(where["start"]), _position(where["end"])
    return (line, column - lead * (line == 0)), (end_line, end_column - lead * (end_line == 0))


def _position(position: Json) -> tuple[int, int]:
    return position["line"], position["character"]
