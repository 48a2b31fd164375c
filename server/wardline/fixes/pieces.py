"""Keeps rounds of edits as one set of edits of the original text.

The text is a row of pieces, each either a stretch of the original or something new; edits cut and replace
pieces. Knows nothing but bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardline.model import TextEdit
from wardline.text import Span

Piece = Span | bytes


class Pieces:
    """A text under edit; `edits` tells how the original became it."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        self._pieces: list[Piece] = [Span(0, len(data))]

    def apply(self, edits: Sequence[TextEdit]) -> None:
        """Make `edits`, all given for the text as it is now, sorted and apart."""
        for edit in reversed(edits):
            head, rest = _cut(self._pieces, edit.span.start)
            _, tail = _cut(rest, len(edit.span))
            self._pieces = [*head, edit.new_text.encode("utf-8", "surrogatepass"), *tail]

    def edits(self) -> tuple[TextEdit, ...]:
        """The edits of the original text that give the present one: sorted and apart."""
        found: list[TextEdit] = []
        at, new = 0, b""
        for piece in (*self._pieces, Span(self._size, self._size)):
            if isinstance(piece, bytes):
                new += piece
                continue
            if new or piece.start > at:
                found.append(TextEdit(Span(at, piece.start), new.decode("utf-8", "surrogatepass")))
            at, new = piece.end, b""
        return tuple(found)


def _cut(pieces: Sequence[Piece], at: int) -> tuple[list[Piece], list[Piece]]:
    """The pieces before and after byte `at` of the text they make."""
    head: list[Piece] = []
    for index, piece in enumerate(pieces):
        if at <= 0:
            return head, list(pieces[index:])
        if len(piece) <= at:
            head.append(piece)
            at -= len(piece)
            continue
        left, right = _halves(piece, at)
        return [*head, left], [right, *pieces[index + 1 :]]
    return head, []


def _halves(piece: Piece, at: int) -> tuple[Piece, Piece]:
    if isinstance(piece, bytes):
        return piece[:at], piece[at:]
    return Span(piece.start, piece.start + at), Span(piece.start + at, piece.end)
