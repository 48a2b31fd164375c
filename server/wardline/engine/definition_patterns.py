"""Forms of definitions and imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.call_patterns import Unordered
from wardline.engine.environment import Environment
from wardline.engine.patterns import Dots, Form
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Imported(Form):
    """An import statement: it brings in each of these full names, or something below it."""

    names: frozenset[str]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The full names decide; how the statement is written does not."""
        given = source.language.imported(node) if node.type in source.language.imports else None
        if given and all(any(f"{one}.".startswith(f"{name}.") for one in given) for name in self.names):
            yield env


@dataclass(frozen=True, slots=True)
class Decorated(Form):
    """A definition with decorators: each of the pattern's stands somewhere among the target's."""

    kind: str
    around: tuple[Form, ...]
    definition: Form

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Decorators in any order, then the definition."""
        if node.type != self.kind:
            return
        *around, definition = source.children(node)
        decorators = Unordered(self.kind, tuple(item for item in self.around if not isinstance(item, Dots)), True)
        for inner in decorators.match_items(around, env, source):
            yield from self.definition.match(definition, inner, source)
