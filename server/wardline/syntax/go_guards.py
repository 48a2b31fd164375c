"""What conditions prove in Go: `allowed[x]`, `_, ok := allowed[x]`, `x == "a"`, `slices.Contains`, and negations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import tree_sitter

from wardline.syntax import flow
from wardline.syntax.telling import is_telling_expression, is_telling_prefix

Node = tree_sitter.Node
Lower = Callable[[Node], flow.Expression]
_PROVING = {"==": True, "!=": False}
_CONTAINS = frozenset({"slices.Contains", "lo.Contains", "contains", "stringInSlice"})


def guards(node: Node, lower: Lower) -> Iterator[flow.Guard]:
    """What is known on either way of the condition `node`."""
    yield from _proven(node, lower, True, True)
    yield from _proven(node, lower, False, False)


def _proven(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Guard]:
    """What is known when `node` is `truth`, which is so when the whole condition is `outcome`."""
    if node.type == "parenthesized_expression" and node.named_child_count == 1:
        yield from _proven(node.named_children[0], lower, truth, outcome)
    elif node.type == "unary_expression" and _text(node.child_by_field_name("operator")) == "!":
        operand = node.child_by_field_name("operand")
        if operand is not None:
            yield from _proven(operand, lower, not truth, outcome)
    elif node.type == "binary_expression":
        yield from _compared(node, lower, truth, outcome)
    elif truth and node.type == "index_expression":
        yield from _looked_up(node, lower, outcome)
    elif truth and node.type == "identifier":
        value = _answer_to(node)
        if value is not None:
            yield from _proven(value, lower, True, outcome)
    elif truth and node.type == "call_expression":
        yield from _called(node, lower, outcome)


def _compared(node: Node, lower: Lower, truth: bool, outcome: bool) -> Iterator[flow.Guard]:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    sign = _text(node.child_by_field_name("operator"))
    if left is None or right is None:
        return
    if sign in ("&&", "||") and (sign == "&&") is truth:
        yield from _proven(left, lower, truth, outcome)
        yield from _proven(right, lower, truth, outcome)
    elif _PROVING.get(sign) is truth:
        yield flow.Guard(lower(left), lower(right), outcome)
        yield flow.Guard(lower(right), lower(left), outcome)


def _looked_up(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Guard]:
    base, key = node.child_by_field_name("operand"), node.child_by_field_name("index")
    if base is not None and key is not None:
        yield flow.Guard(lower(key), lower(base), outcome)


def _answer_to(name: Node) -> Node | None:
    """What was asked: `m[x]` of `_, name := m[x]`, `f(x)` of `name, _ := f(x)`.

    It stands in the condition's own first statement, or in the statement before it.
    """
    statement: Node | None = name
    while statement is not None and statement.type != "if_statement":
        statement = statement.parent
    if statement is None:
        return None
    before = statement.child_by_field_name("initializer") or statement.prev_named_sibling
    if before is None or before.type not in ("short_var_declaration", "assignment_statement"):
        return None
    left, right = before.child_by_field_name("left"), before.child_by_field_name("right")
    if left is None or right is None or right.named_child_count != 1:
        return None
    value, names = right.named_children[0], [_text(child) for child in left.named_children]
    place = 1 if value.type == "index_expression" and len(names) == 2 else 0
    known = value.type in ("index_expression", "call_expression")
    return value if known and names[place] == _text(name) else None


def _called(node: Node, lower: Lower, outcome: bool) -> Iterator[flow.Guard]:
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None:
        return
    given = arguments.named_children
    name = _text(function)
    if name in _CONTAINS and len(given) == 2:
        yield flow.Guard(lower(given[1]), lower(given[0]), outcome)
    elif name == "strings.HasPrefix" and len(given) == 2 and is_telling_prefix(_text(given[1]).strip('"`')):
        yield flow.Guard(lower(given[0]), lower(given[1]), outcome)
    elif name == "regexp.MatchString" and len(given) == 2 and _is_telling(_text(given[0])):
        yield flow.Guard(lower(given[1]), None, outcome)
    elif name.endswith(".MatchString") and len(given) == 1 and _is_anchored(function, node):
        yield flow.Guard(lower(given[0]), None, outcome)


def _is_anchored(function: Node, node: Node) -> bool:
    """Whether the expression that is asked must take the whole text, as far as this file's variables tell."""
    operand = function.child_by_field_name("operand")
    if operand is None:
        return False
    value = _text(operand)
    if operand.type == "identifier":
        value = _variable(value, node)
    found = re.fullmatch(r"regexp\.MustCompile\((.*)\)", value, re.DOTALL)
    return found is not None and _is_telling(found[1])


def _is_telling(literal: str) -> bool:
    """Whether the expression in a string literal says something of the whole text."""
    if literal[:1] == literal[-1:] == "`":
        return is_telling_expression(literal[1:-1])
    return literal[:1] == literal[-1:] == '"' and is_telling_expression(literal[1:-1].replace("\\\\", "\\"))


def _variable(name: str, node: Node) -> str:
    """What a variable of the file is declared as."""
    root = node
    while root.parent is not None:
        root = root.parent
    for declaration in root.named_children:
        if declaration.type == "var_declaration":
            found = re.search(rf"\b{re.escape(name)}\s*=\s*(regexp\.MustCompile\([^\n]*\))", _text(declaration))
            if found is not None:
                return found[1]
    return ""


def _text(node: Node | None) -> str:
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""
