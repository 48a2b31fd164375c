"""JavaScript with JSX: the roles of tree-sitter-javascript's node kinds, its imports and its literals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter
import tree_sitter_javascript
import tree_sitter_typescript

from wardline.syntax import javascript_types as types
from wardline.syntax.javascript_flow import lower_block, lower_function
from wardline.syntax.javascript_patterns import pattern_nodes, spellings
from wardline.syntax.javascript_repair import stray_brackets
from wardline.syntax.language import Element, ImportParts, Language

Node = tree_sitter.Node
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_CODE_POINT = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})")


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a string or of a template without substitutions."""
    if any(child.type == "template_substitution" for child in node.named_children):
        return None
    return "".join(
        _unescape(_text(child)) if child.type == "escape_sequence" else _text(child) for child in node.named_children
    )


def _unescape(sequence: str) -> str:
    found = _CODE_POINT.fullmatch(sequence)
    if found is not None:
        code = int(found[1] or found[2] or found[3], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], "" if sequence[1:] in ("\n", "\r\n") else sequence[1:])


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "").rstrip("n")
    try:
        return int(plain, 0)
    except ValueError:
        try:
            return float(plain)
        except ValueError:
            return None


def _import_bindings(node: Node) -> dict[str, str]:
    """Local names bound by `import`, or by `const x = require("m")`, with `module.name` as the full name."""
    if node.type == "import_statement":
        return dict(_import(node))
    return dict(_require(node))


def _module(node: Node | None) -> str:
    name = _string_value(node) if node is not None and node.type == "string" else None
    return (name or "").removeprefix("node:")


def _import(node: Node) -> Iterator[tuple[str, str]]:
    module = _module(node.child_by_field_name("source"))
    for required in (child for child in node.named_children if child.type == "import_require_clause"):
        yield _text(required.named_children[0]), _module(required.child_by_field_name("source"))
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    for part in clause.named_children if clause is not None else ():
        if part.type == "identifier":
            yield _text(part), module
        elif part.type == "namespace_import":
            yield _text(part.named_children[-1]), module
        elif part.type == "named_imports":
            for one in part.named_children:
                name, alias = one.child_by_field_name("name"), one.child_by_field_name("alias")
                full = module if _text(name) == "default" else f"{module}.{_text(name)}"
                yield _text(alias or name), full


def _require(node: Node) -> Iterator[tuple[str, str]]:
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    member = ""
    if value is not None and value.type == "member_expression":
        member = "." + _text(value.child_by_field_name("property"))
        value = value.child_by_field_name("object")
    if name is None or value is None or _text(value.child_by_field_name("function")) != "require":
        return
    arguments = value.child_by_field_name("arguments")
    module = _module(arguments.named_children[0]) if arguments is not None and arguments.named_children else ""
    if not module:
        return
    if name.type == "identifier":
        yield _text(name), module + member
        return
    for part in name.named_children:
        if part.type == "shorthand_property_identifier_pattern":
            yield _text(part), f"{module}{member}.{_text(part)}"
        elif part.type == "pair_pattern":
            key, local = part.child_by_field_name("key"), part.child_by_field_name("value")
            yield _text(local), f"{module}{member}.{_text(key)}"


def _element(node: Node) -> Element:
    """A JSX element; a closed one has no content."""
    opening = node.child_by_field_name("open_tag") or node
    content = node.named_children[1:-1] if opening.id != node.id else []
    attributes = opening.children_by_field_name("attribute")
    texts = tuple(child for child in content if child.type != "jsx_text" or _text(child).strip())
    return Element(opening.child_by_field_name("name"), tuple(attributes), texts)


def _import_parts(node: Node) -> ImportParts:
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    default = whole = None
    named: list[tuple[Node, Node | None]] = []
    for part in clause.named_children if clause is not None else ():
        if part.type == "identifier":
            default = part
        elif part.type == "namespace_import":
            whole = part.named_children[-1]
        elif part.type == "named_imports":
            given = [one for one in part.named_children if one.type == "import_specifier"]
            pairs = ((one.child_by_field_name("name"), one.child_by_field_name("alias")) for one in given)
            named += [(name, alias) for name, alias in pairs if name is not None]
    return ImportParts(node.child_by_field_name("source"), default, whole, tuple(named))


