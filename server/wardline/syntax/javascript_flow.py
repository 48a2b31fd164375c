"""Lowers JavaScript's statements and expressions to the language of `wardline.syntax.flow`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tree_sitter

from wardline.syntax import decorators, flow
from wardline.syntax.conditions import named, short_circuit
from wardline.syntax.javascript_guards import guards
from wardline.syntax.javascript_parameters import key_of, lower_parameters
from wardline.text import Span

Node = tree_sitter.Node
_CONDITIONS = frozenset({"binary_expression", "unary_expression", "call_expression"})
_SILENT = frozenset(
    {
        "comment",
        "html_comment",
        "import_statement",
        "empty_statement",
        "debugger_statement",
        "statement_identifier",
        "decorator",
        "type_annotation",
        "type_arguments",
        "type_parameters",
        "interface_declaration",
        "type_alias_declaration",
        "ambient_declaration",
        "function_signature",
        "abstract_method_signature",
        "method_signature",
        "index_signature",
        "accessibility_modifier",
        "override_modifier",
        "implements_clause",
    }
)


def lower_function(node: Node) -> flow.Function:
    """A function, method or arrow function as parameters and body."""
    if node.type == "export_statement":
        node = node.child_by_field_name("declaration") or node.child_by_field_name("value") or node
    parameters = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
    body = node.child_by_field_name("body")

    def lower() -> tuple[flow.Statement, ...]:
        if body is None:
            return ()
        if body.type == "statement_block":
            return lower_block(body)
        return (_returned(body, body),)

    receiver = "this" if node.type in _WITH_RECEIVER and not _is_static(node) else None
    return flow.Function(_span(node), lower_parameters(parameters, _expression), lower, receiver)


_LAMBDAS = frozenset({"arrow_function", "function_expression", "generator_function"})
_WITH_RECEIVER = frozenset({"method_definition", "function_declaration", "function_expression", "generator_function"})


def _is_static(node: Node) -> bool:
    return any(child.type == "static" for child in node.children)


def _returned(node: Node, value: Node) -> flow.Leave:
    return flow.Leave(_span(node), _expression(value), guards=tuple(guards(value, _expression)))


def lower_block(node: Node) -> tuple[flow.Statement, ...]:
    """The statements of a block, program or class body."""
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
    inner = [child for child in node.named_children if child.type not in _SILENT]
    if len(inner) == 1 and inner[0].type in _STATEMENTS:
        return _statement(inner[0])  # the grammar takes a namespace for an expression
    return tuple(map(_effect, inner))


def _effect(node: Node) -> flow.Statement:
    if node.type not in ("assignment_expression", "augmented_assignment_expression"):
        return _evaluated(node)
    left = node.child_by_field_name("left")
    targets = (_target(left),) if left is not None else ()
    return flow.Assign(_span(node), targets, _field(node, "right"), node.type.startswith("augmented"), declares=False)


def _declaration(node: Node) -> tuple[flow.Statement, ...]:
    lowered: list[flow.Statement] = []
    for child in node.named_children:
        name = child.child_by_field_name("name") if child.type == "variable_declarator" else None
        if name is not None:
            given, value = child.child_by_field_name("value"), _field(child, "value")
            condition = given if given is not None and given.type in _CONDITIONS else None
            proven = named(condition, value, _expression, guards)
            lowered.append(flow.Assign(_span(child), (_target(name),), value, declares=True, guards=proven))
    return tuple(lowered)


def _if(node: Node) -> tuple[flow.Statement, ...]:
    alternative = node.child_by_field_name("alternative")
    otherwise = _statements(alternative.named_children) if alternative is not None else ()
    then = _statement(node.child_by_field_name("consequence"))
    condition = node.child_by_field_name("condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    return (flow.Branch(_span(node), _field(node, "condition"), then, otherwise, proven),)


def _for(node: Node) -> tuple[flow.Statement, ...]:
    first = _statement(node.child_by_field_name("initializer"))
    increment = node.child_by_field_name("increment")
    body = (*_statement(node.child_by_field_name("body")), *((_effect(increment),) if increment is not None else ()))
    return (*first, flow.Loop(_span(node), None, None, _field(node, "condition"), body))


def _for_in(node: Node) -> tuple[flow.Statement, ...]:
    left = node.child_by_field_name("left")
    target = _target(left) if left is not None else None
    body = _statement(node.child_by_field_name("body"))
    return (flow.Loop(_span(node), target, _field(node, "right"), None, body),)


def _while(node: Node) -> tuple[flow.Statement, ...]:
    body, condition = _statement(node.child_by_field_name("body")), node.child_by_field_name("condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    return (flow.Loop(_span(node), None, None, _field(node, "condition"), body, guards=proven),)


def _try(node: Node) -> tuple[flow.Statement, ...]:
    handler, finalizer = node.child_by_field_name("handler"), node.child_by_field_name("finalizer")
    handlers: tuple[tuple[flow.Statement, ...], ...] = ()
    if handler is not None:
        name = handler.child_by_field_name("parameter")
        bound = (flow.Assign(_span(name), (_target(name),), flow.Literal(_span(name))),) if name is not None else ()
        handlers = ((*bound, *_statement(handler.child_by_field_name("body"))),)
    final = _statement(finalizer.child_by_field_name("body")) if finalizer is not None else ()
    return (flow.Attempt(_span(node), _statement(node.child_by_field_name("body")), handlers, (), final),)


def _switch(node: Node) -> tuple[flow.Statement, ...]:
    """Falling through is followed by giving each case the statements of the ones after it."""
    body = node.child_by_field_name("body")
    cases = [child for child in body.named_children if child.type.startswith("switch_")] if body is not None else []
    lowered = [_statements(case.children_by_field_name("body")) for case in cases]
    ways = tuple(tuple(statement for later in lowered[index:] for statement in later) for index in range(len(lowered)))
    return (flow.Choice(_span(node), _field(node, "value"), ways, breakable=True),)


def _leave(node: Node) -> tuple[flow.Statement, ...]:
    values = [child for child in node.named_children if child.type not in _SILENT]
    if node.type == "throw_statement":
        return (flow.Leave(_span(node), _expression(values[0]) if values else None, flow.Exit.RAISE),)
    return (_returned(node, values[0]) if values else flow.Leave(_span(node), None),)


def _definition(node: Node) -> tuple[flow.Statement, ...]:
    name = _text(node.child_by_field_name("name"))
    role = flow.Role.PLAIN
    if node.type == "method_definition":
        role = flow.Role.CONSTRUCTOR if name == "constructor" else role
        role = flow.Role.PROPERTY if any(child.type == "get" for child in node.children) else role
        role = flow.Role.STATIC if _is_static(node) else role
    before = decorators.before(node, frozenset({"decorator"}), frozenset({"comment"}))
    span = Span(before[0].start_byte if before else node.start_byte, node.end_byte)
    return (flow.Define(span, name, lower_function(node), role),)


def _class(node: Node) -> tuple[flow.Statement, ...]:
    return (flow.Class(_span(node), _text(node.child_by_field_name("name")), _bases(node), _class_body(node)),)


def _class_body(node: Node) -> tuple[flow.Statement, ...]:
    body = node.child_by_field_name("body")
    return lower_block(body) if body is not None else ()


def _bases(node: Node) -> tuple[str, ...]:
    heritage = next((child for child in node.named_children if child.type == "class_heritage"), None)
    parts = heritage.named_children if heritage is not None else ()
    parts = [inner for part in parts for inner in (part.named_children if part.type == "extends_clause" else [part])]
    return tuple(_text(part) for part in parts if part.type in ("identifier", "member_expression"))


def _class_field(node: Node) -> tuple[flow.Statement, ...]:
    """A field's value goes to the object; a function there is a method."""
    name = node.child_by_field_name("property") or node.child_by_field_name("name")
    value = node.child_by_field_name("value")
    if name is None or value is None:
        return ()
    if value.type in ("arrow_function", "function_expression"):
        inner = lower_function(value)
        function = flow.Function(inner.span, inner.parameters, lambda: inner.body, "this")
        return (flow.Define(_span(node), _text(name), function),)
    target = flow.Member(_span(name), flow.Name(_span(name), "this"), _text(name))
    return (flow.Assign(_span(node), (target,), _expression(value)),)


