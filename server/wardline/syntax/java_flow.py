"""Lowers Java's statements and expressions to the language of `wardline.syntax.flow`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.conditions import named, short_circuit
from wardline.syntax.java_guards import guards
from wardline.text import Span

Node = tree_sitter.Node
_CONDITIONS = frozenset({"binary_expression", "unary_expression", "method_invocation"})
_SILENT = frozenset(
    {
        "line_comment",
        "block_comment",
        "import_declaration",
        "package_declaration",
        "modifiers",
        "switch_label",
        "type_identifier",
        "scoped_type_identifier",
        "generic_type",
        "integral_type",
        "floating_point_type",
        "boolean_type",
        "array_type",
        "type_arguments",
        "dimensions",
    }
)


def lower_function(node: Node) -> flow.Function:
    """A method, constructor or lambda as parameters and body."""
    parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")

    def lower() -> tuple[flow.Statement, ...]:
        if body is None:
            return ()
        if body.type in ("block", "constructor_body"):
            return lower_block(body)
        return (flow.Leave(_span(body), _expression(body)),)

    return flow.Function(_span(node), _parameters(parameters), lower)


def lower_block(node: Node) -> tuple[flow.Statement, ...]:
    """The statements of a block, a class body or the file."""
    return _statements(node.named_children)


def _statements(nodes: Iterable[Node]) -> tuple[flow.Statement, ...]:
    return tuple(statement for node in nodes for statement in flow.lowered(_statement, node))


def _statement(node: Node | None) -> tuple[flow.Statement, ...]:
    if node is None or node.type in _SILENT:
        return ()
    lower = _STATEMENTS.get(node.type)
    if lower is not None:
        return lower(node)
    return tuple(_evaluated(child) for child in node.named_children if child.type not in _SILENT)


def _evaluated(node: Node) -> flow.Statement:
    return flow.Evaluate(_span(node), _expression(node))


def _expression_statement(node: Node) -> tuple[flow.Statement, ...]:
    return tuple(_effect(child) for child in node.named_children if child.type not in _SILENT)


def _effect(node: Node) -> flow.Statement:
    left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
    if left is None:
        if node.type == "switch_expression":
            return _switch(node)[0]
        return _evaluated(node)
    return flow.Assign(_span(node), (_target(left),), _field(node, "right"), _is_augmented(node))


def _is_augmented(node: Node) -> bool:
    return _text(node.child_by_field_name("operator")) != "="


def _declaration(node: Node) -> tuple[flow.Statement, ...]:
    """Each declared variable; the first takes the span of the whole, as patterns of declarations do."""
    lowered: list[flow.Statement] = []
    for child in node.children_by_field_name("declarator"):
        name = child.child_by_field_name("name")
        if name is not None:
            given, value = child.child_by_field_name("value"), _field(child, "value")
            condition = given if given is not None and given.type in _CONDITIONS else None
            proven = named(condition, value, _expression, guards)
            lowered.append(flow.Assign(_span(child), (_target(name),), value, guards=proven))
    return tuple(lowered)


def _if(node: Node) -> tuple[flow.Statement, ...]:
    condition = node.child_by_field_name("condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    then = _statement(node.child_by_field_name("consequence"))
    otherwise = _statement(node.child_by_field_name("alternative"))
    return (flow.Branch(_span(node), _field(node, "condition"), then, otherwise, proven),)


def _for(node: Node) -> tuple[flow.Statement, ...]:
    first = tuple(one for child in node.children_by_field_name("init") for one in _initial(child))
    updates = tuple(map(_effect, node.children_by_field_name("update")))
    body = (*_statement(node.child_by_field_name("body")), *updates)
    return (*first, flow.Loop(_span(node), None, None, _field(node, "condition"), body))


def _initial(node: Node) -> tuple[flow.Statement, ...]:
    return _declaration(node) if node.type == "local_variable_declaration" else (_effect(node),)


def _for_each(node: Node) -> tuple[flow.Statement, ...]:
    name = node.child_by_field_name("name")
    target = _target(name) if name is not None else None
    body = _statement(node.child_by_field_name("body"))
    return (flow.Loop(_span(node), target, _field(node, "value"), None, body),)


def _while(node: Node) -> tuple[flow.Statement, ...]:
    body, condition = _statement(node.child_by_field_name("body")), node.child_by_field_name("condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    return (flow.Loop(_span(node), None, None, _field(node, "condition"), body, guards=proven),)


def _try(node: Node) -> tuple[flow.Statement, ...]:
    resources = node.child_by_field_name("resources")
    opened = tuple(one for child in (resources.named_children if resources else ()) for one in _resource(child))
    handlers = tuple(_handler(child) for child in node.named_children if child.type == "catch_clause")
    final = tuple(
        one
        for child in node.named_children
        if child.type == "finally_clause"
        for one in _statements(child.named_children)
    )
    body = (*opened, *_statement(node.child_by_field_name("body")))
    return (flow.Attempt(_span(node), body, handlers, (), final),)


def _resource(node: Node) -> tuple[flow.Statement, ...]:
    name = node.child_by_field_name("name")
    if name is None:
        return tuple(_evaluated(child) for child in node.named_children if child.type not in _SILENT)
    return (flow.Assign(_span(node), (_target(name),), _field(node, "value")),)


def _handler(node: Node) -> tuple[flow.Statement, ...]:
    parameter = next((child for child in node.named_children if child.type == "catch_formal_parameter"), None)
    name = parameter.child_by_field_name("name") if parameter is not None else None
    bound = (flow.Assign(_span(name), (_target(name),), flow.Literal(_span(name))),) if name is not None else ()
    return (*bound, *_statement(node.child_by_field_name("body")))


def _switch(node: Node) -> tuple[flow.Statement, ...]:
    """Falling through is followed by giving each group the statements of the ones after it."""
    body = node.child_by_field_name("body")
    parts = body.named_children if body is not None else []
    groups = [_statements(part.named_children) for part in parts if part.type == "switch_block_statement_group"]
    ways = [tuple(one for later in groups[index:] for one in later) for index in range(len(groups))]
    ways += [_statements(part.named_children) for part in parts if part.type == "switch_rule"]
    return (flow.Choice(_span(node), _field(node, "condition"), tuple(ways), breakable=True),)


def _leave(node: Node) -> tuple[flow.Statement, ...]:
    values = [child for child in node.named_children if child.type not in _SILENT]
    return (flow.Leave(_span(node), _expression(values[0]) if values else None),)


def _synchronized(node: Node) -> tuple[flow.Statement, ...]:
    locks = tuple(_evaluated(child) for child in node.named_children if child.type == "parenthesized_expression")
    return (*locks, *_statement(node.child_by_field_name("body")))


def _definition(node: Node) -> tuple[flow.Statement, ...]:
    return (flow.Define(_span(node), _text(node.child_by_field_name("name")), lower_function(node)),)


def _class(node: Node) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name("body")
    return lower_block(body) if body is not None else ()


def _exit(to: flow.Exit) -> Callable[[Node], tuple[flow.Statement, ...]]:
    return lambda node: (flow.Leave(_span(node), None, to),)


_STATEMENTS: dict[str, Callable[[Node], tuple[flow.Statement, ...]]] = {
    "expression_statement": _expression_statement,
    "local_variable_declaration": _declaration,
    "field_declaration": _declaration,
    "if_statement": _if,
    "for_statement": _for,
    "enhanced_for_statement": _for_each,
    "while_statement": _while,
    "do_statement": _while,
    "try_statement": _try,
    "try_with_resources_statement": _try,
    "switch_expression": _switch,
    "synchronized_statement": _synchronized,
    "return_statement": _leave,
    "throw_statement": _leave,
    "yield_statement": _expression_statement,
    "break_statement": _exit(flow.Exit.BREAK),
    "continue_statement": _exit(flow.Exit.CONTINUE),
    "ERROR": lower_block,
    "method_declaration": _definition,
    "constructor_declaration": _definition,
    "compact_constructor_declaration": _definition,
    "class_declaration": _class,
    "interface_declaration": _class,
    "enum_declaration": _class,
    "record_declaration": _class,
    "enum_body_declarations": lower_block,
    "block": lower_block,
    "static_initializer": lower_block,
    "labeled_statement": lambda node: _statements(node.named_children[1:]),
}


def _expression(node: Node) -> flow.Expression:
    lower = _EXPRESSIONS.get(node.type)
    if lower is not None:
        return lower(node)
    return flow.Combine(_span(node), _parts(node)) if node.named_child_count else flow.Literal(_span(node))


def _parts(node: Node) -> tuple[flow.Expression, ...]:
    return tuple(_expression(child) for child in node.named_children if child.type not in _SILENT)


def _call(node: Node) -> flow.Expression:
    receiver, name = node.child_by_field_name("object"), node.child_by_field_name("name")
    if name is None:
        return flow.Combine(_span(node), _parts(node))
    if receiver is None:
        return flow.Call(_span(node), flow.Name(_span(name), _text(name)), _text(name), _arguments(node))
    span = Span(receiver.start_byte, name.end_byte)
    callee = flow.Member(span, _expression(receiver), _text(name))
    return flow.Call(_span(node), callee, "".join(f"{_text(receiver)}.{_text(name)}".split()), _arguments(node))


def _arguments(node: Node) -> tuple[flow.Argument, ...]:
    arguments = node.child_by_field_name("arguments")
    return tuple(flow.Argument(value) for value in _parts(arguments)) if arguments is not None else ()


def _new(node: Node) -> flow.Expression:
    kind = node.child_by_field_name("type")
    if kind is None:
        return flow.Combine(_span(node), _parts(node))
    text = "".join(_text(kind).split())
    call = flow.Call(_span(node), flow.Literal(_span(kind)), text, _arguments(node))
    methods = tuple(_anonymous(child) for child in node.named_children if child.type == "class_body")
    return flow.Combine(_span(node), (call, *methods)) if methods else call


def _anonymous(body: Node) -> flow.Expression:
    return flow.Closure(_span(body), flow.Function(_span(body), (), lambda: lower_block(body)))


def _member(node: Node) -> flow.Expression:
    return flow.Member(_span(node), _field(node, "object"), _text(node.child_by_field_name("field")))


def _element(node: Node) -> flow.Expression:
    index, base = node.child_by_field_name("index"), _field(node, "array")
    if index is not None and index.type == "decimal_integer_literal":
        return flow.Member(_span(node), base, f"[{_text(index)}]")
    return flow.Index(_span(node), base, _field(node, "index"))


def _array(node: Node) -> flow.Expression:
    sizes = tuple(part for one in node.children_by_field_name("dimensions") for part in _parts(one))
    value = node.child_by_field_name("value")
    items = _expression(value) if value is not None else flow.Literal(_span(node))
    return flow.Combine(_span(node), (flow.Test(_span(node), sizes), items)) if sizes else items


def _binary(node: Node) -> flow.Expression:
    operator = _text(node.child_by_field_name("operator"))
    if operator in ("&&", "||"):
        return short_circuit(node, operator == "&&", _expression, guards)
    form = flow.Test if operator in ("==", "!=", "<", ">", "<=", ">=") else flow.Combine
    return form(_span(node), _parts(node))


def _unary(node: Node) -> flow.Expression:
    form = flow.Test if _text(node.child_by_field_name("operator")) == "!" else flow.Combine
    return form(_span(node), _parts(node))


def _instance(node: Node) -> flow.Expression:
    """`x instanceof T name` also gives the name the value."""
    name = node.child_by_field_name("name")
    value = _field(node, "left")
    bound = (flow.Bind(_span(name), _target(name), value),) if name is not None else (value,)
    return flow.Test(_span(node), bound)


def _ternary(node: Node) -> flow.Expression:
    condition = node.child_by_field_name("condition")
    value = _field(node, "condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    ways = _field(node, "consequence"), _field(node, "alternative")
    return flow.Either(_span(node), flow.Test(value.span, (value,)), *ways, proven)


def _assignment(node: Node) -> flow.Expression:
    left, value = node.child_by_field_name("left"), _field(node, "right")
    if left is None:
        return value
    target = _target(left)
    kept = flow.Combine(value.span, (_expression(left), value)) if _is_augmented(node) else value
    return flow.Bind(_span(node), target, kept)


def _choice(node: Node) -> flow.Expression:
    """A `switch` that gives a value: any of its rules' values."""
    body = node.child_by_field_name("body")
    values: list[flow.Expression] = []
    stack = list(reversed(body.named_children)) if body is not None else []
    while stack:
        child = stack.pop()
        if child.type in ("switch_rule", "switch_block_statement_group", "block"):
            stack.extend(reversed(child.named_children))
        elif child.type in ("expression_statement", "yield_statement"):
            values.extend(_parts(child))
    return flow.Combine(_span(node), (flow.Test(_span(node), (_field(node, "condition"),)), *values))


