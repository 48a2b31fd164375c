"""Patterns that run: each form matches a tree-sitter node and yields the ways it can.

A pattern is a small tree of these forms, built by `wardline.engine.pattern_compiler`. Matching never walks
the target: the caller brings the node. An `Environment` maps metavariables to what they bound; a second
occurrence must be bound to the same code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tree_sitter

from wardline.engine.callees import called
from wardline.engine.environment import Binding, Environment, bind, step
from wardline.engine.rows import statements
from wardline.engine.shapes import shapes
from wardline.engine.source import Source

Node = tree_sitter.Node


class Form:
    """One form of pattern."""

    def within(self) -> tuple[Form, ...]:
        """The forms directly inside that stand at every match."""
        return ()

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The environments in which this form matches `node`, each extending `env`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Anything(Form):
    """`$X`, or `$_` when `name` is None: any node but those of the kinds `beyond`."""

    name: str | None
    beyond: frozenset[str] = frozenset()

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Binds the node, or compares it with what is bound."""
        if self.beyond and source.strip(node).type in self.beyond:
            return
        if self.name is None:
            yield env
            return
        node = source.parameter_name(source.strip(node))
        bound = bind(self.name, (node,), env, source, text=_label(node, source))
        if bound is not None:
            yield bound


def _label(node: Node, source: Source) -> str | None:
    """The value of a string that is a name; None for anything else."""
    labelled, parent = source.language.labelled, node.parent if source.language.labelled else None
    if parent is None or parent.type not in labelled or node.type not in source.language.strings:
        return None
    value = source.constant(node)
    return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Token(Form):
    """A leaf: an operator, a keyword, an identifier that is no part of a dotted name."""

    kind: str
    text: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The same text; the name of an entry may be written as a string."""
        named = self.kind in source.language.keys and node.type in source.language.strings
        whole = node if self.kind in source.language.generics else source.language.plain_name(node)
        if (source.constant(node) if named else source.text(whole)) == self.text:
            yield env


@dataclass(frozen=True, slots=True)
class Dotted(Form):
    """A name such as `subprocess.run`: as written, or through any import that stands for it."""

    name: str

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The name as written or resolved."""
        node = source.strip(node)
        if node.type in source.language.keys and source.text(node) == self.name:
            yield env  # a method's name, where the pattern has a function's
        names = source.dotted(node)
        if names is None:
            return
        written, full = names
        if self.name in (full, written) or self._is_wild(written, source):
            yield env

    def _is_wild(self, written: str, source: Source) -> bool:
        """Whether the name may come from an import of all names."""
        if not self.name.endswith("." + written):
            return False
        return self.name[: -len(written) - 1] in source.wildcards


@dataclass(frozen=True, slots=True)
class Dots(Form):
    """`...` or `$...X` in a sequence; the sequence treats it, alone it matches any node but the kinds `beyond`.

    It takes nodes of the kinds `only`, empty for any.
    """

    name: str | None = None
    beyond: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()

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
    """A node of one kind whose meaningful children match in order.

    `kept` are the roles of those parts that a pattern may leave out and this one has; `selected` counts those that
    stand for some of the target's (see `Language.selective`). Nodes of the kinds `apart` are none of its kin.
    """

    kind: str
    items: tuple[Form, ...]
    kept: frozenset[str] = frozenset()
    selected: int = 0
    apart: frozenset[str] = frozenset()

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return self.items

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Kind first, then the children."""
        if not self._is_kin(node, source):
            inner = source.unwrapped(node) if self.kind in source.language.casts else source.strip(node)
            node = source.definition(inner)
            if not self._is_kin(node, source):
                yield from self._match_lone(node, env, source)
                return
        if source.language.updates and node.type != self.kind and node.type in source.language.updates:
            yield from sequence(self.items, self._updated(node, source), env, source)
            return
        if not source.language.has_roles(node, self.kept):
            return
        names = source.language.names_sharing(node)
        if len(names) > 1:
            for name in names:
                yield from sequence(self.items, source.language.sharing(name, self.kept) or (), env, source)
            return
        for children in shapes(node, self.kept, self.selected, source):
            if len(children) > 1 or self.kind not in source.language.transparent:  # a list of one is its item
                yield from sequence(self.items, children, env, source)

    def _is_kin(self, node: Node, source: Source) -> bool:
        if node.type == self.kind:
            return True
        return node.type in source.language.kin.get(self.kind, ()) and node.type not in self.apart

    def _match_lone(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """A parameter without brackets, or one of several names in a declaration."""
        lists = source.language.lists
        if self.kind in lists and node.type not in lists and _is_in_function(node, source):
            yield from sequence(self.items, (node,), env, source)
        elif self.kind in source.language.shared and node.parent is not None and node.parent.type == self.kind:
            yield from sequence(self.items, source.language.sharing(node, self.kept) or (), env, source)

    def _updated(self, node: Node, source: Source) -> list[Node]:
        """`a += b` gives `a` a value that is made of both, which the whole stands for."""
        target, *_, value = source.children(node)
        return [target, value if source.text(node.children[1]) in source.language.updates[node.type] else node]


@dataclass(frozen=True, slots=True)
class Member(Form):
    """`base.name` where either has a placeholder: a member access, or a name that imports resolve to one."""

    access: Tree
    parts: tuple[Form | str, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.access,)

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
        spare = len(full) - len(self.parts)
        if spare > 0 and isinstance(self.parts[0], Anything):
            full = [".".join(full[: spare + 1]), *full[spare + 1 :]]
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
    """The statements of a body; each item takes a statement, expressions may be deep inside one.

    With `own` only the block's own statements count: what stands in a method is no part of the class.
    """

    kinds: frozenset[str]
    items: tuple[Form, ...]
    leaving: str = ""
    own: bool = False

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return tuple(map(self._as_value, self.items))

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """All statements of the block, from first to last; with an ellipsis also inner ones, and up to any."""
        if node.type in self.kinds:
            deep = not self.own and any(isinstance(item, Dots) for item in self.items) and len(self.items) > 1
            given = statements(source, node) if deep else source.children(node)
            yield from sequence((*self.items, Dots()) if deep else self.items, given, env, source)
        elif _is_in_function(node, source):
            yield from sequence(tuple(map(self._as_value, self.items)), (node,), env, source)
        elif _is_lone_body(node, source):
            yield from sequence(self.items, (node,), env, source)

    def _as_value(self, item: Form) -> Form:
        """What a body that is one expression says where this one has a statement."""
        if isinstance(item, InStatement | DeepStatement):
            return item.inside
        return item.items[-1] if isinstance(item, Tree) and item.kind == self.leaving and len(item.items) > 1 else item


@dataclass(frozen=True, slots=True)
class InStatement(Form):
    """An expression standing for a whole statement: it may also be a part of that statement's expression."""

    form: Form
    inside: Deep

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.form,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The statement's expression, or any expression inside it."""
        language = source.language
        if node.type not in language.expression_statements and node.type not in language.carriers:
            return
        if source.is_wrapped(source.definition(node)):
            return  # statements of a definition are not part of the one around it
        whole = list(self.form.match(source.strip(node), env, source))
        yield from whole
        if not whole:
            yield from self.inside.match(node, env, source)


