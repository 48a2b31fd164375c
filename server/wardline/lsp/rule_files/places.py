"""A rule file's buffer as lines of characters, and its columns as an editor's positions."""

from __future__ import annotations

from lsprotocol import types

from wardline.lsp.buffers import Buffer
from wardline.lsp.convert import from_position, to_range
from wardline.text import Span


class TextPlaces:
    """The lines of a buffer, and where an editor's position lies in them."""

    def __init__(self, buffer: Buffer) -> None:
        self._places = buffer.places
        index = buffer.document.lines
        self._starts = [index.line_span(number) for number in range(index.line_count)]
        self.lines = [index.line_text(number) for number in range(index.line_count)]

    def find(self, position: types.Position) -> tuple[int, int]:
        """Line and column, in characters from 0, of an editor's position."""
        offset = self._places.offset(from_position(position))
        line = self._places.lines.line_of(offset)
        span = self._starts[line]
        before = self.lines[line].encode()[: max(min(offset, span.end) - span.start, 0)]
        return line, len(before.decode("utf-8", "ignore"))

    def range(self, line: int, start: int, end: int) -> types.Range:
        """The range from column `start` to `end` of a line."""
        text, first = self.lines[line], self._starts[line].start
        offsets = (first + len(text[:column].encode()) for column in (start, end))
        return to_range(Span(*offsets), self._places)
