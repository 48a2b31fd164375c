"""The children of a node as a pattern's tree sees them: without what it leaves out, some of several, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

import tree_sitter

from wardline.engine.source import Source

Node = tree_sitter.Node
_MOST = 64  # ways to choose some of many


def shapes(node: Node, kept: frozenset[str], selected: int, source: Source) -> Iterator[list[Node]]:
    """The lists of children that a tree can be held against.

    Of what may be left out only the parts `kept` are there; of the children of a `selective` kind `selected` ones.
    """
    listed = source.children(node, kept)
    kind = source.language.selective.get(node.type)
    several = [child for child in listed if child.type == kind]
    if not several:
        yield _flat(listed, source)
        return
    for chosen in islice(combinations(several, selected), _MOST):
        taken = {child.id for child in chosen}
        yield _flat([child for child in listed if child.type != kind or child.id in taken], source)


def _flat(nodes: list[Node], source: Source) -> list[Node]:
    flattened = source.language.flattened
    if not flattened or not any(node.type in flattened for node in nodes):
        return nodes
    return [part for node in nodes for part in (source.children(node) if node.type in flattened else (node,))]
