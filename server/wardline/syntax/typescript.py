"""TypeScript, with and without JSX: what its grammars add to JavaScript's roles. Imports, literals and data flow are
JavaScript's."""

from __future__ import annotations

from dataclasses import replace

import tree_sitter
import tree_sitter_typescript

from wardline.syntax import javascript
from wardline.syntax import javascript_types as types
from wardline.syntax.language import Language

Node = tree_sitter.Node
_BASE = javascript.LANGUAGE
_MODIFIERS = frozenset(
    {"accessibility_modifier", "override_modifier", "readonly", "static", "async", "abstract", "declare", "decorator"}
)
_TYPES = frozenset({"type", "type_parameters", "return_type", "type_arguments"})
_PARAMETER = frozenset({"type", "value", "?"}) | _MODIFIERS
_LEFT_OUT = {
    **{kind: parts for kind, parts in _BASE.optional.items() if kind != "field_definition"},
    "required_parameter": _PARAMETER,
    "optional_parameter": _PARAMETER,
    "variable_declarator": frozenset({"type", "!"}),
    "public_field_definition": frozenset({"type", "!", "?"}) | _MODIFIERS,
    "property_signature": frozenset({"type", "?"}) | _MODIFIERS,
    "extends_clause": frozenset({"type_arguments"}),
    "class_heritage": frozenset({"extends_clause", "implements_clause"}),
    "catch_clause": frozenset({"type"}),
    "import_statement": frozenset({"type"}),
    "import_specifier": frozenset({"alias", "type"}),
}
_DEFINITIONS = ("function_declaration", "generator_function_declaration", "function_expression", "generator_function",
                "arrow_function", "method_definition", "function_signature", "method_signature",
                "abstract_method_signature", "class_declaration", "class",
                "abstract_class_declaration")  # fmt: skip
_OPTIONAL = _LEFT_OUT | {
    kind: _BASE.optional.get(kind.removeprefix("abstract_"), frozenset()) | _TYPES | _MODIFIERS for kind in _DEFINITIONS
}  # fmt: skip
_DECLARATIONS = frozenset(
    {
        "abstract_class_declaration",
        "ambient_declaration",
        "enum_declaration",
        "function_signature",
        "import_alias",
        "interface_declaration",
        "internal_module",
        "module",
        "public_field_definition",
        "type_alias_declaration",
    }
)


def _assertion(node: Node) -> list[Node]:
    """`<T>x` in the order of `x as T`."""
    listed, value = node.named_children[0], node.named_children[-1]
    return [value, listed.named_children[0]] if listed.named_children else [value]


def _language(name: str, suffixes: tuple[str, ...], covers: tuple[str, ...] = ()) -> Language:
    with_jsx, without = tree_sitter_typescript.language_tsx, tree_sitter_typescript.language_typescript
    return replace(
        _BASE,
        name=name,
        suffixes=suffixes,
        grammar=with_jsx if name == "tsx" else without,
        pattern_grammars=(with_jsx, without),
        covers=covers,
        punctuation={
            **_BASE.punctuation,
            "class_body": frozenset({"decorator"}),
            "as_expression": frozenset({"as"}),
        },
        rearranged={"type_assertion": _assertion},
        adorned=frozenset({"method_definition", "method_signature", "abstract_method_signature"}),
        transparent=_BASE.transparent | {"non_null_expression"},
        casts={"as_expression": 0, "satisfies_expression": 0, "type_assertion": -1},
        identifiers=_BASE.identifiers | {"type_identifier", "predefined_type"},
        carriers=_BASE.carriers | {"public_field_definition"},
        statements=(_BASE.statements | _DECLARATIONS) - {"field_definition"},
        blocks=_BASE.blocks | {"interface_body", "enum_body"},
        classes=_BASE.classes | {"abstract_class_declaration"},
        optional=_OPTIONAL,
        partial=_BASE.partial | {"implements_clause"},
        kin={
            **_BASE.kin,
            "required_parameter": frozenset({"optional_parameter"}),
            "assignment_expression": frozenset(
                {"variable_declarator", "public_field_definition", "augmented_assignment_expression"}
            ),
            "class_declaration": frozenset({"abstract_class_declaration"}),
            "as_expression": frozenset({"type_assertion"}),
        },
        parameters={**_BASE.parameters, "required_parameter": "pattern", "optional_parameter": "pattern"},
        declaration_query=types.TYPED_DECLARATIONS,
        constant_query=types.TYPED_MEMBERS,
        generics={"generic_type": "name"},
        type_names=frozenset({"type_identifier", "predefined_type"}),
        rebinding_query=_rebinding(_BASE.rebinding_query),
    )


def _rebinding(query: str) -> str:
    """JavaScript's query; here every parameter has a node of its own around its name."""
    listed = [line for line in query.splitlines() if "(formal_parameters" not in line]
    return "\n".join([
        *listed,
        "(required_parameter pattern: (identifier) @parameter)",
        "(optional_parameter pattern: (identifier) @parameter)",
        "(required_parameter pattern: (object_pattern (shorthand_property_identifier_pattern) @parameter))",
    ])  # fmt: skip


LANGUAGE = _language("typescript", (".ts", ".mts", ".cts"), covers=("tsx",))
WITH_JSX = _language("tsx", (".tsx",), covers=("typescript",))
