"""Where each key and value of a TOML text stands: the line and column that `tomllib` does not give.

The text has already been accepted by `tomllib`, so this scanner only has to find its way through valid TOML;
it decides nothing about meaning. On anything it does not understand it stops and keeps what it has: a missing
place costs a line number in a message, never the message. It knows nothing of Wardline's keys.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{1,2}(?!"))?' r"|'''.*?'''(?:'{1,2}(?!'))?" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text as people count: `line` and `column` from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one text, by the path of keys and list indexes that leads to each value."""

    text: str = ""
    keys: dict[KeyPath, int] = field(default_factory=dict)
    values: dict[KeyPath, int] = field(default_factory=dict)

    def key(self, path: KeyPath) -> Place | None:
        """Where the key of `path` is written, or the nearest enclosing one that is."""
        return self._nearest(path, self.keys)

    def value(self, path: KeyPath) -> Place | None:
        """Where the value of `path` starts, or the nearest enclosing one that does."""
        return self._nearest(path, self.values)

    def _nearest(self, path: KeyPath, offsets: dict[KeyPath, int]) -> Place | None:
        for length in range(len(path), 0, -1):
            offset = offsets.get(path[:length])
            if offset is not None:
                return self._place(offset)
        return None

    def _place(self, offset: int) -> Place:
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.text.count("\n", 0, offset) + 1, offset - line_start + 1)


def find_places(text: str) -> Places:
    """The places of every key and value in `text`, which `tomllib` has accepted."""
    scanner = _Scanner(text)
    with contextlib.suppress(_LostError, RecursionError):  # what was found so far still helps
        scanner.document()
    return Places(text, scanner.keys, scanner.values)


class _LostError(Exception):
    """The scanner met something it does not understand."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, int] = {}
        self._last: dict[KeyPath, int] = {}  # index of the last element of each array of tables

    def document(self) -> None:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> KeyPath:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        path: KeyPath = ()
        names = self._dotted_key()
        for name, offset in names[:-1]:
            path = self._entered((*path, name))
            self.keys.setdefault(path, offset)
        name, offset = names[-1]
        path = (*path, name)
        self.keys.setdefault(path, offset)
        if array:
            self._last[path] = self._last.get(path, -1) + 1
            self.values.setdefault(path, start)
        path = self._entered(path)
        self.keys.setdefault(path, offset)
        self.values.setdefault(path, start)
        self._expect("]]" if array else "]")
        return path

    def _entered(self, path: KeyPath) -> KeyPath:
        """A header that leads through an array of tables means the array's last element."""
        return (*path, self._last[path]) if path in self._last else path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for name, offset in self._dotted_key():
            path = (*path, name)
            self.keys.setdefault(path, offset)
        self._expect("=")
        self._skip(_SPACE)
        self._value(path)

    def _dotted_key(self) -> list[tuple[str, int]]:
        names = []
        while True:
            self._skip(_SPACE)
            start = self.at
            names.append((self._key(), start))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def _key(self) -> str:
        if self.text[self.at : self.at + 1] not in ('"', "'"):
            return self._take(_BARE_KEY)
        import tomllib

        return str(tomllib.loads(f"key = {self._take(_STRING)}")["key"])

    def _value(self, path: KeyPath) -> None:
        self.keys.setdefault(path, self.at)
        self.values[path] = self.at
        if self.text.startswith("[", self.at):
            self._array(path)
        elif self.text.startswith("{", self.at):
            self._inline_table(path)
        elif string := _STRING.match(self.text, self.at):
            self.at = string.end()
        else:
            self._take(_SCALAR)

    def _array(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while not self._closes("]"):
            self._value((*path, index))
            index += 1
            self._separator("]")

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while not self._closes("}"):
            self._pair(path)
            self._separator("}")

    def _closes(self, bracket: str) -> bool:
        self._skip(_BLANK)
        if self.at >= len(self.text):
            raise _LostError
        closes = self.text.startswith(bracket, self.at)
        self.at += closes
        return closes

    def _separator(self, bracket: str) -> None:
        self._skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(bracket, self.at):
            raise _LostError

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if not found:
            raise _LostError
        self.at = found.end()
        return found.group()

    def _expect(self, token: str) -> None:
        self._skip(_SPACE)
        if not self.text.startswith(token, self.at):
            raise _LostError
        self.at += len(token)
