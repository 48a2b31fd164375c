"""What is wrong in a rule file that is being written: what loading and compiling it says, and names that lead nowhere.

The same functions read the file as for a scan, so that a file without problems here loads there. Diagnostics come out,
ready to be sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lsprotocol import types

from wardline.engine import compile_rules
from wardline.engine.rule_checks import check_all
from wardline.lsp.buffers import Buffer
from wardline.lsp.convert import SOURCE, JsonObject, plain_range
from wardline.lsp.projects import path_shown
from wardline.lsp.rule_files.detect import holds_rules, is_among
from wardline.lsp.rule_files.extents import Extents
from wardline.lsp.rule_files.names import unknown_names
from wardline.lsp.state import Opened
from wardline.packs.loading import read_language
from wardline.rules import Rule, RuleProblem, load_rules

CODE = "rule"

_ERROR = types.DiagnosticSeverity.Error.value
_WARNING = types.DiagnosticSeverity.Warning.value


def check_rules(buffer: Buffer, path: Path | None, opened: Opened) -> list[JsonObject] | None:
    """The diagnostics of a text; None if it does not hold rules."""
    data = buffer.document.data
    if not holds_rules(data) and not (b"rules" in data and is_among(path, opened.project.rule_sources)):
        return None
    text = data.decode("utf-8", "replace")
    loaded = load_rules(text, path.name if path else "this file", language=read_language)
    compiled = compile_rules(loaded.rules)
    said = (*loaded.problems, *compiled.problems, *check_all(compiled.rules.values()))
    problems = [(problem, _WARNING if problem.warning else _ERROR) for problem in said]
    problems += [(problem, _WARNING) for problem in _taken(loaded.rules, path, opened)]
    problems += [(problem, _WARNING) for problem in unknown_names(text, path, opened)]
    if not problems:
        return []
    extents = Extents(text)
    ordered = sorted(dict.fromkeys(problems), key=lambda one: (one[0].mark.line, one[0].mark.column))
    return [_diagnostic(problem, severity, extents, buffer) for problem, severity in ordered]


def _diagnostic(problem: RuleProblem, severity: int, extents: Extents, buffer: Buffer) -> JsonObject:
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    return {
        "range": plain_range(extents.span(problem.mark.line, problem.mark.column), buffer.places),
        "severity": severity,
        "source": SOURCE,
        "code": CODE,
        "message": f"{problem.message}{remedy}",
    }


def _taken(rules: tuple[Rule, ...], path: Path | None, opened: Opened) -> Iterator[RuleProblem]:
    """Ids that a rule of the project in another file has: one of the two gets its path before its id."""
    if path not in opened.project.rule_files:
        return
    found = cache(lambda shown: path_shown(shown, opened))
    for rule in rules:
        other = opened.project.known.rule(rule.info.id)
        if other is not None and found(other.mark.file) != path:
            message = f"the id `{rule.info.id}` is already used by the rule at {other.mark}"
            yield RuleProblem(rule.mark, message, "one gets its path before its id", rule.info.id)
