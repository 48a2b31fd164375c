"""Lowers Python's statements and expressions to the language of `wardline.syntax.flow`."""

from __future__ import annotations

from collections.abc import Callable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.python_guards import guards
from wardline.text import Span

Node = tree_sitter.Node
_LONG_CHAIN = 50  # nested deeper, an expression would not fit on the stack of those who walk it


def lower_function(node: Node) -> flow.Function:
    """A function definition or lambda as parameters and body."""
    if node.type == "decorated_definition":
        node = node.child_by_field_name("definition") or node
    parameters = node.child_by_field_name("parameters")
    body = node.child_by_field_name("body")
    is_lambda = node.type == "lambda"

    def lower() -> tuple[flow.Statement, ...]:
        if body is None:
            return ()
        return (flow.Leave(_span(body), _expression(body)),) if is_lambda else lower_block(body)

    return flow.Function(_span(node), _parameters(parameters), lower)


def lower_block(node: Node) -> tuple[flow.Statement, ...]:
    """The statements of a block or module; class bodies run in place, functions become definitions."""
    lowered: list[flow.Statement] = []
    for child in node.named_children:
        lowered.extend(_statement(child))
    return tuple(lowered)


def _statement(node: Node) -> tuple[flow.Statement, ...]:
    lower = _STATEMENTS.get(node.type)
    if lower is not None:
        return lower(node)
    if node.type in _SILENT:
        return ()
    return tuple(_evaluated(child) for child in node.named_children if child.type not in _SILENT)


def _evaluated(node: Node) -> flow.Statement:
    return flow.Evaluate(_span(node), _expression(node))


def _expression_statement(node: Node) -> tuple[flow.Statement, ...]:
    lowered: list[flow.Statement] = []
    for child in node.named_children:
        if child.type in ("assignment", "augmented_assignment"):
            lowered.append(_assignment(child))
        elif child.type not in _SILENT:
            lowered.append(_evaluated(child))
    return tuple(lowered)


def _assignment(node: Node) -> flow.Statement:
    targets: list[flow.Target] = []
    current: Node | None = node
    augmented = node.type == "augmented_assignment"
    while current is not None and current.type in ("assignment", "augmented_assignment"):
        left = current.child_by_field_name("left")
        if left is not None:
            targets.append(_target(left))
        current = current.child_by_field_name("right")
    value = _expression(current) if current is not None else flow.Literal(_span(node))
    return flow.Assign(_span(node), tuple(targets), value, augmented)


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
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    return flow.Branch(_span(node), _field(node, "condition"), _body(node, "consequence"), otherwise, proven)


def _for(node: Node) -> tuple[flow.Statement, ...]:
    left = node.child_by_field_name("left")
    alternative = node.child_by_field_name("alternative")
    return (
        flow.Loop(
            _span(node),
            _target(left) if left else None,
            _field(node, "right"),
            None,
            _body(node, "body"),
            _body(alternative, "body") if alternative else (),
        ),
    )


def _while(node: Node) -> tuple[flow.Statement, ...]:
    alternative = node.child_by_field_name("alternative")
    otherwise = _body(alternative, "body") if alternative else ()
    return (flow.Loop(_span(node), None, None, _field(node, "condition"), _body(node, "body"), otherwise),)


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
    return (flow.Attempt(_span(node), _body(node, "body"), tuple(handlers), otherwise, final),)


def _handler(node: Node) -> tuple[flow.Statement, ...]:
    """`except E as e`: the name is bound to something that carries nothing."""
    bound: list[flow.Statement] = []
    for child in node.named_children:
        if child.type == "as_pattern":
            alias = child.child_by_field_name("alias")
            if alias is not None:
                bound.append(flow.Assign(_span(child), (_target(alias),), flow.Literal(_span(child))))
    return (*bound, *_last_block(node))


def _with(node: Node) -> tuple[flow.Statement, ...]:
    lowered: list[flow.Statement] = []
    for item in _descend(node, "with_item"):
        value = item.child_by_field_name("value")
        if value is None:
            continue
        alias = value.child_by_field_name("alias") if value.type == "as_pattern" else None
        if alias is not None:
            lowered.append(flow.Assign(_span(value), (_target(alias),), _expression(value.named_children[0])))
        else:
            lowered.append(_evaluated(value))
    return (*lowered, *_body(node, "body"))


def _descend(node: Node, kind: str) -> list[Node]:
    clause = next((child for child in node.named_children if child.type == "with_clause"), None)
    return [child for child in clause.named_children if child.type == kind] if clause else []


def _match(node: Node) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name("body")
    subjects = node.children_by_field_name("subject")
    subject = flow.Combine(_span(node), tuple(_expression(child) for child in subjects))
    cases = [_case(child, subject) for child in body.named_children if child.type == "case_clause"] if body else []
    return (flow.Choice(_span(node), subject, tuple(cases)),)


