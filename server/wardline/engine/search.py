"""Evaluates formulas over a source: what each part matches, and what remains of it beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial

import tree_sitter

from wardline.engine import conditions
from wardline.engine.environment import EMPTY, Binding, Environment, equal, step, unified
from wardline.engine.formula import All, Either, Formula, PatternCondition, is_around, is_universal, starting_words
from wardline.engine.pattern_compiler import CompiledPattern
from wardline.engine.pattern_search import Match, around, at, at_node, find_pattern, may_be
from wardline.engine.source import Source
from wardline.engine.text_matches import TextMatches
from wardline.engine.text_patterns import RegexPattern, TextPattern
from wardline.engine.uses import is_use
from wardline.syntax import Document
from wardline.text import Span

Node = tree_sitter.Node


def find(
    formula: Formula, source: Source, scope: Span, env: Environment = EMPTY, pieces: frozenset[str] | None = None
) -> list[Match]:
    """Every match that starts from a place in `scope` and agrees with `env`.

    `pieces` are fragments one of which stands at every match that is asked for; patterns without a word
    start from them. Without `env` the answer is remembered, since rules share their parts.
    """
    return list(finding(formula, source, scope, env, pieces))


def finding(
    formula: Formula, source: Source, scope: Span, env: Environment = EMPTY, pieces: frozenset[str] | None = None
) -> Iterator[Match]:
    """As `find`, but each match as soon as it is found: a rule may be stopped midway."""
    if env:
        yield from _distinct(_find(formula, source, scope, env, pieces), {})
        return
    words = starting_words(formula)
    if words is not None and not source.may_stand(words, scope):
        return
    key = (id(formula), scope.start, scope.end, pieces, source.window)
    known: list[Match] | None = source.found.get(key)
    if known is not None:
        yield from known
        return
    found: dict[object, Match] = {}
    yield from _distinct(_find(formula, source, scope, env, pieces), found)
    source.found[key] = list(found.values())


def _find(
    formula: Formula, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    if isinstance(formula, CompiledPattern):
        yield from find_pattern(formula, source, scope, env, pieces)
    elif isinstance(formula, TextPattern):
        yield from _agreeing(_text_matches(formula, source).starting(scope.start, scope.end), env, source)
    elif isinstance(formula, Either):
        for option in formula.options:
            yield from finding(option, source, scope, env, pieces)
    else:
        yield from _find_all(formula, source, scope, env, pieces)


def _distinct(matches: Iterator[Match], found: dict[object, Match]) -> Iterator[Match]:
    """The matches that say what none before did; they are added to those `found`."""
    for match in matches:
        if match.key not in found:
            found[match.key] = match
            yield match


def _text_matches(pattern: TextPattern, source: Source) -> TextMatches:
    """The matches of a text pattern anywhere in the window; the text is read once."""
    key = (id(pattern), source.window)
    known: TextMatches | None = source.found.get(key)
    if known is None:
        found = pattern.matches(source, source.window)
        known = source.found[key] = TextMatches([Match(span, bound, around(source, span)) for span, bound in found])
    return known


def _agreeing(matches: Iterable[Match], env: Environment, source: Source) -> Iterator[Match]:
    """The matches that agree with `env`, binding what both bind."""
    for match in matches:
        step(source)
        both = unified(env, match.env, source)
        if both is not None:
            yield Match(match.span, both, match.node)


# --- conjunctions ------------------------------------------------------------------------------------------


def _find_all(
    formula: All, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    start = formula.base
    if source.is_read_once and not _may_stand_around(formula, source):
        return
    if start is None:
        founds: Iterable[Match] = [Match(scope, env, around(source, scope))]
    else:
        founds = finding(start, source, scope, env, formula.fragments or pieces)
    for found in founds:
        for match in _positives(formula, start, found, source):
            if not _excluded(formula, match, source):
                yield from _focused(formula, match)


def _may_stand_around(formula: All, source: Source) -> bool:
    """Whether all that must stand around a match stands anywhere in the file."""
    if source.window != Span(0, len(source.data)):
        return True
    around_it = (part for part in (*formula.positives, *formula.insides) if part is not formula.base)
    return all(_may_stand(part, source) for part in around_it if part in formula.insides or is_around(part))


def _may_stand(part: Formula, source: Source) -> bool:
    """Whether a part matches anywhere; asked only where few words tell."""
    if isinstance(part, Either):
        return any(_may_stand(option, source) for option in part.options)
    if isinstance(part, All) and is_around(part):
        return all(_may_stand(inside, source) for inside in part.insides)
    if starting_words(part) is None:
        return True
    return next(finding(part, source, source.window), None) is not None


def _positives(formula: All, start: Formula | None, match: Match, source: Source) -> Iterator[Match]:
    """The base match narrowed by the other positives, then held against the insides and the conditions."""
    if not _can_hold(formula, match, source):
        return
    current = narrowed(formula, start, match, source)
    for part in formula.insides if formula.positives else ():
        if part is not start:
            current = [
                Match(candidate.span, env, candidate.node)
                for candidate in current
                for env in _first_covering(part, candidate, source)
            ]
    for candidate in current:
        for env in _conditions(formula, candidate.env, source):
            yield Match(candidate.span, env, candidate.node)


def narrowed(formula: All, start: Formula | None, match: Match, source: Source) -> list[Match]:
    """A match of `start`, a part of `formula`, narrowed by the other positive parts; insides alone count as such."""
    current = [match]
    for part in formula.positives or formula.insides:
        if part is not start:
            current = [inner for candidate in current for inner in _intersect(part, candidate, source)]
    return current


def _can_hold(formula: All, match: Match, source: Source) -> bool:
    """Whether no condition on what is bound already says no: that is cheaper than what else must match."""
    return all(
        conditions.holds(condition, match.env, source)
        for condition in formula.conditions
        if not isinstance(condition, PatternCondition) and conditions.is_decided(condition, match.env)
    )


def _conditions(formula: All, env: Environment, source: Source) -> list[Environment]:
    """The environments in which all conditions hold: a `metavariable-pattern` may bind more."""
    simple = [one for one in formula.conditions if not isinstance(one, PatternCondition)]
    later = [one for one in simple if not conditions.is_decided(one, env)]  # about what a pattern is still to bind
    if not all(conditions.holds(condition, env, source) for condition in simple if condition not in later):
        return []
    current = [env]
    for condition in formula.conditions:
        if isinstance(condition, PatternCondition):
            current = [inner for one in current for inner in bound_matches(condition, one, source)]
    return [one for one in current if all(conditions.holds(condition, one, source) for condition in later)]


def bound_matches(condition: PatternCondition, env: Environment, source: Source) -> list[Environment]:
    """The environments in which the condition's formula matches somewhere in what is bound."""
    bound = env.get(condition.metavariable)
    if bound is None:
        return []
    if condition.language is not None:
        return _foreign_matches(condition, env, source)
    if bound.start < 0:
        return []
    window = Span(bound.start, bound.end)
    with _within(window, source):
        found = find(condition.formula, source, window, env)
    return [match.env for match in found if window.contains(match.span)]


