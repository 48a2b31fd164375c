"""One analysis and the next: units, reuse, paths, order."""

from __future__ import annotations

import gc
import itertools
import weakref

import pytest
import yaml

from unit.engine.harness import found, lines, parsed, rule_set, written
from wardline.engine import RuleSet, Snapshot, analyze, compile_rules, units
from wardline.model import TextEdit
from wardline.rules import load_rules
from wardline.syntax import Document
from wardline.text import Span

RULES = rule_set(
    "eval($X)",
    {
        "mode": "taint",
        "pattern-sources": [{"pattern": "source()"}],
        "pattern-sinks": [{"pattern": "sink(...)"}],
    },
)
CODE = """\
import os

def first():
    eval(a)

class C:
    def second(self):
        a = source()
        sink(a)

    @decorated
    async def third(self):
        eval(b)

eval(c)
"""


def edited(snapshot: Snapshot, old: str, new: str) -> Snapshot:
    """The snapshot after `old` (found once) has become `new`."""
    at = snapshot.document.data.index(old.encode())
    document = snapshot.document.edited([TextEdit(Span(at, at + len(old.encode())), new)])
    return analyze(document, snapshot.rules, previous=snapshot)


def kept(before: Snapshot, after: Snapshot) -> int:
    """How many results of units the later snapshot took over."""
    return sum(any(result is old for old in before.results.values()) for result in after.results.values())


def names(document: Document) -> list[str]:
    return [document.text(Span(unit.span.start, unit.span.end)).split("\n")[0] for unit in units.functions(document)]


def test_units_are_the_outermost_functions_with_their_decorators() -> None:
    assert names(parsed(CODE)) == ["def first():", "def second(self):", "@decorated"]


def test_functions_in_functions_are_part_of_them() -> None:
    assert names(parsed("def f():\n    def g():\n        pass\n")) == ["def f():"]


