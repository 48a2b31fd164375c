"""Go: the roles of tree-sitter-go's node kinds, its imports and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_go

from wardline.syntax import go_types, placeholders
from wardline.syntax.go_flow import lower_block, lower_function
from wardline.syntax.language import ImportedName, Language

Node = tree_sitter.Node
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_CODE_POINT = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))")
_MAJOR_VERSION = re.compile(r"v\d+\Z")
_VARIADIC = re.compile(
    r"(?<=[\w)\]}])\.\.\.(?=\s*\))|(?<=[\w ])\.\.\.(?=[\w\[*$])|(?<=(?<![\w)\]])\[)\.\.\.(?=\][\w\[*$])"
)
_ENTRY = re.compile(r"""\s*(?:"[^"\n]*"|[\w.]+)\s*:(?!=)""")
_VARIADIC_MARK = "\ue000"


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    return "".join(
        _unescape(_text(child)) if child.type == "escape_sequence" else _text(child) for child in node.named_children
    )


def _unescape(sequence: str) -> str:
    found = _CODE_POINT.fullmatch(sequence)
    if found is not None:
        code = int(found[4], 8) if found[4] else int(found[1] or found[2] or found[3], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], sequence[1:])


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "")
    try:
        return int(plain, 8) if re.fullmatch(r"0[0-7]+", plain) else int(plain, 0)
    except ValueError:
        try:
            return float(plain)
        except ValueError:
            return None


def _specs(node: Node) -> list[Node]:
    inner = [child for child in node.named_children if child.type in ("import_spec", "import_spec_list")]
    if node.type == "import_spec":
        return [node]
    return [spec for child in inner for spec in _specs(child)]


def _path(spec: Node) -> str:
    path = spec.child_by_field_name("path")
    return (_string_value(path) or "") if path is not None else ""


def _import_bindings(node: Node) -> dict[str, str]:
    """Local names of packages, with the last part of the path as the full name: `h` for `http` of `net/http`."""
    bound: dict[str, str] = {}
    for spec in _specs(node):
        package = _package(_path(spec))
        name = spec.child_by_field_name("name")
        local = package if name is None else _text(name)
        if package and local not in (".", "_"):
            bound[local] = package
    return bound


def _package(path: str) -> str:
    """The name that a package most likely has: the last part of its path that is no version."""
    parts = path.split("/")
    if len(parts) > 1 and _MAJOR_VERSION.match(parts[-1]):
        parts.pop()
    name = re.sub(r"\.v\d+\Z", "", parts[-1])
    return re.sub(r"^go-|-go\Z|\.go\Z", "", name)


def _imported(node: Node) -> tuple[ImportedName, ...]:
    """The paths that a statement imports, each in one piece; none where a pattern has placeholders in them."""
    found = []
    for spec in _specs(node):
        path, name = _path(spec), spec.child_by_field_name("name")
        if placeholders.PREFIX in path or "$" in path or "=~/" in path:
            return ()
        found.append(ImportedName((), (path,), "" if name is None else _text(name)))
    return tuple(found)


def _encoded(text: str) -> str:
    """Placeholders as identifiers, but for the dots that Go itself has: `f(xs...)`, `xs ...string`, `[...]string`."""
    return placeholders.encode(_VARIADIC.sub(_VARIADIC_MARK, text)).replace(_VARIADIC_MARK, "...")


def _prepare(text: str) -> tuple[str, ...]:
    """As it is, or a type; what looks like a label is an entry of a composite literal if it can be."""
    plain = _encoded(go_types.written(placeholders.any_case(text)))
    entry = f"var {placeholders.WRAP} = {placeholders.WRAP}{{{plain.strip()}}}"
    whole = (plain, f"var {placeholders.WRAP} {plain.strip()}")
    return (entry, *whole) if _ENTRY.match(plain) else whole


