"""Forms of definitions, their decorators and parameters, and of branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.call_patterns import Unordered, match_arguments
from wardline.engine.environment import Environment
from wardline.engine.patterns import Block, Dots, Form, sequence
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Decorated(Form):
    """A definition with decorators: each of the pattern's stands somewhere among the target's.

    With `ordered` they stand in the pattern's order.
    """

    kind: str
    around: tuple[Form, ...]
    definition: Form
    ordered: bool = False

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (*self.around, self.definition)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Decorators, then the definition."""
        if node.type != self.kind:
            return
        *around, definition = source.children(node)
        for inner in self._match_around(around, env, source):
            yield from self.definition.match(definition, inner, source)

    def _match_around(self, around: list[Node], env: Environment, source: Source) -> Iterator[Environment]:
        wanted = tuple(item for item in self.around if not isinstance(item, Dots))
        if not self.ordered:
            yield from Unordered(self.kind, wanted, True).match_items(around, env, source)
            return
        spread = (Dots(), *(form for item in wanted for form in (item, Dots())))
        yield from sequence(spread, around, env, source)


@dataclass(frozen=True, slots=True)
class Decorator(Form):
    """`@name` or `@name(arguments)`; empty brackets say no more than none."""

    name: Form
    arguments: tuple[Form, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.name, *self.arguments)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The name, then the arguments."""
        language = source.language
        inner = source.children(node)
        if node.type not in language.decorators or not inner:
            return
        name, given = source.strip(inner[0]), list[Node]()
        fields = language.calls.get(name.type)
        if fields is not None:
            function, arguments = name.child_by_field_name(fields[0]), name.child_by_field_name(fields[1])
            if function is None or arguments is None:
                return
            name, given = function, source.children(arguments)
        for bound in self.name.match(name, env, source):
            yield from match_arguments(self.arguments, given, bound, source)


@dataclass(frozen=True, slots=True)
class Bases(Form):
    """The bases of a class: the target may have more of them."""

    items: tuple[Form, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return self.items

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """As the first arguments of a call."""
        if node.type in source.language.arguments:
            yield from match_arguments((*self.items, Dots()), source.children(node), env, source)


@dataclass(frozen=True, slots=True)
class Parameter(Form):
    """A parameter by its name and those of its `parts` that the pattern gives (by field or kind): type, default."""

    name: Form
    parts: tuple[tuple[str, Form], ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.name, *(part for _, part in self.parts))

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The name, then the parts."""
        name = source.parameter_name(source.strip(node))
        if name.type not in source.language.identifiers:
            return
        shares = self.parts and source.language.shared and source.language.sharing(node) is not None
        whole = node.parent if shares and node.parent is not None else node  # the type stands beside several names
        for inner in self.name.match(name, env, source):
            yield from self._match_parts(self.parts, whole, inner, source)

    def _match_parts(
        self, parts: tuple[tuple[str, Form], ...], node: Node, env: Environment, source: Source
    ) -> Iterator[Environment]:
        if not parts:
            yield env
            return
        named = node.child_by_field_name(parts[0][0])
        given = [named] if named is not None else [child for child in node.children if child.type == parts[0][0]]
        for part in given[:1]:
            for inner in parts[0][1].match(part, env, source):
                yield from self._match_parts(parts[1:], node, inner, source)


@dataclass(frozen=True, slots=True)
class Conditional(Form):
    """`if` with what else there is to be done: another condition, or a block.

    Another condition of the target is taken for a block of one statement as well.
    """

    kind: str
    parts: tuple[Form, ...]
    otherwise: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (*self.parts, self.otherwise)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Condition and body, then the first alternative."""
        language = source.language
        if node.type not in language.conditionals:
            return
        children = source.children(node)
        head = [child for child in children if child.type not in language.alternatives]
        following = next((child for child in children if child.type in language.alternatives), None)
        if following is None and node.type in language.alternatives:
            following = node.next_named_sibling
        if following is None or following.type not in language.alternatives:
            return
        for inner in sequence(self.parts, head, env, source):
            yield from self._match_otherwise(following, inner, source)

    def _match_otherwise(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        if node.type not in source.language.conditionals:
            for part in source.children(node):
                if part.type in source.language.blocks:
                    yield from self.otherwise.match(part, env, source)
        elif isinstance(self.otherwise, Block):
            yield from sequence(self.otherwise.items, (node,), env, source)
        else:
            yield from self.otherwise.match(node, env, source)


@dataclass(frozen=True, slots=True)
class Attempt(Form):
    """`try`: each handler of the pattern is one of the target's; the other parts are the same."""

    kind: str
    parts: tuple[Form, ...]
    handlers: tuple[Form, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (*self.parts, *self.handlers)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Body, `else` and `finally` first."""
        if node.type != self.kind:
            return
        children, kinds = source.children(node), source.language.handlers
        given = [child for child in children if child.type in kinds]
        for inner in sequence(self.parts, [child for child in children if child.type not in kinds], env, source):
            yield from Unordered(self.kind, self.handlers, True).match_items(given, inner, source)


@dataclass(frozen=True, slots=True)
class Assignment(Form):
    """`target = value`; of several targets and as many values, each pair."""

    whole: Form
    target: Form
    value: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.target, self.value)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """As written; then pair by pair."""
        yield from self.whole.match(node, env, source)
        node = source.strip(node)
        fields = source.language.assignments.get(node.type)
        left, right = (node.child_by_field_name(field) for field in fields) if fields else (None, None)
        rows = source.language.rows
        if left is None or right is None or left.type not in rows or right.type not in rows:
            return
        targets, values = source.children(left), source.children(right)
        if len(targets) == len(values):
            for target, value in zip(targets, values, strict=True):
                for inner in self.target.match(target, env, source):
                    yield from self.value.match(value, inner, source)