def _case(node: Node, subject: flow.Expression) -> tuple[flow.Statement, ...]:
    """Names in the case's pattern take (a part of) the subject."""
    captured: list[flow.Statement] = []
    for child in node.named_children:
        if child.type == "case_pattern":
            captured.extend(
                flow.Assign(_span(name), (flow.Name(_span(name), _text(name)),), subject)
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
    values = [child for child in node.named_children if child.type not in _SILENT]
    value = flow.Combine(_span(node), tuple(map(_expression, values))) if len(values) > 1 else None
    if len(values) == 1:
        value = _expression(values[0])  # type: ignore[assignment]
    return (flow.Leave(_span(node), value),)


def _definition(node: Node) -> tuple[flow.Statement, ...]:
    inner = node.child_by_field_name("definition") if node.type == "decorated_definition" else node
    if inner is None:
        return ()
    if inner.type == "class_definition":
        return _body(inner, "body")
    name = inner.child_by_field_name("name")
    return (flow.Define(_span(node), _text(name) if name else "", lower_function(inner)),)


def _delete(node: Node) -> tuple[flow.Statement, ...]:
    listed = (child.named_children if child.type == "expression_list" else [child] for child in node.named_children)
    names = [part for parts in listed for part in parts if part.type == "identifier"]
    return tuple(flow.Assign(_span(n), (flow.Name(_span(n), _text(n)),), flow.Literal(_span(n))) for n in names)


_SILENT = frozenset(
    {
        "comment", "pass_statement", "break_statement", "continue_statement", "global_statement",
        "nonlocal_statement", "import_statement", "import_from_statement", "future_import_statement",
        "type_alias_statement", "line_continuation",
    }
)  # fmt: skip
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
    "function_definition": _definition,
    "class_definition": _definition,
    "decorated_definition": _definition,
    "delete_statement": _delete,
    "block": lower_block,
    "break_statement": lambda node: (flow.Leave(_span(node), None, flow.Exit.BREAK),),
    "continue_statement": lambda node: (flow.Leave(_span(node), None, flow.Exit.CONTINUE),),
    "ERROR": lower_block,
}


def _expression(node: Node) -> flow.Expression:
    lower = _EXPRESSIONS.get(node.type)
    if lower is not None:
        return lower(node)
    if node.named_child_count == 0:
        return flow.Literal(_span(node))
    return _combined(node)


def _combined(node: Node) -> flow.Expression:
    return flow.Combine(_span(node), _parts(node))


def _parts(node: Node) -> tuple[flow.Expression, ...]:
    return tuple(_expression(child) for child in node.named_children if child.type not in _SILENT)


def _call(node: Node) -> flow.Expression:
    callee = node.child_by_field_name("function")
    arguments = node.child_by_field_name("arguments")
    if callee is None or arguments is None:
        return _combined(node)
    return flow.Call(_span(node), _expression(callee), "".join(_text(callee).split()), _arguments(arguments))


def _arguments(node: Node) -> tuple[flow.Argument, ...]:
    if node.type == "generator_expression":
        return (flow.Argument(_comprehension(node)),)
    lowered: list[flow.Argument] = []
    for child in node.named_children:
        if child.type == "keyword_argument":
            name = child.child_by_field_name("name")
            lowered.append(flow.Argument(_field(child, "value"), _text(name) if name else None))
        elif child.type not in _SILENT:
            lowered.append(flow.Argument(_expression(child)))
    return tuple(lowered)


def _attribute(node: Node) -> flow.Expression:
    name = node.child_by_field_name("attribute")
    return flow.Member(_span(node), _field(node, "object"), _text(name) if name else "")


def _subscript(node: Node) -> flow.Expression:
    keys = node.children_by_field_name("subscript")
    base = _field(node, "value")
    if len(keys) == 1 and keys[0].type in ("string", "integer"):
        return flow.Member(_span(node), base, f"[{_text(keys[0])}]")
    key = flow.Combine(_span(node), tuple(_expression(child) for child in keys))
    return flow.Index(_span(node), base, key)


def _string(node: Node) -> flow.Expression:
    values: list[flow.Expression] = []
    for child in node.named_children:
        if child.type == "interpolation":
            values.extend(_parts(child))
        elif child.type in ("string", "concatenated_string"):
            values.append(_string(child))
    return flow.Combine(_span(node), tuple(values)) if values else flow.Literal(_span(node))


def _dictionary(node: Node) -> flow.Expression:
    entries: list[tuple[str | None, flow.Expression]] = []
    for child in node.named_children:
        if child.type == "pair":
            key = child.child_by_field_name("key")
            constant = f"[{_text(key)}]" if key is not None and key.type in ("string", "integer") else None
            entries.append((constant, _field(child, "value")))
            if key is not None and constant is None:
                entries.append((None, _expression(key)))
        elif child.type not in _SILENT:
            entries.append((None, _expression(child)))
    return flow.Record(_span(node), tuple(entries))