def _export(node: Node) -> tuple[flow.Statement, ...]:
    inner = node.child_by_field_name("declaration")
    if inner is None:
        value = node.child_by_field_name("value")
        if value is not None and value.type in _LAMBDAS:
            return (flow.Define(_span(node), "default", lower_function(value)),)
        return (_evaluated(value),) if value is not None else ()
    if inner.type.endswith("function_declaration"):
        return (flow.Define(_span(node), _text(inner.child_by_field_name("name")), lower_function(inner)),)
    return _statement(inner)


_STATEMENTS: dict[str, Callable[[Node], tuple[flow.Statement, ...]]] = {
    "expression_statement": _expression_statement,
    "lexical_declaration": _declaration,
    "variable_declaration": _declaration,
    "if_statement": _if,
    "for_statement": _for,
    "for_in_statement": _for_in,
    "while_statement": _while,
    "do_statement": _while,
    "try_statement": _try,
    "switch_statement": _switch,
    "return_statement": _leave,
    "throw_statement": _leave,
    "break_statement": lambda node: (flow.Leave(_span(node), None, flow.Exit.BREAK),),
    "continue_statement": lambda node: (flow.Leave(_span(node), None, flow.Exit.CONTINUE),),
    "ERROR": lower_block,
    "function_declaration": _definition,
    "generator_function_declaration": _definition,
    "method_definition": _definition,
    "class_declaration": _class,
    "abstract_class_declaration": _class,
    "internal_module": _class,
    "module": _class,
    "field_definition": _class_field,
    "public_field_definition": _class_field,
    "export_statement": _export,
    "statement_block": lower_block,
    "labeled_statement": lambda node: _statement(node.child_by_field_name("body")),
}


