"""A text without a grammar as rows of tokens, nested in blocks by indentation and by brackets of one line.

Tokens are words of ASCII letters, digits and underscores, and single bytes of anything else but white space.
A block is what stands deeper than the line before it, or between two brackets of a line. Knows no pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

TOKEN = re.compile(rb"[A-Za-z0-9_]+|[^ \t\r\n]")
WORD = re.compile(rb"[A-Za-z0-9_]+")
_FIRST = re.compile(rb"^([ \t\r]*)[^ \t\r\n]", re.MULTILINE)
_BRACKET = re.compile(rb"[()\[\]{}\n]")
_TAB = 8
_CLOSING = {b")": b"(", b"]": b"[", b"}": b"{"}
_OPENING = frozenset(_CLOSING.values())
_COMMENTS = {
    "c": re.compile(rb"/\*.*?\*/", re.DOTALL),
    "cpp": re.compile(rb"/\*.*?\*/|//[^\n]*", re.DOTALL),
    "shell": re.compile(rb"#[^\n]*"),
}
COMMENT_STYLES = frozenset(_COMMENTS)
_VISIBLE = re.compile(rb"[^\r\n]")


def without_comments(data: bytes, style: str) -> bytes:
    """The text with every comment of the style made blank, byte for byte; quotes do not protect them."""
    return _COMMENTS[style].sub(lambda found: _VISIBLE.sub(b" ", found[0]), data)


@dataclass(slots=True)
class GenericText:
    """The tokens of a text, by index: their bytes `starts` to `ends`.

    `blocks` gives for the first token of each block the index after its last one, `outer` the end of the block
    around that one, `limits` for each token the end of the innermost block around it. `breaks` are the offsets of
    the line ends.
    """

    data: bytes
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    limits: list[int] = field(default_factory=list)
    blocks: dict[int, int] = field(default_factory=dict)
    outer: dict[int, int] = field(default_factory=dict)
    _places: dict[bytes, list[int]] = field(default_factory=dict)

    def token(self, index: int) -> bytes:
        """The bytes of a token."""
        return self.data[self.starts[index] : self.ends[index]]

    def is_word(self, index: int) -> bool:
        """Whether a token is a word."""
        return WORD.match(self.data, self.starts[index]) is not None

    def line(self, index: int) -> int:
        """The line, from 0, on which a token stands."""
        return bisect_left(self.breaks, self.starts[index])

    def after_line(self, line: int) -> int:
        """The index of the first token that stands on a later line."""
        if line >= len(self.breaks):
            return len(self.starts)
        return bisect_left(self.starts, self.breaks[line]) if line >= 0 else 0

    def at(self, offset: int) -> int | None:
        """The token that starts at a byte."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def places(self, token: bytes) -> Sequence[int]:
        """The indexes of all tokens with these bytes, ascending."""
        known = self._places.get(token)
        if known is None:
            found = (self.at(one.start()) for one in re.finditer(re.escape(token), self.data))
            size = len(token)
            known = [index for index in found if index is not None and self.ends[index] - self.starts[index] == size]
            self._places[token] = known
        return known


def read(data: bytes) -> GenericText:
    """The tokens and blocks of a text."""
    # Loops in native code where there is one step for each token: texts may be large.
    spans = [found.span() for found in TOKEN.finditer(data)]
    breaks = [found.start() for found in re.finditer(b"\n", data)]
    text = GenericText(data, [start for start, _ in spans], [end for _, end in spans], breaks)
    _indent(text)
    _pair(text)
    _limit(text)
    return text


def _indent(text: GenericText) -> None:
    """The blocks by indentation; a tabulator counts for eight columns wherever it stands."""
    stack: list[tuple[int, int]] = []  # indentation and first token of the blocks that are open
    for found in _FIRST.finditer(text.data):
        before = found[1]
        width = len(before) + before.count(b"\t") * (_TAB - 1)
        if width == (stack[-1][0] if stack else 0):
            continue
        first = bisect_left(text.starts, found.end() - 1)
        while stack and stack[-1][0] > width:
            text.blocks[stack.pop()[1]] = first
        if width > (stack[-1][0] if stack else 0):
            stack.append((width, first))
    for _, first in stack:
        text.blocks[first] = len(text.starts)


def _pair(text: GenericText) -> None:
    """The brackets of a line that close each other; one that does not fit is a token like any other."""
    opened: list[tuple[bytes, int]] = []
    for found in _BRACKET.finditer(text.data):
        sign = found[0]
        if sign == b"\n":
            opened.clear()
        elif sign in _OPENING:
            opened.append((sign, found.end()))
        elif opened and _CLOSING[sign] == opened[-1][0]:
            inner, index = bisect_left(text.starts, opened.pop()[1]), bisect_left(text.starts, found.start())
            if inner < index:
                text.blocks[inner] = index


def _limit(text: GenericText) -> None:
    """For each token the end of the block around it, in one pass over the blocks."""
    limits = text.limits
    around = [len(text.starts)]
    for start, end in sorted(text.blocks.items()):
        while around[-1] <= start:
            limits.extend([around[-1]] * (around[-1] - len(limits)))
            around.pop()
        limits.extend([around[-1]] * (start - len(limits)))
        text.outer[start] = around[-1]
        around.append(end)
    for end in reversed(around):
        limits.extend([end] * (end - len(limits)))
