"""From a document to its findings, as both front ends show them: the one function, and the fix of a finding.

The engine gives raw findings; here the project's selection, its severities and the file's suppression comments
are applied. No file is read: what is checked is the document that was handed in.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wardline.engine import Snapshot, analyze, apply_suppressions
from wardline.engine.suppressions import UNUSED
from wardline.model import Analysis, Finding, Fix, RuleInfo, TextEdit
from wardline.project.selection import Scope, effective_severity_in, is_enabled_in, scope_of
from wardline.scan.project import Project, rule_info
from wardline.syntax import Document
from wardline.text import difference

if TYPE_CHECKING:
    from wardline.fixes import Refusal

_BANDIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one document yields.

    `snapshot` is the engine's, to be handed back as `previous` for the next version of the document; `analysis`
    is what to show, suppressed findings included and marked. `foreign` are the facts of other tools' rules that
    have findings here.
    """

    snapshot: Snapshot
    analysis: Analysis
    foreign: Mapping[str, RuleInfo] = field(default_factory=dict)


def check_document(
    project: Project,
    path: Path | None,
    document: Document,
    previous: Snapshot | None = None,
    *,
    with_adapters: bool = False,
    once: bool = False,
    clock: Callable[[], float] | None = None,
) -> Checked:
    """All findings of `document`, which is or will be the content of `path`; None is a buffer without a name.

    `with_adapters` also runs the other tools that the configuration turns on; they are too slow for every
    keystroke. `once` is for a document of which no other version comes: that is faster. With a `clock`, in seconds,
    the snapshot says what each rule cost.
    """
    relative = project.relative(path)
    scope = scope_of(path, project.configuration)
    snapshot = analyze(document, project.rules, path=relative, previous=previous, once=once, clock=clock)
    executed = enabled_rules(project, scope)
    findings = [finding for finding in snapshot.analysis.findings if finding.rule_id in executed]
    foreign: Mapping[str, RuleInfo] = {}
    errors = snapshot.analysis.errors
    if with_adapters and project.configuration.bandit and document.language.name == "python":
        analysis, infos = _bandit(project, document, relative)
        foreign = {
            rule_id: info for rule_id, info in infos.items() if is_enabled_in(info, scope, project.configuration)
        }
        findings += (one for one in analysis.findings if _is_sure_enough(one, foreign, scope, project))
        executed |= frozenset(foreign)
        errors += analysis.errors
    marked = apply_suppressions(document, tuple(findings), project.known, datetime.date.today(), executed)
    return Checked(snapshot, Analysis(_finished(project, scope, marked, foreign), errors), foreign)


def _is_sure_enough(finding: Finding, foreign: Mapping[str, RuleInfo], scope: Scope, project: Project) -> bool:
    """Whether a foreign finding is wanted: bandit says for each one how sure it is, not for the rule."""
    info = foreign.get(finding.rule_id)
    return info is not None and is_enabled_in(
        replace(info, confidence=finding.confidence), scope, project.configuration
    )


def enabled_rules(project: Project, scope: Scope) -> frozenset[str]:
    """Ids of the project's rules that run in files of this scope; remembered with the project."""
    enabled = project.enabled.get(scope)
    if enabled is None:
        infos = (rule.info for rule in project.rules.rules.values())
        enabled = frozenset(info.id for info in infos if is_enabled_in(info, scope, project.configuration))
        project.enabled[scope] = enabled
    return enabled


def fix_for(
    project: Project,
    path: Path | None,
    document: Document,
    finding: Finding,
    check: Callable[[bytes], Analysis] | None = None,
) -> Fix | Refusal:
    """The proven fix of a finding of `document`, or why there is none.

    `check` is the `checker` of this very document: who asks for the fixes of many findings shares one.
    """
    from wardline.fixes import Refusal, propose  # fixers are not needed before someone asks for a fix

    rule = project.rules.rule(finding.rule_id)
    if rule is None:
        return Refusal(f"{finding.rule_id} has no fix")
    return propose(document, finding, rule, check or checker(project, path, document))


def checker(
    project: Project, path: Path | None, document: Document, snapshot: Snapshot | None = None
) -> Callable[[bytes], Analysis]:
    """What proofs call on the text of `document` and on changed ones: the same check, for the same path.

    A changed text is analysed as an edit of `document`, and `document` itself as one of what `snapshot` was made of:
    only the units that differ cost anything.
    """
    known: Checked | None = None

    def base() -> Checked:
        nonlocal known
        known = known or check_document(project, path, document, snapshot)
        return known

    def check(data: bytes) -> Analysis:
        if data == document.data:
            return base().analysis
        return check_document(project, path, _changed(document, data), base().snapshot).analysis

    return check


def _changed(document: Document, data: bytes) -> Document:
    """`data` as an edit of `document`, which parses it anew only where it differs."""
    gone, come = difference(document.data, data)
    try:
        edit = TextEdit(gone, data[come.start : come.end].decode())
    except UnicodeDecodeError:  # the texts part in the middle of a character
        return Document.parse(data, document.language)
    return document.edited((edit,))


def _finished(
    project: Project, scope: Scope, findings: Iterable[Finding], foreign: Mapping[str, RuleInfo]
) -> tuple[Finding, ...]:
    """The findings with the severities of the configuration, in the order of their place.

    Those about suppression comments come in only here: they too can be ignored.
    """
    finished = []
    for finding in findings:
        info = foreign.get(finding.rule_id) or rule_info(project, finding.rule_id)
        if finding.rule_id == UNUSED and project.origin.config_rules:
            continue  # the comment may well be for a configured rule, which does not run now
        if info is not None and is_enabled_in(info, scope, project.configuration):
            severity = effective_severity_in(info, scope, project.configuration)
            changed = severity is not info.severity
            finished.append(replace(finding, severity=severity) if changed else finding)
    return tuple(sorted(finished, key=lambda finding: (finding.span, finding.rule_id)))


def _bandit(project: Project, document: Document, path: str) -> tuple[Analysis, Mapping[str, RuleInfo]]:
    from wardline.adapters import bandit  # bandit takes 0.3 s to import and is off by default

    return bandit.run(document.data, path, _replaced(project), _BANDIT_SECONDS)


def _replaced(project: Project) -> frozenset[str]:
    """The bandit tests that a native rule of this project stands in for."""
    rules = project.rules.rules.values()
    return frozenset(test for rule in rules for test in rule.info.replaces.get("bandit", ()))
