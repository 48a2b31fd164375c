"""A rule that fails is an error value, and the others go on."""

from __future__ import annotations

import pytest
import yaml

from unit.engine.harness import found, lines, parsed, rule_set, snapshot, written
from wardline.engine import compile_rules, environment, taint_rules
from wardline.engine.pattern_compiler import PatternError, compile_pattern
from wardline.engine.regex_checks import is_ambiguous
from wardline.engine.rule_checks import check_all
from wardline.model import ErrorKind, TextEdit
from wardline.rules import load_rules
from wardline.syntax import language_by_name
from wardline.text import Span

SECOND = "test.rule2"


def test_a_rule_past_its_budget_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "MAX_STEPS", 200)
    explosive = "f(..., $A, ..., $B, ..., $C, ..., $D, ..., $A)"
    code = f"f({', '.join(f'a{n}' for n in range(40))})\neval(x)\n"
    analysis = snapshot(rule_set(explosive, "eval(...)"), code).analysis
    assert [(error.kind, error.rule_id) for error in analysis.errors] == [(ErrorKind.BUDGET, "test.rule")]
    assert [finding.rule_id for finding in analysis.findings] == [SECOND]


def test_a_taint_rule_past_its_budget_tells_what_it_found_until_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taint_rules, "_MOST_STEPS", 20)
    taint = {
        "mode": "taint",
        "pattern-sources": [{"pattern": "source()"}],
        "pattern-sinks": [{"pattern": "sink(...)"}],
    }
    code = "def f():\n    sink(source())\n" + "".join(
        f"def g{n}():\n    a = source()\n    b = a\n    sink(b)\n" for n in range(40)
    )
    analysis = snapshot(rule_set(taint), code).analysis
    assert [error.kind for error in analysis.errors] == [ErrorKind.BUDGET]
    assert 0 < len(analysis.findings) < 41


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


def _comparison(text: str) -> dict[str, object]:
    condition = {"metavariable": "$X", "comparison": text}
    return {"patterns": [{"pattern": "f($X)"}, {"metavariable-comparison": condition}]}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"pattern-regex": "(" * 3000 + "a" + ")" * 3000}, "it is nested too deeply"),
        ({"pattern-regex": "a" * 20_001}, "it is longer than 20,000 characters"),
        (_comparison("int($X)" + "($X)" * 900 + " == 1"), "the comparison is nested too deeply"),
        (_comparison("+".join(["$X"] * 3000) + " == 1"), "the comparison is nested too deeply"),
        (_comparison("$X == '" + "a" * 20_000 + "'"), "the comparison is longer than 20,000 characters"),
        (_comparison("int() == 1"), "the function `int` takes 1 or 2 arguments, not 0"),
        (_comparison("re.match('a') == 1"), "the function `re.match` takes 2 arguments, not 1"),
        (_comparison("str($X, $X) == '1'"), "the function `str` takes 1 argument, not 2"),
    ],
)
def test_a_rule_that_cannot_be_compiled_takes_no_other_one_with_it(body: dict[str, object], problem: str) -> None:
    text = yaml.safe_dump({"rules": [written(body), written({"pattern": "eval(...)"}, rule_id=SECOND)]})
    compiled = compile_rules(load_rules(text, "test.yaml").rules)
    assert list(compiled.rules) == [SECOND]
    assert [problem in one.message for one in compiled.problems] == [True]
    assert check_all(compiled.rules.values()) == ()


@pytest.mark.parametrize(
    ("regex", "replacement", "problem"),
    [
        ("(a", "b", "the regular expression of `fix-regex` does not compile"),
        ("(a)", r"\2", "the replacement of `fix-regex` cannot be used: invalid group reference"),
        ("(?P<x>a)", r"\g<y>", "the replacement of `fix-regex` cannot be used: unknown group"),
        ("a", r"\q", "the replacement of `fix-regex` cannot be used: bad escape"),
    ],
)
def test_a_fix_that_can_never_be_made_is_a_problem_at_load(regex: str, replacement: str, problem: str) -> None:
    body = {"pattern": "f()", "fix-regex": {"regex": regex, "replacement": replacement}}
    compiled = compile_rules(load_rules(yaml.safe_dump({"rules": [written(body)]}), "test.yaml").rules)
    (found,) = compiled.problems
    assert (found.message.startswith(problem), found.mark.line, list(compiled.rules)) == (True, 3, [])


