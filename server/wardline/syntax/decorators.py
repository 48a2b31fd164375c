"""Decorators that stand before what they decorate as its siblings, as methods of TypeScript have them."""

from __future__ import annotations

import tree_sitter

Node = tree_sitter.Node


def before(node: Node, kinds: frozenset[str], between: frozenset[str]) -> list[Node]:
    """The siblings of `kinds` right before `node`, in the order of the text; those `between` may stand among them."""
    found: list[Node] = []
    sibling = node.prev_named_sibling
    while sibling is not None and (sibling.type in kinds or sibling.type in between):
        if sibling.type in kinds:
            found.insert(0, sibling)
        sibling = sibling.prev_named_sibling
    return found


def decorated(annotation: Node, kinds: frozenset[str], between: frozenset[str]) -> Node | None:
    """The first sibling behind an annotation that is neither one of `kinds` nor one of those `between`."""
    sibling = annotation.next_named_sibling
    while sibling is not None and (sibling.type in kinds or sibling.type in between):
        sibling = sibling.next_named_sibling
    return sibling
