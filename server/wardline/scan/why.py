"""Why a rule reports nothing on a line of a file, for `wardline explain --why-not`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wardline.engine.compiled_rules import CompiledRule, CompiledTaint, LanguageRules
from wardline.engine.expressions import ExpressionTimeoutError
from wardline.engine.paths import applies
from wardline.engine.source import Source
from wardline.engine.why_no_flow import why_no_flow
from wardline.engine.why_not import Reason, why_no_match
from wardline.project.selection import scope_of
from wardline.rules import schema
from wardline.scan.check import check_document, enabled_rules
from wardline.scan.project import Project
from wardline.syntax import Document


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the rule reports the line, and if not, a sentence why, with the parts of the rule that fail there."""

    reported: bool
    summary: str
    reasons: tuple[Reason, ...] = ()


def why_not(project: Project, path: Path, document: Document, line: int, rule_id: str) -> Answer:
    """Why `rule_id`, a rule of the project, reports nothing on `line` (from 0) of `document`."""
    scope, relative = scope_of(path, project.configuration), project.relative(path)
    rule = project.rules.rule(rule_id)
    refused = next((one for one in project.rules.problems if one.rule_id == rule_id and not one.warning), None)
    if rule is None and refused is not None:
        return Answer(False, "the rule does not load:", (Reason(refused.message, refused.mark),))
    if rule is None or rule_id not in enabled_rules(project, scope):
        return Answer(False, "the rule does not run here: the configuration leaves it out")
    if not applies(rule, relative):
        return Answer(False, "the rule does not run here: its `paths` leave this file out")
    checked = check_document(project, path, document)
    for finding in checked.analysis.findings:
        if finding.rule_id == rule_id and document.lines.line_of(finding.span.start) == line:
            if finding.suppression is not None:
                return Answer(False, "the rule finds this line, but a comment suppresses it")
            return Answer(True, "the rule reports this line")
    try:
        return _explained(project, document, line, rule)
    except ExpressionTimeoutError as timeout:
        return Answer(
            False, f"the rule cannot be asked: its regular expression `{timeout}` takes too long on this text"
        )


def _explained(project: Project, document: Document, line: int, rule: schema.Rule) -> Answer:
    for group in project.rules.groups_for(document.language):
        compiled = group.compiled(rule.info.id)
        if compiled is not None:
            return Answer(
                False, "the rule does not report this line:", tuple(_reasons(compiled, group, document, line))
            )
    languages = ", ".join(rule.info.languages)
    return Answer(False, f"the rule does not run here: it is for {languages}, the file is {document.language.name}")


def _reasons(compiled: CompiledRule, group: LanguageRules, document: Document, line: int) -> list[Reason]:
    source = Source(
        document.read_as(group.language), group.scanner.scan(document.data), group.fragment_scanner.scan(document.data)
    )
    span, written = document.lines.line_span(line), compiled.rule.body
    if isinstance(compiled.body, CompiledTaint) and isinstance(written, schema.Taint):
        return why_no_flow(compiled.rule, written, compiled.body, source, span)
    if isinstance(compiled.body, CompiledTaint) or isinstance(written, schema.Taint):
        return []
    return why_no_match(written, compiled.body, source, span)
