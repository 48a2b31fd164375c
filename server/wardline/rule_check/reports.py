"""The result of checking rules, for people and for programs. Values in, text or bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import wardline
from wardline.reports.places import encodable, printable
from wardline.reports.text import Line, joined, many
from wardline.rule_check.check import CheckReport, reason
from wardline.rules.schema import RuleProblem

FORMAT = 1
Json = dict[str, Any]


def render_text(report: CheckReport, *, colour: bool = False, quiet: bool = False) -> str:
    """Every problem in a line, then the counts by language and by reason; `quiet` leaves out the warnings."""
    refused = [problem for one in report.refused for problem in one.problems]
    rows = [_problem(one, "note" if one.left_out else "error", "cyan" if one.left_out else "red") for one in refused]
    rows += [] if quiet else [_problem(problem, "warning", "yellow") for problem in report.warnings]
    if rows:
        rows.append([])
    rows += _counts(report)
    rows.append([(summary(report), "bold red" if report.refused else "bold green")])
    return "".join(f"{joined(row, colour)}\n" for row in rows)


def summary(report: CheckReport) -> str:
    """The result in one line."""
    good, total = len(report.accepted), report.total
    share = f" ({100 * good / total:.1f} %)" if report.refused else ""
    warned = f", {many(len(report.warnings), 'warning')}" if report.warnings else ""
    return f"{good:,} of {many(total, 'rule')} accepted{share}{warned} in {report.seconds:.1f} s"


def _problem(problem: RuleProblem, word: str, style: str) -> Line:
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    return [
        (f"{printable(str(problem.mark))}: ", "bold"),
        (f"{word} ", style),
        (f"[{printable(problem.rule_id)}] " if problem.rule_id else "", "magenta"),
        (printable(f"{problem.message}{remedy}"), ""),
    ]


def _counts(report: CheckReport) -> Iterator[Line]:
    yield [("Language       accepted  refused", "dim")]
    for name, (good, bad) in report.languages.items():
        yield [(f"{printable(name):<14} {good:>8,} {bad:>8,}", "")]
    yield []
    if report.reasons:
        yield [("Rules  reason not to accept them", "dim")]
        for text, number in report.reasons.items():
            yield [(f"{number:>5,}  {printable(text)}", "")]
        yield []


def render_json(report: CheckReport) -> bytes:
    """One JSON document, ending with a newline; `FORMAT` grows when a key is renamed or removed."""
    document = {
        "format": FORMAT,
        "tool": {"name": "wardline", "version": wardline.__version__},
        "seconds": round(report.seconds, 3),
        "summary": {"rules": report.total, "accepted": len(report.accepted), "refused": len(report.refused)},
        "languages": {name: {"accepted": good, "refused": bad} for name, (good, bad) in report.languages.items()},
        "reasons": dict(report.reasons),
        "problems": [
            _json(problem)
            for problem in (*(problem for one in report.refused for problem in one.problems), *report.warnings)
        ],
        "accepted": [
            {"id": rule.info.id, "source": rule.info.source, "languages": list(rule.info.languages)}
            for rule in report.accepted
        ],
    }
    return (encodable(json.dumps(document, indent=2, ensure_ascii=False)) + "\n").encode()


def _json(problem: RuleProblem) -> Json:
    mark = problem.mark
    return {
        "path": mark.file,
        "line": mark.line,
        "column": mark.column,
        "rule": problem.rule_id,
        "languages": list(problem.languages),
        "severity": "warning" if problem.warning else "note" if problem.left_out else "error",
        "reason": reason(problem),
        "message": problem.message,
        "remedy": problem.remedy,
    }
