"""`metavariable-analysis`: whether a text looks random, and whether a regular expression can take for ever."""

from __future__ import annotations

import itertools
import math
import re
import warnings
from collections import Counter
from collections.abc import Iterable
from typing import Any

try:
    import re._constants as kind  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - a Python that keeps its expressions elsewhere: nothing is suspected
    parser = kind = None

_LEAST_BITS = 90.0
_UNBOUNDED = 64


def is_random(text: str) -> bool:
    """Whether `text` holds about as much information as a key or a token does.

    Counted are the bits that the characters' frequencies give, less for what reads like words: a letter that
    follows another as it does in words says little.
    """
    if len(text) < 12 or any(character.isspace() for character in text):
        return False
    counts = Counter(text)
    bits = -sum(math.log2(counts[character] / len(text)) for character in text)
    return bits * _surprise(text) >= _LEAST_BITS


def _surprise(text: str) -> float:
    """From 1, no two neighbours as in words, down to a half."""
    pairs = list(itertools.pairwise(text))
    usual = sum(_is_usual(first, second) for first, second in pairs)
    return 1 - usual / (2 * len(pairs))


_VOWELS = frozenset("aeiouy")
_CLUSTERS = re.compile(
    "bl|br|c[hklrt]|d[rs]|f[flrt]|g[hlr]|l[dlt]|m[mp]|n[cdgknst]|p[hlprt]|r[dkmnst]|s[chklmnpstw]|t[hrstw]|w[hnr]"
)


def _is_usual(first: str, second: str) -> bool:
    """Whether two letters of one case stand beside each other in words."""
    if not (first.isalpha() and second.isalpha()) or first.isupper() != second.isupper():
        return False
    first, second = first.lower(), second.lower()
    return (first in _VOWELS) != (second in _VOWELS) or _CLUSTERS.match(first + second) is not None


def is_explosive(pattern: str) -> bool:
    """Whether the expression repeats without bound what itself repeats without bound: `(a+)+`."""
    if parser is None:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError, ValueError):
        return False
    return _explodes(tree, inside=False)


def _explodes(sequence: Iterable[Any], *, inside: bool) -> bool:
    for operator, value in sequence:
        repeated = operator in (kind.MAX_REPEAT, kind.MIN_REPEAT) and value[1] >= _UNBOUNDED
        if repeated and inside:
            return True
        if any(_explodes(part, inside=inside or repeated) for part in _parts(operator, value)):
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
