"""Which rules run where: profile, `select`, `ignore` and the per-path tables, as pure functions.

Knows the configuration's values and rules' facts only: no file is read and nothing is matched here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from wardline.model import Confidence, RuleInfo, Severity


@dataclass(frozen=True, slots=True)
class PathSelection:
    """One `[[per-path]]` table: what changes for files that one of `paths` (gitignore patterns) matches."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The project's choice among its rules.

    An empty `select` means every rule that the profile turns on; `ignore` wins over `select`. `severity` holds
    pairs of a rule pattern and the severity its findings get; the last pair that matches wins.
    """

    profile: str = "default"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    per_path: tuple[PathSelection, ...] = field(default=())

    def runs_somewhere(self, info: RuleInfo) -> bool:
        """Whether the rule can run on any path; the others need not even be compiled."""
        return self.selects(info) or any(matches(info.id, table.select) for table in self.per_path)

    def selects(self, info: RuleInfo) -> bool:
        """Whether the rule runs where no per-path table applies."""
        if matches(info.id, self.ignore):
            return False
        if self.select:
            return matches(info.id, self.select)
        return self.profile == "strict" or info.confidence is not Confidence.LOW


@dataclass(frozen=True, slots=True)
class Active:
    """The selection as it holds for one path."""

    base: Selection
    tables: tuple[PathSelection, ...]

    def selects(self, info: RuleInfo) -> bool:
        """Whether the rule runs on this path: later tables win over earlier ones, and over the project."""
        chosen = self.base.selects(info)
        for table in self.tables:
            chosen = (chosen or matches(info.id, table.select)) and not matches(info.id, table.ignore)
        return chosen

    def severity(self, rule_id: str, severity: Severity) -> Severity:
        """The severity that a finding of the rule gets on this path."""
        for pattern, replacement in self._severities():
            if matches(rule_id, (pattern,)):
                severity = replacement
        return severity

    def _severities(self) -> Iterable[tuple[str, Severity]]:
        yield from self.base.severity
        for table in self.tables:
            yield from table.severity


def active(selection: Selection, path: str) -> Active:
    """The selection for `path`, relative to the project's root with forward slashes."""
    if not selection.per_path:
        return Active(selection, ())
    return Active(selection, tuple(table for table in selection.per_path if _covers(table.paths, path)))


def matches(rule_id: str, patterns: Sequence[str]) -> bool:
    """Whether the id equals one of the patterns or fits it as a glob (`python.crypto.*`)."""
    return any(rule_id == pattern or fnmatchcase(rule_id, pattern) for pattern in patterns)


def _covers(patterns: tuple[str, ...], path: str) -> bool:
    return bool(path) and _compiled(patterns)(path)


@functools.lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    from pathspec import GitIgnoreSpec  # imported late: 50 ms, and only projects with per-path tables need it

    return GitIgnoreSpec.from_lines(patterns).match_file
