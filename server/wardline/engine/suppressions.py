"""Comments that silence findings, with a reason: Wardline's own and those of the tools its rules replace.

`# wardline: ignore[rule-id, other-id] -- reason (until 2027-06-30)` counts for the statement it stands on,
in, or right above. What is wrong with such a comment is itself a finding. `# nosec B602`, `# noqa: S602` and
`# nosemgrep: id` silence the rules that say they replace these ids. Today's date is given, never read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from wardline.engine.comments import comments_with, is_comment_line
from wardline.engine.fingerprint import fingerprinted
from wardline.engine.rule_set import RuleSet
from wardline.model import Confidence, Finding, RuleInfo, Severity, Suppression
from wardline.names import nearest_id
from wardline.syntax import Document
from wardline.text import Span

MALFORMED = "wardline.suppression-malformed"
UNUSED = "wardline.suppression-unused"
EXPIRED = "wardline.suppression-expired"
_MARKERS = (b"wardline", b"nosec", b"noqa", b"nosem")
_ID = r"[A-Za-z0-9*._/-]+"
_VERBS = r"(?:ignore|disable|suppress|silence|skip|allow|off|noqa|nosec|nosemgrep)"
_OWN_START = re.compile(rf"\bwardline\s*(?::\s*{_VERBS}\b|:\s*[\w-]+\s*\[|[\s-]{_VERBS}\s*\[)", re.IGNORECASE)
_OWN = re.compile(
    rf"\bwardline\s*:\s*ignore\[\s*(?P<ids>{_ID}(?:\s*,\s*{_ID})*)\s*\]"
    r"(?:\s*--\s*(?P<reason>.*?))?(?:\s*\(\s*until\s+(?P<until>[^)]*)\))?\s*(?:\*/\s*\}?)?\s*\Z",
    re.DOTALL | re.IGNORECASE,
)
_NOSEC = re.compile(r"#\s*nosec\b(?P<ids>(?:[:\s,]+[A-Za-z][A-Za-z0-9_]*)*)")
_NOQA = re.compile(r"#\s*noqa\b(?:\s*:\s*(?P<ids>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_NOSEMGREP = re.compile(
    rf"(?:#|//|/\*|<!--|--|;|%|\{{!)\s*(?:nosemgrep|nosem)\b(?:\s*:\s*(?P<ids>{_ID}(?:\s*,\s*{_ID})*))?"
)
_BANDIT_ID = re.compile(r"B\d{3}\Z|[a-z0-9]+_[a-z0-9_]+\Z")  # or a test's name, as in `hardcoded_tmp_directory`
_LONGEST = 1_000
"""Characters of a comment that are read, so that no comment can keep the expressions above busy."""


_FORM = (
    "The form is `wardline: ignore[rule-id, other-id] -- reason (until 2027-06-30)`, in a comment behind the code or "
    "alone right above its statement. An id may end in `*`; the date may be left out, the reason may not."
)
_IS_MALFORMED = (
    "A comment is meant to silence a finding but cannot be read, gives no reason, or ends on a date that is none. "
    "It silences nothing: write it in the form that is read."
)
_IS_UNUSED = (
    "A comment silences a rule that finds nothing here, or that does not exist. Take the rule out of the comment, or "
    "correct its name: a comment that stays would silence the next, real finding."
)
_HAS_EXPIRED = (
    "A comment silenced a finding until a date that has passed, so the finding is reported again. Fix it, or renew the "
    "date with a reason that still holds."
)


def _own_rule(rule_id: str, title: str, message: str, severity: Severity) -> RuleInfo:
    return RuleInfo(
        id=rule_id,
        title=title,
        message=message,
        severity=severity,
        confidence=Confidence.HIGH,
        languages=(),
        pack="wardline",
    )


OWN_RULES: Mapping[str, RuleInfo] = MappingProxyType(
    {
        info.id: info
        for info in (
            _own_rule(MALFORMED, "Suppression that cannot be read", f"{_IS_MALFORMED} {_FORM}", Severity.LOW),
            _own_rule(UNUSED, "Suppression without a finding", f"{_IS_UNUSED} {_FORM}", Severity.INFO),
            _own_rule(EXPIRED, "Suppression past its end date", f"{_HAS_EXPIRED} {_FORM}", Severity.MEDIUM),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: `ids` are rule ids of `tool`; empty ids silence everything (`# nosec` alone).

    `lines` are the 0-based lines it counts for. `problem` says what is wrong with it.
    """

    tool: str
    ids: tuple[str, ...]
    span: Span
    lines: range
    justification: str = ""
    until: datetime.date | None = None
    problem: str = ""


