"""Forms of what has parts in no fixed order: calls with keyword arguments, bases of classes, displays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tree_sitter

from wardline.engine.callees import is_bare_call
from wardline.engine.environment import Environment, bind, step
from wardline.engine.patterns import Anything, Dots, Form, sequence
from wardline.engine.source import Source
from wardline.syntax.language import part

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Keyword(Form):
    """A keyword argument, `name=value`."""

    name: Form
    value: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.name, self.value)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The name, then the value."""
        fields = source.language.keywords.get(node.type)
        name, value = (part(node, field) for field in fields) if fields else (None, None)
        if name is None or value is None:
            return
        for inner in self.name.match(name, env, source):
            yield from self.value.match(value, inner, source)


@dataclass(frozen=True, slots=True)
class Call(Form):
    """A call: the function, then the arguments."""

    kind: str
    function: Form
    arguments: tuple[Form, ...]
    rest: tuple[Form, ...] = ()

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.function, *self.arguments, *self.rest)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The function first, since it decides most."""
        node = source.strip(node)
        language = source.language
        if is_bare_call(node, language) and not self.rest:
            for inner in self.function.match(node, env, source):
                yield from match_arguments(self.arguments, (), inner, source)
            return
        fields = language.calls.get(node.type)
        if fields is None or (node.type != self.kind and node.type not in language.kin.get(self.kind, ())):
            return
        function, arguments = language.function_of(node), language.arguments_of(node)
        if function is None:
            return
        given: list[Node] | None = None
        for inner in self.function.match(function, env, source):
            if given is None:
                given = self._given(node, function, arguments, source)
            if not self.rest and not language.call_parts:
                yield from match_arguments(self.arguments, given, inner, source)
                continue
            for bound in sequence(self.rest, self._others(node, source), inner, source):
                yield from match_arguments(self.arguments, given, bound, source)

    def _given(self, node: Node, function: Node, arguments: Node | None, source: Source) -> list[Node]:
        """The arguments of the call `node`."""
        if not source.language.calls[node.type][1]:
            return [child for child in source.children(node) if child.id != function.id]
        if arguments is None:
            return []
        return source.children(arguments) if arguments.type in source.language.arguments else [arguments]

    def _others(self, node: Node, source: Source) -> list[Node]:
        """What the call has beside its function and its arguments; of that, what only a pattern with it asks for."""
        language = source.language
        rest = [child for child in node.children if child.type in language.call_parts]
        if not self.rest and language.optional.get(node.type):
            return [child for child in rest if child.type not in language.optional[node.type]]
        return rest


def match_arguments(
    items: Sequence[Form], nodes: Sequence[Node], env: Environment, source: Source
) -> Iterator[Environment]:
    """The ways in which `items` take all of `nodes`: a keyword argument wherever it stands, the others in order."""
    step(source)
    if not items:
        if not nodes:
            yield env
        return
    first, rest = items[0], items[1:]
    if isinstance(first, Dots):
        yield from _ellipsis(first, rest, nodes, env, source)
    elif isinstance(first, Keyword):
        for index, node in enumerate(nodes):
            for inner in first.match(node, env, source):
                yield from match_arguments(rest, (*nodes[:index], *nodes[index + 1 :]), inner, source)
    elif nodes and not _is_keyword(nodes[0], source):
        for inner in first.match(nodes[0], env, source):
            yield from match_arguments(rest, nodes[1:], inner, source)


def _is_keyword(node: Node, source: Source) -> bool:
    """Whether an argument has a name; there are grammars in which a node stands around every argument."""
    fields = source.language.keywords.get(node.type)
    return fields is not None and part(node, fields[0]) is not None


def _ellipsis(
    first: Dots, rest: Sequence[Form], nodes: Sequence[Node], env: Environment, source: Source
) -> Iterator[Environment]:
    for taken in range(len(nodes) + 1) if rest else (len(nodes),):
        inner = env if first.name is None else bind(first.name, tuple(nodes[:taken]), env, source)
        if inner is not None:
            yield from match_arguments(rest, nodes[taken:], inner, source)


@dataclass(frozen=True, slots=True)
class Arguments(Form):
    """An argument list outside a call."""

    items: tuple[Form, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return self.items

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """As the arguments of a call."""
        node = source.strip(node)
        if node.type in source.language.arguments:
            yield from match_arguments(self.items, source.children(node), env, source)


@dataclass(frozen=True, slots=True)
class Unordered(Form):
    """A display whose items match in any order (keys of a dictionary or object); `...` takes the rest."""

    kind: str
    items: tuple[Form, ...]
    open_ended: bool

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return self.items

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Each item of the pattern takes another item of the target."""
        node = source.strip(node)
        if node.type == self.kind or node.type in source.language.kin.get(self.kind, ()):
            yield from self.match_items(source.children(node), env, source)

    def match_items(self, given: list[Node], env: Environment, source: Source) -> Iterator[Environment]:
        """The items against `given`, whatever holds them."""
        yield from self._match(self.items, given, env, source)

    def _match(
        self, wanted: tuple[Form, ...], given: list[Node], env: Environment, source: Source
    ) -> Iterator[Environment]:
        step(source)
        if not wanted:
            if self.open_ended or not given:
                yield env
            return
        for index, node in enumerate(given):
            if node.type in source.language.entries and isinstance(wanted[0], Anything):
                continue
            for inner in wanted[0].match(node, env, source):
                yield from self._match(wanted[1:], given[:index] + given[index + 1 :], inner, source)


@dataclass(frozen=True, slots=True)
class Display(Form):
    """`[...]` and its like: a display or comprehension of some kind, whatever is in it."""

    kinds: frozenset[str]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The kind decides."""
        if source.strip(node).type in self.kinds:
            yield env