@contextmanager
def _within(window: Span, source: Source) -> Iterator[None]:
    """While this lasts nothing outside `window` is looked at."""
    before, source.window = source.window, window
    try:
        yield
    finally:
        source.window = before


def _foreign_matches(condition: PatternCondition, env: Environment, source: Source) -> list[Environment]:
    """As `_bound_matches` for a string that holds code of another language; what it binds is known by its text."""
    bound, language = env[condition.metavariable], condition.language
    if language is None or (language.has_grammar and not conditions.is_string(bound, source)):
        return []
    document = Document.parse(conditions.content(bound, source).encode("utf-8", "surrogateescape"), language)
    if language.has_grammar and document.has_error:
        return []
    inner = Source(document, condition.words.scan(document.data), condition.pieces.scan(document.data))
    found = find(condition.formula, inner, inner.window, env)
    source.steps += inner.steps
    return [{**match.env, **env} for match in found]


def _intersect(part: Formula, match: Match, source: Source) -> Iterator[Match]:
    """Where both hold: the smaller of the two ranges."""
    if is_universal(part) and isinstance(part, CompiledPattern):
        yield from _intersect_anything(part, match, source)
        return
    for env in covering(part, match, source):
        yield Match(match.span, env, match.node)
    for inner in find(part, source, match.span, match.env):
        if match.span.contains(inner.span) and inner.span != match.span:
            yield inner


