"""Patterns that run: each form matches a tree-sitter node and yields the ways it can.

A pattern is a small tree of these forms, built by `wardline.engine.pattern_compiler`. Matching never walks
the target: the caller brings the node. An `Environment` maps metavariables to what they bound; a second
occurrence must be bound to the same code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tree_sitter

from wardline.engine import expressions
from wardline.engine.environment import Binding, Environment, bind, step
from wardline.engine.source import UNKNOWN, Source

Node = tree_sitter.Node


class Form:
    """One form of pattern."""

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The environments in which this form matches `node`, each extending `env`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Anything(Form):
    """`$X`, or `$_` when `name` is None: any node."""

    name: str | None

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Binds the node, or compares it with what is bound."""
        if self.name is None:
            yield env
            return
        bound = bind(self.name, (source.parameter_name(source.strip(node)),), env, source)
        if bound is not None:
            yield bound


@dataclass(frozen=True, slots=True)
class Token(Form):
    """A leaf: an operator, a keyword, an identifier that is no part of a dotted name."""

    kind: str
    text: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The same text; the name of an entry may be written as a string."""
        named = self.kind in source.language.keys and node.type in source.language.strings
        if (source.constant(node) if named else source.text(node)) == self.text:
            yield env


@dataclass(frozen=True, slots=True)
class Dotted(Form):
    """A name such as `subprocess.run`: as written, or through any import that stands for it."""

    name: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The name as written or resolved."""
        names = source.dotted(source.strip(node))
        if names is None:
            return
        written, full = names
        wildcard = source.imports.get("*") if "." not in written else None
        if self.name in (full, written, f"{wildcard}.{written}"):
            yield env


@dataclass(frozen=True, slots=True)
class Text(Form):
    """A string literal of this value; None is `"..."`, any string whose value is known."""

    value: str | None
    capture: str | None = None

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The value decides; quotes, prefixes and concatenation do not."""
        node = source.strip(node)
        value = source.text(node) if node.type in source.language.keys else source.constant(node)
        if not isinstance(value, str):
            return
        if self.capture is not None:
            bound = bind(self.capture, (node,), env, source, text=value)
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
class Imported(Form):
    """An import statement: it brings in each of these full names, or something below it."""

    names: frozenset[str]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The full names decide; how the statement is written does not."""
        given = source.language.imported(node) if node.type in source.language.imports else None
        if given and all(any(f"{one}.".startswith(f"{name}.") for one in given) for name in self.names):
            yield env


@dataclass(frozen=True, slots=True)
class Value(Form):
    """A number, a truth value or a null: equal by value."""

    value: float | int | bool | None

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The constant's value and type are the same."""
        found = source.constant(node)
        if found is not UNKNOWN and found == self.value and isinstance(found, bool) == isinstance(self.value, bool):
            yield env


@dataclass(frozen=True, slots=True)
class Dots(Form):
    """`...` or `$...X` in a sequence; the sequence treats it, alone it matches any node."""

    name: str | None = None

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Any one node."""
        if self.name is None:
            yield env
            return
        bound = bind(self.name, (node,), env, source)
        if bound is not None:
            yield bound


@dataclass(frozen=True, slots=True)
class Tree(Form):
    """A node of one kind whose meaningful children match in order."""

    kind: str
    items: tuple[Form, ...]
    every_field: bool

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Kind first, then the children."""
        if node.type != self.kind:
            node = source.definition(source.strip(node))
            if node.type != self.kind and node.type not in source.language.kin.get(self.kind, ()):
                if self.kind in source.language.lists and _is_in_function(node, source):
                    yield from sequence(self.items, (node,), env, source)  # a lone parameter without brackets
                return
        yield from sequence(self.items, source.children(node, every_field=self.every_field), env, source)


@dataclass(frozen=True, slots=True)
class Member(Form):
    """`base.name` where either has a placeholder: a member access, or a name that imports resolve to one."""

    access: Tree
    parts: tuple[Form | str, ...]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The access as written; failing that, part for part, what the name stands for."""
        found = False
        for inner in self.access.match(node, env, source):
            found = True
            yield inner
        names = source.dotted(source.strip(node)) if self.parts and not found else None
        if names is None or names[0] == names[1]:
            return
        full = names[1].split(".")
        if len(full) == len(self.parts):
            yield from self._resolved(full, source.strip(node), env)

    def _resolved(self, full: list[str], node: Node, env: Environment) -> Iterator[Environment]:
        for part, name in zip(self.parts, full, strict=True):
            if isinstance(part, str):
                if part != name:
                    return
            elif isinstance(part, Anything) and part.name is not None:
                known = env.get(part.name)
                if known is not None and known.text != name:
                    return
                env = {**env, part.name: Binding(node.start_byte, node.end_byte, name, (node,))}
        yield env


@dataclass(frozen=True, slots=True)
class Block(Form):
    """The statements of a body; each item takes a statement, expressions may be deep inside one."""

    kinds: frozenset[str]
    items: tuple[Form, ...]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """All statements of the block, from first to last; an ellipsis also skips into inner blocks."""
        if node.type in self.kinds:
            deep = any(isinstance(item, Dots) for item in self.items) and len(self.items) > 1
            given = source.statements(node) if deep else source.children(node)
            yield from sequence(self.items, given, env, source)
        elif _is_in_function(node, source):
            yield from sequence(self.items, (node,), env, source)  # a body that is one expression


@dataclass(frozen=True, slots=True)
class InStatement(Form):
    """An expression standing for a whole statement: it may also be a part of that statement's expression."""

    form: Form
    inside: Deep

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The statement's expression, or any expression inside it."""
        language = source.language
        if node.type not in language.expression_statements and node.type not in language.carriers:
            return
        whole = list(self.form.match(source.strip(node), env, source))
        yield from whole
        if not whole:
            yield from self.inside.match(node, env, source)