def apply_suppressions(
    document: Document, findings: Iterable[Finding], rules: RuleSet, today: datetime.date, executed: Collection[str]
) -> tuple[Finding, ...]:
    """The findings, silenced ones marked, with Wardline's own about the comments added, in order.

    `executed` are the ids of the rules that ran: a comment for a rule that did not run is not called unused.
    """
    directives = list(read_directives(document))
    if not directives:
        return tuple(findings)
    used: dict[int, set[str]] = {}
    marked = [_mark(finding, directives, document, rules, today, used) for finding in findings]
    own = [
        finding
        for index, directive in enumerate(directives)
        if directive.tool == "wardline"
        for finding in _about(directive, used.get(index, set()), today, rules, executed)
    ]
    if not own:
        return tuple(marked)
    return tuple(sorted((*marked, *fingerprinted(own, document)), key=lambda one: one.span))


def _mark(
    finding: Finding,
    directives: list[Directive],
    document: Document,
    rules: RuleSet,
    today: datetime.date,
    used: dict[int, set[str]],
) -> Finding:
    first, last = document.lines.line_of(finding.context.start), document.lines.line_of(max(finding.context.end - 1, 0))
    for index, directive in enumerate(directives):
        if directive.problem or directive.lines.start > last or directive.lines.stop <= first:
            continue
        if not _covers(directive, finding.rule_id, rules):
            continue
        used.setdefault(index, set()).update(given for given in directive.ids if names(given, finding.rule_id))
        if directive.until is not None and directive.until < today:
            continue
        return replace(
            finding,
            suppression=Suppression(directive.span, directive.tool, directive.justification, directive.until),
        )
    return finding


def _covers(directive: Directive, rule_id: str, rules: RuleSet) -> bool:
    if directive.tool == "wardline":
        return any(names(given, rule_id) for given in directive.ids)
    info = rules.info(rule_id)
    replaced = info.replaces.get(directive.tool, ()) if info else ()
    if rule_id.startswith(f"{directive.tool}."):
        replaced = (*replaced, rule_id.split(".", 1)[1])
    if directive.tool == "semgrep":
        return not directive.ids or any(
            given.split(".")[-1] == rule_id.split(".")[-1] or given in replaced for given in directive.ids
        )
    if not directive.ids:
        return bool(replaced) if directive.tool == "ruff" else True
    return any(given in replaced for given in directive.ids)


def names(given: str, rule_id: str) -> bool:
    """Whether the id `given`, possibly ending in `*`, names `rule_id`."""
    if given.endswith("*"):
        return rule_id.startswith(given[:-1])
    return given == rule_id


def _about(
    directive: Directive, used: Collection[str], today: datetime.date, rules: RuleSet, executed: Collection[str]
) -> Iterator[Finding]:
    if directive.problem:
        yield _finding(MALFORMED, directive, directive.problem)
        return
    if used and directive.until is not None and directive.until < today:
        yield _finding(EXPIRED, directive, f"This suppression ended on {directive.until}: fix the finding or renew it.")
    left = [given for given in dict.fromkeys(directive.ids) if given not in used]
    unknown = [given for given in left if _is_unknown(given, rules)]
    idle = [given for given in left if given not in unknown and _has_run(given, rules, executed)]
    said = [_unknown(given, rules) for given in unknown]
    if idle:
        rest = "remove the suppression" if len(idle) == len(directive.ids) else "take it out of the suppression"
        said.append(f"Nothing is found here for `{', '.join(idle)}`: {rest}.")
    if said:
        yield _finding(UNUSED, directive, " ".join(said))


def _is_unknown(given: str, rules: RuleSet) -> bool:
    return not given.startswith("bandit.") and not any(names(given, rule_id) for rule_id in rules.rules)


