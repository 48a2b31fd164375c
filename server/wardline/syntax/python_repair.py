"""Brackets that were never closed, in Python, and the functions of a text that may not parse: told from the text alone.

While a call is being typed, its bracket is open, and a grammar reads all that follows as arguments. No definition
can start inside brackets, so where one does, the brackets still open are the error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wardline.syntax.mending import Piece
from wardline.text import Span

_DEFINITION = rb"(?P<definition>^[ \t\f]*(?:(?:async[ \t]+def|def|class)[ \t]+|@)[A-Za-z_\x80-\xff])"
_PARTS = rb'''\#[^\n]*
      | (?:\b[bBrRuUfF]{1,2})?(?:"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\')
      | (?:\b[bBrRuUfF]{1,2})?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<unclosed>\b[rR]?[fF][rR]?["'][^\r\n]*)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])'''
_FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL
_TOKEN = re.compile(_DEFINITION + rb"|" + _PARTS, _FLAGS)
# A line comes first: what it begins with, such as a bracket, is found next.
_LINE = re.compile(_DEFINITION + rb"| (?P<line>^[ \t\f]*(?=[^\s\#])) | (?P<joined>\\\r?\n) |" + _PARTS, _FLAGS)
_FUNCTION = re.compile(rb"[ \t\f]*(?:async[ \t]+)?def[ \t]")
_CONTINUED = (
    (re.compile(rb"(?:elif|else)\b"), b"if x: pass\n"),
    (re.compile(rb"except\b"), b"try: pass\n"),
    (re.compile(rb"finally\b"), b"try: pass\nexcept x: pass\n"),
    (re.compile(rb"case\b"), b"match x:\n case 1: pass\n "),
)
"""What starts statements that go on from others, and such others."""
_TAB = 8  # columns, as the grammar counts
HEAD = b"\ndef x"
"""How something that ends a function may start."""


def stray_brackets(data: bytes) -> tuple[int, ...]:
    """Byte offsets of brackets that are open where a definition starts, and of f-strings that their line cuts off."""
    stray: list[int] = []
    opened: list[int] = []
    for token in _TOKEN.finditer(data):
        kind = token.lastgroup
        if kind == "open":
            opened.append(token.start())
        elif kind == "close" and opened:
            opened.pop()
        elif kind == "definition":
            stray += opened
            opened.clear()
        elif kind == "unclosed":
            stray += range(token.start(), token.end())
    return tuple(stray)


def pieces(data: bytes) -> Iterator[Piece]:
    """The outermost functions of a text, in order."""
    at = 0
    while (definition := _next_function(data, at)) is not None:
        found = piece(data, definition)
        if found is None:
            return
        yield found
        at = found.span.end


def _next_function(data: bytes, at: int) -> int | None:
    for token in _TOKEN.finditer(data, at):
        if token.lastgroup == "definition" and _FUNCTION.match(data, token.start()):
            return _unindented(data, token.start())
    return None


def piece(data: bytes, start: int) -> Piece | None:
    """The function whose `def`, or `async` before it, starts at a byte offset: it ends where a line is not indented."""
    first = data.rfind(b"\n", 0, start) + 1
    if not _FUNCTION.match(data, first) or _unindented(data, first) != start:
        return None
    column = _column(data[first:start])
    for at, is_definition in _lines(data, first):
        if at > first and _column(data[at : _unindented(data, at)]) <= column:
            return Piece(Span(start, at), is_definition)
    return Piece(Span(start, len(data)), is_cut=False)


def statements(function: bytes) -> Iterator[Span]:
    """The statements in a function, without its head; headers of compound statements are by themselves."""
    starts = [at for at, _ in _lines(function, 0)]
    for start, end in pairwise([*starts, len(function)]):
        if start > 0:
            yield Span(_unindented(function, start), end)


def alone(statement: bytes) -> tuple[bytes, bytes]:
    """What a statement needs ahead of it and behind it to be read by itself: what it goes on from, and a body."""
    ahead = next((before for words, before in _CONTINUED if words.match(statement)), b"")
    if statement.startswith(b"@"):
        return ahead, b"\ndef x(): pass\n"
    return ahead, b" pass" if statement.rstrip().endswith(b":") else b""


def _lines(data: bytes, start: int) -> Iterator[tuple[int, bool]]:
    """Where lines start that no bracket, string or backslash joins to the one before; and whether definitions do."""
    depth, joined = 0, -1
    for token in _LINE.finditer(data, start):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "joined":
            joined = token.end()
        elif kind in ("definition", "line") and token.start() != joined:
            depth = 0 if kind == "definition" else depth
            if not depth:
                yield token.start(), kind == "definition"


def _unindented(data: bytes, start: int) -> int:
    while data[start : start + 1] in (b" ", b"\t", b"\f"):
        start += 1
    return start


def _column(indentation: bytes) -> int:
    return len(indentation) + (_TAB - 1) * indentation.count(b"\t")
