"""From findings to LSP values, in the client's position encoding. Pure.

Diagnostics are plain dictionaries, ready to be written as JSON: an editor gets all of a file's on every keystroke,
and going through protocol classes would take longer than the analysis. What does not depend on the place is made
once per rule (`RuleFacts`). Knows findings and places, nothing of sessions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from wardline.lsp.buffers import Places
from wardline.lsp.client import Client
from wardline.model import Finding, RuleInfo, Severity, TextEdit
from wardline.text import Position, Span

SOURCE = "wardline"

_DRIVE = re.compile(r"/[A-Za-z]:(?:/|\Z)")

JsonObject = dict[str, Any]

_SEVERITY = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error.value,
    Severity.HIGH: types.DiagnosticSeverity.Error.value,
    Severity.MEDIUM: types.DiagnosticSeverity.Warning.value,
    Severity.LOW: types.DiagnosticSeverity.Information.value,
    Severity.INFO: types.DiagnosticSeverity.Hint.value,
}


class RuleFacts:
    """What the diagnostics of one project's rules share, made once per rule and kept.

    `info_of` gives a rule's facts, `help_uri` its link, `digest` is the project's parity digest.
    """

    def __init__(
        self, info_of: Callable[[str], RuleInfo | None], help_uri: Callable[[RuleInfo], str], digest: str
    ) -> None:
        self._info_of = info_of
        self._help_uri = help_uri
        self._digest = digest
        self._made: dict[str, tuple[JsonObject, JsonObject]] = {}

    def including(self, foreign: Mapping[str, RuleInfo]) -> RuleFacts:
        """The same with the facts of other tools' rules beside the project's."""
        return RuleFacts(lambda rule_id: foreign.get(rule_id) or self._info_of(rule_id), self._help_uri, self._digest)

    def of(self, rule_id: str) -> tuple[JsonObject, JsonObject]:
        """The constant part of a diagnostic of the rule, and of its `data`."""
        made = self._made.get(rule_id)
        if made is None:
            made = self._made[rule_id] = self._make(rule_id, self._info_of(rule_id))
        return made

    def _make(self, rule_id: str, info: RuleInfo | None) -> tuple[JsonObject, JsonObject]:
        base: JsonObject = {"source": SOURCE, "code": rule_id}
        data: JsonObject = {"cwe": [], "owasp2021": [], "owasp2025": [], "asvs": [], "digest": self._digest}
        if info is None:
            return base, data
        if href := self._help_uri(info):
            base["codeDescription"] = {"href": href}
        data["cwe"] = [f"CWE-{number}" for number in info.cwe]
        data["owasp2021"] = [name for name in info.owasp if name.endswith(":2021")]
        data["owasp2025"] = [name for name in info.owasp if name.endswith(":2025")]
        data["asvs"] = list(info.asvs)
        if info.fixable:
            data["safety"] = info.safety.value
        return base, data


def diagnostics(
    findings: Iterable[Finding], facts: RuleFacts, places: Places, uri: str, client: Client
) -> list[JsonObject]:
    """The diagnostics of one document's findings, in the same order."""
    return [_diagnostic(finding, facts, places, uri, client) for finding in findings]


def _diagnostic(finding: Finding, facts: RuleFacts, places: Places, uri: str, client: Client) -> JsonObject:
    base, data = facts.of(finding.rule_id)
    made = {
        **base,
        "range": plain_range(finding.span, places),
        "severity": _SEVERITY[finding.severity],
        "message": finding.message.strip(),
    }
    if not client.code_descriptions:
        made.pop("codeDescription", None)
    if finding.trace and client.related_information:
        made["relatedInformation"] = [
            {"location": {"uri": uri, "range": plain_range(step.span, places)}, "message": step.message}
            for step in finding.trace
        ]
    # Sent to every client: data is how other tools read the mapping, and a client ignores what it does not know.
    made["data"] = {**data, "fingerprint": finding.fingerprint}
    return made


def plain_range(span: Span, places: Places) -> JsonObject:
    """A span as an LSP range."""
    start, end = places.position(span.start), places.position(span.end)
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }


def to_range(span: Span, places: Places) -> types.Range:
    """A span as a protocol value."""
    start, end = places.position(span.start), places.position(span.end)
    return types.Range(types.Position(start.line, start.character), types.Position(end.line, end.character))


def to_span(where: types.Range, places: Places) -> Span:
    """A range that the editor sent, as bytes; one that is upside down is turned."""
    start, end = places.offset(from_position(where.start)), places.offset(from_position(where.end))
    return Span(min(start, end), max(start, end))


def from_position(position: types.Position) -> Position:
    """A position that the editor sent."""
    return Position(position.line, position.character)


def to_text_edits(edits: Iterable[TextEdit], places: Places) -> list[types.TextEdit]:
    """Edits of one text as protocol values; all are relative to that text, as in a `Fix`."""
    return [types.TextEdit(to_range(edit.span, places), edit.new_text) for edit in edits]


def typed_diagnostic(plain: Mapping[str, Any]) -> types.Diagnostic:
    """One of our diagnostics as a protocol value, for code actions to point at."""
    start, end = plain["range"]["start"], plain["range"]["end"]
    description = plain.get("codeDescription")
    return types.Diagnostic(
        range=types.Range(types.Position(**start), types.Position(**end)),
        message=plain["message"],
        severity=types.DiagnosticSeverity(plain["severity"]),
        code=plain["code"],
        code_description=types.CodeDescription(description["href"]) if description else None,
        source=plain["source"],
        data=plain.get("data"),
    )


def path_of(uri: str) -> Path | None:
    """The file that a `file:` URI names; None for untitled buffers and other schemes."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    text = unquote(parts.path)
    if parts.netloc not in ("", "localhost"):
        text = f"//{unquote(parts.netloc)}{text}"
    elif _DRIVE.match(text):
        text = text[1:]
    path = Path(text)
    return path if path.is_absolute() else None


def same_uri(uri: str) -> str:
    """A form in which the ways that editors escape one and the same URI are equal."""
    return unquote(uri)
