"""The examples of docs/rule-language.md do what the page says."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml

from unit.engine.harness import Case, found
from wardline.syntax import Language

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "rule-language.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```\n\n```python\n(.*?)```", PAGE, re.DOTALL)
BODY_KEYS = ("pattern", "patterns", "pattern-either", "mode", "paths")


@pytest.mark.parametrize(("rule", "code"), EXAMPLES)
def test_example_finds_the_marked_lines(rule: str, code: str) -> None:
    read = yaml.safe_load(rule)
    body = {key: value for key, value in read.items() if key.startswith("pattern") or key in BODY_KEYS}
    case = Case("docs", "example", body, code)
    assert case.marked
    assert found(case.body, case.code) == case.marked


def test_every_rule_on_the_page_has_code_to_run_it_on() -> None:
    assert len(EXAMPLES) == PAGE.count("```yaml")


def test_every_supported_operator_is_shown() -> None:
    shown = "".join(rule for rule, _ in EXAMPLES)
    operators = (
        "pattern:", "patterns:", "pattern-either:", "pattern-inside:", "pattern-not:", "pattern-not-inside:",
        "metavariable-regex:", "focus-metavariable:", "mode: taint", "pattern-sources:", "pattern-sinks:",
        "pattern-sanitizers:", "pattern-propagators:", "include:", "exclude:",
    )  # fmt: skip
    missing = [operator for operator in operators if operator not in shown and f"`{operator[:-1]}`" not in PAGE]
    assert missing == []


def test_every_role_of_a_language_is_explained() -> None:
    page = (DOCS / "adding-a-language.md").read_text("utf-8")
    roles = {field.name for field in dataclasses.fields(Language)} - {"lower_function", "lower_block"}
    assert sorted(role for role in roles if f"`{role}`" not in page) == []
