"""What is wrong in configuration and rule files, shown as diagnostics on these files.

They are pushed to every client: a client that pulls does so for source files only. One message in a window tells of
them when they are new, for editors in which nobody opens the file. A rule file that is open shows what is wrong in its
buffer instead, which is not the business of this module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from wardline.lsp.buffers import Places
from wardline.lsp.convert import SOURCE, JsonObject, plain_range
from wardline.lsp.features.diagnostics import publish
from wardline.lsp.projects import problems_by_file, summary
from wardline.scan import Problem
from wardline.text import LineIndex, Span

if TYPE_CHECKING:
    from wardline.lsp.server import WardlineServer
    from wardline.lsp.state import OpenDocument, ProjectState

_LARGEST = 5_000_000


class Problems:
    """The problems that are shown now, by root and file."""

    def __init__(self, ls: WardlineServer) -> None:
        self._ls = ls
        self._shown: dict[Path, dict[Path, list[Problem]]] = {}
        self._told: dict[Path, str] = {}

    def update(self, state: ProjectState, failure: str) -> None:
        """Show the problems of a project that has been opened (again)."""
        if state.opened is None:
            self._tell(state.root, failure)
            return
        found = problems_by_file(state.opened)
        before = self._shown.get(state.root, {})
        self._shown[state.root] = found
        for path in before.keys() | found.keys():
            if found.get(path) != before.get(path):
                self._publish(path)
        seen = {problem for path, listed in found.items() if self._is_open(path) for problem in listed}
        problems = [problem for problem in state.opened.project.problems if problem not in seen]
        self._tell(state.root, failure or (summary(problems) if problems else ""))

    def leave_to(self, document: OpenDocument) -> None:
        """A document shows what is wrong in it by itself, if it holds rules."""
        if document.path and document.holds_rules and self._ls.client.pull and self._has_shown(document.path):
            publish(self._ls, document.path.as_uri(), [], None)

    def take_back(self, document: OpenDocument) -> None:
        """A document has been closed: what is wrong with its file is shown again."""
        if document.path and document.buffer.yaml and self._has_shown(document.path):
            self._publish(document.path)

    def _has_shown(self, path: Path) -> bool:
        return any(path in found for found in self._shown.values())

    def _is_open(self, path: Path) -> bool:
        document = self._ls.session.find(path.as_uri())
        return document is not None and document.holds_rules

    def forget(self, root: Path) -> None:
        """The project at `root` is gone, and with it what is wrong there, unless another one shares the file."""
        for path in self._shown.pop(root, {}):
            self._publish(path)
        self._told.pop(root, None)

    def _publish(self, path: Path) -> None:
        """All projects' problems in a file that they may share, each once."""
        if self._is_open(path):
            return
        problems = dict.fromkeys(problem for found in self._shown.values() for problem in found.get(path, ()))
        places = Places(LineIndex(_content(path) if problems else b""), self._ls.client.encoding)
        publish(self._ls, path.as_uri(), [_diagnostic(problem, places) for problem in problems], None)

    def _tell(self, root: Path, message: str) -> None:
        if message and message != self._told.get(root):
            self._ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
        self._told[root] = message


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return b""


def _diagnostic(problem: Problem, places: Places) -> JsonObject:
    severity = types.DiagnosticSeverity.Error if problem.fatal else types.DiagnosticSeverity.Warning
    return {
        "range": plain_range(_span(problem, places), places),
        "severity": severity.value,
        "source": SOURCE,
        "code": "configuration",
        "message": problem.message,
    }


def _span(problem: Problem, places: Places) -> Span:
    """From the problem's place to the end of its line; the first line where only the file is known."""
    line = places.lines.line_span(max(problem.line - 1, 0))
    before = places.lines.line_text(max(problem.line - 1, 0))[: max(problem.column - 1, 0)]
    return Span(line.start + min(len(before.encode()), len(line)), line.end)
