"""Forms of constants: strings, numbers, truth values; they ask for values, not for spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine import expressions
from wardline.engine.constants import SOME_TEXT, UNKNOWN
from wardline.engine.environment import Environment, bind
from wardline.engine.patterns import Anything, Form, Token
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Text(Form):
    """A string literal of this value; None is `"..."`, any string whose value is known.

    `prefix` is that of the pattern's own literal (`b`); unless `folded` only literals count, and no names.
    `verbatim` where every string of this value is written as it is, and so can be searched for.
    """

    value: str | None
    capture: str | None = None
    prefix: str = ""
    folded: bool = True
    verbatim: bool = False

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The value decides; quotes and concatenation do not."""
        node = source.strip(node)
        language = source.language
        literal = node.type in language.strings
        if source.is_target(node):
            return
        if (self.prefix and not (literal and language.string_prefix(node) == self.prefix)) or not (
            self.folded or literal or node.type in language.keys
        ):
            return
        value = source.text(node) if node.type in language.keys else source.known(node)
        if value is SOME_TEXT and self.value is None and self.capture is None:
            yield env
        if not isinstance(value, str):
            if self.value is not None and language.spelled and source.text(node) == self.value:
                yield env
            return
        if self.capture is not None:
            is_here = literal or node.type in language.keys | language.additions
            bound = bind(self.capture, (node,), env, source, text=value, is_here=is_here)
            if bound is not None:
                yield bound
        elif self.value is None or value == self.value:
            yield env


@dataclass(frozen=True, slots=True)
class Formatted(Form):
    """`f"..."`: any string literal that may hold values."""

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The way it is written decides, not whether it holds any."""
        node = source.strip(node)
        if node.type in source.language.strings and source.language.formatted(node):
            yield env


@dataclass(frozen=True, slots=True)
class Symbol(Form):
    """A symbol of this name, however it is marked."""

    name: Form

    def within(self) -> tuple[Form, ...]:
        """The name, which stands in the text."""
        return (self.name,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The same name without its marks."""
        node = source.strip(node)
        if node.type not in source.language.symbols:
            return
        name = source.text(node).strip(":")
        if isinstance(self.name, Token):
            if self.name.text == name:
                yield env
        elif isinstance(self.name, Anything) and self.name.name is not None:
            bound = bind(self.name.name, (node,), env, source, text=name)
            if bound is not None:
                yield bound
        else:
            yield env


@dataclass(frozen=True, slots=True)
class Matching(Form):
    """`"=~/regex/"`: a string literal in which the expression is found."""

    regex: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Searched, not anchored."""
        value = UNKNOWN if source.is_target(node) else source.constant(node)
        if isinstance(value, str) and expressions.search(self.regex, value):
            yield env


@dataclass(frozen=True, slots=True)
class Value(Form):
    """A number, a truth value or a null: equal by value."""

    value: float | int | bool | None

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The constant's value and type are the same."""
        found = source.constant(node)
        if source.language.spelled and isinstance(found, str):
            found = _meant(found)
        if found is not UNKNOWN and found == self.value and isinstance(found, bool) == isinstance(self.value, bool):
            yield env


def _meant(text: str) -> int | bool | str:
    """The number or truth value that a string is to be read as."""
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdecimal() and str(int(text)) == text else text
