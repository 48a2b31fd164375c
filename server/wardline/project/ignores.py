"""Patterns as in `.gitignore`, asked about one entry at a time while walking down a tree.

`pathspec` translates a pattern; git's own question is then asked here: does the pattern match this very entry?
(`pathspec` asks about files only and lets a pattern for a directory speak for all below it, which a walk that
has already left out the directory must not do again.) The last pattern that matches decides; a nested file
decides before its parents'. Nothing here walks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_DIRECTORY_MARK = "(?P<ps_d>/)"  # how pathspec's translation says "this was a directory"
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Ignores:
    """The patterns of one file, relative to the directory `base` (with a trailing slash, empty for the root)."""

    base: str
    patterns: tuple[tuple[re.Pattern[str], bool], ...]
    any_of: re.Pattern[str]

    def decides(self, entry: str) -> bool | None:
        """True: ignored; False: explicitly not; None: no pattern matches. Directories end with a slash."""
        relative = entry[len(self.base) :]
        if not self.any_of.search(relative):
            return None
        for pattern, ignored in reversed(self.patterns):
            if pattern.search(relative):
                return ignored
        return None

    def without_those_for(self, directory: str) -> Ignores | None:
        """The patterns that do not ignore `directory` or a parent of it; None if there are none left.

        Someone asked for that directory by name, so that what leaves it out has no say in it.
        """
        if not directory.startswith(self.base):
            return self
        below = directory[len(self.base) :]
        ends = [index + 1 for index, character in enumerate(below) if character == "/"]
        parents = [below[:end] for end in ends]
        left = tuple(
            (pattern, ignored)
            for pattern, ignored in self.patterns
            if not (ignored and any(pattern.search(parent) for parent in parents))
        )
        return _ignores(self.base, left)


def from_lines(lines: Iterable[str], base: str = "") -> Ignores | None:
    """The patterns of `lines` for what lies below `base`; None if there is no pattern. Bad ones are left out."""
    translated = (_translated(line) for line in lines)
    return _ignores(base, tuple(each for each in translated if each))


def from_file(path: Path | str, base: str) -> Ignores | None:
    """The patterns in the file `path`; None if there is no such file or it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - once for every directory of a scan
            data = file.read(_MAX_BYTES)
    except OSError:
        return None
    return from_lines(data.decode("utf-8-sig", "replace").splitlines(), base)


def ignored_by(entry: str, layers: tuple[Ignores, ...]) -> bool:
    """Whether `entry` is ignored by `layers`, the most important last."""
    for layer in reversed(layers):
        decision = layer.decides(entry)
        if decision is not None:
            return decision
    return False


def _ignores(base: str, patterns: tuple[tuple[re.Pattern[str], bool], ...]) -> Ignores | None:
    if not patterns:
        return None
    return Ignores(base, patterns, re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in patterns)))


@functools.lru_cache(maxsize=4096)
def _translated(line: str) -> tuple[re.Pattern[str], bool] | None:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        pattern = GitIgnoreSpecPattern(line)
    except (ValueError, re.error):  # re.error: a range that runs backwards
        return None
    if pattern.include is None or pattern.regex is None:
        return None
    source = str(pattern.regex.pattern).replace(_DIRECTORY_MARK, r"(?:/\Z)")
    if source.endswith("/"):  # `name/**` means what is below the directory, not itself
        source += "."
    return re.compile(source), bool(pattern.include)
