"""Lowers Python's statements and expressions to the language of `wardline.syntax.flow`."""

from __future__ import annotations

from collections.abc import Callable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.conditions import named
from wardline.syntax.python_guards import guards
from wardline.syntax.python_values import (
    SILENT,
    lower_expression,
    lower_field,
    lower_parameters,
    lower_target,
    span_of,
    text_of,
)

Node = tree_sitter.Node
_CONDITIONS = frozenset({"comparison_operator", "not_operator", "boolean_operator", "call"})


def lower_function(node: Node) -> flow.Function:
    """A function definition as parameters and body."""
    wrapper = node if node.type == "decorated_definition" else node.parent
    if node.type == "decorated_definition":
        node = node.child_by_field_name("definition") or node
    parameters = lower_parameters(node.child_by_field_name("parameters"))
    body = node.child_by_field_name("body")

    def lower() -> tuple[flow.Statement, ...]:
        return lower_block(body) if body is not None else ()

    return flow.Function(span_of(node), parameters, lower, _receiver(node, wrapper, parameters))


def _receiver(node: Node, wrapper: Node | None, parameters: tuple[flow.Parameter, ...]) -> str | None:
    """The first parameter of a method that is called on an object or on its class."""
    decorated = wrapper if wrapper is not None and wrapper.type == "decorated_definition" else None
    block = (decorated or node).parent
    if not parameters:
        return None
    if block is None or block.parent is None or block.parent.type != "class_definition":
        return "self" if parameters[0].name == "self" else None  # to be put into a class
    return None if _role(node, decorated) is flow.Role.STATIC else parameters[0].name


_ROLES = {
    "staticmethod": flow.Role.STATIC,
    "classmethod": flow.Role.OF_CLASS,
    "property": flow.Role.PROPERTY,
    "cached_property": flow.Role.PROPERTY,
}


def _role(node: Node, decorated: Node | None) -> flow.Role:
    for child in decorated.named_children if decorated is not None else ():
        if child.type == "decorator":
            role = _ROLES.get(text_of(child).lstrip("@ ").rsplit(".", 1)[-1].strip())
            if role is not None:
                return role
    return flow.Role.CONSTRUCTOR if text_of(node.child_by_field_name("name")) == "__init__" else flow.Role.PLAIN


def lower_block(node: Node) -> tuple[flow.Statement, ...]:
    """The statements of a block or module; functions and classes become definitions."""
    lowered: list[flow.Statement] = []
    for child in node.named_children:
        lowered.extend(flow.lowered(_statement, child))
    return tuple(lowered)


def _statement(node: Node) -> tuple[flow.Statement, ...]:
    lower = _STATEMENTS.get(node.type)
    if lower is not None:
        return lower(node)
    if node.type in SILENT:
        return ()
    return tuple(_evaluated(child) for child in node.named_children if child.type not in SILENT)


def _evaluated(node: Node) -> flow.Statement:
    return flow.Evaluate(span_of(node), lower_expression(node))


def _expression_statement(node: Node) -> tuple[flow.Statement, ...]:
    lowered: list[flow.Statement] = []
    for child in node.named_children:
        if child.type in ("assignment", "augmented_assignment"):
            lowered.append(_assignment(child))
        elif child.type not in SILENT:
            lowered.append(_evaluated(child))
    return tuple(lowered)


def _assignment(node: Node) -> flow.Statement:
    targets: list[flow.Target] = []
    current: Node | None = node
    augmented = node.type == "augmented_assignment"
    while current is not None and current.type in ("assignment", "augmented_assignment"):
        left = current.child_by_field_name("left")
        if left is not None:
            targets.append(lower_target(left))
        current = current.child_by_field_name("right")
    value = lower_expression(current) if current is not None else flow.Literal(span_of(node))
    condition = current if current is not None and current.type in _CONDITIONS else None
    proven = named(condition, value, lower_expression, guards)
    return flow.Assign(span_of(node), tuple(targets), value, augmented, guards=proven)


