"""C, and C++ as far as the grammar of C reads it: the roles of tree-sitter-c's node kinds and its literals."""

from __future__ import annotations

import re
from dataclasses import replace

import tree_sitter
import tree_sitter_c

from wardline.syntax.language import Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_STRINGS = frozenset({"string_literal", "concatenated_string", "system_lib_string"})
_IDENTIFIERS = frozenset({"identifier", "field_identifier", "type_identifier"})
_STATEMENTS = frozenset(
    {
        "expression_statement",
        "declaration",
        "return_statement",
        "if_statement",
        "for_statement",
        "while_statement",
        "do_statement",
        "switch_statement",
        "case_statement",
        "goto_statement",
        "labeled_statement",
        "break_statement",
        "continue_statement",
        "function_definition",
        "type_definition",
        "field_declaration",
        "preproc_include",
        "preproc_def",
    }
)
_QUALIFIERS = frozenset({"storage_class_specifier", "type_qualifier", "attribute_specifier"})
_ALONE = ("", "")
_STATEMENT = ("void wl_wrapper() { ", " }")
_ENDED = ("void wl_wrapper() { ", "; }")
_VALUE = ("void wl_wrapper() { wl_wrapper = ", "; }")
_TYPED = "wl_typed"
_TYPED_METAVARIABLE = re.compile(r"\(\s*((?:const\s+|unsigned\s+|struct\s+)*\w+[\s*]+)(\$[A-Z_][A-Z0-9_]*)\s*\)")
_SPELLING = Spelling("@;", "@ @;", "@ @", classes=frozenset({"struct", "union"}))
_DEFINITION = re.compile(r"#|typedef\b|(?!return\b|else\b)(?:[\w*]+\s+)+\**\w+\s*\([^;]*\)\s*\{")


def _order(text: str) -> tuple[tuple[str, str], ...]:
    if text.startswith("#"):
        return (("", "\n"),)
    if _DEFINITION.match(text):
        return (_ALONE, _STATEMENT, _ENDED)
    return (_STATEMENT, _ENDED, _VALUE, _ALONE)


def _written(text: str) -> str:
    def cast(found: re.Match[str]) -> str:
        word = re.search(r"\w+\Z", text[: found.start()].rstrip())
        return found[0] if word and word[0] != "return" else f"(({found[1]}) {_TYPED}({found[2]}))"

    return spelled(_TYPED_METAVARIABLE.sub(cast, text), _SPELLING)


_FRAMES = Frames(_written, _order, (_ALONE, _STATEMENT, _ENDED, _VALUE))


def _typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `((T) wl_typed($X))`."""
    value, kind = node.child_by_field_name("value"), node.child_by_field_name("type")
    function = value.child_by_field_name("function") if value is not None else None
    arguments = value.child_by_field_name("arguments") if value is not None else None
    if node.type != "cast_expression" or kind is None or function is None or function.text != _TYPED.encode():
        return None
    return (arguments.named_children[0], kind) if arguments is not None and arguments.named_children else None


def _string_value(node: Node) -> str | None:
    text = node.text.decode("utf-8", "replace") if node.text is not None else ""
    if node.type == "system_lib_string":
        return text
    if node.type == "concatenated_string":
        parts = [_string_value(child) if child.type == "string_literal" else None for child in node.named_children]
        return None if None in parts else "".join(filter(None, parts))
    content = text[text.find('"') + 1 : -1]
    return re.sub(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{1,4}|.)", lambda one: unescaped(one[0]), content, flags=re.DOTALL)


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=_IDENTIFIERS,
        assigns={"assignment_expression": ("left", "right"), "init_declarator": ("declarator", "value")},
        branches={"if_statement": ("condition", "consequence", "alternative")},
        loops={
            "for_statement": ("", "", "condition", "body"),
            "while_statement": ("", "", "condition", "body"),
            "do_statement": ("", "", "condition", "body"),
        },
        returns=frozenset({"return_statement"}),
        functions={"function_definition": ("declarator.parameters", "body")},
        calls={"call_expression": ("function", "arguments")},
        members={"field_expression": ("argument", "field")},
        subscripts={"subscript_expression": ("argument", "index")},
        strings=_STRINGS,
        blocks=frozenset({"translation_unit", "compound_statement", "else_clause"}),
        statements=_STATEMENTS,
        silent=frozenset({"comment", "primitive_type", "sizeof_expression", "preproc_include", "preproc_def"}),
    )
)

_DECLARED = """
    ({kind} type: (_) @type declarator: (identifier) @name)
    ({kind} type: (_) @type declarator: (pointer_declarator "*" @suffix declarator: (identifier) @name))
