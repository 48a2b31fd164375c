"""PHP: the roles of tree-sitter-php's node kinds, its imports and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_php

from wardline.syntax.callee import CALLEE
from wardline.syntax.language import Language
from wardline.syntax.php_flow import BLOCKS, FLOW, INTERPOLATIONS, STRINGS
from wardline.syntax.php_patterns import pattern_nodes, prepare_pattern

Node = tree_sitter.Node
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "e": "\x1b", "f": "\f"}
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|u\{([0-9a-fA-F]+)\}|([0-7]{1,3}))")
_TEXTS = frozenset({"string_content", "escape_sequence", "nowdoc_string"})
_MODIFIERS = frozenset(
    {"visibility_modifier", "static_modifier", "final_modifier", "abstract_modifier", "readonly_modifier"}
    | {"attributes", "reference_modifier"}
)
_FUNCTION = _MODIFIERS | {"return_type", "body"}
_MEMBERS = frozenset(
    {"member_access_expression", "nullsafe_member_access_expression", "scoped_property_access_expression"}
    | {"class_constant_access_expression", CALLEE}
)
_METHODS = frozenset({"member_call_expression", "nullsafe_member_call_expression", "scoped_call_expression"})


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _parts(node: Node) -> list[Node]:
    body = node.child_by_field_name("value") if node.type in ("heredoc", "nowdoc") else node
    return body.named_children if body is not None else []


def _string_value(node: Node) -> str | None:
    """The value of a string; None where a value is interpolated."""
    parts = _parts(node)
    if any(child.type not in _TEXTS for child in parts):
        return None
    return "".join(
        _unescape(_text(child), node.type) if child.type == "escape_sequence" else _text(child) for child in parts
    )


def _unescape(sequence: str, kind: str) -> str:
    if kind == "string":
        return sequence[1:] if sequence in ("\\\\", "\\'") else sequence
    found = _CODE.fullmatch(sequence)
    if found is not None:
        code = int(found[3], 8) if found[3] else int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], sequence[1:])


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "").lower()
    if plain in ("true", "false"):  # however they are spelled
        return plain == "true"
    try:
        return int(plain, 8) if re.fullmatch(r"0[0-7]+", plain) else int(plain, 0)
    except ValueError:
        try:
            return float(plain)
        except ValueError:
            return None


def _import_bindings(node: Node) -> dict[str, str]:
    """Local names of classes with their full names."""
    group = node.child_by_field_name("body")
    start = next((_text(child) + "\\" for child in node.named_children if child.type == "namespace_name"), "")
    bound = {}
    for clause in (group or node).named_children:
        if clause.type == "namespace_use_clause" and clause.named_children:
            name = (start if group is not None else "") + _text(clause.named_children[0]).lstrip("\\")
            alias = clause.child_by_field_name("alias")
            bound[_text(alias) if alias is not None else name.rsplit("\\", 1)[-1]] = name
    return bound


LANGUAGE = Language(
    name="php",
    suffixes=(".php", ".phtml", ".inc"),
    line_comment="//",
    grammar=tree_sitter_php.language_php,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", "->", "?->", "::", "=>", "$", "comment", '"', "'", "`", "array"}
        | {"php_tag", "php_end_tag", "text_interpolation", "new", "function", "endif", "endforeach", "endwhile"}
    ),
    punctuation={
        "assignment_expression": frozenset({"="}),
        "property_element": frozenset({"="}),
        "static_variable_declaration": frozenset({"="}),
        "if_statement": frozenset({"if"}),
        "class_declaration": frozenset({"class"}),
        "return_statement": frozenset({"return"}),
        "function_definition": frozenset({":"}),
        "method_declaration": frozenset({":", "visibility_modifier"}),
        "colon_block": frozenset({":"}),
        "list_literal": frozenset({"list"}),
    },
    comments=frozenset({"comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement", "argument"}),
    identifiers=frozenset({"variable_name", "name", "qualified_name"}),
    strings=STRINGS,
    numbers=frozenset({"integer", "float", "boolean"}),
    constants=frozenset({"null"}),
    members={
        "member_access_expression": ("object", "name"),
        "nullsafe_member_access_expression": ("object", "name"),
        "scoped_property_access_expression": ("scope", "name"),
        "class_constant_access_expression": ("0", "1"),
        CALLEE: ("object", "name"),
    },
    calls={
        "function_call_expression": ("function", "arguments"),
        "member_call_expression": ("name", "arguments"),
        "nullsafe_member_call_expression": ("name", "arguments"),
        "scoped_call_expression": ("name", "arguments"),
        "object_creation_expression": ("0", "-1"),
    },
    callees={
        "member_call_expression": ("object", "name"),
        "nullsafe_member_call_expression": ("object", "name"),
        "scoped_call_expression": ("scope", "name"),
    },
    arguments=frozenset({"arguments"}),
    keywords={},
    blocks=BLOCKS,
    statements=frozenset(
        {"expression_statement", "echo_statement", "if_statement", "while_statement", "do_statement", "for_statement"}
        | {"foreach_statement", "switch_statement", "try_statement", "return_statement", "exit_statement"}
        | {"break_statement", "continue_statement", "global_declaration", "function_static_declaration"}
        | {"unset_statement", "const_declaration", "property_declaration", "use_declaration", "namespace_definition"}
        | {"namespace_use_declaration", "function_definition", "method_declaration", "class_declaration"}
        | {"interface_declaration", "trait_declaration"}
    ),
    clauses={"case_statement": frozenset({"value"}), "default_statement": frozenset()},
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset({"return_statement", "echo_statement"}),
    functions=frozenset({"function_definition", "method_declaration", "anonymous_function", "arrow_function"}),
    classes=frozenset({"class_declaration", "interface_declaration", "trait_declaration"}),
    wrappers=frozenset(),
    lambdas=frozenset({"anonymous_function", "arrow_function"}),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"namespace_use_declaration"}),
    import_words=("use",),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (assignment_expression left: (variable_name) @bound right: (_) @value)
        (assignment_expression left: (list_literal (variable_name) @rebound))
        (augmented_assignment_expression left: (variable_name) @rebound)
        (update_expression (variable_name) @rebound)
        (reference_assignment_expression left: (variable_name) @rebound)
        (simple_parameter name: (variable_name) @rebound)
        (variadic_parameter name: (variable_name) @rebound)
        (foreach_statement (variable_name) @rebound)
        (foreach_statement (pair (variable_name) @rebound))
        (catch_clause name: (variable_name) @rebound)
        (global_declaration (variable_name) @rebound)
    """,
    lower_function=FLOW.lower_function,
    lower_block=FLOW.lower_block,
    prepare_pattern=prepare_pattern,
    pattern_nodes=pattern_nodes,
    additions=frozenset({"binary_expression"}),
    interpolations=INTERPOLATIONS,
    fragments=frozenset({"string_content"}),
    targets={"variable_name": ""},
    lists=frozenset({"formal_parameters"}),
    parameters={"simple_parameter": "name", "variadic_parameter": "name", "property_promotion_parameter": "name"},
    unordered=frozenset({"array_creation_expression"}),
    optional={
        "function_definition": _FUNCTION,
        "method_declaration": _FUNCTION,
        "class_declaration": _MODIFIERS | {"base_clause", "class_interface_clause", "body"},
        "if_statement": frozenset({"alternative"}),
        "try_statement": frozenset({"finally_clause"}),
        "property_declaration": _MODIFIERS | {"type"},
        "anonymous_function": _FUNCTION | {"anonymous_function_use_clause"},
    },
    branches=frozenset({"if_statement", "while_statement", "foreach_statement", "for_statement"}),
    rearranged={"heredoc": _parts},
    spliced={"echo_statement": frozenset({"sequence_expression"})},
    kin={
        **dict.fromkeys(_MEMBERS, _MEMBERS),
        **dict.fromkeys(_METHODS, _METHODS),
        "function_call_expression": _METHODS,
        "encapsed_string": frozenset({"heredoc"}),
        "assignment_expression": frozenset({"property_element", "static_variable_declaration"}),
        "function_definition": frozenset({"method_declaration"}),
        "method_declaration": frozenset({"function_definition"}),
        "compound_statement": frozenset({"colon_block"}),
    },
    handlers=frozenset({"catch_clause"}),
    attempts=frozenset({"try_statement"}),
    rows=frozenset({"list_literal"}),
    mutators=frozenset({"push", "append", "add", "set", "put"}),
    leaving_calls=frozenset({"exit", "die", "abort", "wp_die"}),
    neutral_calls=frozenset({"count", "strlen", "isset", "empty", "is_numeric", "is_int", "in_array"}),
)