@dataclass(frozen=True, slots=True)
class Deep(Form):
    """`<... form ...>`: the form anywhere inside; `kinds` are those its root can have, empty for any."""

    form: Form
    kinds: frozenset[str]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Every node below, the node itself first."""
        stack = [node]
        while stack:
            current = stack.pop()
            step(source)
            if current.is_named:
                if not self.kinds or current.type in self.kinds:
                    yield from self.form.match(current, env, source)
                stack.extend(reversed(current.named_children))


@dataclass(frozen=True, slots=True)
class Call(Form):
    """A call: the function, the positional arguments in order, the keyword arguments in any order."""

    kind: str
    function: Form
    positional: tuple[Form, ...]
    keywords: tuple[tuple[Form, Form], ...]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The function first, since it decides most."""
        node = source.strip(node)
        fields = source.language.calls.get(node.type) if node.type == self.kind else None
        if fields is None:
            return
        function, arguments = node.child_by_field_name(fields[0]), node.child_by_field_name(fields[1])
        if function is None or arguments is None:
            return
        for inner in self.function.match(function, env, source):
            yield from self.match_arguments(arguments, inner, source)

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


@dataclass(frozen=True, slots=True)
class Matching(Form):
    """`"=~/regex/"`: a string literal in which the expression is found."""

    regex: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Searched, not anchored."""
        value = source.constant(node)
        if isinstance(value, str) and expressions.search(self.regex, value):
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


@dataclass(frozen=True, slots=True)
class Chain(Form):
    """`base. ... .name`: a member reached from `base` through any members and calls."""

    base: Form

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Peels calls and members off until the base matches."""
        current: Node | None = node
        while current is not None:
            current = source.strip(current)
            yield from self.base.match(current, env, source)
            fields = source.language.members.get(current.type) or source.language.calls.get(current.type)
            current = current.child_by_field_name(fields[0]) if fields else None


def _is_in_function(node: Node, source: Source) -> bool:
    return node.parent is not None and node.parent.type in source.language.functions


def sequence(items: Sequence[Form], nodes: Sequence[Node], env: Environment, source: Source) -> Iterator[Environment]:
    """The ways in which `items` take all of `nodes`, ellipses taking any number."""
    step(source)
    if not items:
        if not nodes:
            yield env
        return
    first, rest = items[0], items[1:]
    if not isinstance(first, Dots):
        if nodes:
            for inner in first.match(nodes[0], env, source):
                yield from sequence(rest, nodes[1:], inner, source)
        return
    needed = sum(not isinstance(item, Dots) for item in rest)
    for taken in range(len(nodes) - needed, -1, -1) if not rest else range(len(nodes) - needed + 1):
        inner_env = env if first.name is None else bind(first.name, tuple(nodes[:taken]), env, source)
        if inner_env is not None:
            yield from sequence(rest, nodes[taken:], inner_env, source)
        if not rest:
            return  # a last ellipsis takes everything


def prefix(
    items: Sequence[Form], nodes: Sequence[Node], env: Environment, source: Source, taken: int = 0
) -> Iterator[tuple[Environment, int]]:
    """The ways in which `items` take the first of `nodes`, with how many they take; ellipses first take little."""
    step(source)
    if not items:
        yield env, taken
        return
    first, rest = items[0], items[1:]
    if not isinstance(first, Dots):
        if taken < len(nodes):
            for inner in first.match(nodes[taken], env, source):
                yield from prefix(rest, nodes, inner, source, taken + 1)
        return
    for end in range(taken, len(nodes) + 1) if rest else (len(nodes),):
        inner_env = env if first.name is None else bind(first.name, tuple(nodes[taken:end]), env, source)
        if inner_env is not None:
            yield from prefix(rest, nodes, inner_env, source, end)
