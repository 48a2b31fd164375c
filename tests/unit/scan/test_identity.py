"""What the engine's digest covers, and what it costs."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import wardline
from wardline.scan import identity
from wardline.syntax import registry


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    identity.engine_digest.cache_clear()
    yield
    identity.engine_digest.cache_clear()


def test_the_versions_are_those_that_the_installation_states() -> None:
    versions = identity._versions()
    assert versions == {name: metadata.version(name) for name in versions}
    assert set(identity._LIBRARIES) <= set(versions)


def test_the_grammar_of_every_language_counts() -> None:
    modules = {importlib.import_module(where) for where, _ in registry._MODULES.values()}
    imported = {
        name
        for module in modules
        for name in re.findall(r"\b(tree_sitter_\w+)", Path(str(module.__file__)).read_text(encoding="utf-8"))
    }
    assert len(imported) > 10
    assert {name.replace("_", "-") for name in imported} <= set(identity._versions())


@pytest.mark.parametrize("library", [*identity._LIBRARIES, "tree-sitter-python"])
def test_another_version_of_a_library_is_another_engine(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity.engine_digest()
    versions = identity._versions() | {library: "999"}
    monkeypatch.setattr(identity, "_versions", lambda: versions)
    identity.engine_digest.cache_clear()
    assert identity.engine_digest() != before


def test_another_python_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity.engine_digest()
    monkeypatch.setattr(sys.implementation, "name", "another")
    identity.engine_digest.cache_clear()
    assert identity.engine_digest() != before


def test_the_standards_data_count() -> None:
    files = identity._sources(Path(wardline.__file__).parent / "standards")
    assert {"cwe.json", "owasp.json", "weaknesses.py"} <= {file.name for file in files}


def test_the_first_place_on_the_path_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Tree_Sitter-1.2.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert identity._versions()["tree-sitter"] == "1.2"


def test_a_library_without_such_a_directory_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_installed", lambda: iter(()))
    assert identity._versions()["libcst"] == metadata.version("libcst")


def test_the_digest_does_without_slow_imports() -> None:
    code = "import sys; from wardline.scan import engine_digest; engine_digest(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "wardline.scan.identity" in loaded
    assert "importlib.metadata" not in loaded


def test_grammars_that_not_all_have_count_where_a_rule_may_need_them() -> None:
    assert identity.further_grammars(["python", "tsx", "generic"]) == ""
    assert "tree-sitter-python " in identity.further_grammars(["python", "kotlin"])
