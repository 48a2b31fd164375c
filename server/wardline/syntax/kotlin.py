"""Kotlin: the roles of tree-sitter-kotlin's node kinds, its imports and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_kotlin

from wardline.syntax.language import ImportedName, Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_STRINGS = frozenset({"string_literal", "multiline_string_literal"})
_EXPRESSIONS = frozenset(
    {
        "call_expression",
        "identifier",
        "assignment",
        "binary_expression",
        "unary_expression",
        "navigation_expression",
        "index_expression",
        "string_literal",
        "as_expression",
        "infix_expression",
        "if_expression",
        "when_expression",
        "try_expression",
    }
)
_CLASSES = frozenset({"class_declaration", "object_declaration", "companion_object"})
_TYPED = "wl_typed"
_TYPED_METAVARIABLE = re.compile(r"\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([\w$.]+(?:<[^()]*>)?\??)\s*\)")
_SPELLING = Spelling(
    "@",
    "val @: @",
    "@: @",
    definers=frozenset({"fun", "constructor"}),
    classes=frozenset({"class", "object", "interface"}),
)
_ALONE = ("", "")
_VALUE = ("val wl_wrapper = ", "")
_MEMBER = ("class wl_wrapper { ", " }")
_BODY = ("", " { }")


def _written(text: str) -> str:
    def cast(found: re.Match[str]) -> str:
        before = re.search(r"[\w>]+\Z", text[: found.start()].rstrip())
        return found[0] if before and before[0] != "return" else f"({_TYPED}({found[1]}) as {found[2]})"

    return spelled(_TYPED_METAVARIABLE.sub(cast, text), _SPELLING)


_FRAMES = Frames(_written, lambda text: (_ALONE, _VALUE, _MEMBER, _BODY), (_VALUE, _MEMBER))


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `(wl_typed($X) as T)`."""
    value, kind = node.child_by_field_name("left"), node.child_by_field_name("right")
    if node.type != "as_expression" or value is None or kind is None or not _text(value).startswith(_TYPED + "("):
        return None
    arguments = value.named_children[-1].named_children
    return (arguments[0].named_children[0], kind) if arguments and arguments[0].named_children else None


def _string_value(node: Node) -> str | None:
    """The value of a string; None where a value is put in."""
    if any(child.type == "interpolation" for child in node.named_children):
        return None
    pieces = [_text(child) for child in node.named_children]
    if "$" in pieces:
        return None
    return "".join(unescaped(piece) if piece.startswith("\\") else piece for piece in pieces)


def _imported_path(node: Node) -> tuple[str, str, bool]:
    """The name, what it is called here, and whether all below it is meant."""
    names = [_text(child) for child in node.named_children]
    everything = any(child.type == "*" for child in node.children)
    return "".join(names[0].split()) if names else "", names[1] if len(names) > 1 else "", everything


def _imported(node: Node) -> tuple[ImportedName, ...]:
    name, alias, everything = _imported_path(node)
    return (ImportedName((), (*name.split("."), *(("*",) if everything else ())), alias),)


def _import_bindings(node: Node) -> dict[str, str]:
    if not node.is_named and node.parent is not None:
        node = node.parent  # the word has the statement's kind
    if node.type != "import":
        return {}
    name, alias, everything = _imported_path(node)
    return {"*": name} if everything else {alias or name.rsplit(".", 1)[-1]: name}


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=frozenset({"identifier"}),
        assigns={"assignment": ("left", "right"), "property_declaration": ("variable_declaration", "-1")},
        branches={"if_expression": ("condition", "1", "2")},
        loops={"for_statement": ("0", "1", "", "-1"), "while_statement": ("", "", "condition", "-1")},
        returns=frozenset({"return_expression", "throw_expression"}),
        functions={
            "function_declaration": ("function_value_parameters", "function_body"),
            "lambda_literal": ("lambda_parameters", ""),
            "anonymous_function": ("function_value_parameters", "function_body"),
        },
        calls={"call_expression": ("0", "1")},
        members={"navigation_expression": ("0", "-1")},
        subscripts={"index_expression": ("0", "1")},
        strings=_STRINGS,
        interpolations=frozenset({"interpolation"}),
        blocks=frozenset({"source_file", "block", "class_body", "function_body", "control_structure_body"}),
        statements=_CLASSES | {"try_expression", "catch_block", "finally_block", "when_expression", "when_entry"},
        arguments={"value_argument": "-1"},
        silent=frozenset({"line_comment", "block_comment", "import", "package_header", "modifiers", "user_type"}),
    )
)

