"""Scala: the roles of tree-sitter-scala's node kinds, its imports and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_scala

from wardline.syntax.language import Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.pattern_writer import Spelling, spelled
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_IDENTIFIERS = frozenset({"identifier", "type_identifier", "operator_identifier"})
_EXPRESSIONS = frozenset(
    {
        "call_expression",
        "identifier",
        "assignment_expression",
        "infix_expression",
        "prefix_expression",
        "postfix_expression",
        "field_expression",
        "generic_function",
        "instance_expression",
        "string",
        "interpolated_string_expression",
    }
)
_CLASSES = frozenset({"class_definition", "object_definition", "trait_definition"})
_DEFINED = frozenset({"modifiers", "annotation", "type_parameters"})
_TYPED = "wl_typed"
_TYPED_METAVARIABLE = re.compile(r"\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([\w$.]+(?:\[[^()]*\])?)\s*\)")
_INTERPOLATED = re.compile(r'\b[a-z]\w*"(?:\\.|[^"\\])*"')
_SPELLING = Spelling("@", "@", "@: @", definers=frozenset({"def"}), classes=frozenset({"class", "object", "trait"}))
_ALONE = ("", "")
_VALUE = ("object wl_wrapper { val wl_wrapper = ", " }")
_MEMBER = ("object wl_wrapper { def wl_wrapper = { ", " } }")


def _written(text: str) -> str:
    def cast(found: re.Match[str]) -> str:
        before = re.search(r"[\w\])]+\Z", text[: found.start()].rstrip())
        return found[0] if before and before[0] != "return" else f"({_TYPED}({found[1]}): {found[2]})"

    inside = _INTERPOLATED.sub(lambda one: re.sub(r"\$([A-Z_][A-Z0-9_]*)", r"${$\1}", one[0]), text)
    return spelled(_TYPED_METAVARIABLE.sub(cast, inside), _SPELLING)


_FRAMES = Frames(_written, lambda text: (_ALONE, _MEMBER, _VALUE), (_MEMBER, _VALUE))


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `(wl_typed($X): T)`."""
    kind = node.child_by_field_name("type")
    if node.type != "ascription_expression" or kind is None:
        return None
    value = node.named_children[0]
    arguments = value.child_by_field_name("arguments")
    if not _text(value).startswith(_TYPED + "(") or arguments is None or not arguments.named_children:
        return None
    return arguments.named_children[0], kind


def _string_value(node: Node) -> str | None:
    """The value of a string; None where a value is put in."""
    text = _text(node)
    if node.type == "interpolated_string_expression":
        inner = node.named_children[-1]
        if any(child.type == "interpolation" for child in inner.named_children):
            return None
        text = _text(inner)
    found = re.fullmatch(r'("""|")(.*)\1', text, re.DOTALL)
    if found is None:
        return None
    if found[1] == '"""':
        return found[2]
    return re.sub(r"\\(?:u[0-9a-fA-F]{4}|.)", lambda one: unescaped(one[0]), found[2])


def _import_bindings(node: Node) -> dict[str, str]:
    """Simple names; `*` for all names of a package or object."""
    if not node.is_named and node.parent is not None:
        node = node.parent
    if node.type != "import_declaration":
        return {}
    path = "".join(map(_text, node.children_by_field_name("path")))
    found: dict[str, str] = {}
    for child in node.named_children:
        if child.type == "namespace_wildcard":
            return {"*": path}
        if child.type == "namespace_selectors":
            for one in child.named_children:
                if one.type == "arrow_renamed_identifier":
                    found[_text(one.child_by_field_name("alias"))] = f"{path}.{_text(one.child_by_field_name('name'))}"
                elif one.type == "identifier":
                    found[_text(one)] = f"{path}.{_text(one)}"
            return found
    return {path.rsplit(".", 1)[-1]: path}


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=_IDENTIFIERS,
        assigns={
            "assignment_expression": ("left", "right"),
            "val_definition": ("pattern", "value"),
            "var_definition": ("pattern", "value"),
        },
        branches={"if_expression": ("condition", "consequence", "alternative")},
        loops={"while_expression": ("", "", "condition", "body"), "for_expression": ("", "enumerators", "", "body")},
        returns=frozenset({"return_expression", "throw_expression"}),
        functions={"function_definition": ("parameters", "body"), "lambda_expression": ("parameters", "-1")},
        calls={"call_expression": ("function", "arguments"), "instance_expression": ("0", "arguments")},
        members={"field_expression": ("value", "field")},
        strings=frozenset({"string", "interpolated_string_expression"}),
        interpolations=frozenset({"interpolation"}),
        blocks=frozenset({"compilation_unit", "block", "template_body"}),
        statements=_CLASSES | {"try_expression", "catch_clause", "case_block", "case_clause", "match_expression"},
        silent=frozenset(
            {"comment", "block_comment", "import_declaration", "package_clause", "modifiers", "annotation"}
        ),
    )
)

