"""Finds one code pattern in a source: starts at word hits and climbs to the node that the pattern describes.

Nothing here walks the whole tree. Where a pattern names no word, a tree-sitter query (native code) finds the
nodes of its kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.anchors import Anchor, is_receiver
from wardline.engine.callees import called
from wardline.engine.environment import Environment, step
from wardline.engine.pattern_compiler import CompiledPattern
from wardline.engine.patterns import Deep, Dots, Dotted, Member, prefix
from wardline.engine.rows import row
from wardline.engine.source import Source, in_order
from wardline.engine.uses import is_expression, is_use
from wardline.text import Span

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a formula holds.

    `node` is where a climb to what encloses the match starts: the first of the nodes that match, or the smallest
    node around text that does; None in a text without grammar.
    """

    span: Span
    env: Environment
    node: Node | None

    @property
    def key(self) -> tuple[int, int, tuple[tuple[str, int, int], ...]]:
        """Equal for matches that say the same."""
        bound = tuple(sorted((name, value.start, value.end) for name, value in self.env.items()))
        return self.span.start, self.span.end, bound


def at_node(node: Node, env: Environment) -> Match:
    """The match of one node."""
    return Match(Span(node.start_byte, node.end_byte), env, node)


def _at_whole(node: Node, env: Environment, source: Source) -> Match:
    """The match of one node, with the decorators before it that belong to it."""
    return Match(Span(source.language.start_of(node), node.end_byte), env, node)


def around(source: Source, span: Span) -> Node | None:
    """The smallest node around `span`; None in a text without grammar."""
    return source.at(span.start, len(span)) if source.language.has_grammar else None


def find_pattern(
    pattern: CompiledPattern, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    """The matches of `pattern` that start in `scope` and agree with `env`, some of them several times.

    A pattern without a word starts from the places of `pieces`, if there are any.
    """
    if pattern.is_universal:
        yield from _find_anything(pattern, source, scope, env, pieces)
        return
    if pattern.anchor is None and pieces is None:
        kinds = _root_kinds(pattern, source)
        whole = source.at(scope.start, len(scope)) if not kinds else None
        if whole is not None and whole.parent is not None:
            yield from at(pattern, whole, source, env)  # anything inside what a metavariable stands for
        for node in source.of_kinds(kinds, scope):
            yield from at(pattern, node, source, env, leading=True)
        return
    seen: set[int] = set()
    adorned = source.language.adorned
    for node in _starts(pattern, source, scope, pieces or frozenset()):
        current: Node | None = node
        while current is not None and current.id not in seen:
            seen.add(current.id)
            if _is_of_kind(pattern, current, source):
                step(source)
                yield from at(pattern, current, source, env, leading=pattern.leading)
            current = source.language.outer(current) if adorned else current.parent


def _root_kinds(pattern: CompiledPattern, source: Source) -> frozenset[str]:
    """The kinds of node at which a match can start."""
    language = source.language
    any_statement = language.statements | language.expression_statements
    return (pattern.first_kinds or any_statement) if pattern.is_sequence else pattern.kinds


def _find_anything(
    pattern: CompiledPattern, source: Source, scope: Span, env: Environment, pieces: frozenset[str] | None
) -> Iterator[Match]:
    """A lone metavariable: every expression of the scope that holds one of the `pieces`, if there are any.

    Inside what a metavariable stands for, that may also be no expression.
    """
    for node in _named(source, scope) if pieces is None else _holding(source, scope, pieces):
        here = Span(node.start_byte, node.end_byte)
        if not scope.contains(here) or node.type in source.language.blocks:
            continue
        if (is_expression(node, source.language) or here == source.window) and abs(source.strip(node).id) == node.id:
            step(source)
            yield from at(pattern, node, source, env)


def _holding(source: Source, scope: Span, pieces: frozenset[str]) -> Iterator[Node]:
    """The nodes around each of the pieces in the scope, each once."""
    seen: set[int] = set()
    for piece in pieces & source.pieces.keys():
        offsets = source.pieces[piece]
        for index in range(bisect_left(offsets, scope.start), bisect_left(offsets, scope.end)):
            node = source.at(offsets[index], len(piece))
            while node is not None and node.id not in seen:
                seen.add(node.id)
                if node.is_named:
                    yield node
                node = node.parent


def _named(source: Source, scope: Span) -> list[Node]:
    """The named nodes in the scope, found by a query of the grammar."""
    root = source.at(scope.start, len(scope))
    if root is None:
        return []
    cursor = tree_sitter.QueryCursor(source.language.query("(_) @n"))
    cursor.set_byte_range(scope.start, scope.end)
    return in_order(cursor.captures(root).get("n", ()))


def _starts(pattern: CompiledPattern, source: Source, scope: Span, pieces: frozenset[str]) -> Iterator[Node]:
    """The nodes to climb from."""
    for offsets, length in _offsets(pattern, source, pieces):
        for index in range(bisect_left(offsets, scope.start), bisect_left(offsets, scope.end)):
            node = source.at(offsets[index], length)
            if node is not None and (_takes_imports(pattern, source) or not _imported(node, source)):
                yield node


def _offsets(pattern: CompiledPattern, source: Source, pieces: frozenset[str]) -> list[tuple[list[int], int]]:
    """Places a match may hold, ascending, with the length of what stands there: those of the word that is rarest here.

    The name of the object that the code is in is no better start than `pieces`, if there are any.
    """
    if not pattern.anchors or (pieces and is_receiver(pattern.anchors[0])):
        return [(source.pieces[piece], len(piece)) for piece in pieces & source.pieces.keys()]
    best = _standing(pattern.anchors[0], source)
    for anchor in pattern.anchors[1:]:
        if sum(len(offsets) for offsets, _ in best) <= 1:
            break
        best = min(best, _standing(anchor, source), key=lambda places: sum(len(offsets) for offsets, _ in places))
    return best


def _standing(anchor: Anchor, source: Source) -> list[tuple[list[int], int]]:
    """Where a word stands, or a local name that hides it."""
    hits = source.hits.get(anchor.word)
    found = [(hits, len(anchor.word.encode()))] if hits else []
    if anchor.name is None:
        if anchor.word in source.endings:
            found.append((source.endings[anchor.word], 1))
        return found
    if anchor.name in source.aliases:
        found.append((source.aliases[anchor.name], 1))
    if anchor.below:
        found.append((source.below(anchor.name), 1))
    return found


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
    pattern: CompiledPattern,
    node: Node,
    source: Source,
    env: Environment,
    *,
    leading: bool = False,
    until: int | None = None,
) -> Iterator[Match]:
    """The matches of `pattern` at `node` itself; of a row, those that start at or, unless `leading`, before it.

    A definition with decorators matches as a whole. An ellipsis that ends a row takes all that follows, or with
    `until` the statements up to that offset.
    """
    if pattern.is_sequence:
        yield from _row(pattern, node, source, env, leading, until)
    elif _can_be(pattern, node, source) and not source.is_wrapped(node):
        for bound in pattern.forms[0].match(node, env, source):
            yield _at_whole(node, bound, source)
        function = called(node, source.language) if isinstance(pattern.forms[0], Dotted | Member) else None
        if function is not None:
            for bound in pattern.forms[0].match(function, env, source):
                yield at_node(function, bound)