LANGUAGE = Language(
    name="kotlin",
    suffixes=(".kt", ".kts"),
    line_comment="//",
    grammar=tree_sitter_kotlin.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", ".", "?.", ":", '"', '"""', "@", "line_comment", "block_comment"}
    ),
    punctuation={
        "property_declaration": frozenset({"=", "val", "var"}),
        "assignment": frozenset({"="}),
        "class_parameter": frozenset({"=", "val", "var"}),
        "function_body": frozenset({"="}),
        "if_expression": frozenset({"if", "else"}),
    },
    comments=frozenset({"line_comment", "block_comment"}),
    transparent=frozenset({"parenthesized_expression", "value_argument", "user_type", "variable_declaration"}),
    identifiers=frozenset({"identifier"}),
    strings=_STRINGS,
    numbers=frozenset({"number_literal", "float_literal"}),
    constants=frozenset(),
    members={"navigation_expression": ("0", "-1"), "qualified_identifier": ("0", "-1")},
    calls={"call_expression": ("0", "1"), "constructor_invocation": ("0", "1")},
    arguments=frozenset({"value_arguments"}),
    keywords={},
    blocks=frozenset({"source_file", "block", "class_body"}),
    statements=frozenset(
        {"property_declaration", "return_expression", "throw_expression", "for_statement", "while_statement"}
        | {"function_declaration", "import", "package_header", "if_expression", "try_expression", "when_expression"}
        | _CLASSES
    ),
    expression_statements=_EXPRESSIONS,
    carriers=frozenset({"return_expression", "property_declaration"}),
    functions=frozenset({"function_declaration", "lambda_literal", "anonymous_function"}),
    lambdas=frozenset({"lambda_literal"}),
    classes=_CLASSES,
    wrappers=frozenset(),
    assignments={"assignment": ("left", "right")},
    imports=frozenset({"import"}),
    import_words=("import",),
    import_bindings=_import_bindings,
    imported=_imported,
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (property_declaration "val" (variable_declaration . (identifier) @bound) "=" (_) @value)
        (property_declaration "var" (variable_declaration . (identifier) @bound) "=" (_) @value)
        (assignment left: (identifier) @bound operator: "=" right: (_) @value)
        (assignment left: (identifier) @rebound operator: ["+=" "-="])
        (parameter . (identifier) @rebound)
        (for_statement (variable_declaration (identifier) @rebound))
        (lambda_parameters (variable_declaration (identifier) @rebound))
    """,
    constant_query="""
        (class_body (property_declaration "val" (variable_declaration . (identifier) @bound) "=" (_) @value))
    """,
    instances=frozenset({"this"}),
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    additions=frozenset({"binary_expression"}),
    interpolations=frozenset({"interpolation"}),
    formatted=lambda node: False,
    lists=frozenset({"function_value_parameters", "lambda_parameters"}),
    partial=frozenset({"modifiers", "delegation_specifiers"}),
    spliced={"function_declaration": frozenset({"function_body"})},
    call_parts=frozenset({"annotated_lambda"}),
    optional={
        "function_declaration": frozenset(
            {"modifiers", "type_parameters", "function_body", "user_type", "nullable_type"}
        ),
        "class_declaration": frozenset({"modifiers", "type_parameters", "primary_constructor", "delegation_specifiers"})
        | {"class_body"},
        "object_declaration": frozenset({"modifiers", "delegation_specifiers", "class_body"}),
        "property_declaration": frozenset({"modifiers"}),
        "call_expression": frozenset({"annotated_lambda"}),
    },
    kin={"assignment": frozenset({"property_declaration"})},
    parameters={"parameter": ""},
    mutators=frozenset({"add", "append", "addAll", "put"}),
    typed=_typed,
    typed_pattern="($_: TYPE)",
    declaration_query="""
        (property_declaration (variable_declaration . (identifier) @name . (_) @type))
        (property_declaration (variable_declaration . (identifier) @name .) "=" (_) @value)
        (parameter . (identifier) @name . (_) @type)
        (class_parameter (identifier) @name . (_) @type)
    """,
    literal_types={"string_literal": "String", "number_literal": "Int"},
    expression_type=lambda node: (
        node.child_by_field_name("right")
        if node.type == "as_expression"
        else node.named_children[0]
        if node.type == "call_expression"
        and _text(node.named_children[0])[:1].isupper()
        and node.named_children[0].type == "identifier"
        else None
    ),
)
