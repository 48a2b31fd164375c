"""What variables stand for where they are read: the statements of a function followed once, branches joined.

Works on the small language of data flow, so it knows no grammar; values are nodes, which the caller evaluates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import tree_sitter

from wardline.engine.constants import SOME_TEXT, UNKNOWN, Known, SomeText, combined
from wardline.syntax import flow
from wardline.text import Span

Node = tree_sitter.Node
Values = dict[str, "Value"]
_DEEPEST_LOOP = 3  # loops inside loops are followed twice each


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable holds: its constant, and the code of it; None where ways with different code meet."""

    constant: Known = UNKNOWN
    node: Node | None = None


NOTHING = Value()


class Follower:
    """Follows statements; `reads` are the values of variables by the offset at which they are read.

    `missing` are the offsets where a variable is read that has none yet. Functions inside are followed if `deep`.
    """

    def __init__(
        self,
        node_at: Callable[[Span], Node | None],
        evaluate: Callable[[Node, Mapping[str, Value]], Known],
        *,
        deep: bool,
    ) -> None:
        self.missing: set[int] = set()
        self._deep = deep
        self.reads: dict[int, Value] = {}
        self._node_at = node_at
        self._evaluate = evaluate
        self._leaving: list[list[Values]] = []  # what holds at each `break` and `continue` of the loops around

    def function(self, function: flow.Function, values: Mapping[str, Value]) -> None:
        """A function's body, its parameters unknown."""
        inner = {**values, **{parameter.name: NOTHING for parameter in function.parameters}}
        around, self._leaving = self._leaving, []
        self.block(function.body, inner)
        self._leaving = around

    def block(self, statements: Iterable[flow.Statement], values: Values) -> Values | None:
        """What variables hold after `statements`; None where nothing comes after them."""
        after: Values | None = values
        for statement in statements:
            if after is None:
                return None
            after = self._statement(statement, after)
        return after

    def _statement(self, statement: flow.Statement, values: Values) -> Values | None:
        if isinstance(statement, flow.Assign):
            return self._assign(statement, values)
        if isinstance(statement, flow.Evaluate):
            self._read(statement.value, values)
            return values
        if isinstance(statement, flow.Branch):
            self._read(statement.test, values)
            return _join(self.block(statement.then, dict(values)), self.block(statement.otherwise, dict(values)))
        if isinstance(statement, flow.Loop):
            return self._loop(statement, values)
        if isinstance(statement, flow.Attempt):
            return self._attempt(statement, values)
        if isinstance(statement, flow.Choice):
            self._read(statement.subject, values)
            return _join(values, *(self.block(case, dict(values)) for case in statement.cases))
        if isinstance(statement, flow.Leave):
            self._leave(statement, values)
            return None
        if isinstance(statement, flow.Outer | flow.Unread):
            return values
        if isinstance(statement, flow.Class):
            return self.block(statement.body, values)
        if self._deep:
            self.function(statement.function, {})
        return {**values, statement.name: NOTHING}

    def _leave(self, statement: flow.Leave, values: Values) -> None:
        if statement.value is not None:
            self._read(statement.value, values)
        if statement.to in (flow.Exit.BREAK, flow.Exit.CONTINUE) and self._leaving:
            self._leaving[-1].append(values)

    def _assign(self, statement: flow.Assign, values: Values) -> Values:
        self._read(statement.value, values)
        value = self._value(statement.value.span, values) if len(statement.targets) == 1 else NOTHING
        after = dict(values)
        for target in statement.targets:
            if isinstance(target, flow.Name):
                if statement.augmented:
                    value = Value(combined("+", values.get(target.id, NOTHING).constant, value.constant))
                after[target.id] = value
            else:
                self._forget(target, after)
        return after

    def _value(self, span: Span, values: Values) -> Value:
        node = self._node_at(span)
        return NOTHING if node is None else Value(self._evaluate(node, values), node)

    def _forget(self, target: flow.Expression, values: Values) -> None:
        if isinstance(target, flow.Name):
            values[target.id] = NOTHING
        elif isinstance(target, flow.Sequence | flow.Record | flow.Combine):
            for part in _parts(target):
                self._forget(part, values)
        else:
            self._read(target, values)

    def _loop(self, loop: flow.Loop, values: Values) -> Values | None:
        if loop.iterable is not None:
            self._read(loop.iterable, values)
        head: Values | None = dict(values)
        if len(self._leaving) < _DEEPEST_LOOP:
            head = _join(values, self._round(loop, dict(values)))
        after = _join(head, self._round(loop, dict(head or values)))
        return self.block(loop.otherwise, after) if after is not None else None

    def _round(self, loop: flow.Loop, values: Values) -> Values | None:
        if loop.target is not None:
            self._forget(loop.target, values)
        if loop.test is not None:
            self._read(loop.test, values)
        self._leaving.append([])
        after = self.block(loop.body, values)
        return _join(after, *self._leaving.pop())

    def _attempt(self, statement: flow.Attempt, values: Values) -> Values | None:
        body = self.block(statement.body, dict(values))
        started = _join(values, body) or values
        handled = [self.block(handler, dict(started)) for handler in statement.handlers]
        whole = self.block(statement.otherwise, body) if body is not None else None
        after = _join(whole, *handled)
        final = self.block(statement.final, dict(after if after is not None else started))
        return final if after is not None else None

    # --- expressions -----------------------------------------------------------------------------------

    def _read(self, expression: flow.Expression, values: Values) -> None:
        stack: list[flow.Expression] = [expression]
        while stack:
            current = stack.pop()
            if isinstance(current, flow.Name):
                value = values.get(current.id)
                if value is not None:
                    self.reads[current.span.start] = value
                else:
                    self.missing.add(current.span.start)
            elif isinstance(current, flow.Bind):
                stack.append(current.value)
                if isinstance(current.target, flow.Name):
                    values[current.target.id] = self._value(current.value.span, values)
            elif isinstance(current, flow.Closure):
                self.function(current.function, values)
            elif isinstance(current, flow.Comprehension):
                self._comprehension(current, values)
            else:
                stack.extend(reversed(_parts(current)))

    def _comprehension(self, expression: flow.Comprehension, values: Values) -> None:
        inner = dict(values)
        for target, iterable in expression.bindings:
            self._read(iterable, inner)
            self._forget(target, inner)
        for part in (*expression.conditions, *expression.elements):
            self._read(part, inner)


