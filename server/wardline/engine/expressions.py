"""Regular expressions of rules, run with a time limit.

Packs are data and may be hostile or careless; an expression that backtracks without end is stopped and the
rule reported. The `regex` module is used because it limits time and knows the look-around of Semgrep's rules,
which are written for PCRE; what PCRE spells otherwise is respelled here.
"""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import regex

SECONDS = 0.2
SECONDS_IN_FILE = 2.0
MAX_SUBJECT = 20_000
MAX_LENGTH = 20_000
"""Characters of a regular expression: compiling takes time and memory, too."""
_PCRE = re.compile(r"\\Q(?P<plain>.*?)(?:\\E|\Z)|\\x\{(?P<code>[0-9a-fA-F]{1,6})\}|\\.", re.DOTALL)
_STOPPED = (TimeoutError, MemoryError, RecursionError)  # `(?R)` may call itself without end
_SPELLED = {r"\e": r"\x1b", r"\Z": r"(?=\n?\z)"}


class ExpressionTimeoutError(Exception):
    """A rule's regular expression ran past its time, or the memory it may have, on some text."""


class ExpressionError(Exception):
    """A rule's regular expression cannot be used."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str, flags: int = 0) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what other versions will read otherwise
        return regex.compile(_respelled(pattern), flags | regex.ASCII)  # as PCRE reads `\w` and `\d`


def _respelled(pattern: str) -> str:
    """PCRE's spelling as the `regex` module's."""

    def spell(found: re.Match[str]) -> str:
        if found["plain"] is not None:
            return re.escape(found["plain"])
        if found["code"] is not None:
            return f"\\U{int(found['code'], 16):08x}"
        return _SPELLED.get(found[0], found[0])

    return _PCRE.sub(spell, pattern)


def check(pattern: str) -> str | None:
    """What is wrong with `pattern`, or None."""
    if len(pattern) > MAX_LENGTH:
        return f"it is longer than {MAX_LENGTH:,} characters"
    try:
        _compiled(pattern)
    except RecursionError:
        return "it is nested too deeply"
    except (MemoryError, OverflowError):
        return "it is too large"
    except regex.error as error:
        return str(error)
    return None


def check_replacement(pattern: str, replacement: str) -> str | None:
    """What is wrong with `replacement` for what the sound `pattern` finds, or None."""
    try:
        # A replacement is only read where there is a match: this one has the same groups, and matches no text.
        _compiled(f"|(?:{_respelled(pattern)}\n)").sub(replacement, "", timeout=SECONDS)
    except (TimeoutError, RecursionError, regex.error, IndexError) as error:
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
    except _STOPPED as error:
        raise ExpressionTimeoutError(pattern) from error


def find_all(pattern: str, text: str) -> Iterator[Any]:
    """The matches of `pattern` in a file's `text`, from left to right; `^` and `$` also match at line ends.

    The time limit is one for all of them; what the caller does in between does not count.
    """
    found = _compiled(pattern, regex.MULTILINE).finditer(text, timeout=SECONDS_IN_FILE)  # limits each step
    left = SECONDS_IN_FILE
    while left > 0:
        start = time.perf_counter()
        try:
            one = next(found, None)
        except _STOPPED as error:
            raise ExpressionTimeoutError(pattern) from error
        left -= time.perf_counter() - start
        if one is None:
            return
        yield one
    raise ExpressionTimeoutError(pattern)


def groups(found: Any) -> Iterator[tuple[str, int, int]]:
    """The groups that took part in a match as metavariables, each with its start and end in the text."""
    names = {number: name for name, number in found.re.groupindex.items()}
    for number in range(1, found.re.groups + 1):
        start, end = found.span(number)
        if start >= 0:
            yield f"${number}", start, end
            if number in names:
                yield f"${names[number]}", start, end


def replace(pattern: str, replacement: str, text: str, count: int) -> str:
    r"""`text` with what `pattern` finds replaced, `count` times or (0) everywhere; `\1` is the first group.

    Raises:
        ExpressionError: the expression or the replacement cannot be used, or took too long.
    """
    try:
        changed: str = _compiled(pattern, regex.MULTILINE).sub(replacement, text, count=count, timeout=SECONDS)
    except (*_STOPPED, regex.error, IndexError) as error:
        raise ExpressionError(str(error) or "it took too long") from error
    return changed
