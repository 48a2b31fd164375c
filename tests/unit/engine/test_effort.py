"""What a rule finds in a large file before its budget ends: the work grows with the file, not with its square."""

from __future__ import annotations

import pytest

from unit.engine.harness import found, lines, snapshot
from wardline.engine import environment, expressions, taint_rules
from wardline.model import ErrorKind


def test_text_is_looked_for_at_each_match_without_a_walk_over_all_of_it() -> None:
    rule = {"patterns": [{"pattern": "g(...)"}, {"pattern-regex": "g"}]}
    assert len(found(rule, "g(1)\n" * 1000)) == 1000


def test_text_that_must_not_be_there_is_found_without_a_walk_over_all_of_it() -> None:
    rule = {"patterns": [{"pattern": "g(...)"}, {"pattern-not-regex": "g.2"}]}
    assert len(found(rule, "g(1)\ng(2)\n" * 1000)) == 1000


def test_generic_matches_inside_others() -> None:
    rule = {"patterns": [{"pattern": "a"}, {"pattern-inside": "b ... c"}]}
    assert len(found(rule, "b a c\n" * 1000 + "a\n", "generic")) == 1000


def test_generic_matches_inside_others_that_one_surrounds() -> None:
    rule = {"patterns": [{"pattern-regex": "a"}, {"pattern-inside": "b ... c"}, {"pattern-not-inside": "<x> ... </x>"}]}
    assert len(found(rule, "<x>\nb a c\n</x>\n" + "b a c\n" * 1000, "generic")) == 1000


def test_what_was_found_before_the_budget_ended_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "MAX_STEPS", 2000)
    code = "f(a, a)\n" * 3 + f"f({', '.join(f'a{n}' for n in range(40))})\n"
    snap = snapshot("f(..., $A, ..., $B, ..., $C, ..., $D, ..., $D)", "f(a, b, c, d, d)\n" + code)
    assert [error.kind for error in snap.analysis.errors] == [ErrorKind.BUDGET]
    assert lines(snap.analysis.findings, snap.document) == [1]


def test_taint_that_was_found_before_the_budget_ended_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taint_rules, "_MOST_STEPS", 1000)
    one = "def f{0}(x):\n    sink(source())\n" + "    b = g(x)\n" * 20
    rule = {"mode": "taint", "pattern-sources": [{"pattern": "source()"}], "pattern-sinks": [{"pattern": "sink(...)"}]}
    snap = snapshot(rule, "".join(one.format(number) for number in range(20)))
    assert [error.kind for error in snap.analysis.errors] == [ErrorKind.BUDGET]
    assert 0 < len(snap.analysis.findings) < 20


@pytest.mark.parametrize(("regex", "text"), [("(?R)", "aaa"), ("a(?R)?b", "a" * 50_000), ("a(?=(a|aa)+c)|a", "a" * 40)])
def test_an_expression_stops_in_time_over_all_its_matches(
    monkeypatch: pytest.MonkeyPatch, regex: str, text: str
) -> None:
    monkeypatch.setattr(expressions, "SECONDS_IN_FILE", 0.2)
    with pytest.raises(expressions.ExpressionTimeoutError):
        list(expressions.find_all(regex, text))


def test_a_lone_metavariable_over_a_large_file_starts_from_what_its_condition_asks_for() -> None:
    rule = {"patterns": [{"pattern": "$X"}, {"metavariable-regex": {"metavariable": "$X", "regex": "^needle"}}]}
    code = "def f(a):\n" + "    g(a, b + c, d[1])\n" * 20_000 + "    needle(a)\n"
    assert found(rule, code) == [20_002]
