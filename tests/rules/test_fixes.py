"""Every rule with a `.fixed.*` twin: its fixes, taken one after another over its test file, give the twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.engine import analyze, compile_rules
from wardline.fixes import Refusal, fix_all, propose
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


SEVERAL = """\
import hashlib
import random
import uuid

import yaml


def load(text, data):
    settings = yaml.load(text, Loader=yaml.Loader)
    token = str(random.getrandbits(128))
    session_id = uuid.uuid1()
    return settings, token, session_id, hashlib.md5(data)
"""
SEVERAL_FIXED = """\
import hashlib
import random
import secrets
import uuid

import yaml


def load(text, data):
    settings = yaml.safe_load(text)
    token = str(secrets.randbits(128))
    session_id = uuid.uuid4()
    return settings, token, session_id, hashlib.md5(data)
"""


def test_fixing_all_makes_the_safe_fixes_of_several_rules_and_leaves_those_for_review() -> None:
    files = sorted((ROOT / "python-core").glob("*/*.yaml"))
    rules = compile_rules([rule for file in files for rule in load_rules(file.read_bytes(), file.name, "test").rules])
    language = language_for_path(Path("a.py"))
    assert language is not None

    def check(data: bytes) -> Analysis:
        return analyze(Document.parse(data, language), rules).analysis

    document = Document.parse(SEVERAL.encode(), language)
    findings = check(document.data).findings
    assert len({finding.rule_id for finding in findings}) == 4
    edits = fix_all(document, findings, rules.rule, check)
    assert document.edited(tuple(reversed(edits))).data.decode() == SEVERAL_FIXED


def test_refusals_are_values_with_a_reason() -> None:
    assert Refusal("because").reason == "because"
