"""Forms of operators whose sides may be exchanged, and of values that a variable stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.environment import Environment
from wardline.engine.patterns import Form
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Commutative(Form):
    """`left operator right`, or the sides exchanged."""

    kind: str
    left: Form
    operator: Form
    right: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.left, self.operator, self.right)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """As written first."""
        node = source.strip(node)
        parts = source.children(node)
        if node.type != self.kind or len(parts) != 3:
            return
        for bound in self.operator.match(parts[1], env, source):
            for first, second in ((parts[0], parts[2]), (parts[2], parts[0])):
                for inner in self.left.match(first, bound, source):
                    yield from self.right.match(second, inner, source)


@dataclass(frozen=True, slots=True)
class Symbolic(Form):
    """`form`, or a variable whose last value is of this form."""

    form: Form

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The code as written; failing that, what it stands for."""
        found = False
        for inner in self.form.match(node, env, source):
            found = True
            yield inner
        value = None if found else source.assigned(source.strip(node))
        if value is not None:
            yield from self.match(value, env, source)
