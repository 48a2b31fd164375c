"""Why a taint rule reports nothing on a line: no sink there, no source anywhere, or what stops the data.

What stops it is found by trying: the rule without one of its sanitizers is run on the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardline.engine.analyze import analyze
from wardline.engine.compiled_rules import CompiledTaint
from wardline.engine.formula import Formula
from wardline.engine.rule_set import compile_rules
from wardline.engine.search import find
from wardline.engine.source import Source
from wardline.engine.why_not import Reason, why_no_match
from wardline.model import Finding
from wardline.rules import schema
from wardline.rules.schema import Rule
from wardline.text import Span

_MOST = 5  # sources that are listed


def why_no_flow(rule: Rule, written: schema.Taint, taint: CompiledTaint, source: Source, line: Span) -> list[Reason]:
    """The reasons for which no data is reported to reach a sink on `line`."""
    lacking = [
        reason
        for part, sink in zip(written.sinks, taint.sinks, strict=True)
        for reason in why_no_match(part.formula, sink, source, line)
    ]
    if all(_none_on(line, sink, source) for sink in taint.sinks):
        return [Reason("no sink of the rule is on this line", rule.mark), *lacking]
    if all(not find(origin, source, source.window) for origin in taint.sources):
        return [Reason("a sink is here, but no source of the rule is in this file", rule.mark)]
    return list(_stopped(rule, written, taint, source, line)) or [_unreached(rule, taint, source)]


def _none_on(line: Span, formula: Formula, source: Source) -> bool:
    return not any(line.start <= one.span.start < line.end for one in find(formula, source, source.window))


def _stopped(rule: Rule, written: schema.Taint, taint: CompiledTaint, source: Source, line: Span) -> Iterator[Reason]:
    """The sanitizers without which the rule would report, each with the places where it stands on the way."""
    for index, part in enumerate(written.sanitizers):
        others = (*written.sanitizers[:index], *written.sanitizers[index + 1 :])
        reported = _reported(rule, replace(written, sanitizers=others), source, line)
        if reported is None:
            continue
        cleaned = [one.span for one in find(taint.sanitizers[index], source, source.window)]
        places = _on_the_way(reported, cleaned) or cleaned
        for span in places[:_MOST]:
            number = source.document.lines.line_of(span.start) + 1
            text = " ".join(source.document.text(span).split())
            yield Reason(f"the sanitizer `{text}` in line {number} stops the data", _mark(part.formula), span)


def _reported(rule: Rule, body: schema.Taint, source: Source, line: Span) -> Finding | None:
    found = analyze(source.document, compile_rules([replace(rule, body=body)])).analysis.findings
    return next((one for one in found if line.start <= one.span.start < line.end), None)


def _on_the_way(finding: Finding, places: Sequence[Span]) -> list[Span]:
    """Those places that stand between the first and the last step of the data."""
    spans = [step.span for step in finding.trace]
    if not spans:
        return []
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return [place for place in places if start <= place.start and place.end <= end]


def _unreached(rule: Rule, taint: CompiledTaint, source: Source) -> Reason:
    found = [one.span for origin in taint.sources for one in find(origin, source, source.window)]
    numbers = sorted({source.document.lines.line_of(span.start) + 1 for span in found})
    listed = _lines(numbers)
    return Reason(
        f"a sink is here, but no data from a source reaches it: the sources are in {listed}; a new value, a call "
        "that gives no data on, or a condition that proves the value harmless may stand between",
        rule.mark,
    )


def _lines(numbers: Sequence[int]) -> str:
    """`line 3`, `lines 3, 4 and 8`, with dots for those that are left out."""
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) > _MOST:
        return f"lines {', '.join(map(str, numbers[:_MOST]))}, ..."
    return f"lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _mark(formula: schema.Formula) -> schema.Mark:
    return formula.mark