def _pattern_nodes(root: Node) -> list[Node]:
    """The statements, declarations opened; what `_prepare` has put something around by itself."""
    statements = [node for node, _ in LANGUAGE.parts(root) if node.is_named]
    only = statements[0] if len(statements) == 1 else None
    if only is None or _text(only.child_by_field_name("name")) != placeholders.WRAP:
        return statements
    value = only.child_by_field_name("value")
    if value is None:
        return list(only.children_by_field_name("type"))
    body = value.named_children[0].child_by_field_name("body")
    return body.named_children if body is not None else statements


_CLAUSES = {
    "expression_case": frozenset({"value"}),
    "type_case": frozenset({"type"}),
    "communication_case": frozenset({"communication"}),
    "default_case": frozenset[str](),
}

LANGUAGE = Language(
    name="go",
    suffixes=(".go",),
    line_comment="//",
    grammar=tree_sitter_go.language,
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
            "=",
            ":=",
            "comment",
            '"',
            "`",
            "func",
            "if",
            "else",
            "for",
            "range",
            "switch",
            "case",
            "default",
            "select",
            "return",
            "go",
            "defer",
            "var",
            "const",
            "type",
            "struct",
            "interface",
            "map",
            "import",
            "package",
        }
    ),
    significant={"slice_expression": frozenset({":"})},
    comments=frozenset({"comment"}),
    transparent=frozenset(
        {
            "parenthesized_expression",
            "expression_statement",
            "expression_list",
            "literal_element",
            "parenthesized_type",
            "type_elem",
        }
    ),
    identifiers=frozenset({"identifier", "type_identifier", "package_identifier"}),
    strings=frozenset({"interpreted_string_literal", "raw_string_literal"}),
    numbers=frozenset({"int_literal", "float_literal"}),
    constants=frozenset({"true", "false", "nil"}),
    members={"selector_expression": ("operand", "field"), "qualified_type": ("package", "name")},
    calls={
        "call_expression": ("function", "arguments"),
        "type_conversion_expression": ("type", "operand"),
        "composite_literal": ("type", "body"),
    },
    arguments=frozenset({"argument_list", "literal_value"}),
    keywords={"keyed_element": ("key", "value")},
    blocks=frozenset({"source_file", "block", "statement_list", "field_declaration_list"}),
    statements=frozenset(
        {
            "expression_statement",
            "short_var_declaration",
            "assignment_statement",
            "inc_statement",
            "dec_statement",
            "send_statement",
            "receive_statement",
            "var_spec",
            "const_spec",
            "type_spec",
            "type_alias",
            "import_declaration",
            "package_clause",
            "function_declaration",
            "method_declaration",
            "if_statement",
            "for_statement",
            "expression_switch_statement",
            "type_switch_statement",
            "select_statement",
            "return_statement",
            "go_statement",
            "defer_statement",
            "labeled_statement",
            "break_statement",
            "continue_statement",
            "goto_statement",
            "fallthrough_statement",
            "field_declaration",
        }
    ),
    expression_statements=frozenset({"expression_statement"}),
    carriers=frozenset({"short_var_declaration", "assignment_statement", "var_spec", "const_spec", "return_statement"}),
    functions=frozenset({"function_declaration", "method_declaration", "func_literal"}),
    classes=frozenset({"struct_type"}),
    wrappers=frozenset(),
    lists=frozenset({"parameter_list"}),
    assignments={"assignment_statement": ("left", "right"), "short_var_declaration": ("left", "right")},
    imports=frozenset({"import_declaration"}),
    import_words=("import",),
    import_bindings=_import_bindings,
    imported=_imported,
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (const_spec . name: (identifier) @bound . type: (_)? value: (expression_list . (_) @value .))
        (const_spec name: (identifier) name: (identifier) @rebound)
        (var_spec . name: (identifier) @bound . type: (_)? value: (expression_list . (_) @value .))
        (var_spec name: (identifier) name: (identifier) @rebound)
        (var_spec name: (identifier) @rebound !value)
        (short_var_declaration
          left: (expression_list . (identifier) @bound .) right: (expression_list . (_) @value .))
        (short_var_declaration left: (expression_list (identifier) (identifier) @rebound))
        (short_var_declaration left: (expression_list (identifier) @rebound (identifier)))
        (assignment_statement left: (expression_list (identifier) @rebound))
        (inc_statement (identifier) @rebound)
        (dec_statement (identifier) @rebound)
        (range_clause left: (expression_list (identifier) @rebound))
        (receive_statement left: (expression_list (identifier) @rebound))
        (parameter_declaration name: (identifier) @rebound)
        (variadic_parameter_declaration name: (identifier) @rebound)
    """,
    lower_function=lower_function,
    lower_block=lower_block,
    prepare_pattern=_prepare,
    pattern_nodes=_pattern_nodes,
    additions=frozenset({"binary_expression"}),
    optional={
        "function_declaration": frozenset({"result", "type_parameters", "body"}),
        "method_declaration": frozenset({"result", "receiver", "body"}),
        "func_literal": frozenset({"result"}),
        "if_statement": frozenset({"initializer", "alternative"}),
        "expression_switch_statement": frozenset({"initializer"}),
        "type_switch_statement": frozenset({"initializer", "alias"}),
        "var_spec": frozenset({"type"}),
        "const_spec": frozenset({"type"}),
        "import_spec": frozenset({"name"}),
        "field_declaration": frozenset({"tag"}),
        "call_expression": frozenset({"type_arguments"}),
        "type_spec": frozenset({"type_parameters"}),
        "receive_statement": frozenset({"left"}),
    },
    neutral_calls=frozenset(
        {
            "len",
            "cap",
            "strings.Contains",
            "strings.ContainsAny",
            "strings.HasPrefix",
            "strings.HasSuffix",
            "strings.EqualFold",
            "strings.Index",
            "strings.Count",
            "regexp.MatchString",
            "slices.Contains",
        }
    ),
    keeping_calls=frozenset({"String"}),
    leaving_calls=frozenset({"panic", "Exit", "Fatal", "Fatalf", "Fatalln", "Goexit"}),
    mutators=frozenset({"WriteString", "WriteByte", "WriteRune", "Add", "Store", "PushBack", "PushFront"}),
    partial=frozenset({"import_declaration"}),
    kin={
        "assignment_statement": frozenset({"short_var_declaration", "var_spec", "const_spec"}),
        "var_spec": frozenset({"const_spec"}),
        "expression_switch_statement": frozenset({"type_switch_statement"}),
        "function_declaration": frozenset({"method_declaration"}),
    },
    parameters={"parameter_declaration": "name", "variadic_parameter_declaration": "name"},
    spliced={
        "block": frozenset({"statement_list"}),
        "source_file": frozenset({"var_declaration", "const_declaration", "type_declaration"}),
        "statement_list": frozenset({"var_declaration", "const_declaration", "type_declaration"}),
        "var_declaration": frozenset({"var_spec_list"}),
        "import_declaration": frozenset({"import_spec_list"}),
    },
    clauses=_CLAUSES,
    beyond={"range_clause": frozenset({"expression_list"})},
    typed=go_types.typed,
    typed_pattern="($_ : TYPE)",
    declaration_query=go_types.DECLARATIONS,
    expression_type=go_types.expression_type,
    literal_types=go_types.LITERALS,
    generics={"generic_type": "type"},
    type_names=frozenset({"type_identifier", "package_identifier", "qualified_type"}),
    shared={
        "parameter_declaration": "name",
        "var_spec": "name",
        "const_spec": "name",
        "field_declaration": "name",
    },
    variables=frozenset({"var_declaration"}),
    branches=frozenset({"if_statement"}),
    receiving={"function_declaration": frozenset({"method_declaration"})},
    starters=frozenset({"go_statement", "defer_statement"}),
)