def test_units_and_the_rest_cover_the_file() -> None:
    document = parsed(CODE)
    found_units = units.functions(document)
    spans = sorted([unit.span for unit in found_units] + list(units.rest(document, found_units)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    uncovered = set(range(len(document.data))) - {at for span in spans for at in range(span.start, span.end)}
    assert not bytes(document.data[at] for at in sorted(uncovered)).strip()


@pytest.mark.parametrize(
    ("old", "new", "is_moved"),
    [
        ("eval(a)", "eval(a, b)", True),
        ("eval(a)", "eval(a)\n    f(\n\n    )", True),
        ("a = source()", "a = source(\n        )\n        a.b()", True),
        ("sink(a)", "sink('é😀')", True),
        ("        sink(a)", "    sink(a)", False),
        ("eval(a)", "eval(a", False),
        ("eval(c)", "eval(d)", False),
        ("def first()", "def first(b)", False),
        ("    eval(a)\n", "    eval(a)\ndef more():\n    pass\n", False),
    ],
)
def test_units_move_with_an_edit_inside_the_body_of_one(old: str, new: str, is_moved: bool) -> None:
    before = parsed(CODE)
    known = units.cut(before)
    at = CODE.encode().index(old.encode())
    after = before.edited([TextEdit(Span(at, at + len(old.encode())), new)])
    cut = units.cut(after, known)
    fresh = units.cut(Document.parse(after.data, after.language))
    assert (cut.before is before.key) is is_moved
    assert [unit.span for unit in cut.functions] == [unit.span for unit in fresh.functions]
    assert [unit.node.byte_range for unit in cut.functions] == [unit.node.byte_range for unit in fresh.functions]
    assert (cut.gaps, cut.outline) == (fresh.gaps, fresh.outline)


def test_an_edit_in_one_function_keeps_the_results_of_the_others() -> None:
    before = analyze(parsed(CODE), RULES)
    after = edited(before, "eval(a)", "eval(a + 1)")
    assert kept(before, after) == len(before.results) - len({k for k in before.results if b"def first" in k[0]})
    assert lines(after.analysis.findings, after.document) == lines(before.analysis.findings, before.document)


def test_new_lines_above_keep_all_results() -> None:
    before = analyze(parsed(CODE), RULES)
    after = edited(before, "def first", "\n\n\ndef first")
    assert lines(after.analysis.findings, after.document) == [
        line + 3 for line in lines(before.analysis.findings, before.document)
    ]
    narrow = [key for key in before.results if key[3] is None]
    assert kept(before, after) >= len(narrow)


def test_versions_before_the_last_one_are_let_go() -> None:
    rules = rule_set(
        {
            "mode": "taint",
            "pattern-sources": [{"pattern": "source()"}],
            "pattern-sinks": [{"pattern": "sink(...)"}],
        }
    )
    document = parsed("def give():\n    return source()\n\ndef take():\n    sink(give())\n")
    first = weakref.ref(document)
    snapshot = analyze(document, rules)
    for number in range(3):
        at = snapshot.document.data.index(b"    sink")
        document = snapshot.document.edited((TextEdit(Span(at, at), f"    a{number} = 1\n"),))
        snapshot = analyze(document, rules, previous=snapshot)
        assert len(snapshot.analysis.findings) == 1
    gc.collect()
    assert first() is None


def test_moved_findings_are_those_of_a_fresh_analysis() -> None:
    before = analyze(parsed(CODE), RULES)
    after = edited(before, "import os", "import os  # é\n")
    fresh = analyze(parsed(after.document.data), RULES)
    assert after.analysis == fresh.analysis


def test_a_new_import_lets_no_result_stand() -> None:
    rules = rule_set("subprocess.run(...)")
    before = analyze(parsed("x = 1\ndef f():\n    go(a)\n"), rules)
    assert before.analysis.findings == ()
    after = edited(before, "x = 1", "from subprocess import run as go")
    assert lines(after.analysis.findings, after.document) == [3]


def test_a_changed_constant_lets_no_result_stand() -> None:
    rules = rule_set('f("...")')
    before = analyze(parsed('NAME = "x"\ndef g():\n    f(NAME)\n'), rules)
    assert lines(before.analysis.findings, before.document) == [3]
    assert edited(before, '"x"', "load()").analysis.findings == ()


def test_a_string_in_pieces_counts_as_a_fresh_analysis_has_it_once_its_word_is_gone() -> None:
    rules = rule_set('sink("administrator")', "eval($X)")
    text = '# administrator\ndef f():\n    sink("administr" + "ator")\n\ndef g():\n    eval(a)\n'
    before = analyze(parsed(text), rules)
    after = edited(before, "# administrator", "#")
    assert lines(before.analysis.findings, before.document) == [3, 6]
    assert after.analysis == analyze(parsed(after.document.data.decode()), rules).analysis
    assert edited(after, "#\n", "# administrator\n").analysis == before.analysis


def test_other_rules_or_another_path_take_nothing_over() -> None:
    before = analyze(parsed(CODE), RULES, path="a.py")
    other_rules = analyze(before.document, rule_set("eval($X)"), path="a.py", previous=before)
    other_path = analyze(before.document, RULES, path="b.py", previous=before)
    assert kept(before, other_rules) == kept(before, other_path) == 0


def test_rules_that_look_beyond_a_function_see_edits_outside() -> None:
    rules = rule_set({"patterns": [{"pattern": "run(...)"}, {"pattern-inside": "class $C(Base):\n    ...\n"}]})
    before = analyze(parsed("class A(Other):\n    def f(self):\n        run(a)\n"), rules)
    assert before.analysis.findings == ()
    after = edited(before, "Other", "Base")
    assert lines(after.analysis.findings, after.document) == [3]


def test_rows_of_statements_reach_over_functions() -> None:
    rule = "class $C:\n    ...\n    def get(...):\n        ...\n    ...\n"
    before = analyze(parsed("class A:\n    def post(self):\n        pass\n"), rule_set(rule))
    assert before.analysis.findings == ()
    after = edited(before, "post", "get")
    assert lines(after.analysis.findings, after.document) == [1]


def test_findings_come_in_the_order_of_their_place() -> None:
    findings = analyze(parsed(CODE), RULES).analysis.findings
    assert [finding.span for finding in findings] == sorted(finding.span for finding in findings)


def test_one_finding_a_rule_and_place() -> None:
    rules = rule_set({"pattern-either": [{"pattern": "eval(...)"}, {"pattern": "eval($X)"}]})
    assert len(analyze(parsed("eval(a)\n"), rules).analysis.findings) == 1


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe eval(", b"eval(a)", b"eval(a)\r\n"])
def test_odd_texts_are_analysed(data: bytes) -> None:
    analysis = analyze(parsed(data), RULES).analysis
    assert not analysis.errors
    assert len(analysis.findings) == data.count(b"eval(a)")


def test_text_in_a_language_without_rules() -> None:
    assert analyze(parsed("eval(a)\n", "javascript"), RULES).analysis.findings == ()


# --- paths -------------------------------------------------------------------------------------------------


def with_paths(paths: dict[str, list[str]]) -> RuleSet:
    rule = written({"pattern": "eval(...)", "paths": paths})
    return compile_rules(load_rules(yaml.safe_dump({"rules": [rule]}), "test.yaml").rules)


PATHS = [
    ({}, "a.py", True),
    ({"include": ["settings.py"]}, "settings.py", True),
    ({"include": ["settings.py"]}, "app/settings.py", True),
    ({"include": ["settings.py"]}, "app/other.py", False),
    ({"include": ["*/settings/*.py"]}, "app/settings/base.py", True),
    ({"include": ["**/settings/**"]}, "a/b/settings/c/base.py", True),
    ({"exclude": ["tests/"]}, "tests/a.py", False),
    ({"exclude": ["tests/"]}, "app/tests/a.py", False),
    ({"exclude": ["tests/"]}, "app/a.py", True),
    ({"exclude": ["*_test.py"]}, "app/a_test.py", False),
    ({"include": ["app/**"], "exclude": ["app/x.py"]}, "app/x.py", False),
    ({"include": ["app/**"], "exclude": ["app/x.py"]}, "app/y.py", True),
    ({"include": ["app/**"]}, "", True),
]


@pytest.mark.parametrize(("paths", "path", "runs"), PATHS)
def test_paths_of_a_rule(paths: dict[str, list[str]], path: str, runs: bool) -> None:
    findings = analyze(parsed("eval(a)\n"), with_paths(paths), path=path).analysis.findings
    assert bool(findings) is runs


# --- problems of rules -------------------------------------------------------------------------------------


def test_a_pattern_that_does_not_parse_is_a_problem_with_its_place() -> None:
    rules = [written({"pattern": "f(("}), written({"pattern": "eval(...)"}, rule_id="test.sound")]
    compiled = compile_rules(load_rules(yaml.safe_dump({"rules": rules}), "test.yaml").rules)
    (problem,) = compiled.problems
    assert problem.rule_id == "test.rule"
    assert "does not parse" in problem.message
    assert list(compiled.rules) == ["test.sound"]


def test_a_regular_expression_that_does_not_compile_is_a_problem() -> None:
    condition = {"metavariable-regex": {"metavariable": "$X", "regex": "("}}
    rule = written({"patterns": [{"pattern": "f($X)"}, condition]})
    compiled = compile_rules(load_rules(yaml.safe_dump({"rules": [rule]}), "test.yaml").rules)
    assert len(compiled.problems) == 1
    assert "regular expression" in compiled.problems[0].message


def test_digest_changes_with_the_rules_and_not_with_their_order() -> None:
    one, other = rule_set("eval(...)"), rule_set("exec(...)")
    assert one.digest == rule_set("eval(...)").digest
    assert one.digest != other.digest
    both = rule_set("eval(...)", "exec(...)")
    turned = compile_rules(list(both.rules.values())[::-1])
    assert both.digest == turned.digest


def test_digest_is_not_of_the_place_of_a_rule_and_of_every_word_of_its_patterns() -> None:
    def digest(pattern: str, file: str, above: str = "") -> str:
        text = above + yaml.safe_dump({"rules": [written({"pattern": pattern})]})
        return compile_rules(load_rules(text, file).rules).digest

    assert digest("f($X)", "one.yaml") == digest("f($X)", "a/two.yaml", "# moved\n\n")
    texts = ("f(source='a')", "f(source='b')", 'f(source="b")', "Mark(file='a', line=1, column=1)")
    texts += ("Mark(file='a', line=2, column=1)", "f(source='a', line=1)")
    assert len({digest(text, "one.yaml") for text in texts}) == len(texts)


def test_javascript_functions_in_calls_are_followed() -> None:
    code = "app.get('/', (a) => { const b = source(); sink(b); });\n"
    rule = {"mode": "taint", "pattern-sources": [{"pattern": "source()"}], "pattern-sinks": [{"pattern": "sink(...)"}]}
    assert found(rule, code, "javascript") == [1]
