"""OCaml: the roles of tree-sitter-ocaml's node kinds.

What a name is bound to by `let` at the level of the file is its constant. Functions are values here as everywhere in
OCaml: `let f x = ...` binds `f`, and data is followed through it only as far as its body is part of the same value.
"""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_ocaml

from wardline.syntax import placeholders
from wardline.syntax.language import Language
from wardline.syntax.literals import number_value, unescaped
from wardline.syntax.pattern_frames import Frames
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_IDENTIFIERS = frozenset(
    {"value_name", "value_pattern", "module_name", "constructor_name", "field_name", "type_constructor", "label_name"}
    | {"method_name", "class_name", "module_type_name", "tag"}
)
_STRINGS = frozenset({"string", "quoted_string"})
_EXPRESSION = re.compile(r'''"(=~/(?:\\.|[^"\\])*/[ims]*)"''', re.DOTALL)
_ALONE = ("", "")
_VALUE = ("let () = ", "")
_IN = ("let () = ", " in wl_wrap")
_CASE = ("let () = match wl_wrap with ", " -> wl_wrap")
_FRAMES = Frames(lambda text: placeholders.encode(_rewritten(text)), lambda text: _order(text), (_IN, _VALUE, _CASE))


def _rewritten(text: str) -> str:
    """Deep expressions in brackets, and regular expressions in strings without escapes.

    Written as a call, a deep expression would else be a function and one more argument.
    """
    text = _EXPRESSION.sub(r"{wl|\1|wl}", text)
    return text.replace("<...", "(<...").replace("...>", "...>)")


def _order(text: str) -> tuple[tuple[str, str], ...]:
    """Definitions stand by themselves, unless an expression follows them; everything else is a value."""
    if re.match(r"(?:let|open|module|type|exception|external|class|include|val)\b", text):
        return (_ALONE, _VALUE, _IN)
    return (_VALUE, _ALONE, _CASE)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def _string_value(node: Node) -> str | None:
    text = _text(node)
    if node.type == "quoted_string":
        found = re.fullmatch(r"\{(\w*)\|(.*)\|\1\}", text, re.DOTALL)
        return found[2] if found else None
    return re.sub(r"\\(?:x[0-9a-fA-F]{2}|\d{3}|.)", lambda one: unescaped(one[0]), text[1:-1], flags=re.DOTALL)


def _import_bindings(node: Node) -> dict[str, str]:
    """`open M` brings in all of `M`; `module N = M` another name for it."""
    if node.type == "open_module":
        return {"*": _text(node.child_by_field_name("module"))}
    if node.type == "module_binding":
        name, body = node.named_children[0], node.child_by_field_name("body")
        return {_text(name): _text(body)} if body is not None and body.type == "module_path" else {}
    return {}


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=_IDENTIFIERS,
        assigns={"let_binding": ("pattern", "body"), "set_expression": ("0", "body")},
        branches={"if_expression": ("condition", "then_clause", "else_clause")},
        loops={"while_expression": ("", "", "condition", "body"), "for_expression": ("name", "from", "", "body")},
        functions={"fun_expression": ("parameter", "body")},
        calls={"application_expression": ("function", "")},
        members={"field_get_expression": ("record", "field"), "value_path": ("0", "-1")},
        strings=_STRINGS,
        blocks=frozenset({"compilation_unit", "let_expression", "sequence_expression", "then_clause", "else_clause"}),
        statements=frozenset({"value_definition", "match_expression", "match_case", "expression_item"}),
        silent=frozenset({"comment", "open_module", "type_definition", "attribute"}),
    )
)

LANGUAGE = Language(
    name="ocaml",
    suffixes=(".ml",),
    line_comment="",
    grammar=tree_sitter_ocaml.language_ocaml,
    trivia=frozenset({"(", ")", "[", "]", "{", "}", ",", ";", ".", ":", '"', "->", "|", "begin", "end", "comment"}),
    punctuation={
        "value_definition": frozenset({"let", "rec"}),
        "let_binding": frozenset({"="}),
        "let_expression": frozenset({"in"}),
        "if_expression": frozenset({"if"}),
        "then_clause": frozenset({"then"}),
        "else_clause": frozenset({"else"}),
        "match_expression": frozenset({"match", "with"}),
        "open_module": frozenset({"open"}),
    },
    comments=frozenset({"comment"}),
    transparent=frozenset(
        {"parenthesized_expression", "parenthesized_pattern", "expression_item", "then_clause", "else_clause"}
        | {"module_path", "constructor_path", "field_path", "parameter"}
    ),
    identifiers=_IDENTIFIERS,
    strings=_STRINGS,
    numbers=frozenset({"number"}),
    constants=frozenset({"boolean", "unit"}),
    members={"field_get_expression": ("record", "field"), "value_path": ("0", "-1")},
    calls={"application_expression": ("function", "")},
    arguments=frozenset(),
    keywords={"labeled_argument": ("0", "-1")},
    blocks=frozenset({"compilation_unit", "sequence_expression"}),
    statements=frozenset(
        {"expression_item", "value_definition", "open_module", "type_definition", "module_definition"}
    ),
    expression_statements=frozenset({"expression_item"}),
    carriers=frozenset({"value_definition", "let_expression"}),
    functions=frozenset({"fun_expression"}),
    lambdas=frozenset({"fun_expression"}),
    classes=frozenset({"module_definition", "class_definition"}),
    wrappers=frozenset(),
    assignments={"set_expression": ("0", "body")},
    imports=frozenset({"open_module", "module_binding"}),
    import_words=("open", "module"),
    import_bindings=_import_bindings,
    string_value=_string_value,
    number_value=number_value,
    rebinding_query="""
        (let_binding pattern: (value_name) @bound body: (_) @value)
        (parameter pattern: (value_pattern) @rebound)
    """,
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_FRAMES.prepare,
    pattern_nodes=_FRAMES.nodes,
    optional={"let_binding": frozenset({"type"}), "if_expression": frozenset({"else_clause"})},
    kin={
        "field_get_expression": frozenset({"value_path"}),
        "value_pattern": frozenset({"value_name"}),
        "value_name": frozenset({"value_pattern"}),
    },
    mutators=frozenset({"add_string", "add_char", "push"}),
)
