"""Types in JavaScript and TypeScript: annotations, `new`, literals; members of classes that never change."""

from __future__ import annotations

import tree_sitter

Node = tree_sitter.Node
DECLARATIONS = """
    (variable_declarator name: (identifier) @name value: (_)? @value)
    (arrow_function parameter: (identifier) @name)
    (formal_parameters (identifier) @name)
    (field_definition property: (property_identifier) @name value: (_)? @value)
"""
TYPED_DECLARATIONS = """
    (arrow_function parameter: (identifier) @name)
    (variable_declarator name: (identifier) @name type: (type_annotation (_) @type))
    (variable_declarator name: (identifier) @name !type value: (_)? @value)
    (required_parameter pattern: (identifier) @name type: (type_annotation (_) @type)? value: (_)? @value)
    (optional_parameter pattern: (identifier) @name type: (type_annotation (_) @type)?)
    (public_field_definition
        name: (property_identifier) @name type: (type_annotation (_) @type)? value: (_)? @value)
"""
MEMBERS = """
    (field_definition property: (property_identifier) @bound value: (_) @value)
    (assignment_expression left: (member_expression property: (property_identifier) @rebound))
    (augmented_assignment_expression left: (member_expression property: (property_identifier) @rebound))
"""
TYPED_MEMBERS = MEMBERS.replace("(field_definition property:", "(public_field_definition name:")
LITERALS = {
    "string": "string",
    "template_string": "string",
    "number": "number",
    "true": "boolean",
    "false": "boolean",
    "regex": "RegExp",
}


def typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `($X: T)`."""
    annotation = node.child_by_field_name("type") if node.type == "parenthesized_expression" else None
    return (node.named_children[0], annotation.named_children[0]) if annotation is not None else None


def expression_type(node: Node) -> Node | None:
    """What is created."""
    return node.child_by_field_name("constructor") if node.type == "new_expression" else None
