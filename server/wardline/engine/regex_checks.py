"""What can be said of a regular expression without running it: whether it can be slow, whether it can match at all.

Reads the expression with the standard library's parser; what that cannot read, nothing is said of.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import Any

try:
    import re._constants as kind  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - a Python that keeps its expressions elsewhere: nothing is said
    parser = kind = None

_UNBOUNDED = 64
_STARTS = ("AT_BEGINNING", "AT_BEGINNING_STRING")
_ENDS = ("AT_END", "AT_END_STRING")


def is_ambiguous(pattern: str) -> bool:
    """Whether a repetition holds nothing but another one: `(a+)+` takes a text apart in more ways than one can try."""
    tree = _parsed(pattern)
    try:
        return tree is not None and _repeats_itself(tree)
    except RecursionError:  # nothing is said of one that nests so deeply
        return False


def never_matches(pattern: str) -> bool:
    """Whether something must come before the start of the text, or after its end: `a^b`, `$a`."""
    tree = _parsed(pattern)
    if tree is None or tree.state.flags & re.MULTILINE:
        return False
    consumed = ended = False
    for operator, value in tree:
        if operator is kind.AT:
            if consumed and str(value) in _STARTS:
                return True
            ended = ended or str(value) in _ENDS
        elif _least((operator, value)):
            newline = operator is kind.LITERAL and value == ord("\n")
            if ended and operator is kind.LITERAL and not newline:
                return True
            consumed = True
    return False


def _parsed(pattern: str) -> Any:
    if parser is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parser.parse(pattern)
    except (re.error, OverflowError, RecursionError, ValueError):
        return None


def _repeats_itself(sequence: Iterable[Any]) -> bool:
    return any(
        (_is_repetition(part) and any(map(_is_one_repetition, _alternatives(part[1][2]))))
        or any(map(_repeats_itself, _inner(part)))
        for part in sequence
    )


def _is_repetition(part: Any) -> bool:
    return part[0] in (kind.MAX_REPEAT, kind.MIN_REPEAT) and part[1][1] >= _UNBOUNDED


def _alternatives(sequence: Any) -> list[Any]:
    """The sequences of which one is what `sequence` stands for, groups that hold all of it opened."""
    parts = list(sequence)
    if len(parts) == 1 and parts[0][0] is kind.SUBPATTERN:
        return _alternatives(parts[0][1][3])
    if len(parts) == 1 and parts[0][0] is kind.BRANCH:
        return [one for branch in parts[0][1][1] for one in _alternatives(branch)]
    return [parts]


def _is_one_repetition(parts: list[Any]) -> bool:
    """Whether all that must be there is one repetition."""
    needed = [part for part in parts if _least(part)]
    repetitions = [part for part in parts if _is_repetition(part)]
    return bool(repetitions) and all(_is_repetition(part) for part in needed) and len(needed) <= 1


def _inner(part: Any) -> list[Any]:
    operator, value = part
    if operator in (kind.MAX_REPEAT, kind.MIN_REPEAT):
        return [value[2]]
    if operator is kind.SUBPATTERN:
        return [value[3]]
    if operator is kind.BRANCH:
        return list(value[1])
    return [value[1]] if operator in (kind.ASSERT, kind.ASSERT_NOT) else []


def _least(part: Any) -> int:
    """How many characters `part` takes at least."""
    operator, value = part
    if operator in (kind.MAX_REPEAT, kind.MIN_REPEAT):
        return int(value[0]) * sum(map(_least, value[2]))
    if operator is kind.SUBPATTERN:
        return sum(map(_least, value[3]))
    if operator is kind.BRANCH:
        return min(sum(map(_least, branch)) for branch in value[1])
    return int(operator in (kind.LITERAL, kind.NOT_LITERAL, kind.IN, kind.ANY))
