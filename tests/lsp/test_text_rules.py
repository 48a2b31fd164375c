from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.conftest import Start

TEXT_RULES = """\
rules:
  - id: test.root
    languages: [generic]
    severity: ERROR
    message: Root.
    pattern: USER root
    paths: {include: ["Dockerfile", "*.yaml"]}
  - id: test.key
    languages: [regex]
    severity: ERROR
    message: A key.
    pattern-regex: AKIA[0-9]{4}
    paths: {exclude: ["*.toml"]}
"""


@pytest.fixture
def texts(workspace: Path) -> Path:
    """The workspace with rules over text beside the others."""
    (workspace / "text.yaml").write_text(TEXT_RULES)
    (workspace / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml", "text.yaml"]\n')
    return workspace


def codes(diagnostics) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


async def test_a_document_in_any_language_is_analysed_where_rules_look_at_text(texts: Path, start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("Dockerfile", "FROM x\nUSER root\n", language="dockerfile")
    (found,) = await editor.pushed(uri, 1)
    assert (found.code, found.range.start.line) == ("test.root", 1)
    editor.change(uri, 2, ((1, 5), (1, 9), "app"))
    assert await editor.pushed(uri, 2) == []
    editor.change(uri, 3, ((0, 5), (0, 6), "é AKIA0123"))
    (found,) = await editor.pushed(uri, 3)
    assert (found.code, found.range.start.character) == ("test.key", 7)


async def test_they_are_pulled_as_well(texts: Path, start: Start) -> None:
    editor = await start("modern")
    report = await editor.pulled(editor.open("notes.txt", "AKIA0123\n", language="plaintext"))
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert codes(report.items) == ["test.key"]


async def test_yaml_without_rules_is_a_text_like_others(texts: Path, start: Start) -> None:
    editor = await start("classic")
    assert codes(await editor.pushed(editor.open("compose.yaml", "a: USER root\n", language="yaml"))) == ["test.root"]


async def test_both_kinds_of_rules_run_on_a_program(texts: Path, start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "x = 'AKIA0123'\neval(x)\n")
    assert codes(await editor.pushed(uri)) == ["test.key", "test.eval"]


async def test_a_comment_suppresses_in_a_text_without_grammar(texts: Path, start: Start) -> None:
    editor = await start("modern")
    text = "<!-- wardline: ignore[test.key] -- an example -->\nAKIA0123\n"
    report = await editor.pulled(editor.open("a.html", text, language="html"))
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert list(report.items) == []


async def test_without_such_rules_a_text_has_no_diagnostics_at_once(start: Start) -> None:
    editor = await start("modern")
    report = await editor.pulled(editor.open("notes.txt", "AKIA0123\n", language="plaintext"))
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert list(report.items) == []
