"""The frozen values that flow through Wardline: rules' facts, findings, traces, edits, reports.

Nothing here computes, reads or prints. Places are byte spans (`wardline.text.Span`) into the UTF-8 text
that was analysed; only the edges turn them into lines and columns.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wardline.text import Span


class Severity(enum.StrEnum):
    """How bad the weakness is when it is real, from worst to least."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """4 for critical down to 0 for info, so that severities compare."""
        return 4 - list(Severity).index(self)


class Confidence(enum.StrEnum):
    """How sure the rule is that a match is the weakness; `low` is off in the default profile."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Safety(enum.StrEnum):
    """`safe`: behaviour stays but for the weakness, joins fix-all. `review`: a person should look at it."""

    SAFE = "safe"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What is known about a rule apart from how it matches; every report and editor feature reads this.

    `cwe` holds CWE numbers, the primary one first; `owasp` ids as `A05:2025`; `asvs` ids as
    `v5.0.0-1.2.4`; `replaces` maps another tool's name to its rule ids (`{"bandit": ("B608",)}`).
    `languages` are the language modules' names, `lesson` is a lesson's slug, `source` is where the rule
    was written, as shown to people (`rules/python-core/injection/sql.yaml:3`).
    """

    id: str
    title: str
    message: str
    severity: Severity
    confidence: Confidence
    languages: tuple[str, ...]
    pack: str = ""
    cwe: tuple[int, ...] = ()
    owasp: tuple[str, ...] = ()
    asvs: tuple[str, ...] = ()
    lesson: str | None = None
    replaces: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    references: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    fixable: bool = False
    safety: Safety = Safety.REVIEW
    safety_reason: str = ""
    source: str = ""


class StepKind(enum.StrEnum):
    """What a step of a taint trace is."""

    SOURCE = "source"
    PROPAGATION = "propagation"
    SINK = "sink"


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One place on the way of the data: `span` in the analysed text, `message` in a few words."""

    span: Span
    message: str
    kind: StepKind


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not to be acted on: the developer's words and, if given, until when.

    `directive` is the span of the comment; `tool` is whose comment it is (`wardline`, `bandit`, `ruff`,
    `semgrep`); `justification` is empty where the comment gives none.
    """

    directive: Span
    tool: str
    justification: str = ""
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness at one place.

    `span` is what gets underlined; `trace` is empty for findings without data flow; `captures` are the
    rule's metavariables with the text they bound (`{"$X": "name"}`); `fingerprint` survives moved lines.
    `context` is the span of the enclosing statement, where a suppression comment counts.
    """

    rule_id: str
    message: str
    span: Span
    severity: Severity
    confidence: Confidence
    context: Span
    trace: tuple[TraceStep, ...] = ()
    captures: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    suppression: Suppression | None = None
    origin: str = "rule"


class ErrorKind(enum.StrEnum):
    """What went wrong inside Wardline, as opposed to in the code under analysis."""

    RULE = "rule"  # a rule raised or could not be compiled
    BUDGET = "budget"  # a rule ran past its time
    FILE = "file"  # a file could not be read, or its analysis failed as a whole
    SKIPPED = "skipped"  # a file was left out on purpose: too large, binary, or in no known language
    ADAPTER = "adapter"  # a foreign analyser failed
    CONFIGURATION = "configuration"  # a key or value of the project's configuration
    REFUSED = "refused"  # a rule has a mistake and did not run
    PARTIAL = "partial"  # a file does not parse as a whole; what could be read of it was analysed


@dataclass(frozen=True, slots=True)
class AnalysisError:
    """An error as a value: it never stops the other rules or files."""

    kind: ErrorKind
    message: str
    rule_id: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an analysis yields: findings in the order of their place, and the errors met on the way."""

    findings: tuple[Finding, ...] = ()
    errors: tuple[AnalysisError, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace the bytes of `span` by `new_text`; a span of length zero inserts."""

    span: Span
    new_text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix that has been proven (`wardline.fixes.proof`): non-overlapping edits, sorted by place.

    `reason` says why it is safe, or what a reviewer should look at.
    """

    title: str
    edits: tuple[TextEdit, ...]
    safety: Safety
    reason: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as reports show it: its facts, its page as Markdown, and the link to learn more."""

    info: RuleInfo
    markdown: str
    help_uri: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """One scanned file. `path` is relative to the working directory, with forward slashes.

    `data` is the UTF-8 text that was analysed, kept only where there are findings (reports show lines of
    it), else empty. `fixes` maps a finding's index in `analysis.findings` to its proven fix.
    """

    path: str
    analysis: Analysis
    data: bytes = b""
    fixes: Mapping[int, Fix] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timing:
    """What a rule cost: seconds in all files that it was looked for in, and the most in one of them."""

    seconds: float = 0.0
    files: int = 0
    most: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a scan, ready for any format. `files` holds those with findings or errors, by path.

    `digest` is the parity digest (engine, packs, configuration); `started` is in UTC.
    """

    files: tuple[FileReport, ...]
    cards: Mapping[str, RuleCard]
    errors: tuple[AnalysisError, ...]
    digest: str
    version: str
    started: datetime.datetime
    seconds: float
    files_scanned: int
    rules_run: int
    timings: Mapping[str, Timing] = field(default_factory=dict)
