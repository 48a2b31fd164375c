"""Patterns that are pieces of code: what is put around them so that a grammar accepts them, and found in its tree.

A `Frames` has texts to put before and after a pattern, the likeliest first; what was written is then all that
lies between them. It knows no grammar.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import tree_sitter

Node = tree_sitter.Node


@dataclass(frozen=True)
class Frames:
    """`write` spells the placeholders of a pattern, `order` gives the frames for the pattern as spelled.

    `opened` are kinds of nodes that stand around each statement and are none themselves.
    """

    write: Callable[[str], str]
    order: Callable[[str], tuple[tuple[str, str], ...]]
    known: tuple[tuple[str, str], ...]
    opened: frozenset[str] = frozenset()

    def prepare(self, text: str) -> tuple[str, ...]:
        """The ways to write a pattern."""
        written = self.write(text).strip()
        return tuple(before + written + after for before, after in self.order(written))

    def nodes(self, root: Node) -> list[Node]:
        """The outermost nodes of what was written, without what was put around it."""
        text = (root.text or b"").decode("utf-8", "replace")
        for before, after in sorted(self.known, key=lambda frame: -len(frame[0] + frame[1])):
            if text.startswith(before) and text.endswith(after) and (before or after):
                start = root.start_byte + len(before.encode())
                end = root.end_byte - len(after.lstrip(";").encode())  # what ends a statement belongs to it
                return self._between(root, start, end)
        return root.named_children

    def _between(self, root: Node, start: int, end: int) -> list[Node]:
        found: list[Node] = []
        waiting = [root]
        while waiting:
            node = waiting.pop()
            inside = start <= node.start_byte and node.end_byte <= end and node.type not in self.opened
            if inside and node.end_byte > node.start_byte:
                found.append(node)
            elif node.start_byte < end and start < node.end_byte:
                waiting.extend(reversed(node.named_children))
        return found
