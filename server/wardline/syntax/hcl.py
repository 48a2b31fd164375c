"""HCL, in which Terraform is written: the roles of tree-sitter-hcl's node kinds and its literals."""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_hcl

from wardline.syntax import placeholders
from wardline.syntax.language import Language
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_WRAPPER = "wl_wrapper"
_STRINGS = frozenset({"string_lit", "quoted_template", "heredoc_template"})
_TOKEN = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\\n])*")
      | (?P<comment>\#[^\n]*|//[^\n]*)
      | (?P<deep><\.\.\.|\.\.\.>)
      | (?P<dots>\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)
      | (?P<word>\$?[\w-]+)
      | (?P<open>[\[({])
      | (?P<close>[\])}])
      | (?P<other>[^\s])""",
    re.VERBOSE,
)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    """The value of a string; None where a value is interpolated."""
    if any("interpolation" in child.type or "directive" in child.type for child in node.named_children):
        return None
    return "".join(_text(child) for child in node.named_children if child.type == "template_literal")


def _number_value(text: str) -> float | int | None:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None


def _prepare_pattern(text: str) -> tuple[str, ...]:
    """The lines of a body; failing that, an expression, which is written as the value of an attribute."""
    written = _written(text)
    return written, f"{_WRAPPER} = {written.strip()}\n"


def _written(text: str) -> str:
    """An ellipsis where an attribute or the entry of an object may stand is written as one, elsewhere as a name."""
    around: list[str] = []
    before = ""

    def write(found: re.Match[str]) -> str:
        nonlocal before
        token, last = found[0], before
        before = token if found.lastgroup != "comment" else before
        if found["open"]:
            around.append(token)
        elif found["close"] and around:
            around.pop()
        elif found["dots"]:
            name = placeholders.encode(token)
            alone = bool(around) or not text[: found.start()].rsplit("\n", 1)[-1].strip()
            entry = alone and (not around or around[-1] == "{") and last not in ("=", ":", "?")
            return f"{name} = {name}" if entry else name
        return token if found["text"] and "$" not in token else placeholders.encode(token)

    return _TOKEN.sub(write, text)


def _pattern_nodes(root: Node) -> list[Node]:
    """The attributes and blocks of the pattern's body, or the expression that was written as an attribute."""
    body = next((child for child in root.named_children if child.type == "body"), root)
    first = body.named_children[0] if body.named_children else None
    if first is not None and first.type == "attribute" and _text(first.named_children[0]) == _WRAPPER:
        return first.named_children[1:]
    return body.named_children


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=frozenset({"identifier"}),
        assigns={"attribute": ("0", "1")},
        calls={"function_call": ("0", "-1")},
        strings=_STRINGS,
        interpolations=frozenset({"template_interpolation"}),
        blocks=frozenset({"body", "config_file"}),
        statements=frozenset({"block"}),
    )
)

LANGUAGE = Language(
    name="hcl",
    suffixes=(".tf", ".hcl", ".tfvars"),
    line_comment="#",
    grammar=tree_sitter_hcl.language,
    trivia=frozenset(
        {"(", ")", "{", "}", "[", "]", ",", "=", ":", "comment", "block_start", "block_end", "object_start"}
        | {"object_end", "tuple_start", "tuple_end", "quoted_template_start", "quoted_template_end", "heredoc_start"}
        | {"heredoc_identifier", "template_interpolation_start", "template_interpolation_end", "."}
    ),
    comments=frozenset({"comment"}),
    transparent=frozenset({"expression", "literal_value", "collection_value", "variable_expr", "template_expr"}),
    identifiers=frozenset({"identifier"}),
    strings=_STRINGS,
    numbers=frozenset({"numeric_lit"}),
    constants=frozenset({"null_lit", "bool_lit"}),
    members={},
    calls={"function_call": ("0", "-1")},
    arguments=frozenset({"function_arguments"}),
    keywords={},
    blocks=frozenset({"body"}),
    statements=frozenset({"attribute", "block"}),
    expression_statements=frozenset(),
    functions=frozenset(),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={"attribute": ("0", "1")},
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
    additions=frozenset(),
    interpolations=frozenset({"template_interpolation"}),
    kin={"attribute": frozenset({"object_elem"})},
    unordered=frozenset({"object", "body"}),
    partial=frozenset({"body"}),
    optional={"block": frozenset({"body"})},
    spelled=True,
    keys=frozenset({"identifier"}),
    verbatim=True,
    labelled=frozenset({"block"}),
)