def _intersect_anything(part: CompiledPattern, match: Match, source: Source) -> Iterator[Match]:
    """`pattern: $X` beside others: the places inside the match that are what `$X` is bound to."""
    name = getattr(part.forms[0], "name", None)
    if name is None:
        yield match
    elif name in match.env:
        yield from _find_bound(match, name, source)
    else:
        yield from find(part, source, match.span, match.env)


def _find_bound(match: Match, name: str, source: Source) -> Iterator[Match]:
    bound = match.env[name]
    stack = [source.at(match.span.start, len(match.span))]
    while stack:
        node = stack.pop()
        step(source)
        if node is None:
            continue
        if match.span.contains(Span(node.start_byte, node.end_byte)) and equal(bound, (node,), source):
            if is_use(node, source.language) and not _is_text(node, bound, source):
                here = Binding(node.start_byte, node.end_byte, bound.text, (node,))
                yield at_node(node, {**match.env, name: here})
        elif node.end_byte > match.span.start and node.start_byte < match.span.end:
            stack.extend(reversed(node.named_children))


def _is_text(node: Node, bound: Binding, source: Source) -> bool:
    """Whether a node is the text of a string, where a name is bound that is spelled like it."""
    strings, parent = source.language.strings, node.parent
    names = source.language.identifiers
    inside = parent is not None and parent.type in strings and node.type not in names
    return inside and bool(bound.nodes) and bound.nodes[0].type in names


def _first_covering(part: Formula, match: Match, source: Source) -> Iterator[Environment]:
    """The environments of enclosing matches, one for each distinct way of binding."""
    seen: set[tuple[tuple[str, int], ...]] = set()
    for env in covering(part, match, source):
        key = tuple(sorted((name, value.start) for name, value in env.items()))
        if key not in seen:
            seen.add(key)
            yield env


def covering(part: Formula, match: Match, source: Source, *, exact: bool = False) -> Iterator[Environment]:
    """The environments of those matches of `part` that agree with `match` and enclose it.

    With `exact` they take the very same code.
    """
    if isinstance(part, Either):
        for option in part.options:
            yield from covering(option, match, source, exact=exact)
    elif isinstance(part, All):
        yield from _covering_all(part, match, source, exact)
    elif isinstance(part, TextPattern):
        for outer in _text_around(part, match, source):
            if not exact or outer.span == match.span:
                yield outer.env
    else:
        for outer in _enclosing(part, match, source, exact):
            yield outer.env


def _text_around(pattern: TextPattern, match: Match, source: Source) -> Iterator[Match]:
    """The matches of a text pattern that agree with `match` and enclose it."""
    return _agreeing(_text_matches(pattern, source).around(match.span), match.env, source)


def _enclosing(pattern: CompiledPattern, match: Match, source: Source, exact: bool = False) -> Iterator[Match]:
    span = match.span
    is_known = source.is_read_once and bool(pattern.anchors) and not pattern.brings_names
    if is_known and not exact and source.window == Span(0, len(source.data)):
        yield from _known_around(pattern, match, source)
        return
    current = source.strip(match.node) if exact and match.node is not None else match.node
    while current is not None:
        here = Span(current.start_byte, current.end_byte)
        if (exact and not span.contains(here)) or not source.window.contains(here):
            return
        if may_be(pattern, current, source):
            step(source)
            for outer in at(pattern, current, source, match.env, until=span.end if exact else None):
                if outer.span == span if exact else outer.span.contains(span):
                    yield outer
        current = current.parent


