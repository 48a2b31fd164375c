"""The result of rule tests for people: every line that differs with its source, fixes as unified diffs, a summary.

Lines start with `path:line:`, so that editors and `grep` find their way. Values in, text out.
"""

from __future__ import annotations

from collections.abc import Iterator

from wardline.reports.places import printable
from wardline.reports.text import Line as Row
from wardline.reports.text import joined, many
from wardline.rule_tests.annotations import Kind
from wardline.rule_tests.results import (
    Difference,
    FixResult,
    Line,
    RuleResult,
    Status,
    SuiteResult,
    TargetResult,
    TestReport,
)
from wardline.rules.schema import RuleProblem

_STYLES = {Difference.MISSED: "yellow", Difference.UNEXPECTED: "red"}


def render_text(report: TestReport, *, colour: bool = False, verbose: bool = False) -> str:
    """The report as text. `verbose` also lists rules without tests, lines marked `todo`, and fixes with a doubt."""
    rows: list[Row] = []
    for suite in report.suites:
        rows += _suite(suite, verbose)
    rows.append([(summary(report), "bold red" if failed(report) else "bold green")])
    return "".join(f"{joined(row, colour)}\n" for row in rows)


def failed(report: TestReport) -> bool:
    """Whether some rule or fix differs from its test."""
    return bool(report.count(Status.FAILED)) or not all(fix.passed for fix in report.fixes)


def summary(report: TestReport) -> str:
    """The result in one line."""
    passed, wrong, untested = (report.count(one) for one in (Status.PASSED, Status.FAILED, Status.UNTESTED))
    parts = [f"{many(passed + wrong, 'rule')} tested: {passed:,} passed, {wrong:,} failed"]
    if report.fixes:
        right = sum(fix.passed for fix in report.fixes)
        parts.append(f"{many(len(report.fixes), 'file')} fixed: {right:,} passed, {len(report.fixes) - right:,} failed")
    if untested:
        parts.append(f"{untested:,} without tests")
    broken = {(problem.mark.file, problem.rule_id or problem.mark) for problem in report.problems}
    if broken:
        parts.append(f"{len(broken):,} not loaded")
    return f"{'; '.join(parts)} in {report.seconds:.1f} s"


def _suite(suite: SuiteResult, verbose: bool) -> Iterator[Row]:
    for problem in suite.problems:
        if verbose or not problem.warning:
            what, style = ("warning ", "yellow") if problem.warning else ("not loaded ", "red")
            yield [(f"{problem.mark}: ", "bold"), (what, style), (printable(_problem(problem)), "")]
    for rule in suite.rules:
        yield from _rule(rule, verbose)
    for stray in suite.strays:
        near = f"; did you mean {stray.near}?" if stray.near else ""
        what = f"`{stray.kind}: {stray.rule_id}` names no rule of {suite.path}{near}"
        yield [(f"{printable(stray.place)}: ", "bold"), ("warning ", "yellow"), (printable(what), "")]
    for fix in suite.fixes:
        yield from _fix(fix, verbose)


def _problem(problem: RuleProblem) -> str:
    return str(problem).removeprefix(str(problem.mark)).lstrip(": ")


def _rule(rule: RuleResult, verbose: bool) -> Iterator[Row]:
    for target in rule.targets:
        yield from _target(rule, target, verbose)
    if rule.status is Status.FAILED and not any(target.lines or target.errors for target in rule.targets):
        yield [(f"{rule.source}: ", "bold"), ("incomplete ", "yellow"), (rule.rule_id, "magenta")]
        yield from ([(f"    has {one}", "dim")] for one in rule.lacks)
    if rule.status is Status.UNTESTED and verbose:
        yield [(f"{rule.source}: ", "bold"), ("no test ", "dim"), (rule.rule_id, "magenta")]


def _target(rule: RuleResult, target: TargetResult, verbose: bool) -> Iterator[Row]:
    for line in target.lines:
        yield from _line(rule.rule_id, target.path, line)
    for error in target.errors:
        yield [(f"{printable(target.path)}: ", "bold"), ("error ", "red"), (f"{rule.rule_id} {error.message}", "")]
    for todo in target.todo if verbose else ():
        state = "found" if todo.found else "not found"
        kept = todo.found is (todo.kind is Kind.MISSED)
        hint = ": by now as it ought to be" if kept else ""
        yield [
            (f"{printable(target.path)}:{todo.number}: ", "bold"),
            (f"{todo.kind} ", "dim"),
            (f"{rule.rule_id} {state}{hint}", "dim"),
        ]


def _line(rule_id: str, path: str, line: Line) -> Iterator[Row]:
    marked = " (marked ok)" if line.marked_ok else ""
    style = _STYLES[line.difference]
    yield [
        (f"{printable(path)}:{line.number}: ", "bold"),
        (f"{line.difference}{marked} ", style),
        (rule_id, "magenta"),
    ]
    sign = "-" if line.difference is Difference.MISSED else "+"
    yield [(f"  {sign} {line.number:>4} | ", style), (printable(line.source), "")]


def _fix(fix: FixResult, verbose: bool) -> Iterator[Row]:
    if fix.passed:
        if verbose and fix.refused:
            yield [(f"{printable(fix.fixed)}: ", "bold"), ("fixed as written; an editor does not offer:", "dim")]
            yield from ([(f"    line {printable(one)}", "dim")] for one in fix.refused)
        return
    yield [(f"{printable(fix.fixed)}:1: ", "bold"), ("fix differs", "red")]
    for line in fix.diff:
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        yield [("    ", ""), (printable(line), style)]
    yield from ([(f"    refused on line {printable(one)}", "dim")] for one in fix.refused)
