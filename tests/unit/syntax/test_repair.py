"""Brackets that nobody closes: which ones are passed over, and that they still count as errors."""

from __future__ import annotations

import pytest

from wardline.model import TextEdit
from wardline.syntax import Document, javascript_repair, language_by_name
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


SCRIPTS = {
    "all closed": ("f(a[b], { c: 1 });\n", ""),
    "a call that is being typed": ("function a() {\n  f(b\n}\nfunction c() { d(); }\n", "("),
    "several of them": ("function a() {\n  f(b[{\n", "{([{"),
    "a body that is open at the end": ("function a() {\n  if (b) {\n}\nfunction c() {}\n", "{"),
    "one that closes nothing": ("a();\n}\nb();\n", "}"),
    "in strings and comments": ("'('; \"[\"; `{`; // (\n/* [ */\n", ""),
    "in a regular expression": ("const a = /[(]\\(/;\n", ""),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_stray_brackets_of_scripts(name: str) -> None:
    code, stray = SCRIPTS[name]
    assert "".join(code[at] for at in javascript_repair.stray_brackets(code.encode())) == stray


@pytest.mark.parametrize("language", ["javascript", "typescript"])
def test_a_half_typed_call_hides_nothing_after_it(language: str) -> None:
    document = parsed("function a() {\n  f(b\n}\nfunction c() { eval(d); }\n", language)
    assert [node.type for node in document.root.named_children] == ["function_declaration", "function_declaration"]


def parsed(code: str, name: str = "python") -> Document:
    language = language_by_name(name)
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