def _known_around(pattern: CompiledPattern, match: Match, source: Source) -> Iterator[Match]:
    """As `_enclosing`, in the same order, from all matches in the file, which are looked for once."""
    found = [outer for outer in finding(pattern, source, source.window) if outer.span.contains(match.span)]
    if len(found) > 1:
        found.sort(key=partial(_from_inside, pattern, source))
    for outer in found:
        step(source)
        both = unified(match.env, outer.env, source)
        if both is not None:
            yield Match(outer.span, both, outer.node)


def _from_inside(pattern: CompiledPattern, source: Source, outer: Match) -> tuple[int, int]:
    """Sorts what encloses one place: the innermost first, the rows of one block in their order."""
    if not pattern.is_sequence or outer.node is None:
        return -outer.span.start, outer.span.end
    block = source.language.block_of(outer.node)
    return -block.start_byte if block is not None else 0, outer.span.start


def _covering_all(part: All, match: Match, source: Source, exact: bool) -> Iterator[Environment]:
    """A conjunction around `match`: its parts must hold at one enclosing place."""
    start = part.base
    for outer in _covering_matches(start, match, source) if start is not None else (match,):
        for inner in _positives(part, start, outer, source):
            if _excluded(part, inner, source):
                continue
            for focused in _focused(part, inner):
                if focused.span == match.span if exact else focused.span.contains(match.span):
                    yield focused.env


def _covering_matches(formula: Formula, match: Match, source: Source) -> Iterator[Match]:
    if isinstance(formula, CompiledPattern):
        yield from _enclosing(formula, match, source)
    elif isinstance(formula, TextPattern):
        yield from _text_around(formula, match, source)
    elif isinstance(formula, Either):
        for option in formula.options:
            yield from _covering_matches(option, match, source)
    elif formula.base is None:
        yield from _positives(formula, None, match, source)
    else:
        start = formula.base
        for outer in _covering_matches(start, match, source):
            yield from _positives(formula, start, outer, source)


def _excluded(formula: All, match: Match, source: Source) -> bool:
    """Whether a `pattern-not` takes the same code, or a `pattern-not-inside` stands around it."""
    if any(touched(part, match, source) for part in formula.negatives if isinstance(part, RegexPattern)):
        return True
    return any(
        next(covering(part, match, source, exact=exact), None) is not None
        for parts, exact in ((formula.negatives, True), (formula.outsides, False))
        for part in parts
    )


def touched(part: RegexPattern, match: Match, source: Source) -> bool:
    """Whether text that must not be there stands inside the match, or all around it."""
    # Groups by number are each expression's own.
    named = {name: bound for name, bound in match.env.items() if not name[1:].isdigit()}
    across = _agreeing(_text_matches(part, source).across(match.span), named, source)
    return any(one.span.contains(match.span) or match.span.contains(one.span) for one in across)


def _focused(formula: All, match: Match) -> Iterator[Match]:
    """The match itself, or what the focus metavariables bound, where they bound anything.

    Of several groups only the code that they have in common counts.
    """
    current = [match]
    for group in formula.focus:
        bound = [match.env[name] for name in group if name in match.env and match.env[name].start >= 0]
        places = [
            Match(Span(one.start, one.end), match.env, one.nodes[0] if one.nodes else match.node) for one in bound
        ]
        current = [common for one in current for common in _common(one, places)]
    yield from current


def _common(one: Match, places: list[Match]) -> Iterator[Match]:
    for place in places:
        if one.span.contains(place.span):
            yield place
        elif place.span.contains(one.span):
            yield one
