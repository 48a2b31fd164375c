"""Java: the roles of tree-sitter-java's node kinds, its imports and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_java

from wardline.syntax import placeholders
from wardline.syntax.callee import CALLEE
from wardline.syntax.java_flow import lower_block, lower_function
from wardline.syntax.java_patterns import pattern_nodes, prepare_pattern, typed
from wardline.syntax.java_types import DECLARATIONS, SAME_TYPES, expression_type
from wardline.syntax.language import ImportedName, Language

Node = tree_sitter.Node
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "s": " ", "\n": ""}
_CODE = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3}))")


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a string or a text block."""
    return "".join(
        _unescape(_text(child)) if child.type == "escape_sequence" else _text(child) for child in node.named_children
    )


def _unescape(sequence: str) -> str:
    found = _CODE.fullmatch(sequence)
    if found is not None:
        code = int(found[1], 16) if found[1] else int(found[2], 8)
        return chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], sequence[1:]) if sequence.startswith("\\") else sequence


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "").lower()
    try:
        if plain.startswith(("0x", "0b")):
            return int(plain.rstrip("l"), 0)
        if len(plain) > 1 and plain[0] == "0" and plain.rstrip("l").isdigit():
            return int(plain.rstrip("l"), 8)
        return int(plain)
    except ValueError:
        try:
            return float(plain.rstrip("fd"))
        except ValueError:
            return None


def _imported_name(node: Node) -> tuple[str, bool]:
    """The dotted name in an import, and whether all below it is meant."""
    name = next((child for child in node.named_children if child.type in ("identifier", "scoped_identifier")), None)
    return "".join(_text(name).split()), any(child.type == "asterisk" for child in node.named_children)


def _imported(node: Node) -> tuple[ImportedName, ...]:
    name, everything = _imported_name(node)
    if placeholders.PREFIX in name:
        return ()
    return (ImportedName((), (*name.split("."), *(("*",) if everything else ()))),)


def _import_bindings(node: Node) -> dict[str, str]:
    """The simple name that an import brings in; `*` for all names of a package or class."""
    if node.type != "import_declaration":
        return {}
    name, everything = _imported_name(node)
    return {"*": name} if everything else {name.rsplit(".", 1)[-1]: name}


_DECLARATION = frozenset({"modifiers", "throws", "type_parameters", "dimensions"})