"""
_INITIALIZED = """
    (declaration type: (_) @type declarator: (init_declarator declarator: (identifier) @name value: (_) @value))
    (declaration type: (_) @type declarator: (init_declarator
        declarator: (pointer_declarator "*" @suffix declarator: (identifier) @name) value: (_) @value))
"""

LANGUAGE = Language(
    name="c",
    suffixes=(".c", ".h"),
    line_comment="//",
    grammar=tree_sitter_c.language,
    trivia=frozenset({"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", '"', "comment", "#include", "\n"}),
    punctuation={
        "init_declarator": frozenset({"="}),
        "assignment_expression": frozenset({"="}),
        "if_statement": frozenset({"if"}),
        "pointer_declarator": frozenset({"*"}),
    },
    comments=frozenset({"comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement", "pointer_declarator"}),
    identifiers=_IDENTIFIERS,
    strings=_STRINGS,
    numbers=frozenset({"number_literal"}),
    constants=frozenset({"true", "false", "null"}),
    members={"field_expression": ("argument", "field")},
    calls={"call_expression": ("function", "arguments")},
    arguments=frozenset({"argument_list"}),
    keywords={},
    blocks=frozenset({"translation_unit", "compound_statement", "field_declaration_list"}),
    statements=_STATEMENTS,
    clauses={"case_statement": frozenset({"value"})},
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset({"return_statement", "declaration"}),
    functions=frozenset({"function_definition"}),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (init_declarator declarator: (identifier) @bound value: (_) @value)
        (init_declarator declarator: (pointer_declarator declarator: (identifier) @bound) value: (_) @value)
        (assignment_expression left: (identifier) @bound operator: "=" right: (_) @value)
        (assignment_expression left: (identifier) @rebound operator: ["+=" "-=" "*=" "/=" "|=" "&=" "^="])
        (update_expression argument: (identifier) @rebound)
        (pointer_expression operator: "&" argument: (identifier) @rebound)
        (parameter_declaration declarator: (identifier) @rebound)
        (parameter_declaration declarator: (pointer_declarator declarator: (identifier) @rebound))
    """,
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    additions=frozenset({"binary_expression"}),
    lists=frozenset({"parameter_list"}),
    flattened=frozenset({"init_declarator"}),
    selective={"declaration": "init_declarator"},
    branches=frozenset({"if_statement", "for_statement", "while_statement"}),
    optional={
        "function_definition": _QUALIFIERS,
        "declaration": _QUALIFIERS,
        "parameter_declaration": _QUALIFIERS,
        "if_statement": frozenset({"alternative"}),
    },
    kin={"assignment_expression": frozenset({"init_declarator"})},
    leaving_calls=frozenset({"exit", "abort", "_exit"}),
    typed=_typed,
    typed_pattern="(TYPE $_)",
    declaration_query=_DECLARED.format(kind="declaration")
    + _DECLARED.format(kind="parameter_declaration")
    + _INITIALIZED,
    literal_types={"number_literal": "int"},
    type_names=frozenset({"type_identifier"}),
)

CPP = replace(LANGUAGE, name="cpp", suffixes=(".cpp", ".cc", ".cxx", ".hpp", ".hh"))
