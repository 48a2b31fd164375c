"""Which identifiers are expressions, and which only name something, by where they stand."""

from __future__ import annotations

from functools import lru_cache

import tree_sitter

from wardline.syntax import Language
from wardline.syntax.language import part

Node = tree_sitter.Node


def is_expression(node: Node, language: Language) -> bool:
    """Whether a node is a whole expression with its parentheses: no statement, block, definition or list."""
    if not _may_be_expression(node, language):
        return False
    parent = node.parent
    return parent is None or parent.type not in language.transparent or not _may_be_expression(parent, language)


def _may_be_expression(node: Node, language: Language) -> bool:
    parent = node.parent
    if not node.is_named or parent is None or node.type in _none_by_kind(language):
        return False
    if parent.type in language.strings and not node.child_count and node.type not in language.identifiers:
        return False  # a piece of a literal
    return node.type not in language.assignments or parent.type not in language.declarations


@lru_cache
def _none_by_kind(language: Language) -> frozenset[str]:
    """The kinds that are never expressions."""
    definitions = (language.functions | language.classes | language.wrappers | language.decorators) - language.lambdas
    statements = language.blocks | language.statements | language.expression_statements | language.imports
    branches = language.conditionals | language.alternatives | language.handlers
    parts = language.arguments | language.lists | language.interpolations | language.keywords.keys()
    return definitions | statements | branches | parts


def is_use(node: Node, language: Language) -> bool:
    """Whether an identifier is an expression, and does not name a member, keyword, parameter or definition."""
    parent = node.parent
    if node.type not in language.identifiers or parent is None:
        return parent is None or parent.type not in language.lists or node.type not in language.parameters
    kind = parent.type
    if kind in language.lists or language.targets.get(kind) == "":
        return False
    if kind in language.members:
        names: tuple[str, ...] = (language.members[kind][1],)
    elif kind in language.callees:
        names = (language.callees[kind][1],) if part(parent, language.callees[kind][0]) is not None else ()
    elif kind in language.keywords:
        names = (language.keywords[kind][0],)
    elif kind in language.parameters:
        names = (language.parameters[kind],)
    else:
        names = language.naming if kind in language.functions or kind in language.classes else ()
        names = (language.targets[kind],) if kind in language.targets else names
    named = (part(parent, name) if name else parent.named_children[0] for name in names)
    return not any(one is not None and one.id == node.id for one in named)
