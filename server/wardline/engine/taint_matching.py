"""Finds what a taint rule's patterns match in a piece of a file and says it as marks.

It knows rules and matches; `wardline.engine.taint` knows neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wardline.engine.compiled_rules import CompiledTaint
from wardline.engine.findings import shown
from wardline.engine.formula import Formula
from wardline.engine.pattern_search import Match
from wardline.engine.source import Source
from wardline.engine.taint_marks import (
    DEFAULT,
    Marks,
    PropagatorMark,
    SanitizerMark,
    SinkMark,
    SourceMark,
)
from wardline.engine.taint_state import DEFAULT_LABEL
from wardline.rules import schema
from wardline.text import Span

Matching = Callable[[Formula], list[Match]]
"""What a formula matches in some piece of a file."""


def marks_of(taint: CompiledTaint, source: Source, matching: Matching) -> Marks:
    """All that the rule's patterns match in the piece of the file that `matching` looks at."""
    origins = tuple(_sources(taint, source, matching))
    sinks = tuple(mark for mark, _ in sinks_in(taint, source, matching))
    propagators = tuple(_propagators(taint, matching))
    taken = {one.span for one in origins} | {one.span for one in sinks} | {one.origin for one in propagators}
    return Marks(origins, sinks, tuple(_sanitizers(taint, matching, taken)), propagators)


def sinks_in(taint: CompiledTaint, source: Source, matching: Matching) -> Iterator[tuple[SinkMark, Match]]:
    """The sinks among what `matching` finds."""
    for formula, part in zip(taint.sinks, taint.written.sinks, strict=True):
        for match in matching(formula):
            each = tuple(
                (Span(match.env[name].start, match.env[name].end), requires)
                for name, requires in part.requires_each
                if name in match.env
            )
            exact = part.exact is not False and not _is_statement(match, source)
            requires = part.requires or DEFAULT
            yield SinkMark(match.span, requires, each, exact, part.at_exit, _bound(match)), match


def _is_statement(match: Match, source: Source) -> bool:
    """Whether a statement matched, which is no data itself: what is used in it is the sink."""
    language, node = source.language, match.node
    if node is None or node.start_byte != match.span.start or node.end_byte > match.span.end:
        return False
    return node.type in language.statements | language.expression_statements | language.carriers


def _sources(taint: CompiledTaint, source: Source, matching: Matching) -> Iterator[SourceMark]:
    for formula, part in zip(taint.sources, taint.written.sources, strict=True):
        for match in matching(formula):
            yield SourceMark(
                match.span,
                shown(source.document.text(match.span)),
                part.label or DEFAULT_LABEL,
                part.requires,
                part.exact is True,
                part.by_side_effect,
                part.control,
                _bound(match),
            )


def _sanitizers(taint: CompiledTaint, matching: Matching, taken: set[Span]) -> Iterator[SanitizerMark]:
    for formula, part in zip(taint.sanitizers, taint.written.sanitizers, strict=True):
        lasting = part.by_side_effect is not schema.SideEffect.NO
        for match in matching(formula):
            if not (part.not_conflicting and match.span in taken):
                yield SanitizerMark(match.span, part.exact is True, lasting)


def _propagators(taint: CompiledTaint, matching: Matching) -> Iterator[PropagatorMark]:
    for formula, part in zip(taint.propagators, taint.written.propagators, strict=True):
        lasting = part.by_side_effect is not schema.SideEffect.NO
        for match in matching(formula):
            origin, target = match.env.get(part.origin), match.env.get(part.target)
            if origin is not None and target is not None:
                yield PropagatorMark(
                    Span(origin.start, origin.end),
                    Span(target.start, target.end),
                    target.text,
                    lasting,
                    part.label,
                    part.replaced,
                    part.requires,
                )


def _bound(match: Match) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, bound.text) for name, bound in match.env.items()))
