"""Byte spans, line starts and editor positions: the one place that converts between them.

Inside Wardline every place in a text is a byte offset into its UTF-8 form. Editors count lines from 0 and
characters in UTF-8, UTF-16 or UTF-32 units (LSP 3.17, `PositionEncodingKind`); people count both from 1.
This module knows bytes only: no syntax tree, no file, no protocol type.
"""

from __future__ import annotations

import bisect
import enum
import itertools
from collections.abc import Callable
from dataclasses import dataclass


class Encoding(enum.StrEnum):
    """What one `character` of an LSP position counts; the values are LSP's own names."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of UTF-8 bytes: `start` is the first byte, `end` the one after the last."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span (equal spans do)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a byte."""
        return self.start < other.end and other.start < self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share a byte or meet end to start."""
        return self.start <= other.end and other.start <= self.end

    def shifted(self, delta: int) -> Span:
        """The same span `delta` bytes further on."""
        return Span(self.start + delta, self.end + delta)


def difference(old: bytes, new: bytes) -> tuple[Span, Span]:
    """The part of `old` that differs, and what stands in its place in `new`: the shortest of each."""
    most = min(len(old), len(new))
    ahead = _longest(most, lambda low, high: old[low:high] == new[low:high])
    behind = _longest(
        most - ahead,
        lambda low, high: old[len(old) - high : len(old) - low] == new[len(new) - high : len(new) - low],
    )
    return Span(ahead, len(old) - behind), Span(ahead, len(new) - behind)


def _longest(most: int, is_equal: Callable[[int, int], bool]) -> int:
    """How far all is equal, by halving: comparing pieces is fast, looping over bytes is not."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_equal(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as editors give it: 0-based `line`, 0-based `character` in units of some `Encoding`."""

    line: int
    character: int


class LineIndex:
    """Where the lines of a UTF-8 text start; converts byte offsets to positions and back.

    Lines end at `\\n`, `\\r\\n` or `\\r`, as LSP defines. Offsets and positions outside the text are clamped,
    never refused: editors send positions past the end of a line, and trees end past the last newline.
    Bytes that are not UTF-8 count as one replacement character each sequence, as decoders do.
    """

    __slots__ = ("_data", "_starts")

    def __init__(self, data: bytes) -> None:
        self._data = data
        # bytes.splitlines knows LSP's three line breaks and no other, and takes a fifth of a regular expression's time.
        self._starts = [0, *itertools.accumulate(map(len, data.splitlines(keepends=True)))]
        if data and data[-1] not in b"\r\n":
            self._starts.pop()

    @property
    def line_count(self) -> int:
        """Number of lines; a text without any newline, even an empty one, has one."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds byte `offset`."""
        return max(bisect.bisect_right(self._starts, offset) - 1, 0)

    def line_span(self, line: int) -> Span:
        """The bytes of 0-based `line`, without its line break."""
        line = min(max(line, 0), len(self._starts) - 1)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._data)
        while end > start and self._data[end - 1] in b"\r\n":
            end -= 1
        return Span(start, end)

    def line_text(self, line: int) -> str:
        """The text of 0-based `line`, without its line break."""
        span = self.line_span(line)
        return self._data[span.start : span.end].decode("utf-8", "replace")

    def position(self, offset: int, encoding: Encoding) -> Position:
        """Byte `offset` as an editor position in units of `encoding`."""
        offset = min(max(offset, 0), len(self._data))
        line = self.line_of(offset)
        before = self._data[self._starts[line] : min(offset, self.line_span(line).end)]
        return Position(line, _width(before, encoding))

    def offset(self, position: Position, encoding: Encoding) -> int:
        """An editor position in units of `encoding` as a byte offset; past the line's end means its end."""
        if position.line < 0:
            return 0
        if position.line >= len(self._starts):
            return len(self._data)
        span = self.line_span(position.line)
        line = self._data[span.start : span.end]
        return span.start + _prefix_length(line, max(position.character, 0), encoding)


def _width(data: bytes, encoding: Encoding) -> int:
    if encoding is Encoding.UTF8 or data.isascii():
        return len(data)
    text = data.decode("utf-8", "replace")
    if encoding is Encoding.UTF32:
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def _prefix_length(line: bytes, units: int, encoding: Encoding) -> int:
    """How many bytes of `line` the first `units` units take; a unit inside a character rounds down."""
    if encoding is Encoding.UTF8 or line.isascii():
        return min(units, len(line))
    used = taken = 0
    for character in line.decode("utf-8", "surrogateescape"):
        used += 2 if encoding is Encoding.UTF16 and character > "\uffff" else 1
        if used > units:
            break
        taken += len(character.encode("utf-8", "surrogateescape"))
    return taken
