"""The result of rule tests as JUnit XML: a suite for each rule file, a case for each rule and each fix.

Built with the standard library's writer, which escapes; characters that XML 1.0 cannot hold are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from wardline.rule_tests.results import FixResult, RuleResult, Status, SuiteResult, TargetResult, TestReport
from wardline.rules.schema import RuleProblem

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: TestReport) -> bytes:
    """The report as an XML document in UTF-8."""
    root = Xml.Element("testsuites", name="wardline test", time=f"{report.seconds:.3f}")
    for suite in report.suites:
        root.append(_suite(suite))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    Xml.indent(root)
    text: str = Xml.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _suite(suite: SuiteResult) -> Xml.Element:
    element = Xml.Element("testsuite", name=_clean(suite.path))
    cases = [
        *(_problem(suite, problem) for problem in suite.problems if not problem.warning),
        *(_rule(suite, rule) for rule in suite.rules),
        *(_fix(suite, fix) for fix in suite.fixes),
    ]
    element.extend(cases)
    element.set("tests", str(len(cases)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(key, str(sum(case.find(tag) is not None for case in cases)))
    return element


def _case(suite: SuiteResult, name: str) -> Xml.Element:
    return Xml.Element("testcase", classname=_clean(suite.path), name=_clean(name), file=_clean(suite.path))


def _problem(suite: SuiteResult, problem: RuleProblem) -> Xml.Element:
    case = _case(suite, problem.rule_id or "rule file")
    _child(case, "error", "the rule does not load", str(problem))
    return case


def _rule(suite: SuiteResult, rule: RuleResult) -> Xml.Element:
    case = _case(suite, rule.rule_id)
    if rule.status is Status.UNTESTED:
        Xml.SubElement(case, "skipped", message="no test names this rule")
    elif errors := [f"{target.path}: {error.message}" for target in rule.targets for error in target.errors]:
        _child(case, "error", "the rule failed", "\n".join(errors))
    elif rule.status is Status.FAILED:
        differing = [line for target in rule.targets for line in _lines(target)]
        message = _count(len(differing)) if differing else "the tests are incomplete"
        _child(case, "failure", message, "\n".join(differing or rule.lacks))
    return case


def _count(lines: int) -> str:
    return "1 line differs" if lines == 1 else f"{lines} lines differ"


def _lines(target: TargetResult) -> Iterator[str]:
    for line in target.lines:
        marked = " (marked ok)" if line.marked_ok else ""
        yield f"{target.path}:{line.number}: {line.difference}{marked}: {line.source.strip()}"


def _fix(suite: SuiteResult, fix: FixResult) -> Xml.Element:
    case = _case(suite, f"fixes give {fix.fixed}")
    if not fix.passed:
        _child(case, "failure", "the fixes give another text", "\n".join(fix.diff))
    return case


def _child(case: Xml.Element, tag: str, message: str, text: str) -> None:
    child = Xml.SubElement(case, tag, message=_clean(message))
    child.text = _clean(text)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
