"""Which names get which values where: by function, at the top of the file, as members that never change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import tree_sitter

if TYPE_CHECKING:
    from wardline.engine.source import Source

Node = tree_sitter.Node


class Bindings:
    """The bindings of one source, remembered by function."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._language = source.language
        self._known: dict[int, dict[str, Node | None]] = {}
        self._scopes: dict[int, Node | None] = {}

    def scope(self, node: Node) -> Node | None:
        """The innermost function around `node`."""
        # Remembered for all on the way: each step up costs the parser a walk down from the root.
        passed: list[int] = [node.id]
        found = self._scopes.get(node.id, node)
        current = node.parent if found is node else None
        while current is not None:
            if current.type in self._language.functions:
                break
            known = self._scopes.get(current.id, current)
            if known is not current:
                current = known
                break
            passed.append(current.id)
            current = current.parent
        if found is not node:
            return found
        self._scopes.update(dict.fromkeys(passed, current))
        return current

    def of_function(self, scope: Node) -> dict[str, Node | None]:
        """Names assigned in a function, each with its value, or None if assigned more than once."""
        found = self._known.get(scope.id)
        if found is None:
            found = self._known[scope.id] = self._bound_in(scope, scope)
        return found

    @cached_property
    def of_file(self) -> dict[str, Node | None]:
        """Names assigned at the top of the file, each with its value, or None if assigned more than once."""
        found: dict[str, Node | None] = {}
        for child in self._source.document.root.named_children:
            inner = self._source.definition(child).type
            if inner in self._language.functions or inner in self._language.classes:
                continue
            if child.type not in self._language.imports and child.type not in self._language.variables:
                _merge(found, self._bound_in(child, None))
        return found

    @cached_property
    def members(self) -> dict[str, Node | None]:
        """Members of classes that never get another value, by name; None where several have the name."""
        query = self._language.constant_query
        return self._bound_in(self._source.document.root, None, query) if query else {}

    def _bound_in(self, place: Node, scope: Node | None, query: str = "") -> dict[str, Node | None]:
        """What is bound in `place` to names of the function `scope`, or of the file."""
        cursor = tree_sitter.QueryCursor(self._language.query(query or self._language.rebinding_query))
        found: dict[str, Node | None] = {}
        for _, captures in cursor.matches(place):
            for node in captures.get("rebound", ()):
                found[self._source.text(node)] = None
            for node in captures.get("parameter", ()):
                if self._is_in(scope, node):
                    found[self._source.text(node)] = None
            for node in captures.get("bound", ()):
                if not self._is_in(scope, node):
                    continue
                values = captures.get("value", ())
                _merge(found, {self._source.text(node): values[0] if values else None})
        return found

    def _is_in(self, scope: Node | None, node: Node) -> bool:
        """Whether `scope` is the innermost function around `node`."""
        inner = self.scope(node)
        return inner.id == scope.id if inner is not None and scope is not None else inner is scope


def _merge(into: dict[str, Node | None], more: dict[str, Node | None]) -> None:
    for name, value in more.items():
        into[name] = None if name in into else value
