"""Replacements from a rule: what was matched is kept, lines are laid out, modules are imported."""

from __future__ import annotations

import pytest

from unit.fixes.harness import first_outcome, fixed, refusal, rule_set
from wardline.model import Fix, Safety

CASES = {
    "captures": ("old($X, $Y)", "new($Y, $X)", "a = old('ü', [1, 2])", "a = new([1, 2], 'ü')"),
    "statement": ("assert $X", "if not ($X):\n    raise E", "def f():\n\tassert a\n", None),
    "several lines": (
        "stop($X)",
        "if $X:\n    halt()",
        "def f():\n    stop(a)\n    b()\n",
        "def f():\n    if a:\n        halt()\n    b()\n",
    ),
    "carriage returns": ("stop($X)", "a($X)\nb()", "if x:\r\n  stop(1)\r\n", "if x:\r\n  a(1)\r\n  b()\r\n"),
    "lines of a capture": (
        "old($X)",
        "new($X)",
        "if x:\n    old([\n        1,\n    ])\n",
        "if x:\n    new([\n        1,\n    ])\n",
    ),
    "module of the standard library": (
        "old()",
        "hmac.new()",
        "import os\nold()\n",
        "import hmac\nimport os\nhmac.new()\n",
    ),
    "module by alias": ("ssl.OLD", "ssl.NEW", "import ssl as tls\nf(tls.OLD)", "import ssl as tls\nf(tls.NEW)"),
    "module by its part": (
        "pack.Old()",
        "pack.New()",
        "from pack import Old\nx = Old()",
        "import pack\nfrom pack import Old\nx = pack.New()",
    ),
    "ellipsis": ("old($...ARGS)", "new($...ARGS)", "old(1, [2, 3])", "new(1, [2, 3])"),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "fix", "before", "after"), CASES.values(), ids=CASES)
def test_the_finding_is_replaced(pattern: str, fix: str, before: str, after: str | None) -> None:
    rules = rule_set(pattern, fix=fix)
    if after is None:
        assert fixed(rules, before) == "def f():\n\tif not (a):\n\t    raise E\n"
    else:
        assert fixed(rules, before) == after


def test_a_replacement_that_does_not_parse_is_refused() -> None:
    rules = rule_set("assert $X", fix="if not ($X): raise E")
    assert refusal(rules, "x = 1; assert y") == "the result would not parse"
    assert refusal(rules, "if x: assert y\n") == "the result would not parse"


def test_a_metavariable_without_a_match_is_refused() -> None:
    assert "`$Y`" in refusal(rule_set("old($X)", fix="new($Y)"), "old(1)")


def test_a_module_nobody_imports_is_refused() -> None:
    assert "does not import" in refusal(rule_set("old($X)", fix="zoo.new($X)"), "old(1)")


def test_a_fix_that_changes_nothing_is_refused() -> None:
    assert refusal(rule_set("old($X)", fix="old($X)"), "old(1)") == "the fix changes nothing"


def test_a_lost_comment_is_refused() -> None:
    assert refusal(rule_set("old(...)", fix="new()"), "old(\n  1,  # why\n)") == "a comment would be lost"


def test_safety_and_reason_are_the_rules() -> None:
    outcome = first_outcome(rule_set("old($X)", fix="new($X)", safety="review"), "old(1)")
    assert isinstance(outcome, Fix)
    assert (outcome.safety, outcome.reason) == (Safety.REVIEW, "it is a test")
    assert outcome.title == "Replace with `new(1)`"


def test_a_fixer_in_doubt_asks_for_a_review() -> None:
    rules = rule_set("random.choice(...)", fixer="secrets-module")
    outcome = first_outcome(rules, "import random\nrandom.seed(1)\nx = random.choice(y)")
    assert isinstance(outcome, Fix)
    assert outcome.safety is Safety.REVIEW
    assert "seeds" in outcome.reason


def test_code_broken_elsewhere_is_no_hindrance() -> None:
    rules = rule_set("old($X)", fix="new($X)")
    assert fixed(rules, "def f(:\n    x = (\n\n\ndef g():\n    old(1)\n").endswith("new(1)\n")


def test_arguments_are_never_lost_through_an_ellipsis() -> None:
    outcome = first_outcome(rule_set("old($...ARGS)", fix="new($...ARGS)"), "old(1, b=2)")
    assert not isinstance(outcome, Fix) or "b=2" in outcome.edits[0].new_text
