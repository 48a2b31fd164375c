"""A text in one language, with its tree: immutable, cheap to edit, never failing to parse.

tree-sitter yields a tree for any bytes, marking what it could not read as ERROR nodes, so analysis goes on
around broken code. Edits reuse the unchanged parts of the old tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import tree_sitter

from wardline.model import TextEdit
from wardline.syntax.language import Language
from wardline.syntax.mending import Blank, Piece, blanks_of, filled, mended, mended_piece
from wardline.text import LineIndex, Span, difference

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
        self._blanks: tuple[Blank, ...] = ()
        self._is_mended = False  # all that is passed over stands in bodies of functions
        self._is_in_pieces = False  # each function is known to be read by itself

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
        """The tree of the text, or, where that has errors, of the text without what has to be passed over."""
        parse, language = self.language.parser().parse, self.language
        if self.is_too_deep:
            return parse(_VISIBLE.sub(b" ", self.data))
        data = self.data if language.readable is None else language.readable(self.data)
        tree = parse(data)
        if not tree.root_node.has_error:
            return tree
        stray = blanks_of(language.stray(self.data))
        own = mended(data, language, language.pieces) if language.pieces is not None else None
        if own:
            outside = tuple(one for one in stray if not any(one.span.overlaps(other.span) for other in own))
            whole = parse(filled(data, (*outside, *own)))
            if not whole.root_node.has_error:
                self._blanks, self._is_mended = tuple(sorted((*outside, *own), key=_start)), not outside
                self._is_in_pieces = self._is_mended
                return whole
        self._blanks = stray
        return parse(filled(data, stray)) if stray else tree

    @cached_property
    def is_too_deep(self) -> bool:
        """Whether the text is nested more deeply than the grammar bears: then it is read as if it were blank."""
        return self.language.has_grammar and self.language.too_deep(self.data)

    def read_as(self, language: Language) -> Document:
        """The same text in another language; itself in its own."""
        return self if language is self.language else Document(self.data, language, self.version)

    def edited(self, edits: Sequence[TextEdit], version: int | None = None) -> Document:
        """The document after `edits`, each relative to the text that the one before it left."""
        data = self.data
        for edit in edits:
            data = _replaced(data, edit)
        if self._tree is None or self.language.readable is not None or self.is_too_deep or self.language.too_deep(data):
            return Document(data, self.language, version)
        if len(edits) == 1 and self._is_in_pieces:
            near = self._edited_inside(edits[0], data, version)
            if near is not None:
                return near
        if self._blanks:
            return Document(data, self.language, version)
        return self._reparsed(edits, data, version)

    def _reparsed(self, edits: Sequence[TextEdit], data: bytes, version: int | None) -> Document:
        """The document of a text that may well have no error, as this one has none."""
        tree, before = self.tree.copy(), self.data
        for edit in edits:
            _move(tree, before, edit.span, edit.new_text.encode("utf-8", "surrogatepass"))
            before = _replaced(before, edit)
        parsed = self.language.parser().parse(data, tree)
        if parsed.root_node.has_error:
            # Around errors a reused tree may differ from a fresh one; findings must not depend on the way here.
            return Document(data, self.language, version)
        step = None
        if len(edits) == 1 and not tree.root_node.has_error:
            step = self._step(edits[0], data, _changed(tree, parsed))
        return Document(data, self.language, version, parsed, step)

    def _edited_inside(self, edit: TextEdit, data: bytes, version: int | None) -> Document | None:
        """The document after an edit inside a function, if looking at that function suffices."""
        pieces, before = self.language.pieces, self._piece_around(edit.span)
        if pieces is None or before is None:
            return None
        delta = len(data) - len(self.data)
        piece = Piece(Span(before.span.start, before.span.end + delta), before.is_cut)
        ahead = tuple(one for one in self._blanks if one.span.start < piece.span.start)
        if pieces.at(data, before.span.start) != piece or any(map(self._may_hide, ahead)):
            return None
        own = mended_piece(data, piece, self.language, pieces)
        if own is None:
            return None
        blanks = (*ahead, *own, *(one.shifted(delta) for one in self._blanks if one.span.start >= before.span.end))
        tree, read = self.tree.copy(), filled(data, blanks)
        gone, come = difference(filled(self.data, self._blanks), read)
        _move(tree, self.data, gone, read[come.start : come.end])
        parsed = self.language.parser().parse(read, tree)
        if parsed.root_node.has_error:
            return None
        restructured = (piece.span,) if blanks or self._blanks else _changed(tree, parsed)
        found = Document(data, self.language, version, parsed, self._step(edit, data, restructured))
        found._blanks, found._is_mended, found._is_in_pieces = blanks, bool(blanks), True
        return found

    def _may_hide(self, blank: Blank) -> bool:
        """Whether a quotation that starts in what is passed over may go on to where somebody types its end."""
        text = self.text(blank.span)
        return '"""' in text or "'''" in text

    def _piece_around(self, span: Span) -> Piece | None:
        """The outermost function around a span."""
        if self.language.pieces is None or not self.is_whole:
            return None
        # White space at the end of a function is in no node of it.
        last = len(self.data[: span.start].rstrip()) - 1
        node = self.root.descendant_for_byte_range(max(last, 0), max(last, 0))
        outermost = None
        while node is not None:
            outermost = node if node.type in self.language.functions else outermost
            node = node.parent
        piece = self.language.pieces.at(self.data, outermost.start_byte) if outermost is not None else None
        return piece if piece is not None and piece.span.start < span.start and span.end < piece.span.end else None

    @property
    def is_whole(self) -> bool:
        """Whether the tree has no error, and what was passed over stands in bodies of functions.

        Then nothing outside a function depends on what in it could not be read.
        """
        return not self.tree.root_node.has_error and not self.is_too_deep and (self._is_mended or not self._blanks)

    def _step(self, edit: TextEdit, data: bytes, restructured: Iterable[Span]) -> Step:
        start, old_end = max(edit.span.start, 0), min(edit.span.end, len(self.data))
        return Step(self.key, start, old_end, old_end + len(data) - len(self.data), tuple(restructured))

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
        return self.language.has_grammar and (self.is_too_deep or self.tree.root_node.has_error or bool(self._blanks))

    @property
    def passed_over(self) -> tuple[Span, ...]:
        """What the tree does not hold, because the text could not be read with it."""
        return tuple(one.span for one in self._blanks) if self.has_error else ()

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
        return min((found, *map(_start, self._blanks)))

    def is_sound(self, node: tree_sitter.Node, span: Span) -> bool:
        """Whether all of `node`, which takes `span` with what stands around it, could be read as it is written."""
        return not node.has_error and not any(map(span.overlaps, (one.span for one in self._blanks)))

    @property
    def errors(self) -> int:
        """How many places could not be read; only broken branches are walked."""
        return _errors(self.root) + len(self._blanks) + self.is_too_deep if self.has_error else 0

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


