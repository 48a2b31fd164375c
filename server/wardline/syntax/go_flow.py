"""Lowers Go's statements to the language of `wardline.syntax.flow`; expressions are `go_values`' work."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.go_guards import guards
from wardline.syntax.go_values import SILENT, Lowering, field, part, span, text

Node = tree_sitter.Node
_LITERALS = frozenset(
    {"interpreted_string_literal", "raw_string_literal", "rune_literal", "int_literal", "float_literal", "nil", "true"}
)


def lower_function(node: Node) -> flow.Function:
    """A function, method or function literal as parameters (the receiver first) and body."""
    body = node.child_by_field_name("body")
    lists = (node.child_by_field_name("receiver"), node.child_by_field_name("parameters"))
    parameters = tuple(one for each in lists for one in _parameters(each))
    return flow.Function(span(node), parameters, lambda: lower_block(body) if body is not None else ())


def lower_block(node: Node) -> tuple[flow.Statement, ...]:
    """The statements of a block or file."""
    return _statements(node.named_children)


def _parameters(node: Node | None) -> tuple[flow.Parameter, ...]:
    """Each name of a declaration such as `a, b string` is a parameter; only a lone one has the whole of it."""
    found: list[flow.Parameter] = []
    for each in node.named_children if node is not None else ():
        names = each.children_by_field_name("name")
        for name in names:
            if name.is_named:
                found.append(flow.Parameter(text(name), span(name), span(each if len(names) == 1 else name)))
    return tuple(found)


def _statements(nodes: Iterable[Node]) -> tuple[flow.Statement, ...]:
    return tuple(statement for node in nodes for statement in flow.lowered(_statement, node))


def _statement(node: Node | None) -> tuple[flow.Statement, ...]:
    if node is None or node.type in SILENT:
        return ()
    lower = _STATEMENTS.get(node.type)
    return lower(node) if lower is not None else (_evaluated(node),)


_values = Lowering(lower_function)
_expression = _values.expression


def _evaluated(node: Node) -> flow.Statement:
    return flow.Evaluate(span(node), _expression(node))


def _expression_statement(node: Node) -> tuple[flow.Statement, ...]:
    return tuple(_evaluated(child) for child in node.named_children if child.type not in SILENT)


def _assignment(node: Node) -> tuple[flow.Statement, ...]:
    """`a, b = c, d` and `a := b`; `+=` keeps what was held."""
    left, operator = node.child_by_field_name("left"), node.child_by_field_name("operator")
    targets = (_values.target(left),) if left is not None else ()
    augmented = operator is not None and operator.type != "="
    return (flow.Assign(span(node), targets, part(node, "right", _expression), augmented),)


def _specification(node: Node) -> tuple[flow.Statement, ...]:
    """One line of a `var` or `const`: its names are direct children."""
    names = [name for name in node.children_by_field_name("name") if name.is_named]
    if not names:
        return ()
    targets = tuple(_values.target(name) for name in names)
    target = targets[0] if len(targets) == 1 else flow.Sequence(span(names[0]), targets)
    return (flow.Assign(span(_declaration(node)), (target,), part(node, "value", _expression)),)


def _declaration(node: Node) -> Node:
    """A specification stands for its whole declaration where it is the only one of it."""
    parent = node.parent
    return parent if parent is not None and parent.type in ("var_declaration", "const_declaration") else node


def _increment(node: Node) -> tuple[flow.Statement, ...]:
    return _expression_statement(node)


def _send(node: Node) -> tuple[flow.Statement, ...]:
    """`channel <- value`: what is received from the channel may be it."""
    channel = node.child_by_field_name("channel")
    targets = (_values.target(channel),) if channel is not None else ()
    return (flow.Assign(span(node), targets, part(node, "value", _expression), augmented=True),)


def _if(node: Node) -> tuple[flow.Statement, ...]:
    first = _statement(node.child_by_field_name("initializer"))
    condition = node.child_by_field_name("condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    then = _statement(node.child_by_field_name("consequence"))
    otherwise = _statement(node.child_by_field_name("alternative"))
    return (*first, flow.Branch(span(node), part(node, "condition", _expression), then, otherwise, proven))


def _for(node: Node) -> tuple[flow.Statement, ...]:
    body = _statement(node.child_by_field_name("body"))
    head = next((child for child in node.named_children if child.type not in ("block", "comment")), None)
    if head is None:
        return (flow.Loop(span(node), None, None, None, body),)
    if head.type == "range_clause":
        left = head.child_by_field_name("left")
        target = _values.target(left) if left is not None else None
        iterable = part(head, "right", _expression)
        return (flow.Loop(span(node), target, iterable, iterable if target is None else None, body),)
    if head.type == "for_clause":
        first = _statement(head.child_by_field_name("initializer"))
        update = _statement(head.child_by_field_name("update"))
        condition = head.child_by_field_name("condition")
        test = _expression(condition) if condition is not None else None
        return (*first, flow.Loop(span(node), None, None, test, (*body, *update)))
    return (flow.Loop(span(node), None, None, _expression(head), body),)


def _switch(node: Node) -> tuple[flow.Statement, ...]:
    """The cases with what each proves; one that falls through goes on with the next one's statements."""
    first = _statement(node.child_by_field_name("initializer"))
    subject = node.child_by_field_name("value")
    if node.type == "type_switch_statement":
        alias = node.child_by_field_name("alias")
        if alias is not None and subject is not None:
            first = (*first, flow.Assign(span(alias), (_values.target(alias),), _expression(subject)))
    cases = [child for child in node.named_children if child.type in _CASES]
    lowered = [_case(case, subject) for case in cases]
    ways = tuple(_falling(cases, lowered, index) for index in range(len(cases)))
    complete = node.type == "select_statement" or any(case.type == "default_case" for case in cases)
    return (*first, flow.Choice(span(node), part(node, "value", _expression), ways, breakable=True, complete=complete))


