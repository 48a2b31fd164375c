"""Random edits as people make them: typing, breaking brackets, pasting and joining lines, and undoing all that.

An edit is drawn as plain numbers (`Change`), which mean a place and an action in whatever text they are applied
to, so that Hypothesis can shrink a failing sequence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from hypothesis import strategies as st

from wardline.model import TextEdit
from wardline.text import Span

Kind = Literal[
    "type",
    "delete",
    "replace",
    "paste",
    "join",
    "cut",
    "rename",
    "shift",
    "undo",
    "untop",
    "top",
    "comment",
    "reformat",
]

TYPED = (
    *("(", ")", "[", "]", "{", "}", '"', "'", '"""', "#", ":", ",", ".", "=", "\\", "\n", "\r\n", "\r", "\t", " "),
    *(
        "\n    ",
        "\n\n",
        "x",
        "1",
        "é",
        "😀",
        "e\u0301",
        "f'{",
        "}'",
        "# nosec\n",
        "/*",
        "*/",
        "//",
        "`",
        "${",
        "<b>",
        ";",
    ),
    *(
        "def f(a):\n",
        "    def g(self, a=1):\n        return a\n",
        "class A:\n",
        "async ",
        "lambda q: ",
        "return ",
        "@d\n",
    ),
    *(
        "import os\n",
        "import subprocess as sp\n",
        "from subprocess import run\n",
        "from os import *\n",
        "x = 'select '\n",
    ),
    *(
        "request.args.get('q')",
        "subprocess.run(x, shell=True)\n",
        "eval(input())\n",
        "os.system(q)\n",
        "requests = y\n",
    ),
    *(
        "if x:\n",
        "else:\n",
        "try:\n",
        "with a as b:\n",
        "for i in j:\n",
        "global x\n",
        "del x\n",
        "yield ",
        "verify=False",
    ),
    *("function f(a) {\n", "const q = ", "=> {", "document.write(q)\n", "el.innerHTML = q;\n", "import a from 'b';\n"),
)
_TOP = re.compile(rb"^(?:(?:import|from|const) |[A-Za-z_]+ = ).*\n?", re.MULTILINE)
_WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Change:
    """What to do, where, how far, and with what; the numbers are taken modulo what there is."""

    kind: Kind
    place: int
    reach: int
    what: int


CHANGES = st.builds(
    Change,
    st.sampled_from(get_args(Kind)),
    st.integers(0, 100_000),
    st.integers(0, 60),
    st.integers(0, 10_000),
)


class Text:
    """A text under change, with its past; `others` are lines to paste from."""

    def __init__(self, data: bytes, others: list[bytes]) -> None:
        self.data = data
        self.others = others
        self._undo: list[TextEdit] = []

    def apply(self, change: Change) -> TextEdit:
        """Change the text; the edit that does it."""
        undoing = change.kind == "undo" and bool(self._undo)
        edit = self._undo.pop() if undoing else self._edit(change)
        removed = self.data[edit.span.start : edit.span.end]
        new = edit.new_text.encode()
        self.data = self.data[: edit.span.start] + new + self.data[edit.span.end :]
        if not undoing:
            self._undo.append(TextEdit(Span(edit.span.start, edit.span.start + len(new)), removed.decode()))
        return edit

    def _edit(self, change: Change) -> TextEdit:
        start = self._whole(change.place % (len(self.data) + 1))
        end = self._whole(min(start + change.reach, len(self.data)))
        typed = TYPED[change.what % len(TYPED)]
        match change.kind:
            case "delete":
                return TextEdit(Span(start, end), "")
            case "replace":
                return TextEdit(Span(start, end), typed)
            case "paste":
                return self._paste(self._line(start).start, change)
            case "cut":
                return TextEdit(Span(self._line(start).start, self._line(end).end), "")
            case "join":
                return self._join(start)
            case "comment":
                return self._lines(start, end, lambda line: (b"# " if change.what % 2 else b"// ") + line)
            case "reformat":
                return self._lines(start, end, lambda line: line.replace(b", ", b",\n            "))
            case "rename":
                return self._rename(start, change.what)
            case "untop":
                return self._untop(change)
            case "top":
                at = self._line(start).start if change.reach % 2 else 0
                return TextEdit(Span(at, at), self._declaration(change))
            case "shift":
                return TextEdit(Span(self._line(start).start, self._line(start).start), " " * (1 + change.reach % 8))
        return TextEdit(Span(start, start), typed)

    def _whole(self, offset: int) -> int:
        """`offset`, or the start of the character that it is inside of."""
        while 0 < offset < len(self.data) and self.data[offset] & 0xC0 == 0x80:
            offset -= 1
        return offset

    def _line(self, offset: int) -> Span:
        start = self.data.rfind(b"\n", 0, offset) + 1
        end = self.data.find(b"\n", offset)
        return Span(start, len(self.data) if end < 0 else end + 1)

    def _paste(self, at: int, change: Change) -> TextEdit:
        """Some lines of another text, which may cut a definition in two."""
        first = change.what % len(self.others)
        lines = self.others[first : first + 1 + change.reach % 12]
        return TextEdit(Span(at, at), b"".join(lines).decode())

    def _lines(self, start: int, end: int, change: Callable[[bytes], bytes]) -> TextEdit:
        """The lines from one place to another, each changed."""
        span = Span(self._line(start).start, self._line(end).end)
        lines = self.data[span.start : span.end].splitlines(keepends=True)
        return TextEdit(span, b"".join(map(change, lines)).decode())

    def _join(self, offset: int) -> TextEdit:
        """The end of a line with the next one's indentation removed, which may join functions."""
        end = self._line(offset).end
        after = end
        while after < len(self.data) and self.data[after] in b" \t\r\n":
            after += 1
        return TextEdit(Span(max(end - 1, offset), after), " ")

    def _untop(self, change: Change) -> TextEdit:
        """An import or constant of the file goes, or becomes a comment; what uses it is elsewhere."""
        lines = [Span(found.start(), found.end()) for found in _TOP.finditer(self.data)]
        if not lines:
            return TextEdit(Span(0, 0), "\n")
        line = lines[change.what % len(lines)]
        return TextEdit(line if change.reach % 2 else Span(line.start, line.start), "" if change.reach % 2 else "#")

    def _declaration(self, change: Change) -> str:
        """An import or constant for a word of the text, which may mean something else from now on."""
        words = sorted({found[0].decode() for found in _WORD.finditer(self.data)}) or ["name"]
        one, other = words[change.what % len(words)], words[change.place % len(words)]
        forms = (
            *(f"import {one}\n", f"import {one} as {other}\n", f"from {one} import {other}\n", f"{one} = 'text'\n"),
            *(
                f"{one} = {other}\n",
                f"{one} = f'{{{other}}}'\n",
                f"const {one} = require('{other}');\n",
                f"global {one}\n",
            ),
        )
        return forms[change.reach // 2 % len(forms)]

    def _rename(self, offset: int, what: int) -> TextEdit:
        """The next word becomes another word of the text."""
        here = _WORD.search(self.data, offset) or _WORD.search(self.data)
        if here is None:
            return TextEdit(Span(offset, offset), "name")
        there = _WORD.search(self.data, what % len(self.data)) or here
        return TextEdit(Span(here.start(), here.end()), there[0].decode())
