"""Lowers Go's expressions to the language of `wardline.syntax.flow`; knows no statements."""

from __future__ import annotations

from collections.abc import Callable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.conditions import short_circuit
from wardline.syntax.go_guards import guards
from wardline.text import Span

Node = tree_sitter.Node
SILENT = frozenset(
    {
        "comment",
        "package_clause",
        "import_declaration",
        "type_declaration",
        "empty_statement",
        "label_name",
        "fallthrough_statement",
        "goto_statement",
    }
)
_TESTS = frozenset({"==", "!=", "<", ">", "<=", ">="})
# Functions that write what their other arguments carry into the argument with this number.
_WRITERS = {
    "copy": 0,
    "io.Copy": 0,
    "io.WriteString": 0,
    "fmt.Fprint": 0,
    "fmt.Fprintf": 0,
    "fmt.Fprintln": 0,
    "json.Unmarshal": 1,
    "xml.Unmarshal": 1,
    "yaml.Unmarshal": 1,
}
_FILLING = frozenset({"Decode", "Unmarshal"})
"""Methods that write what their receiver carries into their argument."""


def span(node: Node) -> Span:
    """The bytes of `node`."""
    return Span(node.start_byte, node.end_byte)


def text(node: Node | None) -> str:
    """The text of `node`; empty for none."""
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


def field(node: Node, name: str) -> Node | None:
    """The child in a field, if there is one."""
    return node.child_by_field_name(name)


def part(node: Node, name: str, lower: Callable[[Node], flow.Expression]) -> flow.Expression:
    """A field lowered; a constant where it is absent."""
    child = node.child_by_field_name(name)
    return lower(child) if child is not None else flow.Literal(span(node))


