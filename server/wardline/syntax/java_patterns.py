"""How patterns are written so that Java's grammar accepts them, and where they stand in what was written.

An ellipsis becomes what the place asks for: a declaration among statements, a parameter among parameters, a pair
among the pairs of an annotation, else a name. A piece of code that is no program, such as a constructor or
an annotation alone, gets a class around it or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter

from wardline.syntax import placeholders

Node = tree_sitter.Node
_WRAPPER = "wl_wrapper"
_TYPED = "wl_typed"
_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<deep><\.\.\.|\.\.\.>)
      | (?P<dots>\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)
      | (?P<word>\$?\w+)
      | (?P<other>->|::|.)""",
    re.VERBOSE | re.DOTALL,
)
_TYPE = r"(?:[\w$][\w$.]*(?:\s*<[^()]*>)?(?:\s*\[\s*\])*)"
_TYPED_METAVARIABLE = re.compile(rf"\(\s*(?:final\s+)?({_TYPE})\s+(\$[A-Z_][A-Z0-9_]*)\s*\)")
_EXPRESSION_WORDS = frozenset({"return", "throw", "case", "else", "assert", "yield", "do"})
_STATEMENT_WORDS = frozenset({"if", "while", "for", "switch", "synchronized", "try", "new", "super", "this", "record"})
_OPEN, _CLOSE = "([{", ")]}"


def prepare_pattern(text: str) -> tuple[str, ...]:
    """The ways to write a pattern, the plainest first."""
    encoded = "".join(_Writer(_typed(placeholders.any_case(text))).written()).strip()
    ended = encoded if encoded.endswith((";", "}")) else encoded + ";"
    return (
        encoded,
        encoded + ";",
        f"class {_WRAPPER} {{ {encoded} }}",
        f"class {_WRAPPER} {{ {ended} }}",
        f"{encoded} class {_WRAPPER} {{ }}",
        f"try {{ }} {encoded}",
        f"class {_WRAPPER} {{ {_WRAPPER}() {{ {ended} }} }}",
    )


def pattern_nodes(root: Node) -> list[Node]:
    """What was written, without the class or statement that was put around it."""
    nodes = root.named_children
    last = nodes[-1] if nodes else None
    if last is None:
        return nodes
    if last.type == "try_statement" and _text(last.child_by_field_name("body")) == "{ }":
        return last.named_children[1:]
    if last.type == "class_declaration" and _text(last.child_by_field_name("name")) == _WRAPPER:
        body = last.child_by_field_name("body")
        inner = body.named_children if body is not None else []
        if (
            inner
            and inner[0].type == "constructor_declaration"
            and _text(inner[0].child_by_field_name("name")) == _WRAPPER
        ):
            called = inner[0].child_by_field_name("body")
            return called.named_children if called is not None else []
        return inner or [one for part in last.children if part.type == "modifiers" for one in part.named_children]
    return nodes


def typed(node: Node) -> tuple[Node, Node] | None:
    """The metavariable and the type of `((T) wl_typed($X))`, or of `wl_typed[(T) $X]`, which can be assigned to."""
    if node.type == "array_access" and _text(node.child_by_field_name("array")) == _TYPED:
        index = node.child_by_field_name("index")
        name, kind = (index.child_by_field_name(field) if index is not None else None for field in ("value", "type"))
        return (name, kind) if name is not None and kind is not None else None
    value = node.child_by_field_name("value") if node.type == "cast_expression" else None
    name = value.child_by_field_name("name") if value is not None and value.type == "method_invocation" else None
    kind = node.child_by_field_name("type")
    if value is None or kind is None or _text(name) != _TYPED:
        return None
    arguments = value.child_by_field_name("arguments")
    return (arguments.named_children[0], kind) if arguments is not None and arguments.named_children else None


def _typed(text: str) -> str:
    def cast(found: re.Match[str]) -> str:
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        word = re.search(r"[\w$]+\Z", before)
        if (word and word[0] not in _EXPRESSION_WORDS) or after.startswith("->") or before.endswith(">"):
            return found[0]
        if re.match(r"=(?!=)", after):
            return f"{_TYPED}[({found[1]}) {found[2]}]"
        return f"(({found[1]}) {_TYPED}({found[2]}))"

    return _TYPED_METAVARIABLE.sub(cast, text)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


