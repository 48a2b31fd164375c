"""What is said of rules that load and cannot be meant, and where; and what is not said of sound ones."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from wardline.engine import compile_rules
from wardline.engine.regex_checks import is_ambiguous, never_matches
from wardline.engine.rule_checks import check_all
from wardline.rules import load_rules

HEAD = "rules:\n  - id: r\n    languages: [python]\n    severity: LOW\n"


def said(body: str, message: str = "m") -> list[str]:
    """`line:column message (remedy)` for each warning about a rule with this body, which starts in line 6."""
    text = f"{HEAD}    message: {message}\n{textwrap.indent(textwrap.dedent(body), '    ')}"
    loaded = load_rules(text, "f")
    assert loaded.problems == ()
    problems = check_all(loaded.rules)
    assert all(problem.warning and problem.rule_id == "r" for problem in problems)
    return [str(problem).removeprefix("f:").replace(" [r]", "") for problem in problems]


def test_a_sound_rule_is_left_alone() -> None:
    body = """\
        patterns:
          - pattern: f($X, $...REST)
          - pattern-inside: |
              def $F(..., $P, ...):
                  ...
          - pattern-not: f($X)
          - metavariable-regex: {metavariable: $F, regex: ^(?P<KIND>get|post)_}
          - metavariable-pattern:
              metavariable: $X
              patterns:
                - pattern: $A + $B
                - metavariable-regex: {metavariable: $A, regex: a}
          - focus-metavariable: [$P, $X]
        fix: g($X, $...REST)
    """
    assert said(body, "$X, $F, $KIND, $A and $P cost $5") == []


def test_names_that_no_pattern_binds_are_told_with_the_nearest() -> None:
    assert said("pattern: f($NAME)\nfix: g($NAMES)\n", "about $ARG") == [
        "5:14: the message names `$ARG`, which no pattern binds (bound are: $NAME)",
        "7:10: the fix names `$NAMES`, which no pattern binds (did you mean `$NAME`?)",
    ]


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("metavariable-regex: {metavariable: $Y, regex: a}", "8:51: the condition is about `$Y`"),
        ("metavariable-regex: {metavariable: X, regex: a}", "8:50: the condition is about `X`"),
        ("metavariable-comparison: {comparison: $X > $Y}", "8:43: the condition is about `$Y`"),
        ("metavariable-pattern: {metavariable: $Y, pattern: a}", "8:27: the condition is about `$Y`"),
        ("focus-metavariable: $Y", "7:3: `focus-metavariable` names `$Y`"),
    ],
)
def test_conditions_on_what_nothing_binds_never_hold(condition: str, problem: str) -> None:
    (only,) = said(f"patterns:\n  - pattern: f($X)\n  - {condition}\n")
    message = problem.split(": ", 1)[1]
    assert f": {message}, which no pattern binds" in only
    assert "write `$X`" in only or "$X" in only


def test_propagators_go_between_what_their_pattern_binds() -> None:
    body = """\
        mode: taint
        pattern-sources: [{pattern: a()}]
        pattern-sinks: [{pattern: f(...)}]
        pattern-propagators: [{pattern: g($FROM), from: $FROM, to: $TO}]
    """
    assert [one.split(" ", 1)[1] for one in said(body)] == [
        "`to` is `$TO`, which the propagator's pattern does not bind (bound are: $FROM)"
    ]


def test_a_negative_that_takes_away_everything_is_told() -> None:
    (only,) = said("patterns:\n  - pattern: f($X)\n  - pattern-not: f($X)\n")
    assert only.startswith("8:22: this takes away everything")
    assert said("patterns:\n  - pattern: f($X)\n  - pattern-not: f(1)\n") == []


def test_slow_and_impossible_expressions_are_told_at_their_place() -> None:
    (slow,) = said("patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: (a+)+b}\n")
    assert "not linear-time" in slow
    assert slow.startswith("8:55: ")
    (never,) = said("pattern-regex: a^b\n")
    assert "matches nothing" in never


@pytest.mark.parametrize("regex", ["(a+)+b", "(a*)*", "(?:x|(?:a+))*y", r"(\s*\w+\s*)+$", "((a+))+", "(a+?)+c"])
def test_a_repetition_of_nothing_but_a_repetition_is_ambiguous(regex: str) -> None:
    assert is_ambiguous(regex)


@pytest.mark.parametrize("regex", ["a+", r"(\.\w+)*", r"(\w+,)*\w+", "(a{1,3})+", "(ab)+", "[", r"^(get|post)_.*$"])
def test_others_are_not(regex: str) -> None:
    assert not is_ambiguous(regex)


@pytest.mark.parametrize(
    ("regex", "never"),
    [
        ("a^b", True),
        ("$a", True),
        ("(?m)a\n^b", False),
        ("^a$", False),
        ("a*^b", False),
        ("$\n", False),
        ("a|^b", False),
    ],
)
def test_expressions_that_never_match(regex: str, never: bool) -> None:
    assert never_matches(regex) is never


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("pattern: |\n      x = 1\n      f(]\n", "8:9"),
        ("pattern: f(]\n", "6:16"),
        ("pattern: 'f(]'\n", "6:17"),
        ("pattern: >-\n      f(]\n", "7:9"),
        ("pattern: >-\n      f(\n      ]\n", "6:14"),
        ('pattern: "f(\\"]"\n', "6:14"),
    ],
)
def test_a_pattern_that_does_not_parse_is_told_at_its_place_in_the_file(pattern: str, place: str) -> None:
    loaded = load_rules(f"{HEAD}    message: m\n    {pattern}", "f")
    (problem,) = compile_rules(loaded.rules).problems
    line, column = map(int, place.split(":"))
    assert problem.mark.line == line
    assert problem.mark.column <= column + 2


def test_the_packs_are_sound() -> None:
    files = sorted((Path(__file__).parents[3] / "rules").glob("*/*/*.yaml"))
    loaded = [load_rules(file.read_bytes(), file.name) for file in files]
    assert [str(problem) for one in loaded for problem in check_all(one.rules)] == []


def test_a_condition_on_types_is_warned_of_where_a_language_has_none() -> None:
    text = (
        "rules:\n- id: r\n  languages: [ruby]\n  severity: ERROR\n  message: m\n  patterns:\n"
        "  - pattern: $A.f()\n  - metavariable-type: {metavariable: $A, type: T}\n"
    )
    compiled = compile_rules(load_rules(text, "r.yaml").rules)
    assert list(compiled.rules) == ["r"]
    (problem,) = compiled.problems
    assert problem.warning
    assert problem.message == "types are not known in Ruby: the condition never holds"


def test_labels_that_no_source_gives_are_told_with_the_nearest() -> None:
    body = """\
        mode: taint
        pattern-sources:
          - {pattern: ask(), label: USER}
        pattern-sinks:
          - {pattern: run(...), requires: USERS and not USER}
    """
    problems = said(body)
    assert len(problems) == 1
    assert "`requires` names the label `USERS`, which no source gives (did you mean `USER`?)" in problems[0]


def test_expressions_in_a_comparison_are_compiled_when_the_rule_is() -> None:
    condition = "{metavariable: $X, comparison: 're.match(\"(a\", $X)'}"
    body = f"    message: m\n    patterns:\n      - pattern: f($X)\n      - metavariable-comparison: {condition}\n"
    problems = compile_rules(load_rules(HEAD + body, "f").rules).problems
    assert [problem.message.split(":")[0] for problem in problems] == [
        "the regular expression in the comparison does not compile"
    ]
