"""Fixers are found by their names, documented, and never run anything that a pack names otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wardline.fixes import warm_up
from wardline.fixes.fixers import fixer, names

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "fixes.md"


def test_every_fixer_is_found_by_name_and_documented() -> None:
    text = DOCUMENTATION.read_text("utf-8")
    for name in names():
        assert fixer(name) is not None
        assert f"| `{name}` |" in text


@pytest.mark.parametrize(
    "name", ["", "nothing", "os", "../x", "add_keyword", "Add-Keyword", "wardline.fixes.proof", "add-keyword\n"]
)
def test_other_names_are_no_fixers(name: str) -> None:
    assert fixer(name) is None


def test_libcst_is_not_imported_before_a_fixer_is_needed() -> None:
    code = "import sys, wardline.fixes; sys.exit('libcst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_warming_up_imports_it() -> None:
    warm_up()
    assert "libcst" in sys.modules
