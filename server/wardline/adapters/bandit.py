"""bandit as one more source of findings: its plugins, third-party ones too, over a text in memory.

bandit runs in a child process (`bandit_program.py`), which is killed when its time is up; nothing that bandit
or a plugin does (exit, print, log, raise, loop for ever, crash) reaches this process. Findings come raw:
`# nosec` is for Wardline's suppressions to read. This module never imports bandit.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from wardline import standards
from wardline.adapters.helper import Helper, HelperError
from wardline.engine.fingerprint import fingerprinted
from wardline.model import Analysis, AnalysisError, Confidence, ErrorKind, Finding, RuleInfo, Severity
from wardline.syntax import Document, language_for_path
from wardline.text import LineIndex, Span

_BOM = b"\xef\xbb\xbf"
_PROGRAM = Path(__file__).with_name("bandit_program.py")
_SOFT = 0.9  # of the time, after which the child is to give up by itself, which spares starting another
_SEVERITIES = {"HIGH": Severity.HIGH, "MEDIUM": Severity.MEDIUM, "LOW": Severity.LOW}
_CONFIDENCES = {"HIGH": Confidence.HIGH, "MEDIUM": Confidence.MEDIUM, "LOW": Confidence.LOW}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_COMMENTS_AT_END = re.compile(rb"(?:[\r\n]+[ \t]*(?:#[^\r\n]*)?)*\s*\Z")
_HEADING = re.compile(r"\*\*(?:[A-Z]+\d+: )?(.*?)\*\*")
_SECRETS = frozenset({"B105", "B106", "B107"})  # their messages quote the password

Outcome = tuple[Analysis, Mapping[str, RuleInfo]]


def run(data: bytes, path: str, replaced: frozenset[str], timeout: float) -> Outcome:
    """What bandit finds in the Python text `data`, with the facts of the tests that found it.

    `path` is what plugins see as the file's name; no file is read. Tests whose ids are in `replaced` do not
    run. Takes at most `timeout` seconds and never raises: a failure is an error of kind `ADAPTER`; a text that
    is not the running Python's is `SKIPPED`, since bandit reads no broken code. Rule ids are `bandit.B101`.
    """
    mark = len(_BOM) if data.startswith(_BOM) else 0
    try:
        text = data[mark:].decode()
        question = {"text": text, "path": path, "skip": sorted(replaced), "seconds": timeout * _SOFT}
        answer = _helper(os.getpid()).ask(question, timeout)
    except UnicodeDecodeError:
        return _failed(ErrorKind.SKIPPED, "bandit left this text out: it is not UTF-8")
    except HelperError as error:
        return _failed(ErrorKind.ADAPTER, f"bandit {error}")
    if answer.get("late"):
        return _failed(ErrorKind.ADAPTER, f"bandit was stopped after {timeout:g} s")
    if "unreadable" in answer:
        return _failed(ErrorKind.SKIPPED, f"bandit left this text out: {answer['unreadable']}")
    if "error" in answer:
        return _failed(ErrorKind.ADAPTER, f"bandit failed: {answer['error']}")
    return _outcome(answer, data, mark)


@cache
def _helper(_process: int) -> Helper:
    """One helper a process: a fork must not talk to its parent's."""
    return Helper(_PROGRAM)


def _failed(kind: ErrorKind, message: str) -> Outcome:
    return Analysis(errors=(AnalysisError(kind, message),)), {}


def _outcome(answer: dict[str, Any], data: bytes, mark: int) -> Outcome:
    lines = LineIndex(data[mark:])
    issues = answer["issues"]
    found = {(one.rule_id, one.span): one for one in (_finding(issue, data[mark:], lines, mark) for issue in issues)}
    ordered = sorted(found.values(), key=lambda one: (one.span, one.rule_id))
    infos: dict[str, RuleInfo] = {}
    for issue in issues:
        info = _info(issue)
        infos[info.id] = _joined(infos.get(info.id, info), info)
    return Analysis(_fingerprinted(ordered, data), tuple(_errors(answer["failures"]))), infos


