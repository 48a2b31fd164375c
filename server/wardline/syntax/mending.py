"""What to pass over in a text that does not parse, so that everything else is read as if it were not there.

While somebody types, a statement is unfinished, and a grammar's own recovery may read all that follows in another way.
Here each function is read by itself, the brackets that nobody closes are left out, and then the lines that still cannot
be read. What is passed over depends on the text of its function alone, so one function can be mended again without
looking at the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import tree_sitter

from wardline.text import Span

if TYPE_CHECKING:
    from wardline.syntax.language import Language

_SPACE, _NAME = b" ", b"_"


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
    at: Callable[[bytes, int], Piece]
    head: bytes
    statements: Callable[[bytes], Iterable[Span]]
    alone: Callable[[bytes], bytes | None]


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
    parse = language.parser().parse
    if _body(parse(text), language) is not None:
        return ()
    stray = language.stray(text + pieces.head if piece.is_cut else text)
    blanks = blanks_of(at for at in stray if at < len(text))
    body = _body(parse(filled(text, blanks)), language)
    if body is None:
        unread = tuple(_unread(filled(text, blanks), language, pieces))
        apart = (one for one in blanks if not any(one.span.overlaps(other.span) for other in unread))
        blanks = tuple(sorted((*apart, *unread), key=lambda one: one.span))
        body = _body(parse(filled(text, blanks)), language)
    if body is None or any(blank.span.start < body for blank in blanks):
        return None
    return tuple(blank.shifted(piece.span.start) for blank in blanks)


def _unread(text: bytes, language: Language, pieces: Pieces) -> Iterator[Blank]:
    """What cannot be read of a function's statements, looking at each by itself: a line of it, else all of it."""
    parse = language.parser().parse
    for span in pieces.statements(text):
        statement = text[span.start : span.end]
        alone = pieces.alone(statement)
        if alone is None or not parse(alone).root_node.has_error:
            continue
        lines = tuple(_lines(statement))
        for line in reversed(lines[1:]):  # what stands first was there when the next was typed
            if not parse(filled(alone, (Blank(line),))).root_node.has_error:
                yield Blank(line).shifted(span.start)
                break
        else:  # a name keeps the place of a statement
            yield Blank(lines[0], _NAME).shifted(span.start)
            yield from (Blank(line).shifted(span.start) for line in lines[1:])


def _lines(text: bytes) -> Iterator[Span]:
    """The lines of a text without the white space around them."""
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content:
            first = start + line.index(content)
            yield Span(first, first + len(content))
        start += len(line)


def _body(tree: tree_sitter.Tree, language: Language) -> int | None:
    """Where the function's body starts if the text is one whole function."""
    root = tree.root_node
    if root.has_error:
        return None
    nodes = [node for node in root.named_children if not node.is_extra]
    body = nodes[0].child_by_field_name("body") if len(nodes) == 1 and nodes[0].type in language.functions else None
    return body.start_byte if body is not None else None
