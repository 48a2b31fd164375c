"""Documents: any bytes parse, and a document that was edited is the one that a fresh parse gives."""

from __future__ import annotations

import pytest
import tree_sitter
from hypothesis import example, given
from hypothesis import strategies as st

from property.edits import CHANGES, Change, Text
from wardline.model import TextEdit
from wardline.syntax import Document, Language, language_by_name
from wardline.text import Encoding, Position, Span

PYTHON = '''\
"""Doc é😀."""
import os
from subprocess import run as r

KEY = "va" \\
    "lue"

class Shop(Base):
    rate: int = 3

    @property
    async def price(self, *, net=None, **more):
        # wardline: ignore[x] -- because
        with open(f"{self.path!r:>{net}}") as file:
            return [line.strip() for line in file if line]

    def buy(self, item):
        try:
            r(f"""buy {item} {'x' if item else "y"}""", shell=True)
        except (OSError, ValueError) as error:
            raise Failed from error
        else:
            match item:
                case {"k": v} | [v, *_]: print(v)
        lambda x: (yield x)


def main() -> None:
    if Shop().buy(1): pass
    elif KEY: os.system(KEY)
'''
JAVASCRIPT = """\
import React, {useState} from 'react';
const {exec} = require("node:child_process");
// é😀
export default function Page({query, ...rest}) {
  const [html, setHtml] = useState(`<b>${query.a ?? `in ${rest}`}</b>`);
  if (/[/]x/.test(html)) { exec('ls ' + html, (error) => error && alert(error)) }
  label: for (const x of html) { switch (x) { case 1: break label; default: continue } }
  return <div dangerouslySetInnerHTML={{__html: html}} {...rest}>{/* note */}text &amp; <A.B c='d'/></div>;
}
class A extends B { static #x = 1; get y() { return this.#x }; async *z(a = 1) { yield* a } }
"""
TEXTS = {"python": PYTHON, "javascript": JAVASCRIPT}


def language(name: str) -> Language:
    found = language_by_name(name)
    assert found is not None
    return found


def tree(document: Document) -> list[tuple[int, str, int, int, object, object, bool, bool]]:
    """Everything matching can see: depth, kind and place of every node, in order."""
    found = []
    stack: list[tuple[int, tree_sitter.Node]] = [(0, document.root)]
    while stack:
        depth, node = stack.pop()
        place = (node.start_byte, node.end_byte, node.start_point, node.end_point)
        found.append((depth, node.type, *place, node.is_missing, node.is_error))
        stack.extend((depth + 1, child) for child in node.children)
    return found


@pytest.mark.parametrize("name", TEXTS)
@given(batches=st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=10))
def test_an_edited_document_is_the_freshly_parsed_one(name: str, batches: list[list[Change]]) -> None:
    data = TEXTS[name].encode()
    text = Text(data, data.splitlines(keepends=True))
    document = Document.parse(data, language(name))
    assert not document.has_error
    for number, batch in enumerate(batches):
        document = document.edited([text.apply(change) for change in batch], number)
        fresh = Document.parse(text.data, document.language)
        assert (document.data, document.version) == (text.data, number)
        assert tree(document) == tree(fresh)


def test_editing_leaves_the_old_document_as_it_was() -> None:
    old = Document.parse(b"x = 1\n", language("python"), 1)
    before = tree(old)
    new = old.edited([TextEdit(Span(4, 5), "f(2)")], 2)
    assert (old.data, old.version, tree(old)) == (b"x = 1\n", 1, before)
    assert (new.data, new.version) == (b"x = f(2)\n", 2)


def test_edits_apply_one_after_the_other() -> None:
    document = Document.parse(b"ab\n", language("python"))
    edits = [TextEdit(Span(0, 0), "é"), TextEdit(Span(2, 3), ""), TextEdit(Span(2, 2), "\r\n")]
    assert document.edited(edits).data == "é\r\nb\n".encode()


def test_no_edit_gives_an_equal_document() -> None:
    document = Document.parse(PYTHON.encode(), language("python"))
    assert tree(document.edited([], 5)) == tree(document)


def test_an_edit_past_the_end_is_clamped() -> None:
    assert Document.parse(b"x", language("python")).edited([TextEdit(Span(7, 9), "y")]).data.rstrip() == b"xy"


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.binary(max_size=200))
@example(data=b"")
@example(data=b"\xef\xbb\xbfx = 1")
@example(data=b"\0")
def test_any_bytes_are_a_document(name: str, data: bytes) -> None:
    document = Document.parse(data, language(name))
    assert document.data == data
    assert document.root.end_byte <= len(data)


@pytest.mark.parametrize("name", TEXTS)
def test_deep_nesting_is_a_document(name: str) -> None:
    assert Document.parse(b"x = " + b"(" * 50_000, language(name)).has_error


def test_lines_are_those_of_the_text() -> None:
    document = Document.parse("a\r\né😀b".encode(), language("python"))
    assert document.lines.position(9, Encoding.UTF16) == Position(1, 3)
    assert document.text(Span(3, 5)) == "é"
    assert document.text(Span(3, 4)) == "\N{REPLACEMENT CHARACTER}"


def test_errors_are_counted_however_deep_they_stand() -> None:
    python = language_by_name("python")
    assert python is not None
    document = Document.parse(b"x = " + b"[" * 3000 + b"a b" + b"]" * 3000 + b"\n", python)
    assert document.errors == 1
