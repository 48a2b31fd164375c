"""Lowers statements and expressions by roles alone, for languages that need no lowering of their own.

A `FlowRoles` says which node kinds assign, branch, repeat and leave; everything else that it does not name is a
value made of its parts, or statements in a row. Nothing here names a grammar's kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import tree_sitter

from wardline.syntax import flow
from wardline.text import Span

Node = tree_sitter.Node
Nothing: frozenset[str] = frozenset()
_COMPARING = frozenset(
    {"==", "!=", "===", "!==", "<", ">", "<=", ">=", "in", "is", "instanceof", "!", "not", "=~", "!~"}
)


@dataclass(frozen=True)
class FlowRoles:
    """Node kinds by what they do with data; fields are named, or a kind, or the number of the named child, or a path.

    `assigns` map to the fields of target and value, `augmented` are those of them that keep what the target held;
    `branches` to condition, consequence and alternative; `loops` to target, iterable, condition and body (empty
    texts for what there is not); `returns` leave the function. `functions` map to parameters (empty: among the
    children) and body, `calls` to the function (one field, or receiver and name) and the arguments (empty: the other
    children), `members` to object and name, `subscripts` to object and key. `strings` hold `interpolations`. `silent`
    kinds mean nothing. `arguments` are kinds that wrap one argument, with the field of its value.
    """

    identifiers: frozenset[str]
    assigns: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    augmented: frozenset[str] = Nothing
    branches: Mapping[str, tuple[str, str, str]] = field(default_factory=lambda: MappingProxyType({}))
    loops: Mapping[str, tuple[str, str, str, str]] = field(default_factory=lambda: MappingProxyType({}))
    returns: frozenset[str] = Nothing
    functions: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    calls: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    members: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    subscripts: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    strings: frozenset[str] = Nothing
    interpolations: frozenset[str] = Nothing
    blocks: frozenset[str] = Nothing
    statements: frozenset[str] = Nothing
    sequences: frozenset[str] = Nothing
    arguments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    silent: frozenset[str] = frozenset({"comment"})


class RoleFlow:
    """The lowering that a `FlowRoles` gives: `lower_function` and `lower_block` as `Language` asks for them."""

    def __init__(self, roles: FlowRoles) -> None:
        self.roles = roles

    def lower_function(self, node: Node) -> flow.Function:
        """A function's parameters and body; for another node its first function."""
        fields = self.roles.functions.get(node.type)
        if fields is None:
            inner = next((child for child in node.named_children if child.type in self.roles.functions), None)
            return self.lower_function(inner) if inner is not None else flow.Function(_span(node), (), lambda: ())
        parameters, body = part(node, fields[0]) if fields[0] else node, part(node, fields[1])
        return flow.Function(_span(node), self._parameters(parameters), lambda: self._body(body))

    def lower_block(self, node: Node) -> tuple[flow.Statement, ...]:
        """The statements of a block or file."""
        return self._statements(node.named_children)

    # --- statements ------------------------------------------------------------------------------------

    def _statements(self, nodes: Iterable[Node]) -> tuple[flow.Statement, ...]:
        return tuple(statement for node in nodes for statement in flow.lowered(self._statement, node))

    def _body(self, node: Node | None) -> tuple[flow.Statement, ...]:
        if node is None:
            return ()
        return self.lower_block(node) if node.type in self.roles.blocks else self._statement(node)

    def _statement(self, node: Node) -> tuple[flow.Statement, ...]:
        roles = self.roles
        if node.type in roles.silent:
            return ()
        if node.type in roles.functions:
            return (flow.Define(_span(node), _text(self._name(node)), self.lower_function(node)),)
        if node.type in roles.assigns:
            return (self._assignment(node),)
        if node.type in roles.branches:
            condition, then, otherwise = (part(node, name) for name in roles.branches[node.type])
            return (flow.Branch(_span(node), self._field(condition, node), self._body(then), self._body(otherwise)),)
        if node.type in roles.loops:
            return (self._loop(node),)
        if node.type in roles.returns:
            values = [child for child in node.named_children if child.type not in roles.silent]
            return (flow.Leave(_span(node), self._all(values, node) if values else None),)
        if self._holds_statements(node):
            return self._statements(node.named_children)
        return (flow.Evaluate(_span(node), self.expression(node)),)

    def _holds_statements(self, node: Node) -> bool:
        roles = self.roles
        if node.type in roles.blocks or node.type == "ERROR":
            return True
        kinds = (*roles.blocks, *roles.statements, *roles.assigns, *roles.functions)
        return node.type in roles.statements and any(child.type in kinds for child in node.named_children)

    def _assignment(self, node: Node) -> flow.Assign:
        target, value = (part(node, name) for name in self.roles.assigns[node.type])
        targets = (self._target(target),) if target is not None else ()
        return flow.Assign(_span(node), targets, self._field(value, node), node.type in self.roles.augmented)

    def _loop(self, node: Node) -> flow.Loop:
        target, iterable, condition, body = (part(node, name) for name in self.roles.loops[node.type])
        return flow.Loop(
            _span(node),
            self._target(target) if target is not None else None,
            self.expression(iterable) if iterable is not None else None,
            self.expression(condition) if condition is not None else None,
            self._body(body),
        )

    def _target(self, node: Node) -> flow.Target:
        lowered = self.expression(node)
        if isinstance(lowered, flow.Name | flow.Member | flow.Index):
            return lowered
        named = [child for child in node.named_children if child.type not in self.roles.silent]
        if len(named) == 1:
            return self._target(named[0])
        return flow.Sequence(_span(node), tuple(map(self._target, named)))

    def _parameters(self, node: Node | None) -> tuple[flow.Parameter, ...]:
        listed = node.named_children if node is not None else ()
        found = ((each, self._name(each)) for each in listed)
        return tuple(flow.Parameter(_text(name), _span(name), _span(each)) for each, name in found if name is not None)

    def _name(self, node: Node) -> Node | None:
        if node.type in self.roles.identifiers:
            return node
        name = node.child_by_field_name("name")
        if name is not None:
            return name
        declarator = node.child_by_field_name("declarator")
        if declarator is not None:
            return self._name(declarator)
        return next((child for child in node.named_children if child.type in self.roles.identifiers), None)

    # --- expressions -----------------------------------------------------------------------------------

    def expression(self, node: Node) -> flow.Expression:
        """The value of `node`."""
        roles = self.roles
        if node.type in roles.identifiers:
            return flow.Name(_span(node), _text(node))
        if node.type in roles.calls:
            return self._call(node)
        if node.type in roles.members:
            base, name = (part(node, one) for one in roles.members[node.type])
            return flow.Member(_span(node), self._field(base, node), _text(name))
        if node.type in roles.subscripts:
            return self._subscript(node)
        if node.type in roles.functions:
            return flow.Closure(_span(node), self.lower_function(node))
        if node.type in roles.assigns and node.type not in roles.augmented:
            target, value = (part(node, name) for name in roles.assigns[node.type])
            lowered = self._field(value, node)
            return flow.Bind(_span(node), self._target(target), lowered) if target is not None else lowered
        return self._compound(node)

    def _compound(self, node: Node) -> flow.Expression:
        parts = [child for child in node.named_children if child.type not in self.roles.silent]
        if not parts or (node.type in self.roles.strings and not self._interpolated(node)):
            return flow.Literal(_span(node))
        lowered = tuple(map(self.expression, parts))
        if any(child.type in _COMPARING for child in node.children if not child.is_named):
            return flow.Test(_span(node), lowered)
        if node.type in self.roles.sequences:
            return flow.Sequence(_span(node), lowered)
        return flow.Combine(_span(node), lowered)

    def _interpolated(self, node: Node) -> bool:
        return any(
            child.type in self.roles.interpolations or self._interpolated(child) for child in node.named_children
        )

    def _call(self, node: Node) -> flow.Expression:
        *callee, arguments = (part(node, name) for name in self.roles.calls[node.type])
        named = [one for one in callee if one is not None]
        given = arguments.named_children if arguments is not None else []
        if not self.roles.calls[node.type][-1]:
            given = [child for child in node.named_children if all(child.id != one.id for one in named)]
        lowered = tuple(flow.Argument(self._argument(one)) for one in given if one.type not in self.roles.silent)
        if not named:
            return flow.Call(_span(node), flow.Literal(_span(node)), "", lowered)
        text = ".".join("".join(_text(one).split()) for one in named)
        if len(named) == 1:
            return flow.Call(_span(node), self.expression(named[0]), text, lowered)
        span = Span(named[0].start_byte, named[1].end_byte)
        return flow.Call(_span(node), flow.Member(span, self.expression(named[0]), _text(named[1])), text, lowered)

    def _argument(self, node: Node) -> flow.Expression:
        value = part(node, self.roles.arguments[node.type]) if node.type in self.roles.arguments else None
        return self.expression(value if value is not None else node)

    def _subscript(self, node: Node) -> flow.Expression:
        base, key = (part(node, name) for name in self.roles.subscripts[node.type])
        if key is not None and key.named_child_count == 1 and key.type not in self.roles.strings:
            key = key.named_children[0] if key.named_children[0].type in self.roles.strings else key
        if key is not None and (key.type in self.roles.strings or _text(key).isdigit()) and not self._interpolated(key):
            return flow.Member(_span(node), self._field(base, node), f"[{_text(key)}]")
        return flow.Index(_span(node), self._field(base, node), self._field(key, node))

    def _field(self, node: Node | None, whole: Node) -> flow.Expression:
        return self.expression(node) if node is not None else flow.Literal(_span(whole))

    def _all(self, nodes: list[Node], whole: Node) -> flow.Expression:
        return (
            self.expression(nodes[0])
            if len(nodes) == 1
            else flow.Combine(_span(whole), tuple(map(self.expression, nodes)))
        )


def part(node: Node, name: str) -> Node | None:
    """The child in a field or of a kind, or the named child of that number (from the end if negative)."""
    if not name:
        return None
    if "." in name:
        outer, _, inner = name.partition(".")
        around = part(node, outer)
        return part(around, inner) if around is not None else None
    if name.lstrip("-").isdigit():
        index, count = int(name), node.named_child_count
        return node.named_children[index] if -count <= index < count else None
    found = node.child_by_field_name(name)
    return found or next((child for child in node.named_children if child.type == name), None)


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
