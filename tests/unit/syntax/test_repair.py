"""Brackets that nobody closes: which ones are passed over, and that they still count as errors."""

from __future__ import annotations

import pytest

from wardline.model import TextEdit
from wardline.syntax import Document, language_by_name
from wardline.syntax.python_repair import stray_brackets
from wardline.text import Span

CASES = {
    "all closed": ("f(a)\ndef g(): pass\n", ""),
    "open where a definition starts": ("f(a\ndef g(): pass\n", "("),
    "several open": ("f(a[b, {\nclass C: pass\n", "([{"),
    "only the open ones": ("f((a)\ndef g(): pass\n", "("),
    "open at the end": ("def g(): pass\nf(a\n", ""),
    "in a string": ("'('\ndef g(): pass\n", ""),
    "in a string with a prefix": ("f'(' + rb'['\ndef g(): pass\n", ""),
    "in a long string": ("'''(\ndef g(): pass\n'''\n", ""),
    "in a comment": ("# (\ndef g(): pass\n", ""),
    "a definition over lines": ("def g(\n    a,\n):\n    pass\n", ""),
    "an f-string that its line cuts off": ('x = f"{a\ny\n', 'f"{a'),
    "a plain string that its line cuts off": ('x = "{a\ndef g(): pass\n', "{"),
    "a word that starts like a definition": ("f(a,\ndefault)\n", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_stray_brackets(name: str) -> None:
    code, stray = CASES[name]
    assert "".join(code[at] for at in stray_brackets(code.encode())) == stray


def parsed(code: str) -> Document:
    language = language_by_name("python")
    assert language is not None
    return Document.parse(code.encode(), language)


def test_a_text_with_a_stray_bracket_is_broken_but_what_follows_is_read() -> None:
    document = parsed("a = b[\ndef g():\n    pass\n")
    assert document.has_error
    assert document.errors >= 1
    assert [node.type for node in document.root.named_children][-1] == "function_definition"
    assert document.text(Span(0, 6)) == "a = b["


def test_closing_the_bracket_gives_the_tree_of_a_fresh_parse() -> None:
    broken = parsed("a = b[\ndef g():\n    pass\n")
    assert broken.has_error
    mended = broken.edited([TextEdit(Span(6, 6), "1]")])
    assert not mended.has_error
    assert str(mended.root) == str(parsed("a = b[1]\ndef g():\n    pass\n").root)
