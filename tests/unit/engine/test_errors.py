"""A rule that fails is an error value, and the others go on."""

from __future__ import annotations

import pytest

from unit.engine.harness import found, lines, parsed, rule_set, snapshot
from wardline.engine import environment
from wardline.model import ErrorKind

SECOND = "test.rule2"


def test_a_rule_past_its_budget_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "MAX_STEPS", 200)
    explosive = "f(..., $A, ..., $B, ..., $C, ..., $D, ..., $A)"
    code = f"f({', '.join(f'a{n}' for n in range(40))})\neval(x)\n"
    analysis = snapshot(rule_set(explosive, "eval(...)"), code).analysis
    assert [(error.kind, error.rule_id) for error in analysis.errors] == [(ErrorKind.BUDGET, "test.rule")]
    assert [finding.rule_id for finding in analysis.findings] == [SECOND]


def test_a_regular_expression_past_its_time_is_stopped() -> None:
    slow = {
        "patterns": [
            {"pattern": "f($X)"},
            {"metavariable-regex": {"metavariable": "$X", "regex": "^.((a|aa)+)+c$"}},
        ]
    }
    analysis = snapshot(rule_set(slow, "eval(...)"), f"f('{'a' * 5000}b')\neval(x)\n").analysis
    assert [(error.kind, error.rule_id) for error in analysis.errors] == [(ErrorKind.BUDGET, "test.rule")]
    assert "ran past its time" in analysis.errors[0].message
    assert [finding.rule_id for finding in analysis.findings] == [SECOND]


def test_a_rule_that_raises_is_an_error_value(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(pattern: str, text: str) -> bool:
        raise ZeroDivisionError("no")

    monkeypatch.setattr("wardline.engine.expressions.match", broken)
    failing = {
        "patterns": [{"pattern": "f($X)"}, {"metavariable-regex": {"metavariable": "$X", "regex": "a"}}],
    }
    analysis = snapshot(rule_set(failing, "eval(...)"), "f(a)\neval(x)\n").analysis
    assert [(error.kind, error.message) for error in analysis.errors] == [(ErrorKind.RULE, "ZeroDivisionError: no")]
    assert [finding.rule_id for finding in analysis.findings] == [SECOND]


DEEP = {
    "calls": "sink(" + "g(" * 3000 + "source()" + ")" * 3000 + ")",
    "brackets": "sink(" + "(" * 3000 + "source()" + ")" * 3000 + ")",
    "lists": "sink(" + "[" * 3000 + "source()" + "]" * 3000 + ")",
    "a sum": "sink(" + " + ".join(["a"] * 3000) + " + source())",
    "methods": "sink(source()" + ".x()" * 3000 + ")",
}
RULES = [
    "eval(...)",
    "$A + $A",
    "sink(<... source() ...>)",
    {
        "mode": "taint",
        "pattern-sources": [{"pattern": "source()"}],
        "pattern-sinks": [{"pattern": "sink(...)"}],
    },
]


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_stops_no_other_rule(name: str) -> None:
    code = f"def f():\n    eval(x)\n    {DEEP[name]}\ndef g():\n    eval(x)\n"
    rules = rule_set(*RULES)
    snap = snapshot(rules, code)
    first = [finding for finding in snap.analysis.findings if finding.rule_id == "test.rule"]
    assert lines(first, snap.document) == [2, 5]
    assert all(error.kind in (ErrorKind.RULE, ErrorKind.BUDGET) for error in snap.analysis.errors)


def test_nested_blocks_without_end() -> None:
    code = "def f():\n" + "".join(f"{' ' * (n + 1)}if a:\n" for n in range(400)) + " " * 401 + "eval(x)\n"
    assert found("eval(...)", code) == [402]


# --- broken code -------------------------------------------------------------------------------------------

AROUND = """\
import os
def before():
    a = source()
    sink(a)
    eval(a)
def middle(x):
    a = source()
{broken}
    sink(a)
class C:
    def after(self):
        a = source()
        sink(a)
        eval(a)
def last():
    a = source()
    sink(a)
    eval(a)
"""
BROKEN = [
    "    b = ", "    b = (", "    b = [", "    b = {", "    foo.", "    if", "    if x", "    if x:", "    return f\"{",
    '    b = "unterminated', "    def g(", "    def g(:", "    @", "    import ", "    from x import", "    for i in",
    "    try:", "    with open(", "    b = x[", "    class", "    )", "    }", "    b = = 1", "    lambda", "    else:",
    "    print 'x'", "  bad indent", "    f(a, ", "    f(a=", "    x = f(g(h(", "    <<<<<<< HEAD", "    $",
    "    match x:", "    b = a if", "    async", "    not", "    f(a, {'k': [", "    x = [y for",
]  # fmt: skip
BOTH = rule_set(RULES[3], "eval(...)")


@pytest.mark.parametrize("broken", BROKEN)
def test_broken_code_loses_no_finding_in_other_functions(broken: str) -> None:
    code = AROUND.format(broken=broken)
    analysis = snapshot(BOTH, code).analysis
    assert not analysis.errors
    assert {4, 5, 13, 14, 17, 18} <= set(lines(analysis.findings, parsed(code)))
