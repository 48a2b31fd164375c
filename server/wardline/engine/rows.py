"""Statements in a row: those of a block, and those inside them, as ellipses between statements pass over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tree_sitter

from wardline.engine.source import Source

Node = tree_sitter.Node


def row(source: Source, block: Node, *, deep: bool) -> tuple[list[Node], dict[int, int]]:
    """A block's statements, with `deep` those inside them as well, and where its own ones stand among them."""
    key = (block.id, deep)
    found = source.rows.get(key)
    if found is None:
        listed = statements(source, block) if deep else source.children(block)
        own = {child.id for child in source.children(block)}
        found = source.rows[key] = (listed, {one.id: at for at, one in enumerate(listed) if one.id in own})
    return found


def statements(source: Source, block: Node) -> list[Node]:
    """The statements of a block, each followed by those inside it."""
    found = source.below_blocks.get(block.id)
    if found is None:
        found = source.below_blocks[block.id] = list(_statements(source, block))
    return found


def flattened(source: Source, nodes: Iterable[Node]) -> list[Node]:
    """Statements that stand in no block of their own, each followed by those inside it."""
    return [one for node in nodes for one in (node, *_inner_statements(source, node))]


def _statements(source: Source, block: Node) -> Iterator[Node]:
    for statement in source.children(block):
        yield statement
        yield from _inner_statements(source, statement)


def _inner_statements(source: Source, node: Node) -> Iterator[Node]:
    language = source.language
    parts = node.named_children
    if node.type in language.starters:
        parts = [part for call in parts for part in call.named_children]  # the function literal that is called
    for child in parts:
        if child.type in language.blocks:
            yield from _statements(source, child)
        elif child.type in language.statements:  # a body without braces
            yield child
            yield from _inner_statements(source, child)
        elif any(inner.type in language.blocks or inner.type in language.statements for inner in child.children):
            yield from _inner_statements(source, child)  # `else`, `except` and their like
