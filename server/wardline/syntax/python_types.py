"""Where types stand in Python: annotations, and calls of a class; how a condition on a type is written."""

from __future__ import annotations

import tree_sitter

Node = tree_sitter.Node
_TYPED = "wl_typed"
TYPED_PATTERN = f"$_: TYPE = {_TYPED}"
"""Python has no typed metavariable (`$X: T` declares one), so that only conditions ask for types."""

DECLARATIONS = """
    (typed_parameter . (identifier) @name type: (type (_) @type))
    (typed_default_parameter name: (identifier) @name type: (type (_) @type))
    (parameters (identifier) @name)
    (lambda_parameters (identifier) @name)
    (default_parameter name: (identifier) @name)
    (assignment left: (identifier) @name type: (type (_) @type))
    (assignment left: (identifier) @name !type right: (_) @value)
    (named_expression name: (identifier) @name value: (_) @value)
    (for_statement left: (identifier) @name)
    (as_pattern (_) @value . alias: (as_pattern_target (identifier) @name))
"""

LITERALS = {"string": "str", "integer": "int", "float": "float", "true": "bool", "false": "bool", "none": "None"}


def typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of what `TYPED_PATTERN` makes."""
    if node.type != "assignment":
        return None
    name, kind, mark = (node.child_by_field_name(field) for field in ("left", "type", "right"))
    if name is None or kind is None or mark is None or mark.text != _TYPED.encode():
        return None
    return name, kind.named_children[0] if kind.named_children else kind


def expression_type(node: Node) -> Node | None:
    """What is called: where that is a class, its object is made."""
    return node.child_by_field_name("function") if node.type == "call" else None
