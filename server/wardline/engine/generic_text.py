"""A text without a grammar as rows of tokens, nested in blocks by indentation and by brackets of one line.

Tokens are words of ASCII letters, digits and underscores, and single bytes of anything else but white space.
A block is what stands deeper than the line before it, or between two brackets of a line. Knows no pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

TOKEN = re.compile(rb"\n|[A-Za-z0-9_]+|[^ \t\r\n]")
WORD = re.compile(rb"[A-Za-z0-9_]+")
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
    """The tokens of a text, by index: their bytes `starts` to `ends`, their `lines` from 0.

    `blocks` gives for the first token of each block the index after its last one, `outer` the end of the block
    around that one, `limits` for each token the end of the innermost block around it.
    """

    data: bytes
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
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

    def at(self, offset: int) -> int | None:
        """The token that starts at a byte."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def places(self, token: bytes) -> Sequence[int]:
        """The indexes of all tokens with these bytes, ascending."""
        known = self._places.get(token)
        if known is None:
            data, ends = self.data, self.ends
            size = len(token)
            known = [
                index
                for index, start in enumerate(self.starts)
                if ends[index] - start == size and data.startswith(token, start)
            ]
            self._places[token] = known
        return known


def read(data: bytes) -> GenericText:
    """The tokens and blocks of a text."""
    text = GenericText(data)
    starts, ends, lines = text.starts, text.ends, text.lines
    fresh: list[int] = []  # the first token of every line that has one
    line, last = 0, -1
    for found in TOKEN.finditer(data):
        start, end = found.span()
        if data[start] == 10:
            line += 1
            continue
        if line != last:
            fresh.append(len(starts))
            last = line
        starts.append(start)
        ends.append(end)
        lines.append(line)
    _nest(text, fresh)
    return text


def _nest(text: GenericText, fresh: Sequence[int]) -> None:
    """Find the blocks, by indentation and within each line by brackets."""
    count = len(text.starts)
    text.limits = [count] * count
    for start, end in _indented(text, fresh):
        text.blocks[start] = end
    ends = [*fresh[1:], count]
    for first, after in zip(fresh, ends, strict=True):
        _pair(text, first, after)
    # Outer blocks start before their inner ones, so the innermost is written last.
    for start, end in sorted(text.blocks.items()):
        text.outer[start] = text.limits[start]
        text.limits[start:end] = [end] * (end - start)


def _indented(text: GenericText, fresh: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    stack: list[tuple[int, int]] = []  # indentation and first token of the blocks that are open
    for first in fresh:
        width = _indentation(text.data, text.starts[first])
        while stack and stack[-1][0] > width:
            found.append((stack.pop()[1], first))
        if width > (stack[-1][0] if stack else 0):
            stack.append((width, first))
    found.extend((first, len(text.starts)) for _, first in stack)
    return found


def _indentation(data: bytes, offset: int) -> int:
    """The columns before the first token of a line; a tabulator counts for eight wherever it stands."""
    before = data[data.rfind(b"\n", 0, offset) + 1 : offset]
    return len(before) + before.count(b"\t") * (_TAB - 1)


def _pair(text: GenericText, first: int, after: int) -> None:
    """The brackets of a line that close each other; one that does not fit is a token like any other."""
    opened: list[tuple[bytes, int]] = []
    data, starts, ends = text.data, text.starts, text.ends
    for index in range(first, after):
        start = starts[index]
        if ends[index] - start != 1:
            continue
        token = data[start : start + 1]
        if token in _OPENING:
            opened.append((token, index + 1))
        elif opened and _CLOSING.get(token) == opened[-1][0]:
            inner = opened.pop()[1]
            if inner < index:
                text.blocks[inner] = index
