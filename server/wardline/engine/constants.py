"""The values of expressions where the text alone decides them: literals, sums, formatted strings, constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tree_sitter

if TYPE_CHECKING:
    from wardline.engine.source import Source

Node = tree_sitter.Node
Constant = str | int | float | bool | None


class Unknown:
    """The type of `UNKNOWN`, which is no constant; None is one in some languages."""


UNKNOWN = Unknown()


class Constants:
    """The constants of one source, remembered by node."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.language = source.language
        self._known: dict[int, Constant | Unknown] = {}

    def value(self, node: Node) -> Constant | Unknown:
        """The value of `node` where the text alone decides it, else `UNKNOWN`."""
        node = self.source.strip(node)
        if node.id not in self._known:
            self._known[node.id] = UNKNOWN  # what depends on itself is not constant
            self._known[node.id] = self._evaluate(node)
        return self._known[node.id]

    def _evaluate(self, node: Node) -> Constant | Unknown:
        language = self.language
        if node.type in language.strings:
            value = language.string_value(node)
            return self._interpolated(node) if value is None else value
        if node.type in language.fragments:
            return self.source.text(node) if self._is_among_values(node) else UNKNOWN
        if node.type in language.numbers:
            number = language.number_value(self.source.text(node))
            return UNKNOWN if number is None else number
        if node.type in language.constants:
            return {"true": True, "false": False}.get(node.type)
        if node.type in language.additions:
            return self._sum(node)
        if node.type in language.identifiers:
            bound = self.source.binding(node)
            return UNKNOWN if bound is None else self.value(bound)
        if node.type in language.members:
            bound = self.source.member_constant(node)
            return UNKNOWN if bound is None else self.value(bound)
        return UNKNOWN

    def _is_among_values(self, fragment: Node) -> bool:
        """Whether a text stands beside interpolated values; otherwise its string is found itself."""
        parent = fragment.parent
        return parent is not None and any(child.type in self.language.interpolations for child in parent.children)

    def _sum(self, node: Node) -> Constant | Unknown:
        """Strings joined by `+`; a chain of them is read from its end, without recursion."""
        texts: list[str] = []
        inner = node
        while inner.type in self.language.additions:
            parts = self.source.children(inner)
            last = self.value(parts[2]) if len(parts) == 3 and self.source.text(parts[1]) == "+" else UNKNOWN
            if not isinstance(last, str):
                return UNKNOWN
            texts.append(last)
            inner = self.source.strip(parts[0])
        first = self.value(inner)
        return "".join((first, *reversed(texts))) if isinstance(first, str) else UNKNOWN

    def _interpolated(self, node: Node) -> Constant | Unknown:
        """A string whose interpolated values are all constant; only that it is one matters, so joined roughly."""
        joined: list[str] = []
        stack = [node]
        while stack:
            for child in stack.pop().named_children:
                if child.type in self.language.strings:
                    stack.append(child)
                elif child.type in self.language.interpolations:
                    value = self.value(child.named_children[0]) if child.named_children else UNKNOWN
                    if isinstance(value, Unknown):
                        return UNKNOWN
                    joined.append(str(value))
                elif child.type not in self.language.trivia:
                    joined.append(self.source.text(child))
        return "".join(joined)
