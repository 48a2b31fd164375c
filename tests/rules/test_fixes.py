"""Every rule with a `.fixed.*` twin: its fixes, taken one after another over its test file, give the twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.engine import analyze, compile_rules
from wardline.fixes import Refusal, fix_all
from wardline.model import Analysis
from wardline.rule_tests import find_suites, run_suite
from wardline.rules import load_rules
from wardline.syntax import Document, language_for_path

ROOT = Path(__file__).parents[2] / "rules"
TWINS = sorted(ROOT.rglob("*.fixed.*"))


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.relative_to(ROOT).as_posix())
def test_fixes_of_the_test_file_give_its_twin(twin: Path) -> None:
    (suite,) = find_suites([twin])
    (fix,) = run_suite(suite).fixes
    assert fix.passed, "\n".join((*fix.diff, *fix.refused))
    assert fix.proven, fix.refused


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
