"""Patterns derived from real code: a piece of a text with some parts replaced by metavariables and ellipses.

Such a pattern must match where it came from. The same code serves every registered language: it asks for roles.
"""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass

import tree_sitter

from wardline.syntax import Document, Language

Node = tree_sitter.Node
LONGEST = 400  # bytes of a piece
_TYPED_NAME = re.compile(rb"\w+\s*:[^;=]*;?\Z")  # a member with a type alone: as a pattern it is an entry of a display
_MEMBERS = frozenset({"field_declaration_list"})  # what stands in a struct is no code of its own
_LABELS = frozenset({"receive_statement"})  # nor is what a case of a selection waits for
_TAKING_TYPES = frozenset({"make", "new"})  # no other function of Go takes types, so that a metavariable does not


@dataclass(frozen=True)
class Derived:
    """A pattern, and the byte offset at which the code that it was made of starts."""

    pattern: str
    start: int


def derive(document: Document, chance: random.Random) -> Derived | None:
    """A pattern from some place of `document`; None where none can be made."""
    pieces = _pieces(document)
    if not pieces:
        return None
    piece = chance.choice(pieces)
    replaced = _replacements(piece, document.language, chance)
    whole = piece.parent if piece.parent is not None and _is_part(piece, document.language) else piece
    return Derived(_written(whole, document.data, replaced), document.language.start_of(piece))


def _pieces(document: Document) -> list[Node]:
    """Calls and statements that can stand alone."""
    language = document.language
    found: list[Node] = []
    stack = [document.root]
    while stack:
        node = stack.pop()
        if node.has_error and node.type in language.statements:
            continue
        if node.type in language.calls or node.type in language.statements:
            text = document.data[node.start_byte : node.end_byte]
            wrapped = node.parent is not None and node.parent.type in language.wrappers  # found as a whole
            wrapped = wrapped or _TYPED_NAME.match(text) is not None
            wrapped = wrapped or node.type in _LABELS or (_is_part(node, language) and not _is_alone(node, language))
            if not wrapped and len(text) <= LONGEST and b"$" not in text and b"..." not in text and not node.has_error:
                found.append(node)
        stack.extend(child for child in node.named_children if child.type not in language.strings)
    return found


def _is_part(node: Node, language: Language) -> bool:
    """Whether `node` only stands in a declaration: `x = 1` of `var x = 1`."""
    kinds = frozenset().union(*language.spliced.values())
    return node.parent is not None and node.parent.type in (kinds - language.blocks) | _MEMBERS


def _is_alone(node: Node, language: Language) -> bool:
    """Whether the declaration around `node` is of one name and could be written without brackets."""
    around = node.parent
    if around is None or around.type in _MEMBERS:
        return False
    return around.named_child_count == 1 and len(language.names_sharing(node)) < 2


def _replacements(piece: Node, language: Language, chance: random.Random) -> dict[tuple[int, int], str]:
    """What to write instead of which bytes: names and arguments become metavariables, bodies and lists ellipses."""
    names: dict[str, str] = {}
    found: dict[tuple[int, int], str] = {}
    stack = [piece]
    while stack:
        node = stack.pop()
        span, inner = (node.start_byte, node.end_byte), (node.start_byte + 1, node.end_byte - 1)
        text = (node.text or b"").decode("utf-8", "replace")
        if node.type in language.arguments and node.named_children and chance.random() < 0.3:
            found[inner] = "..."
        elif node.type in language.blocks and node.id != piece.id and chance.random() < 0.3:
            ends = [child.start_byte for child in node.children if child.type == "}"]  # a comment may stand behind it
            found[(inner[0], ends[-1]) if ends else span] = " ... " if ends else "..."
        elif _is_expression(node, piece, language) and chance.random() < 0.4:
            found[span] = names.setdefault(text, f"$V{len(names)}")
        else:
            stack.extend(reversed(node.named_children))
    return found


def _is_expression(node: Node, piece: Node, language: Language) -> bool:
    """Whether a metavariable may stand for `node`: any argument, and any name that is a value."""
    parent = node.parent
    if parent is None or node.id == piece.id:
        return False
    if node.type in language.identifiers:
        if parent.type in language.calls and (node.text or b"").decode() in _TAKING_TYPES:
            return False
        return parent.type not in language.functions | language.classes | language.lists | language.imports
    return parent.type in language.arguments and node.type in language.strings | language.numbers | set(language.calls)


def _written(piece: Node, data: bytes, replaced: dict[tuple[int, int], str]) -> str:
    parts: list[bytes] = []
    at = piece.start_byte
    for (start, end), text in sorted(replaced.items()):
        parts += [data[at:start], text.encode()]
        at = end
    parts.append(data[at : piece.end_byte])
    line = data.rfind(b"\n", 0, piece.start_byte) + 1
    before = data[line : piece.start_byte].decode("utf-8", "replace")
    indent = before if not before.strip() else " " * (len(before) - len(before.lstrip()))
    return textwrap.dedent(indent + b"".join(parts).decode("utf-8", "replace"))
