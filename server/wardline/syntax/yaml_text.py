"""YAML, and JSON as a part of it, as languages to match: the roles of tree-sitter-yaml's node kinds, its literals.

What Wardline's own YAML files mean is no business of this module.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

import tree_sitter
import tree_sitter_yaml

from wardline.syntax import placeholders
from wardline.syntax.language import Language
from wardline.syntax.role_flow import FlowRoles, RoleFlow
from wardline.syntax.yaml_depth import is_too_deep

Node = tree_sitter.Node
_DOTS = re.compile(r"(\s*)((?:-\s+)*)(?:\.\.\.|(\$\.\.\.[A-Z_][A-Z0-9_]*))\s*\Z")
_ITEM = re.compile(r"\s*-(\s|\Z)")
_STRINGS = frozenset({"string_scalar", "double_quote_scalar", "single_quote_scalar", "block_scalar"})
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/", " ": " ", "e": "\x1b"}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)


def _text(node: Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a scalar, however it is quoted."""
    text = _text(node)
    if node.type == "string_scalar":
        return " ".join(text.split()) if "\n" in text else text
    if node.type == "single_quote_scalar":
        return text[1:-1].replace("''", "'")
    if node.type == "double_quote_scalar":
        return _ESCAPE.sub(_unescaped, text[1:-1])
    return textwrap.dedent(text.split("\n", 1)[1]) if "\n" in text else ""


def _unescaped(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    if digits is None:
        return _ESCAPES.get(found[4], found[4])
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _number_value(text: str) -> float | int | None:
    plain = text.replace("_", "")
    try:
        return int(plain, 8) if re.fullmatch(r"0[0-7]+", plain) else int(plain, 0)
    except ValueError:
        try:
            return float(plain)
        except ValueError:
            return None


def _prepare_pattern(text: str) -> tuple[str, ...]:
    """An ellipsis on a line of its own is written as an entry or an item, as its neighbours are."""
    lines = text.split("\n")
    return (placeholders.encode("\n".join(_written(lines, at) for at in range(len(lines)))),)


def _written(lines: list[str], at: int) -> str:
    found = _DOTS.fullmatch(lines[at])
    if found is None:
        return lines[at]
    name = placeholders.encode(found[3] or "...")
    if found[2]:
        is_entry = _depth(next((line for line in lines[at + 1 :] if line.strip()), "")) == len(found[1] + found[2])
        return f"{found[1]}{found[2]}{name}" + (f": {name}" if is_entry else "")
    if _is_all_there_is(lines, at, found[1]):
        return f"{found[1]}{name}"
    return f"{found[1]}- {name}" if _is_among_items(lines, at, found[1]) else f"{found[1]}{name}: {name}"


def _is_all_there_is(lines: list[str], at: int, indent: str) -> bool:
    """Whether the ellipsis is the whole value of the key above it."""
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    after = next((line for line in lines[at + 1 :] if line.strip()), "")
    return _depth(before) < len(indent) and before.rstrip().endswith(":") and _depth(after) < len(indent)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_among_items(lines: list[str], at: int, indent: str) -> bool:
    """Whether the nearest line of the same indentation, below or above, is an item of a list."""
    for steps in (range(at + 1, len(lines)), range(at - 1, -1, -1)):
        for index in steps:
            line = lines[index]
            if not line.strip() or _DOTS.fullmatch(line):
                continue
            if _depth(line) < len(indent):
                break
            if _depth(line) == len(indent):
                return _ITEM.match(line) is not None
    return False


def _pattern_nodes(root: Node) -> list[Node]:
    """A mapping of one entry is the entry, which is found among others; so is the item of a list of one."""
    node, in_list = root, False
    while node.type not in ("block_mapping_pair", *_STRINGS):
        inner = [child for child in node.named_children if child.type != "comment"]
        if len(inner) != 1 or (in_list and node.type == "block_mapping"):
            break
        in_list = in_list or node.type == "block_sequence"
        node = inner[0]
    return [node]


_FLOW = RoleFlow(FlowRoles(identifiers=frozenset()))

LANGUAGE = Language(
    name="yaml",
    suffixes=(".yaml", ".yml"),
    line_comment="#",
    grammar=tree_sitter_yaml.language,
    trivia=frozenset({"{", "}", "[", "]", ",", ":", "-", "?", "comment", "|", ">", '"', "'", "---", "..."}),
    comments=frozenset({"comment"}),
    transparent=frozenset({"flow_node", "block_node", "plain_scalar", "block_sequence_item"}),
    identifiers=frozenset(),
    strings=_STRINGS,
    numbers=frozenset({"integer_scalar", "float_scalar"}),
    constants=frozenset({"null_scalar"}),
    members={},
    calls={},
    arguments=frozenset(),
    keywords={},
    blocks=frozenset({"stream"}),
    statements=frozenset({"block_mapping_pair", "block_sequence_item"}),
    expression_statements=frozenset(),
    functions=frozenset(),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=_number_value,
    rebinding_query="",
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_prepare_pattern,
    pattern_nodes=_pattern_nodes,
    too_deep=is_too_deep,
    verbatim=True,
    unordered=frozenset({"block_mapping", "flow_mapping"}),
    kin={
        "block_mapping": frozenset({"flow_mapping"}),
        "flow_mapping": frozenset({"block_mapping"}),
        "block_mapping_pair": frozenset({"flow_pair"}),
        "flow_pair": frozenset({"block_mapping_pair"}),
        "block_sequence": frozenset({"flow_sequence"}),
        "flow_sequence": frozenset({"block_sequence"}),
    },
)


def _without_comments(data: bytes) -> bytes:
    """JSON in which comments, which YAML has not, are blank; lines stay where they are."""
    if b"//" not in data and b"/*" not in data:
        return data
    return _JSON_TOKEN.sub(lambda found: found[0] if found[1] is None else _NOT_BREAK.sub(b" ", found[1]), data)


_JSON_TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*"|(//[^\n]*|/\*.*?\*/)', re.DOTALL)
_NOT_BREAK = re.compile(rb"[^\r\n]")
JSON = replace(LANGUAGE, name="json", suffixes=(".json",), line_comment="//", readable=_without_comments)