class Lowering:
    """Expressions and targets; function literals are lowered by the function given."""

    def __init__(self, lower_function: Callable[[Node], flow.Function]) -> None:
        self._function = lower_function
        self._forms: dict[str, Callable[[Node], flow.Expression]] = {
            "identifier": lambda node: flow.Name(span(node), text(node)),
            "selector_expression": self._selector,
            "index_expression": self._index,
            "slice_expression": self._slice,
            "call_expression": self._call,
            "type_conversion_expression": self._conversion,
            "type_assertion_expression": self._conversion,
            "composite_literal": self._composite,
            "literal_value": self._literal_value,
            "binary_expression": self._binary,
            "unary_expression": self._unary,
            "expression_list": self._list,
            "literal_element": self._transparent,
            "parenthesized_expression": self._transparent,
            "variadic_argument": lambda node: flow.Combine(span(node), self._parts(node)),
            "func_literal": lambda node: flow.Closure(span(node), self._function(node)),
        }

    def expression(self, node: Node) -> flow.Expression:
        """The value of `node`; what is not known is made of its parts."""
        lower = self._forms.get(node.type)
        if lower is not None:
            return lower(node)
        return flow.Combine(span(node), self._parts(node)) if node.named_child_count else flow.Literal(span(node))

    def target(self, node: Node) -> flow.Target:
        """What an assignment gives a value to; `*p` stands for `p`."""
        if node.type == "identifier":
            return flow.Name(span(node), text(node))
        if node.type in ("expression_list", "parenthesized_expression"):
            items = [child for child in node.named_children if child.type not in SILENT]
            if len(items) == 1:
                return self.target(items[0])
            return flow.Sequence(span(node), tuple(map(self.target, items)))
        operand = field(node, "operand") if node.type == "unary_expression" else None
        if operand is not None:
            return self.target(operand)
        lowered = self.expression(node)
        return lowered if isinstance(lowered, flow.Member | flow.Index) else flow.Combine(span(node), (lowered,))

    def _parts(self, node: Node) -> tuple[flow.Expression, ...]:
        return tuple(self.expression(child) for child in node.named_children if child.type not in SILENT)

    def _transparent(self, node: Node) -> flow.Expression:
        parts = self._parts(node)
        return parts[0] if len(parts) == 1 else flow.Combine(span(node), parts)

    def _list(self, node: Node) -> flow.Expression:
        parts = self._parts(node)
        return parts[0] if len(parts) == 1 else flow.Sequence(span(node), parts)

    def _selector(self, node: Node) -> flow.Expression:
        return flow.Member(span(node), part(node, "operand", self.expression), text(field(node, "field")))

    def _index(self, node: Node) -> flow.Expression:
        index, base = field(node, "index"), part(node, "operand", self.expression)
        if index is not None and index.type in ("interpreted_string_literal", "int_literal"):
            return flow.Member(span(node), base, f"[{text(index)}]")
        return flow.Index(span(node), base, part(node, "index", self.expression))

    def _slice(self, node: Node) -> flow.Expression:
        """A part of the operand; where it is cut says nothing about what is in it."""
        bounds = tuple(part(node, name, self.expression) for name in ("start", "end", "capacity") if field(node, name))
        return flow.Index(span(node), part(node, "operand", self.expression), flow.Combine(Span(0, 0), bounds))

    def _conversion(self, node: Node) -> flow.Expression:
        return flow.Combine(span(node), (part(node, "operand", self.expression),))

    def _composite(self, node: Node) -> flow.Expression:
        body = field(node, "body")
        lowered = self._literal_value(body) if body is not None else flow.Literal(span(node))
        if isinstance(lowered, flow.Record):
            return flow.Record(span(node), lowered.entries)
        return flow.Sequence(span(node), lowered.items) if isinstance(lowered, flow.Sequence) else lowered

    def _literal_value(self, node: Node) -> flow.Expression:
        children = [child for child in node.named_children if child.type not in SILENT]
        if not any(child.type == "keyed_element" for child in children):
            return flow.Sequence(span(node), self._parts(node))
        return flow.Record(span(node), tuple(map(self._entry, children)))

    def _entry(self, node: Node) -> tuple[str | None, flow.Expression]:
        if node.type != "keyed_element":
            return None, self.expression(node)
        key = field(node, "key")
        inner = key.named_children[0] if key is not None and key.named_children else None
        name = None
        if inner is not None and inner.type == "identifier":
            name = f".{text(inner)}"
        elif inner is not None and inner.type == "interpreted_string_literal":
            name = f"[{text(inner)}]"
        return name, part(node, "value", self.expression)

    def _binary(self, node: Node) -> flow.Expression:
        operator = text(field(node, "operator"))
        if operator in ("&&", "||"):
            return flow.Test(span(node), (short_circuit(node, operator == "&&", self.expression, guards),))
        form = flow.Test if operator in _TESTS else flow.Combine
        return form(span(node), self._parts(node))

    def _unary(self, node: Node) -> flow.Expression:
        form = flow.Test if text(field(node, "operator")) == "!" else flow.Combine
        return form(span(node), self._parts(node))

    def _call(self, node: Node) -> flow.Expression:
        callee, arguments = field(node, "function"), field(node, "arguments")
        if callee is None or arguments is None:
            return flow.Combine(span(node), self._parts(node))
        given = [child for child in arguments.named_children if child.type not in SILENT]
        name = "".join(text(callee).split())
        values = tuple(flow.Argument(self.expression(value)) for value in given)
        index = _WRITERS.get(name, 0 if name.rsplit(".", 1)[-1] in _FILLING and len(given) == 1 else None)
        written = self._written(given[index], name) if index is not None and index < len(given) else None
        base = flow.Literal(span(callee)) if name in _WRITERS else self.expression(callee)
        call = flow.Call(span(node), base, name, values)
        if written is None:
            return call
        return flow.Bind(span(node), written, flow.Combine(Span(0, 0), (call, written)))

    def _written(self, node: Node, name: str) -> flow.Name | flow.Member | None:
        """The variable that a call writes into: given by its address, or a slice that is copied to."""
        if node.type == "unary_expression" and text(field(node, "operator")) == "&":
            operand = field(node, "operand")
            target = self.target(operand) if operand is not None else None
        else:
            target = self.target(node) if name == "copy" else None
        return target if isinstance(target, flow.Name | flow.Member) else None
