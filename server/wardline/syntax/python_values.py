"""Lowers Python's expressions, targets and parameters to the language of `wardline.syntax.flow`.

It knows no statements: `wardline.syntax.python_flow` does.
"""

from __future__ import annotations

from collections.abc import Callable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.conditions import short_circuit
from wardline.syntax.python_guards import guards
from wardline.text import Span

Node = tree_sitter.Node
_LONG_CHAIN = 50  # nested deeper, an expression would not fit on the stack of those who walk it
SILENT = frozenset(
    {
        "comment", "pass_statement", "break_statement", "continue_statement", "global_statement",
        "nonlocal_statement", "import_statement", "import_from_statement", "future_import_statement",
        "type_alias_statement", "line_continuation",
    }
)  # fmt: skip


def lower_expression(node: Node) -> flow.Expression:
    """The value of an expression."""
    lower = _EXPRESSIONS.get(node.type)
    if lower is not None:
        return lower(node)
    if node.named_child_count == 0:
        return flow.Literal(span_of(node))
    return _combined(node)


def _combined(node: Node) -> flow.Expression:
    return flow.Combine(span_of(node), _parts(node))


def _parts(node: Node) -> tuple[flow.Expression, ...]:
    return tuple(lower_expression(child) for child in node.named_children if child.type not in SILENT)


def _call(node: Node) -> flow.Expression:
    callee = node.child_by_field_name("function")
    arguments = node.child_by_field_name("arguments")
    if callee is None or arguments is None:
        return _combined(node)
    return flow.Call(span_of(node), lower_expression(callee), "".join(text_of(callee).split()), _arguments(arguments))


def _arguments(node: Node) -> tuple[flow.Argument, ...]:
    if node.type == "generator_expression":
        return (flow.Argument(_comprehension(node)),)
    lowered: list[flow.Argument] = []
    for child in node.named_children:
        if child.type == "keyword_argument":
            name = child.child_by_field_name("name")
            lowered.append(flow.Argument(lower_field(child, "value"), text_of(name) if name else None))
        elif child.type not in SILENT:
            spread = child.type in ("list_splat", "dictionary_splat")
            lowered.append(flow.Argument(lower_expression(child), spread=spread))
    return tuple(lowered)


def _attribute(node: Node) -> flow.Expression:
    name = node.child_by_field_name("attribute")
    return flow.Member(span_of(node), lower_field(node, "object"), text_of(name) if name else "")


def _subscript(node: Node) -> flow.Expression:
    keys = node.children_by_field_name("subscript")
    base = lower_field(node, "value")
    if len(keys) == 1 and keys[0].type in ("string", "integer"):
        return flow.Member(span_of(node), base, f"[{text_of(keys[0])}]")
    key = flow.Combine(span_of(node), tuple(lower_expression(child) for child in keys))
    return flow.Index(span_of(node), base, key)


def _string(node: Node) -> flow.Expression:
    values: list[flow.Expression] = []
    for child in node.named_children:
        if child.type == "interpolation":
            values.extend(_parts(child))
        elif child.type in ("string", "concatenated_string"):
            values.append(_string(child))
    return flow.Combine(span_of(node), tuple(values)) if values else flow.Literal(span_of(node))


def _dictionary(node: Node) -> flow.Expression:
    entries: list[tuple[str | None, flow.Expression]] = []
    for child in node.named_children:
        if child.type == "pair":
            key = child.child_by_field_name("key")
            constant = f"[{text_of(key)}]" if key is not None and key.type in ("string", "integer") else None
            entries.append((constant, lower_field(child, "value")))
            if key is not None and constant is None:
                entries.append((None, lower_expression(key)))
        elif child.type not in SILENT:
            entries.append((None, lower_expression(child)))
    return flow.Record(span_of(node), tuple(entries))


def _conditional(node: Node) -> flow.Expression:
    """`a if test else b`: the value is one of the two, the test is only looked at."""
    children = node.named_children
    if len(children) != 3:
        return _combined(node)
    test = flow.Test(span_of(children[1]), (lower_expression(children[1]),))
    then, otherwise = lower_expression(children[0]), lower_expression(children[2])
    return flow.Either(span_of(node), test, then, otherwise, tuple(guards(children[1], lower_expression)))


def _boolean(node: Node) -> flow.Expression:
    operator = node.child_by_field_name("operator")
    return short_circuit(node, operator is not None and operator.type == "and", lower_expression, guards)


def _named(node: Node) -> flow.Expression:
    name = node.child_by_field_name("name")
    value = lower_field(node, "value")
    return flow.Bind(span_of(node), lower_target(name), value) if name else value


def _comprehension(node: Node) -> flow.Expression:
    bindings: list[tuple[flow.Target, flow.Expression]] = []
    conditions: list[flow.Expression] = []
    proofs: list[flow.Proof] = []
    for child in node.named_children:
        if child.type == "for_in_clause":
            left = child.child_by_field_name("left")
            if left is not None:
                bindings.append((lower_target(left), lower_field(child, "right")))
        elif child.type == "if_clause":
            conditions.extend(_parts(child))
            proofs.extend(guards(child.named_children[0], lower_expression))
    body = node.child_by_field_name("body")
    elements = (lower_expression(body),) if body else ()
    return flow.Comprehension(span_of(node), tuple(bindings), tuple(conditions), elements, tuple(proofs))


