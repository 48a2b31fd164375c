"""Why a rule reports nothing on a line: which of its parts fails there, and how.

Walks the rule as written and as compiled side by side, so that every reason names the place in the rule file.
It asks the same search that finds; it changes nothing and is no part of an analysis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardline.engine import conditions
from wardline.engine.call_patterns import Call
from wardline.engine.environment import EMPTY
from wardline.engine.formula import All, Condition, Either, Formula, PatternCondition
from wardline.engine.pattern_compiler import CompiledPattern
from wardline.engine.pattern_search import Match, Node
from wardline.engine.search import bound_matches, covering, find, narrowed, touched
from wardline.engine.source import Source
from wardline.engine.text_patterns import RegexPattern
from wardline.rules import schema
from wardline.text import Span

_SHOWN = 60
_MOST_ABSENT = 5  # reasons that are told one by one, and words that are named
_MOST = 6  # candidates on one line that are explained


@dataclass(frozen=True, slots=True)
class Reason:
    """What one part of a rule says of a line: `mark` is the part, `span` the code that it is about.

    `missing` is the word that stands nowhere in the file, where that is the reason.
    """

    message: str
    mark: schema.Mark
    span: Span | None = None
    missing: str = ""


def folded(reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons, those for words that stand nowhere as one where there are many."""
    absent = [reason for reason in reasons if reason.missing]
    if len(absent) <= _MOST_ABSENT:
        return list(reasons)
    words = [f"`{word}`" for word in dict.fromkeys(reason.missing for reason in absent)]
    more = f" and {len(words) - _MOST_ABSENT} more" if len(words) > _MOST_ABSENT else ""
    named = ", ".join(words[:_MOST_ABSENT])
    message = f"{len(absent)} patterns do not match: {named}{more} stand nowhere in the file"
    first = reasons.index(absent[0])
    others = [reason for reason in reasons if not reason.missing]
    return [*others[:first], Reason(message, absent[0].mark), *others[first:]]


def why_no_match(written: schema.Formula, formula: Formula, source: Source, line: Span) -> list[Reason]:
    """The reasons for which `formula` has no match that starts in `line`; none where it has one."""
    if _on(line, find(formula, source, source.window)):
        return []
    return list(dict.fromkeys(_reasons(written, formula, source, line)))


def _reasons(written: schema.Formula, formula: Formula, source: Source, line: Span) -> Iterator[Reason]:
    if isinstance(written, schema.Either) and isinstance(formula, Either):
        for part, option in zip(written.options, formula.options, strict=True):
            yield from why_no_match(part, option, source, line)
    elif isinstance(written, schema.All) and isinstance(formula, All):
        yield from _all_reasons(written, formula, source, line)
    elif isinstance(written, schema.Regex):
        yield Reason(f"the regular expression `{_short(written.regex)}` is not found here", written.mark)
    elif isinstance(written, schema.Pattern) and isinstance(formula, CompiledPattern):
        yield _difference(written, formula, source, line)
    elif isinstance(written, schema.Pattern):
        yield Reason(f"`{_short(written.text)}` is not found here", written.mark)


def _on(line: Span, matches: list[Match]) -> list[Match]:
    return [match for match in matches if line.start <= match.span.start < line.end]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 3] + "..."


# --- one pattern -------------------------------------------------------------------------------------------


def _difference(written: schema.Pattern, pattern: CompiledPattern, source: Source, line: Span) -> Reason:
    """How the code of the line differs from the pattern: the call that comes nearest, or a word that is missing."""
    shown = f"`{_short(written.text)}`"
    missing = sorted(word for word in pattern.words if word not in source.hits)
    if missing:
        message = f"{shown} does not match: `{missing[0]}` stands nowhere in the file"
        return Reason(message, written.mark, missing=missing[0])
    for node in source.of_kinds(pattern.kinds, line):
        near = _near_call(pattern, node, source)
        if near is not None:
            return Reason(f"{shown} differs: {near}", written.mark, Span(node.start_byte, node.end_byte))
    candidates = source.of_kinds(pattern.kinds, line)
    if candidates:
        first = candidates[0]
        text = _short(source.text(first))
        return Reason(f"{shown} differs from `{text}`", written.mark, Span(first.start_byte, first.end_byte))
    return Reason(f"{shown} does not match: no code of that form starts here", written.mark)


def _near_call(pattern: CompiledPattern, node: Node, source: Source) -> str | None:
    """What is wrong with a call of the function that the pattern calls."""
    form = pattern.forms[0]
    function = source.language.function_of(node) if isinstance(form, Call) and node.type == form.kind else None
    if not isinstance(form, Call) or function is None:
        return None
    if next(form.function.match(function, EMPTY, source), None) is None:
        return None
    return f"the arguments of `{_short(source.text(node))}` are others"


