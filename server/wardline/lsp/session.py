"""The state of one editor's session: open documents, folders, their projects, and the work that keeps them current.

Handlers of notifications call in here, in the event loop, and return at once. Analysis and project loading happen in
worker threads on immutable values; what comes back is taken only if it is still about the present. How results
reach the editor is the business of the `Listener`.
"""

from __future__ import annotations

import asyncio
import functools
import gc
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from wardline.fixes import warm_up
from wardline.lsp.actions import has_fixes
from wardline.lsp.analyst import Analyst, analyse
from wardline.lsp.buffers import Buffer, Change, changed, open_buffer
from wardline.lsp.client import Client
from wardline.lsp.convert import path_of, same_uri
from wardline.lsp.edits import moved
from wardline.lsp.projects import open_root
from wardline.lsp.state import ClosedFile, OpenDocument, Opened, Outcome, ProjectState, Task
from wardline.model import Finding
from wardline.scan import Checked, check_document
from wardline.syntax import Language, language_by_name, language_for_path

_log = logging.getLogger(__name__)

_T = TypeVar("_T")
_PAUSE_SECONDS = 0.3  # longer than between two keystrokes


class Listener(Protocol):
    """Who hears what becomes of the session's work; called in the event loop."""

    def analysed(self, document: OpenDocument) -> None:
        """A document has a new outcome."""

    def closed(self, document: OpenDocument) -> None:
        """A document is no longer open."""

    def project_opened(self, state: ProjectState, failure: str) -> None:
        """A project has been opened, or opened again; `failure` says why it could not be."""

    def project_dropped(self, state: ProjectState) -> None:
        """A project is no longer needed."""

    def forgotten(self, files: Sequence[ClosedFile]) -> None:
        """Files that are not open have left the workspace."""

    def activity(self) -> None:
        """Work has begun or ended."""


