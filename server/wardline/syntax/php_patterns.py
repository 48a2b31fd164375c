"""How patterns are written so that PHP's grammar accepts them, and where they stand in what was written.

A metavariable is a variable where it can be one, else a name; PHP's own variables in capitals (`$_GET`) stay.
A piece of code that is no statement, such as a method, gets a class around it.
"""

from __future__ import annotations

import re

import tree_sitter

from wardline.syntax import placeholders

Node = tree_sitter.Node
_OWN = r"\$(?!(?:_GET|_POST|_REQUEST|_SERVER|_COOKIE|_FILES|_ENV|_SESSION|GLOBALS)\b)[A-Z_][A-Z0-9_]*\b(?![a-z])"
_TOKEN = re.compile(
    rf"""(?P<tag><\?(?:php\b|=)?|\?>)
      | (?P<comment>//[^\n]*|\#(?!\[)[^\n]*|/\*.*?\*/)
      | (?P<double>"(?:\\.|[^"\\])*")
      | (?P<single>'(?:\\.|[^'\\])*')
      | (?P<shell>`[^`]*`)
      | (?P<deep><\.\.\.|\.\.\.>)
      | (?P<many>\$\.\.\.[A-Z_][A-Z0-9_]*)
      | (?P<spread>\.\.\.(?=\$[a-z_]))
      | (?P<dots>\.\.\.)
      | (?P<meta>{_OWN})
      | (?P<word>\$?\w+)
      | (?P<other>->|::|=>|[^\s])""",
    re.VERBOSE | re.DOTALL,
)
_META = re.compile(rf"\{{({_OWN})\}}|({_OWN})")
_NAMED = frozenset({"function", "class", "interface", "trait", "extends", "implements", "use", "namespace", "const"})
_TYPES = frozenset({"class", "interface", "trait"})
_BEFORE_STATEMENT = frozenset({"", "{", "}", ";", ")", ":", "else", "do", "<?php"})


def prepare_pattern(text: str) -> tuple[str, ...]:
    """The ways to write a pattern, the plainest first."""
    written = _Writer(text).written().strip()
    written = written.removeprefix("<?php").strip()
    ended = written if written.endswith((";", "}")) else written + ";"
    member = f"class {placeholders.WRAP} {{ "
    return (
        f"<?php {written}",
        f"<?php {written};",
        f"<?php {member}{written} }}",
        f"<?php {member}{ended} }}",
        f"<?php try {{ }} {written}",
    )


def pattern_nodes(root: Node) -> list[Node]:
    """What was written, without the class or statement that was put around it."""
    nodes = [child for child in root.named_children if child.type != "php_tag"]
    first = nodes[0] if len(nodes) == 1 else None
    if first is None:
        return nodes
    name, body = first.child_by_field_name("name"), first.child_by_field_name("body")
    if first.type == "class_declaration" and name is not None and name.text == placeholders.WRAP.encode():
        return body.named_children if body is not None else []
    if first.type == "try_statement" and body is not None and body.text == b"{ }":
        return first.named_children[1:]
    return nodes


class _Writer:
    """Writes the tokens of a pattern again, each placeholder as its place asks for it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [found for found in _TOKEN.finditer(text) if not found["comment"]]

    def written(self) -> str:
        """The whole text."""
        around: list[str] = []
        pieces, end = [], 0
        for at, found in enumerate(self.tokens):
            pieces.append(self.text[end : found.start()])
            end = found.end()
            token = found[0]
            if token in ("(", "[", "{"):
                around.append(self._place(at))
            elif token in (")", "]", "}") and around:
                around.pop()
            pieces.append(self._token(at, found, around[-1] if around else "block"))
        return "".join(pieces) + self.text[end:]

    def _token(self, at: int, found: re.Match[str], place: str) -> str:
        if found["dots"] or found["many"]:
            return self._dots(at, placeholders.encode(found[0]), place)
        if found["meta"]:
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            is_type = after is not None and after["meta"] and self._before(at) not in ("", ";", "{", "}")
            named = self._before(at) in _NAMED or is_type
            return ("" if named else "$") + placeholders.encode(found[0])
        if found["double"] or found["shell"]:
            return _interpolated(found[0])
        return found[0] if found["word"] or found["spread"] else placeholders.encode(found[0])

    def _before(self, at: int) -> str:
        return self.tokens[at - 1][0] if at else ""

    def _dots(self, at: int, name: str, place: str) -> str:
        if place == "parameters":
            return "$" + name
        if place == "members":
            return f"use {name};"
        after = self.tokens[at + 1][0] if at + 1 < len(self.tokens) else ""
        if place == "block" and self._before(at) in _BEFORE_STATEMENT and after != ";":
            return name + ";"
        return name

    def _place(self, at: int) -> str:
        """What stands between the bracket at `at` and its partner."""
        bracket, before = self.tokens[at][0], self._before(at)
        if bracket == "{":
            return "members" if self._is_class(at) else "block"
        if bracket == "(" and (before in ("function", "fn", "use") or self._before(at - 1) == "function"):
            return "parameters"
        return "arguments"

    def _is_class(self, at: int) -> bool:
        back = at - 1
        while back >= 0 and self.tokens[back][0] not in (";", "{", "}", ")"):
            if self.tokens[back][0] in _TYPES:
                return True
            back -= 1
        return False


def _interpolated(text: str) -> str:
    """A string in which metavariables are variables in braces; one that is a metavariable is a text."""
    if re.fullmatch(rf"[\"`]{_OWN}[\"`]", text):
        return placeholders.encode(text)
    return placeholders.encode(_META.sub(lambda found: "{$" + placeholders.encode(found[1] or found[2]) + "}", text))
