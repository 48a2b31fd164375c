"""A text in one language, with its tree: immutable, cheap to edit, never failing to parse.

tree-sitter yields a tree for any bytes, marking what it could not read as ERROR nodes, so analysis goes on
around broken code. Edits reuse the unchanged parts of the old tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import tree_sitter

from wardline.model import TextEdit
from wardline.syntax.language import Language
from wardline.text import LineIndex, Span

_VISIBLE = re.compile(rb"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Step:
    """How a document came from the one with the key `before`: by one edit, from byte `start`, of both trees known.

    What ended before `old_end` now ends before `new_end`. `restructured` are the spans of the new text in which the
    tree has another form; the edit's own text may have changed elsewhere, too.
    """

    before: object
    start: int
    old_end: int
    new_end: int
    restructured: tuple[Span, ...]


class Document:
    """One version of a text. `data` is UTF-8, `version` the editor's number; the tree is made when asked for.

    `key` is this document's alone, `step` the way here from another one, where it is known.
    """

    def __init__(
        self,
        data: bytes,
        language: Language,
        version: int | None = None,
        tree: tree_sitter.Tree | None = None,
        step: Step | None = None,
    ) -> None:
        self.data = data
        self.language = language
        self.version = version
        self.key = object()
        self.step = step
        self._tree = tree
        self._stray: tuple[int, ...] = ()

    @classmethod
    def parse(cls, data: bytes, language: Language, version: int | None = None) -> Document:
        """A document of `data`; a text that nothing is looked for in is never parsed."""
        return cls(data, language, version)

    @property
    def tree(self) -> tree_sitter.Tree:
        """The tree-sitter tree of `data`."""
        if self._tree is None:
            self._tree = self._parsed()
        return self._tree

    def _parsed(self) -> tree_sitter.Tree:
        """The tree of the text, or, where that has errors, of the text without the brackets that nobody closes."""
        if self.is_too_deep:
            return self.language.parser().parse(_VISIBLE.sub(b" ", self.data))
        data = self.data if self.language.readable is None else self.language.readable(self.data)
        tree = self.language.parser().parse(data)
        self._stray = self.language.stray(self.data) if tree.root_node.has_error else ()
        if not self._stray:
            return tree
        mended = bytearray(data)
        for at in self._stray:
            mended[at] = ord(" ")
        return self.language.parser().parse(bytes(mended))

    @cached_property
    def is_too_deep(self) -> bool:
        """Whether the text is nested more deeply than the grammar bears: then it is read as if it were blank."""
        return self.language.has_grammar and self.language.too_deep(self.data)

    def read_as(self, language: Language) -> Document:
        """The same text in another language; itself in its own."""
        return self if language is self.language else Document(self.data, language, self.version)

    def edited(self, edits: Sequence[TextEdit], version: int | None = None) -> Document:
        """The document after `edits`, each relative to the text that the one before it left."""
        is_as_written = not self._stray and self.language.readable is None and not self.is_too_deep
        data, tree = self.data, self._tree.copy() if self._tree is not None and is_as_written else None
        for edit in edits:
            data = _apply(data, tree, edit)
        is_readable = tree is not None and not self.language.too_deep(data)
        parsed = self.language.parser().parse(data, tree) if is_readable else None
        if parsed is not None and parsed.root_node.has_error:
            # Around errors a reused tree may differ from a fresh one; findings must not depend on the way here.
            parsed = None
        step = self._step(edits[0], data, tree, parsed) if len(edits) == 1 and tree and parsed else None
        return Document(data, self.language, version, parsed, step)

    def _step(self, edit: TextEdit, data: bytes, edited: tree_sitter.Tree, parsed: tree_sitter.Tree) -> Step | None:
        if edited.root_node.has_error:
            return None
        start, old_end = max(edit.span.start, 0), min(edit.span.end, len(self.data))
        restructured = tuple(Span(one.start_byte, one.end_byte) for one in edited.changed_ranges(parsed))
        return Step(self.key, start, old_end, old_end + len(data) - len(self.data), restructured)

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
        return self.language.has_grammar and (self.is_too_deep or self.tree.root_node.has_error or bool(self._stray))

    @property
    def is_partly_read(self) -> bool:
        """Whether the text was parsed, and some of it could not be read; it is not parsed to tell."""
        return self._tree is not None and self.has_error

    @property
    def first_error(self) -> int:
        """The byte offset of the first place that could not be read; the end of the text if there is none."""
        found, waiting = len(self.data), [self.root]
        while waiting:
            node = waiting.pop()
            if node.is_error or node.is_missing:
                found = min(found, node.start_byte)
            elif node.has_error:
                waiting += node.children
        return min((found, *self._stray))

    def is_sound(self, node: tree_sitter.Node, span: Span) -> bool:
        """Whether all of `node`, which takes `span` with what stands around it, could be read as it is written."""
        return not node.has_error and not any(span.start <= at < span.end for at in self._stray)

    @property
    def errors(self) -> int:
        """How many places could not be read; only broken branches are walked."""
        return _errors(self.root) + len(self._stray) + self.is_too_deep if self.has_error else 0

    def text(self, span: Span) -> str:
        """The text of `span`; bytes that are not UTF-8 become replacement characters."""
        return self.data[span.start : span.end].decode("utf-8", "replace")


def _errors(node: tree_sitter.Node) -> int:
    count, stack = 0, [node]
    while stack:
        one = stack.pop()
        if one.has_error:
            count += one.is_error or one.is_missing
            stack += one.children
    return count


def _apply(data: bytes, tree: tree_sitter.Tree | None, edit: TextEdit) -> bytes:
    start, end = max(edit.span.start, 0), min(edit.span.end, len(data))
    new = edit.new_text.encode("utf-8", "surrogatepass")
    if tree is None:
        return data[:start] + new + data[end:]
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
