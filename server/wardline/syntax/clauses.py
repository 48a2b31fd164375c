"""The branches of a `switch` and its kin, in the same terms for every grammar that names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.syntax.language import Language

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Clause:
    """One branch: its labels, whether it is (also) the one for all else, and the statements of its body."""

    labels: tuple[Node, ...]
    default: bool
    body: tuple[Node, ...]


def has_clauses(node: Node, language: Language) -> bool:
    """Whether branches stand directly in `node`."""
    return bool(language.clauses) and any(child.type in language.clauses for child in node.named_children)


def clauses(node: Node, language: Language) -> list[Clause]:
    """The branches in `node`, from first to last."""
    listed = (child for child, _ in language.parts(node) if child.type in language.clauses)
    return [_clause(child, language) for child in listed]


def _clause(node: Node, language: Language) -> Clause:
    roles = language.clauses[node.type]
    labels: list[Node] = []
    body: list[Node] = []
    for child, field in language.parts(node):
        if field in roles or child.type in roles:
            labels.extend(_labels(child, language))
        elif child.is_named and child.type not in language.comments:
            body.append(child)
    return Clause(tuple(labels), not labels, tuple(_opened(body, language)))


def _labels(node: Node, language: Language) -> list[Node]:
    """A list of labels is opened; a label that says nothing is the one for all else."""
    if node.type in language.transparent:
        return node.named_children
    return [node] if node.named_child_count or not node.child_count else []


def _opened(body: list[Node], language: Language) -> Iterator[Node]:
    if len(body) == 1 and body[0].type in language.blocks:
        yield from (child for child, _ in language.parts(body[0]) if child.type not in language.comments)
    else:
        yield from body