def _can_be(pattern: CompiledPattern, node: Node, source: Source) -> bool:
    """Whether the kind is right and `node` an expression; a name that a metavariable took and is all, counts as one."""
    if not _is_of_kind(pattern, node, source):
        return False
    if isinstance(pattern.forms[0], Deep):
        return is_expression(node, source.language)
    return is_use(node, source.language) or source.window == Span(node.start_byte, node.end_byte)


def may_be(pattern: CompiledPattern, node: Node, source: Source) -> bool:
    """Whether the pattern, or a row of statements that it is, can match at `node` or from before it; costs little."""
    if pattern.is_sequence:
        block = source.language.block_of(node)
        return block is not None and block.type in source.language.blocks
    return _is_of_kind(pattern, node, source)


def _is_of_kind(pattern: CompiledPattern, node: Node, source: Source) -> bool:
    """Whether the pattern can start at such a node; a name is that of a type where only a type is looked at."""
    if not pattern.kinds or node.type in pattern.kinds:
        return True
    is_type = node.type in source.language.type_names and isinstance(pattern.forms[0], Dotted)
    return is_type and source.window == Span(node.start_byte, node.end_byte)


def _row(
    pattern: CompiledPattern, node: Node, source: Source, env: Environment, leading: bool, until: int | None
) -> Iterator[Match]:
    """Statements in a row that start at or before `node` in the block it stands in, and end with one of that block."""
    block = source.language.block_of(node)
    if block is None or block.type not in source.language.blocks:
        return
    statements, places = row(source, block, deep=pattern.has_dots)  # an ellipsis also skips into inner blocks
    if node.id not in places:
        return
    is_open = until is not None and pattern.forms[-1] == Dots()
    forms = pattern.forms[:-1] if is_open else pattern.forms
    for start in (places[node.id],) if leading else _row_starts(pattern, block, source):
        first = statements[start]
        if start > places[node.id]:
            return
        for bound, end in prefix(forms, statements, env, source, start):
            last = _last(statements, end, places)
            if is_open and until is not None:
                last = next((one for one in statements[end:] if one.id in places and one.end_byte == until), last)
            if end > start:
                yield Match(Span(first.start_byte, max(first.end_byte, last.end_byte)), bound, first)


def _last(statements: list[Node], end: int, places: dict[int, int]) -> Node:
    """The statement of the block that holds the last one before `end`."""
    return next(statements[at] for at in range(end - 1, -1, -1) if statements[at].id in places)


def _row_starts(pattern: CompiledPattern, block: Node, source: Source) -> list[int]:
    """The places in a block's statements where the first statement of the pattern can be, by its kind."""
    key = (id(pattern), block.id)
    known: list[int] | None = source.row_starts.get(key)
    if known is None:
        statements, places = row(source, block, deep=pattern.has_dots)
        kinds = pattern.first_kinds
        known = source.row_starts[key] = [
            start
            for start in places.values()
            if not kinds or statements[start].type in kinds or source.strip(statements[start]).type in kinds
        ]
    return known
