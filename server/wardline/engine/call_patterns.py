"""Forms of what has parts in no fixed order: calls with keyword arguments, bases of classes, displays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.environment import Environment
from wardline.engine.patterns import Dots, Form, sequence
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Call(Form):
    """A call: the function, the positional arguments in order, the keyword arguments in any order."""

    kind: str
    function: Form
    positional: tuple[Form, ...]
    keywords: tuple[tuple[Form, Form], ...]
    rest: tuple[Form, ...] = ()

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The function first, since it decides most."""
        node = source.strip(node)
        language = source.language
        fields = language.calls.get(node.type)
        if fields is None or (node.type != self.kind and node.type not in language.kin.get(self.kind, ())):
            return
        function, arguments = language.function_of(node), node.child_by_field_name(fields[1])
        if function is None:
            return
        rest = [child for child in node.children if child.type in language.call_parts] if language.call_parts else []
        for inner in self.function.match(function, env, source):
            for bound in sequence(self.rest, rest, inner, source):
                if arguments is not None:
                    yield from self.match_arguments(arguments, bound, source)
                elif not self.keywords:
                    yield from sequence(self.positional, (), bound, source)

    def match_arguments(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The argument list alone (class definitions have one too)."""
        keyword_kinds = source.language.keywords
        given = source.children(node) if node.type in source.language.arguments else [node]
        positional = [child for child in given if child.type not in keyword_kinds]
        named = [child for child in given if child.type in keyword_kinds]
        open_ended = any(isinstance(item, Dots) for item in self.positional)
        for inner, rest in self._keywords(self.keywords, named, env, source):
            if rest and not open_ended:
                continue
            yield from sequence(self.positional, positional, inner, source)

    def _keywords(
        self, wanted: tuple[tuple[Form, Form], ...], given: list[Node], env: Environment, source: Source
    ) -> Iterator[tuple[Environment, list[Node]]]:
        if not wanted:
            yield env, given
            return
        (name, value), rest = wanted[0], wanted[1:]
        for index, node in enumerate(given):
            name_field, value_field = source.language.keywords[node.type]
            name_node, value_node = node.child_by_field_name(name_field), node.child_by_field_name(value_field)
            if name_node is None or value_node is None:
                continue
            others = given[:index] + given[index + 1 :]
            for inner in name.match(name_node, env, source):
                for bound in value.match(value_node, inner, source):
                    yield from self._keywords(rest, others, bound, source)


@dataclass(frozen=True, slots=True)
class Arguments(Form):
    """An argument list outside a call, such as the bases of a class."""

    call: Call

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """As the arguments of a call."""
        if node.type in source.language.arguments:
            yield from self.call.match_arguments(node, env, source)


@dataclass(frozen=True, slots=True)
class Unordered(Form):
    """A display whose items match in any order (keys of a dictionary or object); `...` takes the rest."""

    kind: str
    items: tuple[Form, ...]
    open_ended: bool

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
        if not wanted:
            if self.open_ended or not given:
                yield env
            return
        for index, node in enumerate(given):
            for inner in wanted[0].match(node, env, source):
                yield from self._match(wanted[1:], given[:index] + given[index + 1 :], inner, source)