def _parts(expression: flow.Expression) -> tuple[flow.Expression, ...]:
    if isinstance(expression, flow.Member):
        return (expression.base,)
    if isinstance(expression, flow.Index):
        return (expression.base, expression.key)
    if isinstance(expression, flow.Call):
        return (expression.callee, *(argument.value for argument in expression.arguments))
    if isinstance(expression, flow.Sequence):
        return expression.items
    if isinstance(expression, flow.Record):
        return tuple(value for _, value in expression.entries)
    if isinstance(expression, flow.Yield):
        return (expression.value,)
    if isinstance(expression, flow.Either):
        return tuple(part for part in (expression.test, expression.then, expression.otherwise) if part is not None)
    return expression.parts if isinstance(expression, flow.Combine | flow.Test) else ()


def _join(*ways: Values | None) -> Values | None:
    """What holds whichever way was taken; a variable that some way does not know is unknown."""
    live = [way for way in ways if way is not None]
    if len(live) < 2:
        return live[0] if live else None
    names = dict.fromkeys(name for way in live for name in way)
    return {name: _either([way.get(name, NOTHING) for way in live]) for name in names}


def _either(values: list[Value]) -> Value:
    first = values[0]
    if all(value is first or value == first for value in values):
        return first
    constants = [value.constant for value in values]
    if all(one == constants[0] and type(one) is type(constants[0]) for one in constants):
        return Value(constants[0])
    return Value(SOME_TEXT if all(isinstance(one, str | SomeText) for one in constants) else UNKNOWN)
