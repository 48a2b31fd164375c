"""Forms of statements that choose by labels (`switch`): branches in any order, each with some of the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.engine.environment import Environment, step
from wardline.engine.patterns import Dots, Form, Tree, sequence
from wardline.engine.rows import flattened
from wardline.engine.shapes import shapes
from wardline.engine.source import Source
from wardline.syntax import Language
from wardline.syntax.clauses import Clause, clauses

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch must have among its labels, and its body."""

    labels: tuple[Form, ...]
    default: bool
    body: tuple[Form, ...]

    def match(self, clause: Clause, env: Environment, source: Source) -> Iterator[Environment]:
        """Labels in any order; then the body, with an ellipsis also what is inside its statements."""
        if self.default and not clause.default:
            return
        deep = Dots() in self.body and len(self.body) > 1
        given = flattened(source, clause.body) if deep else list(clause.body)
        for inner in _labels(self.labels, clause.labels, env, source):
            yield from sequence((*self.body, Dots()) if deep else self.body, given, inner, source)


@dataclass(frozen=True, slots=True)
class Switch(Form):
    """`head` is all but the branches; the target may have further branches."""

    head: Tree
    branches: tuple[Branch, ...]

    def within(self) -> tuple[Form, ...]:
        """All of it."""
        inner = (form for branch in self.branches for form in (*branch.labels, *branch.body))
        return (*self.head.items, *inner)

    def match(self, node: Node, env: Environment, source: Source) -> Iterator[Environment]:
        """What is chosen by, then the branches."""
        language, head = source.language, self.head
        node = source.strip(node)
        if node.type != head.kind and node.type not in language.kin.get(head.kind, ()):
            return
        if not language.has_roles(node, head.kept):
            return
        for children in shapes(node, head.kept, head.selected, source):
            others = [child for child in children if child.type not in language.clauses]
            for inner in sequence(head.items, others, env, source):
                yield from _branches(self.branches, _joined(clauses(node, language)), inner, source)


def switch(
    node: Node, head: Form, language: Language, convert: Callable[[Node], Form], statement: Callable[[Node], Form]
) -> Form:
    """The form of a `node` of a pattern that holds branches; `case ...` alone says that there may be others."""
    if not isinstance(head, Tree):
        return head
    given = [one for one in clauses(node, language) if one.body or not _is_open(one, convert)]
    branches = (
        Branch(
            tuple(form for form in map(convert, one.labels) if not _is_any(form)),
            one.default,
            tuple(map(statement, one.body)),
        )
        for one in _joined(given)
    )
    return Switch(head, tuple(branches))


def _is_open(clause: Clause, convert: Callable[[Node], Form]) -> bool:
    return bool(clause.labels) and all(_is_any(convert(label)) for label in clause.labels)


def _is_any(form: Form) -> bool:
    return isinstance(form, Dots) or (isinstance(form, Tree) and form.items == (Dots(),))


def _joined(given: Iterable[Clause]) -> list[Clause]:
    """A branch without a body goes on into the next one."""
    found: list[Clause] = []
    for clause in given:
        if found and not found[-1].body:
            last = found.pop()
            clause = Clause((*last.labels, *clause.labels), last.default or clause.default, clause.body)
        found.append(clause)
    return found


def _branches(
    wanted: tuple[Branch, ...], given: list[Clause], env: Environment, source: Source
) -> Iterator[Environment]:
    step(source)
    if not wanted:
        yield env
        return
    for index, clause in enumerate(given):
        for inner in wanted[0].match(clause, env, source):
            yield from _branches(wanted[1:], given[:index] + given[index + 1 :], inner, source)


def _labels(
    wanted: tuple[Form, ...], given: tuple[Node, ...], env: Environment, source: Source
) -> Iterator[Environment]:
    if not wanted:
        yield env
        return
    for index, label in enumerate(given):
        for inner in wanted[0].match(label, env, source):
            yield from _labels(wanted[1:], given[:index] + given[index + 1 :], inner, source)