def _changed(tree: tree_sitter.Tree, parsed: tree_sitter.Tree) -> Iterator[Span]:
    """Where a tree has another form after it was parsed again."""
    return (Span(one.start_byte, one.end_byte) for one in tree.changed_ranges(parsed))


def _start(blank: Blank) -> int:
    return blank.span.start


def _replaced(data: bytes, edit: TextEdit) -> bytes:
    start, end = max(edit.span.start, 0), min(edit.span.end, len(data))
    return data[:start] + edit.new_text.encode("utf-8", "surrogatepass") + data[end:]


def _move(tree: tree_sitter.Tree, data: bytes, span: Span, new: bytes) -> None:
    """Tell the tree of `data` that `new` takes the place of `span`, so that it can be parsed again."""
    start, end = max(span.start, 0), min(span.end, len(data))
    tree.edit(
        start_byte=start,
        old_end_byte=end,
        new_end_byte=start + len(new),
        start_point=_point(data, start),
        old_end_point=_point(data, end),
        new_end_point=_advance(_point(data, start), new),
    )


def _point(data: bytes, offset: int) -> tuple[int, int]:
    """tree-sitter's row and byte column of `offset`; it counts `\\n` only."""
    return data.count(b"\n", 0, offset), offset - (data.rfind(b"\n", 0, offset) + 1)


def _advance(point: tuple[int, int], new: bytes) -> tuple[int, int]:
    breaks = new.count(b"\n")
    if not breaks:
        return point[0], point[1] + len(new)
    return point[0] + breaks, len(new) - new.rfind(b"\n") - 1
