"""Brackets without a partner, in JavaScript and TypeScript: which bytes to pass over so that one error stays small.

While a call is being typed its bracket is open, and a grammar reads all that follows as its arguments. A closing
bracket of another kind, or the end of the text, shows which one was left open. Knows text only, no tree.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    rb"""//[^\n]*
      | /\*.*?\*/
      | "(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'
      | `(?:[^`\\]|\\.)*`
      | (?<=[=(,:;!&|?{}\[])[ \t]*/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])""",
    re.VERBOSE | re.DOTALL,
)
_PARTNERS = {ord(")"): ord("("), ord("]"): ord("["), ord("}"): ord("{")}


def stray_brackets(data: bytes) -> tuple[int, ...]:
    """Byte offsets of brackets that nothing closes, and of those that close nothing."""
    stray: list[int] = []
    opened: list[int] = []
    for token in _TOKEN.finditer(data):
        if token["open"]:
            opened.append(token.start())
        elif token["close"]:
            _close(data, token.start(), opened, stray)
    return tuple(sorted((*stray, *opened)))


def _close(data: bytes, at: int, opened: list[int], stray: list[int]) -> None:
    """Take off the bracket that is closed; those opened after it were left open."""
    wanted = _PARTNERS[data[at]]
    depth = next((one for one in range(len(opened) - 1, -1, -1) if data[opened[one]] == wanted), None)
    if depth is None:
        stray.append(at)
        return
    stray += opened[depth + 1 :]
    del opened[depth:]
