"""A text in one language, with its tree: immutable, cheap to edit, never failing to parse.

tree-sitter yields a tree for any bytes, marking what it could not read as ERROR nodes, so analysis goes on
around broken code. Edits reuse the unchanged parts of the old tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import tree_sitter

from wardline.model import TextEdit
from wardline.syntax.language import Language
from wardline.text import LineIndex, Span


class Document:
    """One version of a text. `data` is UTF-8, `tree` its tree-sitter tree, `version` the editor's number."""

    def __init__(self, data: bytes, language: Language, tree: tree_sitter.Tree, version: int | None) -> None:
        self.data = data
        self.language = language
        self.tree = tree
        self.version = version

    @classmethod
    def parse(cls, data: bytes, language: Language, version: int | None = None) -> Document:
        """Parse `data` from scratch."""
        return cls(data, language, language.parser().parse(data), version)

    def edited(self, edits: Sequence[TextEdit], version: int | None = None) -> Document:
        """The document after `edits`, each relative to the text that the one before it left."""
        data, tree = self.data, self.tree.copy()
        for edit in edits:
            data = _apply(data, tree, edit)
        parsed = self.language.parser().parse(data, tree)
        if parsed.root_node.has_error:
            # Around errors a reused tree may differ from a fresh one; findings must not depend on the way here.
            parsed = self.language.parser().parse(data)
        return Document(data, self.language, parsed, version)

    @cached_property
    def lines(self) -> LineIndex:
        """Line starts, built on first use."""
        return LineIndex(self.data)

    @property
    def root(self) -> tree_sitter.Node:
        """The root of the tree."""
        return self.tree.root_node

    @property
    def has_error(self) -> bool:
        """Whether some of the text could not be read by the grammar."""
        return self.tree.root_node.has_error

    def text(self, span: Span) -> str:
        """The text of `span`; bytes that are not UTF-8 become replacement characters."""
        return self.data[span.start : span.end].decode("utf-8", "replace")


def _apply(data: bytes, tree: tree_sitter.Tree, edit: TextEdit) -> bytes:
    start, end = max(edit.span.start, 0), min(edit.span.end, len(data))
    new = edit.new_text.encode("utf-8", "surrogatepass")
    tree.edit(
        start_byte=start,
        old_end_byte=end,
        new_end_byte=start + len(new),
        start_point=_point(data, start),
        old_end_point=_point(data, end),
        new_end_point=_advance(_point(data, start), new),
    )
    return data[:start] + new + data[end:]


def _point(data: bytes, offset: int) -> tuple[int, int]:
    """tree-sitter's row and byte column of `offset`; it counts `\\n` only."""
    return data.count(b"\n", 0, offset), offset - (data.rfind(b"\n", 0, offset) + 1)


def _advance(point: tuple[int, int], new: bytes) -> tuple[int, int]:
    breaks = new.count(b"\n")
    if not breaks:
        return point[0], point[1] + len(new)
    return point[0] + breaks, len(new) - new.rfind(b"\n") - 1
