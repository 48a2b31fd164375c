"""Finds rule files with their test files on disk, and tries every rule on them, in several processes where there is
enough to do. What a test says and how files are paired is decided elsewhere in this package.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from wardline.engine.rule_checks import check_all
from wardline.packs.loading import has_rules, read_language
from wardline.rule_tests.fixing import compare_fixes
from wardline.rule_tests.pairing import Suite, may_hold_rules, pair
from wardline.rule_tests.results import FixResult, SuiteResult, TestReport
from wardline.rule_tests.trial import Tried, compiled, documents, rule_result, try_target
from wardline.rules import load_rules
from wardline.rules.schema import Mark, RuleProblem
from wardline.rules.yaml_source import MAX_BYTES

_LEFT_OUT = ("node_modules", "__pycache__")
_FEW = 60
"""Fewer rule files than this are tried in this process: starting others would take longer."""


@dataclass(frozen=True, slots=True)
class NothingToTestError(Exception):
    """A path that is not there, or that holds no rule file; `str()` says which."""

    message: str

    def __str__(self) -> str:
        return self.message


def find_suites(paths: Iterable[Path]) -> tuple[Suite, ...]:
    """The rule files at or below `paths` with their targets; a path may also be a target.

    Raises NothingToTestError for a path that is not there or has no rule file.
    """
    found: dict[PurePath, Suite] = {}
    for path in paths:
        if not path.exists():
            raise NothingToTestError(f"{path}: no such file or directory")
        suites = _below(path) if path.is_dir() else _of_file(path)
        if not suites:
            raise NothingToTestError(f"{path}: no rule file here; rule files end in .yaml and start with `rules:`")
        found |= {suite.rules: suite for suite in suites}
    return tuple(suite for _, suite in sorted(found.items()))


def run_suites(
    suites: Sequence[Suite], progress: Callable[[int, int], None], *, strict: bool = False, jobs: int | None = None
) -> TestReport:
    """Try every suite. `progress` is told how many of how many are done; `jobs` None leaves it to the machine."""
    started = time.monotonic()
    results = []
    for result in _results(suites, partial(run_suite, strict=strict), jobs or os.cpu_count() or 1):
        results.append(result)
        progress(len(results), len(suites))
    return TestReport(tuple(results), time.monotonic() - started)


def run_suite(suite: Suite, *, strict: bool = False) -> SuiteResult:
    """Try the rules of one file on its targets."""
    shown = suite.rules.as_posix()
    try:
        loaded = load_rules(_read(suite.rules), shown, language=read_language)
    except OSError as problem:
        return SuiteResult(shown, problems=(_unreadable(shown, problem),))
    rules = compiled(loaded.rules)
    problems = [*loaded.problems, *rules.problems, *check_all(rules.rules.values())]
    broken = {problem.rule_id for problem in problems if problem.rule_id and not problem.warning}
    tried: list[Tried] = []
    fixes: list[FixResult] = []
    for target in suite.targets:
        try:
            data = _read(target.path)
            twin = _read(target.fixed) if target.fixed is not None else b""
        except OSError as problem:
            problems.append(_unreadable(target.path.as_posix(), problem))
            continue
        tried.append(try_target(target.path.as_posix(), target.path, data, rules, broken))
        if target.fixed is not None:
            fixes += (
                compare_fixes(document, twin, rules, target.path.as_posix(), target.fixed.as_posix())
                for document in documents(target.path, data, rules)[:1]
            )
    return SuiteResult(
        shown,
        tuple(rule_result(rule, tried, strict=strict) for rule in rules.rules.values()),
        tuple(fixes),
        tuple(problems),
        tuple(stray for one in tried for stray in one.strays),
    )


def _results(suites: Sequence[Suite], run: Callable[[Suite], SuiteResult], jobs: int) -> Iterator[SuiteResult]:
    if jobs < 2 or len(suites) < _FEW:
        yield from map(run, suites)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(run, suites, chunksize=8)


def _below(directory: Path) -> tuple[Suite, ...]:
    rule_files: list[Path] = []
    others: list[Path] = []
    for path in _files(directory):
        (rule_files if _is_rule_file(path) else others).append(path)
    return pair(rule_files, others)


def _of_file(path: Path) -> tuple[Suite, ...]:
    """The suite of a rule file, or those that a target belongs to, with this target alone."""
    if _is_rule_file(path):
        return tuple(suite for suite in _below(path.parent) if suite.rules == path)
    # A target lies beside its rule file, or in a directory that does.
    around = [path.parent, *([path.parent.parent] if path.parent.name else [])]
    return tuple(
        Suite(suite.rules, (target,))
        for suite in max(map(_below, around), key=len)
        for target in suite.targets
        if path in (target.path, target.fixed)
    )


def _files(directory: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        yield from (Path(place, name) for name in sorted(names))


def _is_rule_file(path: Path) -> bool:
    if not may_hold_rules(path):
        return False
    try:
        return path.is_file() and has_rules(_read(path))
    except OSError:
        return False


def _read(path: PurePath) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _unreadable(shown: str, problem: OSError) -> RuleProblem:
    return RuleProblem(Mark(shown, 1, 1), f"cannot be read: {problem.strerror or problem}")
