"""The values of expressions where the text alone decides them: literals, sums, formatted strings, constants."""

from __future__ import annotations

import operator as operators
from collections.abc import Callable
from typing import TYPE_CHECKING

import tree_sitter

if TYPE_CHECKING:
    from wardline.engine.source import Source

Node = tree_sitter.Node
Constant = str | int | float | bool | None


class Unknown:
    """The type of `UNKNOWN`, which is no constant; None is one in some languages."""


class SomeText:
    """The type of `SOME_TEXT`: a string made of constants, whose value is not known."""


UNKNOWN = Unknown()
SOME_TEXT = SomeText()
Known = Constant | Unknown | SomeText
_MOST_OPERANDS = 200
_LONGEST = 10_000  # characters of a value: a string doubled in a loop must not fill the memory


class Evaluation:
    """Evaluates expressions; `variable` gives the value of a name."""

    def __init__(self, source: Source, variable: Callable[[Node], Known]) -> None:
        self.source = source
        self.language = source.language
        self._variable = variable

    def value(self, node: Node) -> Known:
        """The value of `node`."""
        node = self.source.strip(node)
        language = self.language
        if node.type in language.strings:
            value = language.string_value(node)
            return self._interpolated(node) if value is None else value
        if node.type in language.fragments:
            return self.source.text(node) if self._is_among_values(node) else UNKNOWN
        if node.type in language.numbers:
            number = language.number_value(self.source.text(node))
            return UNKNOWN if number is None else number
        if node.type in language.constants:
            return truth(node)
        if node.type in language.additions:
            return self._operation(node)
        if node.type in language.identifiers:
            return self._variable(node)
        if node.type in language.members:
            bound = self.source.member_constant(node)
            return UNKNOWN if bound is None else self.value(bound)
        return UNKNOWN

    def _is_among_values(self, fragment: Node) -> bool:
        """Whether a text stands beside interpolated values; otherwise its string is found itself."""
        parent = fragment.parent
        return parent is not None and any(child.type in self.language.interpolations for child in parent.children)

    def _operation(self, node: Node) -> Known:
        """A chain of operators, read from its end without recursion."""
        rest: list[tuple[str, Node]] = []
        inner = node
        while inner.type in self.language.additions:
            parts = self.source.children(inner)
            if len(parts) != 3:
                return UNKNOWN
            rest.append((self.source.text(parts[1]), parts[2]))
            if len(rest) > _MOST_OPERANDS:
                return UNKNOWN
            inner = self.source.strip(parts[0])
        total = self.value(inner)
        for operator, operand in reversed(rest):
            if isinstance(total, Unknown):
                return UNKNOWN
            total = combined(operator, total, self.value(operand))
        return total

    def _interpolated(self, node: Node) -> Known:
        """A string whose interpolated values are all constant; only that it is one matters, so joined roughly."""
        joined: list[str] = []
        vague = False
        stack = [node]
        while stack:
            for child in stack.pop().named_children:
                if child.type in self.language.strings:
                    stack.append(child)
                elif child.type in self.language.interpolations:
                    value = self.value(child.named_children[0]) if child.named_children else UNKNOWN
                    if isinstance(value, Unknown):
                        return UNKNOWN
                    vague = vague or isinstance(value, SomeText)
                    joined.append(str(value))
                elif child.type not in self.language.trivia:
                    joined.append(self.source.text(child))
        return SOME_TEXT if vague else "".join(joined)


def combined(operator: str, left: Known, right: Known) -> Known:
    """The value of `left operator right`."""
    if isinstance(left, str) and isinstance(right, str) and operator in ("+", "."):
        return left + right if len(left) + len(right) <= _LONGEST else SOME_TEXT
    if isinstance(left, str | SomeText) and not isinstance(right, Unknown):
        return SOME_TEXT
    if type(left) is int and type(right) is int and max(abs(left), abs(right)) < 1 << 31:
        return _calculated(operator, left, right)
    return UNKNOWN


def _calculated(operator: str, left: int, right: int) -> Known:
    """The value of an operation on whole numbers; only what all languages agree on."""
    if operator in ("<<", ">>"):
        if not 0 <= right <= _MOST_SHIFTED:
            return UNKNOWN
        return left << right if operator == "<<" else left >> right
    if operator in ("//", "%"):
        if left < 0 or right <= 0:
            return UNKNOWN
        return left // right if operator == "//" else left % right
    calculate = _INTEGERS.get(operator)
    return UNKNOWN if calculate is None else calculate(left, right)


_MOST_SHIFTED = 64
_INTEGERS: dict[str, Callable[[int, int], int]] = {
    "+": operators.add,
    "-": operators.sub,
    "*": operators.mul,
    "|": operators.or_,
    "&": operators.and_,
    "^": operators.xor,
}


class Constants:
    """The constants of one source, remembered by node."""

    def __init__(self, source: Source) -> None:
        self._known: dict[int, Known] = {}
        self._evaluation = Evaluation(source, source.variable)
        self._source = source

    def value(self, node: Node) -> Known:
        """The value of `node` where the text alone decides it, else `UNKNOWN`."""
        node = self._source.strip(node)
        if node.id not in self._known:
            self._known[node.id] = UNKNOWN  # what depends on itself is not constant
            self._known[node.id] = self._evaluation.value(node)
        return self._known[node.id]


def truth(node: Node) -> bool | None:
    """Which truth value a constant is, by its kind or as it is written; None for null."""
    text = node.text.decode("utf-8", "replace") if node.text is not None else ""
    return _TRUTHS.get(node.type, _TRUTHS.get(text))


_TRUTHS = {"true": True, "false": False}
