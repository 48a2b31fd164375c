"""One file's share of a scan, and the chunk of files that travels to another process and back.

Everything that crosses the border is plain picklable values; the other side opens the same project by itself.
This module knows nothing of pools, caches or progress.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wardline.model import Analysis, AnalysisError, ErrorKind, FileReport, Finding, Fix, RuleInfo
from wardline.scan.check import check_document, checker, fix_for
from wardline.scan.project import Origin, Project, open_project
from wardline.syntax import Document, language_for_path, plain_text


@dataclass(frozen=True, slots=True)
class Job:
    """A file to check: its place on disk, the path that reports show, and its UTF-8 text."""

    path: Path
    shown: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job yields: the file's report, the facts of other tools' rules found in it, and the time by rule."""

    report: FileReport
    foreign: Mapping[str, RuleInfo] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extras:
    """What a job does beside finding: prove the fixes, and measure what each rule costs."""

    fixes: bool = False
    timings: bool = False


class OtherProjectError(Exception):
    """A worker opened the project and found other rules or settings than the process that asked."""


def run_job(project: Project, job: Job, extras: Extras) -> Outcome:
    """Check one file; whatever goes wrong inside becomes an error of this file."""
    try:
        return _run(project, job, extras)
    except Exception as problem:  # one file's failure, of whatever kind, must not cost the others' results
        message = f"internal error: {type(problem).__name__}: {problem}"
        error = AnalysisError(ErrorKind.FILE, message, path=job.shown)
        return Outcome(FileReport(job.shown, Analysis(errors=(error,))))


def run_chunk(origin: Origin, digest: str, jobs: Sequence[Job], extras: Extras) -> list[Outcome]:
    """Check several files in a worker of any executor; the project is opened once per process."""
    project = _opened(origin, digest)
    return [run_job(project, job, extras) for job in jobs]


_projects: dict[str, Project] = {}


def _opened(origin: Origin, digest: str) -> Project:
    """The project with that digest; only the latest is kept, so that a long-lived worker does not grow."""
    if digest not in _projects:
        project = open_project(origin.root, config_rules=origin.config_rules, overrides=origin.overrides, keep=False)
        if project.digest != digest:
            raise OtherProjectError(f"expected digest {digest}, found {project.digest}")
        _projects.clear()
        _projects[digest] = project
    return _projects[digest]


def _run(project: Project, job: Job, extras: Extras) -> Outcome:
    language = language_for_path(job.path) or plain_text()
    document = Document.parse(job.data, language)
    clock = time.perf_counter if extras.timings else None
    checked = check_document(project, job.path, document, with_adapters=True, once=True, clock=clock)
    analysis = _placed(checked.analysis, job.shown)
    if document.is_partly_read:
        first = document.lines.line_of(document.first_error) + 1
        partial = AnalysisError(ErrorKind.PARTIAL, f"does not parse as a whole, first in line {first}", None, job.shown)
        analysis = Analysis(analysis.findings, (*analysis.errors, partial))
    fixes = _fixes(project, job.path, document, checked.analysis) if extras.fixes else {}
    report = FileReport(job.shown, analysis, job.data if analysis.findings else b"", fixes)
    return Outcome(report, checked.foreign, checked.snapshot.seconds)


def _fixes(project: Project, path: Path, document: Document, analysis: Analysis) -> dict[int, Fix]:
    fixable = [number for number, one in enumerate(analysis.findings) if _may_have_fix(project, one)]
    check = checker(project, path, document)
    proposed = {number: fix_for(project, path, document, analysis.findings[number], check) for number in fixable}
    return {number: fix for number, fix in proposed.items() if isinstance(fix, Fix)}


def _may_have_fix(project: Project, finding: Finding) -> bool:
    info = project.rules.info(finding.rule_id)
    return info is not None and info.fixable and finding.suppression is None


def _placed(analysis: Analysis, shown: str) -> Analysis:
    """The analysis with its errors saying which file they are about."""
    errors = tuple(AnalysisError(error.kind, error.message, error.rule_id, shown) for error in analysis.errors)
    return Analysis(analysis.findings, errors)
