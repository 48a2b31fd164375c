"""Rust: the roles of tree-sitter-rust's node kinds, its imports and its literals.

Arguments of macros are tokens to the grammar, not expressions; they are taken as the parts of a call.
"""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_rust

from wardline.syntax.language import Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_IDENTIFIERS = frozenset({"identifier", "type_identifier", "field_identifier", "self"})
_STRINGS = frozenset({"string_literal", "raw_string_literal"})
_CLASSES = frozenset({"struct_item", "enum_item", "impl_item", "trait_item", "mod_item"})
_SPELLING = Spelling(
    "@;", "const @: @;", "@: @", definers=frozenset({"fn"}), classes=frozenset({"impl", "trait", "mod"})
)
_ALONE = ("", "")
_BODY = ("fn wl_wrapper() { ", " }")
_ENDED = ("fn wl_wrapper() { ", "; }")
_VALUE = ("fn wl_wrapper() { let wl_wrapper = ", "; }")
_FRAMES = Frames(
    lambda text: spelled(text, _SPELLING), lambda text: (_BODY, _ENDED, _VALUE, _ALONE), (_BODY, _ENDED, _VALUE)
)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    text = _text(node)
    if node.type == "raw_string_literal":
        return text[text.find('"') + 1 : text.rfind('"')]
    content = text[text.find('"') + 1 : -1]
    return re.sub(r"\\(?:u\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|.)", lambda one: unescaped(one[0]), content, flags=re.DOTALL)


def _import_bindings(node: Node) -> dict[str, str]:
    """The names that a `use` brings in, with dots in their paths."""
    if node.type != "use_declaration":
        return {}
    found: dict[str, str] = {}
    waiting = [(node.child_by_field_name("argument"), "")]
    while waiting:
        one, before = waiting.pop()
        if one is None:
            continue
        if one.type == "scoped_use_list":
            path = _dotted(one.child_by_field_name("path"))
            listed = one.child_by_field_name("list")
            waiting.extend((child, f"{before}{path}.") for child in (listed.named_children if listed else ()))
        elif one.type == "use_as_clause":
            found[_text(one.child_by_field_name("alias"))] = before + _dotted(one.child_by_field_name("path"))
        elif one.type == "use_wildcard":
            found["*"] = before + _dotted(one.named_children[0] if one.named_children else None)
        elif one.type in ("identifier", "scoped_identifier"):
            name = before + _dotted(one)
            found[name.rsplit(".", 1)[-1]] = name
    return found


def _dotted(node: Node | None) -> str:
    return "".join(_text(node).split()).replace("::", ".")


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=_IDENTIFIERS,
        assigns={
            "assignment_expression": ("left", "right"),
            "let_declaration": ("pattern", "value"),
            "compound_assignment_expr": ("left", "right"),
        },
        augmented=frozenset({"compound_assignment_expr"}),
        branches={"if_expression": ("condition", "consequence", "alternative")},
        loops={
            "for_expression": ("pattern", "value", "", "body"),
            "while_expression": ("", "", "condition", "body"),
            "loop_expression": ("", "", "", "body"),
        },
        returns=frozenset({"return_expression"}),
        functions={"function_item": ("parameters", "body"), "closure_expression": ("parameters", "body")},
        calls={"call_expression": ("function", "arguments"), "macro_invocation": ("macro", "token_tree")},
        members={"field_expression": ("value", "field"), "scoped_identifier": ("path", "name")},
        strings=_STRINGS,
        blocks=frozenset({"source_file", "block", "declaration_list", "else_clause", "unsafe_block"}),
        statements=_CLASSES | {"expression_statement", "match_expression", "match_block", "match_arm"},
        silent=frozenset({"line_comment", "block_comment", "use_declaration", "attribute_item", "visibility_modifier"}),
    )
)

LANGUAGE = Language(
    name="rust",
    suffixes=(".rs",),
    line_comment="//",
    grammar=tree_sitter_rust.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", "::", '"', "?", "->", "line_comment", "block_comment"}
    ),
    punctuation={
        "let_declaration": frozenset({"=", "let", "mutable_specifier"}),
        "assignment_expression": frozenset({"="}),
        "macro_invocation": frozenset({"!"}),
        "if_expression": frozenset({"if"}),
    },
    comments=frozenset({"line_comment", "block_comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement", "try_expression"}),
    identifiers=_IDENTIFIERS,
    strings=_STRINGS,
    numbers=frozenset({"integer_literal", "float_literal"}),
    constants=frozenset(),
    members={"field_expression": ("value", "field"), "scoped_identifier": ("path", "name")},
    calls={"call_expression": ("function", "arguments"), "macro_invocation": ("macro", "1")},
    arguments=frozenset({"arguments", "token_tree"}),
    keywords={},
    blocks=frozenset({"source_file", "block", "declaration_list"}),
    statements=frozenset(
        {"expression_statement", "let_declaration", "function_item", "use_declaration", "const_item", "static_item"}
        | {"attribute_item", "macro_definition", "type_item"}
        | _CLASSES
    ),
    expression_statements=frozenset({"expression_statement", "call_expression", "macro_invocation"}),
    carriers=frozenset({"let_declaration"}),
    functions=frozenset({"function_item", "closure_expression"}),
    lambdas=frozenset({"closure_expression"}),
    classes=_CLASSES,
    wrappers=frozenset(),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"use_declaration"}),
    import_words=("use",),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (let_declaration pattern: (identifier) @bound value: (_) @value)
        (const_item name: (identifier) @bound value: (_) @value)
        (assignment_expression left: (identifier) @bound right: (_) @value)
        (compound_assignment_expr left: (identifier) @rebound)
        (parameter pattern: (identifier) @rebound)
        (for_expression pattern: (identifier) @rebound)
        (closure_parameters (identifier) @rebound)
    """,
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    additions=frozenset({"binary_expression"}),
    lists=frozenset({"parameters", "closure_parameters"}),
    optional={
        "function_item": frozenset({"visibility_modifier", "function_modifiers", "type_parameters", "return_type"})
        | {"where_clause"},
        "let_declaration": frozenset({"type"}),
        "struct_item": frozenset({"visibility_modifier"}),
        "parameter": frozenset({"mutable_specifier"}),
        "if_expression": frozenset({"alternative"}),
    },
    kin={"assignment_expression": frozenset({"let_declaration"})},
    parameters={"parameter": "pattern"},
    mutators=frozenset({"push", "push_str", "insert", "extend"}),
    generics={"generic_function": "function", "generic_type": "type"},
    type_names=frozenset({"type_identifier"}),
)