def _transparent(node: Node) -> flow.Expression:
    parts = [child for child in node.named_children if child.type not in _SILENT]
    return _expression(parts[0]) if len(parts) == 1 else flow.Combine(_span(node), _parts(node))


def _literal(node: Node) -> flow.Expression:
    return flow.Literal(_span(node))


_EXPRESSIONS: dict[str, Callable[[Node], flow.Expression]] = {
    "identifier": lambda node: flow.Name(_span(node), _text(node)),
    "this": lambda node: flow.Name(_span(node), "this"),
    "field_access": _member,
    "array_access": _element,
    "method_invocation": _call,
    "object_creation_expression": _new,
    "array_creation_expression": _array,
    "array_initializer": lambda node: flow.Sequence(_span(node), _parts(node)),
    "string_literal": _literal,
    "class_literal": _literal,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "instanceof_expression": _instance,
    "ternary_expression": _ternary,
    "assignment_expression": _assignment,
    "switch_expression": _choice,
    "lambda_expression": lambda node: flow.Closure(_span(node), lower_function(node)),
    "parenthesized_expression": _transparent,
    "cast_expression": lambda node: flow.Combine(_span(node), (_field(node, "value"),)),
}


def _target(node: Node) -> flow.Target:
    if node.type == "identifier":
        return flow.Name(_span(node), _text(node))
    lowered = _expression(node)
    return lowered if isinstance(lowered, flow.Member | flow.Index) else flow.Combine(_span(node), (lowered,))


def _parameters(node: Node | None) -> tuple[flow.Parameter, ...]:
    if node is None:
        return ()
    listed = [node] if node.type == "identifier" else node.named_children
    return tuple(found for found in map(_parameter, listed) if found is not None)


def _parameter(node: Node) -> flow.Parameter | None:
    name: Node | None = node if node.type == "identifier" else node.child_by_field_name("name")
    if node.type == "spread_parameter":
        name = node.named_children[-1].child_by_field_name("name")
    return flow.Parameter(_text(name), _span(name), _span(node)) if name is not None else None


def _field(node: Node, name: str) -> flow.Expression:
    child = node.child_by_field_name(name)
    return _expression(child) if child is not None else flow.Literal(_span(node))


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
