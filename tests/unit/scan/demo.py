"""A small project with three rules, for tests that need one."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.model import Analysis
from wardline.scan import Project, check_document, open_project
from wardline.syntax import Document, language_by_name

RULES = """\
rules:
  - id: demo.eval
    languages: [python]
    severity: HIGH
    message: Do not evaluate $X.
    pattern: eval($X)
    metadata: {title: Evaluated text, confidence: HIGH, cwe: [CWE-95], owasp: ["A05:2025"]}
  - id: demo.exec
    languages: [python]
    severity: MEDIUM
    message: Do not execute $X.
    pattern: exec($X)
    metadata: {title: Executed text, confidence: MEDIUM, cwe: [CWE-95]}
  - id: demo.print
    languages: [python]
    severity: LOW
    message: Do not print.
    pattern: print(...)
    metadata: {title: Printed, confidence: LOW, cwe: [CWE-532]}
"""


def make(root: Path, configuration: str = "", **files: str) -> Path:
    """A project in `root` that runs the demo rules; `files` are its Python files by module name."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "rules.yaml").write_text(RULES, encoding="utf-8")
    (root / "wardline.toml").write_text(f'packs = []\nrules = ["rules.yaml"]\n{configuration}', encoding="utf-8")
    for name, text in files.items():
        (root / f"{name}.py").write_text(text, encoding="utf-8")
    return root


def check(project: Project, text: str, path: Path | None = None) -> Analysis:
    """What the project finds in a Python text."""
    language = language_by_name("python")
    assert language is not None
    return check_document(project, path, Document.parse(text.encode(), language)).analysis


def found(analysis: Analysis) -> list[str]:
    """The rules that found something, in order, those of suppressed findings in brackets."""
    return [f"({one.rule_id})" if one.suppression else one.rule_id for one in analysis.findings]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that no other test and no user shares."""
    directory = tmp_path / "cache"
    monkeypatch.setenv("WARDLINE_CACHE_DIR", str(directory))
    return directory


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demo project with its default configuration."""
    return open_project(make(tmp_path / "project"))
