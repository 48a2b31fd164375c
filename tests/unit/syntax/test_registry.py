"""Languages by file name and by the names that rules and editors use; what every language module must fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wardline.syntax import Language, covered, language_by_name, language_for_path, languages
from wardline.syntax.callee import CALLEE


def named(name: str) -> Language:
    found = language_by_name(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "name"),
    [
        *[(path, "python") for path in ("a.py", "b.pyi", "c.pyw", "D.PY", "/x y/é.py", "a.b.py")],
        *[(path, "javascript") for path in ("a.js", "b.jsx", "c.mjs", "d.cjs", "a.test.js")],
        ("a.go", "go"),
        *[(path, "typescript") for path in ("a.ts", "b.mts", "c.cts", "a.d.ts")],
        ("a.tsx", "tsx"),
        ("A.java", "java"),
        ("A.cs", "csharp"),
        ("A.sol", "solidity"),
        *[(path, "dockerfile") for path in ("Dockerfile", "x/Dockerfile.prod", "base.dockerfile", "dockerfile")],
    ],
)
def test_a_files_suffix_decides(path: str, name: str) -> None:
    assert language_for_path(path) is language_for_path(Path(path)) is named(name)


@pytest.mark.parametrize("path", ["", "py", ".py", "a.txt", "a.tsv", "a.py.bak", "a", "a.pyc"])
def test_other_files_are_in_no_language(path: str) -> None:
    assert language_for_path(path) is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("python", "python"),
        ("py", "python"),
        ("Python", "python"),
        ("js", "javascript"),
        ("javascriptreact", "javascript"),
        ("ts", "typescript"),
        ("typescriptreact", "tsx"),
        ("java", "java"),
        ("go", "go"),
        ("golang", "go"),
    ],
)
def test_rules_and_editors_have_their_names_for_a_language(given: str, name: str) -> None:
    assert named(given).name == name


def test_rules_for_a_language_run_on_those_that_it_covers() -> None:
    assert covered(["javascript"]) == ("javascript", "typescript", "tsx")
    assert covered(["ts", "js"]) == ("typescript", "tsx", "javascript")
    assert covered(["python", "cobol"]) == ("python",)


def test_an_unknown_name_is_no_language() -> None:
    assert language_by_name("cobol") is None


@pytest.mark.parametrize("name", languages())
def test_a_language_speaks_of_kinds_that_its_grammar_has(name: str) -> None:
    language = named(name)
    known = set(language.kinds)
    for grammar in language.pattern_grammars:
        known |= replace(language, grammar=grammar).kinds
    kinds = {
        *language.comments, *language.transparent, *language.identifiers, *language.strings, *language.numbers,
        *language.constants, *language.members, *language.calls, *language.arguments, *language.keywords,
        *language.blocks, *language.statements, *language.expression_statements, *language.functions,
        *language.classes, *language.wrappers, *language.assignments, *language.imports, *language.additions,
        *language.interpolations, *language.optional, *language.unordered, *language.trivia,
    }  # fmt: skip
    assert kinds - known - {CALLEE} == set()


@pytest.mark.parametrize("name", languages())
def test_a_language_speaks_of_fields_that_its_grammar_has(name: str) -> None:
    language = named(name)
    pairs = (*language.members.values(), *language.calls.values(), *language.keywords.values())
    fields = {field for pair in (*pairs, *language.assignments.values()) for field in pair}
    fields = {field for field in fields if field and not field.lstrip("-").isdigit()}
    assert [field for field in sorted(fields) if language.ts_language.field_id_for_name(field) is None] == []
    language.query(language.rebinding_query)
    if language.declaration_query:
        language.query(language.declaration_query)
