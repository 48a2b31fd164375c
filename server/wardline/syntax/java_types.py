"""Where types stand in Java: declarations, and expressions that name their own."""

from __future__ import annotations

import tree_sitter

Node = tree_sitter.Node

DECLARATIONS = """
    (local_variable_declaration type: (_) @type declarator:
        (variable_declarator name: (identifier) @name dimensions: (_)? @suffix value: (_)? @value))
    (field_declaration type: (_) @type declarator:
        (variable_declarator name: (identifier) @name dimensions: (_)? @suffix value: (_)? @value))
    (constant_declaration type: (_) @type declarator:
        (variable_declarator name: (identifier) @name dimensions: (_)? @suffix value: (_)? @value))
    (formal_parameter type: (_) @type name: (identifier) @name dimensions: (_)? @suffix)
    (spread_parameter (_) @type . "..." @suffix (variable_declarator name: (identifier) @name))
    (catch_formal_parameter (catch_type . (_) @type) name: (identifier) @name)
    (enhanced_for_statement type: (_) @type name: (identifier) @name)
    (resource type: (_) @type name: (identifier) @name value: (_) @value)
    (lambda_expression parameters: (identifier) @name)
    (inferred_parameters (identifier) @name)
"""

SAME_TYPES = (
    frozenset({"int", "Integer", "long", "Long", "short", "Short", "byte", "Byte"}),
    frozenset({"double", "Double", "float", "Float"}),
    frozenset({"boolean", "Boolean"}),
    frozenset({"char", "Character"}),
)


def expression_type(node: Node) -> Node | str | None:
    """The type that an expression names itself."""
    if node.type in ("cast_expression", "object_creation_expression"):
        return node.child_by_field_name("type")
    if node.type == "array_creation_expression":
        element = node.child_by_field_name("type")
        sizes = node.children_by_field_name("dimensions")
        return _text(element) + "[]" * sum(_text(size).count("[") for size in sizes)
    operator = _text(node.child_by_field_name("operator"))
    if node.type in ("binary_expression", "unary_expression"):
        if operator in ("==", "!=", "&&", "||", "!"):
            return "boolean"
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        numbers = ("decimal_integer_literal", "hex_integer_literal")
        if right is not None and left is not None and (right.type in numbers or left.type in numbers):
            return "int" if operator in ("+", "-", "*", "/", "%") else None
    return None


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
