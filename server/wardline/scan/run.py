"""Checking many files: discovery, reading, the results cache, the spreading over processes, the report.

Knows the order of these steps and nothing of how each is done.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import operator
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

import wardline
from wardline.model import Analysis, AnalysisError, ErrorKind, FileReport, Report, RuleCard, RuleInfo, Timing
from wardline.project import (
    DiscoveryProblem,
    ResultCache,
    SourceFile,
    SourceProblem,
    SourceProblemKind,
    discover,
    looks_like_text,
    read_source,
)
from wardline.project.discovery import DiscoveryProblemKind
from wardline.project.selection import effective_severity_in
from wardline.scan.pool import Work, run_jobs
from wardline.scan.project import Problem, Project, card_of, rule_info
from wardline.scan.results import Results
from wardline.scan.work import Extras, Job, Outcome
from wardline.syntax import Language, language_for_path

# A named path that is not there is the user's mistake, one in no known language is left out, the rest is ours.
_DISCOVERY_KINDS = {
    DiscoveryProblemKind.MISSING: ErrorKind.CONFIGURATION,
    DiscoveryProblemKind.UNSUPPORTED: ErrorKind.SKIPPED,
    DiscoveryProblemKind.UNREADABLE: ErrorKind.FILE,
}


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
    force_exclude: bool = False,
    with_timings: bool = False,
) -> Report:
    """Check every file under `paths`; the report's paths are relative to `cwd`.

    `jobs` is the number of processes (None: one for each core, none for little work); `executor` runs the work
    instead, on this machine or others. `progress` is called with the number of files done and of all; when
    `cancelled` turns true, the report holds the files done by then. `with_fixes` also proves the fixes.
    `force_exclude` leaves out what the configuration excludes even where `paths` names it. `with_timings` measures
    what each rule costs, for which every file is analysed.
    """
    started, clock = datetime.datetime.now(datetime.UTC), time.perf_counter()
    work = Work(project, Extras(with_fixes, with_timings), cancelled or (lambda: False), jobs)
    also = functools.partial(_reads_text, project) if project.rules.has_text_rules else None
    accepts = functools.partial(_has_rules, project)
    found = discover(paths, project.configuration, cwd, accepts, also=also, force_exclude=force_exclude)
    cache = ResultCache.default() if use_cache and not with_timings else ResultCache(None)
    results = Results.of(project, with_fixes, cache)
    outcomes: list[Outcome] = []
    for outcome in _outcomes(work, found.files, results, executor):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), len(found.files))
    results.save()
    return Report(
        files=_worth_reporting(outcomes),
        cards=_cards(project, outcomes),
        errors=(*map(_discovery_error, found.problems), *map(_project_error, project.problems)),
        digest=project.digest,
        version=wardline.__version__,
        started=started,
        seconds=time.perf_counter() - clock,
        files_scanned=len(outcomes),
        rules_run=len(project.rules.rules),
        timings=_timings(outcomes),
    )


def _outcomes(
    work: Work, files: Iterable[SourceFile], results: Results, executor: Executor | None
) -> Iterator[Outcome]:
    """What every file yields, in any order: from the cache, from reading alone, or from its analysis."""
    known: deque[Outcome] = deque()
    running: dict[str, Job] = {}
    for outcome in run_jobs(work, _jobs(work, files, results, known, running), executor):
        results.put(running.pop(outcome.report.path), outcome)
        yield outcome
        while known:
            yield known.popleft()
    yield from known


def _jobs(
    work: Work, files: Iterable[SourceFile], results: Results, known: deque[Outcome], running: dict[str, Job]
) -> Iterator[Job]:
    """The files that have to be analysed; what is known without goes to `known`."""
    for file in files:
        if work.cancelled():
            return
        data = read_source(file.path, work.project.configuration.max_file_size)
        if language_for_path(file.path) is None and not _is_text(data):
            known.append(Outcome(FileReport(file.shown, Analysis())))
            continue
        if isinstance(data, SourceProblem):
            known.append(_unread(file, data))
            continue
        job = Job(file.path, file.shown, data)
        kept = results.get(job)
        if kept is None:
            running[job.shown] = job
            yield job
        else:
            known.append(kept)


def _has_rules(project: Project, name: str) -> bool:
    """Whether a rule is for the language of files called as `name` is; the words of no other are to be read."""
    language = language_for_path(name)
    return language is not None and (project.rules.reads(language) or _reads_with_bandit(project, language))


def _reads_with_bandit(project: Project, language: Language) -> bool:
    return project.configuration.bandit and language.name == "python"


def _reads_text(project: Project, path: str) -> bool:
    """Whether rules over text look at a file of no known language."""
    return project.rules.reads_text(project.relative(Path(path)))


def _is_text(data: bytes | SourceProblem) -> bool:
    """Whether a file of no known language is worth a look: pictures and the like are passed over in silence."""
    if isinstance(data, SourceProblem):
        return data.kind is SourceProblemKind.UNREADABLE
    return looks_like_text(data)


def _unread(file: SourceFile, problem: SourceProblem) -> Outcome:
    unreadable = problem.kind is SourceProblemKind.UNREADABLE
    kind = ErrorKind.FILE if unreadable else ErrorKind.SKIPPED
    error = AnalysisError(kind, problem.message, path=file.shown)
    return Outcome(FileReport(file.shown, Analysis(errors=(error,))))


def _discovery_error(problem: DiscoveryProblem) -> AnalysisError:
    return AnalysisError(_DISCOVERY_KINDS[problem.kind], problem.message, path=problem.shown)


def _project_error(problem: Problem) -> AnalysisError:
    if problem.fatal and problem.rule_id:
        return AnalysisError(ErrorKind.REFUSED, str(problem), problem.rule_id, problem.file or None)
    return AnalysisError(ErrorKind.CONFIGURATION, str(problem), problem.rule_id)


def _timings(outcomes: Iterable[Outcome]) -> dict[str, Timing]:
    """What each rule cost in all files, the dearest first."""
    found: dict[str, Timing] = {}
    for outcome in outcomes:
        for rule_id, seconds in outcome.seconds.items():
            known = found.get(rule_id, Timing())
            found[rule_id] = Timing(known.seconds + seconds, known.files + 1, max(known.most, seconds))
    return dict(sorted(found.items(), key=lambda item: -item[1].seconds))


def _worth_reporting(outcomes: Iterable[Outcome]) -> tuple[FileReport, ...]:
    reports = (outcome.report for outcome in outcomes)
    worth = (report for report in reports if report.analysis.findings or report.analysis.errors)
    return tuple(sorted(worth, key=operator.attrgetter("path")))


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
    """The page with the severity that the whole project gives the rule: services sort by what the rule says."""
    info = foreign or rule_info(project, rule_id)
    if info is None:
        return None
    severity = effective_severity_in(info, (), project.configuration)
    return card_of(project, dataclasses.replace(info, severity=severity))