def lower_target(node: Node) -> flow.Target:
    """What is assigned to."""
    if node.type == "identifier":
        return flow.Name(span_of(node), text_of(node))
    if node.type in ("pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"):
        return flow.Sequence(span_of(node), tuple(lower_target(child) for child in node.named_children))
    if node.type in ("as_pattern_target", "parenthesized_expression", "list_splat_pattern") and node.named_children:
        return lower_target(node.named_children[0])
    lowered = lower_expression(node)
    return lowered if isinstance(lowered, flow.Member | flow.Index) else flow.Combine(span_of(node), (lowered,))


def lower_parameters(node: Node | None) -> tuple[flow.Parameter, ...]:
    """The parameters of a function or lambda."""
    found: list[flow.Parameter] = []
    named = False
    for child in node.named_children if node is not None else ():
        name = _parameter_name(child)
        taking = _TAKING.get(_splat(child), flow.Taking.ONE)
        if name is not None and name.type == "identifier":
            value = child.child_by_field_name("value")
            default = lower_expression(value) if value is not None else None
            found.append(flow.Parameter(text_of(name), span_of(name), span_of(child), taking, default, named=named))
        named = named or taking is flow.Taking.REST or child.type == "keyword_separator"
    return tuple(found)


_TAKING = {"list_splat_pattern": flow.Taking.REST, "dictionary_splat_pattern": flow.Taking.NAMED}


def _splat(child: Node) -> str:
    inner = child.named_children[0] if child.type == "typed_parameter" and child.named_children else child
    return inner.type


def _parameter_name(child: Node) -> Node | None:
    name = child.child_by_field_name("name")
    while name is None and child.type != "identifier" and child.named_children:
        inner = child.named_children[0]
        name = inner if inner.type == "identifier" else inner.child_by_field_name("name")
        if name is None and not inner.named_children:
            break
        if name is None:
            name = inner.named_children[0]
    return child if child.type == "identifier" else name


def _operation(node: Node) -> flow.Expression:
    """An operator's two sides; a long chain of them becomes one value of all its parts."""
    parts, inner = [], node
    while inner.type == "binary_operator" and len(inner.named_children) >= 2:
        parts.append(inner.named_children[-1])
        inner = inner.named_children[0]
    if len(parts) <= _LONG_CHAIN:
        return _combined(node)
    return flow.Combine(span_of(node), tuple(lower_expression(part) for part in (inner, *reversed(parts))))


def _transparent(node: Node) -> flow.Expression:
    inner = [child for child in node.named_children if child.type not in SILENT]
    return lower_expression(inner[0]) if len(inner) == 1 else _combined(node)


_EXPRESSIONS: dict[str, Callable[[Node], flow.Expression]] = {
    "identifier": lambda node: flow.Name(span_of(node), text_of(node)),
    "attribute": _attribute,
    "subscript": _subscript,
    "call": _call,
    "string": _string,
    "concatenated_string": _string,
    "tuple": lambda node: flow.Sequence(span_of(node), _parts(node)),
    "list": lambda node: flow.Sequence(span_of(node), _parts(node)),
    "expression_list": lambda node: flow.Sequence(span_of(node), _parts(node)),
    "dictionary": _dictionary,
    "yield": lambda node: flow.Yield(span_of(node), flow.Combine(span_of(node), _parts(node))),
    "true": lambda node: flow.Literal(span_of(node), truth=True),
    "false": lambda node: flow.Literal(span_of(node), truth=False),
    "none": lambda node: flow.Literal(span_of(node), truth=False),
    "integer": lambda node: flow.Literal(span_of(node), truth=text_of(node).strip("0_") != ""),
    "binary_operator": _operation,
    "comparison_operator": lambda node: flow.Test(span_of(node), _parts(node)),
    "not_operator": lambda node: flow.Test(span_of(node), _parts(node)),
    "conditional_expression": _conditional,
    "boolean_operator": _boolean,
    "named_expression": _named,
    "list_comprehension": _comprehension,
    "set_comprehension": _comprehension,
    "dictionary_comprehension": _comprehension,
    "generator_expression": _comprehension,
    "lambda": lambda node: flow.Closure(span_of(node), _lambda(node)),
    "parenthesized_expression": _transparent,
}


def lower_field(node: Node, name: str) -> flow.Expression:
    """The expression in a field of `node`; a constant if there is none."""
    child = node.child_by_field_name(name)
    return lower_expression(child) if child is not None else flow.Literal(span_of(node))


def _lambda(node: Node) -> flow.Function:
    body = node.child_by_field_name("body")

    def lower() -> tuple[flow.Statement, ...]:
        if body is None:
            return ()
        return (flow.Leave(span_of(body), lower_expression(body), guards=tuple(guards(body, lower_expression))),)

    return flow.Function(span_of(node), lower_parameters(node.child_by_field_name("parameters")), lower)


def span_of(node: Node) -> Span:
    """The bytes of `node`."""
    return Span(node.start_byte, node.end_byte)


def text_of(node: Node | None) -> str:
    """The text of `node`; nothing for None."""
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
