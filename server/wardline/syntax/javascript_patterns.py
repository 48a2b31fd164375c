"""How patterns of JavaScript and TypeScript are spelled so that the grammar accepts them, and found in its tree."""

from __future__ import annotations

import re

import tree_sitter

from wardline.syntax import placeholders

Node = tree_sitter.Node

_MODULE = re.compile(r"\bfrom\s+(\$[A-Z_][A-Z0-9_]*)")
_ANY_LOOP = re.compile(r"\bfor\s*\(\s*\.\.\.\s*\)")
_ENTRY = re.compile(r"""\s*(["']?)[$\w-]+\1\s*:(?!\s*(?:for|while|do)\b|.*;\s*\Z)""", re.DOTALL)
_STATEMENT = re.compile(r"(^|[{};])(\s*)\.\.\.(?=[ \t]*[^\s,.;:)\]}`=])", re.MULTILINE)


def spellings(text: str) -> tuple[str, ...]:
    """Ways to write the pattern: as it is, as an expression, each statement ended, as a part of a class or object."""
    plain = _ANY_LOOP.sub("for (...;;)", _MODULE.sub(r'from "\1"', text))
    ended = placeholders.ended_branches(_STATEMENT.sub(r"\1\2...;", plain))
    shell = f"class {placeholders.WRAP} {{ %s }}"
    if _ENTRY.match(plain):
        return (_encode(f"{placeholders.WRAP}({{{plain}}})"),)
    whole = f"({text.strip().rstrip(';')})"
    first = (whole, plain) if text.lstrip().startswith("{") else (plain, whole)  # braces are an object's if they can be
    return tuple(map(_encode, (*first, ended, shell % plain, shell % ended)))


def _encode(text: str) -> str:
    return placeholders.encode(text, markup=True)


def pattern_nodes(root: Node) -> list[Node]:
    """What was written, in the tree of a pattern that may have a class or a call around it."""
    outer = root.named_children[0] if root.named_children else root
    name, body = outer.child_by_field_name("name"), outer.child_by_field_name("body")
    if body is not None and name is not None and name.text == placeholders.WRAP.encode():
        return _without_decorators(body.named_children)
    call = outer.named_children[0] if outer.type == "expression_statement" else outer
    if not (call.text or b"").startswith(placeholders.WRAP.encode() + b"("):
        return root.named_children
    return call.named_children[-1].named_children[0].named_children


def _without_decorators(members: list[Node]) -> list[Node]:
    """The members of a class; decorators before a method belong to it."""
    others = [member for member in members if member.type != "decorator"]
    return others or members
