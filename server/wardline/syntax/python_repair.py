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

_PARTS = rb'''\#[^\n]*
      | (?:\b[bBrRuUfF]{1,2})?(?:"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\')
      | (?:\b[bBrRuUfF]{1,2})?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<unclosed>\b[rR]?[fF][rR]?["'][^\r\n]*)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<definition>^[ \t]*(?:(?:async[ \t]+def|def|class)[ \t]+|@)[A-Za-z_])'''
_FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL
_TOKEN = re.compile(_PARTS, _FLAGS)
_LINE = re.compile(_PARTS + rb"| (?P<joined>\\\r?\n) | (?P<line>^[ \t]*(?=[^\s\#]))", _FLAGS)
_FUNCTION = re.compile(rb"[ \t]*(?:async[ \t]+)?def[ \t]")
_CONTINUING = re.compile(rb"(?:elif|else|except|finally|case)\b|@")
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
        yield found
        at = found.span.end


def _next_function(data: bytes, at: int) -> int | None:
    for token in _TOKEN.finditer(data, at):
        if token.lastgroup == "definition" and _FUNCTION.match(data, token.start()):
            return _unindented(data, token.start())
    return None


def piece(data: bytes, start: int) -> Piece:
    """The function whose `def`, or `async` before it, starts at a byte offset: it ends where a line is not indented."""
    first = data.rfind(b"\n", 0, start) + 1
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


def alone(statement: bytes) -> bytes | None:
    """A statement as it can be read by itself: headers get a body; none where it goes on from another one."""
    if _CONTINUING.match(statement):
        return None
    return statement.rstrip() + b" pass" if statement.rstrip().endswith(b":") else statement


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
    while data[start : start + 1] in (b" ", b"\t"):
        start += 1
    return start


def _column(indentation: bytes) -> int:
    return len(indentation) + (_TAB - 1) * indentation.count(b"\t")