class Session:
    """One editor's session. Everything but the workers' functions runs in the event loop."""

    def __init__(self, client: Client, folders: Iterable[Path], listener: Listener) -> None:
        self.client = client
        self.folders = list(dict.fromkeys(folders))
        self.documents: dict[str, OpenDocument] = {}
        self.projects: dict[Path, ProjectState] = {}
        self.closed_files: dict[str, ClosedFile] = {}
        self.scanned: object = None  # what the workspace was last scanned with, for pulling clients
        self.settings: dict[Path | None, Mapping[str, Any]] = {None: client.options.settings}
        self._listener = listener
        self._warm: asyncio.TimerHandle | None = None
        self._frozen = False
        self._results = 0
        self._worker = ThreadPoolExecutor(1, "wardline-analysis")
        self._slow_worker = ThreadPoolExecutor(1, "wardline-slow")
        self._request_worker = ThreadPoolExecutor(1, "wardline-requests")
        self.analyst = Analyst(self._worker, functools.partial(analyse, client=client), self._task, self._finished)

    # Documents

    def open(self, uri: str, language_id: str, text: str, version: int) -> OpenDocument:
        """A document has been opened, or opened again."""
        path = path_of(uri)
        language, yaml = _language(language_id, path), is_yaml(language_id, path)
        buffer = open_buffer(text, language, self.client.encoding, version, yaml=yaml)
        document = OpenDocument(uri, path, buffer, self.project_for(path))
        self.documents[same_uri(uri)] = document
        self.closed_files.pop(same_uri(uri), None)
        self._touch(document)
        return document

    def change(self, uri: str, changes: Sequence[Change], version: int) -> None:
        """The text of an open document has changed."""
        document = self.find(uri)
        if document is None:
            _log.warning("a change of a document that is not open: %s", uri)
            return
        document.buffer, edits = changed(document.buffer, changes, version)
        document.adapted = moved(document.adapted, edits) if edits is not None else ()
        if document.since_save is not None:
            document.since_save = [*document.since_save, *edits] if edits is not None else None
        self._touch(document)

    def close(self, uri: str) -> None:
        """A document has been closed."""
        document = self.documents.pop(same_uri(uri), None)
        if document is None:
            return
        self.analyst.forget(document.uri)
        _answer(document, None)
        self._listener.closed(document)
        self._drop_unused()
        self._listener.activity()

    def save(self, uri: str) -> None:
        """A document has been written to disk: other tools look at it now, if they are turned on."""
        document = self.find(uri)
        opened = document.project.opened if document else None
        if (
            document
            and opened
            and document.buffer.document.language.has_grammar
            and opened.project.configuration.bandit
        ):
            document.since_save = []
            work = functools.partial(_adapt, document.buffer, document.path, opened)
            self._submit(self._slow_worker, work, functools.partial(self._adapted, document))

    def find(self, uri: str) -> OpenDocument | None:
        """The open document of that URI, however it is escaped."""
        return self.documents.get(same_uri(uri))

    async def settled(self, uri: str) -> tuple[OpenDocument, Outcome] | None:
        """An open document with the outcome for its present state, once there is one; None if it is closed first."""
        document = self.find(uri)
        if document is None or not (document.analysed or document.project.opened is None):
            return None
        outcome = document.current
        while outcome is None:
            waiting: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
            document.waiting.append(waiting)
            if await waiting is None:
                return None
            outcome = document.current
        return document, outcome

    # Projects

    def project_for(self, path: Path | None) -> ProjectState:
        """The project that a file belongs to: its folder's, else its own directory's."""
        root = self.root_of(path)
        state = self.projects.get(root)
        if state is None:
            state = self.projects[root] = ProjectState(root, self.settings_for(root))
            self.reopen(state)
        return state

    def root_of(self, path: Path | None) -> Path:
        """The innermost workspace folder around `path`, else its directory; a buffer without a file takes the first."""
        if path is None:
            return self.folders[0] if self.folders else Path.cwd()
        around = [folder for folder in self.folders if path.is_relative_to(folder)]
        return max(around, key=lambda folder: len(folder.parts), default=path.parent)

    def settings_for(self, root: Path) -> Mapping[str, Any]:
        """The editor's settings for a root: its own where the editor keeps settings per folder."""
        return self.settings.get(root, self.settings[None])

    def reopen(self, state: ProjectState) -> None:
        """Open a project again, because its files or the settings have changed."""
        if state.opening:
            state.outdated = True
            return
        state.opening, state.outdated = True, False
        state.settings = self.settings_for(state.root)
        task = functools.partial(open_root, state.root, state.settings, trusted=self.client.options.trusted)
        self._submit(self._worker, task, functools.partial(self._project_opened, state))

    def set_folders(self, added: Iterable[Path], removed: Iterable[Path]) -> None:
        """Folders have joined or left the workspace: documents go to the projects that they belong to now."""
        gone = set(removed)
        self.folders = list(dict.fromkeys([*(folder for folder in self.folders if folder not in gone), *added]))
        for document in self.documents.values():
            state = self.project_for(document.path)
            if state is not document.project:
                document.project, document.snapshot = state, None
                self._touch(document)
        self._drop_unused()
        for folder in self.folders:
            self.project_for(folder)
        self._forget_closed_files()
        self._listener.activity()

    async def opened(self, state: ProjectState) -> Opened:
        """The project once it is open, in its present form."""
        if state.opened is None or state.opening:
            waiting: asyncio.Future[Opened] = asyncio.get_running_loop().create_future()
            state.waiting.append(waiting)
            return await waiting
        return state.opened

    def opened_projects(self) -> list[ProjectState]:
        """The projects of the workspace's folders, in their order."""
        return [self.project_for(folder) for folder in self.folders]

    async def run_slowly(self, work: Callable[[], _T]) -> _T:
        """Run something that takes long beside the analysis and wait for it."""
        return await asyncio.get_running_loop().run_in_executor(self._slow_worker, work)

    async def run_for_request(self, work: Callable[[], _T]) -> _T:
        """Run something that a user waits for, without waiting for a scan."""
        return await asyncio.get_running_loop().run_in_executor(self._request_worker, work)

    def end(self) -> None:
        """Start nothing more and drop what has not begun."""
        if self._warm is not None:
            self._warm.cancel()
        for worker in (self._worker, self._slow_worker, self._request_worker):
            worker.shutdown(wait=False, cancel_futures=True)

    # Inside

    def _drop_unused(self) -> None:
        """Let go of the projects that are no folder's and have no document."""
        used = {id(document.project) for document in self.documents.values()}
        for root, state in list(self.projects.items()):
            if id(state) not in used and root not in self.folders:
                del self.projects[root]
                self._listener.project_dropped(state)

    def _forget_closed_files(self) -> None:
        """Let go of what a scan found in files that are in no folder any more."""
        gone = [key for key, file in self.closed_files.items() if self.root_of(path_of(file.uri)) not in self.folders]
        self._listener.forgotten([self.closed_files.pop(key) for key in gone])

    def _warm_up_later(self) -> None:
        """A fix may be asked for soon, and what it needs takes a while to import: that waits for a pause in typing."""
        loop = asyncio.get_running_loop()
        self._warm = loop.call_later(_PAUSE_SECONDS, self._request_worker.submit, warm_up)

    def _touch(self, document: OpenDocument) -> None:
        if self._warm is not None and self._warm.when() > asyncio.get_running_loop().time():
            self._warm.cancel()
            self._warm_up_later()
        if document.analysed:
            self.analyst.touch(document.uri)
            self._listener.activity()
        elif document.outcome is not None:  # it held rules, and does so no more
            document.outcome = None
            _answer(document, None)
            self._listener.closed(document)

    def _task(self, uri: str) -> Task | None:
        document = self.find(uri)
        if document is None or document.project.opened is None:
            return None
        return Task(
            uri,
            document.path,
            document.buffer,
            document.project.opened,
            document.snapshot,
            document.adapted,
            document.foreign,
        )

    def _finished(self, outcome: Outcome) -> None:
        document = self.find(outcome.task.uri)
        if document is None:
            return
        if outcome.task.opened is document.project.opened:
            document.snapshot = outcome.snapshot
            if outcome.task.buffer is document.buffer:
                self._take(document, outcome)
        self._listener.activity()

    def _take(self, document: OpenDocument, outcome: Outcome) -> None:
        nothing_said = document.outcome is None or document.outcome.silent
        if document.outcome is None or document.outcome.items != outcome.items:
            self._results += 1
            document.result_id = str(self._results)
        document.outcome = outcome
        _answer(document, outcome)
        if not (outcome.silent and nothing_said):
            self._listener.analysed(document)
        if self._warm is None and has_fixes(outcome):
            self._warm_up_later()

    def _project_opened(self, state: ProjectState, future: Future[Opened]) -> None:
        state.opening = False
        failure = ""
        first = state.opened is None
        try:
            state.opened = future.result()
        except Exception as problem:  # the project as it was before goes on
            _log.exception("cannot open the project at %s", state.root)
            failure = f"{type(problem).__name__}: {problem}"
        if first and not self._frozen:
            self._frozen = True
            gc.freeze()  # most of what is there now lives as long as the session: collections need not walk it
        kept = self.projects.get(state.root) is state
        if state.outdated and kept:
            self.reopen(state)
        else:
            self._answer_waiting(state, failure)
        if not kept:
            return
        self._listener.project_opened(state, failure)
        for document in self.documents.values():
            if document.project is state:
                document.snapshot = None
                self._touch(document)
                if not document.analysed:
                    _answer(document, None)
        self._listener.activity()

    def _answer_waiting(self, state: ProjectState, failure: str) -> None:
        waiting, state.waiting = state.waiting, []
        for future in waiting:
            if future.done():
                continue
            if state.opened:
                future.set_result(state.opened)
            else:
                future.set_exception(RuntimeError(failure))
        for document in self.documents.values() if state.opened is None else ():
            if document.project is state:
                _answer(document, None)

    def _adapted(self, document: OpenDocument, future: Future[Checked]) -> None:
        edits, document.since_save = document.since_save, None
        if edits is None or future.exception() is not None:
            _log.warning("other tools' findings in %s are dropped: %s", document.uri, future.exception() or "replaced")
            return
        checked = future.result()
        document.foreign = checked.foreign
        document.adapted = moved(_foreign_findings(checked), edits)
        self._touch(document)

    def _submit(self, executor: ThreadPoolExecutor, work: Callable[[], _T], then: Callable[[Future[_T]], None]) -> None:
        loop = asyncio.get_running_loop()

        def done(future: Future[_T]) -> None:
            if not future.cancelled() and not loop.is_closed():
                loop.call_soon_threadsafe(then, future)

        executor.submit(work).add_done_callback(done)


def is_yaml(language_id: str, path: Path | None) -> bool:
    """Whether a document is YAML: it may hold rules."""
    return language_id == "yaml" or (path is not None and path.suffix.lower() in (".yaml", ".yml"))


def _language(language_id: str, path: Path | None) -> Language | None:
    return language_by_name(language_id) or (language_for_path(path) if path else None)


def _answer(document: OpenDocument, outcome: Outcome | None) -> None:
    waiting, document.waiting = document.waiting, []
    for future in waiting:
        if not future.done():
            future.set_result(outcome)


def _adapt(buffer: Buffer, path: Path | None, opened: Opened) -> Checked:
    return check_document(opened.project, path, buffer.document, with_adapters=True)


def _foreign_findings(checked: Checked) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in checked.analysis.findings
        if finding.rule_id in checked.foreign and finding.suppression is None
    )
