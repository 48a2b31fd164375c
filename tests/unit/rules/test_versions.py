"""Rules for other versions of the rule language are left out, with the reason."""

from __future__ import annotations

import pytest

from wardline.rules import load_rules

RULE = """
rules:
  - id: a
    languages: [python]
    severity: HIGH
    message: m
    pattern: f()
    {versions}
"""


def problems(versions: str) -> list[str]:
    loaded = load_rules(RULE.format(versions=versions), "rules.yaml")
    assert bool(loaded.rules) is not bool(loaded.problems)
    return [f"{one.mark.line}: {one.message}" for one in loaded.problems]


@pytest.mark.parametrize("versions", ["min-version: 1.45.0", "max-version: 99.0.0", "min-version: '1.4'"])
def test_a_rule_for_this_version_runs(versions: str) -> None:
    assert problems(versions) == []


@pytest.mark.parametrize("versions", ["min-version: 99.1.0", "max-version: 0.9.1"])
def test_a_rule_for_other_versions_is_left_out_and_nothing_is_wrong_with_it(versions: str) -> None:
    (problem,) = load_rules(RULE.format(versions=versions), "rules.yaml").problems
    key, _, version = versions.partition(": ")
    assert problem.left_out
    assert str(problem).startswith(f"rules.yaml:8:18 [a]: `{key}` is {version}, and rules are read as Semgrep ")


def test_what_is_no_version_is_named() -> None:
    assert problems("min-version: newest") == ["8: `min-version` is `newest`"]
