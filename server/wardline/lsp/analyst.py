"""Analysis off the event loop: one worker, the latest state of each document, stale results dropped.

Documents are marked as touched, not queued: whatever happens while the worker is busy, each is analysed once more,
in its last state, the one touched last first. `analyse` is the work itself, a function from `Task` to `Outcome`.
Knows nothing of how results are shown.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace

from lsprotocol import types

from wardline.engine import Snapshot
from wardline.lsp.client import Client
from wardline.lsp.convert import SOURCE, JsonObject, diagnostics
from wardline.lsp.state import Outcome, Task
from wardline.model import Finding
from wardline.scan import check_document
from wardline.syntax import Document

_log = logging.getLogger(__name__)


def analyse(task: Task, client: Client) -> Outcome:
    """Check one document, and the rules in it if it holds some; a failure becomes an outcome without findings."""
    rules = _look_for_rules(task) if task.buffer.yaml else None
    if rules is not None and not _is_scanned(task):
        return rules
    outcome = _check(task, task.buffer.document, client)
    if rules is None or not rules.rules:
        return outcome
    return replace(outcome, items=(*outcome.items, *rules.items), rules=True)


def _is_scanned(task: Task) -> bool:
    """Whether a scan would look at the text."""
    project = task.opened.project
    return task.buffer.document.language.has_grammar or project.rules.reads_text(project.relative(task.path))


def _check(task: Task, document: Document, client: Client) -> Outcome:
    if _is_too_large(task):
        return Outcome(task, None, items=(_too_large(task.opened.project.configuration.max_file_size),))
    try:
        checked = check_document(task.opened.project, task.path, document, task.previous)
    except Exception as problem:  # the server must outlive whatever goes wrong inside one document
        _log.exception("cannot analyse %s", task.uri)
        return Outcome(task, None, error=f"{type(problem).__name__}: {problem}")
    for error in checked.analysis.errors:
        _log.warning("%s: %s%s", task.uri, f"{error.rule_id}: " if error.rule_id else "", error.message)
    own = [finding for finding in checked.analysis.findings if finding.suppression is None]
    findings = tuple(sorted((*own, *task.adapted), key=_place)) if task.adapted else tuple(own)
    return outcome_of(task, checked.snapshot, findings, client)


def _look_for_rules(task: Task) -> Outcome:
    """Check a text that may hold rules."""
    from wardline.lsp.rule_files.check import check_rules  # needed only where somebody writes rules

    try:
        items = None if _is_too_large(task) else check_rules(task.buffer, task.path, task.opened)
    except Exception as problem:  # as above
        _log.exception("cannot check the rules in %s", task.uri)
        return Outcome(task, None, error=f"{type(problem).__name__}: {problem}")
    return Outcome(task, None, items=tuple(items or ()), rules=items is not None, silent=items is None)


def outcome_of(task: Task, snapshot: Snapshot | None, findings: tuple[Finding, ...], client: Client) -> Outcome:
    """The outcome of these findings, with their diagnostics."""
    facts = task.opened.facts.including(task.foreign) if task.foreign else task.opened.facts
    items = diagnostics(findings, facts, task.buffer.places, task.uri, client)
    return Outcome(task, snapshot, findings, tuple(items))


def _too_large(limit: int) -> JsonObject:
    """The note at the top of a file that is not analysed."""
    return {
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
        "severity": types.DiagnosticSeverity.Information.value,
        "source": SOURCE,
        "code": "file-too-large",
        "message": f"Wardline does not look into files of more than {limit:_} bytes (max-file-size).",
    }


def _is_too_large(task: Task) -> bool:
    return len(task.buffer.document.data) > task.opened.project.configuration.max_file_size


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule_id


class Analyst:
    """Keeps the worker busy with the touched documents, one at a time.

    `task_of` gives the task of a URI, or None if there is nothing to do for it now; `finished` gets every outcome
    in the event loop, and decides whether it still holds.
    """

    def __init__(
        self,
        executor: Executor,
        work: Callable[[Task], Outcome],
        task_of: Callable[[str], Task | None],
        finished: Callable[[Outcome], None],
    ) -> None:
        self._executor = executor
        self._work = work
        self._task_of = task_of
        self._finished = finished
        self._touched: dict[str, None] = {}
        self._scheduled = False
        self._held = False
        self.busy = False

    @property
    def idle(self) -> bool:
        """Whether nothing is being analysed and nothing waits."""
        return not self.busy and not self._touched

    def touch(self, uri: str) -> None:
        """The document has changed, or what it is analysed with has."""
        self._touched.pop(uri, None)
        self._touched[uri] = None
        self._wake()

    def forget(self, uri: str) -> None:
        """The document has been closed."""
        self._touched.pop(uri, None)

    def hold(self, held: bool) -> None:
        """While held, nothing new is started: what it would be analysed with is about to change."""
        self._held = held
        if not held:
            self._wake()

    def _wake(self) -> None:
        # Not at once: messages that have already arrived may bring a later state of the same document.
        if not self._scheduled:
            self._scheduled = True
            asyncio.get_running_loop().call_soon(self._start)

    def _start(self) -> None:
        self._scheduled = False
        if self.busy or self._held:
            return
        for uri in reversed(list(self._touched)):
            task = self._task_of(uri)
            if task is not None:
                del self._touched[uri]
                self._submit(task)
                return

    def _submit(self, task: Task) -> None:
        self.busy = True
        loop = asyncio.get_running_loop()

        def done(future: Future[Outcome]) -> None:
            if not future.cancelled() and not loop.is_closed():
                loop.call_soon_threadsafe(self._done, future)

        self._executor.submit(self._work, task).add_done_callback(done)

    def _done(self, future: Future[Outcome]) -> None:
        self.busy = False
        try:
            self._finished(future.result())
        finally:
            if self._touched:
                self._wake()
