"""Regular expressions that come from rules: compiled once, run with a time limit.

Packs are data and may be hostile or careless; an expression that backtracks without end is stopped and the
rule reported. The `regex` module is used because it limits time and knows the look-around of Semgrep's rules.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import regex

SECONDS = 0.2
MAX_SUBJECT = 20_000


class ExpressionTimeoutError(Exception):
    """A rule's regular expression ran past its time on some text."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> Any:
    return regex.compile(pattern)


def check(pattern: str) -> str | None:
    """What is wrong with `pattern`, or None."""
    try:
        _compiled(pattern)
    except regex.error as error:
        return str(error)
    return None


def match(pattern: str, text: str) -> bool:
    """Whether `pattern` matches at the start of `text`."""
    return _run(pattern, text, "match")


def search(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in `text`."""
    return _run(pattern, text, "search")


def _run(pattern: str, text: str, how: str) -> bool:
    try:
        return getattr(_compiled(pattern), how)(text[:MAX_SUBJECT], timeout=SECONDS) is not None
    except TimeoutError as error:
        raise ExpressionTimeoutError(pattern) from error
