"""Every rule with a `.fixed.*` twin: its fixes, taken one after another over its test file, give the twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.engine import analyze, compile_rules
from wardline.fixes import Refusal, propose
from wardline.model import Analysis, Fix
from wardline.rules import load_rules
from wardline.syntax import Document, language_for_path

ROOT = Path(__file__).parents[2] / "rules"
TWINS = sorted(ROOT.rglob("*.fixed.*"))


def rule_file_of(twin: Path) -> Path:
    return twin.with_name(twin.name.replace(f".fixed{twin.suffix}", ".yaml"))


def target_of(twin: Path) -> Path:
    return twin.with_name(twin.name.replace(".fixed.", "."))


def all_fixed(rule_file: Path, target: Path) -> tuple[bytes, list[str]]:
    """The target after every fix that its rules offer, and the reasons for those that they refuse."""
    loaded = load_rules(rule_file.read_bytes(), rule_file.name, "test")
    rules = compile_rules(loaded.rules)
    language = language_for_path(target)
    assert language is not None

    def check(data: bytes) -> Analysis:
        return analyze(Document.parse(data, language), rules).analysis

    data, refused = target.read_bytes(), set()
    while True:
        document = Document.parse(data, language)
        for finding in check(data).findings:
            rule = rules.rule(finding.rule_id)
            assert rule is not None
            outcome = propose(document, finding, rule, check)
            if isinstance(outcome, Fix):
                data = document.edited(tuple(reversed(outcome.edits))).data
                break
            refused.add(f"{document.lines.line_of(finding.span.start) + 1}: {outcome.reason}")
        else:
            return data, sorted(refused)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.relative_to(ROOT).as_posix())
def test_fixes_of_the_test_file_give_its_twin(twin: Path) -> None:
    fixed, refused = all_fixed(rule_file_of(twin), target_of(twin))
    assert fixed.decode() == twin.read_text("utf-8"), refused


def test_refusals_are_values_with_a_reason() -> None:
    assert Refusal("because").reason == "because"
