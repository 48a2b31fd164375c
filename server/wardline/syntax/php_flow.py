"""PHP's statements and expressions as data flow, by the roles of its kinds."""

from __future__ import annotations

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.role_flow import FlowRoles, RoleFlow, part
from wardline.text import Span

Node = tree_sitter.Node
STRINGS = frozenset({"string", "encapsed_string", "heredoc", "nowdoc"})
INTERPOLATIONS = frozenset(
    {"variable_name", "member_access_expression", "subscript_expression", "dynamic_variable_name"}
    | {"member_call_expression", "scoped_property_access_expression", "nullsafe_member_access_expression"}
    | {"function_call_expression", "scoped_call_expression"}
)
BLOCKS = frozenset({"program", "compound_statement", "declaration_list", "colon_block"})
_BODY = ("parameters", "body")
_ROLES = FlowRoles(
    identifiers=frozenset({"variable_name", "name", "qualified_name"}),
    assigns={
        "assignment_expression": ("left", "right"),
        "reference_assignment_expression": ("left", "right"),
        "augmented_assignment_expression": ("left", "right"),
        "static_variable_declaration": ("name", "value"),
    },
    augmented=frozenset({"augmented_assignment_expression"}),
    loops={
        "foreach_statement": ("1", "0", "", "body"),
        "while_statement": ("", "", "condition", "body"),
        "do_statement": ("", "", "condition", "body"),
        "for_statement": ("", "", "condition", "body"),
    },
    returns=frozenset({"return_statement"}),
    functions={
        "function_definition": _BODY,
        "method_declaration": _BODY,
        "anonymous_function": _BODY,
        "arrow_function": _BODY,
    },
    calls={
        "function_call_expression": ("function", "arguments"),
        "member_call_expression": ("object", "name", "arguments"),
        "nullsafe_member_call_expression": ("object", "name", "arguments"),
        "scoped_call_expression": ("scope", "name", "arguments"),
        "object_creation_expression": ("0", "1"),
    },
    members={
        "member_access_expression": ("object", "name"),
        "nullsafe_member_access_expression": ("object", "name"),
        "scoped_property_access_expression": ("scope", "name"),
        "class_constant_access_expression": ("0", "1"),
    },
    subscripts={"subscript_expression": ("0", "1")},
    strings=STRINGS,
    interpolations=INTERPOLATIONS,
    blocks=BLOCKS,
    statements=frozenset(
        {"class_declaration", "trait_declaration", "namespace_definition", "try_statement", "catch_clause"}
        | {"finally_clause", "switch_statement", "switch_block", "case_statement", "default_statement"}
        | {"expression_statement", "function_static_declaration"}
    ),
    sequences=frozenset({"array_creation_expression"}),
    arguments={"argument": "-1"},
    silent=frozenset({"comment", "php_tag", "php_end_tag", "text_interpolation", "text"}),
)


class _PhpFlow(RoleFlow):
    """What PHP has beside the roles."""

    def _statement(self, node: Node) -> tuple[flow.Statement, ...]:
        if node.type == "if_statement":
            return (self._branch(node, node.children_by_field_name("alternative")),)
        return super()._statement(node)

    def _branch(self, node: Node, others: list[Node]) -> flow.Branch:
        """An `if` or `elseif` with all that follows it."""
        condition = part(node, "condition")
        otherwise: tuple[flow.Statement, ...] = ()
        if others and others[0].type == "else_if_clause":
            otherwise = (self._branch(others[0], others[1:]),)
        elif others:
            otherwise = self._body(part(others[0], "body"))
        span = Span(node.start_byte, node.end_byte)
        return flow.Branch(span, self._field(condition, node), self._body(part(node, "body")), otherwise)


FLOW = _PhpFlow(_ROLES)
