"""Brackets that were never closed, in Python: which bytes to pass over so that one error does not swallow the file.

While a call is being typed, its bracket is open, and a grammar reads all that follows as arguments. No definition
can start inside brackets, so where one does, the brackets still open are the error. Knows text only, no tree.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    rb'''\#[^\n]*
      | (?:\b[bBrRuUfF]{1,2})?(?:"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\')
      | (?:\b[bBrRuUfF]{1,2})?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<unclosed>\b[rR]?[fF][rR]?["'][^\r\n]*)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<definition>^[ \t]*(?:async[ \t]+def|def|class)[ \t]+[A-Za-z_])''',
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


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
