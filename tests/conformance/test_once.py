"""A text that is analysed once has the findings of one that is kept for later edits, in full."""

from __future__ import annotations

import pytest

from conformance.targets import Target, targets
from unit.engine.harness import parsed
from wardline.engine import analyze, compile_rules
from wardline.rules import load_rules


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_both_ways_of_analysing_find_the_same(target: Target) -> None:
    rules = compile_rules(load_rules(target.rules, target.name, "test").rules)
    document = parsed(target.code, target.language)
    assert analyze(document, rules, once=True).analysis == analyze(document, rules).analysis
