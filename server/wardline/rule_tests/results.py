"""What trying rules on their test files yields: frozen values, ready for any report. Nothing here reads or prints.

Paths are as shown to people, with forward slashes; lines count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wardline.model import AnalysisError
from wardline.rule_tests.annotations import Kind
from wardline.rules.schema import RuleProblem


class Status(StrEnum):
    """How a rule fares. `untested`: no annotation names it and it finds nothing."""

    PASSED = "passed"
    FAILED = "failed"
    UNTESTED = "untested"


class Difference(StrEnum):
    """How a line differs from what its test file says."""

    MISSED = "missed"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that differs: its number, what is different, the source text, and whether it is marked `ok`."""

    number: int
    difference: Difference
    source: str
    marked_ok: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """A line marked `todoruleid` or `todook`, and whether the rule finds it today."""

    number: int
    kind: Kind
    found: bool


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One rule on one target: the lines to be found, not to be found, found, and those that differ."""

    path: str
    expected: tuple[int, ...]
    ok: tuple[int, ...]
    found: tuple[int, ...]
    lines: tuple[Line, ...]
    todo: tuple[Todo, ...] = ()
    errors: tuple[AnalysisError, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on all targets that have something to say about it. `lacks` are the kinds of cases it has none of."""

    rule_id: str
    source: str
    status: Status
    targets: tuple[TargetResult, ...]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixResult:
    """A target after all fixes of its rules, compared with its twin `fixed`.

    `diff` is unified, empty where they are equal; `proven` says whether an editor would offer every fix that this took,
    `refused` why not, line by line.
    """

    target: str
    fixed: str
    diff: tuple[str, ...]
    proven: bool = True
    refused: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the fixes give the twin."""
        return not self.diff


@dataclass(frozen=True, slots=True)
class Stray:
    """An annotation that names no rule of its rule file: `place` is `path:line`, `near` what was probably meant."""

    place: str
    rule_id: str
    kind: Kind
    near: str | None = None


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """A rule file with its targets: how each rule and each fix fares, and what was wrong with the file."""

    path: str
    rules: tuple[RuleResult, ...] = ()
    fixes: tuple[FixResult, ...] = ()
    problems: tuple[RuleProblem, ...] = ()
    strays: tuple[Stray, ...] = ()


@dataclass(frozen=True, slots=True)
class TestReport:
    """All suites that were run, by path."""

    __test__ = False  # for pytest, which takes classes of this name for tests

    suites: tuple[SuiteResult, ...]
    seconds: float = 0.0

    @property
    def rules(self) -> tuple[RuleResult, ...]:
        """Every rule that loads."""
        return tuple(rule for suite in self.suites for rule in suite.rules)

    @property
    def fixes(self) -> tuple[FixResult, ...]:
        """Every fixed twin."""
        return tuple(fix for suite in self.suites for fix in suite.fixes)

    @property
    def problems(self) -> tuple[RuleProblem, ...]:
        """What keeps rules from being tested."""
        return tuple(problem for suite in self.suites for problem in suite.problems if not problem.warning)

    @property
    def strays(self) -> tuple[Stray, ...]:
        """Annotations that name no rule."""
        return tuple(stray for suite in self.suites for stray in suite.strays)

    @property
    def errors(self) -> tuple[AnalysisError, ...]:
        """Rules that failed or were stopped while they were tried."""
        return tuple(error for rule in self.rules for target in rule.targets for error in target.errors)

    def count(self, status: Status) -> int:
        """How many rules fare so."""
        return sum(rule.status is status for rule in self.rules)
