"""Why a language cannot be read, and what its user can do."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from wardline.packs.loading import read_language
from wardline.rules.schema import Lacking
from wardline.syntax import language_by_name, registry


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without the grammars that are an extra."""

    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name}", name="tree_sitter_kotlin")

    registry._load.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)
    yield
    registry._load.cache_clear()


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", ["kotlin", "kt"])
def test_a_grammar_that_is_not_installed_is_said_to_be_an_extra(name: str) -> None:
    assert language_by_name(name) is None
    assert read_language(name) == Lacking(
        "the grammar of `kotlin` is not installed: pip install 'wardline[languages]'", ""
    )


@pytest.mark.parametrize(("name", "meant"), [("pyhton", "python"), ("Kotlinn", "kotlin"), ("teraform", "terraform")])
def test_a_misspelt_language_is_asked_about(name: str, meant: str) -> None:
    assert read_language(name) == Lacking(f"no language `{name}` in this version", f"did you mean `{meant}`?")


def test_a_language_that_is_like_no_other_is_only_named() -> None:
    assert read_language("cobol") == Lacking("no language `cobol` in this version", "")
    assert read_language("rb") == "ruby"