def _conditional(node: Node) -> flow.Expression:
    """`a if test else b`: the value is one of the two, the test is only looked at."""
    children = node.named_children
    if len(children) != 3:
        return _combined(node)
    test = flow.Test(_span(children[1]), (_expression(children[1]),))
    return flow.Combine(_span(node), (_expression(children[0]), test, _expression(children[2])))


def _named(node: Node) -> flow.Expression:
    name = node.child_by_field_name("name")
    value = _field(node, "value")
    return flow.Bind(_span(node), _target(name), value) if name else value


def _comprehension(node: Node) -> flow.Expression:
    bindings: list[tuple[flow.Target, flow.Expression]] = []
    conditions: list[flow.Expression] = []
    for child in node.named_children:
        if child.type == "for_in_clause":
            left = child.child_by_field_name("left")
            if left is not None:
                bindings.append((_target(left), _field(child, "right")))
        elif child.type == "if_clause":
            conditions.extend(_parts(child))
    body = node.child_by_field_name("body")
    elements = (_expression(body),) if body else ()
    return flow.Comprehension(_span(node), tuple(bindings), tuple(conditions), elements)


def _target(node: Node) -> flow.Target:
    if node.type == "identifier":
        return flow.Name(_span(node), _text(node))
    if node.type in ("pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"):
        return flow.Sequence(_span(node), tuple(_target(child) for child in node.named_children))
    if node.type in ("as_pattern_target", "parenthesized_expression", "list_splat_pattern") and node.named_children:
        return _target(node.named_children[0])
    lowered = _expression(node)
    return lowered if isinstance(lowered, flow.Member | flow.Index) else flow.Combine(_span(node), (lowered,))


def _parameters(node: Node | None) -> tuple[flow.Parameter, ...]:
    if node is None:
        return ()
    found: list[flow.Parameter] = []
    for child in node.named_children:
        name = child.child_by_field_name("name")
        while name is None and child.type != "identifier" and child.named_children:
            inner = child.named_children[0]
            name = inner if inner.type == "identifier" else inner.child_by_field_name("name")
            if name is None and not inner.named_children:
                break
            if name is None:
                name = inner.named_children[0]
        name = child if child.type == "identifier" else name
        if name is not None and name.type == "identifier":
            found.append(flow.Parameter(_text(name), _span(name), _span(child)))
    return tuple(found)


def _operation(node: Node) -> flow.Expression:
    """An operator's two sides; a long chain of them becomes one value of all its parts."""
    parts, inner = [], node
    while inner.type == "binary_operator" and len(inner.named_children) >= 2:
        parts.append(inner.named_children[-1])
        inner = inner.named_children[0]
    if len(parts) <= _LONG_CHAIN:
        return _combined(node)
    return flow.Combine(_span(node), tuple(_expression(part) for part in (inner, *reversed(parts))))


def _transparent(node: Node) -> flow.Expression:
    inner = [child for child in node.named_children if child.type not in _SILENT]
    return _expression(inner[0]) if len(inner) == 1 else _combined(node)


_EXPRESSIONS: dict[str, Callable[[Node], flow.Expression]] = {
    "identifier": lambda node: flow.Name(_span(node), _text(node)),
    "attribute": _attribute,
    "subscript": _subscript,
    "call": _call,
    "string": _string,
    "concatenated_string": _string,
    "tuple": lambda node: flow.Sequence(_span(node), _parts(node)),
    "list": lambda node: flow.Sequence(_span(node), _parts(node)),
    "expression_list": lambda node: flow.Sequence(_span(node), _parts(node)),
    "dictionary": _dictionary,
    # What comes back from a `yield` is what the caller sends, not what was yielded.
    "yield": lambda node: flow.Test(_span(node), _parts(node)),
    "binary_operator": _operation,
    "comparison_operator": lambda node: flow.Test(_span(node), _parts(node)),
    "not_operator": lambda node: flow.Test(_span(node), _parts(node)),
    "conditional_expression": _conditional,
    "named_expression": _named,
    "list_comprehension": _comprehension,
    "set_comprehension": _comprehension,
    "dictionary_comprehension": _comprehension,
    "generator_expression": _comprehension,
    "lambda": lambda node: flow.Closure(_span(node), lower_function(node)),
    "parenthesized_expression": _transparent,
}


def _field(node: Node, name: str) -> flow.Expression:
    child = node.child_by_field_name(name)
    return _expression(child) if child is not None else flow.Literal(_span(node))


def _body(node: Node | None, name: str) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name(name) if node is not None else None
    return lower_block(body) if body is not None else ()


def _last_block(node: Node) -> tuple[flow.Statement, ...]:
    blocks = [child for child in node.named_children if child.type == "block"]
    return lower_block(blocks[-1]) if blocks else ()


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""