def _expression(node: Node) -> flow.Expression:
    lower = _EXPRESSIONS.get(node.type)
    if lower is not None:
        return lower(node)
    return flow.Combine(_span(node), _parts(node)) if node.named_child_count else flow.Literal(_span(node))


def _parts(node: Node) -> tuple[flow.Expression, ...]:
    return tuple(_expression(child) for child in node.named_children if child.type not in _SILENT)


def _call(node: Node) -> flow.Expression:
    callee = node.child_by_field_name("function") or node.child_by_field_name("constructor")
    arguments = node.child_by_field_name("arguments")
    if callee is None:
        return flow.Combine(_span(node), _parts(node))
    if arguments is None:
        given: tuple[flow.Argument, ...] = ()
    elif arguments.type == "arguments":
        listed = [child for child in arguments.named_children if child.type not in _SILENT]
        given = tuple(flow.Argument(_expression(child), spread=child.type == "spread_element") for child in listed)
    else:
        given = (flow.Argument(_expression(arguments)),)
    return flow.Call(_span(node), _expression(callee), "".join(_text(callee).split()), given)


def _member(node: Node) -> flow.Expression:
    return flow.Member(_span(node), _field(node, "object"), _text(node.child_by_field_name("property")))


def _subscript(node: Node) -> flow.Expression:
    index = node.child_by_field_name("index")
    base = _field(node, "object")
    if index is not None and index.type in ("string", "number"):
        return flow.Member(_span(node), base, f"[{_text(index)}]")
    return flow.Index(_span(node), base, _field(node, "index"))


def _template(node: Node) -> flow.Expression:
    values = tuple(
        part for child in node.named_children if child.type == "template_substitution" for part in _parts(child)
    )
    return flow.Combine(_span(node), values) if values else flow.Literal(_span(node))


def _object(node: Node) -> flow.Expression:
    entries: list[tuple[str | None, flow.Expression]] = []
    for child in node.named_children:
        if child.type == "pair":
            key = child.child_by_field_name("key")
            plain = key is not None and key.type == "property_identifier"
            entries.append((f".{_text(key)}" if plain else None, _field(child, "value")))
        elif child.type == "shorthand_property_identifier":
            entries.append((f".{_text(child)}", flow.Name(_span(child), _text(child))))
        elif child.type == "method_definition":
            name = f".{_text(child.child_by_field_name('name'))}"
            entries.append((name, flow.Closure(_span(child), lower_function(child))))
        elif child.type not in _SILENT:
            entries.append((None, _expression(child)))
    return flow.Record(_span(node), tuple(entries))


def _binary(node: Node) -> flow.Expression:
    operator = _text(node.child_by_field_name("operator"))
    if operator in ("&&", "||"):
        return short_circuit(node, operator == "&&", _expression, guards)
    if operator in ("==", "===", "!=", "!==", "<", ">", "<=", ">=", "in", "instanceof"):
        return flow.Test(_span(node), _parts(node))
    return flow.Combine(_span(node), _parts(node))


