"""Fingerprints: the same for the same weakness wherever it moves, another one for each of two equal statements."""

from __future__ import annotations

from unit.engine.harness import findings, rule_set

RULE = rule_set("eval($X)")


def prints(code: str) -> list[str]:
    return [finding.fingerprint for finding in findings(RULE, code)]


def test_moved_lines_keep_them() -> None:
    assert prints("eval(a)\n") == prints("import os\n\n\nx = 1\neval(a)\n")


def test_moved_into_a_function_keeps_them() -> None:
    assert prints("eval(a)\n") == prints("def f():\n    if x:\n        eval(a)\n")


def test_layout_does_not_count() -> None:
    assert prints("eval(a + b)\n") == prints("eval(a +\n     b)\n")


def test_equal_statements_are_numbered() -> None:
    first, second, third = prints("eval(a)\neval(a)\nif b:\n    eval(a)\n")
    assert len({first, second, third}) == 3
    assert {one.split(":")[0] for one in (first, second, third)} == {first.split(":")[0]}
    assert [one.split(":")[1] for one in (first, second, third)] == ["1", "2", "3"]


def test_another_statement_has_another() -> None:
    first, second = prints("eval(a)\nx = eval(a)\n")
    assert first != second


def test_another_rule_has_another() -> None:
    both = rule_set("eval($X)", "eval(...)")
    assert len({finding.fingerprint for finding in findings(both, "eval(a)\n")}) == 2


def test_the_body_of_a_compound_statement_does_not_count() -> None:
    assert prints("if eval(a):\n    x()\n") == prints("if eval(a):\n    y()\n    z()\n")
