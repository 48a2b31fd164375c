"""Evaluates formulas over a source: starts at word hits, climbs to the node a pattern describes, filters.

Nothing here walks the whole tree. Where a pattern names no word, a tree-sitter query (native code) finds the
nodes of its kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine import expressions
from wardline.engine.environment import EMPTY, Environment, equal, step
from wardline.engine.formula import All, Either, Formula, is_universal
from wardline.engine.pattern_compiler import CompiledPattern
from wardline.engine.patterns import prefix
from wardline.engine.source import Source
from wardline.text import Span

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a formula holds: from the first byte of `first` to the last of `last`, siblings or the same."""

    first: Node
    last: Node
    env: Environment

    @property
    def span(self) -> Span:
        """The bytes of the match."""
        return Span(self.first.start_byte, self.last.end_byte)

    @property
    def key(self) -> tuple[int, int, tuple[tuple[str, int, int], ...]]:
        """Equal for matches that say the same."""
        bound = tuple(sorted((name, value.start, value.end) for name, value in self.env.items()))
        return self.first.start_byte, self.last.end_byte, bound


def find(
    formula: Formula, source: Source, scope: Span, env: Environment = EMPTY, pieces: frozenset[str] | None = None
) -> list[Match]:
    """Every match that starts from a place in `scope` and agrees with `env`.

    `pieces` are fragments one of which stands at every match that is asked for; patterns without a word
    start from them. Without `env` the answer is remembered, since rules share their parts.
    """
    if env:
        return _distinct(_find(formula, source, scope, env, pieces))
    if formula.starting is not None and formula.starting.isdisjoint(source.present(scope)):
        return []
    key = (id(formula), scope.start, scope.end, pieces)
    known: list[Match] | None = source.found.get(key)
    if known is None:
        known = source.found[key] = _distinct(_find(formula, source, scope, env, pieces))
    return known


