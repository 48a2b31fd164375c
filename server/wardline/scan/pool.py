"""Jobs spread over processes: chunks out, outcomes back, and what to do when a process dies.

Knows executors and jobs; nothing of discovery, caches or reports. The order of outcomes is not defined.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from wardline.model import Analysis, AnalysisError, ErrorKind, FileReport
from wardline.scan.project import Project
from wardline.scan.work import Extras, Job, Outcome, run_chunk, run_job

FEW_FILES = 32
"""Fewer files than this are checked in this process: starting others would take longer."""

FEW_BYTES = 300_000
"""Less text than this is checked in this process."""

_CHUNK_BYTES = 256_000
_CHUNK_FILES = 64
_CHUNKS_AHEAD = 3  # per worker: enough that none waits, few enough that a cancelled scan stops soon
_MOST_WORKERS = 61  # what Windows can wait for at once


@dataclass(frozen=True, slots=True)
class Work:
    """What every job of a scan shares. `workers` None leaves their number to the machine."""

    project: Project
    extras: Extras
    cancelled: Callable[[], bool]
    workers: int | None = None


def run_jobs(work: Work, jobs: Iterable[Job], executor: Executor | None = None) -> Iterator[Outcome]:
    """The outcome of every job, in any order; ends early when the scan is cancelled.

    Without `executor`, processes are started if there is enough to do for more than one.
    """
    source = iter(jobs)
    if executor is not None:
        yield from _run_in(executor, work, source, 4 * (os.cpu_count() or 1))
        return
    workers = min(work.workers or available_cores(), _MOST_WORKERS)
    first = _first_jobs(source) if workers > 1 else []
    if workers < 2 or _are_few(first):
        yield from _run_here(work, chain(first, source))
        return
    pool = process_pool(workers)
    try:
        yield from _run_in(pool, work, chain(first, source), _CHUNKS_AHEAD * workers)
    finally:
        _end(pool)


def _end(pool: Executor) -> None:
    """Shut `pool` down. One whose process died is not waited for: its manager may have died in its turn."""
    try:
        pool.submit(os.getpid).result()
    except (BrokenExecutor, RuntimeError, OSError, EOFError):
        pool.shutdown(wait=False, cancel_futures=True)
    else:
        pool.shutdown(wait=True, cancel_futures=True)


def available_cores() -> int:
    """How many cores this process may use, which in a container is fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def process_pool(workers: int) -> Executor:
    """An executor of `workers` processes that suits `scan`: safe beside threads, quiet on Ctrl+C."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # fork copies locks that other threads of an editor's server hold; forkserver starts from a clean process.
    methods = multiprocessing.get_all_start_methods()
    # They are started with `python -c`, which would let them import modules from the directory that is scanned.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["wardline.scan.work"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl+C to the parent, which shuts the workers down, and end with it however it ends."""
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(wait_for_parent: Callable[[], None]) -> None:
    wait_for_parent()
    os._exit(1)


def _run_here(work: Work, jobs: Iterable[Job]) -> Iterator[Outcome]:
    for job in jobs:
        if work.cancelled():
            return
        yield run_job(work.project, job, work.extras)


def _run_in(executor: Executor, work: Work, jobs: Iterable[Job], window: int) -> Iterator[Outcome]:
    """Keep at most `window` chunks with the executor; chunks that it lost are run again, file by file."""
    running: dict[Future[list[Outcome]], list[Job]] = {}
    with closing(_Isolation(work)) as isolation:
        try:
            for chunk in _chunks(jobs):
                if work.cancelled():
                    return
                try:
                    running[_submit(executor, work, chunk)] = chunk
                except (BrokenExecutor, RuntimeError, OSError, EOFError):
                    # RuntimeError: the owner has shut it down meanwhile; the others: no process can be started.
                    yield from map(isolation.run, chunk)
                if len(running) >= window:
                    yield from _collect(running, isolation)
            while running and not work.cancelled():
                yield from _collect(running, isolation)
        finally:
            for future in running:
                future.cancel()


def _submit(executor: Executor, work: Work, chunk: list[Job]) -> Future[list[Outcome]]:
    return executor.submit(run_chunk, work.project.origin, work.project.digest, chunk, work.extras)


def _collect(running: dict[Future[list[Outcome]], list[Job]], isolation: _Isolation) -> Iterator[Outcome]:
    """Wait for at least one chunk and yield what it brought."""
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        chunk = running.pop(future)
        try:
            outcomes = future.result()
        except Exception:  # the worker died, or could not open the project: the jobs themselves raise nothing
            outcomes = list(map(isolation.run, chunk))
        yield from outcomes


class _Isolation:
    """Runs jobs one by one in a process of their own, so that a file that kills it costs only itself."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pool: Executor | None = None
        self._possible = True

    def run(self, job: Job) -> Outcome:
        """The outcome of `job`; without a working process it is run in this one."""
        pool = self._pool or self._start()
        if pool is None:
            return run_job(self._work.project, job, self._work.extras)
        try:
            return _submit(pool, self._work, [job]).result()[0]
        except BrokenExecutor:
            self.close()
            return _crashed(job)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._pool is not None:
            _end(self._pool)
        self._pool = None

    def _start(self) -> Executor | None:
        """A process that has been seen to work, or None where none does."""
        if not self._possible:
            return None
        try:
            self._pool = process_pool(1)
            _submit(self._pool, self._work, []).result()
        except Exception:  # no semaphores, no memory, a main module that cannot be imported twice, ...
            self.close()
            self._possible = False
        return self._pool


def _crashed(job: Job) -> Outcome:
    error = AnalysisError(ErrorKind.FILE, "internal error: the process that analysed this file died", path=job.shown)
    return Outcome(FileReport(job.shown, Analysis(errors=(error,))))


def _first_jobs(source: Iterator[Job]) -> list[Job]:
    """As many jobs as it takes to know that there are not few."""
    first: list[Job] = []
    size = 0
    for job in source:
        first.append(job)
        size += len(job.data)
        if len(first) >= FEW_FILES and size >= FEW_BYTES:
            break
    return first


def _are_few(jobs: list[Job]) -> bool:
    return len(jobs) < FEW_FILES or sum(len(job.data) for job in jobs) < FEW_BYTES


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """The jobs in groups of about equal size in bytes."""
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.data)
        if size >= _CHUNK_BYTES or len(chunk) >= _CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
