"""Runs one rule over a scope of a source and turns its matches into findings.

Whatever goes wrong in a rule becomes an error value here and stops nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from wardline.engine.environment import BudgetError, Environment, step
from wardline.engine.expressions import ExpressionTimeoutError
from wardline.engine.formula import Formula
from wardline.engine.pattern_search import Match
from wardline.engine.rule_set import CompiledRule, CompiledTaint
from wardline.engine.search import find
from wardline.engine.source import Source
from wardline.engine.taint import Habits, Marks, follow
from wardline.engine.taint_state import Flow
from wardline.engine.units import Unit
from wardline.model import AnalysisError, ErrorKind, Finding, StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span

_METAVARIABLE = re.compile(r"\$(?:(?:\.\.\.)?[A-Z_][A-Z0-9_]*|[0-9]+)")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RunResult:
    """The findings and errors of some rules in some scope."""

    findings: tuple[Finding, ...]
    errors: tuple[AnalysisError, ...]


def run_rule(
    compiled: CompiledRule, source: Source, scopes: Sequence[Span], functions: Sequence[Unit], skipped: frozenset[Span]
) -> RunResult:
    """The findings of one rule that start in `scopes`.

    `functions` are the units there; taint is followed in each of them, and, where there are `skipped`
    definitions or no functions, at the level of the file.
    """
    source.steps = 0
    try:
        return RunResult(tuple(_findings(compiled, source, scopes, functions, skipped)), ())
    except BudgetError:
        error = AnalysisError(
            ErrorKind.BUDGET, "the rule took too many steps here and was stopped", compiled.rule.info.id
        )
    except ExpressionTimeoutError as timeout:
        error = AnalysisError(
            ErrorKind.BUDGET, f"the regular expression `{timeout}` ran past its time", compiled.rule.info.id
        )
    except RecursionError:
        error = AnalysisError(ErrorKind.RULE, "the code is nested too deeply for this rule", compiled.rule.info.id)
    except Exception as failure:  # a rule's failure is a value, whatever it is
        error = AnalysisError(ErrorKind.RULE, f"{type(failure).__name__}: {failure}", compiled.rule.info.id)
    return RunResult((), (error,))


def _findings(
    compiled: CompiledRule, source: Source, scopes: Sequence[Span], functions: Sequence[Unit], skipped: frozenset[Span]
) -> list[Finding]:
    if isinstance(compiled.body, CompiledTaint):
        return _follow(compiled, compiled.body, source, scopes, functions, skipped)
    matches = (match for scope in scopes for match in find(compiled.body, source, scope))
    return [_finding(compiled, match, source, ()) for match in matches]


# --- taint -------------------------------------------------------------------------------------------------


def _follow(
    compiled: CompiledRule,
    taint: CompiledTaint,
    source: Source,
    scopes: Sequence[Span],
    functions: Sequence[Unit],
    skipped: frozenset[Span],
) -> list[Finding]:
    """Each function by itself, since data is followed inside one, then the file's own statements."""
    found: list[Finding] = []
    for unit in functions:
        lower = partial(source.language.lower_function, unit.node)
        reached = _reached(taint, source, (unit.span,), lower, skipped)
        found.extend(_finding(compiled, sink, source, _trace(way, sink, source)) for sink, way in reached)
    if skipped or not functions:
        gaps = _outside(scopes, skipped) if functions else scopes
        reached = _reached(taint, source, gaps, lambda: _file_level(source), skipped)
        found.extend(_finding(compiled, sink, source, _trace(way, sink, source)) for sink, way in reached)
    return found


def _file_level(source: Source) -> flow.Function:
    root, language = source.document.root, source.language
    return flow.Function(Span(root.start_byte, root.end_byte), (), lambda: language.lower_block(root))


def _outside(scopes: Sequence[Span], skipped: frozenset[Span]) -> list[Span]:
    """The parts of `scopes` that are in none of `skipped`."""
    gaps: list[Span] = []
    inner = sorted(skipped)
    for scope in scopes:
        at = scope.start
        for index in range(bisect_left(inner, Span(scope.start, 0)), len(inner)):
            if inner[index].start >= scope.end:
                break
            gaps.append(Span(at, inner[index].start))
            at = inner[index].end
        gaps.append(Span(at, scope.end))
    return [gap for gap in gaps if len(gap) > 0]


def _reached(
    taint: CompiledTaint,
    source: Source,
    scopes: Sequence[Span],
    lower: Callable[[], flow.Function],
    skipped: frozenset[Span],
) -> list[tuple[Match, Flow]]:
    """The sinks in `scopes` that data from a source there reaches, with its way."""
    sinks = _matches(taint.sinks, source, scopes)
    origins = _matches(taint.sources, source, scopes) if sinks else []
    if not origins:
        return []
    marks = Marks(
        {match.span: _shown(source.document.text(match.span)) for match in origins},
        frozenset(match.span for match in sinks),
        frozenset(match.span for match in _matches(taint.sanitizers, source, scopes)),
        _propagators(taint, source, scopes),
        _lasting(taint, source, scopes),
    )
    by_span = {match.span: match for match in sinks}
    language = source.language
    habits = Habits(language.neutral_calls, language.mutators, language.leaving_calls, language.instances)
    ways = follow(lower(), marks, habits, skipped, partial(step, source))
    return [(by_span[span], way) for span, way in ways.items()]


def _matches(formulas: Sequence[Formula], source: Source, scopes: Sequence[Span]) -> list[Match]:
    return [match for scope in scopes for formula in formulas for match in find(formula, source, scope)]


def _lasting(taint: CompiledTaint, source: Source, scopes: Sequence[Span]) -> frozenset[Span]:
    """Where a variable itself is tainted, or made clean, for the time after."""
    formulas = [formula for formula in (*taint.sources, *taint.sanitizers) if id(formula) in taint.lasting]
    return frozenset(match.span for match in _matches(formulas, source, scopes))


def _propagators(
    taint: CompiledTaint, source: Source, scopes: Sequence[Span]
) -> dict[Span, tuple[tuple[str, Span], ...]]:
    found: dict[Span, tuple[tuple[str, Span], ...]] = {}
    for propagator in taint.propagators:
        for match in _matches((propagator.formula,), source, scopes):
            origin, target = match.env.get(propagator.origin), match.env.get(propagator.target)
            if origin is not None and target is not None:
                span = Span(origin.start, origin.end)
                found[span] = (*found.get(span, ()), (target.text, Span(target.start, target.end)))
    return found


def _trace(way: Flow, sink: Match, source: Source) -> tuple[TraceStep, ...]:
    last = TraceStep(sink.span, f"reaches `{_shown(source.document.text(sink.span))}`", StepKind.SINK)
    return (*way.steps, last)


# --- findings ----------------------------------------------------------------------------------------------


def _finding(compiled: CompiledRule, match: Match, source: Source, trace: tuple[TraceStep, ...]) -> Finding:
    info = compiled.rule.info
    return Finding(
        rule_id=info.id,
        message=_interpolated(info.message, match.env),
        span=match.span,
        severity=info.severity,
        confidence=info.confidence,
        context=_context(match, source),
        trace=trace,
        captures=tuple(sorted((name, bound.text) for name, bound in match.env.items())),
    )


def _interpolated(message: str, env: Environment) -> str:
    """Metavariables in the message become what they bound, in one line."""

    def text(found: re.Match[str]) -> str:
        bound = env.get(found[0])
        return _shown(bound.text) if bound is not None else found[0]

    return _METAVARIABLE.sub(text, message)


def _shown(text: str) -> str:
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
