"""Constant values put together: strings joined by an operator, strings that hold values."""

from __future__ import annotations

from typing import Protocol

import tree_sitter

from wardline.syntax import Language

Node = tree_sitter.Node
Constant = str | int | float | bool | None


class Unknown:
    """The type of `UNKNOWN`, which is no constant; None is one in some languages."""


UNKNOWN = Unknown()


class Evaluator(Protocol):
    """What is asked of the document."""

    language: Language

    def constant(self, node: Node) -> Constant | Unknown:
        """The value of a part."""

    def children(self, node: Node) -> list[Node]:
        """The children that mean something."""

    def strip(self, node: Node) -> Node:
        """A node without what means nothing around it."""

    def text(self, node: Node) -> str:
        """The text of a node."""


def total(node: Node, source: Evaluator) -> Constant | Unknown:
    """Strings joined by `+`; a chain of them is read from its end, without recursion."""
    texts: list[str] = []
    inner = node
    while inner.type in source.language.additions:
        parts = source.children(inner)
        last = source.constant(parts[2]) if len(parts) == 3 and source.text(parts[1]) == "+" else UNKNOWN
        if not isinstance(last, str):
            return UNKNOWN
        texts.append(last)
        inner = source.strip(parts[0])
    first = source.constant(inner)
    return "".join((first, *reversed(texts))) if isinstance(first, str) else UNKNOWN


def interpolated(node: Node, source: Evaluator) -> Constant | Unknown:
    """A string whose interpolated values are all constant; only that it is one matters, so joined roughly."""
    joined: list[str] = []
    stack = [node]
    while stack:
        for child in stack.pop().named_children:
            if child.type in source.language.strings:
                stack.append(child)
            elif child.type in source.language.interpolations:
                value = source.constant(child.named_children[0]) if child.named_children else UNKNOWN
                if isinstance(value, Unknown):
                    return UNKNOWN
                joined.append(str(value))
            elif child.type not in source.language.trivia:
                joined.append(source.text(child))
    return "".join(joined)
