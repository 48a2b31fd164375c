"""Literal pieces of a regular expression: some text that every match must contain.

A pattern such as `$NAME = "..."` names no word to start from, but its condition on `$NAME` often does:
`(?i)^(\\w+_)?(passw(or)?d|secret)$` can only hold where `passw` or `secret` stands. Fragments are lower case
and are searched for in the lower-cased text, so that they hold whatever the expression says about case.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

try:
    import re._constants as kind  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - a Python that keeps its expressions elsewhere: no fragments, same findings
    parser = kind = None

_ELSEWHERE = re.compile(r"\[:|(?<!\\)\{[^\d,}]")
"""What rules' expressions, which are those of `regex`, read in another way: classes by name, errors allowed for."""
SHORTEST = 3
MOST = 64


@lru_cache(maxsize=4096)
def fragments(pattern: str) -> frozenset[str] | None:
    """A set of lower-case texts of which each match of `pattern` contains at least one; None if unknown."""
    if parser is None or _ELSEWHERE.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError, ValueError):
        return None
    best = _best(_choices(tree))
    if best is None or len(best) > MOST or min(map(len, best)) < SHORTEST:
        return None
    if not all(text.isascii() for text in best):
        return None
    return frozenset(best)


def _best(choices: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The choice whose shortest member is longest: what is long is rare."""
    return max(
        (choice for choice in choices if choice and "" not in choice),
        key=lambda c: (min(map(len, c)), -len(c)),
        default=None,
    )


def _choices(sequence: Any) -> list[frozenset[str]]:
    """Sets of texts, each of which alone is enough: one for every part of the sequence that must be there.

    Neighbouring parts that stand for a few texts each (`gh[ps]_`) are joined.
    """
    found: list[frozenset[str]] = []
    run: frozenset[str] = frozenset({""})
    for operator, value in sequence:
        texts = _finite(operator, value)
        if texts is not None and len(run) * len(texts) <= MOST:
            run = frozenset(before + after for before in run for after in texts)
            continue
        found.append(run)
        run = texts if texts is not None else frozenset({""})
        inner = _part(operator, value) if texts is None else None
        if inner is not None:
            found.append(inner)
    found.append(run)
    return found


def _finite(operator: Any, value: Any) -> frozenset[str] | None:
    """All the texts that a part can stand for, in lower case, if they are few."""
    if operator is kind.LITERAL:
        return frozenset({chr(value).lower()})
    if operator is kind.AT:
        return frozenset({""})
    if operator is kind.IN:
        if any(inner is not kind.LITERAL for inner, _ in value) or len(value) > MOST:
            return None
        return frozenset(chr(code).lower() for _, code in value)
    if operator is kind.SUBPATTERN:
        return _finite_sequence(value[3])
    if operator is kind.BRANCH:
        options = [_finite_sequence(option) for option in value[1]]
        texts = frozenset().union(*(option for option in options if option is not None))
        return None if None in options or len(texts) > MOST else texts
    if operator is kind.MAX_REPEAT and value[0] == 0 and value[1] == 1:
        inner = _finite_sequence(value[2])
        return None if inner is None else inner | {""}
    return None


def _finite_sequence(sequence: Any) -> frozenset[str] | None:
    texts: frozenset[str] = frozenset({""})
    for operator, value in sequence:
        more = _finite(operator, value)
        if more is None or len(texts) * len(more) > MOST:
            return None
        texts = frozenset(before + after for before in texts for after in more)
    return texts


def _part(operator: Any, value: Any) -> frozenset[str] | None:
    """A choice from inside a part that stands for many texts."""
    if operator is kind.SUBPATTERN:
        return _best(_choices(value[3]))
    if operator in (kind.MAX_REPEAT, kind.MIN_REPEAT) and value[0] >= 1:
        return _best(_choices(value[2]))
    if operator is kind.BRANCH:
        options = [_best(_choices(option)) for option in value[1]]
        if any(option is None for option in options):
            return None
        return frozenset().union(*(option for option in options if option is not None))
    return None