@dataclass(frozen=True, slots=True)
class Deep(Form):
    """`<... form ...>`: the form anywhere inside, but not in nodes of the kinds `closed`.

    `kinds` are those its root can have, empty for any. With `values` not in what is assigned to.
    """

    form: Form
    kinds: frozenset[str]
    closed: frozenset[str] = frozenset()
    values: bool = False

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.form,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Every node below, the node itself first."""
        stack = [node]
        while stack:
            current = stack.pop()
            step(source)
            if current.is_named and current.type not in self.closed:
                if not self.kinds or current.type in self.kinds:
                    yield from self.form.match(current, env, source)
                    function = called(current, source.language)
                    if function is not None:
                        yield from self.form.match(function, env, source)
                stack.extend(reversed(self._inside(current, source)))

    def _inside(self, node: Node, source: Source) -> list[Node]:
        language = source.language
        if node.type in language.strings and not any(
            one.type in language.interpolations for one in node.named_children
        ):
            outer = language.fragments | language.trivia  # the text of a plain string is no part of it
            return [child for child in node.named_children if child.type not in outer]
        fields = language.assignments.get(node.type) if self.values else None
        target = node.child_by_field_name(fields[0]) if fields else None
        return [child for child in node.named_children if target is None or child.id != target.id]


@dataclass(frozen=True, slots=True)
class DeepStatement(Form):
    """`<... form ...>` as a statement: any statement with the form in an expression of its own, not of inner ones."""

    inside: Deep

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.inside,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """What the statement is made of, up to the blocks and statements in it."""
        for part in source.children(node) if node.type in self.inside.closed else (node,):
            yield from self.inside.match(part, env, source)


@dataclass(frozen=True, slots=True)
class AnyOf(Form):
    """Several ways to write the same."""

    forms: tuple[Form, ...]

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Each way."""
        for form in self.forms:
            yield from form.match(node, env, source)


@dataclass(frozen=True, slots=True)
class Chain(Form):
    """`base. ... .name`: a member reached from `base` through any members and calls."""

    base: Form

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        return (self.base,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """Peels calls and members off until the base matches."""
        current: Node | None = node
        while current is not None:
            current = source.strip(current)
            yield from self.base.match(current, env, source)
            current = source.inner(current)


@dataclass(frozen=True, slots=True)
class LoneBody(Form):
    """A function's body that is one expression: also a block with that expression as its only statement."""

    expression: Form
    statement: InStatement

    def within(self) -> tuple[Form, ...]:
        """The expression, however it stands there."""
        return (self.expression,)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """The expression, or the block's one statement."""
        if node.type in source.language.blocks:
            yield from sequence((self.statement,), source.children(node), env, source)
        else:
            yield from self.expression.match(node, env, source)


def _is_lone_body(node: Node, source: Source) -> bool:
    """Whether `node` is the body of a branch that has no braces."""
    language, parent = source.language, node.parent
    lone = node.type in language.statements or node.type in language.expression_statements
    return lone and parent is not None and parent.type in language.branches


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
    if first.beyond and any(node.type in first.beyond for node in nodes):
        return
    for taken in range(len(nodes) - needed, -1, -1) if not rest else range(len(nodes) - needed + 1):
        if first.only and any(node.type not in first.only for node in nodes[:taken]):
            continue
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
