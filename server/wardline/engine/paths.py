"""Which paths a rule's `paths` lets it run on; globs as in `.gitignore`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wardline.rules.schema import Rule

if TYPE_CHECKING:
    import pathspec  # takes 50 ms to import, and few rules have paths


def applies(rule: Rule, path: str) -> bool:
    """Whether `rule` runs on `path` (forward slashes); a text without a path is seen by every rule."""
    if not path or not (rule.include or rule.exclude):
        return True
    if rule.exclude and _spec(rule.exclude).match_file(path):
        return False
    return not rule.include or _spec(rule.include).match_file(path)


@lru_cache(maxsize=512)
def _spec(globs: tuple[str, ...]) -> pathspec.PathSpec:  # type: ignore[type-arg]
    import pathspec

    return pathspec.PathSpec.from_lines("gitignore", globs)
