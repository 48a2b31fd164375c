"""Scanning the workspace's folders for the editor: the pipeline's own scan, its report as diagnostics by file.

Open documents are left to their buffers. Knows folders and reports, nothing of how results are shown.
"""

from __future__ import annotations

import functools
import os
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from wardline.lsp.buffers import Places
from wardline.lsp.client import Client
from wardline.lsp.convert import diagnostics, same_uri
from wardline.lsp.session import Session
from wardline.lsp.state import ClosedFile, Opened
from wardline.model import FileReport, Report
from wardline.scan import process_pool, scan
from wardline.text import LineIndex


class Wanted(Protocol):
    """Who hears of progress, and may have lost interest; asked from a worker's thread."""

    @property
    def cancelled(self) -> bool:
        """Whether the scan is no longer wanted."""

    def report(self, done: int, total: int) -> None:
        """So many of so many files are done."""


@dataclass(slots=True)
class Found:
    """What a scan found: diagnostics by file, which files it looked at, and whether it came to its end."""

    files: dict[Path, ClosedFile] = field(default_factory=dict)
    scanned: int = 0
    complete: bool = True

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(file.items) for file in self.files.values())


async def scan_folders(session: Session, wanted: Wanted, *, in_background: bool = False) -> Found:
    """Scan every folder of the workspace. In the background one half of the cores is left to the user's other work."""
    found = Found()
    for state in session.opened_projects():
        opened = await session.opened(state)
        work = functools.partial(_scan, opened, state.root, wanted, in_background)
        report = await session.run_slowly(work)
        found.scanned += report.files_scanned
        for file in report.files:
            path = Path(os.path.normpath(state.root / file.path))
            if session.root_of(path) == state.root and (closed := _closed(file, path, opened, session.client)):
                found.files[path] = closed
    found.complete = not wanted.cancelled
    return found


def take(session: Session, found: Found) -> list[ClosedFile]:
    """Keep what was found for files that are not open; those of which the diagnostics have changed."""
    before = session.closed_files
    after = dict(before) if not found.complete else {}
    after.update({same_uri(path.as_uri()): file for path, file in found.files.items()})
    session.closed_files = after = {uri: file for uri, file in after.items() if uri not in session.documents}
    gone = [ClosedFile(file.uri, (), "") for uri, file in before.items() if uri not in after]
    new = [file for uri, file in after.items() if file != before.get(uri)]
    return [file for file in (*gone, *new) if same_uri(file.uri) not in session.documents]


def _scan(opened: Opened, root: Path, wanted: Wanted, in_background: bool) -> Report:
    with ExitStack() as stack:
        executor: Executor | None = None
        if in_background:
            executor = stack.enter_context(process_pool(max((os.cpu_count() or 1) // 2, 1)))
        return scan(
            opened.project,
            [root],
            cwd=root,
            executor=executor,
            progress=wanted.report,
            cancelled=lambda: wanted.cancelled,
        )


def _closed(file: FileReport, path: Path, opened: Opened, client: Client) -> ClosedFile | None:
    findings = [finding for finding in file.analysis.findings if finding.suppression is None]
    if not findings:
        return None
    items = diagnostics(findings, opened.facts, Places(LineIndex(file.data), client.encoding), path.as_uri(), client)
    return ClosedFile(path.as_uri(), tuple(items), f"scan-{hash(repr(items)) & 0xFFFFFFFFFFFF:x}")
