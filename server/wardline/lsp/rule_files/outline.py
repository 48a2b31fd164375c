"""Reads YAML line by line and keeps what is open: keys, list items, block scalars, quotes and brackets.

A text that is being written is rarely whole, and no parser says where the cursor stands in half a document. Here the
indentation decides, as it does for whoever is writing; whatever is wrong above costs at most what depends on it.
Knows no keys: any YAML will do. Columns are characters from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_KEY = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([^\s"'#,\[\]{}&*!|>%@`][^\s:#]*))[ \t]*:(?=[ \t]|$)""")
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")
_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_DASH = re.compile(r"-(?=[ \t]|$)[ \t]*")
_COMMENT = re.compile(r"(?<![^ \t])#")
_WORD_END = re.compile(r"[:,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Open:
    """A key whose value is being read, or a list item (`key` is None); `column` is where it starts."""

    column: int
    key: str | None
    line: int


@dataclass(slots=True)
class Frame:
    """An open bracket, `[` or `{`, with the key whose value is being read in it."""

    bracket: str
    key: str | None = None


@dataclass(slots=True)
class Outline:
    """What is open after the lines read so far.

    `scalar` is the column that a block scalar's lines lie to the right of, None outside; `quote` is the open quote;
    `comment` says that the line read last ended in a comment.
    """

    stack: list[Open] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    scalar: int | None = None
    quote: str = ""
    comment: bool = False
    number: int = -1

    def feed(self, line: str) -> None:
        """Read a whole line."""
        self.number += 1
        if line.strip():
            self.read(line, indent_of(line))

    def read(self, line: str, indent: int) -> None:
        """Read a line, or its start up to the cursor; `indent` is that of the whole line."""
        self.comment = False
        if self.scalar is not None:
            if indent > self.scalar:
                return
            self.scalar = None
        if (self.frames or self.quote) and self._goes_on(line, indent):
            self._inside(line, 0)
            return
        self.frames, self.quote = [], ""
        if line.startswith(("---", "...")):
            self.stack = []
        else:
            self._structure(line, min(indent, len(line)))

    def pop_to(self, column: int) -> None:
        """Close what does not contain something that starts at `column`."""
        while self.stack and self.stack[-1].column >= column:
            self.stack.pop()

    def _goes_on(self, line: str, indent: int) -> bool:
        return not self.stack or indent > self.stack[-1].column or line.strip()[:1] in ("]", "}")

    def _structure(self, line: str, column: int) -> None:
        while found := _DASH.match(line, column):
            self._close_before_item(column)
            self.stack.append(Open(column, None, self.number))
            column = found.end()
        if line.startswith("#", column):
            self.comment = True
            return
        if found := _KEY.match(line, column):
            self.pop_to(column)
            name = next(filter(None, found.groups()), "")
            self.stack.append(Open(column, name, self.number))
            value = found.end()
        else:
            value = column
        value = _skip(line, value)
        if _SCALAR.match(line, value):
            self.scalar = self.stack[-1].column if self.stack else 0
        elif line[value : value + 1] in ("[", "{", '"', "'"):
            self._inside(line, value)
        else:
            self.comment = _COMMENT.search(line, value) is not None

    def _close_before_item(self, column: int) -> None:
        """A list may stand as far left as its key; an item ends the one before it and all that is inside."""
        while self.stack:
            top = self.stack[-1]
            if top.column < column or (top.column == column and top.key is not None):
                return
            self.stack.pop()

    def _inside(self, line: str, start: int) -> None:
        """Read quotes and brackets from `start` on."""
        word = start
        index = start
        while index < len(line):
            character = line[index]
            if self.quote:
                index += 1 if self._in_quote(line, index) else 2
                if not self.quote and not self.frames:
                    self.comment = _COMMENT.search(line, index) is not None
                    return
                continue
            if character in "\"'" and not line[word:index].strip():
                self.quote = character
            elif character == "#" and (index == start or line[index - 1] in " \t"):
                self.comment = True
                return
            elif _WORD_END.match(character):
                self._mark(character, line, word, index)
                word = index + 1
            index += 1
            if not self.frames and not self.quote:
                self.comment = _COMMENT.search(line, index) is not None
                return

    def _in_quote(self, line: str, index: int) -> bool:
        """Read a character inside quotes; False if the next one belongs to it."""
        character, after = line[index], line[index + 1 : index + 2]
        if (self.quote == '"' and character == "\\") or (self.quote == "'" == character == after):
            return False
        if character == self.quote:
            self.quote = ""
        return True

    def _mark(self, character: str, line: str, word: int, index: int) -> None:
        if character in "[{":
            self.frames.append(Frame(character))
        elif not self.frames:
            return
        elif character in "]}":
            self.frames.pop()
        elif character == ",":
            self.frames[-1].key = None
        elif self.frames[-1].key is None and line[index + 1 : index + 2] in ("", " ", "\t", "[", "{", '"', "'"):
            self.frames[-1].key = line[word:index].strip().strip("\"'")


def indent_of(line: str) -> int:
    """How many spaces `line` starts with."""
    return len(line) - len(line.lstrip(" "))


def _skip(line: str, column: int) -> int:
    """Past white space and what may stand before a value: anchors and tags."""
    column += len(line[column:]) - len(line[column:].lstrip(" \t"))
    found = _PROPERTIES.match(line, column)
    return found.end() if found else column


def content_column(line: str) -> int:
    """Where a line's text starts, after the dashes of list items."""
    column = indent_of(line)
    while found := _DASH.match(line, column):
        column = found.end()
    return column
