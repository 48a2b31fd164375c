"""Solidity: the roles of tree-sitter-solidity's node kinds and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_solidity

from wardline.syntax.language import Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_FUNCTIONS = frozenset(
    {"function_definition", "constructor_definition", "modifier_definition", "fallback_receive_definition"}
)
_CLASSES = frozenset({"contract_declaration", "interface_declaration", "library_declaration"})
_MEMBERS = frozenset(
    {
        "state_variable_declaration",
        "event_definition",
        "error_declaration",
        "struct_declaration",
        "struct_member",
        "enum_declaration",
        "using_directive",
    }
)
_STATEMENTS = frozenset(
    {
        "expression_statement",
        "variable_declaration_statement",
        "return_statement",
        "revert_statement",
        "emit_statement",
        "if_statement",
        "for_statement",
        "while_statement",
        "do_while_statement",
        "try_statement",
        "assembly_statement",
        "block_statement",
        "break_statement",
        "continue_statement",
    }
)
_WRAPPED = frozenset({"statement"})
_HOLDERS = ("function_body", "block_statement", "if_statement", "for_statement", "while_statement")
_HEADER = frozenset({"visibility", "state_mutability", "virtual", "override_specifier", "modifier_invocation"})
_ALONE = ("", "")
_IN_CONTRACT = ("contract wl_wrapper { ", " }")
_STATEMENT = ("contract wl_wrapper { function wl_wrapper() { ", " } }")
_ENDED = ("contract wl_wrapper { function wl_wrapper() { ", "; } }")
_FIELD = ("contract wl_wrapper { ", "; }")
_VALUE = ("contract wl_wrapper { function wl_wrapper() { wl_wrapper = ", "; } }")
_SPELLING = Spelling(
    "@;",
    "@ @;",
    "@ @",
    definers=frozenset({"function", "modifier", "constructor", "event", "error", "returns", "fallback", "receive"}),
    classes=frozenset({"contract", "interface", "library", "struct"}),
    item="@: @",
)


def _order(text: str) -> tuple[tuple[str, str], ...]:
    if re.match(r"pragma|import|contract|interface|library|abstract", text):
        return (_ALONE, ("", ";"))
    if re.match(r"function|modifier|constructor|event|error|struct|enum|using|mapping|fallback|receive", text):
        return (_IN_CONTRACT, _FIELD, ("contract wl_wrapper { ", " { } }"), _STATEMENT, _ENDED)
    return (_STATEMENT, _ENDED, _VALUE, _IN_CONTRACT, _FIELD, _ALONE)


_FRAMES = Frames(
    lambda text: spelled(text, _SPELLING),
    _order,
    (_ALONE, _IN_CONTRACT, _STATEMENT, _ENDED, _FIELD, _VALUE),
    _WRAPPED,
)


def _string_value(node: Node) -> str | None:
    text = node.text.decode("utf-8", "replace") if node.text is not None else ""
    found = re.fullmatch(r"(?:hex|unicode)?([\"'])(.*)\1", text, re.DOTALL)
    return (
        re.sub(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", lambda one: unescaped(one[0]), found[2]) if found else None
    )


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=frozenset({"identifier"}),
        assigns={
            "assignment_expression": ("left", "right"),
            "augmented_assignment_expression": ("left", "right"),
            "variable_declaration_statement": ("0", "value"),
        },
        augmented=frozenset({"augmented_assignment_expression"}),
        branches={"if_statement": ("condition", "1", "2")},
        loops={
            "for_statement": ("", "", "condition", "body"),
            "while_statement": ("", "", "condition", "body"),
        },
        returns=frozenset({"return_statement", "revert_statement"}),
        functions=dict.fromkeys(_FUNCTIONS, ("", "body")),
        calls={"call_expression": ("function", "")},
        members={"member_expression": ("object", "property")},
        subscripts={"array_access": ("base", "index")},
        strings=frozenset({"string_literal"}),
        blocks=frozenset({"function_body", "block_statement", "contract_body", "source_file"}),
        statements=_WRAPPED | _CLASSES | {"expression_statement", "expression", "try_statement", "catch_clause"},
        silent=frozenset({"comment", "type_name", "visibility", "pragma_directive", "import_directive"}),
    )
)

LANGUAGE = Language(
    name="solidity",
    suffixes=(".sol",),
    line_comment="//",
    grammar=tree_sitter_solidity.language,
    trivia=frozenset({"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", '"', "'", "comment"}),
    punctuation={
        "assignment_expression": frozenset({"="}),
        "variable_declaration_statement": frozenset({"="}),
        "state_variable_declaration": frozenset({"="}),
        "if_statement": frozenset({"if", "else"}),
    },
    comments=frozenset({"comment"}),
    transparent=frozenset(
        {"expression", "statement", "call_argument", "parenthesized_expression", "expression_statement", "type_name"}
        | {"user_defined_type"}
    ),
    identifiers=frozenset({"identifier"}),
    strings=frozenset({"string_literal", "string"}),
    numbers=frozenset({"number_literal"}),
    constants=frozenset({"true", "false"}),
    members={"member_expression": ("object", "property")},
    calls={"call_expression": ("function", "")},
    arguments=frozenset(),
    keywords={},
    blocks=frozenset({"source_file", "function_body", "block_statement", "contract_body", "struct_body"}),
    statements=_STATEMENTS | _FUNCTIONS | _CLASSES | _MEMBERS | {"pragma_directive", "import_directive"},
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset({"return_statement", "variable_declaration_statement"}),
    functions=_FUNCTIONS,
    classes=_CLASSES,
    wrappers=frozenset(),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (variable_declaration_statement (variable_declaration name: (identifier) @bound) value: (_) @value)
        (state_variable_declaration name: (identifier) @bound value: (_) @value)
        (assignment_expression left: (expression (identifier) @bound) right: (_) @value)
        (augmented_assignment_expression left: (expression (identifier) @rebound))
        (update_expression argument: (expression (identifier) @rebound))
        (parameter name: (identifier) @rebound)
    """,
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    additions=frozenset({"binary_expression"}),
    unordered=frozenset({"struct_expression"}),
    spliced=dict.fromkeys(_HOLDERS, _WRAPPED),
    flattened=frozenset({"variable_declaration"}),
    selective={
        **dict.fromkeys(("function_definition", "constructor_definition"), "modifier_invocation"),
        "contract_declaration": "inheritance_specifier",
    },
    branches=frozenset({"if_statement", "for_statement", "while_statement"}),
    optional={
        "function_definition": _HEADER | {"return_type_definition", "body"},
        "constructor_definition": _HEADER | {"body"},
        "modifier_definition": _HEADER,
        "fallback_receive_definition": _HEADER,
        "contract_declaration": frozenset({"body", "inheritance_specifier", "is", "abstract"}),
        "state_variable_declaration": frozenset({"visibility", "constant", "immutable", "override_specifier"}),
        "variable_declaration": frozenset({"location"}),
        "parameter": frozenset({"location", "name"}),
    },
    kin={"variable_declaration_statement": frozenset({"state_variable_declaration"})},
    parameters={"parameter": "name"},
)
