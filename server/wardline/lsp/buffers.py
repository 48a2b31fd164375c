"""A text as an editor holds it, kept in step by its change events; and positions in it.

A `Buffer` is immutable: a change gives a new one. The text is a `Document`, edited incrementally; one in no language
that Wardline reads has no tree (configuration and rule files open beside the code).
A byte-order mark that an editor sends as part of the text is not part of the document, as it is not when the same
file is read from disk; it only moves the columns of the first line. Knows positions, not the protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wardline.model import TextEdit
from wardline.syntax import Document, Language, plain_text
from wardline.text import Encoding, LineIndex, Position, Span

_MARK = "\ufeff"
_MARK_WIDTH = {Encoding.UTF8: 3, Encoding.UTF16: 1, Encoding.UTF32: 1}


@dataclass(frozen=True, slots=True)
class Places:
    """Byte offsets of a text as an editor's positions, and back.

    `lead` is how many units a byte-order mark takes at the start of the first line.
    """

    lines: LineIndex
    encoding: Encoding
    lead: int = 0

    def position(self, offset: int) -> Position:
        """Where byte `offset` is for the editor."""
        found = self.lines.position(offset, self.encoding)
        return found if found.line or not self.lead else Position(0, found.character + self.lead)

    def offset(self, position: Position) -> int:
        """The byte offset of an editor's position."""
        if self.lead and position.line == 0:
            position = Position(0, max(position.character - self.lead, 0))
        return self.lines.offset(position, self.encoding)


@dataclass(frozen=True, slots=True)
class Change:
    """One change event: `start` and `end` are None when `text` is the whole new text."""

    text: str
    start: Position | None = None
    end: Position | None = None


@dataclass(frozen=True, slots=True)
class Buffer:
    """One version of an open text: the text proper, and whether a byte-order mark stands before it.

    `yaml` says that the text is YAML: it may hold rules.
    """

    document: Document
    encoding: Encoding
    version: int | None
    marked: bool = False
    yaml: bool = False

    @property
    def places(self) -> Places:
        """Positions in this version."""
        return Places(self.document.lines, self.encoding, _MARK_WIDTH[self.encoding] if self.marked else 0)


def open_buffer(
    text: str, language: Language | None, encoding: Encoding, version: int | None, *, yaml: bool = False
) -> Buffer:
    """The buffer of a text that an editor has just opened."""
    marked = text.startswith(_MARK)
    data = to_bytes(text[1:] if marked else text)
    return Buffer(Document.parse(data, language or plain_text(), version), encoding, version, marked, yaml)


def to_bytes(text: str) -> bytes:
    """`text` as UTF-8; half of a surrogate pair, which UTF-8 cannot hold, becomes a replacement character."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def changed(
    buffer: Buffer, changes: Sequence[Change], version: int | None
) -> tuple[Buffer, tuple[TextEdit, ...] | None]:
    """The buffer after `changes`, and the edits that led there; None in place of edits when all was replaced."""
    whole = max((number for number, change in enumerate(changes) if change.start is None), default=-1)
    if whole >= 0:
        language = buffer.document.language
        fresh = open_buffer(changes[whole].text, language, buffer.encoding, version, yaml=buffer.yaml)
        after, _ = changed(fresh, changes[whole + 1 :], version)
        return after, None
    edits: list[TextEdit] = []
    for group in _independent(changes):
        buffer, made = _apply(buffer, group, version)
        edits += made
    return replace(buffer, version=version), tuple(edits)


def _independent(changes: Sequence[Change]) -> Iterable[list[Change]]:
    """Runs of changes that go from the end of the text towards its start, as editors send many cursors' edits.

    None of a run moves the place of a later one, so the run takes one line index and one parse.
    """
    run: list[Change] = []
    for change in changes:
        if run and not _before(change, run[-1]):
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def _before(change: Change, other: Change) -> bool:
    # Not on the same line: a byte-order mark or half a surrogate pair could make the columns depend on each other.
    return change.end is not None and other.start is not None and change.end.line < other.start.line


def _apply(buffer: Buffer, changes: Sequence[Change], version: int | None) -> tuple[Buffer, list[TextEdit]]:
    places, marked = buffer.places, buffer.marked
    edits: list[TextEdit] = []
    for change in changes:
        assert change.start is not None
        assert change.end is not None
        text = change.text
        if change.start == Position(0, 0):
            text, marked = _around_mark(text, marked, removed=change.end > change.start)
        start, end = places.offset(change.start), places.offset(change.end)
        edits.append(TextEdit(Span(min(start, end), max(start, end)), to_bytes(text).decode()))
    return replace(buffer, document=buffer.document.edited(edits, version), marked=marked), edits


def _around_mark(text: str, marked: bool, *, removed: bool) -> tuple[str, bool]:
    """What a change at the very start means for the byte-order mark: the text to insert, and if one stands now."""
    stays = marked and not removed
    if text.startswith(_MARK):
        return text[1:] + (_MARK if stays else ""), True
    return (text + _MARK, False) if stays and text else (text, stays)