def _if(node: Node) -> tuple[flow.Statement, ...]:
    otherwise: tuple[flow.Statement, ...] = ()
    for alternative in reversed(node.children_by_field_name("alternative")):
        if alternative.type == "elif_clause":
            otherwise = (_branch(alternative, otherwise),)
        else:
            otherwise = _body(alternative, "body")
    return (_branch(node, otherwise),)


def _branch(node: Node, otherwise: tuple[flow.Statement, ...]) -> flow.Branch:
    condition = node.child_by_field_name("condition")
    proven = tuple(guards(condition, lower_expression)) if condition is not None else ()
    return flow.Branch(span_of(node), lower_field(node, "condition"), _body(node, "consequence"), otherwise, proven)


def _for(node: Node) -> tuple[flow.Statement, ...]:
    left = node.child_by_field_name("left")
    alternative = node.child_by_field_name("alternative")
    return (
        flow.Loop(
            span_of(node),
            lower_target(left) if left else None,
            lower_field(node, "right"),
            None,
            _body(node, "body"),
            _body(alternative, "body") if alternative else (),
        ),
    )


def _while(node: Node) -> tuple[flow.Statement, ...]:
    alternative = node.child_by_field_name("alternative")
    otherwise = _body(alternative, "body") if alternative else ()
    condition = node.child_by_field_name("condition")
    proven = tuple(guards(condition, lower_expression)) if condition is not None else ()
    test = lower_field(node, "condition")
    return (flow.Loop(span_of(node), None, None, test, _body(node, "body"), otherwise, proven),)


def _assert(node: Node) -> tuple[flow.Statement, ...]:
    """What follows runs only where the condition holds."""
    condition, *message = [child for child in node.named_children if child.type not in SILENT] or [node]
    failure = flow.Leave(span_of(node), lower_expression(message[0]) if message else None, flow.Exit.RAISE)
    proven = tuple(guards(condition, lower_expression))
    return (flow.Branch(span_of(node), lower_expression(condition), (), (failure,), proven),)


def _try(node: Node) -> tuple[flow.Statement, ...]:
    handlers: list[tuple[flow.Statement, ...]] = []
    otherwise: tuple[flow.Statement, ...] = ()
    final: tuple[flow.Statement, ...] = ()
    for child in node.named_children:
        if child.type in ("except_clause", "except_group_clause"):
            handlers.append(_handler(child))
        elif child.type == "else_clause":
            otherwise = _body(child, "body")
        elif child.type == "finally_clause":
            final = _last_block(child)
    return (flow.Attempt(span_of(node), _body(node, "body"), tuple(handlers), otherwise, final),)


def _handler(node: Node) -> tuple[flow.Statement, ...]:
    """`except E as e`: the name is bound to something that carries nothing."""
    bound: list[flow.Statement] = []
    for child in node.named_children:
        if child.type == "as_pattern":
            alias = child.child_by_field_name("alias")
            if alias is not None:
                bound.append(flow.Assign(span_of(child), (lower_target(alias),), flow.Literal(span_of(child))))
    return (*bound, *_last_block(node))


def _with(node: Node) -> tuple[flow.Statement, ...]:
    lowered: list[flow.Statement] = []
    for item in _descend(node, "with_item"):
        value = item.child_by_field_name("value")
        if value is None:
            continue
        alias = value.child_by_field_name("alias") if value.type == "as_pattern" else None
        if alias is not None:
            lowered.append(
                flow.Assign(span_of(value), (lower_target(alias),), lower_expression(value.named_children[0]))
            )
        else:
            lowered.append(_evaluated(value))
    return (*lowered, *_body(node, "body"))


def _descend(node: Node, kind: str) -> list[Node]:
    clause = next((child for child in node.named_children if child.type == "with_clause"), None)
    return [child for child in clause.named_children if child.type == kind] if clause else []


def _match(node: Node) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name("body")
    subjects = node.children_by_field_name("subject")
    subject = flow.Combine(span_of(node), tuple(lower_expression(child) for child in subjects))
    cases = [_case(child, subject) for child in body.named_children if child.type == "case_clause"] if body else []
    return (flow.Choice(span_of(node), subject, tuple(cases)),)


