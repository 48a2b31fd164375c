"""Reads and compiles rules, and counts which are accepted. Values out; it decides nothing about how they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wardline.engine import compile_rules
from wardline.engine.rule_checks import check_all
from wardline.packs import merge, read_rule_source
from wardline.packs.loading import NO_RULE_FILES, known_language
from wardline.rules.schema import Rule, RuleProblem

_QUOTED = re.compile(r"`([^`]*)`")
_PLACE = re.compile(r" \(line .*\)$|, first in line \d+$| by \S+:\d+:\d+$| at position \d+$")
_LONG = 30
"""Characters; what is quoted and longer is somebody's code, not a key, and makes no reason of its own."""


@dataclass(frozen=True)
class Refused:
    """A rule, or a file, that is not accepted, with every reason."""

    problems: tuple[RuleProblem, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """What the rule names as its languages, as written; none for a file that cannot be read."""
        return next((problem.languages for problem in self.problems if problem.languages), ())


@dataclass(frozen=True)
class CheckReport:
    """What checking rules yields. `warnings` are about rules that are accepted, but for those about files."""

    accepted: tuple[Rule, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[RuleProblem, ...]
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """How many rules there are; a file that cannot be read counts as one."""
        return len(self.accepted) + len(self.refused)

    @property
    def empty(self) -> tuple[str, ...]:
        """The directories that were named and hold no rule file."""
        problems = (problem for one in self.refused for problem in one.problems)
        return tuple(problem.mark.file for problem in problems if problem.message == NO_RULE_FILES)

    @cached_property
    def languages(self) -> Mapping[str, tuple[int, int]]:
        """For each language how many rules are accepted and how many not, most first."""
        good = Counter(name for rule in self.accepted for name in rule.info.languages)
        bad = Counter(name for one in self.refused for name in {known_language(name) or name for name in one.languages})
        return {name: (good[name], bad[name]) for name, _ in (good + bad).most_common()}

    @cached_property
    def reasons(self) -> Mapping[str, int]:
        """How many rules are refused for each reason, most first."""
        each = (dict.fromkeys(reason(problem) for problem in one.problems) for one in self.refused)
        return dict(Counter(text for texts in each for text in texts).most_common())


def check_rules(paths: Iterable[Path], cwd: Path) -> CheckReport:
    """Read and compile every rule in the files and directories `paths`, which exist; names are shown from `cwd`."""
    loaded = [read_rule_source(path, cwd) for path in paths]
    rules, duplicates = merge(loaded)
    compiled = compile_rules(rules)
    problems = [*dict.fromkeys(problem for pack in loaded for problem in pack.problems), *duplicates]
    problems += (*compiled.problems, *check_all(compiled.rules.values()))
    errors: dict[tuple[str, object], list[RuleProblem]] = {}
    for problem in problems:
        if not problem.warning:
            errors.setdefault((problem.mark.file, problem.rule_id or problem.mark.line), []).append(problem)
    return CheckReport(
        tuple(compiled.rules.values()),
        tuple(Refused(tuple(group)) for _, group in sorted(errors.items(), key=lambda pair: _place(pair[1][0]))),
        tuple(sorted((problem for problem in problems if problem.warning), key=_place)),
    )


def reason(problem: RuleProblem) -> str:
    """The problem without what is particular to the rule, for counting."""
    message = _PLACE.sub("", problem.message)
    return _QUOTED.sub(lambda found: found[0] if _is_key(found[1]) else "`…`", message)


def _is_key(quoted: str) -> bool:
    return len(quoted) <= _LONG and "\n" not in quoted and "$" not in quoted and "(" not in quoted


def _place(problem: RuleProblem) -> tuple[str, int, int]:
    return problem.mark.file, problem.mark.line, problem.mark.column
