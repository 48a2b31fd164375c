"""Dockerfiles: the roles of tree-sitter-dockerfile's node kinds.

Everything in an instruction is text, so all leaves are strings. The grammar does not read shell commands; in a pattern
one becomes a regular expression that finds it among the commands of a line.
"""

from __future__ import annotations

import re

import tree_sitter
import tree_sitter_dockerfile

from wardline.syntax import placeholders
from wardline.syntax.language import Language
from wardline.syntax.literals import unescaped
from wardline.syntax.role_flow import FlowRoles, RoleFlow

Node = tree_sitter.Node
_STRINGS = frozenset(
    {
        "image_name",
        "image_tag",
        "image_digest",
        "image_alias",
        "unquoted_string",
        "double_quoted_string",
        "single_quoted_string",
        "json_string",
        "path",
        "expose_port",
        "shell_command",
        "param",
    }
)
_SHELL = frozenset({"RUN", "CMD", "ENTRYPOINT"})
_STATEMENT = f"MAINTAINER {placeholders.DOTS}"
_COMMAND = "wl_command_"  # a regular expression in hexadecimal digits, which no brackets disturb
_WRAPPER = "wl_wrapper"
_DIGEST = "wl:"
_HIDDEN_DIGEST = re.compile(rf"@({placeholders.PREFIX}\w+)")
_PART = r"[^;&|]*?"
_WORDS = frozenset(
    {"FROM", "RUN", "CMD", "LABEL", "EXPOSE", "ENV", "ADD", "COPY", "ENTRYPOINT", "VOLUME", "USER", "WORKDIR", "ARG"}
    | {"ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL", "MAINTAINER", "AS"}
)
_INSTRUCTIONS = frozenset(f"{word.lower()}_instruction" for word in _WORDS - {"AS"})


def _string_value(node: Node) -> str | None:
    """The text without quotes, the sign before a tag, or what continues a line and comments behind it."""
    text = node.text.decode("utf-8", "replace") if node.text is not None else ""
    if node.type == "shell_command" and text.startswith(_COMMAND):
        return f"=~/{bytes.fromhex(text.removeprefix(_COMMAND)).decode()}/"
    if node.type == "param" and placeholders.PREFIX in text:
        return "=~/" + re.sub(rf"{placeholders.PREFIX}\w+", ".+", re.escape(text)) + "/"
    if node.type == "shell_command":
        return re.sub(r"\s#[^\n]*", "", re.sub(r"\\\r?\n", " ", text))
    if node.type in ("image_tag", "image_digest"):
        hidden = text.startswith(f"@{_DIGEST}")
        return bytes.fromhex(text.removeprefix(f"@{_DIGEST}")).decode() if hidden else text[1:]
    if node.type in ("json_string", "double_quoted_string"):
        return re.sub(r"\\(?:u[0-9a-fA-F]{4}|.)", lambda one: unescaped(one[0]), text[1:-1])
    return text[1:-1] if node.type == "single_quoted_string" else text


def _prepare_pattern(text: str) -> tuple[str, ...]:
    """The instructions of a pattern, an ellipsis between them as an instruction that is none."""
    lines = re.sub(r"\\\r?\n", " ", text).splitlines()
    alone = f"LABEL {_WRAPPER}={placeholders.encode(text.strip())}\n"  # a value, which is no instruction
    return "\n".join(map(_instruction, lines)).strip() + "\n", alone


def _pattern_nodes(root: Node) -> list[Node]:
    first = root.named_children[0] if root.named_children else None
    pair = first.named_children[0] if first is not None and first.type == "label_instruction" else None
    if pair is not None and pair.named_child_count == 2 and pair.named_children[0].text == _WRAPPER.encode():
        return pair.named_children[1:]
    return root.named_children


def _instruction(line: str) -> str:
    stripped = line.strip()
    if stripped == "...":
        return _STATEMENT
    word, _, rest = stripped.partition(" ")
    rest = rest.strip()
    if word.upper() in _SHELL and not rest.startswith("[") and not re.fullmatch(r"\S+", placeholders.encode(rest)):
        return f"{word} {_COMMAND}{_command(rest).encode().hex()}"
    if rest.startswith("["):
        rest = re.sub(r"(?<=[\[,])\s*(\.\.\.|\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*)\s*(?=[,\]])", r' "\1"', rest)
    if word.upper() == "MAINTAINER":
        return f"{word} {_WRAPPER}"  # the grammar gives its text no node
    return f"{word} {_HIDDEN_DIGEST.sub(_hidden, placeholders.encode(rest))}"


def _hidden(found: re.Match[str]) -> str:
    """The placeholder for a digest as the grammar wants a digest: an algorithm and hexadecimal digits."""
    return f"@{_DIGEST}{found[1].encode().hex()}"


def _command(text: str) -> str:
    """A regular expression for a line with these commands, alone or among others."""
    parts = [part for part in re.split(r"\s+", re.sub(r"([|;]|&&)", r" \1 ", text)) if part]
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if part == "..." or part.startswith("$..."):
            pieces.append(rf"(?:\s{_PART})?" if index else rf"(?:{_PART}\s)?")
            continue
        written = r"[^\s;&|]+" if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", part) else re.escape(part)
        first = index == 0 or (index == 1 and parts[0] == "...")
        pieces.append((r"\s*" if first else r"\s+" if part not in "|;&&" else r"\s*") + written)
    return r"(?:\A|[;&|(])" + "".join(pieces).replace(r"\|\s+", r"\|\s*") + r"\s*(?:\Z|[;&|)])"


_FLOW = RoleFlow(FlowRoles(identifiers=frozenset()))

LANGUAGE = Language(
    name="dockerfile",
    suffixes=(".dockerfile",),
    line_comment="#",
    grammar=tree_sitter_dockerfile.language,
    trivia=frozenset({"[", "]", ",", "=", '"', "\n", "comment", "AS"}),
    comments=frozenset({"comment"}),
    transparent=frozenset(),
    identifiers=frozenset(),
    strings=_STRINGS,
    numbers=frozenset(),
    constants=frozenset(),
    members={},
    calls={},
    arguments=frozenset(),
    keywords={},
    blocks=frozenset({"source_file"}),
    statements=_INSTRUCTIONS,
    expression_statements=frozenset(),
    functions=frozenset(),
    classes=frozenset(),
    wrappers=frozenset(),
    assignments={},
    imports=frozenset(),
    import_words=(),
    import_bindings=lambda node: {},
    string_value=_string_value,
    number_value=lambda text: None,
    rebinding_query="",
    lower_function=_FLOW.lower_function,
    lower_block=_FLOW.lower_block,
    prepare_pattern=_prepare_pattern,
    pattern_nodes=_pattern_nodes,
    punctuation=dict.fromkeys(_INSTRUCTIONS, _WORDS),
    quoted=frozenset({"json_string", "double_quoted_string"}),
    selective={"copy_instruction": "param", "add_instruction": "param"},
    optional={
        "from_instruction": frozenset({"param", "as"}),
        "image_spec": frozenset({"tag", "digest"}),
        "copy_instruction": frozenset({"param"}),
        "add_instruction": frozenset({"param"}),
        "run_instruction": frozenset({"param", "heredoc_block"}),
        "healthcheck_instruction": frozenset({"param"}),
        "user_instruction": frozenset({"group"}),
    },
    verbatim=True,
)
