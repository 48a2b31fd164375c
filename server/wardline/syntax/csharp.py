"""C#: the roles of tree-sitter-c-sharp's node kinds, its imports and its literals."""

from __future__ import annotations

import tree_sitter
import tree_sitter_c_sharp

from wardline.syntax.csharp_patterns import FRAMES, typed
from wardline.syntax.language import ImportedName, Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_STRINGS = frozenset(
    {"string_literal", "verbatim_string_literal", "raw_string_literal", "interpolated_string_expression"}
)
_CLASSES = frozenset(
    {
        "class_declaration",
        "interface_declaration",
        "struct_declaration",
        "enum_declaration",
        "record_declaration",
        "namespace_declaration",
    }
)
_FUNCTIONS = frozenset({"method_declaration", "constructor_declaration", "local_function_statement"})
_LAMBDAS = frozenset({"lambda_expression", "anonymous_method_expression"})
_DECLARED = frozenset({"attribute_list", "modifier", "type_parameters", "type_parameter_constraints_clause"})


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a string; None where a value is interpolated."""
    if node.type == "verbatim_string_literal":
        return _text(node)[2:-1].replace('""', '"')
    if any(child.type == "interpolation" for child in node.named_children):
        return None
    content = ("string_literal_content", "string_content", "raw_string_content")
    return "".join(
        unescaped(_text(child)) if child.type == "escape_sequence" else _text(child)
        for child in node.named_children
        if child.type in (*content, "escape_sequence")
    )


def _name(node: Node) -> tuple[str, str]:
    """The name that a `using` brings in, and what it is called here."""
    alias = node.child_by_field_name("name")
    return "".join(_text(node.named_children[-1]).split()), _text(alias)


def _imported(node: Node) -> tuple[ImportedName, ...]:
    name, alias = _name(node)
    return (ImportedName((), tuple(name.split(".")), alias),)


def _import_bindings(node: Node) -> dict[str, str]:
    if node.type != "using_directive" or not node.named_children:
        return {}
    name, alias = _name(node)
    return {alias or "*": name}


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=frozenset({"identifier", "this", "base"}),
        assigns={"assignment_expression": ("left", "right"), "variable_declarator": ("name", "-1")},
        branches={"if_statement": ("condition", "consequence", "alternative")},
        loops={
            "foreach_statement": ("left", "right", "", "body"),
            "while_statement": ("", "", "condition", "body"),
            "for_statement": ("", "", "condition", "body"),
        },
        returns=frozenset({"return_statement", "throw_statement"}),
        functions=dict.fromkeys(_FUNCTIONS | _LAMBDAS, ("parameters", "body")),
        calls={
            "invocation_expression": ("function", "arguments"),
            "object_creation_expression": ("type", "arguments"),
        },
        members={"member_access_expression": ("expression", "name")},
        subscripts={"element_access_expression": ("expression", "subscript")},
        strings=_STRINGS,
        interpolations=frozenset({"interpolation"}),
        blocks=frozenset({"block", "declaration_list", "compilation_unit"}),
        statements=frozenset(
            {
                "local_declaration_statement",
                "field_declaration",
                "variable_declaration",
                "expression_statement",
                "using_statement",
                "try_statement",
                "catch_clause",
                "finally_clause",
                "lock_statement",
                "switch_statement",
                "switch_body",
                "switch_section",
                "global_statement",
                *_CLASSES,
            }
        ),
        arguments={"argument": "-1"},
        silent=frozenset(
            {"comment", "using_directive", "attribute_list", "modifier", "implicit_type", "predefined_type"}
        ),
    )
)

LANGUAGE = Language(
    name="csharp",
    suffixes=(".cs",),
    line_comment="//",
    grammar=tree_sitter_c_sharp.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", '"', "'", "?", "comment", "interpolation_brace"}
        | {"interpolation_start", "interpolation_quote", "await"}
    ),
    punctuation={
        "variable_declarator": frozenset({"="}),
        "assignment_expression": frozenset({"="}),
        "if_statement": frozenset({"if", "else"}),
        "attribute_argument": frozenset({"="}),
        "object_creation_expression": frozenset({"new"}),
        **{kind: frozenset({kind.split("_")[0]}) for kind in _CLASSES},
    },
    comments=frozenset({"comment"}),
    transparent=frozenset(
        {"parenthesized_expression", "expression_statement", "argument", "attribute_argument", "await_expression"}
        | {"global_statement"}
    ),
    identifiers=frozenset({"identifier", "this", "base", "implicit_parameter"}),
    strings=_STRINGS,
    numbers=frozenset({"integer_literal", "real_literal"}),
    constants=frozenset({"null_literal"}),
    members={
        "member_access_expression": ("expression", "name"),
        "qualified_name": ("qualifier", "name"),
        "conditional_access_expression": ("condition", "-1"),
    },
    calls={
        "invocation_expression": ("function", "arguments"),
        "object_creation_expression": ("type", "arguments"),
        "attribute": ("name", "1"),
    },
    arguments=frozenset({"argument_list", "attribute_argument_list", "bracketed_argument_list"}),
    keywords={"argument": ("name", "-1"), "attribute_argument": ("name", "-1")},
    blocks=frozenset({"compilation_unit", "block", "declaration_list", "switch_section"}),
    statements=frozenset(
        {
            "expression_statement",
            "local_declaration_statement",
            "field_declaration",
            "property_declaration",
            "return_statement",
            "throw_statement",
            "if_statement",
            "for_statement",
            "foreach_statement",
            "while_statement",
            "do_statement",
            "try_statement",
            "using_statement",
            "lock_statement",
            "switch_statement",
            "break_statement",
            "continue_statement",
            "yield_statement",
            "unsafe_statement",
            "fixed_statement",
            "checked_statement",
            "using_directive",
            "enum_member_declaration",
            *_FUNCTIONS,
            *_CLASSES,
        }
    ),
    clauses={
        "switch_section": frozenset(
            {"constant_pattern", "declaration_pattern", "relational_pattern", "or_pattern", "recursive_pattern"}
        )
    },
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset({"return_statement", "local_declaration_statement"}),
    functions=_FUNCTIONS | _LAMBDAS,
    lambdas=_LAMBDAS,
    classes=_CLASSES,
    wrappers=frozenset(),
    annotations=frozenset({"attribute_list"}),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"using_directive"}),
    import_words=("using",),
    import_bindings=_import_bindings,
    imported=_imported,
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (variable_declarator name: (identifier) @bound "=" (_) @value)
        (assignment_expression left: (identifier) @bound operator: "=" right: (_) @value)
        (assignment_expression left: (identifier) @rebound operator: ["+=" "-=" "??=" "*="])
        (postfix_unary_expression (identifier) @rebound)
        (foreach_statement left: (identifier) @rebound)
        (parameter name: (identifier) @rebound)
        (implicit_parameter) @rebound
        (catch_declaration name: (identifier) @rebound)
        (declaration_expression name: (identifier) @rebound)
    """,
    constant_query="""
        (field_declaration (variable_declaration
            (variable_declarator name: (identifier) @bound "=" (_) @value)))
    """,
    instances=frozenset({"this"}),
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=FRAMES.prepare,
    pattern_nodes=FRAMES.nodes,
    additions=frozenset({"binary_expression"}),
    interpolations=frozenset({"interpolation"}),
    formatted=lambda node: node.type == "interpolated_string_expression",
    lists=frozenset({"parameter_list"}),
    partial=frozenset({"base_list"}),
    spliced={
        "local_declaration_statement": frozenset({"variable_declaration"}),
        "field_declaration": frozenset({"variable_declaration"}),
        "using_statement": frozenset({"variable_declaration"}),
    },
    flattened=frozenset({"variable_declarator"}),
    selective={
        "local_declaration_statement": "variable_declarator",
        "field_declaration": "modifier",
        "method_declaration": "modifier",
        "class_declaration": "modifier",
        "property_declaration": "modifier",
        "constructor_declaration": "modifier",
        "try_statement": "catch_clause",
    },
    call_parts=frozenset({"initializer_expression"}),
    branches=frozenset({"if_statement", "foreach_statement", "while_statement", "for_statement", "using_statement"}),
    optional={
        "method_declaration": _DECLARED | {"returns", "type", "body"},
        "local_function_statement": _DECLARED | {"type", "returns", "body"},
        "constructor_declaration": _DECLARED | {"body", "constructor_initializer"},
        "class_declaration": _DECLARED | {"body", "base_list"},
        "interface_declaration": _DECLARED | {"body", "base_list"},
        "struct_declaration": _DECLARED | {"body", "base_list"},
        "enum_declaration": _DECLARED | {"body", "base_list"},
        "namespace_declaration": frozenset({"body"}),
        "field_declaration": _DECLARED,
        "local_declaration_statement": frozenset({"modifier", "using"}),
        "property_declaration": _DECLARED | {"accessors"},
        "parameter": frozenset({"attribute_list", "modifier"}),
        "if_statement": frozenset({"alternative"}),
        "catch_declaration": frozenset({"name"}),
        "object_creation_expression": frozenset({"initializer"}),
    },
    kin={
        "local_declaration_statement": frozenset({"field_declaration", "using_statement"}),
        "field_declaration": frozenset({"local_declaration_statement"}),
        "local_function_statement": frozenset({"method_declaration"}),
        "method_declaration": frozenset({"local_function_statement"}),
        "constructor_declaration": frozenset({"method_declaration"}),
        "member_access_expression": frozenset({"qualified_name", "conditional_access_expression"}),
    },
    beyond={"variable_declaration": frozenset({"implicit_type"})},
    open_types=frozenset({"implicit_type"}),
    parameters={"parameter": "name", "catch_declaration": "name"},
    mutators=frozenset({"Append", "Add", "AddRange", "Insert", "Push", "Enqueue", "AppendLine", "AppendFormat"}),
    leaving_calls=frozenset({"Environment.Exit"}),
    typed=typed,
    typed_pattern="(TYPE $_)",
    declaration_query="""
        (variable_declaration type: (_) @type (variable_declarator name: (identifier) @name "=" (_) @value))
        (variable_declaration type: (_) @type (variable_declarator name: (identifier) @name .))
        (property_declaration type: (_) @type name: (identifier) @name)
        (parameter type: (_) @type name: (identifier) @name)
        (foreach_statement type: (_) @type left: (identifier) @name)
        (catch_declaration type: (_) @type name: (identifier) @name)
        (declaration_expression type: (_) @type name: (identifier) @name)
        (declaration_pattern type: (_) @type name: (identifier) @name)
    """,
    inferred_types=frozenset({"var"}),
    expression_type=lambda node: (
        node.child_by_field_name("type") if node.type in ("object_creation_expression", "cast_expression") else None
    ),
    literal_types={
        "string_literal": "string",
        "verbatim_string_literal": "string",
        "interpolated_string_expression": "string",
        "integer_literal": "int",
        "boolean_literal": "bool",
    },
    alike={"conditional_expression": "consequence"},
    generics={"generic_name": "0"},
    same_types=(frozenset({"string", "String"}), frozenset({"int", "Int32"}), frozenset({"bool", "Boolean"})),
)
