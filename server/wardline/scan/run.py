"""Checking many files: discovery, reading, the results cache, the spreading over processes, the report.

Knows the order of these steps and nothing of how each is done.
"""

from __future__ import annotations

import datetime
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

import wardline
from wardline.model import Analysis, AnalysisError, ErrorKind, FileReport, Report, RuleCard, RuleInfo
from wardline.project import SourceFile, SourceProblem, discover, read_source
from wardline.scan.pool import Work, run_jobs
from wardline.scan.project import Project, card_for, card_of
from wardline.scan.work import Job, Outcome


def scan(
    project: Project,
    paths: Sequence[Path],
    *,
    cwd: Path,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    use_cache: bool = True,
    with_fixes: bool = False,
) -> Report:
    """Check every file under `paths`; the report's paths are relative to `cwd`.

    `jobs` is the number of processes (None: one for each core, none for little work); `executor` runs the work
    instead, on this machine or others. `progress` is called with the number of files done and of all; when
    `cancelled` turns true, the report holds the files done by then. `with_fixes` also proves the fixes.
    """
    started, clock = datetime.datetime.now(datetime.UTC), time.perf_counter()
    work = Work(project, with_fixes, cancelled or (lambda: False), jobs)
    files = list(discover(paths, project.configuration, cwd))
    outcomes: list[Outcome] = []
    for outcome in _outcomes(work, files, executor):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), len(files))
    return Report(
        files=_worth_reporting(outcomes),
        cards=_cards(project, outcomes),
        errors=(),
        digest=project.digest,
        version=wardline.__version__,
        started=started,
        seconds=time.perf_counter() - clock,
        files_scanned=len(outcomes),
        rules_run=len(project.rules.rules),
    )


def _outcomes(work: Work, files: Iterable[SourceFile], executor: Executor | None) -> Iterator[Outcome]:
    """What every file yields, in any order: those that cannot be read first, as they are met."""
    unreadable: deque[Outcome] = deque()
    for outcome in run_jobs(work, _jobs(work, files, unreadable), executor):
        yield outcome
        while unreadable:
            yield unreadable.popleft()
    yield from unreadable


def _jobs(work: Work, files: Iterable[SourceFile], unreadable: deque[Outcome]) -> Iterator[Job]:
    for file in files:
        data = read_source(file.path, work.project.configuration.max_file_size)
        if isinstance(data, SourceProblem):
            error = AnalysisError(ErrorKind.FILE, str(data), path=file.shown)
            unreadable.append(Outcome(FileReport(file.shown, Analysis(errors=(error,)))))
        else:
            yield Job(file.path, file.shown, data)


def _worth_reporting(outcomes: Iterable[Outcome]) -> tuple[FileReport, ...]:
    reports = (outcome.report for outcome in outcomes)
    return tuple(
        sorted((report for report in reports if report.analysis.findings or report.analysis.errors), key=_path_of)
    )


def _path_of(report: FileReport) -> str:
    return report.path


def _cards(project: Project, outcomes: Iterable[Outcome]) -> dict[str, RuleCard]:
    """The pages of the rules that have findings, by id in alphabetical order."""
    foreign: dict[str, RuleInfo] = {}
    reported: set[str] = set()
    for outcome in outcomes:
        foreign.update(outcome.foreign)
        reported.update(finding.rule_id for finding in outcome.report.analysis.findings)
    cards = {rule_id: _card(project, rule_id, foreign.get(rule_id)) for rule_id in sorted(reported)}
    return {rule_id: found for rule_id, found in cards.items() if found is not None}


def _card(project: Project, rule_id: str, foreign: RuleInfo | None) -> RuleCard | None:
    return card_of(project, foreign) if foreign else card_for(project, rule_id)