@pytest.mark.parametrize(
    ("regex", "replacement"),
    [
        *((r"(a)|b", r"\1x"), ("(?i)a(?P<n>b)", r"\g<n>\n"), ("(?x)a (b) # c", r"\1"), (r"\Q(a", "b")),
        *((r"^a$", r"\g<0>"), ("a", "$1")),
    ],
)
def test_a_fix_that_can_be_made_is_none(regex: str, replacement: str) -> None:
    rule_set({"pattern": "f()", "fix-regex": {"regex": regex, "replacement": replacement}})


def test_whatever_a_rule_raises_while_it_is_compiled_is_its_own_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(regex: str) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr("wardline.engine.expressions.check", broken)
    text = yaml.safe_dump({"rules": [written({"pattern-regex": "a"}), written({"pattern": "b()"}, rule_id=SECOND)]})
    compiled = compile_rules(load_rules(text, "test.yaml").rules)
    assert list(compiled.rules) == [SECOND]
    assert [one.message for one in compiled.problems] == ["the rule cannot be compiled: ZeroDivisionError: no"]


def test_a_regular_expression_that_nests_deeply_is_no_matter_for_warnings() -> None:
    assert not is_ambiguous("(" * 300 + "a" + ")" * 300)


@pytest.mark.parametrize(
    "comparison",
    ["'%1000000000d' % 1 != ''", "$X % 1 != ''", "'a' * 1000000000 != ''", "int($X, 16) > 0", "str(2 ** 20000) != ''"],
)
def test_a_comparison_allocates_no_amount_of_memory(comparison: str) -> None:
    code = f"f('%1000000000d')\nf('{'f' * 30_000}')\n"
    analysis = snapshot(rule_set(_comparison(comparison)), code).analysis
    assert (analysis.findings, analysis.errors) == ((), ())


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


# --- what a grammar does not bear --------------------------------------------------------------------------

TOO_DEEP = {
    "items on a line": "- " * 500 + "a\n",
    "mappings": "".join(f"{' ' * n}a:\n" for n in range(600)),
    "keys": "? " * 500 + "a\n",
    "items after an error": "x\ny: - " + "- " * 500 + "a\n",
    "items with anchors": "".join(f"{' ' * n}- &a\n" for n in range(600)),
}


@pytest.mark.parametrize("name", TOO_DEEP)
@pytest.mark.parametrize("language", ["yaml", "json"])
def test_a_text_nested_too_deeply_for_its_grammar_is_an_error_value(name: str, language: str) -> None:
    snap = snapshot(rule_set("a: $X", "$X", language=language), TOO_DEEP[name], language)
    assert {(error.kind, error.message) for error in snap.analysis.errors} == {
        (ErrorKind.FILE, "the text is nested too deeply to be read")
    }
    assert snap.document.has_error


def test_an_edit_that_nests_a_text_too_deeply_and_its_undoing() -> None:
    document = parsed("a: 1\n", "yaml")
    assert not document.has_error
    deep = document.edited([TextEdit(Span(3, 4), "\n " + "- " * 500 + "a")])
    assert deep.has_error
    assert not deep.edited([TextEdit(Span(3, len(deep.data) - 1), "1")]).has_error


@pytest.mark.parametrize("name", ["items on a line", "mappings"])
def test_a_pattern_nested_too_deeply_for_its_grammar_is_refused(name: str) -> None:
    language = language_by_name("yaml")
    assert language is not None
    with pytest.raises(PatternError, match="nested too deeply"):
        compile_pattern(TOO_DEEP[name], language)


def test_long_lines_and_usual_nesting_are_not_too_deep() -> None:
    flat = "{" + ", ".join(f'"k{n}": "- : - "' for n in range(2000)) + "}\n"
    nested = "".join(f"{'  ' * n}a{n}:\n" for n in range(60)) + " " * 120 + "- eval: 1\n"
    for code in (flat, nested):
        assert not parsed(code, "yaml").has_error
