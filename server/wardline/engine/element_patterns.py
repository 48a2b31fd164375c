"""Forms of markup in code: an element by its name, its attributes in any order, and what it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.call_patterns import Unordered
from wardline.engine.environment import Environment
from wardline.engine.literal_patterns import Value
from wardline.engine.patterns import Dots, Form, sequence
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Markup(Form):
    """An element: it may have more attributes, and more content after what the pattern asks for."""

    kinds: frozenset[str]
    name: Form | None
    attributes: tuple[Form, ...]
    content: tuple[Form, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (*((self.name,) if self.name is not None else ()), *self.attributes, *self.content)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Name, attributes, content."""
        node = source.strip(node)
        take_apart = source.language.element
        if take_apart is None or node.type not in self.kinds:
            return
        parts = take_apart(node)
        if (self.name is None) != (parts.name is None):
            return
        for named in self.name.match(parts.name, env, source) if self.name and parts.name else (env,):
            for inner in Unordered("", self.attributes, True).match_items(list(parts.attributes), named, source):
                yield from sequence((*self.content, Dots()), parts.content, inner, source)


@dataclass(frozen=True, slots=True)
class Attribute(Form):
    """`name=value`; without a value it is the same as one that is true."""

    kind: str
    name: Form
    value: Form | None

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.name, *((self.value,) if self.value is not None else ()))

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Braces around the value do not matter."""
        if node.type != self.kind:
            return
        name, *values = source.children(node)
        value = values[-1] if values else None
        for inner in self.name.match(name, env, source):
            if value is None:
                if self.value is None or self.value == Value(True):
                    yield inner
            else:
                yield from (self.value or Value(True)).match(_plain(value, source), inner, source)


def _plain(value: Node, source: Source) -> Node:
    """What stands in braces; any other value itself."""
    inner = source.children(value) if value.type in source.language.interpolations else []
    return inner[0] if len(inner) == 1 else value
