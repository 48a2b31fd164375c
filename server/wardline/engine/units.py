"""Cuts a document into units: each outermost function, and the rest of the file.

What a rule finds in a function depends on the function's text and on the file's imports and constants, so a
unit's findings can be kept, relative to its start, until one of these changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import tree_sitter

from wardline.syntax import Document
from wardline.syntax.document import Step
from wardline.text import Span

Node = tree_sitter.Node


class Unit:
    """An outermost function with its decorators; the definition without them starts at byte `start`."""

    __slots__ = ("_kind", "_node", "_root", "span", "start")

    def __init__(self, span: Span, start: int, kind: str, root: Node, node: Node | None = None) -> None:
        self.span = span
        self.start = start
        self._kind = kind
        self._root = root
        self._node = node

    @property
    def node(self) -> Node:
        """The definition without its decorators."""
        if self._node is None:
            found = self.found()
            assert found is not None, "the tree around a function is not what it was"
            self._node = found
        return self._node

    def found(self) -> Node | None:
        """The node in the tree that is of the kind and takes the place that the definition should."""
        node = self._root.descendant_for_byte_range(self.start, self.span.end)
        while node is not None and (node.type != self._kind or node.start_byte != self.start):
            node = node.parent
        return node if node is not None and node.end_byte <= self.span.end else None

    def moved(self, span: Span, root: Node) -> Unit:
        """The same function in another version's tree, where it takes `span`."""
        return Unit(span, self.start - self.span.start + span.start, self._kind, root)


@dataclass(frozen=True, slots=True)
class Cut:
    """A document's `functions` and `gaps`, the spans around them that hold anything; `key` is the document's.

    `outline` is the text of the gaps. Where the document came from one with the key `before` by an edit inside the
    body of a function that stands where it stood, `before` says so, and functions, gaps and outline are as they were;
    `edited` is the number of that function.
    """

    key: object
    functions: tuple[Unit, ...]
    gaps: tuple[Span, ...]
    outline: bytes
    before: object = None
    edited: int | None = None


def cut(document: Document, known: Cut | None = None) -> Cut:
    """The units of a document; `known` are those of an earlier version, which save work where an edit was small."""
    step = document.step
    if known is not None and step is not None and step.before is known.key and document.is_whole:
        moved = _moved(document, known, step)
        if moved is not None:
            return moved
    found = functions(document)
    return Cut(document.key, found, rest(document, found), outline(document, found))


def functions(document: Document) -> tuple[Unit, ...]:
    """The outermost functions of a file, at its top or in its classes, in order.

    Only definitions and class bodies are looked into, so the cost follows the number of definitions, not of
    nodes. Functions inside other statements belong to the rest of the file.
    """
    found: list[Unit] = []
    _collect(document.root, document, found)
    return tuple(found)


def _collect(parent: Node, document: Document, found: list[Unit]) -> None:
    language = document.language
    for child in parent.named_children:
        inner = child
        if child.type in language.wrappers:
            inner = next((c for c in reversed(child.named_children)), child)
        if inner.type in language.functions:
            span = Span(language.start_of(child), child.end_byte)
            found.append(Unit(span, inner.start_byte, inner.type, document.root, inner))
        elif inner.type in language.classes:
            for part in inner.named_children:
                if part.type in language.blocks:
                    _collect(part, document, found)


def _moved(document: Document, known: Cut, step: Step) -> Cut | None:
    """The units after an edit inside the body of one of them, outside which nothing has another form."""
    numbers = [at for at, unit in enumerate(known.functions) if _holds(unit.span, step)]
    if len(numbers) != 1:
        return None
    (number,) = numbers
    delta = step.new_end - step.old_end
    before = known.functions[number].span
    span = Span(before.start, before.end + delta)
    if not all(map(span.contains, step.restructured)):
        return None
    root = document.root
    edited = known.functions[number].moved(span, root)
    node = edited.found()
    body = node.child_by_field_name("body") if node is not None else None
    if body is None or node is None or node.end_byte != span.end:
        return None
    if not body.start_byte <= step.start < span.end:
        return None
    ahead = (unit.moved(unit.span, root) for unit in known.functions[:number])
    behind = (unit.moved(unit.span.shifted(delta), root) for unit in known.functions[number + 1 :])
    gaps = tuple(gap.shifted(delta) if gap.start >= before.end else gap for gap in known.gaps)
    return Cut(document.key, (*ahead, edited, *behind), gaps, known.outline, step.before, number)


def _holds(span: Span, step: Step) -> bool:
    return span.start < step.start and step.old_end <= span.end


def outline(document: Document, units: Sequence[Unit]) -> bytes:
    """The text of the file around its functions; between two with nothing else, the indentation of the second."""
    data = document.data
    bounds = [0, *(at for unit in units for at in (unit.span.start, unit.span.end)), len(data)]
    pieces = (data[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return b"\0".join(piece if piece.strip() else piece[piece.rfind(b"\n") + 1 :] for piece in pieces)


def rest(document: Document, units: Sequence[Unit]) -> tuple[Span, ...]:
    """The spans of the file that are in no unit, in order; those of white space alone are left out."""
    gaps: list[Span] = []
    at = 0
    for unit in units:
        gaps.append(Span(at, unit.span.start))
        at = unit.span.end
    gaps.append(Span(at, len(document.data)))
    return tuple(gap for gap in gaps if document.data[gap.start : gap.end].strip())
