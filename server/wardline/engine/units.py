"""Cuts a document into units: each outermost function, and the rest of the file.

What a rule finds in a function depends on the function's text and on the file's imports and constants, so a
unit's findings can be kept, relative to its start, until one of these changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import tree_sitter

from wardline.syntax import Document, Language
from wardline.text import Span

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Unit:
    """An outermost function with its decorators; `node` is the definition without them."""

    span: Span
    node: Node


def functions(document: Document) -> tuple[Unit, ...]:
    """The outermost functions of a file, at its top or in its classes, in order.

    Only definitions and class bodies are looked into, so the cost follows the number of definitions, not of
    nodes. Functions inside other statements belong to the rest of the file.
    """
    found: list[Unit] = []
    _collect(document.root, document.language, found)
    return tuple(found)


def _collect(parent: Node, language: Language, found: list[Unit]) -> None:
    for child in parent.named_children:
        inner = child
        if child.type in language.wrappers:
            inner = next((c for c in reversed(child.named_children)), child)
        if inner.type in language.functions:
            found.append(Unit(Span(language.start_of(child), child.end_byte), inner))
        elif inner.type in language.classes:
            for part in inner.named_children:
                if part.type in language.blocks:
                    _collect(part, language, found)


def outline(document: Document, units: tuple[Unit, ...]) -> bytes:
    """The text of the file around its functions; between two with nothing else, the indentation of the second."""
    data = document.data
    bounds = [0, *(at for unit in units for at in (unit.span.start, unit.span.end)), len(data)]
    pieces = (data[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return b"\0".join(piece if piece.strip() else piece[piece.rfind(b"\n") + 1 :] for piece in pieces)


def rest(document: Document, units: tuple[Unit, ...]) -> tuple[Span, ...]:
    """The spans of the file that are in no unit, in order; those of white space alone are left out."""
    gaps: list[Span] = []
    at = 0
    for unit in units:
        gaps.append(Span(at, unit.span.start))
        at = unit.span.end
    gaps.append(Span(at, len(document.data)))
    return tuple(gap for gap in gaps if document.data[gap.start : gap.end].strip())
