"""One rule, a text before, the text after: what the tests of fixes share."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from wardline.engine import RuleSet, analyze, compile_rules
from wardline.fixes import Refusal, propose
from wardline.model import Analysis, Fix
from wardline.rules import load_rules
from wardline.syntax import Document, Language, language_by_name


def language(name: str = "python") -> Language:
    found = language_by_name(name)
    assert found is not None
    return found


def rule_set(
    pattern: str | list[Mapping[str, object]],
    *,
    fix: str | None = None,
    fixer: object = None,
    safety: str = "safe",
    languages: str = "python",
    rule_id: str = "test.rule",
) -> RuleSet:
    """One compiled rule; a list is taken as `patterns`."""
    rule: dict[str, object] = {
        "id": rule_id,
        "languages": [languages],
        "severity": "HIGH",
        "message": "found",
        "metadata": {"title": "Test", "cwe": ["CWE-20"], "safety": safety, "safety-reason": "it is a test"},
    }
    rule |= {"pattern": pattern} if isinstance(pattern, str) else {"patterns": pattern}
    if fix is not None:
        rule["fix"] = fix
    if fixer is not None:
        assert isinstance(rule["metadata"], dict)
        rule["metadata"]["fixer"] = fixer
    loaded = load_rules(yaml.safe_dump({"rules": [rule]}), "test.yaml", "test")
    assert not loaded.problems, loaded.problems
    compiled = compile_rules(loaded.rules)
    assert not compiled.problems, compiled.problems
    return compiled


def checker(rules: RuleSet, name: str = "python"):
    def check(data: bytes) -> Analysis:
        return analyze(Document.parse(data, language(name)), rules).analysis

    return check


def first_outcome(rules: RuleSet, before: str, name: str = "python") -> Fix | Refusal:
    """What is proposed for the first finding of `before`."""
    document = Document.parse(before.encode(), language(name))
    check = checker(rules, name)
    findings = check(document.data).findings
    assert findings, "the rule finds nothing"
    rule = rules.rule(findings[0].rule_id)
    assert rule is not None
    return propose(document, findings[0], rule, check)


def fixed(rules: RuleSet, before: str, name: str = "python") -> str:
    """`before` after its first finding is fixed; a refusal fails the test with its reason."""
    outcome = first_outcome(rules, before, name)
    assert isinstance(outcome, Fix), outcome
    document = Document.parse(before.encode(), language(name))
    return document.edited(tuple(reversed(outcome.edits))).data.decode()


def refusal(rules: RuleSet, before: str, name: str = "python") -> str:
    """Why the first finding of `before` has no fix."""
    outcome = first_outcome(rules, before, name)
    assert isinstance(outcome, Refusal), outcome
    return outcome.reason
