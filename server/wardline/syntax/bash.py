"""Bash: the roles of tree-sitter-bash's node kinds.

Words are strings here, whether quoted or not. In a pattern `$X` in capitals is a metavariable, other variables are
the shell's own.
"""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_bash

from wardline.syntax.language import Language
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_STRINGS = frozenset({"word", "number", "string", "raw_string", "extglob_pattern"})
_VALUES = frozenset({"simple_expansion", "expansion", "command_substitution"})
_PLACEHOLDER = re.compile(r'"(?:\\.|[^"\\])*"|\$\.\.\.([A-Z_][A-Z0-9_]*)|\$([A-Z_][A-Z0-9_]*)|(?<!\.)\.\.\.(?!\.)')


def _prepare_pattern(text: str) -> tuple[str, ...]:
    """Placeholders as words; in double quotes a metavariable is a value that is put in."""

    def word(found: re.Match[str]) -> str:
        if found[0].startswith('"'):
            inner = re.sub(r"\$([A-Z_][A-Z0-9_]*)", r"${wl_mv_\1}", found[0])
            return inner.replace("...", "wl_dots")
        if found[1]:
            return f"wl_many_{found[1]}"
        return f"wl_mv_{found[2]}" if found[2] else "wl_dots"

    return (_PLACEHOLDER.sub(word, text),)


def _pattern_nodes(root: Node) -> list[Node]:
    """A substitution alone is one, and no command whose name is made by it."""
    first = root.named_children[0] if root.named_child_count == 1 else None
    name = first.child_by_field_name("name") if first is not None and first.named_child_count == 1 else None
    inner = name.named_children[0] if name is not None and name.named_children else None
    return [inner] if inner is not None and inner.type == "command_substitution" else root.named_children


def _string_value(node: Node) -> str | None:
    """The text without quotes; None where a value is put in."""
    text = node.text.decode("utf-8", "replace") if node.text is not None else ""
    if node.type == "string":
        return None if any(child.type in _VALUES for child in node.named_children) else text[1:-1]
    return text[1:-1] if node.type == "raw_string" else text


_FLOW = RoleFlow(
    FlowRoles(
        identifiers=frozenset({"variable_name"}),
        assigns={"variable_assignment": ("name", "value")},
        branches={"if_statement": ("condition", "1", "2")},
        functions={"function_definition": ("", "body")},
        strings=_STRINGS,
        interpolations=_VALUES,
        blocks=frozenset({"program", "compound_statement", "do_group", "subshell"}),
        statements=frozenset({"list", "for_statement", "while_statement", "declaration_command", "else_clause"}),
    )
)

LANGUAGE = Language(
    name="bash",
    suffixes=(".sh", ".bash"),
    line_comment="#",
    grammar=tree_sitter_bash.language,
    trivia=frozenset({"=", ";", '"', "$", "${", "}", "{", "(", ")", "$(", "comment"}),
    comments=frozenset({"comment"}),
    transparent=frozenset({"command_name", "declaration_command", "simple_expansion", "expansion"}),
    identifiers=frozenset({"variable_name"}),
    strings=_STRINGS,
    numbers=frozenset(),
    constants=frozenset(),
    members={},
    calls={},
    arguments=frozenset(),
    keywords={},
    blocks=frozenset({"program", "compound_statement", "do_group", "subshell"}),
    statements=frozenset(
        {"command", "pipeline", "list", "variable_assignment", "redirected_statement", "if_statement"}
        | {"for_statement", "while_statement", "case_statement", "function_definition", "declaration_command"}
    ),
    expression_statements=frozenset(),
    functions=frozenset({"function_definition"}),
    carriers=frozenset(),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={"variable_assignment": ("name", "value")},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=lambda text: None,
    rebinding_query="(variable_assignment name: (variable_name) @bound value: (_) @value)",
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_prepare_pattern,
    pattern_nodes=_pattern_nodes,
    kin={"expansion": frozenset({"simple_expansion"})},
    interpolations=frozenset({"simple_expansion", "expansion"}),
    verbatim=True,
)
