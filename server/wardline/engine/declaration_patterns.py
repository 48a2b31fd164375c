"""Forms of declarations, of entries of displays, and of definitions with decorators inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.call_patterns import Call, Unordered
from wardline.engine.environment import Environment
from wardline.engine.patterns import Dots, Form
from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Annotated(Form):
    """A definition with decorators: each of the pattern's is among those in it, before it, or in what is around it."""

    kind: str
    around: tuple[Form, ...]
    definition: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (*self.around, self.definition)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Decorators in any order, then the definition."""
        definition = source.definition(node)
        given = [child for one in {node, definition} for child in source.language.annotations_of(one)]
        for inner in Unordered("", self.around, True).match_items(given, env, source):
            yield from self.definition.match(definition, inner, source)


@dataclass(frozen=True, slots=True)
class Annotation(Form):
    """One decorator; one that says `(...)` may also be written without."""

    kind: str
    form: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.form,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """What it is made of."""
        inner = source.children(node)[-1] if node.type == self.kind else None
        if inner is None:
            return
        call = self.form
        yield from call.match(inner, env, source)
        if isinstance(call, Call) and call.arguments == (Dots(),):
            yield from call.function.match(inner, env, source)


@dataclass(frozen=True, slots=True)
class Declared(Form):
    """`word name = value`: among others of its kind; `word` is None where any does."""

    kinds: frozenset[str]
    word: str | None
    declarator: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.declarator,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Any one of the names that are declared together."""
        node = source.definition(node)
        if node.type not in self.kinds or (self.word is not None and source.text(node.children[0]) != self.word):
            return
        for child in node.named_children:
            yield from self.declarator.match(child, env, source)


@dataclass(frozen=True, slots=True)
class Entry(Form):
    """An entry of a display, `key: value`, however it is written: a name that is both, or a method."""

    kind: str
    key: Form
    value: Form
    method: Form | None

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.key, self.value)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Key and value, or what stands for them."""
        language = source.language
        form = self.value
        key: Node | None
        value: Node | None
        if node.type in language.methods:
            if self.method is None:
                return
            key, value, form = node.child_by_field_name(language.naming[0]), node, self.method
        elif node.type in language.shorthands:
            key = value = node
        elif node.type in language.entries:
            key, value = map(node.child_by_field_name, language.entries[node.type])
        else:
            return
        if key is None or value is None:
            return
        for inner in self.key.match(key, env, source):
            yield from form.match(value, inner, source)
