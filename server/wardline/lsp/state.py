"""What the server knows of one open document and of one project: plain records, no behaviour of their own.

`OpenDocument` and `ProjectState` change only in the event loop. What background work gets (`Task`) and gives back
(`Outcome`) is immutable.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wardline.engine import Snapshot
from wardline.fixes import Refusal
from wardline.lsp.buffers import Buffer
from wardline.lsp.convert import JsonObject, RuleFacts
from wardline.model import Finding, Fix, RuleInfo, TextEdit
from wardline.scan import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A project and what is derived from it: the shared parts of diagnostics, and the state of its files."""

    project: Project
    facts: RuleFacts
    sources: tuple[Path, ...]
    signature: object


@dataclass(slots=True)
class ProjectState:
    """The project of one root. `opened` is None until it has been opened for the first time."""

    root: Path
    settings: Mapping[str, Any] = field(default_factory=dict)
    opened: Opened | None = None
    opening: bool = False
    outdated: bool = False  # it changed while it was being opened
    waiting: list[asyncio.Future[Opened]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to analyse, as it is now."""

    uri: str
    path: Path | None
    buffer: Buffer
    opened: Opened
    previous: Snapshot | None
    adapted: tuple[Finding, ...]
    foreign: Mapping[str, RuleInfo]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What the analysis of a task gave: the findings to show and their diagnostics, in the same order.

    After these stand the diagnostics of rules that are written in the text. `proofs` remembers fixes of findings, by
    index: editors ask again at each move of the cursor. `rules` says that the text turned out to hold rules, `silent`
    that it is none that Wardline speaks about: YAML without rules.
    """

    task: Task
    snapshot: Snapshot | None
    findings: tuple[Finding, ...] = ()
    items: tuple[JsonObject, ...] = ()
    error: str = ""
    rules: bool = False
    silent: bool = False
    proofs: dict[int, Fix | Refusal] = field(default_factory=dict)


@dataclass(slots=True)
class OpenDocument:
    """A document that the editor has open.

    `adapted` are the findings of other tools as of the last save, moved along with the edits since; `since_save`
    collects the edits made while those tools run. `served` is the version and the result that a client has pulled.
    """

    uri: str
    path: Path | None
    buffer: Buffer
    project: ProjectState
    outcome: Outcome | None = None
    result_id: str = ""
    served: tuple[int | None, str] | None = None
    snapshot: Snapshot | None = None
    adapted: tuple[Finding, ...] = ()
    foreign: Mapping[str, RuleInfo] = field(default_factory=dict)
    since_save: list[TextEdit] | None = None
    waiting: list[asyncio.Future[Outcome | None]] = field(default_factory=list)

    @property
    def analysed(self) -> bool:
        """Whether the text is looked at: a program, YAML that may hold rules, or what rules over text look at."""
        document, opened = self.buffer.document, self.project.opened
        if document.language.has_grammar or (self.buffer.yaml and b"rules" in document.data):
            return True
        if opened is None or any(problem.path == self.path for problem in opened.project.problems if problem.path):
            return False  # a file of rules or settings shows what is wrong with these
        return opened.project.rules.reads_text(opened.project.relative(self.path))

    @property
    def holds_rules(self) -> bool:
        """Whether the text was found to hold rules when it was last looked at."""
        return self.outcome is not None and self.outcome.rules

    @property
    def current(self) -> Outcome | None:
        """The outcome, if it is of the text and the project as they are now."""
        outcome = self.outcome
        if outcome and outcome.task.buffer is self.buffer and outcome.task.opened is self.project.opened:
            return outcome
        return None


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """What the last scan of the workspace found in a file that is not open."""

    uri: str
    items: tuple[JsonObject, ...]
    result_id: str
