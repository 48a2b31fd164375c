"""Where types stand in Go: declarations, and expressions that name their own; how a typed metavariable is written."""

from __future__ import annotations

import re

import tree_sitter

Node = tree_sitter.Node
_TYPED = "wl_typed"
_METAVARIABLE = re.compile(r"\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*((?:[^()\n]|\([^()\n]*\))+?)\s*\)")

DECLARATIONS = """
    (parameter_declaration name: (identifier) @name type: (_) @type)
    (variadic_parameter_declaration name: (identifier) @name)
    (var_spec name: (identifier) @name type: (_) @type)
    (var_spec !type . name: (identifier) @name value: (expression_list . (_) @value))
    (var_spec name: (identifier) name: (identifier) @name !type)
    (const_spec name: (identifier) @name type: (_) @type)
    (const_spec !type . name: (identifier) @name value: (expression_list . (_) @value))
    (short_var_declaration left: (expression_list . (identifier) @name) right: (expression_list . (_) @value))
    (short_var_declaration left: (expression_list (_) . (identifier) @name))
    (range_clause left: (expression_list (identifier) @name))
    (receive_statement left: (expression_list (identifier) @name))
    (field_declaration name: (field_identifier) @name type: (_) @type)
"""

LITERALS = {
    "interpreted_string_literal": "string",
    "raw_string_literal": "string",
    "rune_literal": "rune",
    "int_literal": "int",
    "float_literal": "float64",
    "true": "bool",
    "false": "bool",
}
_BASIC = frozenset({"string", "bool", "byte", "rune", "int", "int32", "int64", "uint", "uint32", "uint64", "float64"})


def written(pattern: str) -> str:
    """`($X : T)` as an expression of the grammar: `wl_typed($X).(T)`."""
    return _METAVARIABLE.sub(rf"{_TYPED}(\1).(\2)", pattern)


def typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of a typed metavariable."""
    call = node.child_by_field_name("operand") if node.type == "type_assertion_expression" else None
    kind = node.child_by_field_name("type")
    arguments = call.child_by_field_name("arguments") if call is not None and call.type == "call_expression" else None
    if call is None or kind is None or arguments is None or _text(call.child_by_field_name("function")) != _TYPED:
        return None
    return (arguments.named_children[0], kind) if arguments.named_children else None


def expression_type(node: Node) -> Node | str | None:
    """The type that an expression names itself."""
    if node.type in ("composite_literal", "type_conversion_expression", "type_assertion_expression"):
        return node.child_by_field_name("type")
    if node.type == "unary_expression" and _text(node.child_by_field_name("operator")) == "&":
        operand = node.child_by_field_name("operand")
        if operand is not None and operand.type == "composite_literal":
            return "*" + _text(operand.child_by_field_name("type"))
    return _call_type(node) if node.type == "call_expression" else None


def _call_type(node: Node) -> Node | str | None:
    """The type of `new(T)`, `make(T)`, a conversion, or the first result of a function of this file."""
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    name = _text(function)
    first = arguments.named_children[0] if arguments is not None and arguments.named_children else None
    if name in ("new", "make") and first is not None:
        return "*" + _text(first) if name == "new" else first
    if name in _BASIC:
        return name
    return _result(name, node) if function is not None and function.type == "identifier" else None


def _result(name: str, node: Node) -> Node | None:
    root = node
    while root.parent is not None:
        root = root.parent
    for child in root.named_children:
        if child.type == "function_declaration" and _text(child.child_by_field_name("name")) == name:
            result = child.child_by_field_name("result")
            if result is not None and result.type == "parameter_list" and result.named_children:
                return result.named_children[0].child_by_field_name("type")
            return result
    return None


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