LANGUAGE = Language(
    name="java",
    suffixes=(".java",),
    line_comment="//",
    grammar=tree_sitter_java.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", ".", "@", ":", "line_comment", "block_comment", '"', '"""'}
    ),
    punctuation={
        "variable_declarator": frozenset({"=", "dimensions"}),
        "if_statement": frozenset({"if", "else"}),
        "throws": frozenset({"throws"}),
        "class_declaration": frozenset({"class"}),
        "enum_declaration": frozenset({"enum"}),
        "super_interfaces": frozenset({"implements"}),
        "resource": frozenset({"="}),
        "element_value_pair": frozenset({"="}),
        "assignment_expression": frozenset({"="}),
    },
    significant={"enhanced_for_statement": frozenset({":"})},
    comments=frozenset({"line_comment", "block_comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement"}),
    identifiers=frozenset({"identifier", "type_identifier", "this", "super"}),
    strings=frozenset({"string_literal"}),
    numbers=frozenset(
        {
            "decimal_integer_literal",
            "hex_integer_literal",
            "octal_integer_literal",
            "binary_integer_literal",
            "decimal_floating_point_literal",
            "hex_floating_point_literal",
        }
    ),
    constants=frozenset({"true", "false", "null_literal"}),
    members={
        "field_access": ("object", "field"),
        "scoped_identifier": ("scope", "name"),
        "scoped_type_identifier": ("0", "-1"),
        CALLEE: ("object", "name"),
    },
    calls={
        "method_invocation": ("name", "arguments"),
        "object_creation_expression": ("type", "arguments"),
        "explicit_constructor_invocation": ("constructor", "arguments"),
        "annotation": ("name", "arguments"),
        "marker_annotation": ("name", "arguments"),
    },
    callees={"method_invocation": ("object", "name")},
    arguments=frozenset({"argument_list", "annotation_argument_list"}),
    keywords={"element_value_pair": ("key", "value")},
    blocks=frozenset(
        {
            "program",
            "block",
            "class_body",
            "interface_body",
            "enum_body_declarations",
            "annotation_type_body",
            "constructor_body",
            "switch_block_statement_group",
        }
    ),
    statements=frozenset(
        {
            "expression_statement",
            "local_variable_declaration",
            "field_declaration",
            "constant_declaration",
            "return_statement",
            "throw_statement",
            "if_statement",
            "for_statement",
            "enhanced_for_statement",
            "while_statement",
            "do_statement",
            "try_statement",
            "try_with_resources_statement",
            "synchronized_statement",
            "labeled_statement",
            "assert_statement",
            "yield_statement",
            "break_statement",
            "continue_statement",
            "method_declaration",
            "constructor_declaration",
            "compact_constructor_declaration",
            "static_initializer",
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration",
            "import_declaration",
            "package_declaration",
            "explicit_constructor_invocation",
        }
    ),
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset(
        {"return_statement", "local_variable_declaration", "field_declaration", "constant_declaration", "resource"}
    ),
    functions=frozenset(
        {"method_declaration", "constructor_declaration", "compact_constructor_declaration", "lambda_expression"}
    ),
    classes=frozenset(
        {
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration",
            "object_creation_expression",
        }
    ),
    wrappers=frozenset(),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"import_declaration"}),
    import_words=("import",),
    import_bindings=_import_bindings,
    imported=_imported,
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (variable_declarator name: (identifier) @bound value: (_) @value)
        (assignment_expression left: (identifier) @bound operator: "=" right: (_) @value)
        (assignment_expression left: (identifier) @rebound operator: [
            "+=" "-=" "*=" "/=" "&=" "|=" "^=" "%=" "<<=" ">>=" ">>>="])
        (update_expression (identifier) @rebound)
        (enhanced_for_statement name: (identifier) @rebound)
        (formal_parameter name: (identifier) @rebound)
        (catch_formal_parameter name: (identifier) @rebound)
        (lambda_expression parameters: (identifier) @rebound)
        (inferred_parameters (identifier) @rebound)
        (resource name: (identifier) @rebound)
    """,
    lower_function=lower_function,
    lower_block=lower_block,
    prepare_pattern=prepare_pattern,
    pattern_nodes=pattern_nodes,
    additions=frozenset({"binary_expression"}),
    lists=frozenset({"formal_parameters", "inferred_parameters"}),
    partial=frozenset({"modifiers", "throws", "type_list"}),
    selective={
        "local_variable_declaration": "variable_declarator",
        "field_declaration": "variable_declarator",
        "constant_declaration": "variable_declarator",
        "try_statement": "catch_clause",
        "try_with_resources_statement": "catch_clause",
    },
    flattened=frozenset({"variable_declarator"}),
    clauses={
        "switch_block_statement_group": frozenset({"switch_label"}),
        "switch_rule": frozenset({"switch_label"}),
    },
    call_parts=frozenset({"class_body"}),
    branches=frozenset({"if_statement"}),
    constant_query="""
        (field_declaration (modifiers "final")
            declarator: (variable_declarator name: (identifier) @bound value: (_) @value))
        (constant_declaration declarator: (variable_declarator name: (identifier) @bound value: (_) @value))
    """,
    instances=frozenset({"this"}),
    optional={
        "method_declaration": _DECLARATION | {"type", "body"},
        "constructor_declaration": _DECLARATION | {"body"},
        "class_declaration": frozenset({"body", "modifiers", "type_parameters", "superclass", "interfaces", "permits"}),
        "interface_declaration": frozenset({"body", "modifiers", "type_parameters", "extends_interfaces"}),
        "enum_declaration": frozenset({"body", "modifiers", "interfaces"}),
        "record_declaration": frozenset({"body", "modifiers", "type_parameters", "interfaces"}),
        "local_variable_declaration": frozenset({"modifiers"}),
        "field_declaration": frozenset({"modifiers"}),
        "constant_declaration": frozenset({"modifiers"}),
        "formal_parameter": frozenset({"modifiers"}),
        "catch_formal_parameter": frozenset({"modifiers"}),
        "enhanced_for_statement": frozenset({"modifiers"}),
        "resource": frozenset({"modifiers"}),
        "try_with_resources_statement": frozenset({"resources"}),
        "if_statement": frozenset({"alternative"}),
        "instanceof_expression": frozenset({"name"}),
    },
    kin={
        "local_variable_declaration": frozenset({"field_declaration", "constant_declaration", "resource"}),
        "annotation": frozenset({"marker_annotation"}),
        "for_statement": frozenset({"enhanced_for_statement"}),
        "constructor_declaration": frozenset({"method_declaration"}),
        "class_declaration": frozenset({"enum_declaration"}),
        "try_statement": frozenset({"try_with_resources_statement"}),
        "inferred_parameters": frozenset({"formal_parameters"}),
        "formal_parameters": frozenset({"inferred_parameters"}),
        "field_declaration": frozenset({"local_variable_declaration", "constant_declaration"}),
        "assignment_expression": frozenset({"variable_declarator"}),
    },
    parameters={"formal_parameter": "name", "catch_formal_parameter": "name"},
    neutral_calls=frozenset(),
    mutators=frozenset({"append", "insert", "add", "addAll", "put", "putAll", "push", "offer", "set", "addFirst"}),
    leaving_calls=frozenset({"System.exit"}),
    keeping_calls=frozenset({"toLowerCase", "toUpperCase", "trim", "strip", "toString", "intern"}),
    typed=typed,
    typed_pattern="(TYPE $_)",
    declaration_query=DECLARATIONS,
    inferred_types=frozenset({"var"}),
    expression_type=expression_type,
    literal_types={
        "string_literal": "String",
        "character_literal": "char",
        "decimal_integer_literal": "int",
        "hex_integer_literal": "int",
        "octal_integer_literal": "int",
        "binary_integer_literal": "int",
        "decimal_floating_point_literal": "double",
        "true": "boolean",
        "false": "boolean",
    },
    alike={"ternary_expression": "consequence"},
    generics={"generic_type": "0"},
    type_names=frozenset({"type_identifier"}),
    same_types=SAME_TYPES,
)
