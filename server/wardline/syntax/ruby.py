"""Ruby: the roles of tree-sitter-ruby's node kinds and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_ruby

from wardline.syntax.callee import CALLEE
from wardline.syntax.language import Language
from wardline.syntax.ruby_flow import BLOCKS, FLOW, NAMES, heredoc_parts
from wardline.syntax.ruby_patterns import prepare_pattern

Node = tree_sitter.Node
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "s": " ", "0": "\0", "e": "\x1b", "a": "\a"}
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|u\{?([0-9a-fA-F]{1,6})\}?)")
_DEFINITION = frozenset({"parameters", "body"})


def _text(node: Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a string or here-document; None where a value is interpolated."""
    parts = heredoc_parts(node) if node.type == "heredoc_beginning" else node.named_children
    if any(child.type == "interpolation" for child in parts):
        return None
    raw = _text(node).startswith("'")
    return "".join(
        _unescape(_text(child)) if child.type == "escape_sequence" and not raw else _text(child) for child in parts
    )


def _unescape(sequence: str) -> str:
    found = _CODE.fullmatch(sequence)
    if found is not None:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], sequence[1:])


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "").lower()
    try:
        return int(plain, 8) if re.fullmatch(r"0[0-7]+", plain) else int(plain, 0)
    except ValueError:
        try:
            return float(plain)
        except ValueError:
            return None


def _modified(node: Node) -> list[Node]:
    """The condition and the body of `body if condition`, as `if` has them."""
    parts = map(node.child_by_field_name, ("condition", "body"))
    return [one for one in parts if one is not None]


LANGUAGE = Language(
    name="ruby",
    suffixes=(".rb", ".rake", ".gemspec", ".ru"),
    line_comment="#",
    grammar=tree_sitter_ruby.language,
    trivia=frozenset(
        {"(", ")", "[", "]", "{", "}", ",", ";", ".", "&.", "::", ":", "=>", "|", "comment", "end", "def", '"'}
        | {"heredoc_body", "empty_statement", "`", "/", "%w(", "%i(", "#{", "->"}
    ),
    punctuation={
        "assignment": frozenset({"="}),
        "if": frozenset({"if"}),
        "elsif": frozenset({"elsif"}),
        "unless": frozenset({"unless"}),
        "while": frozenset({"while"}),
        "until": frozenset({"until"}),
        "for": frozenset({"for"}),
        "in": frozenset({"in"}),
        "then": frozenset({"then"}),
        "else": frozenset({"else"}),
        "begin": frozenset({"begin"}),
        "rescue": frozenset({"rescue"}),
        "ensure": frozenset({"ensure"}),
        "do": frozenset({"do"}),
        "do_block": frozenset({"do"}),
        "case": frozenset({"case"}),
        "when": frozenset({"when"}),
        "return": frozenset({"return"}),
        "yield": frozenset({"yield"}),
        "class": frozenset({"class"}),
        "module": frozenset({"module"}),
        "superclass": frozenset({"<"}),
        "conditional": frozenset({"?"}),
        "optional_parameter": frozenset({"="}),
    },
    comments=frozenset({"comment"}),
    transparent=frozenset({"parenthesized_statements"}),
    identifiers=NAMES,
    strings=frozenset({"string", "heredoc_beginning"}),
    numbers=frozenset({"integer", "float"}),
    constants=frozenset({"true", "false", "nil"}),
    members={"scope_resolution": ("scope", "name"), CALLEE: ("object", "name")},
    calls={"call": ("method", "arguments")},
    callees={"call": ("receiver", "method")},
    accesses=frozenset({"call"}),
    call_parts=BLOCKS,
    arguments=frozenset({"argument_list"}),
    keywords={"pair": ("key", "value")},
    entries={"pair": ("key", "value")},
    symbols=frozenset({"simple_symbol", "hash_key_symbol"}),
    unordered=frozenset({"hash"}),
    blocks=frozenset({"program", "body_statement", "block_body", "then", "else", "do", "ensure", "begin_block"}),
    statements=frozenset(
        {"if", "unless", "while", "until", "for", "case", "begin", "method", "singleton_method", "class", "module"}
        | {"if_modifier", "unless_modifier", "while_modifier", "until_modifier", "rescue_modifier", "singleton_class"}
        | {"return"}
    ),
    expression_statements=frozenset(
        {"call", "identifier", "assignment", "operator_assignment", "binary", "unary", "element_reference", "yield"}
        | {"conditional", "string", "subshell", "array", "hash", "constant", "scope_resolution", "regex"}
        | {"instance_variable", "if_modifier", "unless_modifier", "rescue_modifier"}
    ),
    carriers=frozenset({"return"}),
    functions=frozenset({"method", "singleton_method"}),
    classes=frozenset({"class", "module"}),
    wrappers=frozenset(),
    lambdas=frozenset({"lambda"}),
    assignments={"assignment": ("left", "right")},
    updates={},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="""
        (assignment left: [(identifier) (constant) (instance_variable)] @bound right: (_) @value)
        (assignment left: (left_assignment_list (_) @rebound))
        (operator_assignment left: (_) @rebound)
        (method_parameters (identifier) @rebound)
        (block_parameters (identifier) @rebound)
        (lambda_parameters (identifier) @rebound)
        (optional_parameter name: (identifier) @rebound)
        (keyword_parameter name: (identifier) @rebound)
        (for pattern: (identifier) @rebound)
        (exception_variable (identifier) @rebound)
    """,
    lower_function=FLOW.lower_function,
    lower_block=FLOW.lower_block,
    prepare_pattern=prepare_pattern,
    additions=frozenset({"binary"}),
    interpolations=frozenset({"interpolation"}),
    fragments=frozenset({"string_content"}),
    lists=frozenset({"method_parameters", "block_parameters", "lambda_parameters"}),
    parameters={"optional_parameter": "name", "keyword_parameter": "name"},
    optional={
        "method": _DEFINITION,
        "singleton_method": _DEFINITION,
        "do_block": _DEFINITION,
        "block": _DEFINITION,
        "lambda": frozenset({"parameters"}),
        "class": frozenset({"superclass", "body"}),
        "module": frozenset({"body"}),
        "call": BLOCKS,
        "if": frozenset({"alternative"}),
        "unless": frozenset({"alternative"}),
    },
    branches=frozenset({"if_modifier", "unless_modifier", "while_modifier", "until_modifier"}),
    rearranged={
        "heredoc_beginning": heredoc_parts,
        "if_modifier": _modified,
        "unless_modifier": _modified,
        "while_modifier": _modified,
        "until_modifier": _modified,
    },
    kin={
        "do_block": frozenset({"block"}),
        "block": frozenset({"do_block"}),
        "if": frozenset({"if_modifier"}),
        "if_modifier": frozenset({"if"}),
        "unless": frozenset({"unless_modifier"}),
        "unless_modifier": frozenset({"unless"}),
        "while": frozenset({"while_modifier"}),
        "string": frozenset({"subshell", "regex"}),
        CALLEE: frozenset({"scope_resolution"}),
        "scope_resolution": frozenset({CALLEE}),
    },
    handlers=frozenset({"rescue"}),
    rows=frozenset({"left_assignment_list"}),
    mutators=frozenset({"push", "append", "concat", "insert", "unshift", "add", "store", "merge!"}),
    leaving_calls=frozenset({"exit", "abort"}),
)
