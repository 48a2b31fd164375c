"""Calls in languages where what is called is no node of its own, or where calls need no brackets."""

from __future__ import annotations

import tree_sitter

from wardline.syntax import Language
from wardline.syntax.callee import CALLEE

Node = tree_sitter.Node


def called(node: Node, language: Language) -> Node | None:
    """What a call calls, where that is no node of its own and not all of the call."""
    if node.type not in language.callees or language.access(node).id != node.id:
        return None
    function = language.function_of(node)
    return function if function is not None and function.type == CALLEE else None


def is_bare_call(node: Node, language: Language) -> bool:
    """Whether a name alone is a call, since it is a statement of a language where calls need no brackets."""
    if not language.accesses or node.type not in language.identifiers or node.parent is None:
        return False
    return node.parent.type in language.blocks