class _Writer:
    """Writes the tokens of a pattern again, each ellipsis as its place asks for it."""

    def __init__(self, text: str) -> None:
        self.tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(text)]
        self.solid = [index for index, (kind, _) in enumerate(self.tokens) if kind != "space"]

    def written(self) -> Iterator[str]:
        """The pieces of the text."""
        around: list[str] = []
        at = deep = 0
        for kind, text in self.tokens:
            if kind == "space":
                yield text
                continue
            if kind == "deep":
                deep += 1 if text == "<..." else -1
                yield f"{placeholders.DEEP}(" if text == "<..." else ")" if deep >= 0 else f"{placeholders.DOTS}>"
            elif kind == "dots":
                yield self._dots(at, text, around[-1] if around else "block")
            else:
                if text in _OPEN:
                    around.append(self._place(at))
                elif text in _CLOSE and around:
                    around.pop()
                yield text if kind == "text" and "$" not in text and "..." not in text else placeholders.encode(text)
            at += 1

    def _solid(self, at: int) -> str:
        return self.tokens[self.solid[at]][1] if 0 <= at < len(self.solid) else ""

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self.solid) and self.tokens[self.solid[at]][0] == "word"

    def _dots(self, at: int, text: str, place: str) -> str:
        before = self._solid(at - 1)
        if text == "..." and place in ("parameters", "arguments") and self._is_variable_arity(at):
            return text
        name = placeholders.encode(text)
        if before == "(" and self._solid(at - 2) == "for" and self._solid(at + 1) == ")":
            return f"{name}; ;"
        if before == ".":
            return name
        if place == "block" and (before in ("", ";", "{", "}", ")", "else", "do") or self._is_case(at)):
            return f"{name} {name};" if self._solid(at + 1) != ";" else f"{name} {name}"
        if place == "parameters":
            return f"{name} {name}"
        return f"{name} = {name}" if place == "pairs" else name

    def _is_variable_arity(self, at: int) -> bool:
        return self._is_word(at + 1) and (self._is_word(at - 1) or self._solid(at - 1) in (">", "]"))

    def _is_case(self, at: int) -> bool:
        """Whether the ellipsis follows the colon of a `case`."""
        if self._solid(at - 1) != ":":
            return False
        back = at - 2
        while back >= 0 and self._solid(back) not in (";", "{", "}"):
            if self._solid(back) in ("case", "default"):
                return True
            back -= 1
        return False

    def _place(self, at: int) -> str:
        """What stands between the bracket at `at` and its partner."""
        bracket, before = self._solid(at), self._solid(at - 1)
        if bracket == "{":
            is_list = before in ("]", "=", "(", ",") or self._solid(at - 2) == "enum"
            return "items" if is_list else "block"
        if bracket != "(":
            return "arguments"
        if self._is_annotation(at):
            return "pairs" if self._has_comma(at) else "arguments"
        if before == "catch" or self._declares(at):
            return "parameters"
        return "arguments"

    def _is_annotation(self, at: int) -> bool:
        back = at - 1
        while self._is_word(back) and self._solid(back - 1) == ".":
            back -= 2
        return self._is_word(back) and self._solid(back - 1) == "@"

    def _declares(self, at: int) -> bool:
        """Whether the bracket opens the parameters of a method or constructor."""
        name, before = self._solid(at - 1), self._solid(at - 2)
        if not self._is_word(at - 1) or name in _STATEMENT_WORDS:
            return False
        if self._is_word(at - 2):
            return before not in _EXPRESSION_WORDS and before != "new"
        if before in (">", "]"):
            return not self._is_created(at - 2) and not self._has_type_arguments(at - 2)
        after = self._solid(self._partner(at) + 1)
        return after in ("{", "throws") and before != "." and not self._is_created(at - 2)

    def _has_type_arguments(self, at: int) -> bool:
        """Whether the `>` at `at` ends the type arguments of a call, as in `x.<T>f()`."""
        while at > 0 and self._solid(at) not in ("<", ";", "{", "}"):
            at -= 1
        return self._solid(at) == "<" and self._solid(at - 1) == "."

    def _is_created(self, at: int) -> bool:
        """Whether the type that ends at `at` is that of a `new`."""
        while at >= 0 and self._solid(at) not in (";", "{", "}", "(", ")", "="):
            if self._solid(at) == "new":
                return True
            at -= 1
        return False

    def _partner(self, at: int) -> int:
        depth = 0
        for index in range(at, len(self.solid)):
            depth += (self._solid(index) in _OPEN) - (self._solid(index) in _CLOSE)
            if depth == 0:
                return index
        return len(self.solid)

    def _has_comma(self, at: int) -> bool:
        depth = 0
        for index in range(at, self._partner(at)):
            depth += (self._solid(index) in _OPEN) - (self._solid(index) in _CLOSE)
            if depth == 1 and self._solid(index) == ",":
                return True
        return False
