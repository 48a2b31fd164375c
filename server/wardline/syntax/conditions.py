"""Conditions that choose between values, or get a name, in grammars that call the sides `left` and `right`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tree_sitter

from wardline.syntax import flow
from wardline.text import Span

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
Guards = Callable[[Node, Lower], Iterable[flow.Proof]]
_LONG_CHAIN = 30  # what so many conditions prove together is not worth the time


def short_circuit(node: Node, is_and: bool, lower: Lower, guards: Guards) -> flow.Expression:
    """`left and right`, `left or right`: the right side in the light of what the left one proves."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    span = Span(node.start_byte, node.end_byte)
    if left is None or right is None or _is_long(node):
        return flow.Combine(span, tuple(map(lower, node.named_children)))
    way = lower(right)
    proofs = tuple(guards(left, lower))
    return flow.Either(span, lower(left), way if is_and else None, None if is_and else way, proofs)


def named(node: Node | None, value: flow.Expression, lower: Lower, guards: Guards) -> tuple[flow.Proof, ...]:
    """What a condition proves that is assigned; `value` is what `lower` made of it."""
    if node is None or _is_long(node):
        return ()
    return tuple(guards(node, lambda part: value if part == node else lower(part)))


def _is_long(node: Node) -> bool:
    """Whether too many operators are chained, each the left side of the next."""
    inner: Node | None = node
    for _ in range(_LONG_CHAIN):
        inner = inner.child_by_field_name("left") if inner is not None and inner.type == node.type else None
    return inner is not None
