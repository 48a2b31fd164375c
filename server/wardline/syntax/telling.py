"""Which prefixes and regular expressions say something of a text that was checked with them.

A check that every text passes, such as `x.startswith("")` or `/^.*$/`, proves nothing, and neither does one that
leaves the dangerous part open, such as the scheme of an address.
"""

from __future__ import annotations

import re

_OPEN_PREFIX = re.compile(r"[./\\]*|(?:https?|ftp|file|data|wss?)(?::/{0,2})?", re.IGNORECASE)
_ANY_TEXT = re.compile(r"(?:(?:\.|\[\^?\\[sSdDwW](?:\\[sSdDwW])?\]|\\[SDW])(?:[*+]\??|\{\d*,\})?)*")
_START = re.compile(r"(?:\\A|\^)")
_END = re.compile(r"(?<!\\)(?:\$|\\[zZ])\Z")


def is_telling_prefix(text: str) -> bool:
    """Whether a text that starts so is known in more than its first slash or its scheme."""
    return _OPEN_PREFIX.fullmatch(text) is None


def is_telling_expression(pattern: str, *, from_start: bool = False, to_end: bool = False) -> bool:
    """Whether a text that `pattern` is found in is limited from its first character to its last.

    `from_start` and `to_end` say that the call itself anchors the expression, as Python's `fullmatch` does both.
    """
    start, end = _START.match(pattern), _END.search(pattern)
    if not (from_start or start) or not (to_end or end) or _has_alternatives(pattern):
        return False
    inner = pattern[start.end() if start else 0 : end.start() if end else len(pattern)]
    return _ANY_TEXT.fullmatch(_unwrapped(inner)) is None


def _has_alternatives(pattern: str) -> bool:
    """Whether `|` stands outside all groups, where anchors hold on one side only."""
    depth, in_class, escaped = 0, False, False
    for letter in pattern:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            return True
    return False


def _unwrapped(pattern: str) -> str:
    while pattern.startswith("(") and pattern.endswith(")") and "(" not in pattern[1:] and ")" not in pattern[:-1]:
        pattern = re.sub(r"\A\((?:\?:|\?P?<\w+>)?", "", pattern)[:-1]
    return pattern