# --- conjunctions ------------------------------------------------------------------------------------------


def _all_reasons(written: schema.All, formula: All, source: Source, line: Span) -> Iterator[Reason]:
    """The parts that match nothing here; if all do, what each candidate fails for."""
    lacking = [
        reason
        for part, compiled in zip(written.positives, formula.positives, strict=True)
        for reason in why_no_match(part, compiled, source, line)
    ]
    if lacking:
        yield from lacking
        return
    candidates = _candidates(formula, source, line)
    for match in candidates[:_MOST]:
        yield from _failures(written, formula, match, source, line)
    if not candidates:
        yield from (Reason("no code that lies in this starts here", part.mark) for part in written.insides)


def _candidates(formula: All, source: Source, line: Span) -> list[Match]:
    """The places on the line where all positive parts hold together."""
    if formula.base is None:
        return []
    found = find(formula.base, source, source.window)
    if formula.base in formula.positives:
        return _on(line, [one for match in found for one in narrowed(formula, formula.base, match, source)])
    return _on(line, found)


def _failures(written: schema.All, formula: All, match: Match, source: Source, line: Span) -> Iterator[Reason]:
    """What a candidate fails for: what it must lie in, what it must not be, the conditions, the focus."""
    text = _short(source.document.text(match.span))
    for part, compiled in zip(written.insides, formula.insides, strict=True):
        if next(covering(compiled, match, source), None) is None:
            yield Reason(f"`{text}` does not lie in {_named(part)}", part.mark, match.span)
    for part, compiled in zip(written.negatives, formula.negatives, strict=True):
        near = (
            touched(compiled, match, source) if isinstance(compiled, RegexPattern) else _exact(compiled, match, source)
        )
        if near:
            yield Reason(f"`{text}` is excluded by {_named(part)}", part.mark, match.span)
    for part, compiled in zip(written.outsides, formula.outsides, strict=True):
        if next(covering(compiled, match, source), None) is not None:
            yield Reason(f"`{text}` lies in {_named(part)}, which excludes it", part.mark, match.span)
    for condition, compiled_condition in zip(written.conditions, formula.conditions, strict=True):
        if not _holds(compiled_condition, match, source):
            yield Reason(_broken(condition, match), condition.mark, match.span)
    if formula.focus:
        yield from _elsewhere(written, formula, match, source, line)


def _exact(formula: Formula, match: Match, source: Source) -> bool:
    return next(covering(formula, match, source, exact=True), None) is not None


def _named(part: schema.Formula) -> str:
    return f"`{_short(part.text)}`" if isinstance(part, schema.Pattern) else "what is written there"


def _holds(condition: Condition, match: Match, source: Source) -> bool:
    if isinstance(condition, PatternCondition):
        return bool(bound_matches(condition, match.env, source))
    return conditions.holds(condition, match.env, source)


def _broken(condition: schema.Condition, match: Match) -> str:
    if isinstance(condition, schema.MetavariableComparison):
        return f"`{_short(condition.comparison)}` is not true of {_values(condition, match)}"
    bound = match.env.get(condition.metavariable)
    if bound is None:
        return f"`{condition.metavariable}` stands for nothing here"
    what = f"`{condition.metavariable}` is `{_short(bound.text)}`, which"
    if isinstance(condition, schema.MetavariableRegex):
        return f"{what} does not match `{_short(condition.regex)}` from its start"
    if isinstance(condition, schema.MetavariableAnalysis):
        return f"{what} the analyzer `{condition.analyzer}` does not mind"
    if isinstance(condition, schema.MetavariableType):
        return f"{what} is not declared as {' or '.join(f'`{name}`' for name in condition.types)}"
    return f"{what} the condition's pattern does not match"


def _values(condition: schema.MetavariableComparison, match: Match) -> str:
    named = [name for name in sorted(match.env) if name in condition.comparison]
    return ", ".join(f"`{name}` = `{_short(match.env[name].text)}`" for name in named) or "what is bound"


def _elsewhere(written: schema.All, formula: All, match: Match, source: Source, line: Span) -> Iterator[Reason]:
    for name in (name for group in formula.focus for name in group):
        bound = match.env.get(name)
        if bound is None or bound.start < 0:
            yield Reason(f"`{name}`, on which the rule reports, stands for nothing here", written.mark, match.span)
        elif not line.start <= bound.start < line.end:
            number = source.document.lines.line_of(bound.start) + 1
            yield Reason(f"the rule reports `{name}`, which stands in line {number}", written.mark, match.span)