def _fingerprinted(findings: list[Finding], data: bytes) -> tuple[Finding, ...]:
    language = language_for_path("text.py")
    assert language is not None
    return fingerprinted(findings, Document.parse(data, language)) if findings else ()


def _errors(failures: Iterable[tuple[str, str]]) -> Iterable[AnalysisError]:
    for test, message in dict.fromkeys((test, message) for test, message in failures):
        what = f"bandit's test {test} failed" if test else "bandit failed"
        yield AnalysisError(ErrorKind.ADAPTER, f"{what}: {message}")


# --- facts -------------------------------------------------------------------------------------------------


def _info(issue: dict[str, Any]) -> RuleInfo:
    """The facts of a test: the same whatever text it was found in, so that reports do not vary."""
    title = _title(issue["name"], bool(issue["level"]))
    heading = _HEADING.match(issue["about"])
    about = heading[1] if heading else issue["about"]
    cwe = issue["cwe"]
    return RuleInfo(
        id=f"bandit.{issue['id']}",
        title=title,
        message=_sentence(about or title),
        severity=_SEVERITIES.get(issue["level"], Severity.MEDIUM),
        confidence=Confidence.HIGH if issue["level"] else Confidence.MEDIUM,
        languages=("python",),
        pack="bandit",
        cwe=(cwe,) if cwe else (),
        owasp=standards.owasp_for_cwe(cwe),
        asvs=standards.asvs_for_cwe(cwe),
        replaces={"bandit": (issue["id"],)},
        references=(issue["url"],) if issue["url"] else (),
        source="bandit",
    )


def _joined(known: RuleInfo, more: RuleInfo) -> RuleInfo:
    """One test may report several weaknesses; the order does not depend on the text."""
    if known.cwe == more.cwe:
        return known
    numbers = tuple(sorted({*known.cwe, *more.cwe}))
    owasp = tuple(dict.fromkeys(category for number in numbers for category in standards.owasp_for_cwe(number)))
    asvs = tuple(dict.fromkeys(one for number in numbers for one in standards.asvs_for_cwe(number)))
    return replace(known, cwe=numbers, owasp=owasp, asvs=asvs)


def _title(name: str, is_listed: bool) -> str:
    words = re.sub(r"[_-]+", " ", name).strip()
    if not is_listed:
        return words[:1].upper() + words[1:]
    return f"Import of {words.removeprefix('import ')}" if words.startswith("import ") else f"Use of {words}"


def _sentence(text: str) -> str:
    """The first sentence of what bandit says, on one line."""
    first = _SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0]
    return first if first.endswith((".", "!", "?")) else f"{first}."


# --- findings ----------------------------------------------------------------------------------------------


def _finding(issue: dict[str, Any], data: bytes, lines: LineIndex, mark: int) -> Finding:
    text = issue["text"].partition(":")[0] if issue["id"] in _SECRETS else issue["text"]
    line = lines.line_span(issue["line"] - 1)
    statement = _span(issue["statement"], data, lines) or line
    span = _span(issue["place"], data, lines) or line
    if not statement.contains(span):  # positions inside formatted strings are not exact before Python 3.12
        span = statement
    return Finding(
        rule_id=f"bandit.{issue['id']}",
        message=_sentence(text),
        span=span.shifted(mark),
        severity=_SEVERITIES.get(issue["severity"], Severity.LOW),
        confidence=_CONFIDENCES.get(issue["confidence"], Confidence.MEDIUM),
        context=statement.shifted(mark),
        origin="bandit",
    )


def _span(place: list[int] | None, data: bytes, lines: LineIndex) -> Span | None:
    """The bytes of a node; of one with a body, only what stands before it."""
    if place is None:
        return None
    start, end = (_offset(lines, *place[at : at + 2]) for at in (0, 2))
    if len(place) > 4:
        body = _offset(lines, *place[4:6])
        ending = _COMMENTS_AT_END.search(data, start, body)
        end = ending.start() if ending else body
    return Span(start, end) if start < end else None


def _offset(lines: LineIndex, line: int, column: int) -> int:
    span = lines.line_span(line - 1)
    return min(span.start + column, span.end)