def _find(
    formula: Formula, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    if isinstance(formula, CompiledPattern):
        yield from _find_pattern(formula, source, scope, env, pieces)
    elif isinstance(formula, Either):
        for option in formula.options:
            yield from find(option, source, scope, env, pieces)
    else:
        yield from _find_all(formula, source, scope, env, pieces)


def _distinct(matches: Iterator[Match]) -> list[Match]:
    found = list(matches)
    return found if len(found) < 2 else list({match.key: match for match in found}.values())


# --- one pattern -------------------------------------------------------------------------------------------


def _find_pattern(
    pattern: CompiledPattern, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    if pattern.is_universal:
        yield from _find_anything(pattern, source, scope, env)
        return
    if pattern.anchor is None and pieces is None:
        for node in source.of_kinds(pattern.kinds, scope):
            yield from at(pattern, node, source, env)
        return
    kinds = pattern.kinds
    seen: set[int] = set()
    for node in _starts(pattern, source, scope, pieces or frozenset()):
        current: Node | None = node
        while current is not None and current.id not in seen:
            seen.add(current.id)
            if not kinds or current.type in kinds:
                step(source)
                yield from at(pattern, current, source, env, leading=pattern.leading)
            current = current.parent


def _find_anything(pattern: CompiledPattern, source: Source, scope: Span, env: Environment) -> Iterator[Match]:
    """A lone metavariable: every node of the scope that can be it. Only ever asked inside a small scope."""
    root = source.at(scope.start, len(scope))
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        step(source)
        if not node.is_named or node.end_byte <= scope.start or node.start_byte >= scope.end:
            continue
        inside = scope.start <= node.start_byte and node.end_byte <= scope.end
        if inside and node.type not in source.language.blocks and source.strip(node).id == node.id:
            yield from at(pattern, node, source, env)
        stack.extend(reversed(node.children))


def _starts(pattern: CompiledPattern, source: Source, scope: Span, pieces: frozenset[str]) -> Iterator[Node]:
    """The nodes to climb from."""
    for offsets, length in _offsets(pattern, source, pieces):
        for index in range(bisect_left(offsets, scope.start), bisect_left(offsets, scope.end)):
            node = source.at(offsets[index], length)
            if node is not None and (_takes_imports(pattern, source) or not _imported(node, source)):
                yield node


def _offsets(pattern: CompiledPattern, source: Source, pieces: frozenset[str]) -> Iterator[tuple[list[int], int]]:
    """Places a match may hold, ascending, with the length of what stands there."""
    anchor = pattern.anchor
    if anchor is None:
        for piece in pieces & source.pieces.keys():
            yield source.pieces[piece], len(piece)
        return
    hits = source.hits.get(anchor.word)
    if hits:
        yield hits, len(anchor.word.encode())
    if anchor.name is not None:
        if anchor.name in source.aliases:
            yield source.aliases[anchor.name], 1
        if anchor.below:
            yield source.below(anchor.name), 1


def _takes_imports(pattern: CompiledPattern, source: Source) -> bool:
    return pattern.is_sequence or bool(pattern.kinds & source.language.imports)


def _imported(node: Node, source: Source) -> bool:
    """Whether the name only stands in an import statement, which is no use of it."""
    current: Node | None = node
    for _ in range(4):
        if current is None:
            return False
        if current.type in source.language.imports:
            return True
        current = current.parent
    return False


def at(
    pattern: CompiledPattern, node: Node, source: Source, env: Environment, *, leading: bool = False
) -> Iterator[Match]:
    """The matches of `pattern` at `node` itself; of a row, those that start at or, unless `leading`, before it.

    A definition with decorators matches as a whole.
    """
    if pattern.is_sequence:
        yield from _row(pattern, node, source, env, leading)
    elif (not pattern.kinds or node.type in pattern.kinds) and source.is_use(node) and not source.is_wrapped(node):
        for bound in pattern.forms[0].match(node, env, source):
            yield Match(node, node, bound)


def _row(pattern: CompiledPattern, node: Node, source: Source, env: Environment, leading: bool) -> Iterator[Match]:
    """Statements in a row that start at or before `node` in the block it stands in."""
    block = node.parent
    if block is None or block.type not in source.language.blocks:
        return
    statements, places = source.row(block, deep=pattern.has_dots)  # an ellipsis also skips into inner blocks
    if node.id not in places:
        return
    for start in (places[node.id],) if leading else _row_starts(pattern, block, source):
        first = statements[start]
        if start > places[node.id]:
            return
        for bound, end in prefix(pattern.forms, statements, env, source, start):
            if end > start:
                last = max(first, statements[end - 1], key=lambda one: one.end_byte)
                yield Match(first, last, bound)


def _row_starts(pattern: CompiledPattern, block: Node, source: Source) -> list[int]:
    """The places in a block's statements where the first statement of the pattern can be, by its kind."""
    key = (id(pattern), block.id)
    known: list[int] | None = source.row_starts.get(key)
    if known is None:
        statements, places = source.row(block, deep=pattern.has_dots)
        kinds = pattern.first_kinds
        known = source.row_starts[key] = [
            start
            for start in places.values()
            if not kinds or statements[start].type in kinds or source.strip(statements[start]).type in kinds
        ]
    return known


# --- conjunctions ------------------------------------------------------------------------------------------


def _find_all(
    formula: All, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    start = formula.base
    for found in find(start, source, scope, env, formula.fragments or pieces):
        for match in _positives(formula, start, found, source):
            if not _excluded(formula, match, source):
                yield from _focused(formula, match, source)


def _positives(formula: All, start: Formula, match: Match, source: Source) -> Iterator[Match]:
    """The base match narrowed by the other positives, then held against the insides."""
    if not _can_hold(formula, match):
        return
    current = [match]
    for part in formula.positives:
        if part is not start:
            current = [narrowed for candidate in current for narrowed in _intersect(part, candidate, source)]
    for part in formula.insides:
        if part is not start:
            current = [
                Match(candidate.first, candidate.last, env)
                for candidate in current
                for env in _first_covering(part, candidate, source)
            ]
    for candidate in current:
        if all(_holds(condition.metavariable, condition.regex, candidate) for condition in formula.conditions):
            yield candidate


def _can_hold(formula: All, match: Match) -> bool:
    """Whether no condition on what is bound already says no: that is cheaper than what else must match."""
    return all(
        _holds(condition.metavariable, condition.regex, match)
        for condition in formula.conditions
        if condition.metavariable in match.env
    )


def _intersect(part: Formula, match: Match, source: Source) -> Iterator[Match]:
    """Where both hold: the smaller of the two ranges."""
    if is_universal(part) and isinstance(part, CompiledPattern):
        yield from _intersect_anything(part, match, source)
        return
    for env in covering(part, match, source):
        yield Match(match.first, match.last, env)
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
            yield Match(node, node, match.env)
        elif node.end_byte > match.span.start and node.start_byte < match.span.end:
            stack.extend(reversed(node.named_children))


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
    else:
        for outer in _enclosing(part, match, source, exact):
            yield outer.env


def _enclosing(pattern: CompiledPattern, match: Match, source: Source, exact: bool = False) -> Iterator[Match]:
    span = match.span
    current: Node | None = source.strip(match.first) if exact else match.first
    while current is not None:
        if exact and not span.contains(Span(current.start_byte, current.end_byte)):
            return
        step(source)
        for outer in at(pattern, current, source, match.env):
            if outer.span == span if exact else outer.span.contains(span):
                yield outer
        current = current.parent


def _covering_all(part: All, match: Match, source: Source, exact: bool) -> Iterator[Environment]:
    """A conjunction around `match`: its parts must hold at one enclosing place."""
    start = part.base
    for outer in _covering_matches(start, match, source):
        for narrowed in _positives(part, start, outer, source):
            if _excluded(part, narrowed, source):
                continue
            for focused in _focused(part, narrowed, source):
                if focused.span == match.span if exact else focused.span.contains(match.span):
                    yield focused.env


def _covering_matches(formula: Formula, match: Match, source: Source) -> Iterator[Match]:
    if isinstance(formula, CompiledPattern):
        yield from _enclosing(formula, match, source)
    elif isinstance(formula, Either):
        for option in formula.options:
            yield from _covering_matches(option, match, source)
    else:
        start = formula.base
        for outer in _covering_matches(start, match, source):
            yield from _positives(formula, start, outer, source)


def _excluded(formula: All, match: Match, source: Source) -> bool:
    """Whether a `pattern-not` takes the same code, or a `pattern-not-inside` stands around it."""
    return any(
        next(covering(part, match, source, exact=exact), None) is not None
        for parts, exact in ((formula.negatives, True), (formula.outsides, False))
        for part in parts
    )


def _holds(metavariable: str, regex: str, match: Match) -> bool:
    bound = match.env.get(metavariable)
    return bound is not None and expressions.match(regex, bound.text)


def _focused(formula: All, match: Match, source: Source) -> Iterator[Match]:
    """The match itself, or what the focus metavariables bound, where they bound anything."""
    if not formula.focus:
        yield match
        return
    for name in formula.focus:
        bound = match.env.get(name)
        if bound is not None and bound.nodes:
            yield Match(bound.nodes[0], bound.nodes[-1], match.env)
