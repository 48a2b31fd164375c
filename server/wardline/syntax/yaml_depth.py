"""How deep YAML is nested, told from its indentation and signs alone: before a grammar reads it that bears so much.

The grammar's scanner keeps every open block in a buffer of fixed size and ends the process where that is full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEEPEST = 110  # columns at which blocks are open; at each there may be two, and the grammar bears 253
_MAY_BE_DEEP = re.compile(rb"^ {100}|(?:[-?:] +){9}", re.MULTILINE)
_SIGNS = re.compile(rb"(?:[-?:](?: +|\Z))+")
_SIGN = re.compile(rb"[-?:] *")


def is_too_deep(data: bytes) -> bool:
    """Whether more blocks may be open in a YAML text than the grammar bears."""
    if _MAY_BE_DEEP.search(data.replace(b"\r", b"\n")) is None:
        return False
    open_at: list[int] = []
    for line in re.split(rb"[\r\n]", data):
        text = line.lstrip(b" ")
        if text:
            for column in _columns(line, len(line) - len(text)):
                while open_at and open_at[-1] >= column:
                    open_at.pop()
                open_at.append(column)
            if len(open_at) > _DEEPEST:
                return True
    return False


def _columns(line: bytes, first: int) -> Iterator[int]:
    """Where blocks may start in a line: at its text, and behind signs that follow each other."""
    yield first
    for run in _SIGNS.finditer(line):
        signs = [sign.end() for sign in _SIGN.finditer(run[0])]
        if run.start() == first or len(signs) > 1:
            yield from (run.start() + end for end in signs)
