"""Runs one rule over a scope of a source and turns its matches into findings.

Whatever goes wrong in a rule becomes an error value here and stops nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wardline.engine.compiled_rules import CompiledRule, CompiledTaint
from wardline.engine.environment import BudgetError
from wardline.engine.expressions import ExpressionTimeoutError
from wardline.engine.pattern_search import Match
from wardline.engine.search import finding as matching
from wardline.engine.source import Source
from wardline.model import AnalysisError, ErrorKind, Finding
from wardline.text import Span

_METAVARIABLE = re.compile(r"\$(?:(?:\.\.\.)?[A-Z_][A-Z0-9_]*|[0-9]+)")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RunResult:
    """The findings and errors of some rules in some scope."""

    findings: tuple[Finding, ...]
    errors: tuple[AnalysisError, ...]


def run_rule(compiled: CompiledRule, source: Source, scopes: Sequence[Span]) -> RunResult:
    """The findings of one search rule that start in `scopes`."""
    source.steps = 0
    return guarded(compiled, lambda: _findings(compiled, source, scopes))


def guarded(compiled: CompiledRule, work: Callable[[], Iterable[Finding]]) -> RunResult:
    """What `work` finds for a rule, and what went wrong; what it gave before that counts."""
    found: list[Finding] = []
    try:
        for finding in work():
            found.append(finding)
        return RunResult(tuple(found), ())
    except BudgetError:
        error = stopped(compiled)
    except ExpressionTimeoutError as timeout:
        error = AnalysisError(
            ErrorKind.BUDGET, f"the regular expression `{timeout}` ran past its time", compiled.rule.info.id
        )
    except RecursionError:
        error = AnalysisError(ErrorKind.RULE, "the code is nested too deeply for this rule", compiled.rule.info.id)
    except Exception as failure:  # a rule's failure is a value, whatever it is
        error = AnalysisError(ErrorKind.RULE, f"{type(failure).__name__}: {failure}", compiled.rule.info.id)
    return RunResult(tuple(found), (error,))


def stopped(compiled: CompiledRule) -> AnalysisError:
    """What is said of a rule that has used up its steps."""
    message = "the rule took too many steps here and was stopped"
    return AnalysisError(ErrorKind.BUDGET, message, compiled.rule.info.id)


def _findings(compiled: CompiledRule, source: Source, scopes: Sequence[Span]) -> Iterator[Finding]:
    if isinstance(compiled.body, CompiledTaint):  # these have a way of their own
        return
    for scope in scopes:
        for match in matching(compiled.body, source, scope):
            yield finding_of(compiled, match, source)


# --- findings ----------------------------------------------------------------------------------------------


def finding_of(compiled: CompiledRule, match: Match, source: Source) -> Finding:
    """The finding that a match is, without a trace."""
    info = compiled.rule.info
    return Finding(
        rule_id=info.id,
        message=interpolated(info.message, {name: bound.text for name, bound in match.env.items()}),
        span=match.span,
        severity=info.severity,
        confidence=info.confidence,
        context=_context(match, source),
        captures=tuple(sorted((name, bound.text) for name, bound in match.env.items())),
    )


def interpolated(message: str, texts: Mapping[str, str]) -> str:
    """Metavariables in the message become what they bound, in one line."""

    def text(found: re.Match[str]) -> str:
        return shown(texts[found[0]]) if found[0] in texts else found[0]

    return _METAVARIABLE.sub(text, message)


def shown(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."


def _context(match: Match, source: Source) -> Span:
    """The statement around the match; of a compound statement only the part before its body."""
    if match.node is None:
        return _whole_lines(match.span, source)
    statement = source.statement(match.node)
    end = statement.end_byte
    for child in statement.children:
        if child.type in source.language.blocks and child.start_byte >= match.span.end:
            end = child.start_byte
            break
    return Span(min(statement.start_byte, match.span.start), max(end, match.span.end))


def _whole_lines(span: Span, source: Source) -> Span:
    lines = source.document.lines
    return Span(lines.line_span(lines.line_of(span.start)).start, lines.line_span(lines.line_of(span.end)).end)
