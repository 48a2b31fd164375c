"""The result of rule tests for programs: one JSON document. `FORMAT` grows when a key is renamed or removed."""

from __future__ import annotations

import json
from typing import Any

import wardline
from wardline.reports.places import encodable
from wardline.rule_tests.results import (
    FixResult,
    Line,
    RuleResult,
    Status,
    Stray,
    SuiteResult,
    TargetResult,
    TestReport,
)
from wardline.rules.schema import RuleProblem

FORMAT = 1
Json = dict[str, Any]


def render_json(report: TestReport) -> bytes:
    """The report as indented JSON in UTF-8, ending with a newline."""
    document = {
        "format": FORMAT,
        "tool": {"name": "wardline", "version": wardline.__version__},
        "seconds": round(report.seconds, 3),
        "summary": {
            **{str(status): report.count(status) for status in Status},
            "fixes_passed": sum(fix.passed for fix in report.fixes),
            "fixes_failed": sum(not fix.passed for fix in report.fixes),
            "problems": len(report.problems),
        },
        "files": [_suite(suite) for suite in report.suites],
    }
    return (encodable(json.dumps(document, indent=2, ensure_ascii=False)) + "\n").encode()


def _suite(suite: SuiteResult) -> Json:
    return {
        "path": suite.path,
        "rules": [_rule(rule) for rule in suite.rules],
        "fixes": [_fix(fix) for fix in suite.fixes],
        "problems": [problem_json(problem) for problem in suite.problems],
        "unknown_ids": [_stray(stray) for stray in suite.strays],
    }


def _rule(rule: RuleResult) -> Json:
    return {
        "id": rule.rule_id,
        "source": rule.source,
        "status": rule.status,
        "lacks": list(rule.lacks),
        "targets": [_target(target) for target in rule.targets],
    }


def _target(target: TargetResult) -> Json:
    return {
        "path": target.path,
        "expected": list(target.expected),
        "ok": list(target.ok),
        "found": list(target.found),
        "differences": [_line(line) for line in target.lines],
        "todo": [{"line": one.number, "kind": one.kind, "found": one.found} for one in target.todo],
        "errors": [{"kind": error.kind, "message": error.message} for error in target.errors],
    }


def _line(line: Line) -> Json:
    return {"line": line.number, "kind": line.difference, "marked_ok": line.marked_ok, "source": line.source}


def _fix(fix: FixResult) -> Json:
    return {
        "target": fix.target,
        "fixed": fix.fixed,
        "passed": fix.passed,
        "proven": fix.proven,
        "diff": list(fix.diff),
        "refused": list(fix.refused),
    }


def _stray(stray: Stray) -> Json:
    path, _, line = stray.place.rpartition(":")
    return {"path": path, "line": int(line), "id": stray.rule_id, "kind": stray.kind, "near": stray.near}


def problem_json(problem: RuleProblem) -> Json:
    """A problem of a rule file, as every JSON document of rule commands shows it."""
    mark = problem.mark
    return {
        "path": mark.file,
        "line": mark.line,
        "column": mark.column,
        "rule": problem.rule_id,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
        "remedy": problem.remedy,
    }