def _unary(node: Node) -> flow.Expression:
    operator = _text(node.child_by_field_name("operator"))
    form = flow.Test if operator in ("!", "typeof", "void", "delete") else flow.Combine
    return form(_span(node), _parts(node))


def _ternary(node: Node) -> flow.Expression:
    condition = node.child_by_field_name("condition")
    value = _field(node, "condition")
    proven = tuple(guards(condition, _expression)) if condition is not None else ()
    ways = _field(node, "consequence"), _field(node, "alternative")
    return flow.Either(_span(node), flow.Test(value.span, (value,)), *ways, proven)


def _assignment(node: Node) -> flow.Expression:
    left = node.child_by_field_name("left")
    value = _field(node, "right")
    return flow.Bind(_span(node), _target(left), value) if left is not None else value


def _closure(node: Node) -> flow.Expression:
    return flow.Closure(_span(node), lower_function(node))


def _class_expression(node: Node) -> flow.Expression:
    """A class as a value: its methods and the values of its fields."""
    body = node.child_by_field_name("body")
    parts: list[flow.Expression] = []
    for child in body.named_children if body is not None else ():
        if child.type == "method_definition":
            parts.append(_closure(child))
        elif child.type == "field_definition":
            parts.append(_field(child, "value"))
    return flow.Combine(_span(node), tuple(parts))


def _transparent(node: Node) -> flow.Expression:
    inner = [child for child in node.named_children if child.type not in _SILENT]
    return _expression(inner[0]) if len(inner) == 1 else flow.Combine(_span(node), _parts(node))


def _cast(node: Node) -> flow.Expression:
    """The value that is said to be of another type."""
    return _expression(node.named_children[0])


_EXPRESSIONS: dict[str, Callable[[Node], flow.Expression]] = {
    "identifier": lambda node: flow.Name(_span(node), _text(node)),
    "this": lambda node: flow.Name(_span(node), "this"),
    "super": lambda node: flow.Name(_span(node), "super"),
    "true": lambda node: flow.Literal(_span(node), truth=True),
    "false": lambda node: flow.Literal(_span(node), truth=False),
    "null": lambda node: flow.Literal(_span(node), truth=False),
    "undefined": lambda node: flow.Literal(_span(node), truth=False),
    "number": lambda node: flow.Literal(_span(node), truth=_text(node) not in ("0", "0n", "NaN")),
    "yield_expression": lambda node: flow.Yield(_span(node), flow.Combine(_span(node), _parts(node))),
    "member_expression": _member,
    "subscript_expression": _subscript,
    "call_expression": _call,
    "new_expression": _call,
    "template_string": _template,
    "string": lambda node: flow.Literal(_span(node)),
    "array": lambda node: flow.Sequence(_span(node), _parts(node)),
    "object": _object,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "ternary_expression": _ternary,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _assignment,
    "arrow_function": _closure,
    "class": _class_expression,
    "function_expression": _closure,
    "generator_function": _closure,
    "parenthesized_expression": _transparent,
    "as_expression": _cast,
    "satisfies_expression": _cast,
    "non_null_expression": _cast,
    "type_assertion": lambda node: _expression(node.named_children[-1]),
    "jsx_expression": _transparent,
}


def _target(node: Node) -> flow.Target:
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        return flow.Name(_span(node), _text(node))
    if node.type == "array_pattern":
        return flow.Sequence(_span(node), tuple(map(_target, node.named_children)))
    if node.type == "object_pattern":
        return flow.Record(_span(node), tuple((key_of(child), _target(child)) for child in node.named_children))
    if node.type == "pair_pattern":
        value = node.child_by_field_name("value")
        return _target(value) if value is not None else flow.Combine(_span(node), ())
    if node.type in ("assignment_pattern", "object_assignment_pattern"):
        left = node.child_by_field_name("left")
        return _target(left) if left is not None else flow.Combine(_span(node), ())
    if node.type == "rest_pattern" and node.named_children:
        return _target(node.named_children[0])
    lowered = _expression(node)
    return lowered if isinstance(lowered, flow.Member | flow.Index) else flow.Combine(_span(node), (lowered,))


def _field(node: Node, name: str) -> flow.Expression:
    child = node.child_by_field_name(name)
    return _expression(child) if child is not None else flow.Literal(_span(node))


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
