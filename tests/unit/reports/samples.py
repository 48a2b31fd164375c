"""A small report made by hand, of which the expected output is known."""

from __future__ import annotations

import dataclasses
import datetime

from wardline.model import (
    Analysis,
    AnalysisError,
    Confidence,
    ErrorKind,
    FileReport,
    Finding,
    Fix,
    Report,
    RuleCard,
    RuleInfo,
    Safety,
    Severity,
    StepKind,
    Suppression,
    TextEdit,
    TraceStep,
)
from wardline.text import Span

CODE = """\
def show(request):
    naïve = "🦊" + request.args["q"]
    cursor.execute(naïve)
    legacy(1)  # wardline: ignore[demo.legacy] -- goes in May (until 2027-05-01)
""".encode()

SQL = RuleInfo(
    id="demo.sql",
    title="SQL built from untrusted text",
    message="Request data reaches the database as SQL.",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    languages=("python",),
    pack="demo",
    cwe=(89, 943),
    owasp=("A03:2021", "A05:2025"),
    asvs=("v5.0.0-1.2.4",),
    technology=("django",),
    fixable=True,
)
LEGACY = RuleInfo(
    id="demo.legacy",
    title="Old call",
    message="Do not call this.",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    languages=("python",),
)
CARDS = {
    "demo.sql": RuleCard(SQL, "# SQL\n\nUse parameters.", "https://example.org/sql"),
    "demo.legacy": RuleCard(LEGACY, "# Old call", ""),
}


def span_of(text: str, data: bytes = CODE) -> Span:
    start = data.index(text.encode())
    return Span(start, start + len(text.encode()))


ARGUMENT = Span(CODE.index("naïve)".encode()), CODE.index(b")\n    legacy"))
"""The argument of `cursor.execute`."""


def sql_finding(**changes: object) -> Finding:
    finding = Finding(
        rule_id="demo.sql",
        message="Request data reaches the database as SQL.",
        span=ARGUMENT,
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        context=span_of("cursor.execute(naïve)"),
        trace=(
            TraceStep(span_of('request.args["q"]'), "request.args is what the client sent", StepKind.SOURCE),
            TraceStep(span_of('naïve = "🦊" + request.args["q"]'), "is assigned to naïve", StepKind.PROPAGATION),
            TraceStep(span_of("cursor.execute(naïve)"), "runs as SQL", StepKind.SINK),
        ),
        captures=(("$X", "naïve"),),
        fingerprint="00112233445566ff:1",
    )
    return dataclasses.replace(finding, **changes)  # type: ignore[arg-type]


def legacy_finding(**changes: object) -> Finding:
    finding = Finding(
        rule_id="demo.legacy",
        message="Do not call this.",
        span=span_of("legacy(1)"),
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        context=span_of("legacy(1)"),
        fingerprint="aabbccddeeff0011:1",
        suppression=Suppression(span_of("# wardline: ignore"), "wardline", "goes in May", datetime.date(2027, 5, 1)),
    )
    return dataclasses.replace(finding, **changes)  # type: ignore[arg-type]


FIX = Fix(
    title="Bind the value as a parameter",
    edits=(TextEdit(ARGUMENT, '"?", (naïve,)'),),
    safety=Safety.SAFE,
    reason="The database gets the value apart from the statement",
)


def file_report(**changes: object) -> FileReport:
    report = FileReport("app/db.py", Analysis((sql_finding(), legacy_finding())), CODE, {0: FIX})
    return dataclasses.replace(report, **changes)  # type: ignore[arg-type]


def report(*files: FileReport, **changes: object) -> Report:
    made = Report(
        files=files or (file_report(),),
        cards=CARDS,
        errors=(),
        digest="0123456789abcdef",
        version="1.2.3",
        started=datetime.datetime(2027, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
        seconds=1.5,
        files_scanned=7,
        rules_run=2,
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


RULE_ERROR = AnalysisError(ErrorKind.RULE, "the rule failed", "demo.sql", "app/db.py")
SKIPPED = AnalysisError(ErrorKind.SKIPPED, "is larger than max-file-size", path="big.py")
MISCONFIGURED = AnalysisError(ErrorKind.CONFIGURATION, 'wardline.toml:1:1: unknown key "x"')
