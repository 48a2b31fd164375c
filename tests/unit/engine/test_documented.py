"""The examples of docs/rule-language.md do what the page says."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml

from unit.engine.harness import Case, found
from wardline.rules.reference import Place, names_at
from wardline.syntax import Language

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "rule-language.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n((?:(?!```).)*)```\n\n```(\w+)\n(.*?)```", PAGE, re.DOTALL)
PATTERN_KEYS = {"pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators", "mode"}
BODY_KEYS = ("pattern", "patterns", "pattern-either", "mode", "paths", "options")


@pytest.mark.parametrize(("rule", "language", "code"), EXAMPLES)
def test_example_finds_the_marked_lines(rule: str, language: str, code: str) -> None:
    read = yaml.safe_load(rule)
    body = {key: value for key, value in read.items() if key.startswith("pattern") or key in BODY_KEYS}
    case = Case("docs", "example", body, code, language)
    assert case.marked
    assert found(case.body, case.code, language) == case.marked


def test_every_rule_on_the_page_has_code_to_run_it_on() -> None:
    assert len(EXAMPLES) == PAGE.count("```yaml")


def test_every_operator_is_shown_by_an_example() -> None:
    shown = "".join(rule for rule, _, _ in EXAMPLES)
    operators = (names_at(Place.RULE) & PATTERN_KEYS) | names_at(Place.PART) | {"include", "exclude"}
    assert sorted(name for name in operators if f"{name}:" not in shown) == []


def test_every_role_of_a_language_is_explained() -> None:
    page = (DOCS / "adding-a-language.md").read_text("utf-8")
    roles = {field.name for field in dataclasses.fields(Language)} - {"lower_function", "lower_block"}
    assert sorted(role for role in roles if f"`{role}`" not in page) == []
