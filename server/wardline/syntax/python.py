"""Python: the roles of tree-sitter-python's node kinds, its imports and its literals."""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections.abc import Iterator

import tree_sitter
import tree_sitter_python

from wardline.syntax import placeholders, python_types
from wardline.syntax.language import ImportedName, Language
from wardline.syntax.mending import Pieces
from wardline.syntax.python_flow import lower_block, lower_function
from wardline.syntax.python_repair import HEAD, alone, piece, pieces, statements, stray_brackets

_PREFIX = re.compile(r"[A-Za-z]*")
_ESCAPE = re.compile(
    r"\\(?:(?P<octal>[0-7]{1,3})|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})"
    r"|N\{(?P<name>[^}]+)\}|(?P<one>\r\n|[\s\S]))"
)
_ESCAPED = {
    "\n": "",
    "\r\n": "",
    "\r": "",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


def _text(node: tree_sitter.Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""


def _string_value(node: tree_sitter.Node) -> str | None:
    """The value of a string literal (adjacent ones joined); None where a value is interpolated."""
    if node.type == "concatenated_string":
        values = [_string_value(child) for child in node.named_children if child.type == "string"]
        return None if None in values else "".join(value for value in values if value is not None)
    if any(child.type == "interpolation" for child in node.named_children):
        return None
    content = "".join(_text(child) for child in node.named_children if child.type == "string_content")
    return content if "\\" not in content or _is_raw(node) else _unescape(content)


def _is_formatted(node: tree_sitter.Node) -> bool:
    found = _PREFIX.match(_text(node))
    return found is not None and "f" in found[0].lower()


def _prefix(node: tree_sitter.Node) -> str:
    """The letters before the quotes, without the `f` that makes a string hold values."""
    found = _PREFIX.match(_text(node))
    return "".join(sorted(found[0].lower().replace("f", ""))) if found is not None else ""


def _is_raw(node: tree_sitter.Node) -> bool:
    found = _PREFIX.match(_text(node))
    return found is not None and "r" in found[0].lower()


def _unescape(content: str) -> str:
    """Escapes replaced by what they stand for; unknown ones stay, as Python leaves them (with a warning)."""
    return _ESCAPE.sub(_unescaped, content)


def _unescaped(found: re.Match[str]) -> str:
    digits = found["x"] or found["u"] or found["U"]
    if found["octal"] or digits:
        code = int(digits, 16) if digits else int(found["octal"], 8)
        return chr(code) if code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    if found["name"]:
        try:
            return unicodedata.lookup(found["name"])
        except KeyError:
            return found[0]
    return _ESCAPED.get(found["one"], found[0])


def _number_value(text: str) -> float | int | None:
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, int | float) else None


def _import_bindings(node: tree_sitter.Node) -> dict[str, str]:
    """Local names that an import statement binds, with the full dotted names they stand for."""
    if node.type == "import_statement":
        return dict(_plain_import(node))
    if node.type == "import_from_statement":
        return dict(_from_import(node))
    return {}


def _plain_import(node: tree_sitter.Node) -> Iterator[tuple[str, str]]:
    for name in node.children_by_field_name("name"):
        if name.type == "aliased_import":
            yield _alias(name)
        else:
            top = _text(name).split(".")[0]
            yield top, top


def _from_import(node: tree_sitter.Node) -> Iterator[tuple[str, str]]:
    module_node = node.child_by_field_name("module_name")
    module = _text(module_node) if module_node else ""
    prefix = module if module.endswith(".") or not module else module + "."
    for name in node.children_by_field_name("name"):
        local, full = _alias(name) if name.type == "aliased_import" else (_text(name), _text(name))
        yield local, prefix + full
    if any(child.type == "wildcard_import" for child in node.named_children):
        yield "*", module


def _imported(node: tree_sitter.Node) -> tuple[ImportedName, ...]:
    origin = node.child_by_field_name("module_name")
    module = _path(_text(origin)) if origin is not None else ()
    if node.type == "future_import_statement":
        module = ("__future__",)
    found: list[ImportedName] = []
    for name in node.children_by_field_name("name"):
        local, full = _alias(name) if name.type == "aliased_import" else ("", _text(name))
        found.append(ImportedName(module, _path(full), local))
    if any(child.type == "wildcard_import" for child in node.named_children):
        found.append(ImportedName(module, ("*",)))
    return tuple(found)


def _path(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted name; leading dots, which make it relative, are one part."""
    name = dotted.lstrip(".")
    dots = dotted[: len(dotted) - len(name)]
    return (*((dots,) if dots else ()), *(part for part in name.split(".") if part))


def _alias(node: tree_sitter.Node) -> tuple[str, str]:
    name, alias = node.child_by_field_name("name"), node.child_by_field_name("alias")
    return (_text(alias) if alias else "", _text(name) if name else "")


def _prepare_pattern(text: str) -> tuple[str, ...]:
    """As it is; with ellipses as entries of a dictionary; decorators alone stand before any definition."""
    ways = (placeholders.encode(text, inside_braces="**" + placeholders.DOTS), placeholders.encode(text))
    if not text.lstrip().startswith("@"):
        return ways
    return (*ways, f"{placeholders.encode(text).rstrip()}\ndef {placeholders.DOTS}(): pass\n")


_SPLATS = frozenset({"list_splat_pattern", "dictionary_splat_pattern", "keyword_separator", "positional_separator"})

LANGUAGE = Language(
    name="python",
    suffixes=(".py", ".pyi", ".pyw"),
    line_comment="#",
    grammar=tree_sitter_python.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ":", ";", "comment", "line_continuation", "string_start", "string_end"}
    ),
    comments=frozenset({"comment"}),
    transparent=frozenset({"parenthesized_expression", "expression_statement", "type"}),
    identifiers=frozenset({"identifier"}),
    strings=frozenset({"string", "concatenated_string"}),
    numbers=frozenset({"integer", "float"}),
    constants=frozenset({"true", "false", "none"}),
    members={"attribute": ("object", "attribute")},
    calls={"call": ("function", "arguments")},
    arguments=frozenset({"argument_list"}),
    keywords={"keyword_argument": ("name", "value")},
    blocks=frozenset({"module", "block"}),
    statements=frozenset(
        {
            "expression_statement",
            "return_statement",
            "assert_statement",
            "delete_statement",
            "raise_statement",
            "pass_statement",
            "break_statement",
            "continue_statement",
            "global_statement",
            "nonlocal_statement",
            "import_statement",
            "import_from_statement",
            "future_import_statement",
            "print_statement",
            "exec_statement",
            "if_statement",
            "for_statement",
            "while_statement",
            "try_statement",
            "with_statement",
            "match_statement",
            "function_definition",
            "class_definition",
            "decorated_definition",
            "type_alias_statement",
        }
    ),
    expression_statements=frozenset({"expression_statement"}),
    functions=frozenset({"function_definition"}),
    classes=frozenset({"class_definition"}),
    wrappers=frozenset({"decorated_definition"}),
    assignments={"assignment": ("left", "right")},
    imports=frozenset({"import_statement", "import_from_statement", "future_import_statement"}),
    import_words=("import",),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (assignment left: (identifier) @bound right: (_)? @value)
        (assignment left: (pattern_list (identifier) @rebound))
        (assignment left: (tuple_pattern (identifier) @rebound))
        (augmented_assignment left: (identifier) @rebound)
        (named_expression name: (identifier) @rebound)
        (for_statement left: (identifier) @rebound)
        (for_statement left: (pattern_list (identifier) @rebound))
        (for_in_clause left: (identifier) @rebound)
        (for_in_clause left: (pattern_list (identifier) @rebound))
        (as_pattern_target (identifier) @rebound)
        (global_statement (identifier) @rebound)
        (nonlocal_statement (identifier) @rebound)
        (parameters (identifier) @rebound)
        (parameters (default_parameter name: (identifier) @rebound))
        (parameters (typed_parameter (identifier) @rebound))
        (parameters (typed_default_parameter name: (identifier) @rebound))
        (lambda_parameters (identifier) @rebound)
    """,
    lower_function=lower_function,
    lower_block=lower_block,
    prepare_pattern=_prepare_pattern,
    additions=frozenset({"binary_operator"}),
    significant={"slice": frozenset({":"})},
    punctuation={
        "if_statement": frozenset({"if"}),
        "elif_clause": frozenset({"elif"}),
        "decorator": frozenset({"@"}),
        "function_definition": frozenset({"->"}),
        "assignment": frozenset({"="}),
        "named_expression": frozenset({":="}),
    },
    lists=frozenset({"parameters", "lambda_parameters"}),
    partial=frozenset({"with_clause"}),
    carriers=frozenset({"return_statement"}),
    imported=_imported,
    stray=stray_brackets,
    pieces=Pieces(pieces, piece, HEAD, statements, alone),
    formatted=_is_formatted,
    interpolations=frozenset({"interpolation"}),
    optional={
        "function_definition": frozenset({"return_type", "type_parameters", "async"}),
        "class_definition": frozenset({"superclasses", "type_parameters"}),
        "assignment": frozenset({"type"}),
        "typed_parameter": frozenset({"type"}),
        "typed_default_parameter": frozenset({"type"}),
        "if_statement": frozenset({"alternative"}),
        "for_statement": frozenset({"async", "alternative"}),
        "while_statement": frozenset({"alternative"}),
        "raise_statement": frozenset({"from", "cause"}),
        "with_statement": frozenset({"async"}),
        "interpolation": frozenset({"type_conversion", "format_specifier"}),
    },
    neutral_calls=frozenset(
        {"len", "isinstance", "issubclass", "hasattr", "callable", "bool", "id", "type", "range", "all", "any"}
    ),
    instances=frozenset({"self", "cls"}),
    leaving_calls=frozenset({"abort", "exit", "_exit", "quit"}),
    mapping_calls=frozenset({"map", "imap", "starmap", "reduce", "apply", "to_thread", "run_in_executor"}),
    visiting_calls=frozenset({"filter", "sorted", "sort", "min", "max", "groupby", "takewhile", "dropwhile", "submit"}),
    binding_calls=frozenset({"partial"}),
    keeping_calls=frozenset({"lower", "upper", "strip", "lstrip", "rstrip", "casefold", "title", "capitalize"}),
    mutators=frozenset(
        {"append", "appendleft", "add", "extend", "insert", "update", "setdefault", "write", "writelines", "put"}
    ),
    unordered=frozenset({"dictionary", "set"}),
    kin={
        "default_parameter": frozenset({"typed_default_parameter"}),
        "if_statement": frozenset({"elif_clause"}),
        "assignment": frozenset({"named_expression"}),
        "named_expression": frozenset({"assignment"}),
        "tuple": frozenset({"expression_list"}),
        "expression_list": frozenset({"tuple"}),
        "pattern_list": frozenset({"tuple_pattern"}),
        "tuple_pattern": frozenset({"pattern_list"}),
    },
    counterparts={
        "pattern_list": "tuple",
        "tuple_pattern": "tuple",
        "expression_list": "tuple",
        "list_pattern": "list",
    },
    beyond={
        "parameters": _SPLATS,
        "lambda_parameters": _SPLATS,
        "except_clause": frozenset({"as_pattern"}),
        "subscript": frozenset({"slice"}),
    },
    decorators=frozenset({"decorator"}),
    exact=frozenset({"assignment", "augmented_assignment", "raise_statement", "lambda", "named_expression"}),
    conditionals=frozenset({"if_statement", "elif_clause"}),
    alternatives=frozenset({"elif_clause", "else_clause"}),
    handlers=frozenset({"except_clause"}),
    attempts=frozenset({"try_statement"}),
    spliced={"except_clause": frozenset({"tuple"})},
    rows=frozenset({"expression_list", "pattern_list", "tuple", "tuple_pattern", "list", "list_pattern"}),
    collections={
        "list": frozenset({"list_comprehension"}),
        "dictionary": frozenset({"set", "dictionary_comprehension", "set_comprehension"}),
        "tuple": frozenset({"expression_list"}),
    },
    fragments=frozenset({"string_content"}),
    lambdas=frozenset({"lambda"}),
    commutative=frozenset({"boolean_operator", "comparison_operator"}),
    string_prefix=_prefix,
    escaped_regexes=True,
    targets={"for_statement": "left", "for_in_clause": "left", "as_pattern_target": "", "global_statement": ""},
    parameters={"typed_parameter": "", "default_parameter": "name", "typed_default_parameter": "name"},
    typed=python_types.typed,
    typed_pattern=python_types.TYPED_PATTERN,
    declaration_query=python_types.DECLARATIONS,
    expression_type=python_types.expression_type,
    literal_types=python_types.LITERALS,
    wide_scopes=True,
)