def _case(node: Node, subject: flow.Expression) -> tuple[flow.Statement, ...]:
    """Names in the case's pattern take (a part of) the subject."""
    captured: list[flow.Statement] = []
    for child in node.named_children:
        if child.type == "case_pattern":
            captured.extend(
                flow.Assign(span_of(name), (flow.Name(span_of(name), text_of(name)),), subject)
                for name in _capture_names(child)
            )
        elif child.type == "if_clause":
            captured.extend(_evaluated(part) for part in child.named_children)
    return (*captured, *_body(node, "consequence"))


def _capture_names(node: Node) -> list[Node]:
    if node.type == "dotted_name":
        return list(node.named_children) if node.named_child_count == 1 else []
    if node.type == "identifier":
        return [node]
    named = node.type in ("class_pattern", "keyword_pattern")  # `Point(x=a)` captures `a` only
    parts = node.named_children[1:] if named else node.named_children
    return [name for child in parts for name in _capture_names(child)]


def _leave(node: Node) -> tuple[flow.Statement, ...]:
    values = [child for child in node.named_children if child.type not in SILENT]
    value = flow.Combine(span_of(node), tuple(map(lower_expression, values))) if len(values) > 1 else None
    if node.type == "raise_statement":
        one = lower_expression(values[0]) if len(values) == 1 else value
        return (flow.Leave(span_of(node), one, flow.Exit.RAISE),)
    if len(values) != 1:
        return (flow.Leave(span_of(node), value),)
    proven = tuple(guards(values[0], lower_expression))
    return (flow.Leave(span_of(node), lower_expression(values[0]), guards=proven),)


def _definition(node: Node) -> tuple[flow.Statement, ...]:
    decorated = node if node.type == "decorated_definition" else None
    inner = node.child_by_field_name("definition") if decorated is not None else node
    if inner is None:
        return ()
    name = text_of(inner.child_by_field_name("name"))
    if inner.type == "class_definition":
        return (flow.Class(span_of(node), name, _bases(inner), _body(inner, "body")),)
    return (flow.Define(span_of(node), name, lower_function(inner), _role(inner, decorated)),)


def _bases(node: Node) -> tuple[str, ...]:
    listed = node.child_by_field_name("superclasses")
    kinds = ("identifier", "attribute")
    return tuple(text_of(child) for child in listed.named_children if child.type in kinds) if listed else ()


def _outer(node: Node) -> tuple[flow.Statement, ...]:
    return (flow.Outer(span_of(node), tuple(text_of(child) for child in node.named_children)),)


def _delete(node: Node) -> tuple[flow.Statement, ...]:
    listed = (child.named_children if child.type == "expression_list" else [child] for child in node.named_children)
    names = [part for parts in listed for part in parts if part.type == "identifier"]
    return tuple(flow.Assign(span_of(n), (flow.Name(span_of(n), text_of(n)),), flow.Literal(span_of(n))) for n in names)


_STATEMENTS: dict[str, Callable[[Node], tuple[flow.Statement, ...]]] = {
    "expression_statement": _expression_statement,
    "if_statement": _if,
    "for_statement": _for,
    "while_statement": _while,
    "try_statement": _try,
    "with_statement": _with,
    "match_statement": _match,
    "return_statement": _leave,
    "raise_statement": _leave,
    "assert_statement": _assert,
    "function_definition": _definition,
    "class_definition": _definition,
    "decorated_definition": _definition,
    "delete_statement": _delete,
    "global_statement": _outer,
    "nonlocal_statement": _outer,
    "block": lower_block,
    "break_statement": lambda node: (flow.Leave(span_of(node), None, flow.Exit.BREAK),),
    "continue_statement": lambda node: (flow.Leave(span_of(node), None, flow.Exit.CONTINUE),),
    "ERROR": lower_block,
}


def _body(node: Node | None, name: str) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name(name) if node is not None else None
    return lower_block(body) if body is not None else ()


def _last_block(node: Node) -> tuple[flow.Statement, ...]:
    blocks = [child for child in node.named_children if child.type == "block"]
    return lower_block(blocks[-1]) if blocks else ()
