"""From a document to its findings, as both front ends show them: the one function, and the fix of a finding.

The engine gives raw findings; here the project's selection, its severities and the file's suppression comments
are applied. No file is read: what is checked is the document that was handed in.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wardline.engine import Snapshot, analyze, apply_suppressions
from wardline.fixes import Refusal, propose
from wardline.model import Analysis, AnalysisError, Finding, Fix, RuleInfo
from wardline.scan.project import Project, rule_info
from wardline.scan.selection import Active, active
from wardline.syntax import Document

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
) -> Checked:
    """All findings of `document`, which is or will be the content of `path`; None is a buffer without a name.

    `with_adapters` also runs the other tools that the configuration turns on; they are too slow for every
    keystroke.
    """
    relative = project.relative(path)
    snapshot = analyze(document, project.rules, path=relative, previous=previous)
    rules = active(project.selection, relative)
    findings = [finding for finding in snapshot.analysis.findings if _runs(project, rules, finding.rule_id)]
    executed = {rule_id for rule_id in project.rules.rules if rules.selects(project.rules.info(rule_id))}
    foreign: Mapping[str, RuleInfo] = {}
    errors = snapshot.analysis.errors
    if with_adapters and project.configuration.bandit and document.language.name == "python":
        analysis, infos = _bandit(project, document, relative)
        foreign = {rule_id: info for rule_id, info in infos.items() if rules.selects(info)}
        findings += (finding for finding in analysis.findings if finding.rule_id in foreign)
        executed |= set(foreign)
        errors += analysis.errors
    return Checked(snapshot, Analysis(_finished(project, document, rules, findings, executed), errors), foreign)


def fix_for(project: Project, path: Path | None, document: Document, finding: Finding) -> Fix | Refusal:
    """The proven fix of a finding of `document`, or why there is none."""
    if finding.rule_id not in project.rules.rules:
        return Refusal(f"{finding.rule_id} has no fix")
    return propose(document, finding, project.rules.rule(finding.rule_id), checker(project, path, document))


def checker(project: Project, path: Path | None, document: Document) -> Callable[[bytes], Analysis]:
    """What proofs call on a changed text: the same check, over the same language and path."""

    def check(data: bytes) -> Analysis:
        return check_document(project, path, Document.parse(data, document.language)).analysis

    return check


def _runs(project: Project, rules: Active, rule_id: str) -> bool:
    info = rule_info(project, rule_id)
    return info is not None and rules.selects(info)


def _finished(
    project: Project, document: Document, rules: Active, findings: Iterable[Finding], executed: set[str]
) -> tuple[Finding, ...]:
    """The findings with the project's severities, suppressions applied, in the order of their place."""
    marked = apply_suppressions(document, tuple(findings), project.rules, datetime.date.today(), frozenset(executed))
    kept = (finding for finding in marked if finding.origin != "suppression" or _runs(project, rules, finding.rule_id))
    scaled = (replace(finding, severity=rules.severity(finding.rule_id, finding.severity)) for finding in kept)
    return tuple(sorted(scaled, key=lambda finding: (finding.span, finding.rule_id)))


def _bandit(project: Project, document: Document, path: str) -> tuple[Analysis, Mapping[str, RuleInfo]]:
    from wardline.adapters import bandit  # bandit takes 0.3 s to import and is off by default

    return bandit.run(document.data, path, _replaced(project), _BANDIT_SECONDS)


def _replaced(project: Project) -> frozenset[str]:
    """The bandit tests that a native rule of this project stands in for."""
    infos = map(project.rules.info, project.rules.rules)
    return frozenset(test for info in infos for test in info.replaces.get("bandit", ()))