_JSX_BRACKETS = frozenset({"<", ">", "/", "/>", "</"})

LANGUAGE = Language(
    name="javascript",
    suffixes=(".js", ".jsx", ".mjs", ".cjs"),
    covers=("typescript", "tsx"),
    pattern_grammars=(tree_sitter_javascript.language, tree_sitter_typescript.language_tsx),
    line_comment="//",
    grammar=tree_sitter_javascript.language,
    trivia=frozenset(
        {
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            ";",
            ".",
            "optional_chain",
            "comment",
            "html_comment",
            '"',
            "'",
            "`",
            "${",
            "const",
            "let",
            "var",
        }
    ),
    punctuation={
        "jsx_opening_element": _JSX_BRACKETS,
        "jsx_self_closing_element": _JSX_BRACKETS,
        "jsx_closing_element": _JSX_BRACKETS,
        "import_specifier": frozenset({"as"}),
        "function_declaration": frozenset({"function"}),
        "generator_function_declaration": frozenset({"function", "*"}),
        "function_expression": frozenset({"function"}),
        "generator_function": frozenset({"function", "*"}),
        "function_signature": frozenset({"function"}),
        "method_definition": frozenset({"*"}),
        "for_statement": frozenset({"empty_statement"}),
        "assignment_expression": frozenset({"="}),
        "variable_declarator": frozenset({"="}),
        "field_definition": frozenset({"="}),
        "public_field_definition": frozenset({"="}),
        "arrow_function": frozenset({"=>", "async"}),
    },
    handlers=frozenset({"catch_clause"}),
    attempts=frozenset({"try_statement"}),
    lists=frozenset({"formal_parameters"}),
    keys=frozenset({"property_identifier"}),
    carriers=frozenset(
        {"return_statement", "lexical_declaration", "variable_declaration", "export_statement", "field_definition"}
    ),
    naming=("name", "parameter"),
    partial=frozenset({"named_imports", "object", "object_pattern"}),
    branches=frozenset({"if_statement", "else_clause"}),
    lone={"parameter": "formal_parameters"},
    absent={"catch_clause": "parameter"},
    entries={"pair": ("key", "value"), "pair_pattern": ("key", "value")},
    shorthands=frozenset({"shorthand_property_identifier", "shorthand_property_identifier_pattern"}),
    methods={"method_definition": ("pair", "function_expression")},
    annotations=frozenset({"decorator"}),
    declarations=frozenset({"lexical_declaration", "variable_declaration"}),
    any_declaration=frozenset({"var"}),
    elements=frozenset({"jsx_element", "jsx_self_closing_element"}),
    element=_element,
    attributes=frozenset({"jsx_attribute"}),
    import_parts=_import_parts,
    leaving="return_statement",
    updates={"augmented_assignment_expression": frozenset({"||=", "&&=", "??="})},
    anonymous={"function_declaration": "function_expression"},
    patterned=frozenset({"regex_pattern"}),
    formatted=lambda node: node.type == "template_string",
    comments=frozenset({"comment", "html_comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement"}),
    identifiers=frozenset({"identifier", "this"}),
    strings=frozenset({"string", "template_string"}),
    numbers=frozenset({"number"}),
    constants=frozenset({"true", "false", "null"}),
    members={"member_expression": ("object", "property")},
    calls={"call_expression": ("function", "arguments"), "new_expression": ("constructor", "arguments")},
    arguments=frozenset({"arguments"}),
    keywords={},
    blocks=frozenset({"program", "statement_block", "class_body"}),
    statements=frozenset(
        {
            "expression_statement",
            "lexical_declaration",
            "variable_declaration",
            "return_statement",
            "throw_statement",
            "if_statement",
            "for_statement",
            "for_in_statement",
            "while_statement",
            "do_statement",
            "try_statement",
            "switch_statement",
            "break_statement",
            "continue_statement",
            "function_declaration",
            "generator_function_declaration",
            "class_declaration",
            "import_statement",
            "export_statement",
            "labeled_statement",
            "with_statement",
            "debugger_statement",
            "method_definition",
            "field_definition",
        }
    ),
    clauses={"switch_case": frozenset({"value"}), "switch_default": frozenset()},
    expression_statements=frozenset({"expression_statement"}),
    functions=frozenset(
        {
            "function_declaration",
            "generator_function_declaration",
            "function_expression",
            "generator_function",
            "arrow_function",
            "method_definition",
        }
    ),
    classes=frozenset({"class_declaration", "class"}),
    wrappers=frozenset({"export_statement"}),
    assignments={"assignment_expression": ("left", "right")},
    imports=frozenset({"import_statement"}),
    import_words=("import", "require"),
    binders=frozenset({"import_statement", "variable_declarator"}),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (variable_declarator name: (identifier) @bound value: (_)? @value)
        (variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @rebound))
        (variable_declarator name: (array_pattern (identifier) @rebound))
        (assignment_expression left: (identifier) @rebound)
        (augmented_assignment_expression left: (identifier) @rebound)
        (update_expression argument: (identifier) @rebound)
        (for_in_statement left: (identifier) @rebound)
        (formal_parameters (identifier) @parameter)
        (formal_parameters (assignment_pattern left: (identifier) @parameter))
        (formal_parameters (object_pattern (shorthand_property_identifier_pattern) @parameter))
        (arrow_function parameter: (identifier) @parameter)
        (catch_clause parameter: (identifier) @rebound)
    """,
    stray=stray_brackets,
    lower_function=lower_function,
    lower_block=lower_block,
    typed=types.typed,
    typed_pattern="($_: TYPE)",
    declaration_query=types.DECLARATIONS,
    expression_type=types.expression_type,
    literal_types=types.LITERALS,
    alike={"ternary_expression": "consequence", "await_expression": "0"},
    constant_query=types.MEMBERS,
    instances=frozenset({"this"}),
    bare_members=False,
    prepare_pattern=spellings,
    pattern_nodes=pattern_nodes,
    additions=frozenset({"binary_expression"}),
    interpolations=frozenset({"template_substitution", "jsx_expression"}),
    optional={
        "function_declaration": frozenset({"name", "async"}),
        "generator_function_declaration": frozenset({"name", "async"}),
        "function_expression": frozenset({"async", "name"}),
        "generator_function": frozenset({"async", "name"}),
        "arrow_function": frozenset({"async"}),
        "augmented_assignment_expression": frozenset({"operator"}),
        "method_definition": frozenset({"name", "async", "static", "get", "set", "decorator"}),
        "field_definition": frozenset({"static", "decorator"}),
        "class_declaration": frozenset({"class_heritage", "decorator"}),
        "class": frozenset({"class_heritage", "decorator", "name"}),
        "if_statement": frozenset({"alternative"}),
        "regex": frozenset({"flags"}),
        "import_specifier": frozenset({"alias"}),
    },
    neutral_calls=frozenset({"Boolean", "isNaN", "Number.isInteger", "Number.isNaN", "Array.isArray"}),
    leaving_calls=frozenset({"exit", "abort"}),
    mapping_calls=frozenset({"map", "flatMap", "then", "reduce", "reduceRight", "from", "catch"}),
    visiting_calls=frozenset(
        {
            "forEach",
            "filter",
            "find",
            "some",
            "every",
            "sort",
            "findIndex",
            "findLast",
            "finally",
            "replace",
            "replaceAll",
        }
    ),
    binding_calls=frozenset({"bind", "partial"}),
    keeping_calls=frozenset(
        {"toLowerCase", "toUpperCase", "trim", "trimStart", "trimEnd", "toString", "valueOf", "normalize"}
    ),
    mutators=frozenset({"push", "unshift", "add", "set", "append", "concat"}),
    unordered=frozenset({"object", "object_pattern"}),
    kin={
        "assignment_expression": frozenset(
            {"variable_declarator", "field_definition", "augmented_assignment_expression"}
        ),
        "function_declaration": frozenset({"generator_function_declaration", "method_definition"}),
        "function_expression": frozenset({"arrow_function"}),
        "arrow_function": frozenset({"function_expression"}),
        "for_statement": frozenset({"for_in_statement"}),
    },
    parameters={"assignment_pattern": "left"},
)
