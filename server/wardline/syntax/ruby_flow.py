"""Ruby's statements and expressions as data flow: blocks of calls, modifiers, values of last expressions."""

from __future__ import annotations

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.role_flow import FlowRoles, RoleFlow, part
from wardline.text import Span

Node = tree_sitter.Node
BLOCKS = frozenset({"do_block", "block"})
NAMES = frozenset({"identifier", "constant", "instance_variable", "class_variable", "global_variable", "self"})
_ROLES = FlowRoles(
    identifiers=NAMES,
    assigns={"assignment": ("left", "right"), "operator_assignment": ("left", "right")},
    augmented=frozenset({"operator_assignment"}),
    branches={
        "if": ("condition", "consequence", "alternative"),
        "unless": ("condition", "consequence", "alternative"),
        "elsif": ("condition", "consequence", "alternative"),
        "if_modifier": ("condition", "body", ""),
        "unless_modifier": ("condition", "body", ""),
    },
    loops={
        "while": ("", "", "condition", "body"),
        "until": ("", "", "condition", "body"),
        "for": ("pattern", "value", "", "body"),
    },
    returns=frozenset({"return"}),
    functions={
        "method": ("parameters", "body"),
        "singleton_method": ("parameters", "body"),
        "lambda": ("parameters", "body"),
        "do_block": ("parameters", "body"),
        "block": ("parameters", "body"),
    },
    calls={"call": ("receiver", "method", "arguments")},
    members={"scope_resolution": ("scope", "name")},
    subscripts={"element_reference": ("object", "1")},
    strings=frozenset({"string", "heredoc_beginning", "simple_symbol", "hash_key_symbol", "regex", "subshell"}),
    interpolations=frozenset({"interpolation"}),
    blocks=frozenset({"program", "body_statement", "block_body", "then", "else", "do", "ensure", "begin_block"}),
    statements=frozenset(
        {"begin", "class", "module", "singleton_class", "rescue", "case", "when", "parenthesized_statements"}
    ),
    sequences=frozenset({"array"}),
    arguments={"pair": "value", "splat_argument": "0", "hash_splat_argument": "0", "block_argument": "0"},
    silent=frozenset({"comment", "heredoc_body"}),
)


def heredoc_parts(beginning: Node) -> list[Node]:
    """The texts and interpolations of a here-document, which stand behind the line that names it."""
    holder: Node | None = beginning
    while holder is not None and holder.parent is not None:
        bodies = [child for child in holder.parent.named_children if child.type == "heredoc_body"]
        behind = [body for body in bodies if body.start_byte >= beginning.end_byte]
        if behind:
            return [child for child in behind[0].named_children if child.type != "heredoc_end"]
        holder = holder.parent
    return []


class _RubyFlow(RoleFlow):
    """What Ruby has beside the roles."""

    def lower_function(self, node: Node) -> flow.Function:
        """A function gives the value of its last expression."""
        lowered = super().lower_function(node)
        return flow.Function(lowered.span, lowered.parameters, lambda: _giving(lowered.body))

    def expression(self, node: Node) -> flow.Expression:
        """A here-document has its parts elsewhere; a call without arguments is a member."""
        if node.type == "heredoc_beginning":
            values = [self.expression(one) for one in heredoc_parts(node) if one.type == "interpolation"]
            return flow.Combine(_span(node), tuple(values)) if values else flow.Literal(_span(node))
        if node.type == "call" and node.child_by_field_name("arguments") is None and _block(node) is None:
            receiver, name = part(node, "receiver"), part(node, "method")
            if receiver is not None and name is not None:
                return flow.Member(_span(node), self.expression(receiver), _text(name))
        return super().expression(node)

    def _statement(self, node: Node) -> tuple[flow.Statement, ...]:
        block = _block(node) if node.type == "call" else None
        if block is None:
            return super()._statement(node)
        receiver, body = part(node, "receiver"), part(block, "body")
        names = part(block, "parameters")
        plain = receiver is not None and part(node, "arguments") is None
        target = self._target(names) if names is not None and names.named_children else None
        iterable = self.expression(receiver) if receiver is not None and plain and target is not None else None
        loop = flow.Loop(_span(block), target if iterable is not None else None, iterable, None, self._body(body))
        return flow.Evaluate(_span(node), self._call(node)), loop

    def _call(self, node: Node) -> flow.Expression:
        called, block = super()._call(node), _block(node)
        nested = node.parent is not None and node.parent.type not in _ROLES.blocks
        if block is None or not nested or not isinstance(called, flow.Call):
            return called
        closure = flow.Argument(flow.Closure(_span(block), self.lower_function(block)))
        return flow.Call(called.span, called.callee, called.callee_text, (*called.arguments, closure))


def _giving(body: tuple[flow.Statement, ...]) -> tuple[flow.Statement, ...]:
    if body and isinstance(body[-1], flow.Evaluate):
        return (*body[:-1], flow.Leave(body[-1].span, body[-1].value))
    return body


def _block(call: Node) -> Node | None:
    return next((child for child in call.named_children if child.type in BLOCKS), None)


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""


FLOW = _RubyFlow(_ROLES)
