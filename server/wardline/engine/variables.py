"""What a variable stands for where it is used: by following its function, or as the one value it ever gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import tree_sitter

from wardline.engine.constant_flow import Follower, Value
from wardline.engine.constants import UNKNOWN, Evaluation, Known
from wardline.text import Span

if TYPE_CHECKING:
    from wardline.engine.source import Source

Node = tree_sitter.Node


class Variables:
    """The variables of one source; each outermost function is followed once, when first asked about."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._followers: dict[int, Follower] = {}
        self._known: dict[int, Value] = {}
        self._following = 0

    def value(self, name: Node) -> Value:
        """What `name` stands for."""
        known = self._known.get(name.id)
        if known is None:
            known = self._find(name)
            if not self._following:  # until then not all is known
                self._known[name.id] = known
        return known

    def _find(self, name: Node) -> Value:
        scope = self._source.scope(name)
        followed = self._followed(self._outermost(scope) if scope is not None else self._source.document.root)
        found = followed.reads.get(name.start_byte)
        if found is not None:
            return found
        if name.start_byte in followed.missing and self._is_local(name, scope):
            return Value()
        bound = self._source.binding(name)
        return Value() if bound is None else Value(self._source.known(bound), bound)

    def _is_local(self, name: Node, scope: Node | None) -> bool:
        """Whether the variable gets its value where it is used, and so must have got one before."""
        source = self._source
        assigned = source.module_bindings() if scope is None else source.scope_bindings(scope)
        return source.text(name) in assigned

    def _outermost(self, scope: Node) -> Node:
        around = self._source.scope(scope)
        while around is not None:
            scope, around = around, self._source.scope(around)
        return scope

    def _followed(self, scope: Node) -> Follower:
        known = self._followers.get(scope.id)
        if known is None:  # remembered first: what is asked while following does not follow again
            is_function = scope.type in self._source.language.functions
            known = self._followers[scope.id] = Follower(self._node, self._evaluate, deep=is_function)
            self._following += 1
            self._follow(known, scope)
            self._following -= 1
        return known

    def _follow(self, follower: Follower, scope: Node) -> None:
        language = self._source.language
        try:
            if scope.type in language.functions:
                follower.function(language.lower_function(scope), {})
            else:
                follower.block(language.lower_block(scope), {})
        except RecursionError:  # nested too deeply to be followed: what was read before counts
            pass

    def _node(self, span: Span) -> Node | None:
        node = self._source.at(span.start, len(span))
        return node if node is not None and (node.start_byte, node.end_byte) == (span.start, span.end) else None

    def _evaluate(self, node: Node, values: Mapping[str, Value]) -> Known:
        source = self._source

        def variable(name: Node) -> Known:
            value = values.get(source.text(name))
            if value is not None:
                return value.constant
            if self._is_local(name, source.scope(name)):
                return UNKNOWN
            bound = source.binding(name)
            return UNKNOWN if bound is None else source.known(bound)

        return Evaluation(source, variable).value(node)