def _unknown(given: str, rules: RuleSet) -> str:
    if given in OWN_RULES:
        return f"No comment silences `{given}`: put it into `ignore` in the configuration."
    near = nearest_id(given, rules.rules)
    return f"No rule is called `{given}`; did you mean `{near}`?" if near else f"No rule is called `{given}`."


def _has_run(given: str, rules: RuleSet, executed: Collection[str]) -> bool:
    """Whether every rule that `given` means ran, so that it would have found something if there were anything."""
    if given.startswith("bandit."):
        return False
    return all(rule_id in executed for rule_id in rules.rules if names(given, rule_id))


def _finding(rule_id: str, directive: Directive, message: str) -> Finding:
    info = OWN_RULES[rule_id]
    return Finding(rule_id, message, directive.span, info.severity, info.confidence, directive.span, origin="wardline")


# --- reading -----------------------------------------------------------------------------------------------


def read_directives(document: Document) -> Iterator[Directive]:
    """Every suppression comment of the document, in order; markers inside strings do not count."""
    for span in comments_with(document, _MARKERS):
        yield from _read(span, document)


def _read(span: Span, document: Document) -> Iterator[Directive]:
    text = " ".join(document.text(span).split())[:_LONGEST]
    lines = _lines(span, document)
    if _OWN_START.search(text):
        yield _own(text, span, lines)
    for tool, pattern in (("bandit", _NOSEC), ("ruff", _NOQA), ("semgrep", _NOSEMGREP)):
        found = pattern.search(text)
        if found is not None:
            ids = re.split(r"[\s,:]+", (found["ids"] or "").strip(" ,:"))
            yield Directive(tool, _foreign_ids(tool, ids), span, _foreign_lines(tool, span, lines, document))


def _foreign_ids(tool: str, ids: list[str]) -> tuple[str, ...]:
    """Words after `# nosec` that are no ids are a remark; the comment then silences everything."""
    if tool == "bandit":
        return tuple(one for one in ids if _BANDIT_ID.match(one))
    return tuple(one.upper() if tool == "ruff" else one for one in ids if one)


def _own(text: str, span: Span, lines: range) -> Directive:
    found = _OWN.search(text)
    if found is None:
        return Directive("wardline", (), span, lines, problem="Write `wardline: ignore[rule-id] -- reason`.")
    ids = tuple(one.strip() for one in found["ids"].split(","))
    reason = (found["reason"] or "").strip()
    if not reason:
        return Directive("wardline", ids, span, lines, problem="The suppression gives no reason: add ` -- why`.")
    if found["until"] is None:
        return Directive("wardline", ids, span, lines, reason)
    try:
        until = datetime.date.fromisoformat(found["until"].strip())
    except ValueError:
        problem = f"`{found['until'].strip()}` is no date: write `(until 2027-06-30)`."
        return Directive("wardline", ids, span, lines, problem=problem)
    return Directive("wardline", ids, span, lines, reason, until)


def _lines(span: Span, document: Document) -> range:
    """The lines a comment counts for: its own, and, when it stands alone, those of the statement below it."""
    first, last = document.lines.line_of(span.start), document.lines.line_of(span.end)
    line = document.lines.line_span(first)
    if document.data[line.start : span.start].strip():
        return range(first, last + 1)
    following = last + 1
    while following < document.lines.line_count and is_comment_line(document, following):
        following += 1
    last = _definition_line(following, document) if document.language.has_grammar else following
    return range(first, last + 1)


def _definition_line(line: int, document: Document) -> int:
    """The line of the definition whose decorators start at `line`; `line` itself where there is none."""
    span = document.lines.line_span(line)
    start = span.end - len(document.data[span.start : span.end].lstrip())
    node = document.root.descendant_for_byte_range(start, start)
    while node is not None and node.start_byte == start:
        if node.type in document.language.wrappers and node.named_children:
            return document.lines.line_of(node.named_children[-1].start_byte)
        node = node.parent
    return line


def _foreign_lines(tool: str, span: Span, lines: range, document: Document) -> range:
    """Only Semgrep's comment may stand above; bandit's and Ruff's count on their line."""
    if tool == "semgrep":
        return lines
    first = document.lines.line_of(span.start)
    return range(first, document.lines.line_of(span.end) + 1)
