"""`metavariable-analysis`: whether a text looks random, and whether a regular expression can take for ever."""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterable
from typing import Any

try:
    import re._constants as kind  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - a Python that keeps its expressions elsewhere: nothing is suspected
    parser = kind = None

_LEAST_BITS = 36.0
_LEAST_MEAN = 2.8
_UNBOUNDED = 64


def is_random(text: str) -> bool:
    """Whether `text` holds about as much information as a key or a token does, and not as little as words do.

    Each character counts the bits that it adds after the one before it: a letter that stands there in words
    adds few, a digit or an unusual neighbour more. One character repeated is a mask or a line, whatever its length.
    """
    if len(set(text)) < 2:
        return False
    bits = sum(_bits(before, after) for before, after in itertools.pairwise(" " + text))
    return bits >= _LEAST_BITS and bits >= _LEAST_MEAN * len(text)


_VOWELS = frozenset("aeiouy")
_CLUSTERS = re.compile(
    "bl|br|c[hklrt]|d[rs]|f[flrt]|g[hlr]|l[dlt]|m[mp]|n[cdgknst]|p[hlprt]|r[dkmnst]|s[chklmnpstw]|t[hrstw]|w[hnr]"
    "|a[iuy]|e[aeiy]|i[aeo]|o[aiou]|u[aei]"
)


def _bits(before: str, after: str) -> float:
    if after.isdigit():
        return 3.4
    if not after.isalpha():
        return 3.5
    if not before.isalpha():
        return 2.7 if before.isdigit() else 1.9
    return 2.1 if before != after and _is_usual(before, after) else 4.4


def _is_usual(first: str, second: str) -> bool:
    """Whether two letters stand beside each other in words, capitals first."""
    if first.islower() and second.isupper():
        return False
    first, second = first.lower(), second.lower()
    return (first in _VOWELS) != (second in _VOWELS) or _CLUSTERS.match(first + second) is not None


def is_explosive(pattern: str) -> bool:
    """Whether the expression repeats without bound what itself repeats without bound, and may then fail: `(a+)+b`."""
    if parser is None:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError, ValueError):
        return False
    return _explodes(tree, inside=False, followed=False)


def _explodes(sequence: Iterable[Any], *, inside: bool, followed: bool) -> bool:
    """Whether `sequence` explodes, which is `inside` an unbounded repetition or not, and `followed` by more."""
    parts = list(sequence)
    for index, (operator, value) in enumerate(parts):
        more = followed or index + 1 < len(parts)
        repeated = operator in (kind.MAX_REPEAT, kind.MIN_REPEAT) and value[1] >= _UNBOUNDED
        if repeated and inside and followed:
            return True
        inner = inside or repeated
        # What follows inside a repeated group is only its next round.
        if any(
            _explodes(part, inside=inner, followed=followed if inside else more) for part in _parts(operator, value)
        ):
            return True
    return False


def _parts(operator: Any, value: Any) -> list[Any]:
    if operator in (kind.MAX_REPEAT, kind.MIN_REPEAT):
        return [value[2]]
    if operator is kind.SUBPATTERN:
        return [value[3]]
    if operator is kind.BRANCH:
        return list(value[1])
    return [value[1]] if operator in (kind.ASSERT, kind.ASSERT_NOT) else []