_CASES = frozenset({"expression_case", "default_case", "type_case", "communication_case"})


def _case(case: Node, subject: Node | None) -> tuple[flow.Statement, ...]:
    """What a case evaluates and does; a value compared with constants is one of them."""
    communication = _statement(case.child_by_field_name("communication"))
    value = case.child_by_field_name("value") if case.type == "expression_case" else None
    compared: tuple[flow.Statement, ...] = (_evaluated(value),) if value is not None else ()
    if value is not None and subject is not None and _is_settled(subject, value):
        compared = (flow.Assign(span(case), (_values.target(subject),), flow.Literal(span(value))),)
    body = next((child for child in case.named_children if child.type == "statement_list"), None)
    return (*communication, *compared, *(lower_block(body) if body is not None else ()))


def _is_settled(subject: Node, value: Node) -> bool:
    """Whether a variable is compared with nothing but constants."""
    constant = all(child.type in _LITERALS for child in value.named_children if child.type not in SILENT)
    return constant and subject.type in ("identifier", "selector_expression")


def _falling(cases: list[Node], lowered: list[tuple[flow.Statement, ...]], index: int) -> tuple[flow.Statement, ...]:
    body = next((child for child in cases[index].named_children if child.type == "statement_list"), None)
    last = body.named_children[-1] if body is not None and body.named_children else None
    falls = index + 1 < len(cases) and last is not None and last.type == "fallthrough_statement"
    return (*lowered[index], *_falling(cases, lowered, index + 1)) if falls else lowered[index]


def _return(node: Node) -> tuple[flow.Statement, ...]:
    values = [child for child in node.named_children if child.type not in SILENT]
    return (flow.Leave(span(node), _expression(values[0]) if values else None),)


def _definition(node: Node) -> tuple[flow.Statement, ...]:
    return (flow.Define(span(node), text(field(node, "name")), lower_function(node)),)


_STATEMENTS: dict[str, Callable[[Node], tuple[flow.Statement, ...]]] = {
    "expression_statement": _expression_statement,
    "go_statement": _expression_statement,
    "defer_statement": _expression_statement,
    "short_var_declaration": _assignment,
    "assignment_statement": _assignment,
    "receive_statement": lambda node: (
        _assignment(node) if field(node, "left") is not None else _expression_statement(node)
    ),
    "var_declaration": lower_block,
    "var_spec_list": lower_block,
    "var_spec": _specification,
    "const_declaration": lower_block,
    "const_spec": _specification,
    "inc_statement": _increment,
    "dec_statement": _increment,
    "send_statement": _send,
    "if_statement": _if,
    "for_statement": _for,
    "expression_switch_statement": _switch,
    "type_switch_statement": _switch,
    "select_statement": _switch,
    "return_statement": _return,
    "break_statement": lambda node: (flow.Leave(span(node), None, flow.Exit.BREAK),),
    "continue_statement": lambda node: (flow.Leave(span(node), None, flow.Exit.CONTINUE),),
    "labeled_statement": lower_block,
    "block": lower_block,
    "statement_list": lower_block,
    "ERROR": lower_block,
    "function_declaration": _definition,
    "method_declaration": _definition,
}
