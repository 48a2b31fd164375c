"""What to pass over in a text that does not parse, so that everything else is read as if it were not there.

While somebody types, a statement is unfinished, and a grammar's own recovery may read all that follows in another way.
Here each function is read by itself, the brackets that nobody closes are left out, and then the lines that still cannot
be read. What is passed over depends on the text of its function alone, so one function can be mended again without
looking at the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import tree_sitter

from wardline.text import Span

if TYPE_CHECKING:
    from wardline.syntax.language import Language

_SPACE, _NAME = b" ", b"_"
_MOST_LINES = 24  # of a statement that are all tried
_MOST_ERRORS = 8  # of a longer one, around which lines are tried


@dataclass(frozen=True, slots=True)
class Piece:
    """An outermost function as lines and brackets tell, from its definition to where it ends.

    `is_cut` says that a definition ends it, whatever brackets are still open.
    """

    span: Span
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """Bytes that are read as others: as white space, or as a name that stands for nothing."""

    span: Span
    fill: bytes = _SPACE

    def shifted(self, delta: int) -> Blank:
        """The same, `delta` bytes further on."""
        return Blank(self.span.shifted(delta), self.fill)


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a language's texts are cut into functions: `all` of them, or the one whose definition starts `at` an offset.

    `head` is what could follow a piece that is cut. `statements` gives the statements in a function as far as lines and
    brackets tell; what has a block ends before that. `alone` is a statement as it can be read by itself, at least as
    long; None if it cannot.
    """

    all: Callable[[bytes], Iterable[Piece]]
    at: Callable[[bytes, int], Piece | None]
    head: bytes
    statements: Callable[[bytes], Iterable[Span]]
    alone: Callable[[bytes], tuple[bytes, bytes]]


def filled(data: bytes, blanks: Iterable[Blank]) -> bytes:
    """The text as it is read."""
    found = bytearray(data)
    for blank in blanks:
        found[blank.span.start : blank.span.end] = blank.fill * len(blank.span)
    return bytes(found)


def blanks_of(offsets: Iterable[int]) -> tuple[Blank, ...]:
    """White space for these bytes; neighbours become one."""
    ordered = sorted(offsets)
    starts = [at for before, at in pairwise([-2, *ordered]) if at != before + 1]
    ends = [at + 1 for at, after in pairwise([*ordered, -2]) if after != at + 1]
    return tuple(Blank(Span(start, end)) for start, end in zip(starts, ends, strict=True))


def mended(data: bytes, language: Language, pieces: Pieces) -> tuple[Blank, ...] | None:
    """What to pass over in the functions of a text; None if one of them cannot be mended."""
    found: list[Blank] = []
    for piece in pieces.all(data):
        own = mended_piece(data, piece, language, pieces)
        if own is None:
            return None
        found += own
    return tuple(found)


def mended_piece(data: bytes, piece: Piece, language: Language, pieces: Pieces) -> tuple[Blank, ...] | None:
    """What to pass over in one function, all of it in the body; None if it cannot be mended."""
    text = data[piece.span.start : piece.span.end]
    function = _function(text, (), language)
    if function is not None:
        return ()
    stray = language.stray(text + pieces.head if piece.is_cut else text)
    blanks = blanks_of(at for at in stray if at < len(text))
    function = _function(text, blanks, language)
    if function is None:
        blanks = _apart(blanks, _unread(filled(text, blanks), language, pieces))
        function = _function(text, blanks, language)
    if function is not None and blanks and function[1] < blanks[-1].span.end:  # its end must not depend on a blank
        blanks = _apart(blanks, _last_statement(text, blanks[-1].span.start, language, pieces))
        function = _function(text, blanks, language)
    if function is None or any(not function[0] <= one.span.start < one.span.end <= function[1] for one in blanks):
        return None
    return tuple(blank.shifted(piece.span.start) for blank in blanks)


def _apart(blanks: Iterable[Blank], larger: Iterable[Blank]) -> tuple[Blank, ...]:
    """All in order; where two share bytes, the larger one."""
    kept = tuple(larger)
    rest = (one for one in blanks if not any(one.span.overlaps(other.span) for other in kept))
    return tuple(sorted((*rest, *kept), key=lambda one: one.span))


def _unread(text: bytes, language: Language, pieces: Pieces) -> Iterator[Blank]:
    """What cannot be read of a function's statements, looking at each by itself: a line of it, else all of it."""
    parse = language.parser().parse
    for span in pieces.statements(text):
        statement = text[span.start : span.end]
        ahead, behind = pieces.alone(statement)
        tree = parse(ahead + statement + behind)
        if not tree.root_node.has_error:
            continue
        lines = tuple(_lines(statement, language))
        for line in _likely(lines, tree) if not ahead else ():
            if not parse(filled(statement, (Blank(line),)) + behind).root_node.has_error:
                yield Blank(line).shifted(span.start)
                break
        else:
            yield from (one.shifted(span.start) for one in _named(lines))


def _likely(lines: Sequence[Span], tree: tree_sitter.Tree) -> Iterator[Span]:
    """The lines that may be the one too much, the last first: what stands first was there when the next was typed."""
    if len(lines) <= _MOST_LINES:
        yield from reversed(lines[1:])
        return
    starts = [line.start for line in lines]
    near = {
        bisect_right(starts, at) - 1 + by for at in islice(_errors(tree.root_node), _MOST_ERRORS) for by in (-1, 0, 1)
    }
    yield from (lines[number] for number in sorted(near, reverse=True) if 0 < number < len(lines))


def _errors(root: tree_sitter.Node) -> Iterator[int]:
    """Where the grammar could not read on."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            yield node.start_byte
            yield node.end_byte
        if node.has_error:
            waiting += reversed(node.children)


def _named(lines: Sequence[Span]) -> Iterator[Blank]:
    """All lines of a statement, with a name in its place."""
    yield from (Blank(line, _SPACE if number else _NAME) for number, line in enumerate(lines))


def _last_statement(text: bytes, at: int, language: Language, pieces: Pieces) -> Iterator[Blank]:
    """The statement around a byte offset, as a name."""
    for span in pieces.statements(text):
        if span.start <= at < span.end:
            lines = tuple(_lines(text[span.start : span.end], language))
            yield from (one.shifted(span.start) for one in _named(lines))


def _lines(text: bytes, language: Language) -> Iterator[Span]:
    """The lines of a text without the white space around them, and without lines that are a comment."""
    comment = language.line_comment.encode()
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content and not content.startswith(comment):
            first = start + line.index(content)
            yield Span(first, first + len(content))
        start += len(line)


def _function(text: bytes, blanks: Iterable[Blank], language: Language) -> tuple[int, int] | None:
    """Where the body starts and the function ends, if the text so read is one whole function."""
    root = language.parser().parse(filled(text, blanks)).root_node
    if root.has_error:
        return None
    nodes = [node for node in root.named_children if not node.is_extra]
    body = nodes[0].child_by_field_name("body") if len(nodes) == 1 and nodes[0].type in language.functions else None
    return (body.start_byte, nodes[0].end_byte) if body is not None else None
