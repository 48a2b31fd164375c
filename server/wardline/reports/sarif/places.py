"""Locations as SARIF writes them: relative percent-encoded URIs, and regions in UTF-16 code units.

UTF-16 is what GitHub and most viewers assume; the run says so (`columnKind`).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from wardline.model import StepKind, TraceStep
from wardline.reports.places import Source
from wardline.text import Encoding, Span

Json = dict[str, Any]

BASE = "%SRCROOT%"
"""The name of the directory that relative URIs start from: the working directory of the scan."""


def artifact(path: str) -> Json:
    """The location of a file, given as the report gives it: relative with forward slashes, or absolute."""
    encoded = quote(path.encode("utf-8", "surrogateescape"), safe="/-._~!$&'()*+,;=@")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if path[1:3] in (":/", ":\\"):  # a Windows drive; in a relative URI the colon would begin a scheme
        return {"uri": f"file:///{path[:2]}{quote(path[2:].replace(chr(92), '/'))}"}
    return {"uri": encoded, "uriBaseId": BASE}


def region(source: Source, span: Span) -> Json:
    """The region of `span`."""
    place = source.region(span, Encoding.UTF16)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def location(path: str, source: Source, span: Span) -> Json:
    """The location of `span` with its text, which viewers without the sources show."""
    snippet = {"text": source.text(span)}
    return {
        "physicalLocation": {"artifactLocation": artifact(path), "region": region(source, span) | {"snippet": snippet}}
    }


def step_location(path: str, source: Source, step: TraceStep) -> Json:
    """The location of a step of a trace, with what happens there."""
    subject = "" if step.kind is StepKind.SOURCE else "the data "  # `is assigned to ...`
    return location(path, source, step.span) | {"message": {"text": f"{step.kind}: {subject}{step.message}"}}