LANGUAGE = Language(
    name="scala",
    suffixes=(".scala", ".sc"),
    line_comment="//",
    grammar=tree_sitter_scala.language,
    trivia=frozenset({"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", '"', "@", "comment", "block_comment"}),
    punctuation={
        "val_definition": frozenset({"=", "val"}),
        "var_definition": frozenset({"=", "var"}),
        "assignment_expression": frozenset({"="}),
        "function_definition": frozenset({"="}),
        "if_expression": frozenset({"if", "else"}),
        "class_definition": frozenset({"case"}),
        "object_definition": frozenset({"case"}),
        "instance_expression": frozenset({"new"}),
        "interpolation": frozenset({"$"}),
        "extends_clause": frozenset({"extends", "with"}),
    },
    comments=frozenset({"comment", "block_comment"}),
    transparent=frozenset({"parenthesized_expression"}),
    identifiers=_IDENTIFIERS,
    strings=frozenset({"string", "interpolated_string_expression"}),
    numbers=frozenset({"integer_literal", "floating_point_literal"}),
    constants=frozenset({"null_literal"}),
    members={"field_expression": ("value", "field")},
    calls={"call_expression": ("function", "arguments"), "instance_expression": ("0", "arguments")},
    arguments=frozenset({"arguments"}),
    keywords={},
    blocks=frozenset({"compilation_unit", "block", "template_body"}),
    statements=frozenset(
        {"val_definition", "var_definition", "return_expression", "throw_expression", "function_definition"}
        | {"import_declaration", "package_clause", "if_expression", "try_expression", "while_expression"}
        | {"for_expression", "match_expression", "case_clause"}
        | _CLASSES
    ),
    expression_statements=_EXPRESSIONS,
    carriers=frozenset({"return_expression", "val_definition", "var_definition"}),
    functions=frozenset({"function_definition", "lambda_expression"}),
    lambdas=frozenset({"lambda_expression"}),
    classes=_CLASSES,
    wrappers=frozenset(),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"import_declaration"}),
    import_words=("import",),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (val_definition pattern: (identifier) @bound value: (_) @value)
        (var_definition pattern: (identifier) @bound value: (_) @value)
        (assignment_expression left: (identifier) @bound right: (_) @value)
        (parameter name: (identifier) @rebound)
        (lambda_expression parameters: (identifier) @rebound)
        (enumerator . (identifier) @rebound)
    """,
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    additions=frozenset({"infix_expression"}),
    interpolations=frozenset({"interpolation"}),
    formatted=lambda node: node.type == "interpolated_string_expression",
    lists=frozenset({"parameters"}),
    partial=frozenset({"modifiers", "extends_clause"}),
    branches=frozenset({"if_expression"}),
    optional={
        "function_definition": _DEFINED | {"return_type"},
        "class_definition": _DEFINED | {"class_parameters", "extend", "body"},
        "object_definition": _DEFINED | {"extend", "body"},
        "trait_definition": _DEFINED | {"extend", "body"},
        "val_definition": _DEFINED | {"type"},
        "var_definition": _DEFINED | {"type"},
        "parameter": frozenset({"annotation", "default_value"}),
        "if_expression": frozenset({"alternative"}),
    },
    kin={
        "assignment_expression": frozenset({"val_definition", "var_definition"}),
        "val_definition": frozenset({"var_definition"}),
        "var_definition": frozenset({"val_definition"}),
    },
    parameters={"parameter": "name"},
    mutators=frozenset({"append", "add", "put", "addAll"}),
    typed=_typed,
    typed_pattern="($_: TYPE)",
    declaration_query="""
        (val_definition pattern: (identifier) @name type: (_) @type)
        (val_definition pattern: (identifier) @name . "=" value: (_) @value)
        (parameter name: (identifier) @name type: (_) @type)
        (class_parameter name: (identifier) @name type: (_) @type)
    """,
    expression_type=lambda node: node.named_children[0] if node.type == "instance_expression" else None,
    literal_types={"string": "String", "integer_literal": "Int"},
    generics={"generic_type": "type"},
    type_names=frozenset({"type_identifier"}),
)
